# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Workbooks made to cost time or memory, each from a good one."""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from kiosk.flow.workbook import archive as workbook_archive
from tests.flow.workbook.kit import with_part

NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
TYPES = "[Content_Types].xml"
SHEET, STYLES, STRINGS, BOOK = "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/sharedStrings.xml", "xl/workbook.xml"


def sheet(rows: str, *, before: str = "", after: str = "") -> bytes:
    """A worksheet of these rows."""
    return f"<worksheet {NS}>{before}<sheetData>{rows}</sheetData>{after}</worksheet>".encode()


def cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def part(path: Path, name: str) -> str:
    with ZipFile(path) as archive:
        return archive.read(name).decode()


def million_rows(path: Path) -> Path:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 700_000))
    return with_part(path, SHEET, sheet(rows))


def gap(path: Path) -> Path:
    return with_part(path, SHEET, sheet(f'<row r="1000000000">{cell("A1000000000", "type")}</row>'))


def wide(path: Path) -> Path:
    return with_part(path, SHEET, sheet(f'<row r="1">{cell("A1", "type")}{cell("XFD1", "name")}</row>'))


def zip_bomb(path: Path) -> Path:
    return with_part(path, SHEET, b" " * (workbook_archive.MAX_UNPACKED + 1))


def blank_bomb(path: Path) -> Path:
    return with_part(path, SHEET, b" " * (workbook_archive.MAX_UNPACKED - 1_000_000))


def nested_zip(path: Path) -> Path:
    """A bomb inside a part that nothing reads costs nothing."""
    inner = path.with_name("inner.zip")
    with ZipFile(inner, "w", ZIP_DEFLATED) as archive:
        archive.writestr("a", b"\0" * 50_000_000)
    return with_part(path, "xl/media/inner.zip", inner.read_bytes(), (SHEET, sheet("")))


def huge_attribute(path: Path) -> Path:
    return with_part(path, SHEET, sheet(f'<row r="1" s="{"x" * 30_000_000}"></row>'))


def many_attributes(path: Path) -> Path:
    names = " ".join(f'a{number}="1"' for number in range(100_000))
    return with_part(path, SHEET, sheet(f"<row {names}></row>"))


def deep(path: Path) -> Path:
    return with_part(path, SHEET, b"<a>" * 1_000_000)


def many_styles(path: Path) -> Path:
    return with_part(path, STYLES, f"<styleSheet {NS}><cellXfs>{'<xf/>' * 390_000}</cellXfs></styleSheet>".encode())


def many_sheets(path: Path) -> Path:
    book = part(path, BOOK).replace("</sheets>", '<sheet name="q" sheetId="1" id="rId1"/>' * 20_000 + "</sheets>")
    return with_part(path, BOOK, book.encode())


def many_names(path: Path) -> Path:
    names = '<definedName name="a">survey!$A$1</definedName>' * 300_000
    book = part(path, BOOK).replace("</workbook>", f"<definedNames>{names}</definedNames></workbook>")
    return with_part(path, BOOK, book.encode())


def many_merges(path: Path) -> Path:
    merges = "<mergeCells>" + '<mergeCell ref="A1:B2"/>' * 390_000 + "</mergeCells>"
    return with_part(path, SHEET, sheet(f'<row r="1">{cell("A1", "type")}</row>', after=merges))


def laughs(path: Path) -> Path:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE a [<!ENTITY l0 "ha">{entities}]>'.encode() + sheet(f'<row r="1">{cell("A1", "&l9;")}</row>')
    return with_part(path, SHEET, bomb)


def outside_entity(path: Path) -> Path:
    return with_part(path, STRINGS, f'<!DOCTYPE sst [<!ENTITY e SYSTEM "file:///etc/passwd">]><sst {NS}/>'.encode())


def full_of_cells(path: Path) -> Path:
    """As many cells as may be read."""
    rows = "".join(f'<row r="{n}">{"<c><v>1</v></c>" * 40}</row>' for n in range(1, 4_800))
    return with_part(path, SHEET, sheet(rows))


def full_of_strings(path: Path) -> Path:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    types = part(path, TYPES).replace("</Types>", f'<Override PartName="/{STRINGS}" ContentType="{kind}"/></Types>')
    strings = f"<sst {NS}>{'<si><t>a</t></si>' * 190_000}</sst>".encode()
    return with_part(path, STRINGS, strings, (TYPES, types.encode()))


def one_huge_cell(path: Path) -> Path:
    return with_part(path, SHEET, sheet(f'<row r="1">{cell("A1", "x" * 35_000_000)}</row>'))

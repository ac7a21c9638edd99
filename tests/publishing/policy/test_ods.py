# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A stranger's .ods is read within limits, and nobody is misled by what is hidden or worked out."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from kiosk.flow.findings import Finding, WorkbookError
from kiosk.flow.workbook.sheets import MAX_ROWS, Sheets
from kiosk.publishing.policy.ods import read_ods

_HEAD = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
)
_HIDDEN = (
    '<office:automatic-styles><style:style style:name="weg"><style:table-properties table:display="false"/>'
    "</style:style></office:automatic-styles>"
)


def ods(folder: Path, rows: str, *, before: str = "", table: str = "", start: str = _HEAD) -> Path:
    """A spreadsheet with one sheet `blad` of these rows, as XML."""
    body = f'<office:body><office:spreadsheet><table:table table:name="blad" {table}>{rows}</table:table>'
    file = folder / "matrix.ods"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(
            "content.xml", f"{start}{before}{body}</office:spreadsheet></office:body></office:document-content>"
        )
    return file


def row(*cells: str, marks: str = "") -> str:
    return f"<table:table-row {marks}>{''.join(cells)}</table:table-row>"


def cell(content: str = "", marks: str = "") -> str:
    text = f"<text:p>{content}</text:p>" if content else ""
    return f"<table:table-cell {marks}>{text}</table:table-cell>"


HEADINGS = row(cell("a"), cell("b"))


def read(file: Path) -> tuple[Sheets, list[Finding]]:
    findings: list[Finding] = []
    return read_ods(file, findings), findings


def texts(file: Path) -> list[dict[str, str]]:
    """The rows under the headings."""
    sheets, findings = read(file)
    assert not findings
    return [dict(one.cells) for one in sheets["blad"].rows]


def refusal(file: Path) -> Finding:
    with pytest.raises(WorkbookError) as caught:
        read(file)
    return caught.value.findings[0]


def test_what_a_program_repeats_is_read_as_often(tmp_path: Path) -> None:
    rows = HEADINGS + row(cell("x", 'table:number-columns-repeated="2"'), marks='table:number-rows-repeated="2"')
    assert texts(ods(tmp_path, rows)) == [{"a": "x", "b": "x"}] * 2


def test_the_empty_end_of_a_sheet_costs_nothing(tmp_path: Path) -> None:
    empty = row(cell(marks='table:number-columns-repeated="16384"'), marks='table:number-rows-repeated="1048576"')
    sheets, _ = read(ods(tmp_path, HEADINGS + row(cell(), cell("y")) + empty))
    assert [(one.number, dict(one.cells)) for one in sheets["blad"].rows] == [(2, {"b": "y"})]


def test_an_empty_row_keeps_the_numbers_of_those_below(tmp_path: Path) -> None:
    gap = row(cell(), marks='table:number-rows-repeated="3"')
    sheets, _ = read(ods(tmp_path, HEADINGS + gap + row(cell("x"))))
    assert [one.number for one in sheets["blad"].rows] == [5]


@pytest.mark.parametrize(
    ("shown", "marks", "text"),
    [
        ("31-01-27", 'office:value-type="date" office:date-value="2027-01-31T00:00:00"', "2027-01-31"),
        ("1", 'office:value-type="float" office:value="1.0"', "1"),
        ("1,5", 'office:value-type="float" office:value="1.5"', "1.5"),
        ("1.0", 'office:value-type="string"', "1.0"),
        ("kort", 'office:value-type="string" office:string-value="lang"', "lang"),
        ("a<text:s text:c='2'/>b<text:span>c<text:tab/></text:span>d", "", "a  bc\td"),
    ],
)
def test_a_cell_is_read_as_it_was_meant(tmp_path: Path, shown: str, marks: str, text: str) -> None:
    sheets, _ = read(ods(tmp_path, HEADINGS + row(cell(shown, marks))))
    found = dict(sheets["blad"].rows[0].cells)
    assert found == {"a": text}


def test_a_formula_is_a_finding_at_its_cell(tmp_path: Path) -> None:
    _, findings = read(ods(tmp_path, HEADINGS + row(cell(), cell("2", 'table:formula="of:=1+1"'))))
    assert [(one.code, one.place) for one in findings] == [("formula", "blad!B2")]


@pytest.mark.parametrize(
    ("rows", "marks", "code"),
    [
        (HEADINGS + row(cell("x"), marks='table:visibility="filter"'), {}, "row-hidden"),
        ('<table:table-column table:visibility="collapse"/>' + HEADINGS, {}, "column-hidden"),
        (HEADINGS + row(cell("x", 'table:number-rows-spanned="2"')), {}, "merged-cells"),
        (HEADINGS, {"before": _HIDDEN, "table": 'table:style-name="weg"'}, "sheet-hidden"),
    ],
)
def test_what_somebody_cannot_see_is_a_finding(tmp_path: Path, rows: str, marks: dict[str, str], code: str) -> None:
    assert refusal(ods(tmp_path, rows, **marks)).code == code


def test_a_sheet_for_people_is_not_read(tmp_path: Path) -> None:
    file = ods(tmp_path, HEADINGS, table='table:print="true"')
    content = zipfile.ZipFile(file).read("content.xml").decode().replace('"blad"', '"toelichting"')
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("content.xml", content)
    assert read(file)[0] == {}


@pytest.mark.parametrize(
    "rows",
    [
        row(cell("x"), marks=f'table:number-rows-repeated="{MAX_ROWS + 1}"'),
        row(cell("x", 'table:number-columns-repeated="151"')),
        row(cell("x" + "<text:s text:c='999999999'/>")) + row(cell("x"), marks='table:number-rows-repeated="9999999"'),
        "".join(f'</table:table><table:table table:name="blad{at}">' for at in range(20)),
    ],
)
def test_what_would_cost_too_much_is_refused(tmp_path: Path, rows: str) -> None:
    assert "te groot" in refusal(ods(tmp_path, rows)).message.nl


@pytest.mark.parametrize(
    "content", [b"", b"PK", b"<a>", pytest.param(None, id="no content"), pytest.param("doctype", id="doctype")]
)
def test_what_is_no_spreadsheet_is_refused_in_one_line(tmp_path: Path, content: bytes | str | None) -> None:
    file = tmp_path / "matrix.ods"
    if content == "doctype":
        start = '<!DOCTYPE x [<!ENTITY a "aaaa">]>' + _HEAD
        file = ods(tmp_path, HEADINGS, start=start)
    elif isinstance(content, bytes):
        file.write_bytes(content)
    else:
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("mimetype", "x")
    assert re.match("Dit is geen leesbare .ods", refusal(file).message.nl)


def test_a_file_that_unpacks_to_much_is_refused(tmp_path: Path) -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", b" " * 40_000_001)
    file = tmp_path / "matrix.ods"
    file.write_bytes(packed.getvalue())
    assert "te groot" in refusal(file).message.nl

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A file that is not what it should be is refused with one clear finding, in bounded time and memory."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from kiosk.flow.workbook import archive as workbook_archive
from kiosk.flow.workbook import parts as workbook_parts
from kiosk.flow.workbook.authored import open_workbook
from kiosk.flow.xpath.lexer import MAX_LENGTH
from kiosk.flow.xpath.parser import MAX_NESTING
from tests.flow.workbook.bombs import (
    BOOK,
    SHEET,
    blank_bomb,
    deep,
    full_of_cells,
    full_of_strings,
    gap,
    huge_attribute,
    laughs,
    many_attributes,
    many_merges,
    many_names,
    many_sheets,
    many_styles,
    million_rows,
    nested_zip,
    one_huge_cell,
    outside_entity,
    part,
    sheet,
    wide,
    zip_bomb,
)
from tests.flow.workbook.kit import formed, refused, small, told, with_part, written
from tests.flow.workbooks import write_workbook

SECONDS, MEGABYTES = 5, 500
GUARD = 10
"""A hang guard: times what it may cost. What it does cost is for the benchmarks."""
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_OPEN = """
import json, resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_CPU, ({cpu}, {cpu}))
from kiosk.flow.findings import WorkbookError
from kiosk.flow.workbook.authored import open_workbook
try:
    open_workbook(Path(sys.argv[1]))
    told = []
except WorkbookError as error:
    told = [finding.code for finding in error.findings]
most = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM:"))
print(json.dumps([told, int(most.split()[1]) // 1024]))
"""


BOMBS: dict[Callable[[Path], Path], str] = {
    million_rows: "file-unreadable",
    gap: "sheet-too-large",
    wide: "sheet-too-large",
    zip_bomb: "file-too-large",
    blank_bomb: "file-unreadable",
    nested_zip: "sheet-missing",
    huge_attribute: "file-unreadable",
    many_attributes: "file-unreadable",
    deep: "file-unreadable",
    many_styles: "file-unreadable",
    many_sheets: "file-unreadable",
    many_names: "file-unreadable",
    many_merges: "merged-cells",
    laughs: "file-unreadable",
    outside_entity: "file-unreadable",
}


@pytest.mark.parametrize("bomb", BOMBS, ids=lambda bomb: bomb.__name__)
def test_a_bomb_is_one_finding(tmp_path: Path, bomb: Callable[[Path], Path]) -> None:
    findings = refused(bomb(written(tmp_path)))
    assert [finding.code for finding in findings] == [BOMBS[bomb]]


def _cost(path: Path) -> tuple[list[str], int]:
    """What opening a file in a process of its own says, and the megabytes that it took at most."""
    script = _OPEN.format(cpu=SECONDS * GUARD)
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True, timeout=300
    )
    codes, most = json.loads(done.stdout)
    return codes, most


@pytest.mark.parametrize(
    "costly",
    [million_rows, huge_attribute, full_of_cells, full_of_strings, one_huge_cell],
    ids=lambda one: one.__name__,
)
def test_no_file_costs_much_time_or_memory(tmp_path: Path, costly: Callable[[Path], Path]) -> None:
    _, most = _cost(costly(written(tmp_path)))
    assert most < MEGABYTES


def _password() -> bytes:
    return OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        (OLE + b"x" * 600, "file-format", "oud bestand (.xls"),
        (_password(), "file-protected", "wachtwoord"),
        (b"type;name;label\ntext;a;A\n", "file-unreadable", "geen leesbare werkmap"),
        (b"<html><table></table></html>", "file-unreadable", "geen leesbare werkmap"),
        (b"", "file-unreadable", "geen leesbare werkmap"),
        (b"PK\x03\x04kapot", "file-unreadable", "geen leesbare werkmap"),
    ],
    ids=["xls", "password", "csv", "html", "empty", "broken"],
)
def test_a_file_of_another_kind_is_one_finding(tmp_path: Path, content: bytes, code: str, words: str) -> None:
    path = tmp_path / "flow.xlsx"
    path.write_bytes(content)
    (finding,) = refused(path)
    assert (finding.code, finding.place) == (code, "flow.xlsx")
    assert words in finding.message.nl
    assert ".xlsx" in finding.remedy.nl


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("content.xml", "file-format", "OpenDocument"),
        ("xl/workbook.bin", "file-format", ".xlsb"),
        ("word/document.xml", "file-format", "Word"),
        ("xl/vbaProject.bin", "file-macros", "macro's"),
        ("xl/externalLinks/externalLink1.xml", "external-links", "andere bestanden"),
    ],
)
def test_an_archive_with_other_things_in_it_is_one_finding(tmp_path: Path, name: str, code: str, words: str) -> None:
    (finding,) = refused(with_part(written(tmp_path), name, b"<a/>"))
    assert finding.code == code
    assert words in finding.message.nl


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_half_a_file_is_one_finding(tmp_path: Path, share: float) -> None:
    path = written(tmp_path)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    assert [finding.code for finding in refused(path)] == ["file-unreadable"]


def test_an_archive_with_a_password_is_one_finding(tmp_path: Path) -> None:
    path = written(tmp_path)
    data = bytearray(path.read_bytes())
    at = data.rindex(b"PK\x01\x02")
    data[at + 8] |= 1
    path.write_bytes(bytes(data))
    assert [finding.code for finding in refused(path)] == ["file-unreadable"]


@pytest.mark.parametrize("name", [SHEET, BOOK, "[Content_Types].xml", "xl/_rels/workbook.xml.rels"])
@pytest.mark.parametrize("content", [b"", b"\xff\xfe\0", b"<a", b"<a/>", b"<a><b/></a>"])
def test_a_part_that_is_something_else_never_ends_in_a_traceback(tmp_path: Path, name: str, content: bytes) -> None:
    assert refused(with_part(written(tmp_path), name, content))


@pytest.mark.parametrize(
    "row", ['<row r="x"/>', '<row><c r="1A"><v>1</v></c></row>', '<row><c r="ZZZZ1"><v>1</v></c></row>']
)
def test_a_row_or_cell_of_nowhere_is_one_finding(tmp_path: Path, row: str) -> None:
    (finding,) = refused(with_part(written(tmp_path), SHEET, sheet(row)))
    assert finding.code == "file-unreadable"


@pytest.mark.parametrize("cell_there", ['<c t="s"><v>99</v></c>', "<c><v>veel</v></c>", '<c t="d"><v>ooit</v></c>'])
def test_a_cell_that_says_nothing_readable_is_one_finding(tmp_path: Path, cell_there: str) -> None:
    (finding,) = refused(with_part(written(tmp_path), SHEET, sheet(f"<row>{cell_there}</row>")))
    assert finding.code == "file-unreadable"


def test_cells_without_places_stand_one_after_another(tmp_path: Path) -> None:
    table = small()["survey"]
    texts = ("".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in row) for row in table)
    path = written(tmp_path)
    as_usual = open_workbook(path).xml
    assert open_workbook(with_part(path, SHEET, sheet("".join(f"<row>{row}</row>" for row in texts)))).xml == as_usual


def test_a_limit_on_all_parts_together_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_archive, "MAX_ELEMENTS", 100)
    assert "te veel cellen" in refused(written(tmp_path))[0].message.nl


@pytest.mark.parametrize(
    "limit", ["MAX_DEPTH", "MAX_ATTRIBUTES", "MAX_ATTRIBUTE", "MAX_FURNISHING", "MAX_LISTED_SHEETS"]
)
def test_each_limit_on_a_part_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    monkeypatch.setattr(workbook_parts, limit, 1)
    assert "te veel cellen" in refused(written(tmp_path))[0].message.nl


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("${nood} = 'huis'" + " or ${nood} = 'geld'" * 476, "rule-too-long"),
        ("1" * (MAX_LENGTH + 1), "rule-too-long"),
        ("(" * (MAX_NESTING + 1) + "1" + ")" * (MAX_NESTING + 1), "rule-too-deep"),
        ("(" * 1_000 + "1" + ")" * 1_000, "rule-too-deep"),
        ("not(" * 1_000 + "true()" + ")" * 1_000, "rule-too-deep"),
        ("[" * 1_000, "rule-too-deep"),
    ],
)
def test_a_rule_beyond_the_limits_is_one_finding(tmp_path: Path, rule: str, code: str) -> None:
    finding = told(tmp_path, survey_E1="relevant", survey_E4=rule)
    assert (finding.code, finding.place) == (code, "survey!E4")
    assert len(finding.shown("nl")) < 400


def test_ten_thousand_characters_are_the_most_that_a_cell_holds(tmp_path: Path) -> None:
    assert formed(tmp_path, survey_C4="x" * 10_000).questions
    assert told(tmp_path, survey_C4="x" * 10_001).code == "cell-too-long"


@pytest.mark.parametrize(
    ("value", "code"), [("=1+1", "formula"), ("#REF!", "error-value"), ("a_x0007_b", None), ("a\nb", None)]
)
def test_a_formula_and_an_error_are_told_at_their_cell(tmp_path: Path, value: str, code: str | None) -> None:
    if code is None:
        assert formed(tmp_path, survey_C4=value).questions
    else:
        finding = told(tmp_path, survey_C4=value)
        assert (finding.code, finding.place) == (code, "survey!C4")


def test_a_control_character_is_told(tmp_path: Path) -> None:
    path = written(tmp_path)
    text = part(path, SHEET).replace("Vertel het.", "Vertel\x85 het.")
    (finding,) = refused(with_part(path, SHEET, text.encode()))
    assert (finding.code, finding.place) == ("control-character", "survey!C4")


def edited(folder: Path, edit: Callable[[Workbook], object]) -> Path:
    """The small workbook as somebody left it."""
    path = write_workbook(folder, {**small(), "toelichting": [["Uitleg"], ["Hallo"]]})
    book = load_workbook(path)
    edit(book)
    book.save(path)
    return path


def _hide(book: Workbook, name: str, state: Literal["hidden", "veryHidden"]) -> None:
    book[name].sheet_state = state


def _hide_rows(book: Workbook) -> None:
    for number in (3, 4, 900):
        book["survey"].row_dimensions[number].hidden = True


def _hide_columns(book: Workbook) -> None:
    for letter in ("D", "Z"):
        book["survey"].column_dimensions[letter].hidden = True


@pytest.mark.parametrize(
    ("edit", "code", "place", "words"),
    [
        (lambda book: _hide(book, "survey", "hidden"), "sheet-hidden", "survey", "'survey' is verborgen"),
        (lambda book: _hide(book, "choices", "veryHidden"), "sheet-hidden", "choices", "verborgen"),
        (_hide_rows, "row-hidden", "survey!A3", "Rij 3 is verborgen, en nog 1."),
        (_hide_columns, "column-hidden", "survey!D1", "Kolom D"),
        (lambda book: book["survey"].merge_cells("C2:C3"), "merged-cells", "survey!C2", "(C2:C3)"),
    ],
    ids=["hidden", "very hidden", "rows", "columns", "merged"],
)
def test_what_an_author_cannot_see_is_told_alone(
    tmp_path: Path, edit: Callable[[Workbook], object], code: str, place: str, words: str
) -> None:
    (finding,) = refused(edited(tmp_path, edit))
    assert (finding.code, finding.place) == (code, place)
    assert words in finding.message.nl


def test_an_explanation_may_be_hidden_and_merged(tmp_path: Path) -> None:
    def edit(book: Workbook) -> None:
        book["toelichting"].merge_cells("A1:B2")
        book["toelichting"].sheet_state = "hidden"
        book["survey"].row_dimensions[900].hidden = True
        book["survey"].column_dimensions["Z"].hidden = True
        book["survey"]["A1"].comment = Comment("Uitleg", "iemand")

    assert open_workbook(edited(tmp_path, edit)).form.questions


def test_rows_that_are_only_formatted_are_no_rows(tmp_path: Path) -> None:
    path = written(tmp_path)
    rows = part(path, SHEET).replace("</sheetData>", '<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>')
    as_usual = open_workbook(path).xml
    assert open_workbook(with_part(path, SHEET, rows.encode())).xml == as_usual

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A workbook becomes a form, or every fault in it is told in Dutch with its cell."""

import re
import time
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font
from openpyxl.worksheet.datavalidation import DataValidation

from kiosk.flow.workbook import archive as workbook_archive
from kiosk.flow.workbook import sheets as workbook_sheets
from kiosk.flow.workbook.convert import WorkbookError, convert_workbook
from kiosk.flow.xform import places as xform_places
from kiosk.flow.xform.load import load_form
from tests.flow.workbooks import CHOICES, NL, OUTCOMES, SETTINGS, SHEETS, SURVEY, Rows, write_workbook


def findings(path: Path) -> list[str]:
    """What converting says, one line per finding."""
    with pytest.raises(WorkbookError) as caught:
        convert_workbook(path)
    for finding in caught.value.findings:
        assert finding.place
        for said in (finding.message, finding.remedy):
            assert said.nl[0].isupper()
            assert said.en[0].isupper()
    return str(caught.value).splitlines()


def changed(rows: Rows, **cells: object) -> Rows:
    """These rows with cells changed, named as in the sheet: `C5='text'`."""
    table = [list(row) for row in rows]
    for cell, value in cells.items():
        row, column = int(cell.lstrip("ABCDEFGHIJKLMNOP")) - 1, "ABCDEFGHIJKLMNOP".index(cell[0])
        while len(table) <= row:
            table.append([])
        table[row] += [""] * (column + 1 - len(table[row]))
        table[row][column] = value
    return table


def sheets(**other: Rows | None) -> Mapping[str, Rows]:
    """The good workbook with other sheets; None leaves one out."""
    return {name: rows for name, rows in {**SHEETS, **other}.items() if rows is not None}


def test_a_good_workbook_becomes_a_form(tmp_path: Path) -> None:
    loaded = load_form(convert_workbook(write_workbook(tmp_path)))
    assert loaded.languages == ("nl", "en", "ar")
    assert [loaded.fields[index].name for index in loaded.outcomes] == ["baan", "gids"]


def test_converting_twice_gives_the_same_text(tmp_path: Path) -> None:
    path = write_workbook(tmp_path)
    assert convert_workbook(path) == convert_workbook(path)


def test_a_workbook_without_outcomes_and_languages_is_a_plain_xlsform(tmp_path: Path) -> None:
    plain = {
        "survey": (
            ("type", "name", "label"),
            ("select_one l", "a", "Vraag?"),
            ("begin group", "g", "G"),
            ("end group",),
        ),
        "choices": (("list_name", "name", "label"), ("l", 1, "Een"), ("l", 2.0, "Twee")),
        "settings": (("form_id", "version"), ("plat", 3)),
    }
    plain["survey"] = (*plain["survey"][:2], ("text", "b", "Tekst?"))
    options = load_form(convert_workbook(write_workbook(tmp_path, plain))).field("a").options
    assert options is not None
    assert list(options.all) == ["1", "2"]


def test_sheets_for_people_are_not_read(tmp_path: Path) -> None:
    prose: Rows = (("Uitleg",), ("", "=1+1", "vrij"))
    extra = sheets(leeswijzer=prose, Toelichting=prose, _kladblok=prose)
    assert convert_workbook(write_workbook(tmp_path, extra)) == convert_workbook(write_workbook(tmp_path))


@pytest.mark.parametrize(
    ("name", "rows", "expected"),
    [
        ("survey", None, "survey: Het blad 'survey' ontbreekt"),
        ("choices", None, "survey!A3: De lijst 'doel' staat niet op het blad choices."),
        ("settings", None, "settings: Het blad 'settings' ontbreekt"),
        ("settings", SETTINGS[:1], "settings: Het blad 'settings' ontbreekt of is leeg"),
        ("blad1", (("a",), ("b",)), "blad1: Het blad 'blad1' is onbekend"),
        ("survey", changed(SURVEY, P1="kleur"), "survey!P1: De kolom 'kleur' wordt niet ondersteund"),
        ("survey", changed(SURVEY, P1="relevant::x"), "survey!P1: De kolom 'relevant::x' wordt niet ondersteund"),
        ("survey", (("type", "name"), ("text", "a")), "survey!A1: De kolom label ontbreekt"),
        ("survey", changed(SURVEY, P5="los"), "survey!P5: Deze kolom heeft geen kop"),
        ("survey", changed(SURVEY, A3="select_one weg"), "survey!A3: De lijst 'weg' staat niet op het blad choices"),
        ("survey", changed(SURVEY, A5="time"), "survey!A5: Het vraagtype 'time' wordt niet ondersteund"),
        ("survey", changed(SURVEY, B5="é é"), "survey!B5: De naam 'é é' heeft een vreemd teken: 'é' (LATIN"),
        ("survey", changed(SURVEY, B5="uren\u0430"), "survey!B5: De naam"),
        ("survey", changed(SURVEY, B5=""), "survey!B5: De naam ontbreekt."),
        ("survey", changed(SURVEY, M5="1 + 1"), "survey!M5: Een vraag met een tekst kan geen berekening"),
        ("survey", changed(SURVEY, H6="${urenn} > 1"), "survey!H6: De vraag 'urenn' bestaat niet. Bedoelt u 'uren'?"),
        ("survey", changed(SURVEY, C10="Hoi ${weg}"), "survey!C10: De vraag 'weg' bestaat niet."),
        ("survey", changed(SURVEY, H6="${uren} > "), "survey!H6: Hier hoort een naam"),
        ("survey", changed(SURVEY, H6="foo(1)"), "survey!H6: De functie foo() wordt niet ondersteund"),
        (
            "survey",
            changed(SURVEY, H4="${doel} = 'wrek'"),
            "survey!H4: De vraag 'doel' heeft geen keuze 'wrek'. Bedoelt u 'werk'?",
        ),
        ("survey", changed(SURVEY, J5=". >"), "survey!J5: Hier hoort een naam"),
        ("survey", changed(SURVEY, M11="if(1, 2)"), "survey!M11: De functie if() krijgt 2 waarden"),
        ("survey", changed(SURVEY, N9="streekk = ${streek}"), "survey!N9: De lijst heeft geen kolom 'streekk'"),
        ("survey", changed(SURVEY, H3="${doel} = 'werk'"), "survey!H3: Deze wachten op elkaar"),
        ("survey", changed(SURVEY, B10="doel"), "survey!B10: De naam 'doel' staat al in survey!B3."),
        ("survey", changed(SURVEY, A7="note", B7="n", C7="N"), "survey"),
        ("survey", changed(SURVEY, C6="=A1"), "survey!C6: Hier staat een formule"),
        ("survey", changed(SURVEY, C6="#REF!"), "survey!C6: Hier staat de fout #REF!"),
        ("survey", changed(SURVEY, C6="x" * 10_001), "survey!C6: De cel heeft meer dan 10000 tekens"),
        ("choices", changed(CHOICES, A1="list"), "choices!A1: De kolom 'list_name' ontbreekt"),
        ("choices", changed(CHOICES, F1="a b"), "choices!F1: De kolom 'a b' wordt niet ondersteund"),
        ("choices", changed(CHOICES, F1="streek::nl"), "choices!F1: De kolom 'streek::nl' wordt niet ondersteund"),
        ("choices", changed(CHOICES, B3="werk"), "choices!B3: De code 'werk' staat al in choices!B2"),
        ("choices", changed(CHOICES, B3="we rk"), "choices!B3: De code 'we rk' heeft een spatie."),
        (
            "settings",
            changed(SETTINGS, E1="style", E2="pages"),
            "settings!E2: De kolom 'style' wordt niet ondersteund",
        ),
        ("settings", changed(SETTINGS, B2=""), "settings!B2: De instelling 'version' ontbreekt"),
        ("outcomes", changed(OUTCOMES, L1="kleur", L2="rood"), "outcomes!L1: De kolom 'kleur' wordt niet ondersteund"),
        ("outcomes", changed(OUTCOMES, A2="b n"), "outcomes!A2: De naam 'b n' heeft een teken dat niet kan"),
        ("outcomes", changed(OUTCOMES, A2="doel"), "outcomes!A2: De naam 'doel' staat al in survey!B3."),
        ("outcomes", changed(OUTCOMES, B2=""), "outcomes!B2: De voorwaarde ontbreekt"),
        ("outcomes", changed(OUTCOMES, B2="${weg} = 1"), "outcomes!B2: De vraag 'weg' bestaat niet"),
        ("outcomes", changed(OUTCOMES, B2="${doel} = 'x'"), "outcomes!B2: De vraag 'doel' heeft geen keuze 'x'"),
        ("outcomes", changed(OUTCOMES, C2=""), "outcomes!C2: De tekst in de standaardtaal ontbreekt"),
        ("outcomes", changed(OUTCOMES, I2="UWV werk"), "outcomes!I2: Een dienstsoort is geen code"),
        ("outcomes", changed(OUTCOMES, J2="EW10"), "outcomes!J2: Het thema is onbekend"),
        ("outcomes", changed(OUTCOMES, K2="ja"), "outcomes!K2: Hier staat geen yes"),
    ],
)
def test_a_fault_is_told_with_its_cell(tmp_path: Path, name: str, rows: Rows | None, expected: str) -> None:
    told = findings(write_workbook(tmp_path, sheets(**{name: rows})))
    assert any(line.startswith(expected) for line in told), told


def test_all_faults_of_a_workbook_are_told_at_once(tmp_path: Path) -> None:
    bad = sheets(
        survey=changed(SURVEY, A5="time", P1="kleur", C6="=A1"),
        choices=changed(CHOICES, B3="werk"),
        settings=changed(SETTINGS, B2=""),
        outcomes=changed(OUTCOMES, J2="EW10"),
    )
    assert {line.split(":")[0] for line in findings(write_workbook(tmp_path, bad))} == {
        "survey!A5",
        "survey!P1",
        "survey!C6",
        "choices!B3",
        "settings!B2",
        "outcomes!J2",
    }


def test_all_faults_of_expressions_are_told_at_once(tmp_path: Path) -> None:
    bad = sheets(survey=changed(SURVEY, H6="1 +", J5=". >"), outcomes=changed(OUTCOMES, B2="${doel} ="))
    places = [line.split(":")[0] for line in findings(write_workbook(tmp_path, bad))]
    assert places == ["survey!J5", "survey!H6", "outcomes!B2"]


def test_an_empty_sheet_of_outcomes_adds_nothing(tmp_path: Path) -> None:
    xml = convert_workbook(write_workbook(tmp_path, sheets(outcomes=OUTCOMES[:1])))
    assert load_form(xml).outcomes == ()


def test_the_language_of_the_first_label_is_the_default_where_none_is_set(tmp_path: Path) -> None:
    settings: Rows = (("form_id", "version"), ("proef", "1"))
    form = load_form(convert_workbook(write_workbook(tmp_path, sheets(settings=settings))))
    assert form.default_language == "nl"
    assert NL.endswith("(nl)")


def test_dates_and_hard_spaces_in_cells_are_read_as_text(tmp_path: Path) -> None:
    path = write_workbook(tmp_path)
    book = load_workbook(path)
    book["settings"]["B2"] = date(2026, 11, 23)
    book["survey"]["C2"] = "\xa0Hallo\xa0daar "
    book.save(path)
    form = load_form(convert_workbook(path))
    assert form.version == "2026-11-23"
    assert form.field("welkom").wording.label.parts["nl"] == ("Hallo daar",)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "geen leesbare werkmap"),
        (b"geen zip", "geen leesbare werkmap"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"x" * 600, "wachtwoord"),
        (b"PK\x03\x04kapot", "geen leesbare werkmap"),
    ],
)
def test_a_file_that_is_no_workbook_is_one_finding(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "flow.xlsx"
    path.write_bytes(content)
    (told,) = findings(path)
    assert told.startswith("flow.xlsx: ")
    assert words in told


def test_a_file_that_is_not_there_is_one_finding(tmp_path: Path) -> None:
    assert "geen leesbare werkmap" in findings(tmp_path / "weg.xlsx")[0]


def test_a_zip_that_is_no_workbook_is_one_finding(tmp_path: Path) -> None:
    path = tmp_path / "flow.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "hallo")
    assert "geen leesbare werkmap" in findings(path)[0]


def _with_member(path: Path, name: str, content: bytes) -> Path:
    """The same workbook with one member replaced."""
    copy = path.with_name("anders.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            new.writestr(member, content if member == name else old.read(member))
    return copy


def test_a_sheet_that_is_damaged_is_one_finding(tmp_path: Path) -> None:
    path = _with_member(write_workbook(tmp_path), "xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row")
    assert "beschadigd (xl/worksheets/sheet1.xml)" in findings(path)[0]


def test_whole_numbers_written_with_a_fraction_and_cells_of_spaces_are_read_as_meant(tmp_path: Path) -> None:
    path = write_workbook(tmp_path, sheets(settings=changed(SETTINGS, B2=3, C2="   ")))
    with zipfile.ZipFile(path) as archive:
        member = archive.read("xl/worksheets/sheet4.xml")
    assert b"<v>3</v>" in member
    form = load_form(convert_workbook(_with_member(path, "xl/worksheets/sheet4.xml", member.replace(b">3<", b">3.0<"))))
    assert (form.version, form.title) == ("3", "proef")


def test_a_fault_of_the_whole_form_is_told_of_the_survey(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xform_places, "MAX_PLACES", 2)
    (told,) = findings(write_workbook(tmp_path))
    assert told == "survey: Het formulier heeft meer dan 2 vragen. Splits het."


def test_entities_in_a_sheet_are_refused(tmp_path: Path) -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><worksheet><sheetData><row><c t="str">'
    bomb += b"<v>&c;</v></c></row></sheetData></worksheet>"
    path = _with_member(write_workbook(tmp_path), "xl/worksheets/sheet1.xml", bomb)
    assert len(findings(path)) >= 1


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = _with_member(
        write_workbook(tmp_path), "xl/worksheets/sheet1.xml", b" " * (workbook_archive.MAX_UNPACKED + 1)
    )
    assert path.stat().st_size < 1_000_000
    assert "te groot" in findings(path)[0]


@pytest.mark.parametrize(("limit", "value"), [("MAX_FILE", 100), ("MAX_MEMBERS", 3), ("MAX_UNPACKED", 1000)])
def test_a_file_that_is_too_large_is_one_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int
) -> None:
    monkeypatch.setattr(workbook_archive, limit, value)
    (told,) = findings(write_workbook(tmp_path))
    assert "te groot" in told


@pytest.mark.parametrize(
    ("limit", "value", "words"),
    [
        ("MAX_SHEETS", 2, "Meer dan 2 bladen"),
        ("MAX_ROWS", 5, "hoogstens 5 rijen"),
        ("MAX_COLUMNS", 5, "5 kolommen"),
    ],
)
def test_limits_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int, words: str) -> None:
    monkeypatch.setattr(workbook_sheets, limit, value)
    assert words in findings(write_workbook(tmp_path))[0]


def test_rows_far_below_are_refused(tmp_path: Path) -> None:
    path = write_workbook(tmp_path)
    book = load_workbook(path)
    book["survey"]["A6001"] = "text"
    book.save(path)
    assert "te groot" in findings(path)[0]


def test_a_file_that_lies_about_its_size_is_read_whole(tmp_path: Path) -> None:
    path = write_workbook(tmp_path)
    with zipfile.ZipFile(path) as archive:
        member = archive.read("xl/worksheets/sheet1.xml")
    lying = re.sub(b'<dimension ref="[^"]*"', b'<dimension ref="A1:B3"', member)
    assert lying != member
    assert convert_workbook(_with_member(path, "xl/worksheets/sheet1.xml", lying)) == convert_workbook(path)


def test_a_row_that_claims_to_be_the_billionth_is_refused_without_counting_to_it(tmp_path: Path) -> None:
    gap = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    gap += (
        b'<row r="1000000000"><c r="A1000000000" t="inlineStr"><is><t>type</t></is></c></row></sheetData></worksheet>'
    )
    started = time.process_time()
    (told,) = findings(_with_member(write_workbook(tmp_path), "xl/worksheets/sheet1.xml", gap))
    assert "te groot" in told
    assert time.process_time() - started < 50


def test_a_condition_that_is_too_long_is_quoted_in_part(tmp_path: Path) -> None:
    rows = changed(SURVEY, H6=" or ".join(["${uren} > 1"] * 600))
    (told,) = findings(write_workbook(tmp_path, sheets(survey=rows)))
    assert told.startswith("survey!H6: De voorwaarde is te lang")
    assert len(told) < 400


def test_styles_and_validations_give_no_warnings(tmp_path: Path) -> None:
    path = write_workbook(tmp_path)
    book = load_workbook(path)
    sheet = book["survey"]
    sheet["A1"].font = Font(bold=True)
    sheet.add_data_validation(DataValidation(type="list", formula1='"text,note"'))
    book.save(path)
    assert convert_workbook(path)


def test_the_sheets_may_be_named_in_capitals(tmp_path: Path) -> None:
    book = Workbook()
    del book["Sheet"]
    for name, rows in SHEETS.items():
        sheet = book.create_sheet(name.title())
        for row in rows:
            sheet.append([None if cell == "" else cell for cell in row])
    path = tmp_path / "hoofd.xlsx"
    book.save(path)
    assert load_form(convert_workbook(path)).id == "proef"

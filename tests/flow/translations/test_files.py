# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files for translators: what goes out comes back, and a file that is broken or of something else is refused whole."""

import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import polib  # type: ignore[import-untyped] # polib ships no types
import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from kiosk.flow.findings import WorkbookError
from kiosk.flow.translations import refusing, xlsx
from kiosk.flow.translations.files import FORMATS, received
from kiosk.flow.translations.rows import Exchange, Row, exchange_of, mark_of
from kiosk.flow.workbook.translated import State
from tests.flow.translations.desk import AR, STREET, desk, file_of

_texts = st.text(st.sampled_from("aé ’\"'<&>\\n\n\t=+@-“ع٣%{}$"), min_size=1, max_size=20).map(str.strip).filter(bool)


@st.composite
def _rows(draw: st.DrawFn) -> tuple[Row, ...]:
    rows = []
    for number in range(draw(st.integers(0, 4))):
        source, text = draw(_texts), draw(_texts | st.just(""))
        state = draw(st.sampled_from([State.STALE, State.DONE, State.CHECKED])) if text else State.MISSING
        rows.append(Row(f"survey:q{number}:label", source, text, state, draw(_texts), mark_of(text, state)))
    return tuple(rows)


EACH_STATE = tuple(
    Row(f"survey:{state.value}:label", "a", "" if state is State.MISSING else "b", state) for state in State
)


def written(exchange: Exchange, kind: str, folder: Path) -> Path:
    path = folder / f"translation{FORMATS[kind].ends[0]}"
    path.write_bytes(FORMATS[kind].written(exchange))
    return path


def refusal(path: Path, given: str | None = None) -> str:
    with pytest.raises(WorkbookError) as raised:
        received(path, desk(), given)
    assert len(raised.value.findings) == 1
    finding = raised.value.findings[0]
    assert finding.message.nl != finding.message.en
    return finding.code


@pytest.mark.parametrize("kind", FORMATS)
@given(rows=_rows())
@example(rows=EACH_STATE)
@settings(max_examples=15)
def test_what_goes_out_comes_back(kind: str, rows: tuple[Row, ...], tmp_path_factory: pytest.TempPathFactory) -> None:
    exchange = Exchange("proef", "nl", "ar", "العربية (ar)", rows)
    path = written(exchange, kind, tmp_path_factory.mktemp("out"))
    assert [_said(row) for row in FORMATS[kind].read(path).rows] == [_said(row) for row in rows]
    assert replace(FORMATS[kind].read(path), rows=()) == replace(exchange, rows=())


def _said(row: Row) -> tuple[str, str, str, State, str]:
    return row.key, row.source, row.text, row.state, row.was


@pytest.mark.parametrize("kind", FORMATS)
def test_a_whole_workbook_goes_out_and_comes_back_untouched(kind: str, tmp_path: Path) -> None:
    exchange = exchange_of(desk(), AR)
    found = received(written(exchange, kind, tmp_path), desk(), "ar")
    assert found == exchange
    assert not any(row.is_touched for row in found.rows)


def test_a_note_tells_a_translator_where_a_text_stands() -> None:
    notes = {row.key: row.note for row in exchange_of(desk(), AR).rows}
    assert notes[STREET] == "select_one, label: Welke streek?"
    assert notes["choices:vak/zorg:label"] == "keuze / choice: Welk vak?"
    assert notes["outcomes:gids:body"] == "uitkomst / outcome, body: De gids"
    assert notes["glossary:uitkering:explanation"] == "woord / word: uitkering"


def test_a_text_without_a_label_is_known_by_its_name() -> None:
    survey = desk().sheets["survey"]
    rows = tuple(replace(row, cells={k: v for k, v in row.cells.items() if "label" not in k}) for row in survey.rows)
    bare = replace(desk(), sheets={**desk().sheets, "survey": replace(survey, rows=rows)})
    notes = {row.key: row.note for row in exchange_of(bare, AR).rows}
    assert notes["survey:welkom:hint"] == "note, hint: welkom"


def test_only_the_translation_and_its_state_can_be_changed_and_there_is_no_password(tmp_path: Path) -> None:
    sheet: Any = load_workbook(written(exchange_of(desk(), AR), "xlsx", tmp_path))["translations"]
    headings = [cell.value for cell in sheet[1]]
    assert sheet.protection.sheet
    assert not sheet.protection.password
    unlocked = {headings[cell.column - 1] for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    assert unlocked == {"translation", "state"}
    assert "missing,stale,done,checked" in sheet.data_validations.dataValidation[0].formula1


def test_a_text_that_looks_like_a_formula_stays_a_text(tmp_path: Path) -> None:
    path = written(file_of(desk(), {STREET: ("=1+1", State.DONE)}), "xlsx", tmp_path)
    assert "=1+1" in [row.text for row in received(path, desk()).rows]


def test_translation_tools_may_write_remarks_and_codes_of_their_own(tmp_path: Path) -> None:
    path = written(exchange_of(desk(), AR), "xliff", tmp_path)
    text = path.read_text(encoding="utf-8")
    text = text.replace(' state="translated">أي منطقة؟<', '>أي <g id="1">منطقة</g>؟<')
    path.write_text(
        text.replace('<trans-unit id="survey:streek:label">', '<trans-unit id="survey:streek:label" approved="yes">'),
        "utf-8",
    )
    row = next(row for row in received(path, desk()).rows if row.key == STREET)
    assert (row.text, row.state) == ("أي منطقة؟", State.CHECKED)
    bare = '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="proef" target-language="ar"><body>'
    path.write_text(f'{bare}<trans-unit id="{STREET}"><source>x</source></trans-unit></body></file></xliff>', "utf-8")
    assert received(path, desk()).rows == (Row(STREET, "x", "", State.MISSING),)


def test_a_gettext_tool_may_drop_all_that_is_not_gettext(tmp_path: Path) -> None:
    path = tmp_path / "bare.po"
    path.write_text(f'msgid ""\nmsgstr "Language: ar\\n"\n\nmsgctxt "{STREET}"\nmsgid "a"\nmsgstr "b"\n', "utf-8")
    found = received(path, desk())
    assert found.rows == (Row(STREET, "a", "b", State.DONE),)
    assert found.written == AR.written
    file = polib.pofile(str(path))
    file[0].tcomment = "Checked\nby hand"
    path.write_text(str(file), "utf-8")
    assert received(path, desk()).rows[0].state is State.CHECKED


def test_a_file_that_does_not_say_its_language_takes_the_given_one(tmp_path: Path) -> None:
    path = written(replace(exchange_of(desk(), AR), language=""), "po", tmp_path)
    assert refusal(path) == "translation-language"
    assert received(path, desk(), "ar").language == "ar"


def test_a_file_in_a_new_language_says_how_its_headings_are_written(tmp_path: Path) -> None:
    exchange = replace(exchange_of(desk(), AR), language="uk", written="Українська (uk)")
    assert received(written(exchange, "xliff", tmp_path), desk()).written == "Українська (uk)"
    assert refusal(written(replace(exchange, written=""), "xliff", tmp_path)) == "translation-language"


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("translation-other-workbook", {"form_id": "anders"}),
        ("translation-other-workbook", {"form_id": "", "rows": ()}),
        ("translation-other-source", {"source_language": "de"}),
        ("translation-double", {"rows": (Row("a", "a", "", State.MISSING),) * 2}),
        ("translation-key", {"rows": (Row("", "a", "", State.MISSING),)}),
        ("translation-source-language", {"language": "nl", "written": "Nederlands (nl)"}),
    ],
)
@pytest.mark.parametrize("kind", FORMATS)
def test_a_file_of_something_else_is_refused(code: str, change: dict[str, Any], kind: str, tmp_path: Path) -> None:
    assert refusal(written(replace(exchange_of(desk(), AR), **change), kind, tmp_path)) == code


def test_a_file_in_another_language_than_the_given_one_is_refused(tmp_path: Path) -> None:
    path = written(exchange_of(desk(), AR), "po", tmp_path)
    assert refusal(path, "en") == "translation-language"
    assert refusal(path, "nl") == "translation-source-language"
    assert refusal(path, "tlh") == "translation-language"


BOMB = '<!DOCTYPE xliff [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize("declared", [BOMB, "<!DOCTYPE xliff>"])
def test_an_xliff_that_declares_a_document_type_is_refused(declared: str, tmp_path: Path) -> None:
    path = written(exchange_of(desk(), AR), "xliff", tmp_path)
    text = path.read_text(encoding="utf-8").replace("<xliff ", f"{declared}<xliff ", 1)
    path.write_text(text.replace(">أي منطقة؟<", ">&b;<") if declared == BOMB else text, encoding="utf-8")
    assert refusal(path) == "translation-unreadable"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.po", b""),
        ("broken.po", b'msgid "a\nmsgstr'),
        ("latin.po", 'msgid "é"'.encode("latin-1")),
        ("nothing.xlf", b""),
        ("broken.xlf", b"<xliff>"),
        ("other.xlf", b"<html/>"),
        ("encoding.xlf", b"<?xml version='1.0' encoding='utf-99'?><a/>"),
        ("two.xliff", b'<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2"><file/><file/></xliff>'),
        ("nothing.xlsx", b""),
        ("broken.xlsx", b"PK\x03\x04 no archive"),
        ("table.csv", b"a,b"),
    ],
)
def test_a_broken_file_is_refused_with_one_finding(name: str, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert refusal(path) in {
        "translation-unreadable",
        "translation-format",
        "translation-other-workbook",
        "file-unreadable",
    }


def test_a_file_that_is_not_there_or_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert refusal(tmp_path / "gone.po") == "translation-unreadable"
    path = written(exchange_of(desk(), AR), "po", tmp_path)
    monkeypatch.setattr(refusing, "MAX_FILE", 100)
    assert refusal(path) == "translation-too-large"


def test_a_file_with_too_many_rows_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.flow.translations.files.MAX_ROWS", 3)
    assert refusal(written(exchange_of(desk(), AR), "po", tmp_path)) == "translation-too-large"


def _cell(path: Path, sheet: str, row: int, heading: str, value: str) -> None:
    book: Any = load_workbook(path)
    column = xlsx.COLUMNS.index(heading) + 1
    book[sheet].cell(row, column).value = value
    book.save(path)


@pytest.mark.parametrize(
    ("heading", "value", "code"),
    [
        ("translation", "=HYPERLINK(A1)", "formula"),
        ("state", "klaar", "translation-state"),
        ("source", "Anders", "translation-source"),
    ],
)
def test_a_cell_that_is_not_in_order_is_told(heading: str, value: str, code: str, tmp_path: Path) -> None:
    path = written(exchange_of(desk(), AR), "xlsx", tmp_path)
    _cell(path, "translations", 3, heading, value)
    assert refusal(path) == code


@pytest.mark.parametrize("gone", ["about", "translations", "key"])
def test_a_workbook_that_is_no_translation_is_refused(gone: str, tmp_path: Path) -> None:
    path = written(exchange_of(desk(), AR), "xlsx", tmp_path)
    book: Any = load_workbook(path)
    if gone == "key":
        book["translations"]["A1"] = "sleutel"
    else:
        del book[gone]
    book.save(path)
    assert refusal(path) == "translation-unreadable"


def test_an_xlsx_that_unpacks_to_a_bomb_is_refused(tmp_path: Path) -> None:
    path = written(exchange_of(desk(), AR), "xlsx", tmp_path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/zeros.xml", b"0" * 41_000_000)
    assert refusal(path) == "file-too-large"


def test_an_xliff_is_what_agencies_expect(tmp_path: Path) -> None:
    root = fromstring(written(exchange_of(desk(), AR), "xliff", tmp_path).read_bytes())
    assert root.get("version") == "1.2"
    units = root.findall(".//{urn:oasis:names:tc:xliff:document:1.2}trans-unit")
    assert len(units) == len(exchange_of(desk(), AR).rows)
    assert len({unit.get("id") for unit in units}) == len(units)

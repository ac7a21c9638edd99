# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A merge goes into the author's workbook; all that is no translation stays, and a failure changes nothing."""

import shutil
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from kiosk.flow.findings import WorkbookError
from kiosk.flow.translations import saving
from kiosk.flow.translations.merging import Merge, merged
from kiosk.flow.translations.rows import Language
from kiosk.flow.translations.saving import replacing, save
from kiosk.flow.translations.states import states
from kiosk.flow.workbook.authored import AuthoredFlow, open_workbook
from kiosk.flow.workbook.translated import State, kept_in, wordings_of
from kiosk.places import resources
from tests.flow.translations.desk import AR, DAY, EN, STREET, UNITS, at_desk, file_of

EDITS = {STREET: ("=أي", State.CHECKED), "choices:vak/zorg:label": ("عناية", State.DONE)}


def merge_of(authored: AuthoredFlow, language: Language = AR) -> Merge:
    return merged(authored, file_of(authored, EDITS, language), DAY)


def furnished(path: Path) -> None:
    """Gives a workbook what authors give it: a remark, a colour, a list to choose from, widths, a frozen row."""
    book: Any = load_workbook(path)
    sheet = book["survey"]
    sheet["B3"].comment = Comment("Let op", "auteur")
    sheet["C3"].fill = PatternFill("solid", fgColor="FFEE00")
    validation = DataValidation(type="list", formula1='"yes"')
    validation.add("I2:I99")
    sheet.add_data_validation(validation)
    sheet.column_dimensions["C"].width = 55
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = "A1:N11"
    book.create_sheet("toelichting")["A1"] = CellRichText("Uitleg, ", TextBlock(InlineFont(b=True), "vet"))
    book.properties.title = "Proef"
    book.save(path)


def seen(path: Path) -> dict[tuple[str, str], tuple[object, ...]]:
    """Every cell with its looks and its remark, and what each sheet has."""
    book: Any = load_workbook(path, rich_text=True)
    found: dict[tuple[str, str], tuple[object, ...]] = {}
    looks: dict[int, tuple[str, ...]] = {}
    for sheet in book:
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            if cell.style_id not in looks:
                parts = (cell.font, cell.fill, cell.alignment, cell.border, cell.number_format, cell.protection)
                looks[cell.style_id] = tuple(map(str, parts))
            remark = cell.comment.text if cell.comment else None
            look = looks[cell.style_id]
            found[(sheet.title, cell.coordinate)] = (repr(cell.value), cell.data_type, look, remark)
        lists = [(str(one.sqref), one.formula1) for one in sheet.data_validations.dataValidation]
        widths = {letter: column.width for letter, column in sheet.column_dimensions.items()}
        found[(sheet.title, "")] = (
            lists,
            widths,
            sheet.freeze_panes,
            sheet.auto_filter.ref,
            sheet.sheet_view.rightToLeft,
        )
    return found


def differing(before: Path, after: Path) -> set[tuple[str, str]]:
    old, new = seen(before), seen(after)
    return {place for place in {*old, *new} if old.get(place) != new.get(place) and place[0] != "translations"}


def test_only_translations_change_in_the_workbook(tmp_path: Path) -> None:
    path = at_desk(tmp_path).path
    furnished(path)
    shutil.copy(path, tmp_path / "before.xlsx")
    authored = open_workbook(path)
    save(authored, merge_of(authored), path)
    assert differing(tmp_path / "before.xlsx", path) == {("survey", "E8"), ("choices", "E6")}
    after = open_workbook(path)
    assert after.sheets["survey"].rows[6].get("label::العربية (ar)") == "=أي"
    assert states(after)[(STREET, "ar")] is State.CHECKED
    assert after.form.field("streek").wording.label.parts["ar"] == ("=أي",)


def test_the_shipped_workbook_stays_as_it_is_but_for_its_translations(tmp_path: Path) -> None:
    path = tmp_path / "werkcentrum.xlsx"
    shutil.copy(resources() / "flows" / "werkcentrum.xlsx", path)
    authored = open_workbook(path)
    merge = merged(authored, file_of(authored, {"survey:tegel:label": ("جديد", State.CHECKED)}), DAY)
    save(authored, merge, tmp_path / "after.xlsx")
    assert differing(path, tmp_path / "after.xlsx") == {("survey", "E3")}


def test_a_translation_without_a_column_gets_one_that_looks_like_the_others(tmp_path: Path) -> None:
    path = at_desk(tmp_path).path
    furnished(path)
    authored = open_workbook(path)
    edits = {UNITS: ("من واحد", State.DONE), "survey:welkom:hint": ("كل شيء", State.DONE), STREET: ("أي", State.DONE)}
    save(authored, merged(authored, file_of(authored, edits), DAY), path)
    after = open_workbook(path)
    assert [text for one in wordings_of(after.sheets) if one.key in edits for text in [one.texts["ar"]]] == [
        "كل شيء",
        "من واحد",
        "أي",
    ]
    assert after.form.field("uren").wording.constraint.parts["ar"] == ("من واحد",)


def test_a_new_language_gets_its_columns_with_the_explanation_of_their_headings(tmp_path: Path) -> None:
    path = at_desk(tmp_path).path
    book: Any = load_workbook(path)
    heading = next(cell for cell in book["survey"][1] if str(cell.value).startswith("label::"))
    heading.comment = Comment("Wat de bezoeker leest", "auteur")
    book.save(path)
    authored = open_workbook(path)
    save(authored, merge_of(authored, Language("uk", "Українська (uk)")), authored.path)
    after = open_workbook(authored.path)
    assert after.form.languages == ("nl", "en", "ar", "uk")
    assert after.form.field("streek").wording.label.parts["uk"] == ("=أي",)
    headings: Any = load_workbook(path)["survey"][1]
    explained = {cell.value: cell.comment.text for cell in headings if cell.comment}
    assert explained == {heading.value: "Wat de bezoeker leest", "label::Українська (uk)": "Wat de bezoeker leest"}


def test_the_workbook_remembers_one_row_per_text_for_all_languages(tmp_path: Path) -> None:
    authored = at_desk(tmp_path)
    save(authored, merge_of(authored), authored.path)
    second = open_workbook(authored.path)
    save(second, merge_of(second, EN), authored.path)
    third = open_workbook(authored.path)
    kept = kept_in(third.sheets)
    assert kept[(STREET, "ar")].state == kept[(STREET, "en")].state == "checked"
    keys = [row.get("key") for row in third.sheets["translations"].rows]
    assert len(keys) == len(set(keys)) == len(wordings_of(third.sheets))
    assert not merged(third, file_of(third, {}), DAY).is_change


@pytest.mark.parametrize("part", ["xl/media/image1.png", "xl/charts/chart1.xml", "xl/threadedComments/one.xml"])
def test_a_workbook_that_writing_would_damage_is_refused(part: str, tmp_path: Path) -> None:
    authored = at_desk(tmp_path)
    with zipfile.ZipFile(authored.path, "a") as archive:
        archive.writestr(part, "<a/>")
    before = authored.path.read_bytes()
    with pytest.raises(WorkbookError) as raised:
        save(authored, merge_of(authored), authored.path)
    assert [finding.code for finding in raised.value.findings] == ["translation-would-lose"]
    assert authored.path.read_bytes() == before


EXTENSION = (
    '<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" '
    'uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><x14:dataValidations count="0"/></ext></extLst></worksheet>'
)


def test_a_list_from_another_sheet_that_writing_would_lose_is_told(tmp_path: Path) -> None:
    authored = at_desk(tmp_path)
    with zipfile.ZipFile(authored.path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(b"</worksheet>", EXTENSION.encode())
    with zipfile.ZipFile(authored.path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    with pytest.raises(WorkbookError, match="Data Validation"):
        save(authored, merge_of(authored), authored.path)


def test_a_result_that_could_not_be_opened_again_is_not_kept(tmp_path: Path) -> None:
    authored = at_desk(tmp_path)
    before = authored.path.read_bytes()
    merge = replace(merge_of(authored), language="uk", written=f"{'x' * 20_000} (uk)")
    with pytest.raises(WorkbookError):
        save(authored, merge, authored.path)
    assert authored.path.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == [authored.path.name]


@pytest.mark.parametrize("limit", ["MAX_ROWS", "MAX_COLUMNS"])
def test_more_than_a_sheet_can_hold_is_refused(limit: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    authored = at_desk(tmp_path)
    monkeypatch.setattr(saving, limit, 5)
    with pytest.raises(WorkbookError) as raised:
        save(authored, merge_of(authored), authored.path)
    assert raised.value.findings[0].code == "translation-too-many"


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    with replacing(target) as unfinished:
        unfinished.write_text("one")
        assert not target.exists()
    target.chmod(0o640)
    with pytest.raises(RuntimeError), replacing(target):
        raise RuntimeError
    assert target.read_text() == "one"
    with replacing(target) as unfinished:
        unfinished.write_text("two")
    assert target.read_text() == "two"
    assert target.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [target]

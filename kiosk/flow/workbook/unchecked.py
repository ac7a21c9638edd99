# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Translations that no person has checked: shown and marked, or left out, as the region decides.

The setting `unchecked_translations` is `show` (also where it is empty) or `hide`. A text that is left out shows in the
form's own language. Marks come as soon as a workbook has the setting or the sheet `translations`.
"""

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

from kiosk.flow.findings import Finding
from kiosk.flow.said import Said
from kiosk.flow.workbook.sheets import Row, Sheet, Sheets
from kiosk.flow.workbook.spelling import base_of, language_of
from kiosk.flow.workbook.translated import SHEET, State, states_in, wordings_of
from kiosk.flow.xform.document import language_code

SETTING = "unchecked_translations"
MARK = "unchecked"
"""The form's own attribute: the codes of the languages in which a text of this field is not checked."""
_HIDE, _CHOICES = "hide", ("", "show", "hide")


def unchecked_findings(sheets: Sheets) -> Iterator[Finding]:
    """A finding for a setting that is neither `show` nor `hide`."""
    settings = sheets.get("settings")
    for row in settings.rows if settings else ():
        if settings and row.get(SETTING) not in _CHOICES:
            message = Said(f"'{row.get(SETTING)}' is onbekend.", f"'{row.get(SETTING)}' is unknown.")
            remedy = Said("Vul show of hide in, of niets.", "Fill in show or hide, or nothing.")
            yield Finding("unchecked-translations", settings.place(row.number, SETTING), message, remedy)


def shown_sheets(sheets: Sheets) -> Sheets:
    """The sheets as visitors see them: unchecked translations marked, or left out."""
    settings = sheets.get("settings")
    choice = settings.rows[0].get(SETTING) if settings and settings.rows else ""
    if not choice and SHEET not in sheets:
        return sheets
    texts = _unchecked(sheets)
    if choice == _HIDE:
        return {name: _without(sheet, texts.get(name, {})) for name, sheet in sheets.items()}
    return _marked(sheets, texts)


_Places = Mapping[int, Collection[tuple[str, str]]]
"""By number of row: the column and the language of each unchecked text."""


def _unchecked(sheets: Sheets) -> Mapping[str, _Places]:
    states = states_in(sheets)
    found: dict[str, dict[int, list[tuple[str, str]]]] = {}
    for one in wordings_of(sheets):
        for code in one.texts:
            if states.get((one.key, code)) in {State.STALE, State.DONE}:
                found.setdefault(one.sheet, {}).setdefault(one.row.number, []).append((one.column, code))
    return found


def _without(sheet: Sheet, texts: _Places) -> Sheet:
    rows = (_row_without(row, texts.get(row.number, ())) for row in sheet.rows)
    return Sheet(sheet.name, sheet.headings, tuple(rows))


def _row_without(row: Row, texts: Collection[tuple[str, str]]) -> Row:
    cells = row.cells.items()
    return Row(row.number, {heading: text for heading, text in cells if _about(heading) not in texts})


def _about(heading: str) -> tuple[str, str]:
    return base_of(heading), language_code(language_of(heading))


def _marked(sheets: Sheets, texts: Mapping[str, _Places]) -> Sheets:
    lists: dict[str, set[str]] = {}
    for row in sheets["choices"].rows if "choices" in sheets else ():
        lists.setdefault(row.get("list_name"), set()).update(_codes(texts, "choices", row))
    marked = dict(sheets)
    for name, heading in _HEADINGS.items():
        if name in sheets:
            rows = (
                _with_mark(row, heading, _codes(texts, name, row) | _of_list(row, lists)) for row in sheets[name].rows
            )
            marked[name] = Sheet(sheets[name].name, sheets[name].headings, tuple(rows))
    return marked


def _codes(texts: Mapping[str, _Places], sheet: str, row: Row) -> set[str]:
    return {code for _, code in texts.get(sheet, {}).get(row.number, ())}


def _of_list(row: Row, lists: Mapping[str, set[str]]) -> set[str]:
    """The languages in which an option of this question is not checked."""
    kind, _, name = row.get("type").partition(" ")
    return lists.get(name, set()) if kind in {"select_one", "select_multiple"} else set()


def _with_mark(row: Row, heading: str, codes: Collection[str]) -> Row:
    return Row(row.number, {**row.cells, heading: " ".join(sorted(codes))}) if codes else row


_HEADINGS: Mapping[str, str] = MappingProxyType({"survey": f"bind::kiosk:{MARK}", "outcomes": MARK})
"""Where pyxform, and where the outcomes' own columns, take a mark."""

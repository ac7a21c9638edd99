# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sheet `choices`: lists of options, with columns of the author's own for choice filters."""

import re
from collections.abc import Collection, Iterator

from kiosk.flow.findings import Finding
from kiosk.flow.said import Said
from kiosk.flow.workbook.advice import COLUMNS
from kiosk.flow.workbook.characters import strange_in, strange_name
from kiosk.flow.workbook.columns import column_findings
from kiosk.flow.workbook.media import media_findings
from kiosk.flow.workbook.names import NAME
from kiosk.flow.workbook.sheets import Row, Sheet
from kiosk.flow.workbook.spelling import base_of, columns_of

_TEXTS = frozenset({"label", "image", "audio"})
_OUTSIDE = frozenset({"video", "big-image"})
_CODE = re.compile(r"[!-~]+(?: [!-~]+)*")
_LIST = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")
_FILL_IN = Said("Vul de kolom label in.", "Fill in the column label.")
_SEVERAL = Said(
    "Een vraag met meer keuzes schrijft ze achter elkaar, met spaties ertussen.",
    "A question that takes several choices writes them one after another, with spaces between.",
)
_ONE_WORD = Said(
    "Regels, tests en goedgekeurde paden kennen een keuze aan één woord.",
    "Rules, tests and approved paths know a choice by one word.",
)
_PLAIN_CODE = Said("Gebruik letters, cijfers en _, zonder spaties.", "Use letters, digits and _, without spaces.")


def choice_findings(choices: Sheet, ticked: Collection[str]) -> Iterator[Finding]:
    """A finding for everything on the sheet that is not in order; `ticked` are the lists of select_multiple."""
    for heading in ("list_name", "name"):
        if choices.rows and heading not in choices.headings:
            message = Said(f"De kolom '{heading}' ontbreekt.", f"The column '{heading}' is missing.")
            yield Finding(
                "column-missing", f"{choices.name}!A1", message, Said("Voeg deze kolom toe.", "Add this column.")
            )
            return
    own = {heading for heading in choices.headings if base_of(heading) == heading and NAME.fullmatch(heading)}
    yield from column_findings(choices, own - _OUTSIDE, _TEXTS, {name: COLUMNS[name] for name in _OUTSIDE})
    seen: dict[tuple[str, str], str] = {}
    for row in choices.rows:
        yield from _row(choices, row, seen)
        yield from media_findings(choices, row)
        if _is_spaced(row) and row.get("list_name") in ticked:
            yield _spaced(choices, row, _SEVERAL)


def button_findings(choices: Sheet, ticked: Collection[str]) -> Iterator[Finding]:
    """A finding for what XLSForm lets pass and a kiosk cannot do with: buttons without words, codes of two words."""
    yield from _wordless(choices)
    for row in choices.rows:
        if _is_spaced(row) and row.get("list_name") not in ticked:
            yield _spaced(choices, row, _ONE_WORD)


def _is_spaced(row: Row) -> bool:
    return " " in row.get("name") and bool(_CODE.fullmatch(row.get("name")))


def _spaced(choices: Sheet, row: Row, why: Said) -> Finding:
    code = row.get("name")
    message = Said(f"De code '{code}' heeft een spatie. {why.nl}", f"The code '{code}' has a space. {why.en}")
    return Finding("outside-choice-space", choices.place(row.number, "name"), message, _PLAIN_CODE)


def _wordless(choices: Sheet) -> Iterator[Finding]:
    """A finding for every choice without a text; one for a list of which no choice has any."""
    labels = columns_of(choices, "label")
    bare = [row for row in choices.rows if not any(row.get(label) for label in labels)]
    worded = {row.get("list_name") for row in choices.rows if row not in bare}
    told: set[str] = set()
    for row in bare:
        list_name = row.get("list_name")
        if list_name in worded:
            message = Said("Deze keuze heeft geen tekst.", "This choice has no text.")
        elif list_name not in told:
            message = Said(
                f"De keuzes van '{list_name}' hebben geen tekst.", f"The choices of '{list_name}' have no text."
            )
        else:
            continue
        told.add(list_name)
        place = choices.place(row.number, labels[0] if labels else "name")
        yield Finding("outside-choice-label", place, message, _FILL_IN)


def _row(choices: Sheet, row: Row, seen: dict[tuple[str, str], str]) -> Iterator[Finding]:
    list_name, code = key = row.get("list_name"), row.get("name")
    place = choices.place(row.number, "name")
    wrong = strange_name(list_name, _LIST)
    if wrong is not None:
        yield Finding("list-name", choices.place(row.number, "list_name"), wrong, _PLAIN_CODE)
    elif not _CODE.fullmatch(code):
        yield _wrong_code(place, code)
    elif key in seen:
        message = Said(
            f"De code '{code}' staat al in {seen[key]}, in dezelfde lijst.",
            f"The code '{code}' stands in {seen[key]} already, in the same list.",
        )
        remedy = Said("Geef elke keuze een eigen code.", "Give every choice a code of its own.")
        yield Finding("choice-double", place, message, remedy)
    seen.setdefault(key, place)


def _wrong_code(place: str, code: str) -> Finding:
    sign = strange_in(code) or "' ' (SPACE)"
    if not code:
        message = Said("De code van deze keuze ontbreekt.", "The code of this choice is missing.")
        return Finding("choice-code", place, message, _PLAIN_CODE)
    message = Said(
        f"De code '{code}' heeft een vreemd teken: {sign}.", f"The code '{code}' has a strange sign: {sign}."
    )
    return Finding("outside-choice-code", place, message, _PLAIN_CODE)

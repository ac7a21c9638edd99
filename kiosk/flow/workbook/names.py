# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The names of questions, groups and outcomes: each well formed, each once, and every `${name}` is one of them."""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from kiosk.flow.findings import Finding
from kiosk.flow.said import Said
from kiosk.flow.workbook.characters import strange_name
from kiosk.flow.workbook.question_types import BEGIN, END
from kiosk.flow.workbook.sheets import Row, Sheet, Sheets
from kiosk.flow.xpath.likeness import perhaps

NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
REFERENCE = re.compile(r"\$\{([^{}]*)\}")
_ALIKE = 0.4
"""How much a name must be like a wrong one to be taken for it."""
_KEPT = frozenset({"meta", "instanceID", "instanceName"})
"""Names that XForms uses itself."""
_LAST_SAVED = "last-saved#"
_LETTERS = Said(
    "Gebruik letters, cijfers en _, te beginnen met een letter.", "Use letters, digits and _, a letter first."
)
_OPEN = Said("Hier staat ${ zonder naam en }.", "There is ${ without a name and } here.")
_SPACES = Said("Tussen ${ en } staan spaties.", "There are spaces between ${ and }.")
_BRACES = Said("Verbeter de naam tussen ${ en }.", "Mend the name between ${ and }.")


def name_findings(sheets: Sheets) -> Iterator[Finding]:
    """A finding for every name that is not well formed, or stands on the sheets survey and outcomes more than once."""
    first: dict[str, str] = {}
    beside: set[tuple[int, str]] = set()
    for sheet, row, group in _grouped(sheets):
        name, place = row.get("name"), sheet.place(row.number, "name")
        if row.get("type") == "note" and not name:
            continue
        wrong = strange_name(name, NAME)
        if wrong is not None:
            outside = name.isidentifier() and not name.isascii()
            yield Finding("outside-name" if outside else "name-wrong", place, wrong, _LETTERS)
        elif name in _KEPT:
            message = Said(f"De naam '{name}' is van het formulier zelf.", f"The name '{name}' is the form's own.")
            yield Finding("name-kept", place, message, Said("Kies een andere naam.", "Choose another name."))
        elif name in first:
            message = Said(
                f"De naam '{name}' staat al in {first[name]}.", f"The name '{name}' is taken by {first[name]}."
            )
            remedy = Said(
                "Geef elke vraag, groep en uitkomst een eigen naam.",
                "Give every question, group and outcome a name of its own.",
            )
            yield Finding("name-double" if (group, name) in beside else "outside-name", place, message, remedy)
        first.setdefault(name, place)
        beside.add((group, name))


def reference_findings(sheets: Sheets) -> Iterator[Finding]:
    """A finding for every `${name}`, in a rule or a text, of which there is no such row on the survey sheet."""
    survey = sheets.get("survey")
    known = {row.get("name") for row in survey.rows} - {""} if survey else set()
    wrong = [name for name in known if not NAME.fullmatch(name)]
    for sheet, row in _rows(sheets):
        for heading, text in row.cells.items():
            if "${" in REFERENCE.sub("", text):
                yield Finding("reference-wrong", sheet.place(row.number, heading), _OPEN, _BRACES)
            for name in dict.fromkeys(REFERENCE.findall(text)):
                if name.strip() in known:
                    if name != name.strip():
                        yield Finding("reference-wrong", sheet.place(row.number, heading), _SPACES, _BRACES)
                elif not get_close_matches(name, wrong, 1, _ALIKE):  # a wrong name is told once, where it stands
                    yield _no_question(sheet.place(row.number, heading), name.strip(), known)


def _grouped(sheets: Sheets) -> Iterator[tuple[Sheet, Row, int]]:
    """Each with the row of its group: XForms wants names to differ within a group, the kiosk everywhere."""
    groups = [0]
    for title in ("survey", "outcomes"):
        sheet = sheets.get(title)
        for row in sheet.rows if sheet else ():
            written = row.get("type")
            if written == END and len(groups) > 1:
                groups.pop()
            elif sheet and written != END:
                yield sheet, row, groups[-1] if title == "survey" else -1
            if written == BEGIN:
                groups.append(row.number)


def _rows(sheets: Sheets) -> Iterator[tuple[Sheet, Row]]:
    for title in ("survey", "choices", "outcomes"):
        sheet = sheets.get(title)
        for row in sheet.rows if sheet else ():
            if sheet and row.get("type") != END:
                yield sheet, row


def _no_question(place: str, name: str, known: Iterable[str]) -> Finding:
    if name.startswith(_LAST_SAVED):
        message = Said(
            "Antwoorden van een vorige bezoeker zijn er niet.", "There are no answers of an earlier visitor."
        )
        return Finding("outside-reference", place, message, Said("Haal last-saved# weg.", "Remove last-saved#."))
    like = perhaps(name, known)
    message = Said(f"De vraag '{name}' bestaat niet.{like.nl}", f"There is no question '{name}'.{like.en}")
    return Finding("question-unknown", place, message, _BRACES)

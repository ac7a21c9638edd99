# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What XLSForm lets pass and a kiosk does nothing with: an author who fills in a cell means something by it.

What the profile does not have is an error before this; these cells fit the profile, and say nothing where they stand.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from kiosk.flow.findings import Finding, Severity
from kiosk.flow.said import Said
from kiosk.flow.workbook.authored import AuthoredFlow
from kiosk.flow.workbook.profile import DEFAULT, RULES, TEXT_COLUMNS, lists_in
from kiosk.flow.workbook.question_types import END, select_in
from kiosk.flow.workbook.sheets import Row, Sheet
from kiosk.flow.workbook.spelling import base_of, language_of
from kiosk.flow.xform.document import language_code

_NEVER = frozenset({"", "no", "false", "false()"})
_FIXED = frozenset({"list_name", "name"})
_NAMED = re.compile(r"""instance\(\s*['"]([^'"]*)['"]""")
_REFERENCE = re.compile(r"\$\{[^{}]*\}")
_WORD = re.compile(r"[^\W\d][\w.-]*")


def _looks_so(kind: str, appearance: str) -> bool:
    """Whether a screen looks different for it; `outcomes` marks the group that is never shown."""
    if appearance == "minimal":
        select = select_in(kind)
        return select is not None and not select.several
    return appearance == "outcomes" or kind == "text"


class _Idle(NamedTuple):
    column: str
    """Without its language."""
    is_idle: Callable[[Row], bool]
    """Whether a filled cell of this column does nothing in this row."""
    message: Said
    remedy: Said


_SURVEY = (
    _Idle(
        "label",
        lambda row: row.get("type") == "calculate",
        Said(
            "Een berekening staat niet op het scherm: deze tekst ziet niemand.",
            "Nobody sees this text: a calculate is not shown.",
        ),
        Said(
            "Haal de tekst weg, of zet hem in een rij van type note.",
            "Remove the text, or put it in a row of type note.",
        ),
    ),
    _Idle(
        "label",
        lambda row: row.get("type") == END,
        Said("Bij het einde van een groep doet een tekst niets.", "A text does nothing at the end of a group."),
        Said("Zet de tekst bij begin_group.", "Put the text at begin_group."),
    ),
    _Idle(
        "constraint_message",
        lambda row: not row.get("constraint"),
        Said(
            "Deze melding komt nooit: er is geen regel in constraint.",
            "This message never comes: constraint has no rule.",
        ),
        Said(
            "Schrijf de regel in constraint, of haal de melding weg.",
            "Write the rule in constraint, or remove the message.",
        ),
    ),
    _Idle(
        "required_message",
        lambda row: row.get("required").casefold() in _NEVER,
        Said(
            "Deze melding komt nooit: de vraag is niet verplicht.",
            "This message never comes: the question is not required.",
        ),
        Said("Vul yes in bij required, of haal de melding weg.", "Fill in yes under required, or remove the message."),
    ),
    _Idle(
        "appearance",
        lambda row: any(not _looks_so(row.get("type"), word) for word in row.get("appearance").split()),
        Said(
            "De zuil doet hier niets mee: minimal hoort bij select_one, numbers en email horen bij text.",
            "A kiosk does nothing with this: minimal is for select_one, numbers and email are for text.",
        ),
        Said("Haal het weg, of laat het staan voor andere programma's.", "Remove it, or leave it for other programs."),
    ),
)


def idle_findings(authored: AuthoredFlow) -> Iterator[Finding]:
    """A finding for each cell, list, column and language that nothing comes of."""
    survey, choices = authored.sheets["survey"], authored.sheets.get("choices")
    for row in survey.rows:
        yield from _cells(survey, row)
    if choices is not None:
        yield from _lists(authored, choices)
        yield from _columns(authored, choices)
    yield from _languages(authored)


def _cells(survey: Sheet, row: Row) -> Iterator[Finding]:
    for heading in row.cells:
        for idle in _SURVEY:
            if base_of(heading) == idle.column and idle.is_idle(row):
                yield _warning("idle-cell", survey.place(row.number, heading), idle.message, idle.remedy)


def _lists(authored: AuthoredFlow, choices: Sheet) -> Iterator[Finding]:
    selects = (select_in(row.get("type")) for row in authored.sheets["survey"].rows)
    used = {select.list_name for select in selects if select is not None and not select.file}
    used |= {name for rule in _rules(authored) for name in _NAMED.findall(rule)}
    for name in lists_in(authored.sheets):
        if name not in used:
            row = next(row for row in choices.rows if row.get("list_name") == name)
            message = Said(f"Geen vraag gebruikt de lijst '{name}'.", f"No question uses the list '{name}'.")
            remedy = Said(
                "Noem de lijst bij een vraag, of haal haar weg.", "Name the list at a question, or remove it."
            )
            yield _warning("idle-list", choices.place(row.number, "list_name"), message, remedy)


def _columns(authored: AuthoredFlow, choices: Sheet) -> Iterator[Finding]:
    read = {word for rule in _rules(authored) for word in _WORD.findall(_REFERENCE.sub(" ", rule))}
    filled = dict.fromkeys(heading for row in choices.rows for heading in row.cells)
    for heading in filled:
        if base_of(heading) not in TEXT_COLUMNS | _FIXED and heading not in read:
            message = Said(f"Geen regel gebruikt de kolom '{heading}'.", f"No rule uses the column '{heading}'.")
            remedy = Said(
                "Noem haar in een choice_filter, of haal haar weg.", "Name it in a choice_filter, or remove it."
            )
            yield _warning("idle-column", choices.place(1, heading), message, remedy)


def _rules(authored: AuthoredFlow) -> Iterator[str]:
    for title, columns in (("survey", (*RULES, DEFAULT)), ("outcomes", ("when",))):
        sheet = authored.sheets.get(title)
        yield from (row.get(column) for row in (sheet.rows if sheet else ()) for column in columns)


def _languages(authored: AuthoredFlow) -> Iterator[Finding]:
    """Elsewhere a language makes itself missed; of the glossary nothing is asked."""
    sheet = authored.sheets.get("glossary")
    for heading in sheet.headings if sheet else ():
        language = language_code(language_of(heading))
        if sheet and language and language not in authored.form.languages:
            message = Said(f"De vragenroute heeft geen taal '{language}'.", f"The flow has no language '{language}'.")
            remedy = Said("Schrijf de taal als bij de kolommen label.", "Write the language as in the columns label.")
            yield _warning("idle-language", sheet.place(1, heading), message, remedy)


def _warning(code: str, place: str, message: Said, remedy: Said) -> Finding:
    return Finding(code, place, message, remedy, Severity.WARNING)

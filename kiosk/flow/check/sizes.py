# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether texts fit on a screen and options can be told apart (L-03)."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from kiosk.flow.check.texts import Told
from kiosk.flow.findings import Finding, Severity
from kiosk.flow.proof.walks import TooManyWays, Walks
from kiosk.flow.said import Said
from kiosk.flow.workbook.authored import AuthoredFlow

LONGEST: Mapping[tuple[str, str], int] = {("survey", "label"): 60, ("choices", "label"): 40, ("outcomes", "title"): 60}
"""Characters of a question, an option and a title."""


def length_findings(texts: Sequence[Told]) -> Iterator[Finding]:
    """A finding for each text that is too long for its place."""
    for told in texts:
        most = LONGEST.get((told.sheet, told.column))
        if most is not None and len(told.text) > most:
            yield Finding(
                "too-long",
                told.place,
                Said(f"Deze tekst heeft {len(told.text)} tekens.", f"This text has {len(told.text)} characters."),
                Said(f"Gebruik hier hoogstens {most} tekens.", f"Use at most {most} characters here."),
                Severity.WARNING,
            )


def double_label_findings(
    authored: AuthoredFlow, texts: Sequence[Told], walks: Walks | TooManyWays
) -> Iterator[Finding]:
    """A finding for each option that reads like another one on the same screen."""
    alike: dict[tuple[str, str, str], list[Told]] = {}
    for told in texts:
        if told.sheet == "choices":
            alike.setdefault((told.row.get("list_name"), told.language, _read(told.text)), []).append(told)
    for (list_name, _, _), some in alike.items():
        for first, second in combinations(some, 2):
            if isinstance(walks, TooManyWays) or _meet(authored, list_name, {_code(first), _code(second)}, walks):
                yield _double(second, first)


def _code(told: Told) -> str:
    return told.row.get("name")


def _meet(authored: AuthoredFlow, list_name: str, codes: set[str], walks: Walks) -> bool:
    """Whether a visitor can see these options together."""
    asked = questions_with(authored, list_name)
    return any(codes <= set(screen.options) for name in asked for screen in walks.screens.get(name, {}).values())


def questions_with(authored: AuthoredFlow, list_name: str) -> tuple[str, ...]:
    """The questions whose options come from this list."""
    sheet = authored.sheets.get("survey")
    rows = sheet.rows if sheet else ()
    return tuple(row.get("name") for row in rows if row.get("type").split()[1:2] == [list_name])


def _read(text: str) -> str:
    """A text as it is heard: without capitals, points and extra spaces."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text.casefold()).split())


def _double(told: Told, first: Told) -> Finding:
    return Finding(
        "double-label",
        told.place,
        Said(
            f"'{told.text}' staat ook in {first.place}: niemand kan deze keuzes uit elkaar houden.",
            f"'{told.text}' is also in {first.place}: nobody can tell these options apart.",
        ),
        Said("Geef elke keuze in een lijst een eigen tekst.", "Give each option of a list a text of its own."),
    )

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether texts fit on a screen and options can be told apart (L-03)."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from kiosk.flow.check.not_proved import not_proved
from kiosk.flow.check.texts import Told
from kiosk.flow.findings import Finding, Severity
from kiosk.flow.proof.prove import Inquiry
from kiosk.flow.proof.search import Found, Nobody, Sought, Unsure
from kiosk.flow.proof.together import offered_together
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


def double_label_findings(authored: AuthoredFlow, texts: Sequence[Told], inquiry: Inquiry) -> Iterator[Finding]:
    """A finding for each option that reads like another one on the same screen, or of which that is not decided."""
    alike: dict[tuple[str, str, str], list[Told]] = {}
    for told in texts:
        if told.sheet == "choices":
            alike.setdefault((told.row.get("list_name"), told.language, _read(told.text)), []).append(told)
    for (list_name, _, _), some in alike.items():
        for first, second in combinations(some, 2):
            met = _met(authored, list_name, (_code(first), _code(second)), inquiry)
            if isinstance(met, Found):
                yield _double(second, first)
            elif not isinstance(met, Nobody):
                yield not_proved("not-walked", second.place, _apart(second, first))


def _code(told: Told) -> str:
    return told.row.get("name")


def _met(authored: AuthoredFlow, list_name: str, codes: Sequence[str], inquiry: Inquiry) -> Sought:
    """A visitor who sees these options together, at any question."""
    asked = [authored.form.by_name[name] for name in questions_with(authored, list_name)]
    sought = [offered_together(inquiry, index, codes) for index in asked]
    found = (one for one in sought if isinstance(one, Found))
    return next(found, Unsure() if any(isinstance(one, Unsure) for one in sought) else Nobody())


def questions_with(authored: AuthoredFlow, list_name: str) -> tuple[str, ...]:
    """The questions whose options come from this list."""
    sheet = authored.sheets.get("survey")
    rows = sheet.rows if sheet else ()
    return tuple(row.get("name") for row in rows if row.get("type").split()[1:2] == [list_name])


def _read(text: str) -> str:
    """A text as it is heard: without capitals, points and extra spaces."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text.casefold()).split())


def _apart(told: Told, first: Told) -> Said:
    return Said(
        f"dat '{told.text}' niet op hetzelfde scherm staat als {first.place}",
        f"that '{told.text}' is not on the same screen as {first.place}",
    )


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

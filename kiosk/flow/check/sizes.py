# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether texts fit on a screen and options can be told apart (L-03)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kiosk.flow.check.texts import Told
from kiosk.flow.findings import Finding, Severity
from kiosk.flow.said import Said

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


def double_label_findings(texts: Sequence[Told]) -> Iterator[Finding]:
    """A finding for each option that reads like an earlier one of its list."""
    seen: dict[tuple[str, str, str], Told] = defaultdict()
    for told in texts:
        if told.sheet == "choices":
            key = told.row.get("list_name"), told.language, _read(told.text)
            first = seen.setdefault(key, told)
            if first is not told:
                yield _double(told, first)


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

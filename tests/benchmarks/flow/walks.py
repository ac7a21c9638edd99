# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The answers that are given to a form: drawn once with the floor's rules, then the same for every engine."""

from collections.abc import Mapping
from random import Random

from tests.benchmarks.flow.as_python import Rules
from tests.benchmarks.flow.description import Description, Kind, Row

Step = tuple[str, str]
_SEED = 7


def walk(description: Description, rules: Rules) -> list[Step]:
    """A right answer to every question that comes up, in the order of the form."""
    random = Random(_SEED)  # noqa: S311 - answers for a measurement
    answers: dict[str, str] = {}
    for row in description.rows:
        if row.kind is Kind.CALCULATE or row.name not in rules(answers)[0]:
            continue
        answers[row.name] = _answer(row, answers, description, random)
    return list(answers.items())


def _answer(row: Row, answers: Mapping[str, str], description: Description, random: Random) -> str:
    if row.kind is Kind.WHOLE:
        assert row.between is not None
        return str(random.randint(row.between[0] + 1, row.between[1]))
    if row.kind is Kind.TEXT:
        return f"{random.randint(1000, 9999)} AB"
    options = description.lists[row.options]
    codes = [code for code, group in options.items() if not row.within or group == answers[row.within]]
    if row.kind is Kind.ONE:
        return random.choice(codes)
    chosen = random.sample(codes, random.randint(1, len(codes)))
    return " ".join(code for code in codes if code in chosen)

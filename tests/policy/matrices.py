# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A small valid matrix to break in one place, on disk and in memory, and what hypothesis may make of one."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import strategies as st

from kiosk.policy.matrix import EVERYWHERE, Channel, Effect, Exchange, Field, Ground, Matrix, Party, Role, Rule, Status
from kiosk.policy.reading import load_matrix

UWV = Party("uwv", suwi=True)
LIBRARY = Party("bibliotheek", suwi=False)
HANDOVER = "warme-overdracht"
FIRST_DAY = date(2026, 7, 1)
LAST_DAY = date(2026, 12, 31)
IN_FORCE = date(2026, 11, 23)
EXCHANGE = Exchange(Role.GUIDE, Channel.REFERRAL, "rivierstad", UWV, HANDOVER)


def rule_of_file(**changes: object) -> dict[str, Any]:
    """A rule as the file has it; a change to None takes the key away."""
    rule = {
        "id": "uwv-1",
        "status": "vastgesteld",
        "uitkomst": "alleen-met-toestemming",
        "rol": "gids",
        "kanaal": "warme-overdracht",
        "gemeenten": ["rivierstad"],
        "partij": "uwv",
        "doel": HANDOVER,
        "velden": ["naam", "telefoon"],
        "grondslag": "AVG artikel 6 lid 1 onder a",
        "verwerkingsregisterId": "VR-7",
        "ingangsdatum": FIRST_DAY.isoformat(),
        "einddatum": LAST_DAY.isoformat(),
    } | changes
    return {key: value for key, value in rule.items() if value is not None}


def matrix_of_file(*rules: dict[str, Any], **changes: object) -> dict[str, Any]:
    """A matrix as the file has it, with these rules."""
    return {
        "naam": "Matrix",
        "versie": "1.0",
        "status": "vastgesteld",
        "toelichting": "Om te proberen.",
        "partijen": {"uwv": {"suwiPartij": True}, "bibliotheek": {"suwiPartij": False}},
        "doelen": {HANDOVER: "De ontvanger belt de bezoeker"},
        "regels": list(rules),
    } | changes


def load(folder: Path, content: object) -> Matrix:
    """The matrix read from a real file; text is written as it is."""
    file = folder / "matrix.json"
    file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return load_matrix(file)


_DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))


_MOSTLY_ADOPTED = st.sampled_from([Status.ADOPTED, Status.ADOPTED, Status.ADOPTED, Status.DRAFT])


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    """Any rule that a file may hold."""
    party = draw(st.sampled_from([UWV, LIBRARY]))
    effects = list(Effect) if party.suwi else [Effect.ONLY_WITH_CONSENT]
    first = draw(_DAYS)
    return Rule(
        id=draw(st.sampled_from("abcdef")),
        status=draw(_MOSTLY_ADOPTED),
        effect=draw(st.sampled_from(effects)),
        role=draw(st.sampled_from(Role)),
        channel=draw(st.sampled_from(Channel)),
        municipalities=frozenset(draw(st.sets(st.sampled_from(["rivierstad", "zandhoven", EVERYWHERE]), min_size=1))),
        party=party.code,
        purpose=draw(st.sampled_from([HANDOVER, "anders"])),
        fields=frozenset(draw(st.sets(st.sampled_from(Field), min_size=1))),
        ground=draw(st.sampled_from([Ground("AVG artikel 6 lid 1 onder a", "VR-7"), Ground("Wet SUWI", "VR-8")])),
        first_day=first,
        last_day=first + timedelta(days=draw(st.integers(0, 400))),
    )


@st.composite
def matrices(draw: st.DrawFn) -> Matrix:
    """Any matrix that a file may hold; mostly adopted, so that there is something to find."""
    found = tuple(draw(st.lists(rules(), max_size=4)))
    status = draw(_MOSTLY_ADOPTED)
    return Matrix("Matrix", "1.0", status, frozenset({UWV, LIBRARY}), {HANDOVER: "", "anders": ""}, found)


class Case(NamedTuple):
    """What someone wants to send under a matrix."""

    matrix: Matrix
    exchange: Exchange
    fields: frozenset[Field]
    day: date


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Any case; most are about a rule of their matrix, on a day at or between its ends, so that it may count."""
    matrix = draw(matrices())
    if not matrix.rules or draw(st.integers(0, 3)) == 0:
        fields = draw(st.sets(st.sampled_from(Field), min_size=1))
        return Case(matrix, draw(_exchanges()), frozenset(fields), draw(_DAYS))
    rule = draw(st.sampled_from(matrix.rules))
    recipient = next(party for party in matrix.parties if party.code == rule.party)
    place = draw(st.sampled_from(sorted(rule.municipalities)))
    exchange = Exchange(rule.role, rule.channel, place, recipient, rule.purpose)
    fields = draw(st.sets(st.sampled_from(sorted(rule.fields)), min_size=1))
    one_day = timedelta(days=1)
    ends = (rule.first_day, rule.last_day)
    day = draw(st.sampled_from([rule.first_day - one_day, *ends, *ends, rule.last_day + one_day]))
    return Case(matrix, exchange, frozenset(fields), day)


def _exchanges() -> st.SearchStrategy[Exchange]:
    stranger, other_side = Party("kvk", suwi=False), Party("uwv", suwi=False)
    return st.builds(
        Exchange,
        st.sampled_from(Role),
        st.sampled_from(Channel),
        st.sampled_from(["rivierstad", "zandhoven", "lindemeer"]),
        st.sampled_from([UWV, LIBRARY, stranger, other_side]),
        st.sampled_from([HANDOVER, "anders", "onbekend"]),
    )

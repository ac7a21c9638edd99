# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A small valid matrix to break in one place, on disk and in memory, and what hypothesis may make of one."""

import json
from datetime import date
from pathlib import Path
from typing import Any

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


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    """Any rule that a file may hold."""
    party = draw(st.sampled_from([UWV, LIBRARY]))
    effects = list(Effect) if party.suwi else [Effect.ONLY_WITH_CONSENT]
    first, last = sorted((draw(_DAYS), draw(_DAYS)))
    return Rule(
        id=draw(st.sampled_from("abcdef")),
        status=draw(st.sampled_from(Status)),
        effect=draw(st.sampled_from(effects)),
        role=draw(st.sampled_from(Role)),
        channel=draw(st.sampled_from(Channel)),
        municipalities=frozenset(draw(st.sets(st.sampled_from(["rivierstad", "zandhoven", EVERYWHERE]), min_size=1))),
        party=party.code,
        purpose=draw(st.sampled_from([HANDOVER, "anders"])),
        fields=frozenset(draw(st.sets(st.sampled_from(Field), min_size=1))),
        ground=Ground("AVG artikel 6 lid 1 onder a", "VR-7"),
        first_day=first,
        last_day=last,
    )


@st.composite
def matrices(draw: st.DrawFn) -> Matrix:
    """Any matrix that a file may hold; mostly adopted, so that there is something to find."""
    status = draw(st.sampled_from([Status.ADOPTED, Status.ADOPTED, Status.DRAFT]))
    found = tuple(draw(st.lists(rules(), max_size=8)))
    return Matrix("Matrix", "1.0", status, frozenset({UWV, LIBRARY}), {HANDOVER: "", "anders": ""}, found)


def exchanges() -> st.SearchStrategy[Exchange]:
    """Any exchange, also with organisations that the matrix does not know."""
    stranger, other_side = Party("kvk", suwi=False), Party("uwv", suwi=False)
    return st.builds(
        Exchange,
        st.sampled_from(Role),
        st.sampled_from(Channel),
        st.sampled_from(["rivierstad", "zandhoven", "lindemeer"]),
        st.sampled_from([UWV, LIBRARY, stranger, other_side]),
        st.sampled_from([HANDOVER, "anders", "onbekend"]),
    )


def days() -> st.SearchStrategy[date]:
    """Days around those of the rules."""
    return st.dates(date(2025, 12, 1), date(2028, 1, 31))

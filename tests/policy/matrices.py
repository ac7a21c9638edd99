# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A small valid matrix to break in one place, on disk and in memory, and what hypothesis may make of one."""

import json
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import strategies as st

from kiosk.policy.matrix import (
    EVERYWHERE,
    OTHER_PARTIES,
    SUWI_PARTIES,
    Channel,
    Effect,
    Exchange,
    Field,
    Ground,
    HealthWords,
    Matrix,
    Need,
    Organisation,
    Party,
    Purpose,
    Role,
    Rule,
    Status,
)
from kiosk.policy.reading import load_matrix

UWV = Party("uwv", suwi=True)
LIBRARY = Party("bibliotheek", suwi=False)
DESK = Organisation("0f4b6c9e-6a0f-4f0e-9f6e-4f8a3c1d2b10", "UWV Rivierstad", UWV)
HANDOVER = "warme-overdracht"
FIRST_DAY = date(2026, 7, 1)
LAST_DAY = date(2026, 12, 31)
IN_FORCE = date(2026, 11, 23)
EXCHANGE = Exchange(Role.GUIDE, Channel.STAFF, "rivierstad", UWV, HANDOVER)
REASON = {"nl": "Dat is privé.", "en": "That is private."}
EVERY_FIELD = Purpose("De ontvanger belt de bezoeker", dict.fromkeys(Field, Need.OPTIONAL))


def rule_of_file(**changes: object) -> dict[str, Any]:
    """A rule as the file has it; a change to None takes the key away."""
    rule = {
        "id": "uwv-1",
        "status": "vastgesteld",
        "uitkomst": "alleen-met-toestemming",
        "rol": "gids",
        "kanaal": "medewerker",
        "gemeenten": ["rivierstad"],
        "ontvanger": "uwv",
        "doel": HANDOVER,
        "velden": ["naam", "telefoon"],
        "grondslag": "AVG artikel 6 lid 1 onder a",
        "bron": "eur-lex.europa.eu, verordening 2016/679",
        "verwerkingsregisterId": "VR-7",
        "ingangsdatum": FIRST_DAY.isoformat(),
        "einddatum": LAST_DAY.isoformat(),
    } | changes
    return {key: value for key, value in rule.items() if value is not None}


def ban_of_file(**changes: object) -> dict[str, Any]:
    """A prohibition as the file has it."""
    return rule_of_file(
        **{"id": "verbod-1", "uitkomst": "verboden", "verwerkingsregisterId": None, "reden": REASON} | changes
    )


def matrix_of_file(*rules: dict[str, Any], **changes: object) -> dict[str, Any]:
    """A matrix as the file has it, with these rules."""
    return {
        "naam": "Matrix",
        "versie": "1.0",
        "datum": "2026-06-01",
        "status": "vastgesteld",
        "toelichting": "Om te proberen.",
        "gezondheidswoorden": "waarschuwen",
        "bezoekKenmerken": ["week", "thema"],
        "partijen": {"uwv": {"suwiPartij": True}, "bibliotheek": {"suwiPartij": False}},
        "organisaties": {DESK.id: {"naam": DESK.name, "partij": "uwv"}},
        "doelen": {
            HANDOVER: {
                "omschrijving": EVERY_FIELD.description,
                "velden": {field.value: "vrijwillig" for field in Field},
            }
        },
        "regels": list(rules),
    } | changes


def load(folder: Path, content: object) -> Matrix:
    """The matrix read from a real file; text is written as it is."""
    file = folder / "matrix.json"
    file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return load_matrix(file)


def matrix_of(*rules: Rule, status: Status = Status.ADOPTED, purposes: Mapping[str, Purpose] | None = None) -> Matrix:
    """A matrix in memory, where rules may lie over each other as no file may have them."""
    return Matrix(
        name="Matrix",
        version="1.0",
        day=date(2026, 6, 1),
        status=status,
        remarks="Om te proberen.",
        parties=frozenset({UWV, LIBRARY}),
        organisations=(DESK,),
        purposes=purposes or {HANDOVER: EVERY_FIELD, "anders": EVERY_FIELD},
        health_words=HealthWords.WARNED,
        visit_attributes=("week", "thema"),
        rules=rules,
    )


_DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))


_MOSTLY_ADOPTED = st.sampled_from([Status.ADOPTED, Status.ADOPTED, Status.ADOPTED, Status.DRAFT])
_EFFECTS = {SUWI_PARTIES: list(Effect), UWV.code: list(Effect), DESK.id: list(Effect)}


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    """Any rule that a file may hold."""
    recipient = draw(st.sampled_from([UWV.code, LIBRARY.code, SUWI_PARTIES, OTHER_PARTIES, DESK.id]))
    effect = draw(st.sampled_from(_EFFECTS.get(recipient, [Effect.FORBIDDEN, Effect.ONLY_WITH_CONSENT])))
    first = draw(_DAYS)
    return Rule(
        id=draw(st.sampled_from("abcdef")),
        status=draw(_MOSTLY_ADOPTED),
        effect=effect,
        role=draw(st.sampled_from(Role)),
        channel=draw(st.sampled_from(Channel)),
        municipalities=frozenset(draw(st.sets(st.sampled_from(["rivierstad", "zandhoven", EVERYWHERE]), min_size=1))),
        recipient=recipient,
        purpose=draw(st.sampled_from([HANDOVER, "anders"])),
        fields=frozenset(draw(st.sets(st.sampled_from(Field), min_size=1))),
        ground=draw(st.sampled_from([Ground("AVG artikel 6 lid 1 onder a", "VR-7"), Ground("Wet SUWI", "VR-8")])),
        source="wetten.overheid.nl",
        first_day=first,
        last_day=first + timedelta(days=draw(st.integers(0, 400))),
        reason=REASON if effect is Effect.FORBIDDEN else {},
    )


@st.composite
def matrices(draw: st.DrawFn) -> Matrix:
    """Any matrix, also with rules over each other; mostly adopted, so that there is something to find."""
    return matrix_of(*draw(st.lists(rules(), max_size=4)), status=draw(_MOSTLY_ADOPTED))


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
        return Case(matrix, draw(exchanges()), frozenset(fields), draw(_DAYS))
    rule = draw(st.sampled_from(matrix.rules))
    place = draw(st.sampled_from(sorted(rule.municipalities)))
    recipient, organisation = draw(st.sampled_from(_MEANT[rule.recipient]))
    exchange = Exchange(rule.role, rule.channel, place, recipient, rule.purpose, organisation)
    fields = draw(st.sets(st.sampled_from(sorted(rule.fields)), min_size=1))
    one_day = timedelta(days=1)
    ends = (rule.first_day, rule.last_day)
    day = draw(st.sampled_from([rule.first_day - one_day, *ends, *ends, rule.last_day + one_day]))
    return Case(matrix, exchange, frozenset(fields), day)


_MEANT = {
    UWV.code: [(UWV, ""), (UWV, DESK.id), (UWV, "elders")],
    LIBRARY.code: [(LIBRARY, "")],
    SUWI_PARTIES: [(UWV, ""), (UWV, DESK.id)],
    OTHER_PARTIES: [(LIBRARY, "")],
    DESK.id: [(UWV, DESK.id)],
}


def exchanges() -> st.SearchStrategy[Exchange]:
    """Any exchange, also with who is not in the matrix or not so."""
    stranger, other_side = Party("kvk", suwi=False), Party("uwv", suwi=False)
    return st.builds(
        Exchange,
        st.sampled_from(Role),
        st.sampled_from(Channel),
        st.sampled_from(["rivierstad", "zandhoven", "lindemeer"]),
        st.sampled_from([UWV, LIBRARY, stranger, other_side]),
        st.sampled_from([HANDOVER, "anders", "onbekend"]),
        st.sampled_from(["", DESK.id, "elders"]),
    )

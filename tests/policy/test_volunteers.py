# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A volunteer may do what the visitor may do alone, and no more: what goes further is a finding."""

from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from kiosk.places import resources
from kiosk.policy.decision import Allowed, Forbidden, decide
from kiosk.policy.matrix import EVERYWHERE, SUWI_PARTIES, Channel, Effect, Exchange, Field, Role, Rule, Status
from kiosk.policy.overlaps import clashes
from kiosk.policy.reading import PolicyError, load_matrix
from kiosk.policy.volunteers import MORE, UNASKED, beyond_visitors
from tests.policy.matrices import DESK, HANDOVER, LIBRARY, UWV, ban_of_file, load, matrix_of, matrix_of_file
from tests.policy.matrices import rule_of_file as rule
from tests.policy.matrices import rules as any_rule
from tests.policy.test_overlaps import KNOWN

SENT_BY = {
    "visitor": {"rol": "bezoeker", "kanaal": "zuil"},
    "volunteer": {"rol": "vrijwilliger", "kanaal": "medewerker"},
}


def of(who: str, **changes: object) -> dict[str, Any]:
    """A rule for a visitor alone at the kiosk, or for a volunteer in the staff mode."""
    return rule(id=who, **SENT_BY[who] | changes)


def ban(who: str, **changes: object) -> dict[str, Any]:
    return ban_of_file(id=f"verbod-{who}", **SENT_BY[who] | changes)


def said(folder: Path, *found: dict[str, Any]) -> list[str]:
    """The findings."""
    try:
        load(folder, matrix_of_file(*found))
    except PolicyError as error:
        return [one.message for one in error.findings]
    return []


def test_a_volunteer_may_what_a_visitor_may_alone(tmp_path: Path) -> None:
    assert said(tmp_path, of("visitor"), of("volunteer")) == []
    wide = {"gemeenten": [EVERYWHERE], "ontvanger": SUWI_PARTIES, "velden": ["naam", "telefoon", "taal"]}
    assert said(tmp_path, of("volunteer"), of("visitor", **wide)) == []


@pytest.mark.parametrize(
    "wider",
    [
        {"velden": ["naam", "telefoon", "taal"]},
        {"gemeenten": ["rivierstad", "zandhoven"]},
        {"gemeenten": [EVERYWHERE]},
        {"ontvanger": SUWI_PARTIES},
        {"ingangsdatum": "2026-06-30"},
        {"einddatum": "2027-01-01"},
    ],
)
def test_more_than_a_visitor_may_is_a_finding(tmp_path: Path, wider: dict[str, object]) -> None:
    assert said(tmp_path, of("visitor"), of("volunteer", **wider)) == [MORE]


def test_what_no_rule_lets_a_visitor_is_nothing_for_a_volunteer(tmp_path: Path) -> None:
    for others in ((), (rule(),), (of("visitor", status="concept"),), (of("visitor", kanaal="medewerker"),)):
        assert said(tmp_path, *others, of("volunteer")) == [MORE]
    assert said(tmp_path, of("visitor"), of("volunteer", status="concept")) == []


def test_a_volunteer_sends_nothing_unasked_also_where_the_law_lets_suwi_parties(tmp_path: Path) -> None:
    assert said(tmp_path, of("visitor", uitkomst="toegestaan"), of("volunteer", uitkomst="toegestaan")) == [UNASKED]
    assert said(tmp_path, of("visitor", uitkomst="toegestaan"), of("volunteer")) == []


@pytest.mark.parametrize("part", [{"ontvanger": DESK.id}, {"gemeenten": ["rivierstad"]}])
def test_what_is_forbidden_to_a_visitor_must_be_to_a_volunteer(tmp_path: Path, part: dict[str, object]) -> None:
    wide = {"gemeenten": [EVERYWHERE]}
    both = (of("visitor", **wide), of("volunteer", **wide), ban("visitor", **part))
    assert said(tmp_path, *both) == [
        "Wat 'verbod-visitor' een bezoeker verbiedt, mag een vrijwilliger ook niet. Maak er zo'n verbod bij."
    ]
    assert said(tmp_path, *both, ban("volunteer", **part)) == []
    elsewhere = ban("volunteer", **part, velden=["telefoon"])
    assert len(said(tmp_path, *both, elsewhere)) == 1, "it forbids a part of what it must"


def test_a_prohibition_that_does_not_meet_asks_nothing(tmp_path: Path) -> None:
    apart: list[dict[str, object]] = [
        {"ontvanger": "bibliotheek"},
        {"velden": ["taal"]},
        {"ingangsdatum": "2027-01-01", "einddatum": "2027-02-01"},
    ]
    for other in apart:
        assert said(tmp_path, of("visitor"), of("volunteer"), ban("visitor", **other)) == []


def _sent_by(one: Rule, role: Role) -> Rule:
    """Adopted, and for one purpose, so that rules have something to do with each other."""
    channel = Channel.KIOSK if role is Role.VISITOR else Channel.STAFF
    return replace(one, role=role, channel=channel, purpose=HANDOVER, status=Status.ADOPTED)


_PAIRS = st.lists(st.builds(_sent_by, any_rule(), st.sampled_from([Role.VISITOR, Role.VOLUNTEER])), max_size=5)


@st.composite
def _led_by_hand(draw: st.DrawFn) -> list[Rule]:
    """Rules of visitors, and for some the same for a volunteer, as a region would write them; and whatever else."""
    visitors = [_sent_by(one, Role.VISITOR) for one in draw(st.lists(any_rule(), min_size=1, max_size=3))]
    copied = [_sent_by(one, Role.VOLUNTEER) for one in visitors if draw(st.booleans())]
    found = visitors + copied + draw(_PAIRS)
    return [replace(one, id=f"{number}") for number, one in enumerate(found)]


@settings(deadline=None, max_examples=40)
@given(_led_by_hand())
def test_without_findings_a_volunteer_is_never_let_what_a_visitor_is_not(found: list[Rule]) -> None:
    within = KNOWN.recipients_of
    if list(clashes(found, within)) or list(beyond_visitors(found, within)):
        return
    matrix = matrix_of(*found)
    days = {day for one in found for day in (one.first_day, one.last_day)}
    recipients = ((UWV, ""), (UWV, DESK.id), (LIBRARY, ""))
    for day, place, (party, organisation), field in product(days, ("rivierstad", "elders"), recipients, Field):
        ways = ((Role.VOLUNTEER, Channel.STAFF), (Role.VISITOR, Channel.KIOSK))
        asked = [Exchange(*way, place, party, HANDOVER, organisation) for way in ways]
        volunteer, visitor = (decide(matrix, one, field, day) for one in asked)
        event(f"{type(volunteer).__name__} {type(visitor).__name__}")
        assert not isinstance(volunteer, Allowed)
        assert isinstance(volunteer, Forbidden) or not isinstance(visitor, Forbidden)


@pytest.mark.parametrize("name", ["matrix.json", "demonstration.json"])
def test_the_shipped_examples_let_a_volunteer_just_what_a_visitor_may(name: str) -> None:
    matrix = load_matrix(resources() / "policy" / name)
    drafted = replace(
        matrix, status=Status.ADOPTED, rules=tuple(replace(one, status=Status.ADOPTED) for one in matrix.rules)
    )
    (first_day,) = {one.first_day for one in drafted.rules}
    for party, field in product(drafted.parties, Field):
        volunteer, visitor = (
            decide(drafted, Exchange(role, channel, "rivierstad", party, HANDOVER), field, first_day)
            for role, channel in ((Role.VOLUNTEER, Channel.STAFF), (Role.VISITOR, Channel.KIOSK))
        )
        assert type(volunteer) is type(visitor)
        assert not isinstance(volunteer, Allowed)
    lets = {one.effect for one in drafted.rules if one.role is Role.VOLUNTEER}
    assert lets == {Effect.ONLY_WITH_CONSENT, Effect.FORBIDDEN}

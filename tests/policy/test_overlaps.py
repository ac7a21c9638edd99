# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rules that lie over each other are findings: nobody may have to guess which of two rules counts."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.policy.matrix import OTHER_PARTIES, SUWI_PARTIES, Effect, Rule
from kiosk.policy.overlaps import clashes
from kiosk.policy.reading import PolicyError
from kiosk.policy.rules import Known
from tests.policy.matrices import (
    DESK,
    EVERY_FIELD,
    HANDOVER,
    LIBRARY,
    UWV,
    Case,
    ban_of_file,
    cases,
    load,
    matrix_of_file,
    rule_of_file,
    rules,
)

KNOWN = Known({"uwv": UWV, "bibliotheek": LIBRARY}, {DESK.id: DESK}, {HANDOVER: EVERY_FIELD})


def said(folder: Path, *found: dict[str, object]) -> dict[str, str]:
    """The findings by place; none when the matrix is read."""
    try:
        load(folder, matrix_of_file(*found))
    except PolicyError as error:
        return {one.pointer: one.message for one in error.findings}
    return {}


def test_the_same_said_twice_is_a_finding_at_the_second(tmp_path: Path) -> None:
    found = said(tmp_path, rule_of_file(), rule_of_file(id="uwv-2", velden=["telefoon", "taal"], gemeenten=["alle"]))
    assert found == {
        "/regels/1": "De regels 'uwv-1' en 'uwv-2' zeggen op dezelfde dagen hetzelfde van telefoon. Houd er één."
    }


def test_a_contradiction_is_a_finding(tmp_path: Path) -> None:
    for other in (rule_of_file(id="uwv-2", uitkomst="toegestaan"), ban_of_file(), ban_of_file(ontvanger=SUWI_PARTIES)):
        found = said(tmp_path, rule_of_file(), other)
        assert "spreken elkaar tegen over naam, telefoon" in found["/regels/1"]


def test_an_id_that_stands_twice_is_a_finding(tmp_path: Path) -> None:
    assert "'uwv-1' staat er al" in said(tmp_path, rule_of_file(), rule_of_file(velden=["taal"]))["/regels/1"]


@pytest.mark.parametrize(
    "other",
    [
        {"status": "concept"},
        {"rol": "bezoeker"},
        {"kanaal": "zuil"},
        {"ontvanger": "bibliotheek"},
        {"ontvanger": OTHER_PARTIES},
        {"velden": ["taal"]},
        {"gemeenten": ["zandhoven"]},
        {"ingangsdatum": "2027-01-01", "einddatum": "2027-01-01"},
        {"ingangsdatum": "2026-06-01", "einddatum": "2026-06-30"},
    ],
)
def test_rules_about_something_else_do_not_meet(tmp_path: Path, other: dict[str, object]) -> None:
    assert said(tmp_path, rule_of_file(), rule_of_file(id="uwv-2", **other)) == {}


@pytest.mark.parametrize(
    "ban", [{"ontvanger": DESK.id}, {"ontvanger": "uwv"}, {"ontvanger": "uwv", "gemeenten": ["zandhoven"]}]
)
def test_a_prohibition_for_a_part_of_the_recipients_is_an_exception(tmp_path: Path, ban: dict[str, object]) -> None:
    broad = rule_of_file(ontvanger=SUWI_PARTIES, gemeenten=["alle"])
    for some in ((broad, ban_of_file(**ban)), (ban_of_file(**ban), broad)):
        assert said(tmp_path, *some) == {}


def test_a_prohibition_in_a_part_of_the_region_is_an_exception(tmp_path: Path) -> None:
    assert said(tmp_path, rule_of_file(gemeenten=["alle"]), ban_of_file()) == {}
    assert said(tmp_path, rule_of_file(), ban_of_file(gemeenten=["alle"])) != {}


@settings(deadline=None, max_examples=40)
@given(cases())
def test_without_findings_at_most_one_rule_lets_a_field_go(case: Case) -> None:
    names = [one.id for one in case.matrix.rules]
    if len(set(names)) < len(names) or list(clashes(case.matrix.rules, KNOWN.recipients_of)):
        return
    for field in case.fields:
        counting = [one for one in case.matrix.counting(case.day) if one.speaks_of(case.exchange, field)]
        assert len([one for one in counting if one.effect is not Effect.FORBIDDEN]) <= 1


@settings(deadline=None, max_examples=40)
@given(st.lists(rules(), min_size=2, max_size=2, unique_by=lambda one: one.id))
def test_whether_rules_meet_does_not_hang_on_their_order(pair: list[Rule]) -> None:
    there, back = (bool(list(clashes(some, KNOWN.recipients_of))) for some in (pair, pair[::-1]))
    assert there is back


@pytest.mark.parametrize(
    "days",
    [
        {"ingangsdatum": "2026-12-31", "einddatum": "2027-06-30"},
        {"ingangsdatum": "2026-01-01", "einddatum": "2026-07-01"},
    ],
)
def test_one_day_in_common_is_enough_to_meet(tmp_path: Path, days: dict[str, object]) -> None:
    assert "zeggen op dezelfde dagen" in said(tmp_path, rule_of_file(), rule_of_file(id="uwv-2", **days))["/regels/1"]

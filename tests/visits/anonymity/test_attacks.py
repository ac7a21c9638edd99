# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Attacks on a quarter of releases by who knows the rules, all releases, all exact totals, and much of a visitor."""

from collections import Counter
from itertools import combinations

import pytest

from kiosk.policy.anonymity import ANY, AnonymityRules
from kiosk.visits.recoding import Values
from tests.visits.anonymity.quarters import VOLUMES, Quarter, generated, shipped

RULES = shipped()
SENSITIVE = {"thema": 2, "bestemming": 4}


def may_be(told: Values, visit: Values, rules: AnonymityRules, names: tuple[str, ...], but: int) -> bool:
    """Whether a visit of which all attributes but one are known may be counted in this class."""
    return all(
        value == known or value in rules.attributes[name].path(known)
        for at, (name, value, known) in enumerate(zip(names, told, visit, strict=True))
        if at != but
    )


def candidates(quarter: Quarter, week: int, visit: Values, but: int) -> set[str]:
    """The values of the unknown attribute in every class that the visit of this week may be counted in."""
    return {
        told[but]
        for release in quarter.releases
        if week in release.weeks
        for told, _ in release.told.classes
        if may_be(told, visit, RULES, quarter.names, but)
    }


@pytest.mark.parametrize("mean", VOLUMES)
def test_linking_by_all_other_attributes_and_the_week_leaves_at_least_two_values(mean: int) -> None:
    quarter, tried = generated(mean, 1), 0
    for week, visits in enumerate(quarter.weeks):
        for visit in visits:
            for but in SENSITIVE.values():
                found = candidates(quarter, week, visit, but)
                assert not found or ANY in found or len(found) >= 2, (week, visit)
                tried += bool(found)
    assert tried > quarter.visits / 2


def test_the_attack_does_find_what_is_told_too_precisely() -> None:
    quarter = generated(80, 1)
    release = quarter.releases[-1]
    visit = next(iter(quarter.weeks[0]))
    bare = Quarter(quarter.weeks, (), quarter.names)
    assert candidates(bare, 0, visit, 2) == set()
    only = type(release)("kwartaal", release.weeks, type(release.told)(((visit, 5),), Counter(), 0.0))
    assert candidates(Quarter(quarter.weeks, (only,), quarter.names), 0, visit, 2) == {visit[2]}


@pytest.mark.parametrize("mean", VOLUMES)
def test_no_difference_of_published_numbers_is_a_small_number_of_visits(mean: int) -> None:
    """What waits follows from the exact total of each week and all that was told before."""
    quarter = generated(mean, 1)
    came = [week.total() for week in quarter.weeks]
    waits = dict(enumerate(came))
    for release in quarter.releases:
        before = sum(waits[week] for week in release.weeks)
        told = sum(count for _, count in release.told.classes)
        left = before - told
        assert left == release.told.waiting.total()
        assert left in {0, before} or left >= RULES.k
        if release.period == "week":
            waits[release.weeks.start] = left
        else:
            waits |= dict.fromkeys(release.weeks, 0) | {release.weeks.start: left}


@pytest.mark.parametrize("mean", VOLUMES)
def test_two_releases_never_tell_of_the_same_visit(mean: int) -> None:
    quarter = generated(mean, 1)
    told = sum(count for release in quarter.releases for _, count in release.told.classes)
    assert told + quarter.releases[-1].told.waiting.total() == quarter.visits
    for one, other in combinations(quarter.releases, 2):
        shared = set(one.weeks) & set(other.weeks)
        assert not shared or other.period != one.period

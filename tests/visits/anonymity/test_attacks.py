# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Attacks on a quarter of releases by who knows the rules, all releases, all exact totals, and much of a visitor."""

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.policy.anonymity import ANY, AnonymityRules
from kiosk.visits.recoding import Values
from tests.visits.anonymity.quarters import VOLUMES, WEEKS, Quarter, generated, quarter_of, shipped
from tests.visits.anonymity.tables import TABLES

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


def published(quarter: Quarter) -> list[tuple[str, int, int]]:
    """All that follows from exact totals and classes: of each release what went in, and what was left untold."""
    waits = [week.total() for week in quarter.weeks]
    found = []
    for release in quarter.releases:
        went_in = sum(waits[week] for week in release.weeks)
        left = went_in - sum(count for _, count in release.told.classes)
        found.append((release.period, went_in, left))
        for week in release.weeks:
            waits[week] = 0
        waits[release.weeks.start] = left
    return found


def check_differences(quarter: Quarter) -> None:
    """No two published numbers differ by a few visits, but where there were no more in all."""
    assert [left for _, _, left in published(quarter)] == [one.told.waiting.total() for one in quarter.releases]
    for _, went_in, left in published(quarter):
        assert left in {0, went_in} or left >= RULES.k
        assert went_in - left == 0 or went_in - left >= RULES.k


def check_overlap(quarter: Quarter) -> None:
    """Each release tells of other visits than every other: what one tells waits for no other."""
    for one, other in combinations(quarter.releases, 2):
        shared = set(one.weeks) & set(other.weeks)
        assert not shared or one.period != other.period
    counted = sum(count for release in quarter.releases for _, count in release.told.classes)
    assert counted + quarter.releases[-1].told.waiting.total() == quarter.visits


@pytest.mark.parametrize("mean", VOLUMES)
def test_no_difference_of_published_numbers_is_a_small_number_of_visits(mean: int) -> None:
    check_differences(generated(mean, 1))


@pytest.mark.parametrize("mean", VOLUMES)
def test_no_visit_is_in_two_releases(mean: int) -> None:
    check_overlap(generated(mean, 1))


WEEKS_OF_VISITS = st.lists(TABLES, min_size=WEEKS, max_size=WEEKS)


@settings(max_examples=6, deadline=None)
@given(weeks=WEEKS_OF_VISITS, seed=st.integers(0, 99))
def test_any_two_releases_of_any_visits_differ_by_none_or_many_and_share_nobody(
    weeks: list[Counter[Values]], seed: int
) -> None:
    quarter = quarter_of(weeks, RULES, seed)
    check_differences(quarter)
    check_overlap(quarter)


@settings(max_examples=5, deadline=None)
@given(weeks=WEEKS_OF_VISITS, seed=st.integers(0, 99))
def test_linking_leaves_at_least_two_values_whatever_the_visits_are(weeks: list[Counter[Values]], seed: int) -> None:
    quarter = quarter_of(weeks, RULES, seed)
    for week, visits in enumerate(weeks):
        for visit in visits:
            for but in SENSITIVE.values():
                found = candidates(quarter, week, visit, but)
                assert not found or ANY in found or len(found) >= 2

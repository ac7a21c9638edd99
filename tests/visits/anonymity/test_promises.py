# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whatever the visits are: classes are large and diverse, every visit is told once or waits, few never wait alone."""

from collections import Counter, defaultdict
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.policy.anonymity import ANY
from kiosk.visits.anonymise import Anonymised, anonymise
from kiosk.visits.recoding import Recoding, Values
from kiosk.wire.period import PeriodKind
from tests.visits.anonymity.quarters import generated, shipped
from tests.visits.anonymity.tables import TABLES

PERIODS = ("week", "maand", "kwartaal")
RULES = shipped()
SENSITIVE = (2, 4)


def check(visits: Counter[Values], told: Anonymised, k: int, l: int) -> None:  # noqa: E741 - as everywhere
    counts = dict(told.classes)
    assert len(counts) == len(told.classes)
    assert sum(counts.values()) + told.waiting.total() == visits.total()
    assert told.waiting <= visits
    assert all(count >= k for count in counts.values())
    for at in SENSITIVE:
        beside: dict[Values, set[str]] = defaultdict(set)
        for values in counts:
            if values[at] != ANY:
                beside[values[:at] + values[at + 1 :]].add(values[at])
        assert all(len(values) >= l for values in beside.values())
    assert told.waiting.total() in {0, visits.total()} or told.waiting.total() >= k
    assert 0 <= told.loss <= 1


@settings(max_examples=40, deadline=None)
@given(visits=TABLES, period=st.sampled_from(PERIODS), k=st.integers(5, 8), l=st.integers(2, 3), seed=st.integers(0, 9))
def test_every_promise_holds_for_any_visits(visits: Counter[Values], period: str, k: int, l: int, seed: int) -> None:  # noqa: E741 - as everywhere
    recoding = Recoding(replace(RULES, k=k, l=l), PeriodKind(period))
    check(visits, anonymise(visits, recoding, seed), k, l)


@settings(max_examples=10, deadline=None)
@given(visits=TABLES, random=st.randoms(use_true_random=False))
def test_the_same_visits_and_seed_give_the_same_whatever_order_they_came_in(
    visits: Counter[Values], random: object
) -> None:
    recoding = Recoding(RULES, PeriodKind.QUARTER)
    shuffled = list(visits.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a Random
    assert anonymise(dict(shuffled), recoding, 3) == anonymise(visits, recoding, 3)


def test_the_seed_alone_decides_on_the_order_of_the_classes() -> None:
    visits = sum(generated(40, 1).weeks, Counter[Values]())
    recoding = Recoding(RULES, PeriodKind.QUARTER)
    one, other = (anonymise(visits, recoding, seed) for seed in (1, 2))
    assert one.classes != other.classes
    assert sorted(one.classes) == sorted(other.classes)
    assert list(one.classes) != sorted(one.classes)


def test_the_seed_decides_who_waits_by_lot() -> None:
    visits = sum(generated(80, 1).weeks, Counter[Values]())
    recoding = Recoding(RULES, PeriodKind.MONTH)
    waiting = {seed: anonymise(visits, recoding, seed).waiting for seed in (1, 2)}
    assert waiting[1] != waiting[2]
    lot = RULES.lot["maand"] * visits.total()
    assert all(0.6 * lot < one.total() < 1.8 * lot for one in waiting.values())


def test_nothing_waits_by_lot_when_there_is_nothing_to_wait_for() -> None:
    assert RULES.lot["kwartaal"] == 0
    visits = Counter(dict.fromkeys(list(generated(80, 1).weeks[0])[:2], 30))
    assert not anonymise(visits, Recoding(RULES, PeriodKind.QUARTER), 1).waiting


def a_visit(theme: str = "EW01", party: str = "uwv", language: str = "nl") -> Values:
    return ("ochtend", "werkende", theme, "informatie", party, language, "geen", "tot-2-min", "1")


def told_of(visits: dict[Values, int], period: str = "kwartaal") -> dict[Values, int]:
    without_lot = replace(RULES, lot=dict.fromkeys(PERIODS, 0.0))
    return dict(anonymise(visits, Recoding(without_lot, PeriodKind(period)), 0).classes)


def test_what_is_common_and_diverse_keeps_all_its_detail() -> None:
    visits = {a_visit(theme, party): 9 for theme in ("EW01", "EW02") for party in ("uwv", "gemeente")}
    assert told_of(visits, "week") == visits


def test_a_theme_that_all_share_is_told_as_any() -> None:
    assert set(told_of({a_visit(): 50})) == {a_visit(ANY, ANY)}


@pytest.mark.parametrize(
    "visits",
    [
        {a_visit("EW01", "uwv"): 9, a_visit("EW01", "sbb"): 9, a_visit("EW02", "uwv"): 9, a_visit("EW02", "sbb"): 4},
        {a_visit("EW01"): 9, a_visit("EW02"): 9, a_visit("EW03"): 4, a_visit("EW04"): 4},
        {a_visit("EW01", "uwv"): 4, a_visit("EW02", "sbb"): 4},
        {a_visit("EW01"): 9, a_visit("EW02"): 9, a_visit("EW03"): 4},
    ],
)
@pytest.mark.parametrize("period", ["week", "kwartaal"])
def test_one_visit_fewer_than_k_is_no_class(visits: dict[Values, int], period: str) -> None:
    assert all(count >= 5 for count in told_of(visits, period).values())


def test_a_party_that_follows_from_the_theme_is_told_as_any() -> None:
    visits = {a_visit("EW01", "uwv"): 9, a_visit("EW02", "sbb"): 9}
    assert told_of(visits) == {a_visit("EW01", ANY): 9, a_visit("EW02", ANY): 9}


def test_parties_are_told_where_themes_are_too_few() -> None:
    rare = {a_visit(f"EW0{at}", party): 2 for at in range(1, 5) for party in ("uwv", "sbb")}
    told = told_of(rare)
    assert told == {a_visit(ANY, "uwv"): 8, a_visit(ANY, "sbb"): 8}


def test_rare_languages_are_told_as_a_group_of_languages_and_one_that_no_rule_names_too() -> None:
    visits = {a_visit(theme, "uwv", "nl"): 30 for theme in ("EW01", "EW02")}
    visits |= {a_visit(theme, "uwv", language): 2 for theme in ("EW01", "EW02") for language in ("pl", "ar", "xx")}
    assert {told[5] for told in told_of(visits)} == {"nl", "niet-nederlands"}


def test_few_never_wait_alone() -> None:
    visits = {a_visit("EW01"): 9, a_visit("EW02"): 9, a_visit("EW03"): 1}
    without_lot = replace(RULES, lot=dict.fromkeys(PERIODS, 0.0))
    told = anonymise(visits, Recoding(without_lot, PeriodKind.WEEK), 0)
    assert told.waiting.total() == 5
    assert sorted(dict(told.classes).values()) == [7, 7]


def test_when_no_class_can_spare_a_visit_a_whole_group_waits() -> None:
    visits = {a_visit("EW01"): 5, a_visit("EW02"): 5, a_visit("EW03"): 1}
    without_lot = replace(RULES, lot=dict.fromkeys(PERIODS, 0.0))
    assert anonymise(visits, Recoding(without_lot, PeriodKind.WEEK), 0).classes == ()


def test_nothing_is_told_of_no_visits_and_of_fewer_than_a_class() -> None:
    for visits in ({}, {a_visit(): 4}):
        told = anonymise(visits, Recoding(RULES, PeriodKind.QUARTER), 0)
        assert told.classes == ()
        assert told.waiting == visits
        assert told.loss == 0


def test_the_loss_is_the_normalised_certainty_penalty_over_ten_attributes() -> None:
    recoding = Recoding(RULES, PeriodKind.MONTH)
    exact = a_visit()
    assert recoding.penalty(exact) == pytest.approx((1 / 3) / 10)
    assert recoding.penalty(a_visit(ANY, ANY)) == pytest.approx((1 / 3 + 2) / 10)
    grouped = ("overdag", *exact[1:])
    assert recoding.penalty(grouped) == pytest.approx((1 / 3 + 2 / 3) / 10)

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A release tells the exact number of a week, what it may of the visits, and nothing of anybody."""

import json
from collections import Counter as Tally
from dataclasses import replace

import pytest

from kiosk.storage.closing_week import Ended
from kiosk.visits.marginal import large_cells
from kiosk.visits.release import Releasing
from kiosk.wire.period import PeriodKind
from kiosk.wire.release import ANY, Counter, Table
from kiosk.wire.visit_class import CounterName, VisitClass
from tests.storage.builders import WEEK, a_kind
from tests.visits.anonymity.quarters import shipped

WITHOUT_LOT = replace(shipped(), lot=dict.fromkeys(PeriodKind, 0.0))
RELEASING = Releasing("plein", WITHOUT_LOT)
COMMON = [a_kind(theme, party) for theme in ("EW01", "EW02") for party in ("uwv", "gemeente") for _ in range(6)]


def ended(period: str, *visits: VisitClass) -> Ended:
    return Ended(period, visits, (), {})


def test_equal_visits_are_counted_together_and_no_visit_is_lost() -> None:
    released = RELEASING.release(ended(WEEK, *COMMON), 1)
    assert {(one.kind.theme, one.kind.destination_party, one.count) for one in released.release.classes} == {
        (theme, party, 6) for theme in ("EW01", "EW02") for party in ("uwv", "gemeente")
    }
    assert (released.release.location, released.release.period, released.release.total) == ("plein", WEEK, 24)
    assert released.waiting == ()


def test_what_is_rare_waits_as_it_was_and_the_total_counts_it() -> None:
    rare = [a_kind("EW09", "vakbond")] * 6
    released = RELEASING.release(ended(WEEK, *COMMON, *rare), 1)
    told = sum(one.count for one in released.release.classes)
    assert released.release.total == 30
    assert told + len(released.waiting) == 30
    assert Tally(released.waiting) == Tally(rare)


def test_a_month_has_no_total_and_a_quarter_has_the_bare_rest() -> None:
    few = [a_kind()] * 3
    month, quarter = (RELEASING.release(ended(period, *few), 1) for period in ("2026-11", "2026-Q4"))
    assert (month.release.total, month.release.rest, len(month.waiting)) == (None, None, 3)
    assert (quarter.release.total, quarter.release.rest, len(quarter.waiting)) == (None, 3, 0)


def test_a_period_without_visits_is_a_release_too() -> None:
    assert RELEASING.release(ended(WEEK), 1).release.classes == ()


def test_counters_go_along() -> None:
    counters = (Counter(name=CounterName.STARTED, count=3), Counter(name=CounterName.FINISHED, count=1))
    released = RELEASING.release(Ended(WEEK, (), counters, {}), 1)
    assert set(released.release.counters) == set(counters)


def test_the_tables_of_a_quarter_have_no_small_number() -> None:
    cells = {Table.BUSY: {"ma.ochtend": 30, "di.middag": 3, "vr.avond": 4}, Table.NOTHING_FITS: {"doel": 2}}
    released = RELEASING.release(Ended("2026-Q4", (), (), cells), 1)
    told = {(one.table, one.cell): one.count for one in released.release.cells}
    assert told == {(Table.BUSY, "ma.ochtend"): 30, (Table.BUSY, ANY): 7}


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ({}, {}),
        ({"a": 4}, {}),
        ({"a": 5}, {"a": 5}),
        ({"a": 5, "b": 9, "c": 1}, {"b": 9, ANY: 6}),
        ({"a": 5, "b": 5, "c": 1}, {"b": 5, ANY: 6}),
        ({"a": 3, "b": 2}, {ANY: 5}),
        ({"a": 9, "b": 5}, {"a": 9, "b": 5}),
    ],
)
def test_a_rest_of_a_few_takes_the_smallest_cell_along(counts: dict[str, int], told: dict[str, int]) -> None:
    assert large_cells(counts, 5) == told


def test_a_release_tells_its_limits_and_its_loss() -> None:
    release = RELEASING.release(ended("2026-11", *COMMON), 1).release
    assert (release.k, release.l) == (5, 2)
    assert release.loss == round(1000 * (1 / 3) / 10)


def test_no_device_no_day_and_no_order_are_in_a_release() -> None:
    body = json.loads(RELEASING.release(ended(WEEK, *COMMON), 1).release.model_dump_json(by_alias=True))
    assert set(body) == {
        *("inlooppunt", "periode", "deel", "definitieversie", "k", "l", "totaal", "rest", "verliesPromille"),
        *("klassen", "tellers", "tabellen"),
    }
    orders = {
        tuple(
            (one.kind.theme, one.kind.destination_party)
            for one in RELEASING.release(ended(WEEK, *COMMON), seed).release.classes
        )
        for seed in range(8)
    }
    assert len(orders) > 1


def test_the_same_visits_in_another_order_give_the_same_release() -> None:
    assert RELEASING.release(ended(WEEK, *COMMON), 1) == RELEASING.release(ended(WEEK, *reversed(COMMON)), 1)

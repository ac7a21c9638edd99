# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A release says how many visits were equal, and nothing of their order."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from kiosk.visits.release import make_release
from kiosk.wire.release import Counter
from kiosk.wire.visit_class import CounterName, VisitClass
from tests.storage.builders import WEEK, a_kind

KINDS = st.builds(a_kind, theme=st.sampled_from(["EW01", "EW02", "EW09"]), party=st.sampled_from(["uwv", "gemeente"]))


def test_equal_visits_are_counted_together() -> None:
    release = make_release("plein", WEEK, [a_kind("EW01"), a_kind("EW02"), a_kind("EW01")], [])
    assert {(one.kind.theme, one.count) for one in release.classes} == {("EW01", 2), ("EW02", 1)}
    assert (release.location, release.week) == ("plein", WEEK)


def test_a_week_without_visits_is_a_release_too() -> None:
    assert make_release("plein", WEEK, [], []).classes == ()


def test_counters_go_along() -> None:
    counters = [Counter(name=CounterName.STARTED, count=3), Counter(name=CounterName.FINISHED, count=1)]
    assert set(make_release("plein", WEEK, [], counters).counters) == set(counters)


@given(rows=st.lists(KINDS, max_size=30), random=st.randoms(use_true_random=False))
def test_no_visit_is_lost_and_their_order_leaves_no_trace(rows: list[VisitClass], random: Random) -> None:
    release = make_release("plein", WEEK, rows, [])
    assert sum(one.count for one in release.classes) == len(rows)
    shuffled = list(rows)
    random.shuffle(shuffled)
    assert make_release("plein", WEEK, shuffled, []) == release

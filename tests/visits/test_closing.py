# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Weeks close in order and once, whatever the clock does, and every visit goes out exactly once."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kiosk.clock import AMSTERDAM
from kiosk.storage.closing_week import ClosingWeek
from kiosk.storage.database import Database
from kiosk.storage.outbox import Outbox
from kiosk.storage.visit_log import LONGEST_OFF_WEEKS, VisitLog
from kiosk.visits.attributes import week_of
from kiosk.visits.closing import MOST_EMPTY_WEEKS, close_weeks
from kiosk.visits.release import Releasing
from kiosk.wire.messages import MessageResult, Verdict
from kiosk.wire.release import Release, Table
from kiosk.wire.visit_class import CounterName
from tests.storage.builders import a_kind
from tests.storage.made import made_database
from tests.visits.anonymity.quarters import shipped

W47, W48, W50 = (datetime(2026, 11, 16, 9, 0, tzinfo=AMSTERDAM) + timedelta(weeks=n) for n in (0, 1, 3))
PLACE = "rivierstad-centrum"
RELEASING = Releasing(PLACE, shipped())


class Kiosk:
    """Log, weeks and outbox of one real file."""

    def __init__(self, database: Database) -> None:
        self.log = VisitLog(database)
        self.weeks = ClosingWeek(database)
        self.outbox = Outbox(database)

    def close(self, now: datetime, *, sure: bool = False) -> tuple[str, ...]:
        return close_weeks(self.weeks, RELEASING, now, new_seed=lambda: 1, sure=sure)

    def visit(self, now: datetime, theme: str = "EW01") -> None:
        self.log.finish(week_of(now), a_kind(theme))

    def releases(self) -> list[Release]:
        contents = (row.message().content for row in self.outbox.due(W47, 10_000))
        return sorted((one for one in contents if isinstance(one, Release)), key=lambda release: release.period)

    def weeks_told(self) -> dict[str, int]:
        """The exact total of each week that was told."""
        told = Counter[str]()
        for one in self.releases():
            if one.total is not None:
                told[one.period] += one.total
        return dict(told)

    def visits_waiting(self) -> int:
        return sum(self.weeks.waiting().values())

    def visits_kept(self) -> int:
        return sum(len(self.log.rows(week)) for week in self.log.weeks())


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Kiosk]:
    database = made_database(tmp_path / "kiosk.sqlite")
    yield Kiosk(database)
    database.close()


def test_the_release_of_an_ended_week_takes_the_place_of_its_visits(kiosk: Kiosk) -> None:
    for theme in ("EW01", "EW02") * 9:
        kiosk.visit(W47, theme)
    kiosk.log.count("2026-W47", CounterName.STARTED)
    kiosk.visit(W48, "EW02")
    assert kiosk.close(W48) == ("2026-W47",)
    (release,) = kiosk.releases()
    assert (release.location, release.period, release.total) == (PLACE, "2026-W47", 18)
    assert {one.kind.theme for one in release.classes} == {"EW01", "EW02"}
    assert sum(one.count for one in release.classes) + kiosk.visits_waiting() == 18
    assert {one.name: one.count for one in release.counters} == {CounterName.FINISHED: 18, CounterName.STARTED: 1}
    assert kiosk.log.weeks() == ("2026-W48",)


def test_the_last_week_of_a_quarter_tells_its_month_and_the_quarter_too(kiosk: Kiosk) -> None:
    kiosk.visit(W47)
    kiosk.close(W47 + timedelta(weeks=7))
    told = {release.period: (release.total, release.rest) for release in kiosk.releases()}
    assert told["2026-W47"] == (1, None)
    assert (told["2026-11"], told["2026-12"], told["2026-Q4"]) == ((None, None), (None, None), (None, 1))
    assert kiosk.visits_waiting() == 0


def test_every_release_has_a_seed_of_its_own(kiosk: Kiosk) -> None:
    seeds = iter(range(10))
    kiosk.visit(W47)
    close_weeks(kiosk.weeks, RELEASING, W50, new_seed=lambda: next(seeds))
    assert next(seeds) == len(kiosk.releases())


def test_closing_again_doubles_nothing(kiosk: Kiosk) -> None:
    kiosk.visit(W47)
    kiosk.close(W48)
    assert kiosk.close(W48) == ()
    assert len(kiosk.releases()) == 1


def test_the_week_that_runs_stays_open(kiosk: Kiosk) -> None:
    kiosk.visit(W47)
    assert kiosk.close(W47 + timedelta(days=6)) == ()
    assert kiosk.releases() == []


def test_weeks_without_visits_are_told_since_the_first_that_is_known(kiosk: Kiosk) -> None:
    kiosk.visit(W47)
    assert kiosk.close(W50) == ("2026-W47", "2026-W48", "2026-W49")
    assert kiosk.weeks_told() == {"2026-W47": 1, "2026-W48": 0, "2026-W49": 0}


def test_a_kiosk_that_nobody_uses_is_told_of_from_its_first_start(kiosk: Kiosk) -> None:
    assert kiosk.close(W48) == ()
    assert kiosk.close(W50) == ("2026-W48", "2026-W49")


def test_the_message_has_the_id_it_is_given(kiosk: Kiosk) -> None:
    kiosk.visit(W47)
    close_weeks(kiosk.weeks, RELEASING, W48, lambda: UUID(int=7))
    assert [row.id for row in kiosk.outbox.due(W48, 10)] == [UUID(int=7)]


def test_a_clock_that_jumps_back_a_year_closes_no_week_twice(kiosk: Kiosk) -> None:
    kiosk.visit(W47)
    kiosk.close(W48)
    year_ago = W48 - timedelta(weeks=52)
    kiosk.visit(year_ago, "EW02")
    assert kiosk.close(year_ago) == ()
    assert kiosk.close(year_ago + timedelta(weeks=2)) == ()
    kiosk.visit(W48)
    assert kiosk.close(W50) == ("2026-W48", "2026-W49")
    assert kiosk.weeks_told() == {"2026-W47": 1, "2026-W48": 2, "2026-W49": 0}


@pytest.mark.parametrize("years", [-10, 10])
def test_a_clock_that_jumps_ten_years_and_back_tells_no_week_that_never_was(kiosk: Kiosk, years: int) -> None:
    kiosk.visit(W47)
    kiosk.close(W48)
    kiosk.visit(W48)
    wrong = W48 + timedelta(weeks=52 * years)
    kiosk.visit(wrong, "EW02")
    assert kiosk.close(wrong) == ()
    assert kiosk.close(wrong + timedelta(weeks=2)) == ()
    assert kiosk.close(W50) == ("2026-W48", "2026-W49")
    assert kiosk.weeks_told() == {"2026-W47": 1, "2026-W48": 2, "2026-W49": 0}


@pytest.mark.parametrize(("weeks", "believed"), [(LONGEST_OFF_WEEKS, True), (LONGEST_OFF_WEEKS + 1, False)])
def test_a_year_is_the_longest_that_a_kiosk_is_off(kiosk: Kiosk, weeks: int, believed: bool) -> None:
    kiosk.visit(W47)
    kiosk.close(W48)
    later = W47 + timedelta(weeks=weeks)
    kiosk.visit(later)
    assert bool(kiosk.close(later)) is believed


AHEAD = W48 + timedelta(weeks=520)
"""Ten years ahead."""


def test_a_kiosk_whose_first_clock_was_ten_years_ahead_counts_in_this_week_once_the_store_says_which(
    kiosk: Kiosk,
) -> None:
    kiosk.visit(AHEAD)
    assert kiosk.close(AHEAD) == ()
    kiosk.visit(W48, "EW02")
    assert kiosk.close(W48) == (), "nobody says yet which clock is right"
    assert kiosk.close(W48, sure=True) == ()
    assert kiosk.log.weeks() == ("2026-W48",)
    assert {one.name: one.count for one in kiosk.log.counters("2026-W48")} == {CounterName.FINISHED: 2}
    kiosk.visit(W48)
    assert kiosk.close(W50, sure=True) == ("2026-W48", "2026-W49")
    assert kiosk.weeks_told() == {"2026-W48": 3, "2026-W49": 0}


def test_what_was_told_of_weeks_that_never_were_is_told_of_this_one(kiosk: Kiosk) -> None:
    for theme in ("EW01", "EW02") * 9:
        kiosk.visit(AHEAD, theme)
    # Too few for their weeks, and enough for their month.
    for week in range(3):
        for theme in ("EW03", "EW04") * 2:
            kiosk.visit(AHEAD + timedelta(weeks=1 + week), theme)
    for _ in range(5):
        kiosk.log.count_cell(week_of(AHEAD), Table.BUSY, "ma.ochtend")
    kiosk.close(AHEAD)
    kiosk.close(AHEAD + timedelta(weeks=6))
    ahead = kiosk.releases()
    assert all(release.period > "2036" for release in ahead)
    waiting = kiosk.visits_waiting()
    # The store has said of one that it lies ahead.
    refusal = MessageResult(id=kiosk.outbox.due(W47, 1)[0].id, verdict=Verdict.REFUSED, reason="in de toekomst")
    kiosk.outbox.settle([refusal], W47)
    kiosk.close(W48, sure=True)
    righted = kiosk.releases()
    assert kiosk.outbox.refused() == ()
    assert len(ahead) > len(righted), "weeks without a visit are not told of this one"
    parts = [("2026-11", 0), *(("2026-W48", part) for part in range(4))]
    assert sorted((one.period, one.part) for one in righted) == parts
    assert kiosk.visits_waiting() == waiting
    assert sum(kiosk.weeks_told().values()) == 30
    kiosk.close(W48 + timedelta(weeks=7), sure=True)
    releases = kiosk.releases()
    told = sum(one.count for release in releases for one in release.classes)
    assert told + sum(release.rest or 0 for release in releases) == 30
    assert kiosk.visits_waiting() == 0
    assert [cell.count for release in releases for cell in release.cells if release.period == "2026-Q4"] == [5]


def test_on_the_last_day_of_a_week_the_clocks_may_differ_about_it(kiosk: Kiosk) -> None:
    """The kiosk closed the week some seconds before the store's clock would."""
    sunday = datetime(2026, 11, 22, 23, 59, 50, tzinfo=AMSTERDAM)
    kiosk.visit(W47)
    assert kiosk.close(W48) == ("2026-W47",)
    kiosk.visit(W48)
    assert kiosk.close(sunday, sure=True) == ()
    assert kiosk.log.weeks() == ("2026-W48",)
    assert kiosk.weeks_told() == {"2026-W47": 1}


def test_a_jump_that_the_store_confirms_is_believed_and_makes_no_flood(kiosk: Kiosk) -> None:
    kiosk.visit(W47)
    closed = close_weeks(kiosk.weeks, RELEASING, W47 + timedelta(weeks=3_000), sure=True)
    assert len(closed) == MOST_EMPTY_WEEKS + 1
    assert closed[0] == "2026-W47"


def test_a_visit_that_ends_when_its_week_was_just_closed_goes_with_the_next(kiosk: Kiosk) -> None:
    kiosk.visit(W47)
    kiosk.close(W48)
    kiosk.visit(W47)
    assert kiosk.log.weeks() == ("2026-W48",)


# Of a week before the store's, which nobody closed, when the clock was ahead in between.
@example(steps=[(3, 1, False, False), (-2, 1, False, False)], righted=True)
# The week of the store was closed and told, twice, before it was over.
@example(steps=[(2, 1, True, True), (0, 1, True, True), (0, 1, False, False)], righted=True)
@settings(max_examples=8, deadline=None)
@given(
    steps=st.lists(st.tuples(st.integers(-60, 60), st.integers(0, 3), st.booleans(), st.booleans()), max_size=10),
    righted=st.booleans(),
)
def test_whatever_the_clock_does_every_visit_goes_out_exactly_once(
    steps: list[tuple[int, int, bool, bool]], *, righted: bool
) -> None:
    """In each step the clock leaps and visitors come; the kiosk may look for what to close, and may hear the store."""
    with TemporaryDirectory() as folder:
        database = made_database(Path(folder) / "kiosk.sqlite")
        kiosk, visits, now = Kiosk(database), 0, W47
        for weeks, visitors, close, hears in steps:
            now += timedelta(weeks=weeks)
            for _ in range(visitors):
                kiosk.visit(now)
            visits += visitors
            if close:
                kiosk.close(now)
            if hears:
                kiosk.close(W48, sure=True)
        if righted:
            kiosk.close(W47 + timedelta(weeks=2), sure=True)
            kiosk.close(W47 + timedelta(weeks=4), sure=True)
            assert max((*kiosk.log.weeks(), *kiosk.weeks_told())) <= "2026-W50"
            assert kiosk.visits_kept() == 0
        releases = kiosk.releases()
        told = sum(one.count for release in releases for one in release.classes)
        rest = sum(release.rest or 0 for release in releases)
        assert told + rest + kiosk.visits_waiting() + kiosk.visits_kept() == visits
        assert sum(kiosk.weeks_told().values()) + kiosk.visits_kept() == visits
        # The store takes each part of a period once.
        assert set(Counter((release.period, release.part) for release in releases).values()) <= {1}
        database.close()

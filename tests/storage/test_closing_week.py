# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one transaction in which releases take the place of visits."""

from collections.abc import Callable, Sequence

import pytest

from kiosk.storage.closing_week import ClosingWeek, Ended, Told
from kiosk.storage.database import Database
from kiosk.storage.outbox import Outbox
from kiosk.storage.visit_log import VisitLog
from kiosk.wire.release import Table
from kiosk.wire.visit_class import VisitClass
from tests.storage.builders import NEXT_WEEK, WEEK, a_kind, a_message
from tests.storage.test_database import files_with


def cannot_tell(ended: Ended) -> Told:
    raise ZeroDivisionError


class Teller:
    """Keeps what it is given, and lets so many of the visits wait."""

    def __init__(self, waits: Callable[[Sequence[VisitClass]], Sequence[VisitClass]] = lambda _visits: ()) -> None:
        self.given: list[Ended] = []
        self._waits = waits

    def __call__(self, ended: Ended) -> Told:
        self.given.append(ended)
        return Told(a_message(), self._waits(ended.visits))

    @property
    def periods(self) -> list[str]:
        return [ended.period for ended in self.given]


def all_wait(visits: Sequence[VisitClass]) -> Sequence[VisitClass]:
    return visits


def test_a_week_is_handed_over_whole(database: Database) -> None:
    log, tell = VisitLog(database), Teller()
    log.finish(WEEK, a_kind())
    expected = Ended(WEEK, log.rows(WEEK), log.counters(WEEK), {})
    assert ClosingWeek(database).close(WEEK, tell)
    assert tell.given == [expected]


def test_when_nothing_can_be_told_everything_stays(database: Database) -> None:
    VisitLog(database).finish(WEEK, a_kind())
    with pytest.raises(ZeroDivisionError):
        ClosingWeek(database).close(WEEK, cannot_tell)
    assert VisitLog(database).rows(WEEK) == (a_kind(),)
    assert Outbox(database).waiting() == 0
    assert ClosingWeek(database).close(WEEK, Teller())


def test_when_the_month_cannot_be_told_its_last_week_stays_open_too(database: Database) -> None:
    def no_month(ended: Ended) -> Told:
        return cannot_tell(ended) if ended.period == "2026-11" else Told(a_message(), ended.visits)

    VisitLog(database).finish(NEXT_WEEK, a_kind())
    with pytest.raises(ZeroDivisionError):
        ClosingWeek(database).close(NEXT_WEEK, no_month)
    assert VisitLog(database).rows(NEXT_WEEK) == (a_kind(),)
    assert ClosingWeek(database).waiting() == {}
    assert Outbox(database).waiting() == 0


def test_a_closed_week_and_those_before_it_do_not_close_again(database: Database) -> None:
    weeks = ClosingWeek(database)
    assert weeks.close(WEEK, Teller())
    assert not weeks.close(WEEK, cannot_tell)
    assert not weeks.close("2026-W01", cannot_tell)
    assert weeks.latest_closed(NEXT_WEEK) == WEEK
    assert Outbox(database).waiting() == 1


def test_what_waits_is_handed_over_with_its_month_and_then_with_its_quarter(database: Database) -> None:
    weeks, log, tell = ClosingWeek(database), VisitLog(database), Teller(all_wait)
    log.finish(WEEK, a_kind("EW01"))
    weeks.close(WEEK, tell)
    assert weeks.waiting() == {"2026-11": 1}
    log.finish(NEXT_WEEK, a_kind("EW02"))
    weeks.close(NEXT_WEEK, tell)
    assert tell.periods == [WEEK, NEXT_WEEK, "2026-11"]
    assert {visit.theme for visit in tell.given[-1].visits} == {"EW01", "EW02"}
    assert weeks.waiting() == {"2026-Q4": 2}
    for week in range(49, 54):
        weeks.close(f"2026-W{week}", tell)
    assert tell.periods[-3:] == ["2026-W53", "2026-12", "2026-Q4"]
    assert len(tell.given[-1].visits) == 2
    assert weeks.waiting() == {}, "nothing waits for longer than a quarter"


def test_a_month_without_visits_is_told_too(database: Database) -> None:
    tell = Teller()
    ClosingWeek(database).close(NEXT_WEEK, tell)
    assert tell.periods == [NEXT_WEEK, "2026-11"]


def test_months_that_ended_while_the_kiosk_was_off_are_told_with_the_next_week(database: Database) -> None:
    weeks, tell = ClosingWeek(database), Teller(all_wait)
    VisitLog(database).finish(WEEK, a_kind())
    weeks.close(WEEK, tell)
    VisitLog(database).count_cell(WEEK, Table.BUSY, "ma.ochtend")
    weeks.close("2027-W05", tell)
    assert tell.periods == [WEEK, "2027-W05", "2026-11", "2026-Q4"]
    assert tell.given[-1].cells == {Table.BUSY: {"ma.ochtend": 1}}


def test_the_tables_of_a_quarter_are_handed_over_once(database: Database) -> None:
    log, tell = VisitLog(database), Teller()
    for cell in ("ma.ochtend", "ma.ochtend", "di.middag"):
        log.count_cell("2026-W53", Table.BUSY, cell)
    log.count_cell("2026-W53", Table.NOTHING_FITS, "doel")
    log.count_cell("2027-W01", Table.BUSY, "wo.avond")
    ClosingWeek(database).close("2026-W53", tell)
    assert [ended.cells for ended in tell.given] == [
        {},
        {},
        {Table.BUSY: {"ma.ochtend": 2, "di.middag": 1}, Table.NOTHING_FITS: {"doel": 1}},
    ]
    ClosingWeek(database).close("2027-W13", tell)
    assert tell.given[-1].cells == {Table.BUSY: {"wo.avond": 1}}


def test_of_a_visit_that_waits_the_week_is_kept_no_more(database: Database) -> None:
    VisitLog(database).finish(WEEK, a_kind())
    ClosingWeek(database).close(WEEK, Teller(all_wait))
    columns = "key, period, theme"
    ((key, period, theme),) = database.run_alone(f"SELECT {columns} FROM waiting_visit")  # noqa: S608 - its own words
    assert (period, theme) == ("2026-11", "EW01")
    assert isinstance(key, bytes)


def test_the_visits_that_were_told_are_in_no_file_any_more(database: Database) -> None:
    marker = "merkteken-van-een-bezoek"
    VisitLog(database).finish(WEEK, a_kind(party=marker))
    assert files_with(database.path.parent, marker) != []
    ClosingWeek(database).close(WEEK, Teller())
    assert files_with(database.path.parent, marker) == []


def test_visits_that_waited_and_then_were_told_are_in_no_file_any_more(database: Database) -> None:
    marker = "merkteken-van-een-bezoek"
    weeks = ClosingWeek(database)
    VisitLog(database).finish(WEEK, a_kind(party=marker))
    weeks.close(WEEK, Teller(all_wait))
    assert files_with(database.path.parent, marker) != []
    weeks.close(NEXT_WEEK, Teller())
    assert files_with(database.path.parent, marker) == []

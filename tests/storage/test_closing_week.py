# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one transaction in which a release takes the place of its visits."""

from collections.abc import Sequence

import pytest

from kiosk.storage.closing_week import ClosingWeek
from kiosk.storage.database import Database
from kiosk.storage.outbox import Outbox
from kiosk.storage.visit_log import VisitLog
from kiosk.wire.messages import Message
from kiosk.wire.release import Counter
from kiosk.wire.visit_class import VisitClass
from tests.storage.builders import NEXT_WEEK, WEEK, a_kind, a_message
from tests.storage.test_database import files_with


def no_message(visits: Sequence[VisitClass], counters: Sequence[Counter]) -> Message:
    raise ZeroDivisionError


def test_a_week_is_handed_over_whole(database: Database) -> None:
    given: list[object] = []

    def make(visits: Sequence[VisitClass], counters: Sequence[Counter]) -> Message:
        given.extend([*visits, *counters])
        return a_message()

    log = VisitLog(database)
    log.finish(WEEK, a_kind())
    expected = [*log.rows(WEEK), *log.counters(WEEK)]
    assert ClosingWeek(database).close(WEEK, make)
    assert given == expected


def test_when_no_message_can_be_made_everything_stays(database: Database) -> None:
    VisitLog(database).finish(WEEK, a_kind())
    with pytest.raises(ZeroDivisionError):
        ClosingWeek(database).close(WEEK, no_message)
    assert VisitLog(database).rows(WEEK) == (a_kind(),)
    assert Outbox(database).waiting() == 0
    assert ClosingWeek(database).close(WEEK, lambda _visits, _counters: a_message())


def test_a_closed_week_and_those_before_it_do_not_close_again(database: Database) -> None:
    weeks = ClosingWeek(database)
    assert weeks.close(WEEK, lambda _visits, _counters: a_message())
    assert not weeks.close(WEEK, no_message)
    assert not weeks.close("2026-W01", no_message)
    assert weeks.latest_closed(NEXT_WEEK) == WEEK
    assert Outbox(database).waiting() == 1


def test_the_visits_of_a_closed_week_are_in_no_file_any_more(database: Database) -> None:
    marker = "merkteken-van-een-bezoek"
    VisitLog(database).finish(WEEK, a_kind(party=marker))
    assert files_with(database.path.parent, marker) != []
    ClosingWeek(database).close(WEEK, lambda _visits, _counters: a_message())
    assert files_with(database.path.parent, marker) == []

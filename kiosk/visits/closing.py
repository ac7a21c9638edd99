# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Closes each week that has ended: its release takes the place of its visits. Running it again changes nothing."""

import secrets
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from kiosk.storage.closing_week import ClosingWeek, Ended, Tell, Told
from kiosk.storage.iso_week import week_before, weeks_between
from kiosk.storage.visit_log import LONGEST_OFF_WEEKS
from kiosk.visits.attributes import week_of
from kiosk.visits.release import Releasing
from kiosk.wire.messages import Message, MessageKind

MOST_EMPTY_WEEKS: Final = 53
"""A kiosk that was off for longer does not report each week of it: only the last of them."""
A_DAY: Final = timedelta(days=1)


def _drawn_seed() -> int:
    return secrets.randbits(64)


def close_weeks(
    weeks: ClosingWeek,
    releasing: Releasing,
    now: datetime,
    new_id: Callable[[], UUID] = uuid4,
    new_seed: Callable[[], int] = _drawn_seed,
    *,
    sure: bool = False,
) -> tuple[str, ...]:
    """Closes the weeks before that of `now`, an aware local moment; returns those it closed, oldest first.

    Weeks without a visit are released too, so that the store knows the kiosk was there; a month and a quarter close
    with their last week. Weeks close in order and never reopen: a clock that was set back closes nothing. Each week is
    one transaction. Raises `DatabaseTrouble`; the weeks before it are closed then.

    A clock that leapt further than `LONGEST_OFF_WEEKS` closes nothing either, or the visits of years would be told in
    periods that never were; unless the moment is `sure`, because the store says so too. What was closed or kept ahead
    of a moment that is `sure` is of this week; not on its last day, on which clocks that are right may differ about it.
    """
    this_week = week_of(now)
    if sure and week_of(now + A_DAY) == this_week:
        weeks.put_right(this_week)
    latest = weeks.latest_closed(this_week)
    if not sure and weeks_between(latest, this_week) > LONGEST_OFF_WEEKS:
        return ()
    ended = _ended(latest, this_week, weeks.kept())
    tell = _telling(releasing, new_id, new_seed)
    return tuple(week for week in ended if weeks.close(week, tell))


def _telling(releasing: Releasing, new_id: Callable[[], UUID], new_seed: Callable[[], int]) -> Tell:
    def tell(ended: Ended) -> Told:
        released = releasing.release(ended, new_seed())
        return Told(Message(id=new_id(), kind=MessageKind.RELEASE, content=released.release), released.waiting)

    return tell


def _ended(latest_closed: str, this_week: str, kept: Sequence[str]) -> list[str]:
    recent: set[str] = set()
    week = week_before(this_week)
    while week > latest_closed and len(recent) < MOST_EMPTY_WEEKS:
        recent.add(week)
        week = week_before(week)
    return sorted(recent.union(week for week in kept if latest_closed < week < this_week))

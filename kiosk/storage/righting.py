# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Takes a kiosk back whose clock was ahead: no week, month or quarter is closed or kept that has not begun yet.

What was kept of such periods is of the present ones, and so is what was told of them and has not left: the store takes
nothing of a period that lies ahead, so it never counted that. A period may then be told in more than one release; no
visit is in two of them, and each says which part it is.
"""

from typing import Final
from uuid import uuid4

from pydantic import ValidationError
from sqlalchemy import Connection, Table, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from kiosk.storage.outbox import put_message
from kiosk.storage.tables import closed_week, counter, outbox, quarter_cell, visit, waiting_visit
from kiosk.storage.told_periods import next_part
from kiosk.wire.messages import Message, MessageKind
from kiosk.wire.period import PeriodKind, kind_of, month_of, quarter_of
from kiosk.wire.release import Release

_IS_RELEASE: Final = outbox.c.kind == MessageKind.RELEASE.value


def is_ahead(connection: Connection, this_week: str) -> bool:
    """Whether a week is closed or kept that is not over, or has not begun."""
    closed = select(closed_week.c.week).where(closed_week.c.week >= this_week)
    kept = (select(table.c.week).where(table.c.week > this_week) for table in (visit, counter))
    return any(connection.execute(found.limit(1)).first() is not None for found in (closed, *kept))


def put_right(connection: Connection, this_week: str) -> None:
    """In the caller's transaction, for a kiosk that is ahead."""
    connection.execute(delete(closed_week).where(closed_week.c.week >= this_week))
    connection.execute(update(visit).where(visit.c.week > this_week).values(week=this_week))
    _add_up(connection, counter, "week", this_week)
    _add_up(connection, quarter_cell, "quarter", quarter_of(this_week))
    for period in connection.scalars(select(waiting_visit.c.period).distinct()).all():
        there = waiting_visit.c.period == period
        connection.execute(update(waiting_visit).where(there).values(period=_at_most(period, this_week)))
    _tell_of_now(connection, this_week)


def _at_most(period: str, this_week: str) -> str:
    """The period, or the present one of its kind when it lies ahead."""
    now = {PeriodKind.WEEK: this_week, PeriodKind.MONTH: month_of(this_week), PeriodKind.QUARTER: quarter_of(this_week)}
    return min(period, now[kind_of(period)])


def _add_up(connection: Connection, table: Table, name: str, now: str) -> None:
    """What was counted in periods that lie ahead is added to the present one."""
    ahead = table.c[name] > now
    for row in connection.execute(select(table).where(ahead)).all():
        added = insert(table).values({**row._mapping, name: now})  # noqa: SLF001 - public in SQLAlchemy, in spite of its name
        key = [column.name for column in table.primary_key]
        connection.execute(
            added.on_conflict_do_update(index_elements=key, set_={"count": table.c.count + added.excluded.count})
        )
    connection.execute(delete(table).where(ahead))


def _tell_of_now(connection: Connection, this_week: str) -> None:
    for key, body in connection.execute(select(outbox.c.id, outbox.c.body).where(_IS_RELEASE)).all():
        release = _release(body)
        if release is not None and release.period != (period := _at_most(release.period, this_week)):
            connection.execute(delete(outbox).where(outbox.c.id == key))
            if _tells_anything(release):
                righted = release.model_copy(update={"period": period, "part": next_part(connection, period)})
                # Other content, so another id.
                put_message(connection, Message(id=uuid4(), kind=MessageKind.RELEASE, content=righted))


def _tells_anything(release: Release) -> bool:
    """A week without a visit is told to show that the kiosk was there; in a week that never was it was not."""
    return bool(release.total or release.rest or release.classes or release.counters or release.cells)


def _release(body: bytes) -> Release | None:
    try:
        content = Message.model_validate_json(body).content
    except ValidationError:
        return None
    return content if isinstance(content, Release) else None

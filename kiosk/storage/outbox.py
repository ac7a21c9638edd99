# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The queue of messages for the store. A row goes only when the store's receipt for it has come."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, case, delete, func, literal, or_, select, update
from sqlalchemy.dialects import sqlite

from kiosk.storage.database import Database
from kiosk.storage.tables import outbox
from kiosk.wire.messages import Message, MessageKind, MessageResult, Verdict

DAMAGED: Final = "beschadigd"
"""Why a row was refused that the disk changed."""
LONGEST_POSTPONE_S: Final = 86_400
"""A row that waits for a moment further away than this is due: the clock was set back."""
LONGEST_ERROR: Final = 300
MOST_BYTES: Final = 16_000_000
"""Of all messages together. Only referrals and events can fill it: what releases take is bounded by the weeks."""
_WAITING, _REFUSED = "waiting", "refused"
_COLUMNS: Final = ("id", "kind", "body", "checksum", "state", "attempts", "next_attempt_at", "last_error")
# In SQLite's own words once: to find the statement again at each message costs as much as to run it.
_INSERT: Final = str(outbox.insert().compile(dialect=sqlite.dialect(), column_keys=_COLUMNS))
_PRIORITY: Final = case({kind.value: place for place, kind in enumerate(MessageKind)}, value=outbox.c.kind)


Also = Callable[[Connection, int], None]
"""Writes in the transaction of somebody else, for so many messages."""


def nothing_more(_connection: Connection, _count: int) -> None:
    """Most have nothing to add."""


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """A message that is due. `body` is the message as JSON in its wire form, the same bytes at each attempt."""

    id: UUID
    kind: MessageKind
    body: bytes
    attempts: int
    """Attempts that failed so far."""

    def message(self) -> Message:
        """The message itself."""
        return Message.model_validate_json(self.body)


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A message that the store does not take; it stays until staff or maintainers looked at it."""

    id: UUID
    kind: str
    reason: str
    since: str
    """The day, such as `2026-11-23`."""


@dataclass(frozen=True, slots=True)
class Stock:
    """What the queue holds."""

    waiting: int
    """Messages that are not sent yet, due or not; without what the kiosk tells of itself, for that never ends."""
    refused: int
    size: int
    """Bytes of all messages."""

    @property
    def is_full(self) -> bool:
        """Whether the queue takes no new referrals: what is there must leave first."""
        return self.size >= MOST_BYTES


class Outbox:
    """The queue. Any thread. Every method raises `DatabaseTrouble`; then nothing changed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, message: Message) -> None:
        """Adds a message, in a transaction of its own."""
        with self._database.writing(growing=True) as connection:
            put_message(connection, message)

    def put_heartbeat(self, message: Message) -> None:
        """Puts the latest in the place of the one that waits; it is due when that one was."""
        is_beat = outbox.c.kind == MessageKind.HEARTBEAT.value
        with self._database.writing() as connection:
            chosen = select(outbox.c.attempts, outbox.c.next_attempt_at).where(is_beat, outbox.c.state == _WAITING)
            before = connection.execute(chosen).first()
            connection.execute(delete(outbox).where(is_beat))
            put_message(connection, message)
            if before is not None:
                connection.execute(update(outbox).where(is_beat).values(before._asdict()))

    def due(self, now: datetime, limit: int) -> tuple[OutboxRow, ...]:
        """At most `limit` messages to send now: withdrawals first, then referrals, each in the random order of ids.

        A row that the disk changed is set aside as refused and never given out.
        """
        with self._database.writing() as connection:
            found = _due(connection, now, limit)
            for row in found:
                if not _is_whole(row):
                    _refuse(connection, row.id, DAMAGED, now)
        return tuple(
            OutboxRow(UUID(bytes=row.id), MessageKind(row.kind), row.body, row.attempts)
            for row in found
            if _is_whole(row)
        )

    def settle(self, results: Sequence[MessageResult], now: datetime, also: Also = nothing_more) -> None:
        """Records what the store said: stored messages are deleted, refused ones stay with the store's reason.

        `also` writes in the same transaction, and hears how many were deleted.
        """
        stored = [one.id for one in results if one.verdict is not Verdict.REFUSED]
        with self._database.writing() as connection:
            gone = connection.execute(delete(outbox).where(_is_one_of(stored))).rowcount if stored else 0
            for one in results:
                if one.verdict is Verdict.REFUSED:
                    _refuse(connection, one.id.bytes, one.reason or "", now)
            also(connection, gone)
        if stored:
            self._database.wipe_traces()

    def depart(self, ids: Iterable[UUID], also: Also = nothing_more) -> frozenset[UUID]:
        """Marks the messages as on their way, before they are sent; gives those that are still there to send.

        From now on each counts as one that the store may have, whatever becomes of this kiosk. `also` writes in the
        same transaction, and hears how many they are.
        """
        change = update(outbox).where(_is_one_of(ids), outbox.c.state == _WAITING)
        with self._database.writing() as connection:
            gone = connection.scalars(change.values(departures=outbox.c.departures + 1).returning(outbox.c.id)).all()
            also(connection, len(gone))
            return frozenset(UUID(bytes=key) for key in gone)

    def postpone(
        self, ids: Iterable[UUID], error: str, next_attempt_at: datetime, *, nothing_left: bool = False
    ) -> None:
        """Counts a failed attempt; the messages are due again at `next_attempt_at`, a day ahead at most.

        `nothing_left`: it is certain that not a byte of them reached the network.
        """
        change = (
            update(outbox)
            .where(_is_one_of(ids), outbox.c.state == _WAITING)
            .values(
                attempts=outbox.c.attempts + 1,
                last_error=error[:LONGEST_ERROR],
                next_attempt_at=_seconds(next_attempt_at),
                departures=outbox.c.departures - int(nothing_left),
            )
        )
        with self._database.writing() as connection:
            connection.execute(change)

    def waiting(self) -> int:
        """How many messages are not sent yet, due or not; what the kiosk tells of itself does not count."""
        return self.stock().waiting

    def stock(self) -> Stock:
        """What is there, counted."""
        with self._database.reading() as connection:
            return _stock(connection)

    def refused(self) -> tuple[RefusedRow, ...]:
        """The messages that will not be sent any more, by id."""
        chosen = select(outbox.c.id, outbox.c.kind, outbox.c.last_error, outbox.c.refused_on)
        with self._database.reading() as connection:
            found = connection.execute(chosen.where(outbox.c.state == _REFUSED).order_by(outbox.c.id))
            return tuple(RefusedRow(_shown_id(key), kind, reason, day) for key, kind, reason, day in found)


def put_message(connection: Connection, message: Message) -> None:
    """Adds a message in the caller's transaction."""
    key, kind = message.id.bytes, message.kind.value
    body = message.model_dump_json(by_alias=True).encode()
    # Values in the order of `_COLUMNS`.
    row = (key, kind, body, _checksum(key, kind, body), _WAITING, 0, None, "")
    connection.exec_driver_sql(_INSERT, row)


def is_full(connection: Connection) -> bool:
    """Whether the queue takes no referrals or events more, in the caller's transaction."""
    return _stock(connection).is_full


def _stock(connection: Connection) -> Stock:
    of_itself = outbox.c.kind.in_([MessageKind.AUDIT.value, MessageKind.HEARTBEAT.value])
    row = connection.execute(
        select(
            func.count().filter(outbox.c.state == _WAITING, ~of_itself),
            func.count().filter(outbox.c.state == _REFUSED),
            func.coalesce(func.sum(func.length(outbox.c.body)), 0),
        ).select_from(outbox)
    ).one()
    return Stock(*row)


def _is_one_of(ids: Iterable[UUID]) -> ColumnElement[bool]:
    """One statement for all of them: each by itself costs more than the writing."""
    return outbox.c.id.in_([one.bytes for one in ids])


def _due(connection: Connection, now: datetime, limit: int) -> Sequence[Row[bytes, str, bytes, bytes, int]]:
    moment = outbox.c.next_attempt_at
    seconds = _seconds(now)
    return connection.execute(
        select(outbox.c.id, outbox.c.kind, outbox.c.body, outbox.c.checksum, outbox.c.attempts)
        .where(outbox.c.state == _WAITING)
        .where(or_(moment.is_(None), moment <= seconds, moment > seconds + LONGEST_POSTPONE_S))
        .order_by(_PRIORITY, outbox.c.id)
        .limit(limit)
    ).all()


def _refuse(connection: Connection, key: object, reason: str, now: datetime) -> None:
    connection.execute(
        update(outbox)
        .where(outbox.c.id == literal(key))  # by its own type, which may be a damaged one
        .values(state=_REFUSED, last_error=reason[:LONGEST_ERROR], refused_on=now.date().isoformat())
    )


def _is_whole(row: Row[bytes, str, bytes, bytes, int]) -> bool:
    """Whether the disk gives back what was written. A flipped bit can also turn bytes into text."""
    key, kind, body, checksum, attempts = row
    types = [type(value) for value in (key, kind, body, attempts)]
    return types == [bytes, str, bytes, int] and checksum == _checksum(key, kind, body)


def _shown_id(key: object) -> UUID:
    """The id; zero for one that the disk damaged."""
    return UUID(bytes=key) if isinstance(key, bytes) else UUID(int=0)


def _checksum(key: bytes, kind: str, body: bytes) -> bytes:
    return hashlib.sha256(b"|".join((key, kind.encode(), body))).digest()


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Events of this kiosk for the region, each numbered and queued in the transaction of what it reports."""

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import Final
from uuid import uuid4

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from kiosk.storage.database import Database
from kiosk.storage.outbox import Also, is_full, put_message
from kiosk.storage.tables import sync_state
from kiosk.wire.audit import AuditAction, AuditEvent
from kiosk.wire.messages import Message, MessageKind

LONGEST_DETAIL: Final = 40
_SEQUENCE: Final = "sequence"
_KNOWN: Final = "known."
"""Begins the keys of what was last seen, of which only a digest is kept."""


class AuditLog:
    """Any thread. Every method raises `DatabaseTrouble`; then nothing changed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def last_sequence(self) -> int:
        """The number of the last event; 0: there was none."""
        with self._database.reading() as connection:
            return _last(connection)

    def note(self, action: AuditAction, day: date, detail: str | None = None) -> None:
        """An event that is all there is to write, in a transaction of its own."""
        with self._database.writing() as connection:
            write_event(connection, action, day, detail)

    def note_changes(
        self, action: AuditAction, values: Mapping[str, str], day: date, *, with_value: bool = False
    ) -> tuple[str, ...]:
        """One event for each of the named values that is not what it was, with its name; gives what was told.

        What is seen for the first time is no change. `with_value`: the value is told too, and must be a code.
        """
        changed = []
        with self._database.writing() as connection:
            for name, value in values.items():
                digest = sha256(value.encode()).hexdigest()
                known = _value(connection, _KNOWN + name)
                if known and known != digest:
                    changed.append(f"{name}.{value}"[:LONGEST_DETAIL] if with_value else name)
                    write_event(connection, action, day, changed[-1])
                if known != digest:
                    _keep(connection, _KNOWN + name, digest)
        return tuple(changed)


def noted_of_stick(action: AuditAction, day: date) -> Also:
    """Tells how many messages a stick took or ended, in the transaction that does so; nothing where there were none."""

    def note(connection: Connection, count: int) -> None:
        if count:
            write_event(connection, action, day, f"stick.{count}")

    return note


def write_event(connection: Connection, action: AuditAction, day: date, detail: str | None = None) -> None:
    """Numbers the event and queues it, in the caller's transaction.

    A full queue takes no events: the number is used up all the same, so that the gap tells of it.
    """
    event = AuditEvent(sequence=_last(connection) + 1, action=action, day=day, detail=detail)
    _keep(connection, _SEQUENCE, str(event.sequence))
    if not is_full(connection):
        put_message(connection, Message(id=uuid4(), kind=MessageKind.AUDIT, content=event))


def _last(connection: Connection) -> int:
    kept = _value(connection, _SEQUENCE)
    return int(kept) if kept.isdecimal() else 0


def _value(connection: Connection, key: str) -> str:
    return connection.scalar(select(sync_state.c.value).where(sync_state.c.key == key)) or ""


def _keep(connection: Connection, key: str, value: str) -> None:
    added = insert(sync_state).values(key=key, value=value)
    connection.execute(added.on_conflict_do_update(index_elements=["key"], set_={"value": value}))

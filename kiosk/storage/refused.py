# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Messages that the store refused: sent again after an update or when staff ask, or dropped by staff with a reason."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from kiosk.ageing import Reading, clocks
from kiosk.storage.audit_log import write_event
from kiosk.storage.database import Database
from kiosk.storage.outbox import DAMAGED
from kiosk.storage.referral_box import drop_refused
from kiosk.storage.tables import dropped_message, outbox, sync_state
from kiosk.wire.audit import AuditAction

_PROGRAM: Final = "program"


class DropReason(StrEnum):
    """Why staff drop a message; nobody types a reason, so no name can be in it."""

    ON_PAPER = "op-papier"
    """The visitor was helped in another way."""
    TWICE = "dubbel"
    """The store has it already, from another message."""
    NOT_TO_MEND = "niet-te-herstellen"


class Refused:
    """Any thread. Every method raises `DatabaseTrouble`; then nothing changed."""

    def __init__(self, database: Database, read_clocks: Callable[[], Reading] | None = None) -> None:
        self._database = database
        self._read_clocks = read_clocks or clocks()

    def send_again(self, id_: UUID) -> bool:
        """Puts a refused message back in the queue; False: there is none with this id."""
        with self._database.writing() as connection:
            return _back_in_queue(connection, outbox.c.id == id_.bytes) > 0

    def send_again_after_update(self, program: str) -> int:
        """Puts all back in the queue when this is another program than the last time; gives how many.

        What the disk damaged stays: no program can read it.
        """
        with self._database.writing() as connection:
            if connection.scalar(select(sync_state.c.value).where(sync_state.c.key == _PROGRAM)) == program:
                return 0
            added = insert(sync_state).values(key=_PROGRAM, value=program)
            connection.execute(added.on_conflict_do_update(index_elements=["key"], set_={"value": program}))
            return _back_in_queue(connection, outbox.c.last_error != DAMAGED)

    def drop(self, id_: UUID, reason: DropReason, day: date) -> bool:
        """Erases a refused message; a bare tombstone and an event stay. False: there is none with this id."""
        with self._database.writing(checked=True) as connection:
            kind = connection.scalar(select(outbox.c.kind).where(outbox.c.id == id_.bytes, _IS_REFUSED))
            if kind is None:
                return False
            if not drop_refused(connection, id_, self._read_clocks()):
                connection.execute(delete(outbox).where(outbox.c.id == id_.bytes))
                stone = {"id": id_.bytes, "kind": kind, "reason": reason.value, "day": day.isoformat()}
                connection.execute(dropped_message.insert().values(stone))
            write_event(connection, AuditAction.MESSAGE_DROPPED, day, f"{kind}.{reason.value}")
        self._database.wipe_traces()
        return True


_IS_REFUSED: Final = outbox.c.state == "refused"


def _back_in_queue(connection: Connection, chosen: ColumnElement[bool]) -> int:
    waiting = {"state": "waiting", "attempts": 0, "next_attempt_at": None, "last_error": "", "refused_on": None}
    return connection.execute(update(outbox).where(_IS_REFUSED, chosen).values(waiting)).rowcount

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The referrals that this kiosk has not handed over yet: sealed, few, and gone as soon as they may be.

A referral is a message of the outbox with a row beside it that says for whom it is. Once the store has it, both are
gone here. Whoever withdraws before it left leaves a tombstone without content; what may have left is also withdrawn at
the store. A message that is on its way counts as one that left.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import Connection, Row, delete, select, update

from kiosk.ageing import Reading, clocks
from kiosk.clock import AMSTERDAM
from kiosk.storage.copies import damaged_copies, erase
from kiosk.storage.database import Database
from kiosk.storage.outbox import is_full, put_message
from kiosk.storage.passing_time import seconds_passed
from kiosk.storage.processing_log import LogLine, about, line_of, sequel, write_line
from kiosk.storage.tables import outbox, processing_log, referral, tombstone
from kiosk.storage.trouble import OutboxFull
from kiosk.wire.messages import Message, MessageKind
from kiosk.wire.referral import CodeHash, ReferralStatus, SealedReferral, Withdrawal

EXPIRING: Final = "verwijzing wissen"
"""The log's name for what retention does."""
DROPPING: Final = "verwijzing wegdoen"
"""The log's name for what staff do with a refused one."""


class Reason(StrEnum):
    """Why a referral went before the store had it."""

    WITHDRAWN = "ingetrokken"
    EXPIRED = "verlopen"
    DROPPED = "weggedaan"
    """By staff, after the store refused it."""


@dataclass(frozen=True, slots=True)
class NeverLeft:
    """The referral was here only, and is no more."""


@dataclass(frozen=True, slots=True)
class WithdrawalQueued:
    """The referral may be elsewhere: the withdrawal goes to the store before anything else."""


@dataclass(frozen=True, slots=True)
class Kept:
    """This kiosk knows the code; the store need not be asked. Of what is gone only the status is known."""

    status: ReferralStatus
    organisation: str | None = None
    keep_until: date | None = None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Not here: delivered, of another kiosk, or of nobody. The store knows."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A referral that was not delivered yet, for staff."""

    id: UUID
    organisation: str
    kept_on: date
    keep_until: date


@dataclass(frozen=True, slots=True)
class KeepingTerms:
    """How long this kiosk keeps what."""

    undelivered: timedelta
    tombstones: timedelta
    log: timedelta


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What one run of retention erased."""

    referrals: int
    tombstones: int
    log_lines: int


class ReferralBox:
    """Any thread. Every method raises `DatabaseTrouble`; then nothing changed."""

    def __init__(self, database: Database, read_clocks: Callable[[], Reading] | None = None) -> None:
        self._database = database
        self._read_clocks = read_clocks or clocks()

    def keep(self, content: SealedReferral, log: LogLine) -> None:
        """Queues the referral and writes the line of the log, both or neither: no log, no sending.

        Raises:
            OutboxFull: there is no room; the visitor is helped on paper.
        """
        reading = self._read_clocks()
        with self._database.writing(growing=True) as connection:
            if is_full(connection):
                raise OutboxFull(self._database.path)
            now_s = seconds_passed(connection, reading)
            write_line(connection, log, now_s)
            put_message(connection, Message(id=content.id, kind=MessageKind.REFERRAL, content=content))
            connection.execute(
                referral.insert().values(
                    id=content.id.bytes,
                    code_hash=bytes.fromhex(content.code_hash),
                    organisation=content.organisation,
                    kept_on=_day(reading).isoformat(),
                    keep_until=content.keep_until.isoformat(),
                    kept_s=now_s,
                    operation_id=bytes.fromhex(log.operation_id),
                )
            )

    def withdraw(self, withdrawal: Withdrawal, log: LogLine) -> NeverLeft | WithdrawalQueued:
        """Erases what is here under this code, and withdraws at the store what may be there. Twice is once.

        `log` is for a code of which nothing is here; else the line is about the person of the referral.
        """
        code = bytes.fromhex(withdrawal.code_hash)
        with self._database.writing(checked=True) as connection:
            now_s = seconds_passed(connection, self._read_clocks())
            row = _kept(connection, code)
            write_line(connection, about(log, line_of(connection, row.operation_id)) if row else log, now_s)
            gone = _tombstone(connection, code)
            if row is not None:
                _bury(connection, row, Reason.WITHDRAWN, withdrawal.day, now_s)
            elif gone is not None:
                _inscribe(connection, gone, Reason.WITHDRAWN)
            departed = _departed(row, gone)
            if departed and not _is_withdrawn(gone):
                put_message(connection, Message(id=uuid4(), kind=MessageKind.WITHDRAWAL, content=withdrawal))
        self._database.wipe_traces()
        erase(*damaged_copies(self._database.path))
        return WithdrawalQueued() if departed else NeverLeft()

    def known(self, code_hash: CodeHash) -> Kept | Elsewhere:
        """What this kiosk knows of a code by itself."""
        code = bytes.fromhex(code_hash)
        with self._database.reading() as connection:
            row = _kept(connection, code)
            gone = _tombstone(connection, code)
        if row is not None:
            return Kept(ReferralStatus.KEPT, row.organisation, date.fromisoformat(row.keep_until))
        # Of what staff dropped nobody has anything: the store, which refused it, says the same.
        is_told = gone is not None and gone.reason != Reason.DROPPED.value
        return Kept(ReferralStatus(gone.reason)) if is_told and gone is not None else Elsewhere()

    def waiting(self) -> tuple[Waiting, ...]:
        """The referrals that wait here, those that the store refuses too; oldest day first."""
        chosen = select(referral.c.id, referral.c.organisation, referral.c.kept_on, referral.c.keep_until)
        with self._database.reading() as connection:
            found = connection.execute(chosen.order_by(referral.c.kept_on, referral.c.id)).all()
        return tuple(
            Waiting(UUID(bytes=id_), organisation, date.fromisoformat(kept_on), date.fromisoformat(keep_until))
            for id_, organisation, kept_on, keep_until in found
        )

    def forget_expired(self, terms: KeepingTerms) -> Forgotten:
        """Erases what was kept for its whole term, by the time that has passed and not by the clock; says how much."""
        reading = self._read_clocks()
        with self._database.writing() as connection:
            now_s = seconds_passed(connection, reading)
            expired = [row for row in _all_kept(connection) if now_s - row.kept_s >= _term_s(row, terms)]
            for row in expired:
                kept = line_of(connection, row.operation_id)
                write_line(connection, sequel(kept, EXPIRING, _moment(reading)), now_s)
                _bury(connection, row, Reason.EXPIRED, _day(reading), now_s)
            ended_s, written_s = (now_s - term.total_seconds() for term in (terms.tombstones, terms.log))
            stones = connection.execute(delete(tombstone).where(tombstone.c.ended_s <= ended_s))
            needed = processing_log.c.operation_id.in_(select(referral.c.operation_id))
            lines = connection.execute(delete(processing_log).where(processing_log.c.written_s <= written_s, ~needed))
        self._database.wipe_traces()
        if expired:
            erase(*damaged_copies(self._database.path))
        return Forgotten(len(expired), stones.rowcount, lines.rowcount)


_COLUMNS: Final = (*referral.c, outbox.c.departures)


def drop_refused(connection: Connection, id_: UUID, reading: Reading) -> bool:
    """Erases a referral that the store refused, and leaves its tombstone; False: it is none, or not here.

    In the caller's transaction, who wipes the traces of it afterwards.
    """
    row = next((one for one in _all_kept(connection) if one.id == id_.bytes), None)
    if row is None:
        return False
    now_s = seconds_passed(connection, reading)
    write_line(connection, sequel(line_of(connection, row.operation_id), DROPPING, _moment(reading)), now_s)
    _bury(connection, row, Reason.DROPPED, _day(reading), now_s)
    return True


def _all_kept(connection: Connection) -> list[Row[*tuple[object, ...]]]:
    return list(connection.execute(select(*_COLUMNS).join(outbox, outbox.c.id == referral.c.id)))


def _kept(connection: Connection, code: bytes) -> Row[*tuple[object, ...]] | None:
    chosen = select(*_COLUMNS).join(outbox, outbox.c.id == referral.c.id)
    return connection.execute(chosen.where(referral.c.code_hash == code)).first()


def _tombstone(connection: Connection, code: bytes) -> Row[*tuple[object, ...]] | None:
    return connection.execute(select(tombstone).where(tombstone.c.code_hash == code)).first()


def _departed(row: Row[*tuple[object, ...]] | None, gone: Row[*tuple[object, ...]] | None) -> bool:
    """Whether anything of it may be elsewhere: of what was never here all of it is."""
    if row is not None:
        return bool(row.departures)
    return gone is None or bool(gone.departed)


def _is_withdrawn(gone: Row[*tuple[object, ...]] | None) -> bool:
    """Whether the store hears of it already. What went because its term was over, it may still have."""
    return gone is not None and gone.reason == Reason.WITHDRAWN.value


def _inscribe(connection: Connection, gone: Row[*tuple[object, ...]], reason: Reason) -> None:
    connection.execute(update(tombstone).where(tombstone.c.id == gone.id).values(reason=reason.value))


def _bury(connection: Connection, row: Row[*tuple[object, ...]], reason: Reason, day: date, now_s: float) -> None:
    """The message goes, and with it all that this kiosk has of the referral; a tombstone without content stays."""
    one = row._mapping  # noqa: SLF001 - public in SQLAlchemy, in spite of its name
    connection.execute(delete(outbox).where(outbox.c.id == one["id"]))
    connection.execute(
        tombstone.insert().values(
            id=one["id"],
            kind=MessageKind.REFERRAL.value,
            reason=reason.value,
            day=day.isoformat(),
            code_hash=one["code_hash"],
            departed=int(one["departures"] > 0),
            ended_s=now_s,
        )
    )


def _term_s(row: Row[*tuple[object, ...]], terms: KeepingTerms) -> float:
    """Never past the last day that the visitor was told."""
    one = row._mapping  # noqa: SLF001 - public in SQLAlchemy, in spite of its name
    promised = date.fromisoformat(one["keep_until"]) - date.fromisoformat(one["kept_on"]) + timedelta(days=1)
    return min(terms.undelivered, promised).total_seconds()


def _moment(reading: Reading) -> datetime:
    return datetime.fromtimestamp(reading.wall_s, AMSTERDAM)


def _day(reading: Reading) -> date:
    return _moment(reading).date()

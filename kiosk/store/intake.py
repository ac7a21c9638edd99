# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Takes messages in exactly once, by their primary key.

Each message is one transaction of its own, committed before the answer leaves. So a bad message, or a fault in the
middle, costs only itself; two requests with the same messages in another order cannot wait for each other in a ring;
and after a lost answer the kiosk sends again and hears `al-opgeslagen` for what was already in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import DataError, IntegrityError

from kiosk.clock import Clock
from kiosk.logs import Event, record
from kiosk.store import tables
from kiosk.store.enrolment import Device
from kiosk.store.envelope import Arrived, Readable, Unreadable
from kiosk.store.referral_intake import Accepting, take_referral
from kiosk.store.release_intake import release_fault, write_release
from kiosk.wire.messages import MessageResult, Verdict
from kiosk.wire.release import Release


@dataclass(frozen=True, slots=True)
class Refused:
    """The message will not be taken, now or later; it is kept visible with this reason."""

    reason: str


def take_in(
    engine: Engine, device: Device, arrived: Sequence[Arrived], clock: Clock, accepting: Accepting | None = None
) -> tuple[MessageResult, ...]:
    """Stores each message exactly once and says what became of it, in the order of `arrived`.

    Any number of threads and processes may do so at once. An error of the database itself is raised: nothing is said
    of any message then, and the kiosk sends them all again.
    """
    return tuple(_take_one(engine, device, one, clock(), accepting or Accepting()) for one in arrived)


def _take_one(engine: Engine, device: Device, one: Arrived, now: datetime, accepting: Accepting) -> MessageResult:
    if isinstance(one, Readable) and not isinstance(one.message.content, Release):
        return take_referral(engine, device, one, now, accepting)
    outcome = Refused(one.reason) if isinstance(one, Unreadable) else _store(engine, device, one, now)
    if isinstance(outcome, Refused):
        _keep_refusal(engine, device, one, outcome.reason, now)
        return MessageResult(id=one.id, verdict=Verdict.REFUSED, reason=outcome.reason)
    return MessageResult(id=one.id, verdict=outcome)


def _store(engine: Engine, device: Device, one: Readable, now: datetime) -> Verdict | Refused:
    try:
        with engine.connect() as connection, connection.begin() as transaction:
            outcome = _enter(connection, device, one, now)
            if isinstance(outcome, Refused):
                transaction.rollback()
            return outcome
    except (DataError, IntegrityError):
        return Refused("De opslag kan de inhoud van dit bericht niet bewaren.")


def _enter(connection: Connection, device: Device, one: Readable, now: datetime) -> Verdict | Refused:
    """The ledger decides; only who enters the id there writes the content."""
    entry = {
        "id": one.id,
        "device": device.id,
        "kind": one.message.kind.value,
        "sha256": one.sha256,
        "received_at": now,
    }
    if not tables.insert_if_absent(connection, tables.message, entry):
        return _compare(connection, device, one)
    release = one.message.content
    assert isinstance(release, Release)  # noqa: S101 - what is about persons goes another way
    fault = release_fault(release, device, now.date())
    if fault:
        return Refused(fault)
    fault = write_release(connection, device, one.id, release)
    return Refused(fault) if fault else Verdict.STORED


def _compare(connection: Connection, device: Device, one: Readable) -> Verdict | Refused:
    known = connection.execute(
        select(tables.message.c.device, tables.message.c.sha256).where(tables.message.c.id == one.id)
    ).one()
    if (known.device, known.sha256) == (device.id, one.sha256):
        return Verdict.ALREADY_STORED
    return Refused("Onder dit id is al een bericht met andere inhoud opgeslagen.")


def _keep_refusal(engine: Engine, device: Device, one: Arrived, reason: str, now: datetime) -> None:
    record(Event.STORE_MESSAGE_REFUSED, device=device.id, location=device.location)
    row = {"device": device.id, "message": one.id, "sha256": one.sha256, "reason": reason, "received_at": now}
    with engine.begin() as connection:
        tables.insert_if_absent(connection, tables.refusal, row)


@dataclass(frozen=True, slots=True)
class RefusedMessage:
    """A message that was not taken, for whoever looks after the region."""

    device: str
    message: UUID
    reason: str
    received_at: datetime


def refusals(connection: Connection) -> tuple[RefusedMessage, ...]:
    """Every refusal, newest first."""
    columns = (tables.refusal.c.device, tables.refusal.c.message, tables.refusal.c.reason, tables.refusal.c.received_at)
    rows = connection.execute(select(*columns).order_by(tables.refusal.c.received_at.desc(), tables.refusal.c.message))
    return tuple(RefusedMessage(*row) for row in rows)

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Takes messages in exactly once, by their primary key.

The releases of a request are one transaction (release_intake.py), what the kiosk tells of itself is another
(operations_intake.py), each referral is one of its own; all are committed before the answer leaves. A bad message costs
only itself, and after a lost answer the kiosk sends again and hears `al-opgeslagen` for what was already in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, Engine, select

from kiosk.clock import Clock
from kiosk.logs import Event, record
from kiosk.store import tables
from kiosk.store.bulk import insert_absent
from kiosk.store.enrolment import Device
from kiosk.store.envelope import Arrived, Readable, Unreadable
from kiosk.store.operations_intake import take_operations
from kiosk.store.referral_intake import Accepting, take_referral
from kiosk.store.release_intake import Refused, take_releases
from kiosk.wire.audit import AuditEvent
from kiosk.wire.heartbeat import Heartbeat
from kiosk.wire.messages import MessageResult, Verdict
from kiosk.wire.release import Release


def take_in(
    engine: Engine, device: Device, arrived: Sequence[Arrived], clock: Clock, accepting: Accepting | None = None
) -> tuple[MessageResult, ...]:
    """Stores each message exactly once and says what became of it, in the order of `arrived`.

    Any number of threads and processes may do so at once. An error of the database itself is raised: nothing is said
    of any message then, and the kiosk sends them all again.
    """
    releases = iter(take_releases(engine, device, _of_kind(arrived, Release), clock()))
    operations = iter(take_operations(engine, device, _of_kind(arrived, AuditEvent, Heartbeat), clock()))
    results: list[MessageResult] = []
    refused: list[tuple[Arrived, str]] = []
    for one in arrived:
        if isinstance(one, Unreadable):
            outcome: Verdict | Refused = Refused(one.reason)
        elif isinstance(one.message.content, Release):
            outcome = next(releases)
        elif isinstance(one.message.content, AuditEvent | Heartbeat):
            outcome = next(operations)
        else:
            results.append(take_referral(engine, device, one, clock(), accepting or Accepting()))
            continue
        if isinstance(outcome, Refused):
            refused.append((one, outcome.reason))
        results.append(_result(one, outcome))
    _keep_refusals(engine, device, refused, clock())
    return tuple(results)


def _of_kind(arrived: Sequence[Arrived], *kinds: type) -> list[Readable]:
    return [one for one in arrived if isinstance(one, Readable) and isinstance(one.message.content, kinds)]


def _result(one: Arrived, outcome: Verdict | Refused) -> MessageResult:
    if isinstance(outcome, Refused):
        return MessageResult(id=one.id, verdict=Verdict.REFUSED, reason=outcome.reason)
    return MessageResult(id=one.id, verdict=outcome)


def _keep_refusals(engine: Engine, device: Device, refused: Sequence[tuple[Arrived, str]], now: datetime) -> None:
    if not refused:
        return
    rows = [
        {"device": device.id, "message": one.id, "sha256": one.sha256, "reason": reason, "received_at": now}
        for one, reason in sorted(refused, key=lambda told: (told[0].id, told[0].sha256))
    ]
    for _ in rows:
        record(Event.STORE_MESSAGE_REFUSED, device=device.id, location=device.location)
    with engine.begin() as connection:
        insert_absent(connection, tables.refusal, rows)


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

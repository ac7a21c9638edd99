# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Takes in what a kiosk tells of itself, and says where the numbers of its events do not add up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, Engine, case, func, insert, select, update

from kiosk.store.enrolment import Device
from kiosk.store.envelope import Readable
from kiosk.store.operations_tables import audit_event, device_state
from kiosk.store.release_intake import Refused, compared
from kiosk.store.tables import insert_if_absent, message
from kiosk.wire.audit import AuditEvent
from kiosk.wire.heartbeat import Heartbeat
from kiosk.wire.messages import Verdict


def take_operations(
    engine: Engine, device: Device, arrived: Sequence[Readable], now: datetime
) -> list[Verdict | Refused]:
    """Stores each event exactly once and the latest heartbeat, in one transaction; in the order of `arrived`."""
    if not arrived:
        return []
    # In one order by everybody, so that two requests with the same messages never wait for each other in a ring.
    ordered = sorted(range(len(arrived)), key=lambda place: arrived[place].id)
    with engine.begin() as connection:
        outcomes = {place: _take(connection, device, arrived[place], now) for place in ordered}
    return [outcomes[place] for place in range(len(arrived))]


def _take(connection: Connection, device: Device, one: Readable, now: datetime) -> Verdict | Refused:
    content = one.message.content
    if isinstance(content, Heartbeat):
        return _keep(connection, device, one.id, content, now)
    assert isinstance(content, AuditEvent)  # noqa: S101 - what is about visitors goes another way
    entry = {"id": one.id, "device": device.id, "kind": one.message.kind.value, "sha256": one.sha256}
    if not insert_if_absent(connection, message, entry | {"received_at": now}):
        return compared(connection, device, [one], {})[one.id]
    row = content.model_dump() | {"message": one.id, "device": device.id, "received_at": now}
    connection.execute(insert(audit_event).values({**row, "action": content.action.value}))
    return Verdict.STORED


def _keep(connection: Connection, device: Device, id_: UUID, beat: Heartbeat, now: datetime) -> Verdict:
    """Replaces the sign of life that was there; the same one again changes nothing.

    Not by way of the ledger: only the latest counts, and a ledger of heartbeats would grow for ever.
    """
    row = beat.model_dump(mode="json", by_alias=False) | {"message": id_, "received_at": now}
    if insert_if_absent(connection, device_state, row | {"device": device.id}):
        return Verdict.STORED
    went_back = case((device_state.c.sequence > beat.sequence, 1), else_=0)
    change = update(device_state).where(device_state.c.device == device.id, device_state.c.message != id_)
    replaced = connection.execute(change.values(row | {"went_back": device_state.c.went_back + went_back}))
    return Verdict.STORED if replaced.rowcount else Verdict.ALREADY_STORED


@dataclass(frozen=True, slots=True)
class Numbers:
    """How the events of one kiosk are numbered; all is well when the last two are 0."""

    last: int
    """The highest number that is known to have been given."""
    missing: int
    """Numbers of which no event came, yet or ever."""
    went_back: int
    """Events and heartbeats with a number that was given before: the kiosk lost its memory, or got an older one."""


def numbers_of(connection: Connection) -> Mapping[str, Numbers]:
    """By kiosk, for those that told anything."""
    event = audit_event.c
    counts = (func.max(event.sequence), func.count(), func.count(event.sequence.distinct()))
    events = {
        device: (last, count, numbers)
        for device, last, count, numbers in connection.execute(select(event.device, *counts).group_by(event.device))
    }
    state = device_state.c
    beats = {row.device: row for row in connection.execute(select(state.device, state.sequence, state.went_back))}
    found = {}
    for device in sorted({*events, *beats}):
        last, count, numbers = events.get(device, (0, 0, 0))
        beat = beats.get(device)
        last = max(last, beat.sequence if beat else 0)
        found[device] = Numbers(last, last - numbers, count - numbers + (beat.went_back if beat else 0))
    return found

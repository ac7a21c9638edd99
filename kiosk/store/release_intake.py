# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Takes the releases of one request in: one transaction, and one statement for each table, however many there are.

Locks are taken in one order by everybody: the ledger by id, then releases by period, then figures by their key. So two
requests with the same messages in another order never wait for each other in a ring.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from operator import itemgetter
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Engine, delete, select
from sqlalchemy.exc import DataError, IntegrityError

from kiosk.store import tables
from kiosk.store.bulk import insert_absent, rows_underway, write_rows
from kiosk.store.enrolment import Device
from kiosk.store.envelope import Readable
from kiosk.store.rollup import add_up, figures_of, kept_in
from kiosk.wire.messages import Verdict
from kiosk.wire.period import weeks_of
from kiosk.wire.release import Release

_TOLD: Final = itemgetter(*[column.name for column in tables.release_class.c][4:-1])
_CONTENT: Final = [column.name for column in tables.release.c][2:]
CANNOT_KEEP: Final = "De opslag kan de inhoud van dit bericht niet bewaren."


@dataclass(frozen=True, slots=True)
class Refused:
    """The message will not be taken, now or later; it is kept visible with this reason."""

    reason: str


Outcomes = dict[UUID, Verdict | Refused]


def take_releases(
    engine: Engine, device: Device, arrived: Sequence[Readable], now: datetime
) -> list[Verdict | Refused]:
    """Stores each release exactly once and says what became of it, in the order of `arrived`.

    What only the database finds wrong with one costs only that one: then each has a transaction of its own.
    """
    first = {one.id: one for one in reversed(arrived)}
    known = _stored(engine, device, [one for one in arrived if first[one.id] is one], now)
    return [known[one.id] if first[one.id] is one else _stored(engine, device, [one], now)[one.id] for one in arrived]


def release_fault(release: Release, device: Device, today: date) -> str:
    """Why a well-formed release may still not be counted; '' when it may."""
    if release.location != device.location:
        return f"Deze zuil hoort bij {device.location}; het bericht gaat over een ander inlooppunt."
    week = weeks_of(release.period)[0]
    try:
        monday = date.fromisocalendar(int(week[:4]), int(week[-2:]), 1)
    except ValueError:
        return "Deze week bestaat niet."
    if monday > today:
        return "Deze periode ligt in de toekomst; controleer de klok van de zuil."
    cells = [(one.table, one.cell) for one in release.cells]
    for values in ([one.kind for one in release.classes], [one.name for one in release.counters], cells):
        if len(set(values)) < len(values):
            return "Een klasse, teller of vak staat er twee keer in."
    return ""


def _stored(engine: Engine, device: Device, arrived: Sequence[Readable], now: datetime) -> Outcomes:
    if not arrived:
        return {}
    try:
        with engine.begin() as connection:
            return _enter(connection, device, arrived, now)
    except (DataError, IntegrityError):
        if len(arrived) == 1:
            return {arrived[0].id: Refused(CANNOT_KEEP)}
    return {id_: outcome for one in arrived for id_, outcome in _stored(engine, device, [one], now).items()}


def _enter(connection: Connection, device: Device, arrived: Sequence[Readable], now: datetime) -> Outcomes:
    """The ledger decides; only who enters an id there writes its content. What may not be counted never enters it."""
    faults = {one.id: release_fault(_release(one), device, now.date()) for one in arrived}
    new = _into_ledger(connection, device, [one for one in arrived if not faults[one.id]], now)
    late = _write(connection, device, [one for one in arrived if one.id in new])
    rest = [one for one in arrived if one.id not in new]
    outcomes: Outcomes = {id_: Refused(late[id_]) if id_ in late else Verdict.STORED for id_ in new}
    return outcomes | compared(connection, device, rest, faults)


def _release(one: Readable) -> Release:
    release = one.message.content
    assert isinstance(release, Release)  # noqa: S101 - what is no release goes another way
    return release


def _into_ledger(connection: Connection, device: Device, arrived: Sequence[Readable], now: datetime) -> set[UUID]:
    rows = [
        {"id": one.id, "device": device.id, "kind": one.message.kind.value, "sha256": one.sha256, "received_at": now}
        for one in sorted(arrived, key=lambda one: one.id)
    ]
    return {id_ for (id_,) in insert_absent(connection, tables.message, rows)}


def compared(
    connection: Connection, device: Device, arrived: Sequence[Readable], faults: Mapping[UUID, str]
) -> Outcomes:
    """What is in the ledger by now, against what arrived under the same id; `faults` of those that are not there."""
    if not arrived:
        return {}
    entry = tables.message.c
    found = connection.execute(
        select(entry.id, entry.device, entry.sha256).where(entry.id.in_([one.id for one in arrived]))
    )
    known = {row.id: (row.device, row.sha256) for row in found}
    outcomes: Outcomes = {}
    for one in arrived:
        if one.id not in known:
            outcomes[one.id] = Refused(faults[one.id])
        elif known[one.id] == (device.id, one.sha256):
            outcomes[one.id] = Verdict.ALREADY_STORED
        else:
            outcomes[one.id] = Refused("Onder dit id is al een bericht met andere inhoud opgeslagen.")
    return outcomes


def _write(connection: Connection, device: Device, arrived: Sequence[Readable]) -> Mapping[UUID, str]:
    """Enters the releases and adds them up; those of a period that this kiosk delivered before leave the ledger again.

    Gives why, by id.
    """
    releases = {one.id: _release(one) for one in sorted(arrived, key=lambda one: _release(one).period)}
    rows = [release_row(device, id_, release) for id_, release in releases.items()]
    entered = {id_ for (id_,) in insert_absent(connection, tables.release, rows)}
    late = releases.keys() - entered
    if late:
        connection.execute(delete(tables.message).where(tables.message.c.id.in_(late)))
    kept = {id_: release for id_, release in releases.items() if id_ in entered}
    write_rows(connection, tables.release_counter, counter_rows(kept))
    write_rows(connection, tables.release_cell, _cells(kept))
    classes = {id_: class_rows(id_, release) for id_, release in kept.items()}
    with rows_underway(connection, tables.release_class, [*chain.from_iterable(classes.values())]):
        added = figures_of((release, classes[id_]) for id_, release in kept.items())
    add_up(connection, added)
    return dict.fromkeys(late, "Deze zuil heeft deze periode al geleverd, onder een ander id.")


def release_row(device: Device, id_: UUID, release: Release) -> dict[str, Any]:
    """The row of `release`, in the order of its columns."""
    return {"message": id_, "device": device.id, **{name: getattr(release, name) for name in _CONTENT}}


def class_rows(id_: UUID, release: Release) -> list[tuple[object, ...]]:
    """The rows of `release_class`, in the order of its columns."""
    month, place = kept_in(release.period), release.location
    return [
        (month, place, id_, number, *_TOLD(vars(one.kind)), one.count) for number, one in enumerate(release.classes)
    ]


def counter_rows(releases: Mapping[UUID, Release]) -> list[tuple[object, ...]]:
    """The rows of `release_counter`, in the order of its columns."""
    return [(id_, one.name.value, one.count) for id_, release in releases.items() for one in release.counters]


def _cells(releases: Mapping[UUID, Release]) -> list[tuple[object, ...]]:
    return [(id_, one.table.value, one.cell, one.count) for id_, release in releases.items() for one in release.cells]

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Takes one release in: whether it may be counted, and its rows."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, Table, insert

from kiosk.store import tables
from kiosk.store.enrolment import Device
from kiosk.wire.period import weeks_of
from kiosk.wire.release import Release


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
    counted = ([one.kind for one in release.classes], [one.name for one in release.counters])
    cells = [(one.table, one.cell) for one in release.cells]
    if any(_twice(values) for values in (*counted, cells)):
        return "Een klasse, teller of vak staat er twee keer in."
    return ""


def write_release(connection: Connection, device: Device, id_: UUID, release: Release) -> str:
    """Enters the release, in the caller's transaction; why it cannot be, '' when it is."""
    row = {
        "message": id_,
        "device": device.id,
        "location": release.location,
        **release.model_dump(include={"period", "definitions", "k", "l", "total", "rest", "loss"}),
    }
    if not tables.insert_if_absent(connection, tables.release, row):
        return "Deze zuil heeft deze periode al geleverd, onder een ander id."
    classes = [one.kind.model_dump(mode="json") | {"count": one.count} for one in release.classes]
    _enter(connection, id_, tables.release_class, classes)
    _enter(connection, id_, tables.release_counter, [one.model_dump(mode="json") for one in release.counters])
    cells = [{"name": one.table.value, "cell": one.cell, "count": one.count} for one in release.cells]
    _enter(connection, id_, tables.release_cell, cells)
    return ""


def _enter(connection: Connection, id_: UUID, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    if rows:
        connection.execute(insert(table), [{**row, "release": id_} for row in rows])


def _twice(values: Sequence[object]) -> bool:
    return any(times > 1 for times in Counter(values).values())

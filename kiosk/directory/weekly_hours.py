# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads an HSDS `schedule`: open hours that come back each week.

HSDS wants a clock time with an offset from UTC, which is right for half of the year only. Rule of this directory: an
editor writes the wall clock, `"opens_at": "09:00"` (the schema allows it), and it holds all year in Europe/Amsterdam.
A time with an offset, as other systems export it, is taken over when `valid_from` and `valid_to` lie in one and the
same summer or winter time, for then it names one wall clock; without them it is a finding. What this directory cannot
keep (every other week, the second Monday) is a finding too, never ignored.
"""

from datetime import date, datetime, time, timedelta

from kiosk.clock import AMSTERDAM
from kiosk.directory.model import Schedule
from kiosk.directory.node import Node

_DAYS = {"MO": 0, "TU": 1, "WE": 2, "TH": 3, "FR": 4, "SA": 5, "SU": 6}
_NOT_WEEKLY = ("dtstart", "until", "count", "byweekno", "bymonthday", "byyearday")


def read_schedules(node: Node, key: str = "schedules") -> tuple[Schedule, ...]:
    """The weekly hours in the list under `key`."""
    return tuple(_schedule(item) for item in node.items(key))


def _schedule(node: Node) -> Schedule:
    _only_weekly(node)
    first, last = node.day("valid_from"), node.day("valid_to")
    if first and last and last < first:
        node.child("valid_to").complain("De laatste dag ligt voor de eerste dag. Verbeter één van de twee.")
    return Schedule(
        _days(node),
        _wall_clock(node, "opens_at", first, last),
        _wall_clock(node, "closes_at", first, last),
        first,
        last,
    )


def _only_weekly(node: Node) -> None:
    if node.has("freq") and node.child("freq").value != "WEEKLY":
        node.child("freq").complain("Alleen WEEKLY kan. Schrijf de uren per week.")
    if node.has("interval") and node.child("interval").value != 1:
        node.child("interval").complain("Alleen elke week (1) kan. Haal dit veld weg.")
    for key in _NOT_WEEKLY:
        if node.has(key):
            node.child(key).complain("Dit veld kan hier niet. Gebruik valid_from en valid_to.")


def _days(node: Node) -> tuple[int, ...]:
    written = [day.strip() for day in node.text("byday", required=True).split(",")]
    days = sorted({_DAYS[day] for day in written if day in _DAYS})
    if written != [""] and any(day not in _DAYS for day in written):
        node.child("byday").complain("Schrijf dagen als MO,TU,WE,TH,FR,SA,SU met een komma ertussen.")
    return tuple(days)


def _wall_clock(node: Node, key: str, first: date | None, last: date | None) -> time:
    written = node.text(key, required=True)
    try:
        found = time.fromisoformat("00:00" + written[5:] if written.startswith("24:00") else written)
    except ValueError:
        found = None
    if found is None or written[2:3] != ":":
        if written:
            node.child(key).complain("Dit is geen tijd. Schrijf uren en minuten, bijvoorbeeld 09:00.")
        return time()
    return found if found.tzinfo is None else _without_offset(node.child(key), found, first, last)


def _without_offset(place: Node, written: time, first: date | None, last: date | None) -> time:
    """The wall clock in Amsterdam that a time with an offset means on each day of one summer or winter time."""
    if first is None or last is None or not _one_offset(first, last):
        place.complain(
            "Een tijd met een UTC-verschil geldt maar een half jaar. Schrijf de tijd op de klok, bijvoorbeeld 09:00."
        )
        return time()
    local = datetime.combine(first, written).astimezone(AMSTERDAM)
    if local.date() != first:
        place.complain("Met dit UTC-verschil valt de tijd op een andere dag. Schrijf de tijd op de klok in Nederland.")
    return local.time()


def _one_offset(first: date, last: date) -> bool:
    noon = time(12, tzinfo=AMSTERDAM)
    offsets = {datetime.combine(day, noon).utcoffset() for day in (first, last)}
    return len(offsets) == 1 and last - first < timedelta(days=220)

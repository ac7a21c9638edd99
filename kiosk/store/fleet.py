# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""All kiosks of a region on one page: how each told that it does, and where that is not as it should be."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, func, select

from kiosk.store.content_shelf import Ring
from kiosk.store.content_tables import content_version, device_ring
from kiosk.store.enrolment import KnownKiosk, known_kiosks
from kiosk.store.operations_intake import Numbers, numbers_of
from kiosk.store.operations_tables import device_state
from kiosk.wire.heartbeat import KeyStoreState, PrinterState

SILENT_AFTER: Final = timedelta(days=2)
"""A kiosk that is on tells of itself with each sync cycle; a weekend is longer, and worth a look on Monday."""
LATE_AFTER_DAYS: Final = 7
CLOCK_OFF_S: Final = 120
LITTLE_DISK_MB: Final = 500


@dataclass(frozen=True, slots=True)
class Told:
    """The latest sign of life."""

    at: datetime
    program: str
    flow: str
    content: int | None
    """Version of the signed content; None: what came with the program."""
    waiting: int
    oldest_days: int
    refused: int
    clock_offset_s: int | None
    free_disk_mb: int | None
    printer: str
    key_store: str


@dataclass(frozen=True, slots=True)
class FleetKiosk:
    """One kiosk, what it told last, and what it should be."""

    known: KnownKiosk
    told: Told | None
    wanted_content: int | None
    """The newest content that it may have; None: there is none for it."""
    usual_program: str | None
    """The version of the program that most kiosks have."""
    numbers: Numbers | None

    def troubles(self, now: datetime) -> tuple[str, ...]:
        """What asks for somebody's attention, in a few words each; () when nothing does, or the kiosk was revoked."""
        if self.known.revoked_on is not None:
            return ()
        if self.told is None:
            return ("never told how it does",)
        return (*_silence(self.told, now), *_state(self.told), *self._drift(self.told))

    def _drift(self, told: Told) -> Iterator[str]:
        if self.wanted_content is not None and (told.content or 0) != self.wanted_content:
            yield f"has content {told.content or 'of the program'}, should have {self.wanted_content}"
        if told.program != self.usual_program:
            yield f"has program {told.program}, most have {self.usual_program}"
        if self.numbers is not None and self.numbers.missing:
            yield f"{self.numbers.missing} events never came"
        if self.numbers is not None and self.numbers.went_back:
            yield "was put back to an earlier state"


def fleet(connection: Connection) -> tuple[FleetKiosk, ...]:
    """Every kiosk that ever enrolled, by location and name. The number of queries does not grow with them."""
    told, wanted, numbers = _told(connection), _wanted(connection), numbers_of(connection)
    programs = Counter(one.program for one in told.values())
    usual = max(programs, key=lambda program: (programs[program], program), default=None)
    return tuple(
        FleetKiosk(known, told.get(known.id), wanted(known.id), usual, numbers.get(known.id))
        for known in known_kiosks(connection)
    )


def _silence(told: Told, now: datetime) -> Iterator[str]:
    if now - told.at > SILENT_AFTER:
        yield f"silent for {(now - told.at).days} days"


def _state(told: Told) -> Iterator[str]:
    if told.oldest_days >= LATE_AFTER_DAYS:
        yield f"{told.waiting} messages wait, the oldest {told.oldest_days} days"
    if told.refused:
        yield f"{told.refused} messages were refused"
    if told.clock_offset_s is not None and abs(told.clock_offset_s) > CLOCK_OFF_S:
        yield f"clock is {abs(told.clock_offset_s)} s {'behind' if told.clock_offset_s > 0 else 'ahead'}"
    if told.free_disk_mb is not None and told.free_disk_mb < LITTLE_DISK_MB:
        yield f"disk has {told.free_disk_mb} MB left"
    if told.printer in (PrinterState.NO_PAPER, PrinterState.TROUBLE):
        yield "printer: " + ("no paper" if told.printer == PrinterState.NO_PAPER else "out of order")
    if told.key_store == KeyStoreState.MISSING:
        yield "has no key store, so it sends nothing about visitors"


def _told(connection: Connection) -> Mapping[str, Told]:
    state = device_state.c
    versions = (state.program, state.flow, state.content)
    amounts = (state.waiting, state.oldest_days, state.refused, state.clock_offset_s, state.free_disk_mb)
    columns = (state.received_at, *versions, *amounts, state.printer, state.key_store)
    return {device: Told(*told) for device, *told in connection.execute(select(state.device, *columns))}


def _wanted(connection: Connection) -> Callable[[str], int | None]:
    """A function: kiosk -> the newest content that goes as far as its ring."""
    newest = select(content_version.c.ring, func.max(content_version.c.version)).group_by(content_version.c.ring)
    versions = [(ring, version) for ring, version in connection.execute(newest)]
    rings = {row.device: row.ring for row in connection.execute(select(device_ring))}

    def wanted(device: str) -> int | None:
        ring = rings.get(device, Ring.ALL.value)
        return max((version for reach, version in versions if reach >= ring), default=None)

    return wanted

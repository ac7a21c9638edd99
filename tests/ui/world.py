# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rooms behind the window, real ones in a temporary folder, and the time in the test's hands."""

import functools
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from kiosk import places
from kiosk.clock import AMSTERDAM
from kiosk.content import Content, load_content
from kiosk.flow.form import Form
from kiosk.guidance import Guidance
from kiosk.refused_shown import refused_port
from kiosk.reports.printing import KeptAsFile, Printed
from kiosk.reports.qr import qr_modules
from kiosk.settings import Settings
from kiosk.staff.boot import boot_clock
from kiosk.staff.door import StaffDoor
from kiosk.staff.records import KeptRecords
from kiosk.storage.database import Database, open_database
from kiosk.storage.outbox import Outbox
from kiosk.storage.staff_memory import StaffMemory
from kiosk.storage.visit_log import VisitLog
from kiosk.sync.status import SyncStatus
from kiosk.take_away import code_of
from kiosk.ui.condition import Probed
from kiosk.ui.ports import Ports, TakeAway
from kiosk.visits.guide_call import GuideCall
from kiosk.visits.ledger import Ledger
from kiosk.visits.reception import Reception
from kiosk.wire.visit_class import CounterName
from tests.speech.recorder import SpeechRecorder
from tests.ui.handing import Handing

STAFFED = "rivierstad-centrum"
UNSTAFFED = "zandhoven-bibliotheek"
MONDAY_MORNING = datetime(2026, 11, 23, 10, 5, tzinfo=AMSTERDAM)
PIN = "135790"


@dataclass
class Hands:
    """The clock and the stopwatch."""

    moment: datetime = MONDAY_MORNING
    seconds: float = 1_000.0

    def clock(self) -> datetime:
        return self.moment

    def monotonic(self) -> float:
        return self.seconds

    def passes(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)
        self.seconds += seconds


@dataclass
class Behind:
    """What the screens did to the world behind them."""

    hands: Hands = field(default_factory=Hands)
    played: list[str] = field(default_factory=list)
    printed: list[TakeAway] = field(default_factory=list)
    discarded: list[Printed | KeptAsFile] = field(default_factory=list)
    syncs: list[int] = field(default_factory=list)
    told: list[Callable[[SyncStatus], None]] = field(default_factory=list)
    speech: SpeechRecorder = field(default_factory=SpeechRecorder)
    printer: Printed | KeptAsFile | Exception = field(default_factory=lambda: Printed("slip-1"))
    handing: Handing = field(default_factory=Handing)
    machine: Probed | Exception = field(default_factory=Probed)
    log: VisitLog | None = None
    """What the disk holds of visits."""
    outbox: Outbox | None = None
    """What the disk holds for the store."""
    status: SyncStatus = field(
        default_factory=lambda: SyncStatus(12, MONDAY_MORNING, "Geen verbinding met de regionale opslag.", 1)
    )

    def probe(self) -> Probed:
        if isinstance(self.machine, Exception):
            raise self.machine
        return self.machine

    def print_slip(self, taken: TakeAway) -> Printed | KeptAsFile:
        self.printed.append(taken)
        return self.print_test()

    def print_test(self) -> Printed | KeptAsFile:
        if isinstance(self.printer, Exception):
            raise self.printer
        return self.printer


_content: list[Content] = []


def content() -> Content:
    """The shipped demonstration region, read once for all tests."""
    if not _content:
        _content.append(load_content(places.resources()))
    return _content[0]


@contextmanager
def opened_ports(folder: Path, behind: Behind, *, form: Form | None = None, location: str = STAFFED) -> Iterator[Ports]:
    """Ports to a real reception, directory, database and staff door; printer, sync and sound are in `behind`."""
    file = folder / "kiosk.sqlite"
    file.write_bytes(_with_staff())
    database = open_database(file)
    try:
        yield _ports(folder, database, behind, form or content().form, location)
    finally:
        database.close()


def _ports(folder: Path, database: Database, behind: Behind, form: Form, location: str) -> Ports:
    hands, behind.log, behind.outbox = behind.hands, VisitLog(database), Outbox(database)
    guidance = Guidance(content(), content().region.location(location), hands.clock)
    return Ports(
        settings=Settings(data_dir=folder, resources_dir=places.resources(), location_code=location, slide_ms=0),
        clock=hands.clock,
        monotonic=hands.monotonic,
        languages=form.languages,
        reception=Reception(form, Ledger(behind.log), guidance.party_of, hands.clock, hands.monotonic),
        find_destinations=guidance.find,
        destination_of=guidance.destination,
        place=guidance.place,
        nearest_staffed=guidance.nearest_staffed(),
        municipalities=content().region.municipalities,
        privacy_contact=content().region.privacy,
        guide_call=GuideCall(),
        print_slip=behind.print_slip,
        discard_slip=behind.discarded.append,
        print_test=behind.print_test,
        qr=lambda taken: qr_modules(code_of(taken)),
        try_pin=_door(database).try_pin,
        sync_status=lambda: behind.status,
        watch_sync=behind.told.append,
        sync_now=lambda: behind.syncs.append(1),
        kiosk_name="zuil-1",
        versions=(("Programma", "0.1.0"), ("Vragenroute", form.version)),
        probe=behind.probe,
        play=lambda file: behind.played.append(file.name),
        speech=behind.speech,
        handover=behind.handing.port(),
        refused=refused_port(database, hands.clock, lambda: behind.syncs.append(1)),
    )


@functools.cache
def _with_staff() -> bytes:
    """A database in which Anna may open staff mode: a code that is slow to guess is slow to make."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "kiosk.sqlite"
        with closing(open_database(file)) as database:
            _door(database).set_pin("anna", PIN)
        return file.read_bytes()


def _door(database: Database) -> StaffDoor:
    return StaffDoor(KeptRecords(StaffMemory(database)), b"pepper of the tests" * 2, boot_clock())


def counted(behind: Behind, name: CounterName) -> int:
    """How often something was counted in all weeks."""
    assert behind.log is not None
    counters = [one for week in behind.log.weeks() for one in behind.log.counters(week)]
    return sum(one.count for one in counters if one.name is name)

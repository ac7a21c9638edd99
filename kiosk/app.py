# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The composition root of a kiosk: connects the opened rooms to the window, closes all in reverse order."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from functools import partial

from kiosk import __version__
from kiosk.changeover import bring_back_former, has_former, in_words
from kiosk.clock import Clock, system_clock
from kiosk.content import Content
from kiosk.guidance import Guidance
from kiosk.handovers import Line, handovers_of
from kiosk.inheritance import Inheritance
from kiosk.logs import Event, record
from kiosk.mishaps import mishaps_told
from kiosk.paper import Paper
from kiosk.policy.matrix import in_one_line
from kiosk.probing import Prober
from kiosk.provisioning import staff_door
from kiosk.refused_shown import refused_port
from kiosk.reports.printing import Printed
from kiosk.reports.qr import qr_modules
from kiosk.rooms import Rooms, StartError, opened_rooms
from kiosk.settings import Settings
from kiosk.staff.door import DoorOutcome, LockedOut, Opened, WrongPin
from kiosk.stick_errands import Kiosk as Errands
from kiosk.stick_shown import stick_port
from kiosk.storage.device_memory import DeviceMemory
from kiosk.storage.keystore import KeyStoreUnavailable
from kiosk.storage.mending import Mending
from kiosk.storage.trouble import DatabaseTrouble
from kiosk.storage.visit_log import VisitLog
from kiosk.sync.status import SyncStatus
from kiosk.syncing import Syncing, opened_syncing
from kiosk.take_away import code_of
from kiosk.ui.application import KioskWindow, ScreensError, create_application
from kiosk.ui.fonts import FontsError
from kiosk.ui.keypad import KeypadError
from kiosk.ui.ports import FormerContent, HandoverPort, Ports
from kiosk.ui.stick import StickPort
from kiosk.ui.texts import TextsError, load_words
from kiosk.ui.theme_files import ThemeError
from kiosk.visits.guide_call import GuideCall
from kiosk.visits.ledger import Ledger
from kiosk.visits.reception import Reception

NOT_ENROLLED = "Niet aangemeld"
_EVENTS = {Opened: Event.STAFF_OPENED, WrongPin: Event.STAFF_WRONG_PIN, LockedOut: Event.STAFF_LOCKED_OUT}


@dataclass(frozen=True, slots=True)
class Kiosk:
    """One running kiosk: its rooms and its window. Made by `opened_kiosk`."""

    rooms: Rooms
    reception: Reception
    syncing: Syncing
    window: KioskWindow
    paper: Paper


@dataclass(frozen=True, slots=True)
class _Around:
    """Time, and what was connected before."""

    clock: Clock
    monotonic: Callable[[], float]
    handover: HandoverPort


def _as_they_are(ports: Ports) -> Ports:
    return ports


@contextmanager
def opened_kiosk(
    settings: Settings,
    *,
    content: Content | None = None,
    inherited: Inheritance | None = None,
    clock: Clock = system_clock,
    monotonic: Callable[[], float] = time.monotonic,
    shown: Callable[[Ports], Ports] = _as_they_are,
) -> Iterator[Kiosk]:
    """Everything of one kiosk, connected; the window is not shown yet. Raises `StartError`.

    `content` if it was read already; `inherited` from a process that made way; `shown` to show the screens of one
    without keys, store or stick: what it gives is behind them instead.
    Leaving ends a running visit, and waits until all is written before the sync thread stops and the database closes.
    """
    _make_application(settings)
    with (
        opened_rooms(settings, content) as rooms,
        opened_syncing(rooms, clock) as syncing,
        ThreadPoolExecutor(1) as pen,
    ):
        try:
            words = load_words(settings.resources_dir / "texts", rooms.content.form.languages)
            guidance = Guidance(rooms.content, rooms.place, clock)
            paper = Paper(rooms.content, words, rooms.place.name, settings.slips_dir)
            ledger = Ledger(VisitLog(rooms.database), pen.submit)
            reception = Reception(rooms.content.form, ledger, guidance.party_of, clock, monotonic)
            handovers = handovers_of(rooms, words, _line(syncing), clock)
            around = _Around(clock, monotonic, handovers.port(paper))
            ports = shown(_ports(rooms, reception, guidance, paper, syncing, around))
            window = _window(ports, paper, inherited)
        except (ScreensError, FontsError, TextsError, ThemeError, KeypadError) as error:
            raise StartError(str(error)) from error
        try:
            # The voice ends first: nothing that it tells reaches a screen that is being taken down.
            with mishaps_told(window.bridges.mishap.tell), closing(rooms.speaker):
                yield Kiosk(rooms, reception, syncing, window, paper)
        finally:
            window.dispose()
            paper.close()


def _make_application(settings: Settings) -> None:
    try:
        create_application(settings.resources_dir)
    except (ScreensError, FontsError) as error:
        raise StartError(str(error)) from error


def _ports(
    rooms: Rooms, reception: Reception, guidance: Guidance, paper: Paper, syncing: Syncing, around: _Around
) -> Ports:
    clock, data_dir = around.clock, rooms.settings.data_dir
    prober = Prober(data_dir, rooms.content.directory, clock, mended=_mended(rooms))
    return Ports(
        settings=rooms.settings,
        clock=clock,
        monotonic=around.monotonic,
        languages=rooms.content.form.languages,
        reception=reception,
        find_destinations=guidance.find,
        destination_of=guidance.destination,
        place=rooms.place,
        nearest_staffed=guidance.nearest_staffed(),
        municipalities=rooms.content.region.municipalities,
        privacy_contact=rooms.content.region.privacy,
        guide_call=GuideCall(),
        print_slip=paper.print_slip,
        discard_slip=paper.discard_slip,
        print_test=paper.print_test,
        qr=lambda taken: qr_modules(code_of(taken)),
        try_pin=_door(rooms),
        sync_status=lambda: _status(syncing, reception),
        watch_sync=syncing.watch,
        sync_now=syncing.wake,
        kiosk_name=_name(rooms),
        versions=_versions(rooms, clock),
        probe=lambda: syncing.life_sign.seen(prober.probe()),
        play=rooms.speaker.play,
        speech=rooms.speaker,
        handover=around.handover,
        former_content=FormerContent(partial(has_former, data_dir), partial(bring_back_former, data_dir)),
        refused=refused_port(rooms.database, clock, syncing.wake),
        stick=_stick(rooms, syncing, clock),
    )


def _stick(rooms: Rooms, syncing: Syncing, clock: Clock) -> StickPort:
    kiosk = Errands(rooms.settings.data_dir, rooms.database, rooms.keys, clock) if rooms.keys else None
    return stick_port(kiosk, rooms.settings.stick_roots, syncing.wake)


def _line(syncing: Syncing) -> Line:
    return Line(syncing.ask, syncing.wake, syncing.takes_referrals, syncing.own_referrals)


def _versions(rooms: Rooms, clock: Clock) -> tuple[tuple[str, str], ...]:
    return (
        ("Programma", __version__),
        ("Inhoud", in_words(rooms.settings.data_dir, clock().date())),
        ("Vragenroute", rooms.content.form.version),
        ("Bevoegdheden", in_one_line(rooms.content.matrix, clock().date())),
        ("Sociale kaart", f"{len(rooms.content.directory.services)} diensten"),
    )


def _window(ports: Ports, paper: Paper, inherited: Inheritance | None) -> KioskWindow:
    """The window, with what a process before left; its print jobs get their time anew."""
    if inherited is None:
        return KioskWindow(ports)
    ports.reception.ledger.add_earlier(inherited.today, inherited.themes)
    for job in inherited.jobs:
        paper.discard_slip(Printed(job))
    window = KioskWindow(replace(ports, guide_call=GuideCall(inherited.call)))
    if inherited.still:
        window.bridges.display.toggleStill()
    return window


def _door(rooms: Rooms) -> Callable[[str], DoorOutcome]:
    """Tries a staff code; whatever the machine cannot do is an OSError, which the screens know."""
    keys = rooms.keys

    def tried(pin: str) -> DoorOutcome:
        if keys is None:
            raise OSError(rooms.keys_trouble)
        try:
            outcome = staff_door(rooms.database, keys, rooms.settings.data_dir).try_pin(pin)
        except (DatabaseTrouble, KeyStoreUnavailable) as trouble:
            raise OSError(str(trouble)) from trouble
        record(_EVENTS[type(outcome)])
        return outcome

    return tried


def _mended(rooms: Rooms) -> Callable[[], bool]:
    """Whether the file was damaged not long ago; what the disk cannot do is an OSError, which the screens know."""
    mending = Mending(rooms.database)

    def mended() -> bool:
        try:
            return mending.mended() is not None
        except DatabaseTrouble as trouble:
            raise OSError(str(trouble)) from trouble

    return mended


def _status(syncing: Syncing, reception: Reception) -> SyncStatus:
    """How the sending goes; visits that the disk did not take yet come first."""
    status = syncing.status()
    trouble = reception.ledger.trouble
    return replace(status, last_error=trouble.advice) if trouble else status


def _name(rooms: Rooms) -> str:
    device = DeviceMemory(rooms.database).device()
    return device.id if device else NOT_ENROLLED

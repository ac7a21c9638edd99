# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The kiosk's own window with nothing behind it: no database, printer or store. Visits are played, never counted."""

import time
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt

from kiosk import __version__
from kiosk.content import Content
from kiosk.guidance import Guidance
from kiosk.handovers import no_handovers
from kiosk.publishing.preview.situation import Situation, with_closed
from kiosk.reports.printing import KeptAsFile, Printed
from kiosk.reports.qr import qr_modules
from kiosk.settings import Settings
from kiosk.speech.silent import SilentSpeech
from kiosk.staff.door import WrongPin
from kiosk.sync.status import SyncStatus
from kiosk.take_away import code_of
from kiosk.ui.application import KioskWindow
from kiosk.ui.condition import Probed
from kiosk.ui.ports import Ports, TakeAway
from kiosk.visits.guide_call import GuideCall
from kiosk.visits.ledger import Ledger
from kiosk.visits.reception import Reception
from kiosk.wire.release import Table
from kiosk.wire.visit_class import CounterName, VisitClass

NEVER_S = 7 * 86_400.0
"""An author looks at a screen for longer than a visitor: nothing is wiped meanwhile."""
NO_PRINTER = "In de voorvertoning wordt niets geprint."


class NothingKept:
    """A recorder that keeps nothing."""

    def finish(self, week: str, kind: VisitClass) -> None:
        """A played visit does not count."""

    def count(self, week: str, name: CounterName) -> None:
        """Nor does anything in it."""

    def count_cell(self, week: str, table: Table, cell: str) -> None:
        """Nor when and where."""


class Rehearsal:
    """One window for one form and one situation; `close` takes it down."""

    def __init__(self, content: Content, situation: Situation) -> None:
        """Raises `RegionError`, `TextsError`, `ThemeError`, `FontsError` and `ScreensError`."""
        self._situation = situation
        played = with_closed(content, situation.closed)
        guidance = Guidance(played, played.region.location(situation.location), self._now)
        self._reception = Reception(played.form, Ledger(NothingKept()), guidance.party_of, self._now, time.monotonic)
        self.window = KioskWindow(_ports(played, situation, guidance, self._reception))
        # At an author's desk it is a window among others, that may be moved and closed.
        self.window.window.setFlags(Qt.WindowType.Window)
        self.window.bridges.stage.allow_close()

    def _now(self) -> datetime:
        return self._situation.moment

    @property
    def answers(self) -> Mapping[str, str]:
        """What was answered so far; empty when no visit is on."""
        session = self._reception.session
        return {} if session is None else session.answers

    @property
    def frame(self) -> QRect:
        """Where the window stands."""
        return self.window.window.geometry()

    def show(self, frame: QRect | None, size: QSize) -> None:
        """Where the window before it stood, or somewhere with this shape."""
        if frame is None:
            self.window.show_fitting(size)
            return
        self.window.window.setGeometry(frame)
        self.window.window.show()

    def play(self, answers: Mapping[str, str]) -> None:
        """Begins a visit and gives these answers, until a question that has none or that refuses it."""
        visitor, sheet = self.window.bridges.visitor, self.window.bridges.sheet
        visitor.begin(self._situation.language)
        while (name := str(sheet.name)) in answers:
            sheet.fill(answers[name])
            visitor.next()
            if str(sheet.name) == name:
                return

    def close(self) -> None:
        """Takes the window down."""
        self.window.dispose()


def _ports(content: Content, situation: Situation, guidance: Guidance, reception: Reception) -> Ports:
    return Ports(
        settings=_settings(content.folder, situation.location),
        clock=lambda: situation.moment,
        monotonic=time.monotonic,
        languages=content.form.languages,
        reception=reception,
        find_destinations=guidance.find,
        destination_of=guidance.destination,
        place=guidance.place,
        nearest_staffed=guidance.nearest_staffed(),
        municipalities=content.region.municipalities,
        privacy_contact=content.region.privacy,
        guide_call=GuideCall(),
        print_slip=_no_printer,
        discard_slip=lambda _kept: None,
        print_test=lambda: _no_printer(None),
        qr=lambda taken: qr_modules(code_of(taken)),
        try_pin=lambda _pin: WrongPin(tries_left=0, wait_s=0.0),
        sync_status=lambda: SyncStatus(0, None, "", 0),
        watch_sync=lambda _told: None,
        sync_now=lambda: None,
        kiosk_name="voorvertoning",
        versions=(("Programma", __version__), ("Vragenroute", content.form.version)),
        probe=Probed,
        play=lambda _file: None,
        speech=SilentSpeech("the rehearsal is read, not heard"),
        handover=no_handovers(),
    )


def _settings(folder: Path, location: str) -> Settings:
    return Settings(
        data_dir=folder,
        resources_dir=folder,
        location_code=location,
        fullscreen=False,
        idle_after_s=NEVER_S,
        attract_after_s=NEVER_S,
    )


def _no_printer(_taken: TakeAway | None) -> Printed | KeptAsFile:
    raise OSError(NO_PRINTER)

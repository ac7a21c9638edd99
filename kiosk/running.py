# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Runs a kiosk: its first window, and a new process behind the start screen whenever the one before has to go."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QSize, QSocketNotifier, Qt, QTimer

from kiosk import __version__
from kiosk.app import Kiosk, opened_kiosk
from kiosk.changeover import Shown, another_is_due, check_shown, keep_shown
from kiosk.clock import Clock, system_clock
from kiosk.content import Content
from kiosk.heartbeat import Heartbeat
from kiosk.inheritance import Inheritance
from kiosk.interrupts import ending_on_signals
from kiosk.logs import Event, hush, record
from kiosk.settings import Settings
from kiosk.succession import Life, run_in_succession
from kiosk.ui.application import log_qt_messages

WINDOW = QSize(1080, 1920)
LOOK_EVERY_MS = 15_000
"""How long after its moment other content comes at the latest, when nobody is there."""
_MAKES_WAY = 75
"""What the event loop ends with when another process is to go on; no exit code of the program."""
_BEGINNINGS = (Event.CONTENT_LOADED, Event.DATABASE_OPENED, Event.KEYS_UNAVAILABLE, Event.KIOSK_STARTED)
"""Said by the first process only: with its time, a later one would say when a visitor left."""


def run_kiosk(
    settings: Settings,
    *,
    say: Callable[[str], None],
    content: Content | None = None,
    close_after_first_frame: bool = False,
    clock: Clock = system_clock,
    painted: Callable[[], None] = lambda: None,
) -> int:
    """Shows the window until staff close it or a signal ends it; the program's exit code. Raises `StartError`.

    `content` if it was read already; `painted` is called once the window stands there.

    The window lives in a process of its own, which is replaced after a visit in which words were typed, and when other
    signed content is to be shown.
    """
    shown = Shown(settings, clock, content)
    run = _Run(shown, say, clock, closes=close_after_first_frame)
    return run_in_succession(run.live, painted, shown)


@dataclass(frozen=True, slots=True)
class _Run:
    shown: Shown
    say: Callable[[str], None]
    clock: Clock
    closes: bool

    def live(self, life: Life) -> int:
        """One process of screens, from its first picture to its end."""
        inherited = Inheritance.model_validate_json(life.inherited) if life.inherited is not None else None
        if inherited is not None:
            hush(*_BEGINNINGS)
        heartbeat = Heartbeat()
        with (
            opened_kiosk(
                self.shown.settings, content=self.shown.content, inherited=inherited, clock=self.clock
            ) as kiosk,
            ending_on_signals(kiosk.window.close),
            _closed_with_its_parent(life, kiosk),
        ):
            if kiosk.rooms.keys_trouble and inherited is None:
                self.say(f"No key store: no sync and no staff mode. {kiosk.rooms.keys_trouble}")
            check_shown(kiosk.rooms.settings.data_dir, kiosk.rooms.keys)
            self._show(kiosk, life, heartbeat)
            code = QCoreApplication.exec()
            if code == _MAKES_WAY:
                heartbeat.pause()
                left = _left_by(kiosk, self.clock)
                kiosk.window.keep_picture()
            else:
                heartbeat.end()
                record(Event.KIOSK_STOPPED)
        if code == _MAKES_WAY:
            life.make_way(left.model_dump_json())
        if self.closes:
            self.say("start screen shown")
        return code

    def _show(self, kiosk: Kiosk, life: Life, heartbeat: Heartbeat) -> None:
        log_qt_messages()
        window = kiosk.window
        window.bridges.mishap.brokenDown.connect(window.break_down)
        window.bridges.renewal.asked.connect(lambda: QCoreApplication.exit(_MAKES_WAY))
        once = Qt.ConnectionType.SingleShotConnection
        window.window.frameSwapped.connect(lambda: life.painted(), once)  # noqa: PLW0108 - Qt keeps no method of what has slots
        rooms = kiosk.rooms
        window.window.frameSwapped.connect(lambda: keep_shown(rooms.settings.data_dir, rooms.keys), once)
        window.window.frameSwapped.connect(heartbeat.begin, once)
        window.window.frameSwapped.connect(window.bridges.health.probe, once)
        self._look_for_other_content(kiosk)
        if self.closes:
            window.window.frameSwapped.connect(window.close, once)
        if self.shown.settings.fullscreen:
            window.show_full_screen()
        else:
            window.show_fitting(WINDOW)
        record(Event.KIOSK_STARTED, version=__version__, location=self.shown.settings.location_code)

    def _look_for_other_content(self, kiosk: Kiosk) -> None:
        """A visit that runs ends on the content that it began with: another version comes behind the start screen."""
        data_dir, renewal = self.shown.settings.data_dir, kiosk.window.bridges.renewal
        timer = QTimer(kiosk.window.window)
        timer.setInterval(LOOK_EVERY_MS)
        timer.timeout.connect(
            lambda: renewal.need() if another_is_due(data_dir, self.shown.version, self.clock) else None
        )
        timer.start()


def _left_by(kiosk: Kiosk, clock: Clock) -> Inheritance:
    today = clock().date()
    return Inheritance(
        call=kiosk.window.bridges.guide.state,
        today=today,
        themes=kiosk.reception.ledger.finished_on(today),
        jobs=kiosk.paper.hand_on(),
        still=kiosk.window.bridges.display.is_still,
    )


@contextmanager
def _closed_with_its_parent(life: Life, kiosk: Kiosk) -> Iterator[None]:
    """A window whose parent is gone has nobody to start it anew, and would keep the folder from the next kiosk."""
    leash = QSocketNotifier(life.leash, QSocketNotifier.Type.Read)
    leash.activated.connect(kiosk.window.close)
    try:
        yield
    finally:
        leash.setEnabled(False)

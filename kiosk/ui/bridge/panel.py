# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The staff panel: how this kiosk does, and the few things that staff may do with it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.reports.printing import KeptAsFile, Printed
from kiosk.ui.bridge import bridges_of
from kiosk.ui.bridge.display import Display
from kiosk.ui.bridge.guide_call import Guide
from kiosk.ui.bridge.health import Health
from kiosk.ui.bridge.jobs import Jobs
from kiosk.ui.phrases import wait_words
from kiosk.ui.ports import Ports
from kiosk.ui.staff_panel import kiosk_rows, queue_rows, today_counts
from kiosk.ui.views import CountView, RowView

if TYPE_CHECKING:
    from kiosk.sync.status import SyncStatus
    from kiosk.ui.bridge.stick import Stick

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

_ACTIONS = (
    ("syncNow", "staff_sync_now", "send"),
    ("referrals", "staff_referrals", "privacy_partner"),
    ("stick", "staff_stick", "stick"),
    ("printTest", "staff_print_test", "print"),
    ("clearCall", "staff_clear_call", "bell"),
    ("contentBack", "staff_content_back", "back"),
    ("closeProgram", "staff_close", "erase"),
)
"""Name, words and pictogram of what staff may do."""
_RARE = {"stick", "contentBack"}
"""Left out when they are not possible: a low screen has little room."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What the panel shows a little of, or leads to."""

    guide: Guide
    health: Health
    stick: "Stick"


@QmlElement
@QmlSingleton
class Panel(QObject):
    """What the panel shows and does; only reached through the door."""

    changed = Signal()
    closeAsked = Signal()
    referralsAsked = Signal()
    stickAsked = Signal()

    def __init__(self, ports: Ports, display: Display, beside: Beside, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._ports = ports
        self._display = display
        self._guide, self._health, self._stick = beside.guide, beside.health, beside.stick
        self._jobs = jobs
        self._status: SyncStatus = ports.sync_status()
        self._message = ""
        self._cause = ""
        self._asked = ""
        ports.watch_sync(self._synced)
        display.languageChanged.connect(self.changed)
        beside.guide.changed.connect(self.changed)
        beside.health.changed.connect(self.changed)

    @staticmethod
    def create(engine: QQmlEngine) -> "Panel":
        """The object of this engine, for QML."""
        return bridges_of(engine).panel

    def show(self) -> None:
        """Shows the panel as it is now."""
        self._status = self._ports.sync_status()
        self._health.probe()
        self._say("")

    @Slot(str)
    def act(self, name: str) -> None:
        """One of the actions, by the name that `actions` gives it."""
        {
            "syncNow": self._sync_now,
            "referrals": self.referralsAsked.emit,
            "stick": self.stickAsked.emit,
            "printTest": self._print_test,
            "clearCall": self._clear_call,
            "contentBack": self._content_back,
            "closeProgram": self._close_program,
        }[name]()

    def _sync_now(self) -> None:
        self._ports.sync_now()
        self._say("staff_sync_asked")

    def _print_test(self) -> None:
        self._say("printing")
        self._jobs.start(self._ports.print_test, self._printed)

    def _clear_call(self) -> None:
        self._guide.clear()
        self._say("staff_call_cleared")

    def _close_program(self) -> None:
        if self._is_sure("closeProgram"):
            self.closeAsked.emit()

    def _content_back(self) -> None:
        if self._is_sure("contentBack"):
            try:
                self._ports.former_content.bring_back()
                self._say("staff_content_back_done")
            except OSError as error:
                self._say("staff_content_back", f"{error.strerror or error}.")

    def _is_sure(self, action: str) -> bool:
        """The second press of the same does it."""
        is_second = self._asked == action
        self._say("staff_close_sure")
        self._asked = "" if is_second else action
        return is_second

    def _printed(self, outcome: "Printed | KeptAsFile | OSError") -> None:
        match outcome:
            case Printed():
                self._say("staff_printed")
            case KeptAsFile(why=why):
                self._say("staff_kept", why)
            case _:
                self._say("staff_print_failed")

    def _synced(self, status: "SyncStatus") -> None:
        self._status = status
        self.changed.emit()

    def _say(self, key: str, cause: str = "") -> None:
        """`cause`: a Dutch sentence before it, of something that only staff deal with."""
        self._message = key
        self._cause = cause
        self._asked = ""
        self.changed.emit()

    def _kiosk(self) -> list[dict[str, str]]:
        ports = self._ports
        return row_maps(
            kiosk_rows(
                ports.kiosk_name,
                ports.place.name,
                self._display.words,
                calling=ports.guide_call.calling,
                condition=self._health.condition.light,
                sentences=self._health.sentences,
            )
        )

    def _actions(self) -> list[dict[str, str | bool]]:
        return [
            {
                "name": name,
                "words": self._display.words.say(key),
                "pictogram": pictogram,
                "possible": self._is_possible(name),
                "final": name == "closeProgram",
            }
            for name, key, pictogram in _ACTIONS
            if name not in _RARE or self._is_possible(name)
        ]

    def _is_possible(self, action: str) -> bool:
        match action:
            case "clearCall":
                return self._ports.guide_call.calling
            case "stick":
                # Where the line works nobody has to carry anything.
                return self._stick.is_allowed and bool(self._status.last_error)
            case "contentBack":
                return self._ports.former_content.is_there()
            case _:
                return True

    def _today(self) -> tuple[CountView, ...]:
        finished = self._ports.reception.ledger.finished_on(self._ports.clock().date())
        return today_counts(finished, self._display.words)

    def _told(self) -> str:
        words = self._display.words
        return f"{words.led(self._cause)} {words.say(self._message)}".strip() if self._message else ""

    def _locks(self) -> str:
        words = self._display.words
        return words.say("staff_locks", wait=wait_words(self._ports.settings.staff_lock_after_s, words))

    kiosk = Property(list, _kiosk, notify=changed)
    queue = Property(list, lambda self: row_maps(queue_rows(self._status, self._display.words)), notify=changed)
    today = Property(
        list, lambda self: [{"name": one.name, "count": one.count} for one in self._today()], notify=changed
    )
    todayTotal = Property(int, lambda self: sum(one.count for one in self._today()), notify=changed)
    versions = Property(
        list,
        lambda self: row_maps(tuple(RowView(name, version) for name, version in self._ports.versions)),
        constant=True,
    )
    message = Property(str, _told, notify=changed)
    locks = Property(str, _locks, notify=changed)
    actions = Property(list, _actions, notify=changed)


def row_maps(rows: tuple[RowView, ...]) -> list[dict[str, str]]:
    """Rows as QML's Repeater takes them."""
    return [{"label": row.label, "value": row.value, "tone": row.tone} for row in rows]

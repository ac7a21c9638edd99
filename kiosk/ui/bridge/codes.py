# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Ik heb een code: where a referral is, and the way to withdraw it, in fewer steps than it took to give."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.flow.session import Question, QuestionKind
from kiosk.ui.bridge import bridges_of
from kiosk.ui.bridge.display import Display
from kiosk.ui.bridge.jobs import Jobs
from kiosk.ui.bridge.receipt import WITHDRAWN
from kiosk.ui.bridge.sheet import Sheet
from kiosk.ui.bridge.stage import STAFF_SCREENS, Screen, Stage
from kiosk.ui.consent_text import full_date
from kiosk.ui.handover import CodeState, Found, Withdrawal
from kiosk.ui.ports import Ports
from kiosk.wire.referral import WithdrawnBy

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

_ENDED = frozenset({CodeState.WITHDRAWN, CodeState.EXPIRED})
_TYPED_WRONG = frozenset({CodeState.NO_CODE, CodeState.TOO_OFTEN})
"""These leave the visitor at the code, to look at it once more."""


@QmlElement
@QmlSingleton
class Codes(QObject):
    """One code, from the first sign until its holder goes. No visit: nothing is counted."""

    changed = Signal()
    backToStaff = Signal()
    """Done with a code that staff opened this for."""

    def __init__(self, ports: Ports, stage: Stage, display: Display, sheet: Sheet, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._port = ports.handover
        self._stage = stage
        self._display = display
        self._sheet = sheet
        self._jobs = jobs
        self._by_staff = False
        self._code = ""
        self._found: Found | None = None
        self._became: Withdrawal | None = None
        self._message = ""
        self._turn = 0
        display.languageChanged.connect(self._translate)

    @staticmethod
    def create(engine: QQmlEngine) -> "Codes":
        """The object of this engine, for QML."""
        return bridges_of(engine).codes

    @Slot()
    def open(self) -> None:
        """To the page on which a code is typed."""
        self.forget()
        self._by_staff = self._stage.current in STAFF_SCREENS
        self._ask()

    def next(self) -> None:
        """Verder: looks where the referral of this code is."""
        code = self._sheet.answer.given()
        if self._message == "code_checking":
            return
        if not code:
            self._refuse("handover_fault_empty")
            return
        self._code, mine = code, self._turn
        self._say("code_checking")
        self._jobs.start(lambda: self._port.find(code), lambda found: self._looked(found, mine=mine == self._turn))

    def back(self) -> None:
        """Terug: to the code, or where this began."""
        if self._stage.current is Screen.CODE_STATUS and self._became is None:
            self._ask()
            return
        self.leave()

    def leave(self) -> None:
        """Klaar: where this began."""
        staff = self._by_staff
        self.forget()
        if staff:
            self.backToStaff.emit()
        else:
            self._stage.show(Screen.START)

    @Slot()
    def withdraw(self) -> None:
        """Trek in."""
        code, by, mine = self._code, WithdrawnBy.STAFF if self._by_staff else WithdrawnBy.VISITOR, self._turn
        if self._message == "withdrawing":
            return
        self._say("withdrawing")
        self._jobs.start(
            lambda: self._port.withdraw(code, by), lambda became: self._withdrawn(became, mine=mine == self._turn)
        )

    def forget(self) -> None:
        """Its holder is gone, or done."""
        self._turn += 1  # what comes back late belongs to nobody on the screen
        self._code, self._found, self._became, self._by_staff = "", None, None, False
        if self._sheet.personal:
            self._sheet.clear()
        self._say("")

    def _ask(self) -> None:
        self._found, self._message = None, ""
        self._sheet.ask(self._question(), personal=True)
        self._sheet.fill(self._code)
        self._stage.show(Screen.CODE)
        self.changed.emit()

    def _question(self) -> Question:
        words = self._display.words
        return Question(
            name="code",
            kind=QuestionKind.TEXT,
            label=words.say("code_title"),
            hint=words.say("code_hint"),
            choices=(),
            required=True,
            value=self._code,
            number=0,
            appearance="code",
        )

    def _looked(self, found: Found | OSError, *, mine: bool) -> None:
        if not mine:
            return
        self._say("")
        if isinstance(found, OSError):
            self._refuse("code_trouble")
        elif found.state in _TYPED_WRONG:
            self._refuse(f"code_{found.state}")
        else:
            self._found = found
            self._sheet.clear()
            self._stage.show(Screen.CODE_STATUS)
            self.changed.emit()

    def _withdrawn(self, became: Withdrawal | OSError, *, mine: bool) -> None:
        if not mine:
            return
        if isinstance(became, OSError):
            self._say("code_trouble")
            return
        self._became = became
        self._say("")

    def _translate(self) -> None:
        if self._stage.current is Screen.CODE:
            self._sheet.translate(self._question())
        self.changed.emit()

    def _refuse(self, key: str) -> None:
        self._sheet.refuse(lambda: self._display.words.say(key))

    def _say(self, key: str) -> None:
        self._message = key
        self.changed.emit()

    def _status(self) -> str:
        words, found = self._display.words, self._found
        if found is None:
            return ""
        key = WITHDRAWN[self._became] if self._became is not None else f"code_{found.state}"
        day = full_date(found.keep_until, words) if found.keep_until is not None else ""
        return words.led(words.say(key, organisation=found.organisation, day=day))

    def _told(self) -> str:
        return self._display.words.say(self._message) if self._message else ""

    def _withdrawable(self) -> bool:
        return self._found is not None and self._became is None and self._found.state not in _ENDED

    status = Property(str, _status, notify=changed)
    message = Property(str, _told, notify=changed)
    busy = Property(bool, lambda self: self._message in {"code_checking", "withdrawing"}, notify=changed)
    withdrawable = Property(bool, _withdrawable, notify=changed)
    withdrawn = Property(bool, lambda self: self._became is not None, notify=changed)

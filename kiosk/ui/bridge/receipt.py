# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""After a yes: the code, the receipt on paper or telephone, and the way back in one tap."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.logs import Event, record_error
from kiosk.reports.printing import KeptAsFile, Printed
from kiosk.ui.bridge import bridges_of
from kiosk.ui.bridge.display import Display
from kiosk.ui.bridge.jobs import Jobs
from kiosk.ui.bridge.stage import Screen, Stage
from kiosk.ui.handover import ReceiptTaken, Withdrawal
from kiosk.ui.ports import Ports
from kiosk.ui.qr_picture import qr_squares
from kiosk.wire.referral import WithdrawnBy

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

WITHDRAWN = {Withdrawal.NEVER_LEFT: "withdrawn_here", Withdrawal.ON_ITS_WAY: "withdrawn_sent"}
"""What became of it, in words."""


@QmlElement
@QmlSingleton
class Receipt(QObject):
    """Holds the code as long as its visitor is here."""

    changed = Signal()
    takenBack = Signal()
    """The yes counts no more."""

    def __init__(self, ports: Ports, stage: Stage, display: Display, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._ports = ports
        self._stage = stage
        self._display = display
        self._jobs = jobs
        self._taken: ReceiptTaken | None = None
        self._qr = ""
        self._paper: Printed | KeptAsFile | None = None
        self._message = ""
        self._withdrawn = ""
        self._turn = 0
        display.languageChanged.connect(self.changed)

    @staticmethod
    def create(engine: QQmlEngine) -> "Receipt":
        """The object of this engine, for QML."""
        return bridges_of(engine).receipt

    def show(self, taken: ReceiptTaken) -> None:
        """The page with the code of a yes that was just given."""
        self.forget()
        self._taken, self._qr = taken, qr_squares(self._ports.handover.receipt_qr(taken))
        self.open()
        self.changed.emit()

    def open(self) -> None:
        """The page with the code."""
        self._stage.show(Screen.HANDOVER_DONE)

    @Slot()
    def print(self) -> None:
        """Prints the receipt and says honestly what became of it."""
        taken, mine = self._taken, self._turn
        if taken is None or self._message == "printing":
            return
        self._say("printing")
        self._jobs.start(
            lambda: self._ports.handover.print_receipt(taken),
            lambda paper: self._printed(paper, mine=mine == self._turn),
        )

    @Slot()
    def withdraw(self) -> None:
        """Toch niet: takes the yes back."""
        taken, mine = self._taken, self._turn
        if taken is None or self._withdrawn:
            return
        self._withdrawn = "withdrawing"
        self.changed.emit()
        self._jobs.start(
            lambda: self._ports.handover.withdraw(taken.code, WithdrawnBy.VISITOR),
            lambda became: self._taken_back(became, mine=mine == self._turn),
        )

    def forget(self) -> None:
        """The visit is over."""
        if self._paper is not None:
            self._discard(self._paper)
        self._taken, self._qr, self._paper, self._withdrawn = None, "", None, ""
        self._turn += 1  # what comes back late belongs to nobody on the screen
        self._say("")

    def _printed(self, paper: Printed | KeptAsFile | OSError, *, mine: bool) -> None:
        if isinstance(paper, OSError):
            if mine:
                self._say("print_failed")
        elif not mine:
            self._discard(paper)
        else:
            self._paper = paper
            self._say("printed" if isinstance(paper, Printed) else "kept_as_file")

    def _taken_back(self, became: Withdrawal | OSError, *, mine: bool) -> None:
        if not mine:
            return
        if isinstance(became, OSError):
            self._withdrawn = ""
            self._say("code_trouble")
            return
        self._withdrawn = WITHDRAWN[became]
        self._ports.reception.notes.hand_over(stands=False)
        self.takenBack.emit()
        self._say("")

    def _discard(self, paper: Printed | KeptAsFile) -> None:
        self._jobs.start(lambda: self._ports.discard_slip(paper), _log_trouble)

    def _say(self, key: str) -> None:
        self._message = key
        self.changed.emit()

    def _worded(self, key: str) -> str:
        name = self._taken.offer.organisation if self._taken is not None else ""
        return self._display.words.led(self._display.words.say(key, organisation=name)) if key else ""

    def _title(self) -> str:
        return self._worded(self._withdrawn if self._is_back() else "done_title")

    def _is_back(self) -> bool:
        return self._withdrawn in WITHDRAWN.values()

    def _code(self) -> str:
        taken = self._taken
        return "" if taken is None or self._is_back() else self._display.words.ltr(taken.code)

    title = Property(str, _title, notify=changed)
    body = Property(str, lambda self: self._worded("" if self._is_back() else "done_body"), notify=changed)
    code = Property(str, _code, notify=changed)
    message = Property(str, lambda self: self._worded(self._message), notify=changed)
    printing = Property(bool, lambda self: self._message == "printing", notify=changed)
    withdrawn = Property(bool, _is_back, notify=changed)
    qrSquares = Property(str, lambda self: "" if self._is_back() else self._qr, notify=changed)


def _log_trouble(outcome: object) -> None:
    if isinstance(outcome, OSError):
        record_error(Event.PRINTER_TROUBLE, outcome, reason="slip-not-removed")

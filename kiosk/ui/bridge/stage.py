# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which screen is shown, and what the bars at its edges offer there."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.ui.bridge import bridges_of

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


class Screen(StrEnum):
    """The screens; the values are the names of their QML files."""

    START = "Start"
    QUESTION = "Question"
    ANSWERS = "Answers"
    CRISIS = "Crisis"
    RESULT = "Result"
    NOTHING_FITS = "NothingFits"
    PARTICULARS = "Particulars"
    HANDOVER_TOGETHER = "HandoverTogether"
    HANDOVER_NOT = "HandoverNot"
    HANDOVER_CHECK = "HandoverCheck"
    CONSENT = "Consent"
    HANDOVER_DONE = "HandoverDone"
    CODE = "Code"
    CODE_STATUS = "CodeStatus"
    RATING = "Rating"
    GUIDE = "Guide"
    PRIVACY = "Privacy"
    MISHAP = "Mishap"
    STAFF_DOOR = "StaffDoor"
    STAFF_PANEL = "StaffPanel"
    STAFF_CALL = "StaffCall"
    STAFF_REFERRALS = "StaffReferrals"
    STAFF_TOGETHER = "StaffTogether"
    STAFF_STICK = "StaffStick"


STAFF_SCREENS = frozenset(
    {
        *(Screen.STAFF_DOOR, Screen.STAFF_PANEL, Screen.STAFF_CALL),
        *(Screen.STAFF_REFERRALS, Screen.STAFF_TOGETHER, Screen.STAFF_STICK),
    }
)
FORM_SCREENS = frozenset({Screen.PARTICULARS, Screen.HANDOVER_CHECK})
"""The particulars of a warm handover."""
HANDOVER_SCREENS = FORM_SCREENS | {
    *(Screen.HANDOVER_TOGETHER, Screen.HANDOVER_NOT, Screen.CONSENT, Screen.HANDOVER_DONE),
}
"""The whole of one: staff may begin it when no visit is on."""
CODE_SCREENS = frozenset({Screen.CODE, Screen.CODE_STATUS})
_WITH_SOMEBODY = CODE_SCREENS | HANDOVER_SCREENS | {Screen.RATING}
_WITHOUT_CALL = STAFF_SCREENS | {Screen.GUIDE}
"""These say it themselves."""
_WITHOUT_BACK = frozenset({Screen.START, Screen.RATING, Screen.MISHAP})
_LAST_PAGES = frozenset({Screen.RESULT, Screen.HANDOVER_DONE, Screen.CODE_STATUS})
_WITH_NEXT = (
    FORM_SCREENS
    | CODE_SCREENS
    | _LAST_PAGES
    | {Screen.QUESTION, Screen.ANSWERS, Screen.CRISIS, Screen.HANDOVER_TOGETHER}
)


@QmlElement
@QmlSingleton
class Stage(QObject):
    """The one place that knows which screen is on."""

    changed = Signal()
    keysChanged = Signal()
    mayCloseChanged = Signal()
    turned = Signal(bool)
    """A new page stands there; True: the visitor went back to it."""

    def __init__(self, slide_ms: int, parent: QObject) -> None:
        super().__init__(parent)
        self._slide_ms = slide_ms
        self._backward = False
        self.current = Screen.START
        self.visiting = False
        self._calling = False
        self._by_keys = False
        self._may_close = False

    @staticmethod
    def create(engine: QQmlEngine) -> "Stage":
        """The object of this engine, for QML."""
        return bridges_of(engine).stage

    def show(self, screen: Screen) -> None:
        """Goes to a screen."""
        if screen is not self.current:
            self.current = screen
            self.changed.emit()
            self.turn()

    def turn(self) -> None:
        """Another page of the same screen."""
        self.turned.emit(self._backward)

    @contextmanager
    def going_back(self) -> Iterator[None]:
        """What is shown meanwhile lies behind; all else lies ahead."""
        self._backward = True
        try:
            yield
        finally:
            self._backward = False

    def set_visiting(self, *, visiting: bool) -> None:
        """A visit has begun or is over."""
        self.visiting = visiting
        self.changed.emit()

    def set_calling(self, *, calling: bool) -> None:
        """This kiosk calls a guide, or no longer: the top of most screens says so."""
        self._calling = calling
        self.changed.emit()

    def set_by_keys(self, *, by_keys: bool) -> None:
        """Whether keys are used now, so that a new page shows where the focus is."""
        if by_keys is not self._by_keys:
            self._by_keys = by_keys
            self.keysChanged.emit()

    def allow_close(self) -> None:
        """From now on the window may close: only staff, or the end of the program, ask for it."""
        self._may_close = True
        self.mayCloseChanged.emit()

    def _somebody_here(self) -> bool:
        """A visitor, one who has just finished and may say how it went, or one with a code or beside a guide."""
        return self.visiting or self.current in _WITH_SOMEBODY

    screen = Property(str, lambda self: str(self.current), notify=changed)
    onStart = Property(bool, lambda self: self.current is Screen.START, notify=changed)
    inStaff = Property(bool, lambda self: self.current in STAFF_SCREENS, notify=changed)
    stopShown = Property(bool, lambda self: self._somebody_here() and self.current not in STAFF_SCREENS, notify=changed)
    backShown = Property(bool, lambda self: self.current not in _WITHOUT_BACK, notify=changed)
    nextShown = Property(bool, lambda self: self.current in _WITH_NEXT, notify=changed)
    lastPage = Property(bool, lambda self: self.current in _LAST_PAGES, notify=changed)
    callShown = Property(bool, lambda self: self._calling and self.current not in _WITHOUT_CALL, notify=changed)
    slideMs = Property(int, lambda self: self._slide_ms, constant=True)
    byKeys = Property(bool, lambda self: self._by_keys, notify=keysChanged)
    mayClose = Property(bool, lambda self: self._may_close, notify=mayCloseChanged)

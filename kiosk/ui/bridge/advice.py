# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The result: the answer, the other options, and what the visitor takes along."""

from collections.abc import Iterable

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.logs import Event, record_error
from kiosk.reports.printing import KeptAsFile, Printed
from kiosk.ui.bridge import bridges_of
from kiosk.ui.bridge.display import Display
from kiosk.ui.bridge.jobs import Jobs
from kiosk.ui.fact_pieces import in_pieces, is_long, is_short
from kiosk.ui.ports import Ports, TakeAway
from kiosk.ui.qr_picture import qr_squares
from kiosk.ui.results import FindDestinations, chosen_view, result_view
from kiosk.ui.texts import Words
from kiosk.ui.views import AdviceView, FactView, ResultView

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

MUNICIPALITY = "woonplaats"
"""The question that tells where the visitor lives."""
AGE = "leeftijd"
"""The question that tells how old the visitor is."""
NO_RESULT = ResultView(title="", body="", why="", theme="", options=())
NO_ADVICE = AdviceView(key="", name="", organisation="", about="", facts=(), website="", brief="")


@QmlElement
@QmlSingleton
class Advice(QObject):
    """One result on the screen; empty when there is none."""

    changed = Signal()
    slipChanged = Signal()

    def __init__(self, ports: Ports, display: Display, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._ports = ports
        self._display = display
        self._jobs = jobs
        self._result = NO_RESULT
        self._dutch = NO_RESULT
        """The same result in Dutch, as of the same moment."""
        self._shown = ""
        self._chosen = ""
        """The service that staff chose with the visitor; '' where the answers lead."""
        self._qr = ""
        self._coded = NO_ADVICE
        """What the code is of: the same in every language, and slow to make."""
        self._slip_key = ""
        self._prints = 0
        self._slip: Printed | KeptAsFile | None = None
        display.languageChanged.connect(self._translate)

    @staticmethod
    def create(engine: QQmlEngine) -> "Advice":
        """The object of this engine, for QML."""
        return bridges_of(engine).advice

    def make(self, chosen: str = "") -> bool:
        """Makes the result of the session, or of the service that staff chose with the visitor.

        False when there is nothing to show but the guide.
        """
        self._chosen = chosen
        made = self._made(self._display.words)
        if made is None:
            return False
        self._take(made)
        self._shown = made.options[0].key
        self._say_slip("")
        self._draw()
        return True

    def clear(self) -> None:
        """Forgets the result."""
        self._result, self._dutch, self._shown, self._chosen = NO_RESULT, NO_RESULT, "", ""
        self._qr, self._coded = "", NO_ADVICE
        self._prints += 1  # a print that comes back late belongs to nobody on the screen
        if self._slip is not None:
            self._discard(self._slip)
            self._slip = None
        self._say_slip("")
        self.changed.emit()

    @property
    def key(self) -> str:
        """The service that is shown; '' for none."""
        return self._advice(self._result).key

    @property
    def municipality(self) -> str:
        """Where the visitor lives, as answered; '' where that was not asked."""
        return self._answered(MUNICIPALITY)

    @property
    def age(self) -> int | None:
        """How old the visitor is, as answered; None where that was not asked, or not said."""
        answer = self._answered(AGE)
        return int(answer) if answer.isdecimal() else None

    def texts(self) -> list[str]:
        """What is read on the screen, and the same in Dutch."""
        shown = self._take_away()
        if shown is None:
            return []
        return [*_said(shown.result, shown.advice), *_said(shown.result_dutch, shown.advice_dutch)]

    @Slot(str)
    def showOption(self, key: str) -> None:
        """Shows another option in full."""
        self._shown = key
        self._say_slip("")
        self._draw()

    @Slot()
    def printSlip(self) -> None:
        """Prints the slip and says honestly what became of it."""
        take_away = self._take_away()
        if self._slip_key == "printing" or take_away is None:
            return
        self._prints += 1
        mine = self._prints
        self._say_slip("printing")
        self._jobs.start(
            lambda: self._ports.print_slip(take_away),
            lambda outcome: self._printed(outcome, mine=mine == self._prints),
        )

    def _printed(self, outcome: Printed | KeptAsFile | OSError, *, mine: bool) -> None:
        if isinstance(outcome, OSError):
            if mine:
                self._say_slip("print_failed")
        elif not mine:
            self._discard(outcome)  # the visitor left before it was done
        else:
            self._slip = outcome
            if isinstance(outcome, Printed):
                self._ports.reception.notes.take_paper()
            self._say_slip("printed" if isinstance(outcome, Printed) else "kept_as_file")

    def _discard(self, slip: Printed | KeptAsFile) -> None:
        self._jobs.start(lambda: self._ports.discard_slip(slip), _log_trouble)

    def _say_slip(self, key: str) -> None:
        self._slip_key = key
        self.slipChanged.emit()

    def _made(self, words: Words) -> ResultView | None:
        if self._chosen:
            destination = self._ports.destination_of(self._chosen, words.language)
            return chosen_view(destination, self._ports.clock(), words) if destination is not None else None
        session = self._ports.reception.session
        if session is None:
            return None
        return result_view(session.outcomes(words.language), self._find(words), self._ports.clock(), words)

    def _take(self, made: ResultView) -> None:
        dutch = self._display.dutch
        self._result = made
        self._dutch = made if self._display.words is dutch else self._made(dutch) or made

    def _find(self, words: Words) -> FindDestinations:
        municipality = self.municipality
        return lambda categories: self._ports.find_destinations(categories, municipality, words.language)

    def _translate(self) -> None:
        if self._result is NO_RESULT:
            return
        self._take(self._made(self._display.words) or self._result)
        self._draw()
        self.slipChanged.emit()

    def _draw(self) -> None:
        take_away = self._take_away()
        if take_away is not None and take_away.advice_dutch != self._coded:
            self._qr, self._coded = qr_squares(self._ports.qr(take_away)), take_away.advice_dutch
        self.changed.emit()

    def _answered(self, question: str) -> str:
        session = self._ports.reception.session
        try:
            return session.value(question) if session is not None else ""
        except KeyError:
            return ""  # a region's flow need not ask this

    def _take_away(self) -> TakeAway | None:
        if self._result is NO_RESULT:
            return None
        return TakeAway(
            language=self._display.words.language,
            result=self._result,
            advice=self._advice(self._result),
            result_dutch=self._dutch,
            advice_dutch=self._advice(self._dutch),
        )

    def _advice(self, result: ResultView) -> AdviceView:
        return next((one for one in result.options if one.key == self._shown), (*result.options, NO_ADVICE)[0])

    def _others(self) -> list[dict[str, str]]:
        return option_rows(self._result.options, self._advice(self._result).key, self._display.words)

    def _slip_words(self) -> str:
        return self._display.words.say(self._slip_key) if self._slip_key else ""

    def _kicker(self) -> str:
        words = self._display.words
        return words.marked(words.texts["result_kicker"], unchecked=self._result.unchecked)

    kicker = Property(str, _kicker, notify=changed)
    name = Property(str, lambda self: self._display.words.led(self._advice(self._result).name), notify=changed)
    organisation = Property(str, lambda self: self._advice(self._result).organisation, notify=changed)
    about = Property(str, lambda self: self._display.words.led(self._advice(self._result).about), notify=changed)
    why = Property(str, lambda self: self._display.words.led(self._result.why), notify=changed)
    facts = Property(
        list, lambda self: fact_rows(self._advice(self._result).facts, self._display.words), notify=changed
    )
    pieces = Property(
        list, lambda self: fact_rows(in_pieces(self._advice(self._result).facts), self._display.words), notify=changed
    )
    others = Property(list, _others, notify=changed)
    qrSquares = Property(str, lambda self: self._qr, notify=changed)
    slip = Property(str, _slip_words, notify=slipChanged)
    printing = Property(bool, lambda self: self._slip_key == "printing", notify=slipChanged)


def _said(result: ResultView, advice: AdviceView) -> list[str]:
    return [
        result.why,
        advice.name,
        advice.organisation,
        advice.about,
        *(line for one in advice.facts for line in one.lines),
    ]


def _log_trouble(outcome: object) -> None:
    if isinstance(outcome, OSError):
        record_error(Event.PRINTER_TROUBLE, outcome, reason="slip-not-removed")


def option_rows(options: Iterable[AdviceView], shown: str, words: Words) -> list[dict[str, str]]:
    """The options but the one that is shown, as QML's Repeater takes them."""
    return [
        {"key": one.key, "name": words.led(one.name), "brief": words.led(one.brief)}
        for one in options
        if one.key != shown
    ]


def fact_rows(facts: Iterable[FactView], words: Words) -> list[dict[str, str | bool]]:
    """Facts as QML's Repeater takes them: one text per fact, its lines under each other.

    To Qt these lines are one paragraph, so they are led together: the first may be a Dutch name.
    """
    return [
        {
            "key": one.key,
            "label": one.label,
            "text": words.led("\n".join(one.lines)),
            "tone": one.tone,
            "short": is_short(one),
            "long": is_long(one),
        }
        for one in facts
    ]

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one visit that this kiosk has at a time: begins it, leads it, counts it, and forgets it."""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from typing import Protocol

from kiosk.clock import Clock
from kiosk.flow.session import Outcome, Session, Violation, begin
from kiosk.flow.xform import Form
from kiosk.visits.attributes import aids_used, length_band, part_of_day, visitor_type, week_of
from kiosk.visits.visit import Move, VisitState, moved
from kiosk.wire.visit_class import AidsUsed, CounterName, OutcomeKind, VisitClass

MUNICIPALITY = "woonplaats"
VISITOR_TYPE = "bezoekerstype"
UNKNOWN_THEME = "onbekend"


class Recorder(Protocol):
    """Where visits are counted. Each call has committed when it returns."""

    def finish(self, week: str, kind: VisitClass) -> None:
        """One finished visit: its row and its counter, in one transaction."""

    def count(self, week: str, name: CounterName) -> None:
        """One more of something that is never joined to a visit."""


class Reception:
    """Answers live here and nowhere else, and are gone when the visit ends, however it ends. GUI thread only."""

    def __init__(
        self,
        form: Form,
        recorder: Recorder,
        party_of: Callable[[Outcome, str], str],
        clock: Clock,
        monotonic: Callable[[], float],
    ) -> None:
        self._form = form
        self._recorder = recorder
        self._party_of = party_of
        self._clock = clock
        self._monotonic = monotonic
        self._state = VisitState.WAITING
        self._today: tuple[date, Counter[str]] = (clock().date(), Counter())
        self._forget()

    @property
    def state(self) -> VisitState:
        """Where the visitor is."""
        return self._state

    @property
    def session(self) -> Session | None:
        """The visitor's answers; None when nobody is here."""
        return self._session

    @property
    def language(self) -> str:
        """The visitor's language; empty when nobody is here."""
        return self._language

    def begin(self, language: str) -> None:
        """A visitor chose a language. Whoever was here before has left."""
        self.idle()
        now = self._clock()
        self._move(Move.BEGIN)
        self._session = begin(self._form, now.date())
        self._language = language
        self._began = self._monotonic()
        self._count(CounterName.STARTED)

    def use_language(self, language: str) -> None:
        """The visitor reads on in another language; answers stay."""
        if self._state is not VisitState.WAITING:
            self._language = language

    def use_aid(self, aid: AidsUsed) -> None:
        """The visitor switched an aid on."""
        if self._state is not VisitState.WAITING:
            self._aids.add(aid)

    def answer(self, value: str) -> Violation | None:
        """Answers the current question; a violation leaves the visit where it was."""
        answered = self._here().answer(value, self._language)
        if isinstance(answered, Violation):
            return answered
        self._go(answered)
        return None

    def go_back(self) -> None:
        """The question before, with its answer."""
        self._go(self._here().back())

    def call_guide(self) -> None:
        """The visitor asked for a guide."""
        self._count(CounterName.GUIDE_CALLED)
        self._asked_guide = True

    def nothing_fits(self) -> None:
        """The visitor says that no option of the result fits."""
        self._count(CounterName.NOTHING_FITS)
        self._asked_guide = True

    def took_paper(self) -> None:
        """The advice was printed."""
        self._took_paper = True

    def stop(self) -> None:
        """Stop en wis. At the result the advice was seen, so the visit counts."""
        self._end(CounterName.STOPPED)

    def idle(self) -> None:
        """The visitor walked away. At the result the advice was seen, so the visit counts."""
        self._end(CounterName.IDLED)

    def finish(self) -> None:
        """The visitor is done with the result: one row, one transaction, and nothing of the visit stays in memory."""
        self._move(Move.FINISH)
        try:
            week, kind = week_of(self._clock()), self._kind(self._here())
            self._recorder.finish(week, kind)
            self._tally(kind.theme)
        finally:
            self._forget()

    def today(self) -> Mapping[str, int]:
        """Themes of the visits finished today since this program started. In memory only: the disk knows no day."""
        day, themes = self._today
        return dict(themes) if day == self._clock().date() else {}

    def _end(self, left: CounterName) -> None:
        if self._state is VisitState.RESULT:
            self.finish()
        elif self._state is VisitState.ASKING:
            self._move(Move.LEAVE)
            self._forget()
            self._count(left)

    def _go(self, session: Session) -> None:
        self._session = session
        self._move(Move.ARRIVE if session.question(self._language) is None else Move.ASK)

    def _here(self) -> Session:
        if self._session is None:
            raise RuntimeError("nobody is here to answer")
        return self._session

    def _kind(self, session: Session) -> VisitClass:
        outcomes = session.outcomes(self._language)
        main = outcomes[0] if outcomes else None
        return VisitClass(
            part_of_day=part_of_day(self._clock()),
            visitor_type=visitor_type(session.value(VISITOR_TYPE)),
            theme=main.theme if main and main.theme else UNKNOWN_THEME,
            outcome_kind=self._outcome_kind(main),
            destination_party=self._party_of(main, session.value(MUNICIPALITY)) if main else "werkcentrum",
            language_group=self._language,
            aids_used=aids_used(self._aids),
            length_band=length_band(self._monotonic() - self._began),
            flow_version=self._form.version,
        )

    def _outcome_kind(self, main: Outcome | None) -> OutcomeKind:
        if main is None or main.person or self._asked_guide:
            return OutcomeKind.GUIDE
        return OutcomeKind.PAPER_REFERRAL if self._took_paper else OutcomeKind.INFORMATION

    def _count(self, name: CounterName) -> None:
        self._recorder.count(week_of(self._clock()), name)

    def _tally(self, theme: str) -> None:
        day = self._clock().date()
        if day != self._today[0]:
            self._today = (day, Counter())
        self._today[1][theme] += 1

    def _move(self, move: Move) -> None:
        self._state = moved(self._state, move)

    def _forget(self) -> None:
        self._session: Session | None = None
        self._language = ""
        self._began = 0.0
        self._aids: set[AidsUsed] = set()
        self._asked_guide = False
        self._took_paper = False

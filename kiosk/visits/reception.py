# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one visit of this kiosk: begins it, asks, counts, finishes and forgets."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from kiosk.clock import Clock
from kiosk.flow.form import Form
from kiosk.flow.session import Session, Violation, begin
from kiosk.storage.trouble import DatabaseTrouble
from kiosk.visits.attributes import week_of
from kiosk.visits.finishing import PartyOf, visit_class
from kiosk.visits.ledger import Ledger, Recorder
from kiosk.visits.today import Today
from kiosk.visits.visit import MoveNotAllowedError, Visit, VisitEvent, VisitState, move
from kiosk.wire.visit_class import AidsUsed, CounterName

__all__ = ["Reception", "Recorder"]


class Reception:
    """GUI thread only. What a visitor says is held in memory, and dropped when the visit ends in any way.

    Nothing here raises because of the disk: see `trouble`. A step that the table of moves does not have raises
    `MoveNotAllowedError`.
    """

    def __init__(
        self, form: Form, recorder: Recorder, party_of: PartyOf, clock: Clock, monotonic: Callable[[], float]
    ) -> None:
        self._form = form
        self._ledger = Ledger(recorder)
        self._party_of = party_of
        self._clock = clock
        self._monotonic = monotonic
        self._today = Today()
        self._visit: Visit | None = None
        self._state = VisitState.WAITING

    @property
    def state(self) -> VisitState:
        """Where the visit is."""
        return self._state

    @property
    def language(self) -> str:
        """The visitor's language; the form's own when nobody is here."""
        return self._visit.language if self._visit is not None else self._form.default_language

    @property
    def session(self) -> Session | None:
        """The visitor's way through the form; None when nobody is here. Do not keep it."""
        return self._visit.session if self._visit is not None else None

    @property
    def trouble(self) -> DatabaseTrouble | None:
        """Why some visits are not written down yet; None: all are."""
        return self._ledger.trouble

    def begin(self, language: str) -> None:
        """A visitor chose a language. Whoever was here before has left."""
        self.idle()
        step = move(self._state, VisitEvent.BEGUN)
        now = self._clock()
        self._visit = Visit(begin(self._form, now.date()), language, self._monotonic())
        self._state = step.to
        self._count(step.counts)
        self._follow_path(self._visit.session)

    def use_language(self, language: str) -> None:
        """The visitor goes on in another language."""
        if self._visit is not None:
            self._visit = replace(self._visit, language=language)

    def use_aid(self, aid: AidsUsed) -> None:
        """An aid is on."""
        if self._visit is not None:
            self._visit = replace(self._visit, aids=self._visit.aids | {aid})

    def answer(self, value: str) -> Violation | None:
        """Answers the current question, in the lexical form of XForms; '' skips it. None: the answer stands."""
        visit = self._asked()
        answered = visit.session.answer(value, visit.language)
        if isinstance(answered, Violation):
            return answered
        self._follow_path(answered)
        return None

    def go_back(self) -> None:
        """To the previous question; its answer is kept."""
        self._follow_path(self._present().session.back())

    def call_guide(self) -> None:
        """The visitor asked for a guide; counts once in a visit, and each time when nobody began one."""
        if self._visit is not None:
            if self._visit.guide_called:
                return
            self._visit = replace(self._visit, guide_called=True)
        self._count(CounterName.GUIDE_CALLED)

    def nothing_fits(self) -> None:
        """The visitor said that no answer or outcome fits; counts once in a visit."""
        visit = self._present()
        if not visit.nothing_fits:
            self._visit = replace(visit, nothing_fits=True)
            self._count(CounterName.NOTHING_FITS)

    def take_paper(self) -> None:
        """The visitor took the advice along, printed or as a code."""
        if self._visit is not None:
            self._visit = replace(self._visit, took_paper=True)

    def stop(self) -> None:
        """Stop en wis: nothing is kept, but that a visit was stopped; after the result the visit counts."""
        self._end(VisitEvent.STOPPED)

    def idle(self) -> None:
        """The visitor walked away; after the result the visit counts."""
        self._end(VisitEvent.IDLED)

    def finish(self) -> None:
        """Klaar: the visit counts."""
        self._end(VisitEvent.FINISHED)

    def today(self) -> Mapping[str, int]:
        """Finished visits of today by theme code; kept in memory only."""
        return self._today.themes(self._clock().date())

    def _present(self) -> Visit:
        if self._visit is None:
            raise MoveNotAllowedError("nobody is here")
        return self._visit

    def _asked(self) -> Visit:
        if self._state is not VisitState.ASKING:
            raise MoveNotAllowedError(f"answered while {self._state.value}")
        return self._present()

    def _follow_path(self, session: Session) -> None:
        visit = self._present()
        ended = session.question(visit.language) is None
        self._state = move(self._state, VisitEvent.PATH_ENDED if ended else VisitEvent.ASKED_ON).to
        self._visit = replace(visit, session=session)

    def _end(self, event: VisitEvent) -> None:
        """Forgets first and writes then, so that no trouble with writing keeps a visitor's answers."""
        step, visit = move(self._state, event), self._visit
        self._visit = None
        self._state = step.to
        if step.kept and visit is not None:
            now = self._clock()
            kind = visit_class(visit, now, self._monotonic() - visit.began_s, self._party_of)
            self._ledger.finish(week_of(now), kind)
            self._today.add(now.date(), kind.theme)
        self._count(step.counts)

    def _count(self, name: CounterName | None) -> None:
        if name is not None:
            self._ledger.count(week_of(self._clock()), name)

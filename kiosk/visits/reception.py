# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one visit of this kiosk: begins it, asks, finishes and forgets."""

from collections.abc import Callable
from dataclasses import replace

from kiosk.clock import Clock
from kiosk.flow.form import Form
from kiosk.flow.session import Fallen, Session, Violation, begin
from kiosk.visits.finishing import PartyOf, visit_class
from kiosk.visits.ledger import Ledger
from kiosk.visits.marginal import busy_cell
from kiosk.visits.notes import Notes
from kiosk.visits.rating import Rating
from kiosk.visits.visit import MoveNotAllowedError, Visit, VisitEvent, VisitState, move
from kiosk.wire.release import Table
from kiosk.wire.visit_class import CounterName


class Reception:
    """GUI thread only. What a visitor says is held in memory, and dropped when the visit ends in any way.

    `notes`: what the screens note of the visitor beside the answers. `ledger`: what is written down of all visits.
    `rating`: what a visitor may say of the visit once it is over.
    Nothing here raises because of the disk: see `Ledger.trouble`. A step that the table of moves does not have raises
    `MoveNotAllowedError`.
    """

    def __init__(
        self, form: Form, ledger: Ledger, party_of: PartyOf, clock: Clock, monotonic: Callable[[], float]
    ) -> None:
        self._form = form
        self._party_of = party_of
        self._clock = clock
        self._monotonic = monotonic
        self._visit: Visit | None = None
        self._state = VisitState.WAITING
        self.ledger = ledger
        self.notes = Notes(form.default_language, self._count, self._count_place)
        self.rating = Rating(self._count)

    @property
    def state(self) -> VisitState:
        """Where the visit is."""
        return self._state

    @property
    def session(self) -> Session | None:
        """The visitor's way through the form; None when nobody is here. Do not keep it."""
        return self._visit.session if self._visit is not None else None

    def begin(self, language: str) -> None:
        """A visitor chose a language. Whoever was here before has left."""
        self.idle()
        self.rating.close()
        step = move(self._state, VisitEvent.BEGUN)
        self._visit = Visit(begin(self._form, self._clock().date()), self._monotonic())
        self.notes.begin(language)
        self._state = step.to
        self._count(step.counts)
        now = self._clock()
        self.ledger.count_cell(now, Table.BUSY, busy_cell(now))
        self._follow_path(self._visit.session)

    def answer(self, value: str) -> Violation | None:
        """Answers the current question, in the lexical form of XForms; '' skips it. None: the answer stands."""
        answered = self._asked().session.answer(value, self.notes.language)
        if isinstance(answered, Violation):
            return answered
        self._follow_path(answered)
        return None

    def go_back(self) -> None:
        """To the previous question; its answer is kept."""
        self._follow_path(self._present().session.back())

    def revise(self, name: str) -> None:
        """To a question of the way, to look at its answer again; raises `LookupError` when the way has no such one."""
        self._follow_path(self._present().session.at(name))

    def change(self, value: str) -> tuple[Fallen, ...] | Violation:
        """Answers the question that is looked at again; the other answers that count no more because of it."""
        session = self._asked().session
        changed = session.change(session.position, value, self.notes.language)
        if isinstance(changed, Violation):
            return changed
        self._follow_path(changed.session)
        return changed.fallen

    def keep(self) -> None:
        """Leaves an answer that was looked at again as it is."""
        self._follow_path(self._asked().session.onward())

    def stop(self) -> None:
        """Stop en wis: nothing is kept, but that a visit was stopped."""
        self._end(VisitEvent.STOPPED)

    def idle(self) -> None:
        """The visitor walked away; after the result the visit counts."""
        self._end(VisitEvent.IDLED)

    def finish(self) -> None:
        """Klaar: the visit counts, and its visitor may say how it went."""
        present = self._visit is not None
        self._end(VisitEvent.FINISHED)
        if present:
            self.rating.ask()

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
        ended = session.question(self.notes.language) is None
        self._state = move(self._state, VisitEvent.PATH_ENDED if ended else VisitEvent.ASKED_ON).to
        self._visit = replace(visit, session=session)

    def _end(self, event: VisitEvent) -> None:
        """Forgets first and writes then, so that no trouble with writing keeps a visitor's answers."""
        step, visit, noted = move(self._state, event), self._visit, self.notes.end()
        self._visit = None
        self._state = step.to
        if step.kept and visit is not None and noted is not None:
            now = self._clock()
            length_s = self._monotonic() - visit.began_s
            self.ledger.finish(now, visit_class(visit.session, noted, now, length_s, self._party_of))
        self._count(step.counts)

    def _count_place(self) -> None:
        """Counts the question that was asked last. Only its name: what was answered is not in it."""
        session = self._present().session
        question = session.question(self.notes.language)
        place = question.name if question is not None else session.back().position
        self.ledger.count_cell(self._clock(), Table.NOTHING_FITS, place)

    def _count(self, name: CounterName | None) -> None:
        if name is not None:
            self.ledger.count(self._clock(), name)

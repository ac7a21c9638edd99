# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The proof of a form: every claim proved for all visitors, refuted by one who replays in the engine, or left open."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from kiosk.flow.form import Form, QuestionKind
from kiosk.flow.proof.answerable import Answerable
from kiosk.flow.proof.gates import FALSE, Lit
from kiosk.flow.proof.ledger import Entry, Ledger, answerable_part
from kiosk.flow.proof.reach import Goal, Reach, Thing
from kiosk.flow.proof.search import Found, Nobody, OutOfTimeError, Search, Sought
from kiosk.flow.proof.solver import Answer
from kiosk.flow.proof.trails import Trail, ended
from kiosk.flow.proof.traps import Traps, suspicious
from kiosk.flow.proof.verdicts import MAX_QUESTIONS, Claim, Inexact, Proof, Verdict

SECONDS = 20.0
FALLBACK = "yes"
"""What the mark `fallback` of an outcome says when nobody means to end there."""


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A form on one day, with its proof; what else is asked about it goes to the same model, solver and clock."""

    form: Form
    today: date
    proof: Proof
    reach: Reach | None
    """What walks have shown so far; None when time ran out before all rules were read."""


def inquire(form: Form, today: date, limit_seconds: float = SECONDS) -> Inquiry:
    """Proves what can be claimed of this form on this day. The limit also holds for what is asked afterwards."""
    begun = time.monotonic()
    ledger, reach = Ledger(form), None
    inexact: tuple[Inexact, ...] = ()
    try:
        search = Search(form, today, limit_seconds)
        reach = Reach(search)
        try:
            _Prover(reach, ledger).prove()
        finally:
            inexact = tuple(search.model.ground.inexact)
    except OutOfTimeError:
        pass
    return Inquiry(form, today, Proof(ledger.results(), inexact, time.monotonic() - begun), reach)


def prove(form: Form, today: date, limit_seconds: float = SECONDS) -> Proof:
    """Everything that can be claimed of this form on this day. What is not decided in time is not proved."""
    return inquire(form, today, limit_seconds).proof


class _Prover:
    """Decides the claims one kind after the other, the cheap ones first."""

    def __init__(self, reach: Reach, ledger: Ledger) -> None:
        self._search = search = reach.search
        self._form = search.form
        self._model = search.model
        self._gates = search.model.ground.gates
        self._ledger = ledger
        self._reach = reach

    def prove(self) -> None:
        self._answerable()
        self._reach.stroll()
        self._questions()
        self._outcomes()
        self._options()
        self._all_of(self._empty_lists())
        self._dead_end()
        self._all_of(self._blank_traps())
        self._short()

    def _answerable(self) -> None:
        decided = Answerable(self._search)
        try:
            decided.decide()
        finally:
            for index, sought in decided.sought.items():
                field = self._form.fields[index]
                if field.rules.required is not None:
                    self._write(Entry(Claim.ANSWERABLE, field.name, answerable_part(field)), sought)

    def _questions(self) -> None:
        for index in self._form.questions:
            self._goal(Goal(Thing.QUESTION, index), Entry(Claim.REACHABLE, self._form.fields[index].name))

    def _outcomes(self) -> None:
        for index in self._form.outcomes:
            self._goal(Goal(Thing.OUTCOME, index), Entry(Claim.REACHABLE, self._form.fields[index].name))

    def _options(self) -> None:
        for index, codes in self._model.offered.items():
            if Goal(Thing.QUESTION, index) in self._reach.shown:
                name = self._form.fields[index].name
                for code in codes:
                    self._goal(Goal(Thing.OPTION, index, code), Entry(Claim.OPTION_REACHABLE, f"{name}/{code}"))

    def _goal(self, goal: Goal, entry: Entry) -> None:
        self._reach.seek(goal)
        trail = self._reach.shown.get(goal)
        if trail is not None:
            self._ledger.write(entry, Verdict.PROVED, trail.answers)
        elif goal in self._reach.nobody:
            self._ledger.write(entry, Verdict.REFUTED)

    def _all_of(self, claims: Sequence["_Universal"]) -> None:
        """Most often nobody is in any of these situations: then one question to the solver is enough."""
        open_ones = [claim for claim in claims if claim.lit != FALSE]
        nobody = self._search.solver.check(self._gates.any_of([claim.lit for claim in open_ones])) is Answer.NO
        for claim in claims:
            self._search.pace()
            self._write(claim.entry, Nobody() if nobody or claim.lit == FALSE else claim.seek())

    def _empty_lists(self) -> Sequence["_Universal"]:
        found = []
        for index, offered in self._model.offered.items():
            field = self._form.fields[index]
            if field.options is not None:
                empty = self._gates.all_of((self._model.relevant[index], *(-lit for lit in offered.values())))
                entry = Entry(Claim.CHOICES_OFFERED, field.name, "choice_filter")
                found.append(_Universal(entry, empty, partial(self._seek_empty, index, empty)))
        return found

    def _seek_empty(self, index: int, empty: Lit) -> Sought:
        lits = (self._search.past(index), empty)
        return self._search.seek(lits, index, lambda trail: trail.offered.get(index) == ())

    def _dead_end(self) -> None:
        if not self._form.outcomes:
            return
        fields = self._form.fields
        good = [index for index in self._form.outcomes if fields[index].marks.get("fallback") != FALLBACK]

        def dead(trail: Trail) -> bool:
            return ended(trail) and not any(trail.session.state.relevant[index] for index in good)

        lits = (self._search.past(), *(-self._model.relevant[index] for index in good))
        self._write(Entry(Claim.NO_DEAD_END), self._search.seek(lits, None, dead))

    def _blank_traps(self) -> Sequence["_Universal"]:
        traps = Traps(self._search)
        return [
            _Universal(
                Entry(Claim.NO_BLANK_TRAP, trap.field.name, trap.part), traps.lit(trap), partial(traps.seek, trap)
            )
            for trap in suspicious(self._form)
        ]

    def _short(self) -> None:
        fields, gates = self._form.fields, self._gates
        asking = [index for index in self._form.questions if fields[index].kind is not QuestionKind.NOTE]

        def long(trail: Trail) -> bool:
            return len(set(asking) & set(trail.asked)) > MAX_QUESTIONS

        known = next((trail for trail in self._reach.shown.values() if long(trail)), None)
        if known is not None:
            self._write(Entry(Claim.SHORT), Found(known))
            return
        sums = self._model.ground.sums
        asked = [gates.both(self._model.relevant[index], self._search.past(index)) for index in asking]
        few = sums.at_most(sums.of_cases([(1, lit) for lit in asked]), MAX_QUESTIONS)
        self._write(Entry(Claim.SHORT), self._search.seek((-few,), None, long))

    def _write(self, entry: Entry, sought: Sought) -> None:
        if isinstance(sought, Found):
            self._ledger.write(entry, Verdict.REFUTED, sought.trail.answers)
        elif isinstance(sought, Nobody):
            self._ledger.write(entry, Verdict.PROVED)


@dataclass(frozen=True, slots=True)
class _Universal:
    """A claim that holds when nobody is in a situation: its condition, and who seeks somebody."""

    entry: Entry
    lit: Lit
    seek: Callable[[], Sought]

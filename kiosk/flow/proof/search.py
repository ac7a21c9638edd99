# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finds visitors: answers for which given conditions hold, walked in the engine; or shows that there are none."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from kiosk.flow.form import Form, QuestionKind
from kiosk.flow.proof.gates import Lit
from kiosk.flow.proof.model import FormModel
from kiosk.flow.proof.solver import Answer, Solver
from kiosk.flow.proof.trails import End, Trail, Walker
from kiosk.flow.proof.witness import Witness

MOST_TRIES = 12
"""A claim that rests on what is only known roughly is tried so many times with other answers."""
NICE_NUMBERS = (0, 120)
"""Where any number will do, people read these more easily."""


class OutOfTimeError(Exception):
    """The time limit has passed; what is not known by now stays open."""


@dataclass(frozen=True, slots=True)
class Found:
    """A visitor for whom the conditions hold."""

    trail: Trail


@dataclass(frozen=True, slots=True)
class Nobody:
    """There is no such visitor."""


@dataclass(frozen=True, slots=True)
class Unsure:
    """Neither is shown."""


Sought = Found | Nobody | Unsure


class Search:
    """One form, its conditions, one solver and one walker."""

    def __init__(self, form: Form, today: date, limit_seconds: float) -> None:
        """The clock starts now.

        Raises:
            OutOfTimeError: when reading the rules takes longer than that.
        """
        self.deadline = time.monotonic() + limit_seconds
        self.form = form
        self.model = FormModel(form, today, self.pace)
        self.solver = Solver(self.model, self.deadline)
        self.walker = Walker(form, today)
        self.witness = Witness(self.model, self.solver, self.walker.candidates)
        self.doubtful: list[int] = []
        """Questions that may leave a visitor without an answer: who goes past them must be shown to have one."""

    def pace(self) -> None:
        """Raises `OutOfTimeError` when time is up."""
        if time.monotonic() > self.deadline:
            raise OutOfTimeError

    def past(self, until: int | None = None) -> Lit:
        """The condition that all questions before this one are behind the visitor; all of the form without one."""
        accepts = self.model.accepts
        return self.model.ground.gates.all_of(
            [accepts[index] for index in self.doubtful if until is None or index < until]
        )

    def seek(self, lits: Sequence[Lit], until: int | None, shows: Callable[[Trail], bool]) -> Sought:
        """A visitor before question `until` (None: at the end) for whom all this holds, shown by walking the engine."""
        blocked: list[Lit] = []
        for _ in range(MOST_TRIES):
            answer = self.ask(*lits, *blocked)
            if answer is Answer.NO:
                return Unsure() if blocked else Nobody()
            if answer is Answer.OPEN:
                return Unsure()
            trail = self.walk((*lits, *blocked), until)
            if shows(trail):
                return Found(trail)
            blocked.append(-self.witness.situation(trail.asked))
        return Unsure()

    def ask(self, *lits: Lit) -> Answer:
        """Whether these can hold together; if so the solver has a model, with numbers that people know where it can."""
        answer = self.solver.check(*lits)
        numbers = [self.model.numbers[index] for index in sorted(self.solver.told) if self._is_count(index)]
        if answer is Answer.YES and numbers:
            sums, (least, most) = self.model.ground.sums, NICE_NUMBERS
            nice = [lit for one in numbers for lit in (-sums.at_most(one, least - 1), sums.at_most(one, most))]
            self.solver.check(*lits, *nice)
        return answer

    def _is_count(self, index: int) -> bool:
        return self.form.fields[index].kind is QuestionKind.INTEGER and index in self.model.numbers

    def walk(self, lits: Sequence[Lit], until: int | None) -> Trail:
        """The walk with the answers of the solver's model; `lits` are what it holds for."""
        trail = self.walker.walk(self.witness.answers(), until)
        if trail.end is not End.STUCK:
            return trail
        for index in self.form.questions:
            if until is None or index < until:
                self.solver.tell(index)
        self.ask(*lits)
        return self.walker.walk(self.witness.answers(), until)

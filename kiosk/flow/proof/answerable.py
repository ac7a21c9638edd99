# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether whoever gets a question can go on: with an answer that is accepted, or by skipping it."""

from collections.abc import Iterator

from kiosk.flow.form import Field, QuestionKind
from kiosk.flow.proof.candidates import subsets
from kiosk.flow.proof.gates import FALSE, TRUE, Lit
from kiosk.flow.proof.model import CALENDAR
from kiosk.flow.proof.search import MOST_TRIES, Found, Nobody, Search, Sought, Unsure
from kiosk.flow.proof.solver import Answer
from kiosk.flow.proof.sums import Linear
from kiosk.flow.proof.symbols import BLANK, Cases, Day, Whole, only
from kiosk.flow.proof.trails import End, Trail

SAFE = 9_999_999
"""Numbers of up to seven digits are never taken for a citizen service number."""


class Answerable:
    """Decides it for every question, in the order of the form; `sought` holds who gets stuck."""

    def __init__(self, search: Search) -> None:
        """Nothing was decided yet."""
        self._search = search
        self._model = search.model
        self.sought: dict[int, Sought] = {}

    def decide(self) -> None:
        """For all questions. Those that nobody gets stuck at are from now on answered rightly."""
        form = self._search.form
        if self._model.looks_ahead:
            self._search.doubtful = list(form.questions)
            self.sought = {index: self._one(form.fields[index]) for index in form.questions}
            return
        stuck = {index: self._stuck(form.fields[index], []) for index in form.questions}
        rest = [index for index, lit in stuck.items() if lit != FALSE]
        for index in (index for index in stuck if index not in set(rest)):
            self._trust(index)
        anyone = self._model.ground.gates.any_of([stuck[index] for index in rest])
        nobody = self._search.solver.check(anyone) is Answer.NO
        for index in rest:
            self._search.pace()
            self._settle(index, Nobody() if nobody else self._one(form.fields[index]))

    def _settle(self, index: int, found: Sought) -> None:
        if isinstance(found, Nobody):
            self._trust(index)
        else:
            self.sought[index] = found
            self._search.doubtful.append(index)

    def _trust(self, index: int) -> None:
        """Whoever comes to this question answers it rightly; nothing is said of those who got stuck before it."""
        self.sought[index] = Nobody()
        gates = self._model.ground.gates
        came = self._search.past(index)
        self._search.solver.trust(index, gates.any_of((-came, self._model.accepts[index])))

    def _one(self, field: Field) -> Sought:
        search, tried = self._search, list[str]()
        blocked: list[Lit] = []
        for _ in range(MOST_TRIES):
            lits = (search.past(field.index), self._stuck(field, tried), *blocked)
            answer = search.ask(*lits)
            if answer is not Answer.YES:
                return Nobody() if answer is Answer.NO and not blocked else Unsure()
            trail = search.walk(lits, field.index)
            arrived = trail.end is End.ARRIVED and trail.at == field.index
            value = search.walker.accepted(trail.session, field) if arrived else None
            if arrived and value is None:
                value = self._other(field, trail)
                if value is None:
                    return Found(trail)
            if value and value not in tried:
                tried.append(value)
            else:
                blocked.append(-search.witness.situation(trail.asked))
        return Unsure()

    def _other(self, field: Field, trail: Trail) -> str | None:
        """An answer that may be accepted after this walk; None when there surely is none."""
        search = self._search
        before = search.witness.situation(index for index in trail.asked if index != field.index)
        accepted = search.model.accepts[field.index]
        answer = search.solver.check(before, search.model.relevant[field.index], accepted)
        if answer is Answer.NO:
            return None
        if answer is Answer.OPEN:
            return ""
        value = search.witness.answers().get(field.index, "")
        return value if search.walker.accepts(trail.session, value) else ""

    def _stuck(self, field: Field, tried: list[str]) -> Lit:
        """The condition that the question comes, must be answered, and none of the answers worth trying is accepted."""
        model = self._model
        gates, index = model.ground.gates, field.index
        relevant = model.relevant[index]
        must = gates.both(relevant, model.required(field, {index: BLANK}))
        if must == FALSE:
            return FALSE
        accepted: list[Lit] = []
        for value, possible in self._answers(field, tried):
            right = model.holds(field, "constraint", field.rules.constraint, {index: value})
            accepted.append(gates.both(possible, right))
            if accepted[-1] == TRUE:
                return FALSE
        return gates.both(must, -gates.any_of(accepted))

    def _answers(self, field: Field, tried: list[str]) -> Iterator[tuple[Cases, Lit]]:
        """Answers with the condition that they can be given; where there is no constraint, the plainest one."""
        offered = self._model.offered.get(field.index, {})
        if field.kind is QuestionKind.NOTE:
            return
        if field.options is None:
            typed = [*self._search.walker.candidates.typed(field), *tried]
            yield from ((only(text), TRUE) for text in typed)
            yield from self._beside(field)
        elif field.kind is QuestionKind.ONE or field.rules.constraint is None:
            yield from ((only(code), lit) for code, lit in offered.items())
        else:
            there = [code for code, lit in offered.items() if lit != FALSE]
            for answer in dict.fromkeys((*subsets(there), *tried)):
                yield only(answer), self._model.ground.gates.all_of([offered[code] for code in answer.split()])

    def _beside(self, field: Field) -> Iterator[tuple[Cases, Lit]]:
        """The numbers of other questions that the rule reads, and those next to them."""
        rule = field.rules.constraint
        reads = frozenset() if rule is None else rule.formula.code.reads - {field.index}
        for index in sorted(reads):
            for atom, lit in self._model.cells[index].pairs:
                if isinstance(atom, Whole | Day):
                    yield from (self._near(field, atom.linear.plus(Linear(step)), lit) for step in (0, -1, 1))

    def _near(self, field: Field, linear: Linear, lit: Lit) -> tuple[Cases, Lit]:
        sums, gates = self._model.ground.sums, self._model.ground.gates
        least, most = CALENDAR if field.kind is QuestionKind.DATE else (-SAFE, SAFE)
        value = Day(linear) if field.kind is QuestionKind.DATE else Whole(linear, text=True)
        return only(value), gates.all_of((lit, -sums.at_most(linear, least - 1), sums.at_most(linear, most)))

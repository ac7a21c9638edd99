# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the proof's conditions say of one visitor is what the engine says of the same answers, rule by rule."""

from collections.abc import Iterator
from random import Random

import pytest

from kiosk.flow.form import Form, QuestionKind
from kiosk.flow.proof.comparing import same
from kiosk.flow.proof.gates import Lit
from kiosk.flow.proof.search import Search
from kiosk.flow.proof.solver import Answer
from kiosk.flow.proof.symbols import MINUS_NOTHING
from kiosk.flow.session import Session, begin
from kiosk.flow.xform.load import load_form
from tests.flow.forms import TODAY
from tests.flow.proof.brute import answers_to
from tests.flow.proof.generated import EXACT, random_form

_LIMIT = 300.0
_VISITORS = 6
_TRIES = 5
_FEW, _MANY = range(5_000, 5_025), range(5_025, 6_100)


class Visitors:
    """Visitors of one form who answer by chance, and what solver and engine disagree about."""

    def __init__(self, form: Form, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 - answers for a test
        self.form = form
        self.search = Search(form, TODAY, _LIMIT)
        self.flaws: list[str] = []

    def visit(self) -> None:
        """One visitor, as far as answers by chance are accepted."""
        session: Session | None = begin(self.form, TODAY)
        while session is not None and session.state.first_open() is not None:
            session = self._answered(session)
        if session is not None:
            self._compare(session)

    def _answered(self, session: Session) -> Session | None:
        question = session.question("nl")
        assert question is not None
        index = self.form.by_name[question.name]
        values = list(answers_to(question))
        for value in self.random.choices(values, k=_TRIES):
            after = session.answer(value, "nl")
            if isinstance(after, Session):
                return after
            given = [*self._answers(session, index), *self._given(index, value)]
            if self._holds(*given, self.search.model.relevant[index], self.search.model.accepts[index]):
                self.flaws.append(f"{dict(session.answers)}: {question.name} = {value!r} is refused")
        return None

    def _compare(self, session: Session) -> None:
        given = self._answers(session, len(self.form.fields))
        if not self._holds(*given):
            self.flaws.append(f"{dict(session.answers)}: these answers can be given")
        wrong = dict(self._denied(session))
        gates = self.search.model.ground.gates
        if self._holds(*given, gates.any_of(wrong.values())):
            told = [what for what, lit in wrong.items() if self._holds(*given, lit)]
            self.flaws.append(f"{dict(session.answers)}: {', '.join(told)}")

    def _denied(self, session: Session) -> Iterator[tuple[str, Lit]]:
        """What the engine denies of this visitor, each with its condition."""
        model, state = self.search.model, session.state
        both = model.ground.gates.both
        for field in self.form.fields:
            relevant = model.relevant[field.index]
            yield f"{field.name} is relevant", -relevant if state.relevant[field.index] else relevant
            for atom, lit in model.cells[field.index].pairs:
                another = -same(model.ground, atom, state.cells[field.index])
                yield f"{field.name} is {atom} and not {state.cells[field.index]!r}", both(lit, another)
            if field.options is not None and state.relevant[field.index]:
                offered = {option.name for option in field.options.offered(session.context("nl"))}
                for code, lit in model.offered[field.index].items():
                    yield f"{field.name} offers {code}", -lit if code in offered else lit

    def _answers(self, session: Session, until: int) -> list[Lit]:
        cells = session.state.cells
        return [lit for index in self.form.questions if index < until for lit in self._given(index, cells[index])]

    def _given(self, index: int, value: str) -> list[Lit]:
        """The conditions that this is the answer."""
        model, codes = self.search.model, value.split()
        if index in model.chosen:
            return [lit if code in codes else -lit for code, lit in model.chosen[index].items()]
        if not value:
            return [-model.filled[index]]
        assert self.form.fields[index].kind is QuestionKind.INTEGER
        equal = model.ground.sums.equal
        number, form = equal(model.numbers[index], int(value)), equal(model.forms[index], needless(value))
        return [model.filled[index], number, form]

    def _holds(self, *lits: Lit) -> bool:
        answer = self.search.solver.check(*lits)
        assert answer is not Answer.OPEN
        return answer is Answer.YES


def needless(text: str) -> int:
    """How a whole number is written, as the proof counts it."""
    digits = text.removeprefix("-")
    zeros = len(digits) - len(str(int(digits)))
    return MINUS_NOTHING + zeros if text != digits and int(digits) == 0 else zeros


@pytest.mark.parametrize("seeds", [_FEW, pytest.param(_MANY, marks=pytest.mark.full)], ids=["some", "a thousand"])
@pytest.mark.timeout(3_000)
@pytest.mark.no_cover
def test_every_condition_says_of_one_visitor_what_the_engine_says(seeds: range) -> None:
    flaws: list[str] = []
    for seed in seeds:
        visitors = Visitors(load_form(random_form(seed, 4 + seed % 7, EXACT)), seed)
        assert visitors.search.model.ground.inexact == {}
        for _ in range(_VISITORS):
            visitors.visit()
        flaws += [f"flow {seed}, {flaw}" for flaw in visitors.flaws]
    assert flaws == []

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The truth about a small flow: every way through it, walked one by one in the real engine."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from kiosk.flow.form import Form, QuestionKind
from kiosk.flow.proof.model import names_of
from kiosk.flow.proof.traps import AT_THE_END, Suspect, Trap, suspicious
from kiosk.flow.proof.verdicts import MAX_QUESTIONS, Claim, Result
from kiosk.flow.session import Question, Session, begin
from kiosk.flow.xform.scope import FieldScope
from kiosk.flow.xpath.code import Code, as_truth
from kiosk.flow.xpath.compiler import compile_tree
from kiosk.flow.xpath.syntax import Call, Expression, Logical
from tests.flow.forms import TODAY
from tests.flow.proof.generated import TRIED

Fact = tuple[Claim, str, str]
"""A claim, its subject, and for a trap the column."""
SHOWN = frozenset({Claim.REACHABLE, Claim.OPTION_REACHABLE})
"""Claims that one visitor proves; of all others, one visitor refutes them."""


def fact_of(result: Result) -> Fact:
    """What a verdict is about."""
    return result.claim, result.subject, result.part if result.claim is Claim.NO_BLANK_TRAP else ""


class TooManyWaysError(Exception):
    """The flow has more ways than a test has time for."""


class Truth:
    """What all ways together show."""

    def __init__(self, form: Form, most_steps: int) -> None:
        """Walks every way.

        Raises:
            TooManyWaysError: after so many steps.
        """
        self.facts: set[Fact] = set()
        """What some visitor shows: things reached, and claims that do not hold."""
        self._form = form
        self._left = most_steps
        self._traps = Traps(form)
        self._walk(begin(form, TODAY), 0)

    def _walk(self, session: Session, asked: int) -> None:
        self._left -= 1
        if self._left < 0:
            raise TooManyWaysError
        self.facts |= self._traps.around(session)
        question = session.question("nl")
        if question is None:
            self.facts |= set(ended(self._form, session))
            return
        self.facts |= set(met(question))
        asked += question.kind is not QuestionKind.NOTE
        if asked > MAX_QUESTIONS:
            self.facts.add((Claim.SHORT, "", ""))
        after = list(accepted(session, question))
        if not after:
            self.facts.add((Claim.ANSWERABLE, question.name, ""))
        for one in after:
            self._walk(one, asked)


def met(question: Question) -> Iterator[Fact]:
    """What a question on the screen shows."""
    yield Claim.REACHABLE, question.name, ""
    yield from ((Claim.OPTION_REACHABLE, f"{question.name}/{choice.name}", "") for choice in question.choices)
    if question.kind in {QuestionKind.ONE, QuestionKind.SEVERAL} and not question.choices:
        yield Claim.CHOICES_OFFERED, question.name, ""


def ended(form: Form, session: Session) -> Iterator[Fact]:
    """What the end of a way shows."""
    outcomes = session.outcomes("nl")
    yield from ((Claim.REACHABLE, outcome.name, "") for outcome in outcomes)
    if form.outcomes and all(outcome.fallback == "yes" for outcome in outcomes):
        yield Claim.NO_DEAD_END, "", ""


def accepted(session: Session, question: Question) -> Iterator[Session]:
    """The sessions after each answer that the engine takes."""
    for value in answers_to(question):
        after = session.answer(value, "nl")
        if isinstance(after, Session):
            yield after


def answers_to(question: Question) -> Iterator[str]:
    """All answers that are tried at a question."""
    yield ""
    yield from TRIED.get(question.kind.value, ())
    codes = [choice.name for choice in question.choices]
    most = len(codes) if question.kind is QuestionKind.SEVERAL else 1
    for size in range(1, most + 1):
        yield from (" ".join(some) for some in combinations(codes, size))


class Traps:
    """The blank traps of a form, each by the engine's own reading of the rule with what was not asked taken out."""

    def __init__(self, form: Form) -> None:
        """Nobody is in any of them yet."""
        self._form = form
        self._all = tuple(suspicious(form))
        self._strict = cache(self._strict_reading)

    def around(self, session: Session) -> set[Fact]:
        """The traps that this visitor is in: of fields whose turn it is, all before them being answered."""
        return {
            (Claim.NO_BLANK_TRAP, trap.field.name, trap.part)
            for trap in self._all
            if self._due(trap, session.state.first_open()) and self._inside(trap, session)
        }

    def _due(self, trap: Trap, at: int | None) -> bool:
        if at is None or trap.field.role in AT_THE_END:
            return at is None
        return at > trap.field.index if trap.part == "constraint" else at >= trap.field.index

    def _inside(self, trap: Trap, session: Session) -> bool:
        state = session.state
        must_be = trap.field.parent if trap.part == "relevant" else trap.field.index
        if must_be is not None and not state.relevant[must_be]:
            return False
        if trap.part == "constraint" and not state.cells[trap.field.index]:
            return False
        context = session.context("nl")
        asked = frozenset(index for index in self._form.questions if state.relevant[index])
        return trap.condition.holds(context) and not as_truth(self._strict(trap.field.index, trap.part, asked))(context)

    def _strict_reading(self, index: int, part: str, asked: frozenset[int]) -> Code:
        (trap,) = [trap for trap in self._all if (trap.field.index, trap.part) == (index, part)]
        scope = FieldScope(names_of(self._form), trap.field.path, trap.field.default)
        return compile_tree(_without(trap.condition.formula.tree, trap.suspects, asked), scope)


def _without(tree: Expression, suspects: Sequence[Suspect], asked: frozenset[int]) -> Expression:
    for suspect in suspects:
        if suspect.tree == tree:
            return tree if asked.issuperset(suspect.questions) else Call("false" if suspect.straight else "true", (), 0)
    match tree:
        case Logical():
            return Logical(tree.operator, tuple(_without(part, suspects, asked) for part in tree.operands))
        case Call(name="not"):
            return Call("not", tuple(_without(part, suspects, asked) for part in tree.arguments), tree.at)
        case _:
            return tree

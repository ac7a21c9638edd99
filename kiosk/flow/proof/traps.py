# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The blank trap: a rule that holds only because a question that it compares with was not asked.

A comparison is *doubtful* when it has a question itself on one side (or is `selected()` of one), that question is not
relevant, and it is not with the empty text, which asks openly whether there is an answer. The *strict* reading of a
rule counts a doubtful comparison as false where the rule says it straight, and as true under `not()`: what was not
asked speaks for nothing. There is a trap where the rule holds and its strict reading does not.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from kiosk.flow.form import Condition, Field, Form, Role
from kiosk.flow.proof.gates import FALSE, TRUE, Lit
from kiosk.flow.proof.meaning import Doubt
from kiosk.flow.proof.model import names_of
from kiosk.flow.proof.search import Search, Sought
from kiosk.flow.proof.symbols import only
from kiosk.flow.proof.trails import End, Trail
from kiosk.flow.xform.scope import FieldScope
from kiosk.flow.xpath.syntax import Call, Comparison, Expression, Literal, Logical, Path

PARTS = ("relevant", "required", "constraint")
AT_THE_END = frozenset({Role.OUTCOME, Role.CALCULATE})
"""Their rules may read questions behind them, and count when all of these were answered."""


@dataclass(frozen=True, slots=True)
class Suspect:
    """A comparison of a rule with the questions it asks about; `straight` where no `not()` turns it around."""

    tree: Expression
    straight: bool
    questions: tuple[int, ...]

    @property
    def tempting(self) -> bool:
        """Whether a blank can make the rule hold: unequal, or not equal, not below, not selected."""
        unequal = isinstance(self.tree, Comparison) and self.tree.operator == "!="
        return unequal is self.straight


@dataclass(frozen=True, slots=True)
class Trap:
    """A rule with at least one comparison that a blank can tempt."""

    field: Field
    part: str
    condition: Condition
    suspects: tuple[Suspect, ...]


class Traps:
    """All rules of a form that could have a blank trap, and who falls into them."""

    def __init__(self, search: Search) -> None:
        """Nobody was sought yet."""
        self._search = search
        self._model = search.model

    def lit(self, trap: Trap) -> Lit:
        """The condition that somebody is in this trap."""
        model, field = self._model, trap.field
        gates = model.ground.gates
        here = model.parent(field) if trap.part == "relevant" else model.relevant[field.index]
        if trap.part == "constraint":
            here = gates.both(here, model.filled[field.index])
        doubts = self._doubts(trap, lambda index: model.relevant[index])
        loose = model.holds(field, trap.part, trap.condition)
        strict = model.meaning.condition(trap.condition.formula.tree, replace(model.rule(field), doubts=doubts))
        return gates.all_of((here, loose, -strict))

    def seek(self, trap: Trap) -> Sought:
        """Somebody who is in this trap."""
        index = trap.field.index
        until = None if trap.field.role in AT_THE_END else index
        lit = self.lit(trap)
        if trap.part == "constraint":
            until = index + 1
        return self._search.seek([self._search.past(until), lit], until, lambda trail: self._springs(trap, trail))

    def _springs(self, trap: Trap, trail: Trail) -> bool:
        """Whether the rule holds in the engine, and would not if what was not asked spoke for nothing."""
        if trail.end is not End.ARRIVED or not _counts(trap, trail):
            return False
        state = trail.session.state
        doubts = self._doubts(trap, lambda index: TRUE if state.relevant[index] else FALSE)
        rule = self._model.rule(trap.field, cells=[only(cell) for cell in state.cells])
        strict = self._model.meaning.condition(trap.condition.formula.tree, replace(rule, doubts=doubts))
        return trap.condition.holds(trail.session.context(self._search.form.default_language)) and strict == FALSE

    def _doubts(self, trap: Trap, asked: Callable[[int], Lit]) -> Mapping[Expression, Doubt]:
        gates = self._model.ground.gates
        return {
            suspect.tree: Doubt(
                gates.all_of([asked(index) for index in suspect.questions]), FALSE if suspect.straight else TRUE
            )
            for suspect in trap.suspects
        }


def _counts(trap: Trap, trail: Trail) -> bool:
    """Whether the engine asks about this rule at all after these answers."""
    state, index = trail.session.state, trap.field.index
    asked_for = trap.field.parent if trap.part == "relevant" else index
    if asked_for is not None and not state.relevant[asked_for]:
        return False
    return trap.part != "constraint" or bool(state.cells[index])


def suspicious(form: Form) -> Iterator[Trap]:
    """All rules of a form that could have a blank trap, in its order."""
    names = names_of(form)
    for field in form.fields:
        scope = FieldScope(names, field.path, field.default)
        for part in PARTS:
            condition: Condition | None = getattr(field.rules, part)
            if condition is not None:
                suspects = tuple(_suspects(condition.formula.tree, _Reader(form, field, scope), straight=True))
                if any(suspect.tempting for suspect in suspects):
                    yield Trap(field, part, condition, suspects)


@dataclass(frozen=True, slots=True)
class _Reader:
    form: Form
    field: Field
    scope: FieldScope

    def questions(self, sides: tuple[Expression, ...]) -> tuple[int, ...]:
        """The other questions that stand on these sides of a comparison."""
        paths = [side for side in sides if isinstance(side, Path) and (side.start is None or side.start == "/")]
        cells = {self.scope.locate(path).cell for path in paths} - {self.field.index}
        return tuple(sorted(i for i in cells if i is not None and self.form.fields[i].role is Role.QUESTION))


def _suspects(tree: Expression, reader: _Reader, *, straight: bool) -> Iterator[Suspect]:
    match tree:
        case Logical():
            for operand in tree.operands:
                yield from _suspects(operand, reader, straight=straight)
        case Call(name="not"):
            yield from _suspects(tree.arguments[0], reader, straight=not straight)
        case Comparison() | Call(name="selected"):
            questions = reader.questions(_sides(tree))
            if questions:
                yield Suspect(tree, straight, questions)
        case _:
            return


def _sides(tree: Comparison | Call) -> tuple[Expression, ...]:
    if isinstance(tree, Call):
        return tree.arguments[:1]
    return () if Literal("") in {tree.left, tree.right} else (tree.left, tree.right)

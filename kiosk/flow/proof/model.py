# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A form for all visitors at once: when each field is relevant, what it can be, which answers a question accepts."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from types import MappingProxyType

from kiosk.flow.form import Condition, Field, Form, Formula, QuestionKind, Role
from kiosk.flow.lexical import INTEGERS
from kiosk.flow.proof.gates import FALSE, TRUE, Lit
from kiosk.flow.proof.ground import Ground
from kiosk.flow.proof.meaning import Meaning, Rule
from kiosk.flow.proof.reading import stored
from kiosk.flow.proof.sums import Linear
from kiosk.flow.proof.symbols import (
    BLANK,
    MINUS_NOTHING,
    Atom,
    Cases,
    Day,
    Free,
    Meant,
    Nodes,
    Several,
    Whole,
    gathered,
    joined,
    only,
)
from kiosk.flow.state import beginnings
from kiosk.flow.xform.forward import forward_references
from kiosk.flow.xform.scope import FieldScope, Names
from kiosk.flow.xpath.code import Setting
from kiosk.flow.xpath.syntax import Call, walk

MOST_DIGITS = 10
"""So many signs there is room for when a whole number is typed, a minus apart."""
_EPOCH = date(1970, 1, 1).toordinal()
CALENDAR = (date.min.toordinal() - _EPOCH, date.max.toordinal() - _EPOCH)
"""The first and the last day that can be answered, counted from 1970-01-01."""
NOTHING: Mapping[int, Cases] = MappingProxyType({})


class FormModel:
    """Built once; the lists are by index of field."""

    def __init__(self, form: Form, today: date, pace: Callable[[], None]) -> None:
        """`pace` is called now and then and may raise when time is up."""
        self.form = form
        self.ground = Ground()
        self.setting = Setting(datetime.combine(today, time(), UTC), language=form.default_language)
        self.meaning = Meaning(self.ground, self.setting)
        count = len(form.fields)
        self.relevant: list[Lit] = [FALSE] * count
        self.cells: list[Cases] = [BLANK] * count
        self.filled: dict[int, Lit] = {}
        """Question -> the condition that it is answered with something."""
        self.offered: dict[int, Mapping[str, Lit]] = {}
        self.chosen: dict[int, Mapping[str, Lit]] = {}
        self.numbers: dict[int, Linear] = {}
        self.forms: dict[int, Linear] = {}
        self.laws: dict[int, tuple[Lit, ...]] = {}
        """What always holds of the answer to a question."""
        self.owner: dict[int, int] = {}
        """Leaf, or minus a variable -> the question it is about."""
        self.accepts: dict[int, Lit] = {}
        """Question -> the condition that it need not be asked (again)."""
        self.looks_ahead = bool(forward_references(form.fields))
        self._names = names_of(form)
        self._begins = beginnings(form, self.setting)
        for index in form.links.order:
            pace()
            self._read(form.fields[index])
        for index in form.questions:
            pace()
            self.accepts[index] = self._accepts(form.fields[index])

    def rule(self, field: Field, own: Mapping[int, Cases] = NOTHING, cells: list[Cases] | None = None) -> Rule:
        """How the rules of this field are to be read."""
        scope = FieldScope(self._names, field.path, field.default)
        return Rule(scope, self.cells if cells is None else cells, own)

    def holds(self, field: Field, part: str, condition: Condition | None, own: Mapping[int, Cases] = NOTHING) -> Lit:
        """When a rule of this field holds; always where it has none."""
        if condition is None:
            return TRUE
        self.ground.place = (field.name, part)
        return self.meaning.condition(condition.formula.tree, self.rule(field, own))

    def required(self, field: Field, own: Mapping[int, Cases] = NOTHING) -> Lit:
        """When the question must be answered."""
        rule = field.rules.required
        return FALSE if rule is None else self.holds(field, "required", rule, own)

    def parent(self, field: Field) -> Lit:
        """When the group around the field is relevant."""
        return TRUE if field.parent is None else self.relevant[field.parent]

    def _read(self, field: Field) -> None:
        own = self.holds(field, "relevant", field.rules.relevant)
        relevant = self.relevant[field.index] = self.ground.gates.both(self.parent(field), own)
        if field.rules.calculation is not None:
            value = self._value(field, "calculation", field.rules.calculation.formula)
            self.cells[field.index] = self._when(relevant, stored(self.ground, value))
        elif field.role is Role.QUESTION:
            self.cells[field.index] = self._asked(field, relevant)
        else:
            self.cells[field.index] = self._when(relevant, only(self._beginning(field)))

    def _beginning(self, field: Field) -> str:
        """The same for every visitor of a day: nothing is answered yet when it is worked out."""
        parts = () if field.begins is None else walk(field.begins.formula.tree)
        if any(isinstance(part, Call) and part.name == "today" for part, _ in parts):
            self.ground.place = (field.name, "default")
            self.ground.note("today()")
        return self._begins.get(field.index, field.default)

    def _value(self, field: Field, part: str, formula: Formula) -> Meant:
        self.ground.place = (field.name, part)
        return self.meaning.value(formula.tree, self.rule(field))

    def _when(self, relevant: Lit, cases: Cases) -> Cases:
        value = joined(self.ground.gates, ((cases, relevant), (BLANK, -relevant)))
        return value if isinstance(value, Cases) else BLANK

    def _asked(self, field: Field, relevant: Lit) -> Cases:
        index = field.index
        if field.kind is QuestionKind.NOTE or relevant == FALSE:
            self.filled[index] = FALSE
            self.offered[index] = self.chosen[index] = MappingProxyType({})
            self.laws[index] = ()
            return BLANK
        if field.options is not None:
            return self._choice(field, relevant)
        filled = self.filled[index] = self._leaf(index)
        self.laws[index] = (self._implied(filled, relevant),)
        return gathered(self.ground.gates, (("", -filled), (self._typed(field, filled), filled)))

    def _typed(self, field: Field, filled: Lit) -> Atom:
        index = field.index
        if field.kind is QuestionKind.INTEGER:
            number = self.numbers[index] = self._variable(index, INTEGERS.start, INTEGERS.stop - 1)
            form = self.forms[index] = self._form(index, number)
            return Whole(number, text=True, form=form)
        if field.kind is QuestionKind.DATE:
            day = self.numbers[index] = self._variable(index, *CALENDAR)
            return Day(day)
        self.ground.present[index] = filled
        return Free(index)

    def _form(self, index: int, number: Linear) -> Linear:
        """How the number is typed: the more needless zeros, the fewer other digits there is room for."""
        sums, gates = self.ground.sums, self.ground.gates
        form = self._variable(index, 0, MINUS_NOTHING + MOST_DIGITS - 1)
        for zeros in range(1, MOST_DIGITS):
            room = 10 ** (MOST_DIGITS - zeros)
            fits = gates.both(-sums.at_most(number, -room), sums.at_most(number, room - 1))
            sums.law(form, gates.any_of((sums.at_most(form, zeros - 1), fits)))
        sums.law(form, gates.any_of((sums.at_most(form, MINUS_NOTHING - 1), sums.equal(number, 0))))
        return form

    def _choice(self, field: Field, relevant: Lit) -> Cases:
        index, gates = field.index, self.ground.gates
        offered = self.offered[index] = self._offers(field)
        chosen = {code: self._leaf(index) for code, lit in offered.items() if lit != FALSE}
        self.chosen[index] = MappingProxyType(chosen)
        self.filled[index] = gates.any_of(chosen.values())
        self.laws[index] = tuple(
            self._implied(lit, gates.both(relevant, offered[code])) for code, lit in chosen.items()
        )
        nothing: tuple[Atom, Lit] = ("", -self.filled[index])
        if field.kind is QuestionKind.ONE:
            gates.rivals(chosen.values())
            return gathered(gates, (nothing, *chosen.items()))
        self.ground.several[index] = self.chosen[index]
        return gathered(gates, (nothing, (Several(index), self.filled[index])))

    def _offers(self, field: Field) -> Mapping[str, Lit]:
        options = field.options
        if options is None or options.choice_filter is None:
            return MappingProxyType(dict.fromkeys(options.all if options is not None else (), TRUE))
        value = self._value(field, "choice_filter", options.choice_filter)
        there = {id(node): lit for node, lit in value.pairs} if isinstance(value, Nodes) else {}
        return MappingProxyType({code: there.get(id(option.node), FALSE) for code, option in options.all.items()})

    def _accepts(self, field: Field) -> Lit:
        gates, filled = self.ground.gates, self.filled[field.index]
        skipped = gates.both(-filled, -self.required(field))
        right = gates.both(filled, self.holds(field, "constraint", field.rules.constraint))
        return gates.any_of((-self.relevant[field.index], skipped, right))

    def _implied(self, lit: Lit, other: Lit) -> Lit:
        return self.ground.gates.any_of((-lit, other))

    def _leaf(self, index: int) -> Lit:
        lit = self.ground.gates.leaf()
        self.owner[lit] = index
        return lit

    def _variable(self, index: int, least: int, most: int) -> Linear:
        number = self.ground.sums.variable(least, most)
        self.owner[number.terms[0][0]] = index
        return number


def names_of(form: Form) -> Names:
    """What the rules of a form may name."""
    fields = form.fields
    return Names(
        cells=MappingProxyType({field.path: field.index for field in fields if field.role is not Role.GROUP}),
        groups=frozenset(field.path for field in fields if field.role is Role.GROUP),
        lists=form.lists,
        options=MappingProxyType({field.path: field.options.all for field in fields if field.options is not None}),
        several=frozenset(field.path for field in fields if field.kind is QuestionKind.SEVERAL),
    )

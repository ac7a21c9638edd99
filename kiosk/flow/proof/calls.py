# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The functions of expressions for all visitors at once. The rest the engine works out, where values are few."""

import math
from collections.abc import Mapping
from functools import partial

from kiosk.flow.proof.comparing import same
from kiosk.flow.proof.gates import FALSE, TRUE
from kiosk.flow.proof.ground import Ground
from kiosk.flow.proof.lifting import Lifter, mapped, paired
from kiosk.flow.proof.list_calls import Arguments, Function, ListCalls
from kiosk.flow.proof.reading import numbers, stored, texts, truth
from kiosk.flow.proof.sums import Linear
from kiosk.flow.proof.symbols import (
    BLANK,
    CONCRETE,
    Atom,
    Curve,
    Day,
    Free,
    Meant,
    Several,
    Truth,
    Unknown,
    Whole,
    as_cases,
    gathered,
    joined,
    meant,
    only,
)
from kiosk.flow.xpath.code import Scope, Setting
from kiosk.flow.xpath.syntax import Call


class Calls:
    """One method for each function that knows more than its few values."""

    def __init__(self, ground: Ground, setting: Setting) -> None:
        """`setting` as for every rule of the form."""
        self._ground = ground
        self._setting = setting
        self._lifter = Lifter(ground, setting)
        self._known: Mapping[str, Function] = {
            "if": self._if,
            "not": self._not,
            "coalesce": self._coalesce,
            "once": self._once,
            "selected": self._selected,
            "count-selected": self._count_selected,
            "selected-at": self._selected_at,
            "number": lambda _call, _scope, arguments: numbers(ground, arguments[0]),
            "int": self._rounded,
            "round": self._rounded,
            "string-length": self._string_length,
            "date": self._date,
            "today": self._today,
            **ListCalls(ground, setting, self._lifter).known,
        }

    def value(self, call: Call, scope: Scope, arguments: Arguments) -> Meant:
        """What the call gives."""
        known = self._known.get(call.name)
        if known is not None:
            return known(call, scope, arguments)
        return self._lifter.call(call, scope, [as_cases(self._ground.gates, value) for value in arguments])

    def _if(self, _call: Call, _scope: Scope, arguments: Arguments) -> Meant:
        condition = truth(self._ground, arguments[0])
        if condition in {TRUE, FALSE}:
            return arguments[1 if condition == TRUE else 2]
        return joined(self._ground.gates, [(arguments[1], condition), (arguments[2], -condition)])

    def _not(self, _call: Call, _scope: Scope, arguments: Arguments) -> Meant:
        return Truth(-truth(self._ground, arguments[0]))

    def _coalesce(self, call: Call, scope: Scope, arguments: Arguments) -> Meant:
        second = texts(self._ground, arguments[1])

        def known(atom: Atom) -> Meant:
            if isinstance(atom, Unknown):
                there = self._ground.fresh(("known", atom), "coalesce()")
                return joined(self._ground.gates, [(only(atom), there), (second, -there)])
            if not isinstance(atom, CONCRETE):
                return only(atom)
            value = self._lifter.run(call, scope, (atom, ""))
            return meant(value) if value else second

        return mapped(self._ground, stored(self._ground, arguments[0]), known)

    def _once(self, call: Call, scope: Scope, arguments: Arguments) -> Meant:
        kept = self._lifter.run(call, scope, ("",))
        return meant(kept) if kept else texts(self._ground, arguments[0])

    def _selected(self, call: Call, scope: Scope, arguments: Arguments) -> Meant:
        chosen, wanted = (texts(self._ground, value) for value in arguments)
        return paired(self._ground, chosen, wanted, partial(self._has, call, scope))

    def _has(self, call: Call, scope: Scope, chosen: Atom, wanted: Atom) -> Meant:
        match chosen, wanted:
            case Several(field), str():
                return Truth(self._ground.several[field].get(wanted.strip(), FALSE))
            case ((Whole() | Curve() | Day()), str()):
                return Truth(same(self._ground, chosen, wanted.strip()))
            case _:
                return self._lifter.call(call, scope, (only(chosen), only(wanted)))

    def _count_selected(self, call: Call, scope: Scope, arguments: Arguments) -> Meant:
        def count(atom: Atom) -> Meant:
            match atom:
                case Several(field):
                    lits = self._ground.several[field].values()
                    return only(Whole(self._ground.sums.of_cases([(1, lit) for lit in lits])))
                case Whole() | Curve() | Day():
                    return only(1.0)
                case _:
                    return self._lifter.call(call, scope, (only(atom),))

        return mapped(self._ground, texts(self._ground, arguments[0]), count)

    def _selected_at(self, call: Call, scope: Scope, arguments: Arguments) -> Meant:
        chosen, place = texts(self._ground, arguments[0]), numbers(self._ground, arguments[1])

        def pick(atom: Atom, at: Atom) -> Meant:
            if isinstance(atom, Several) and isinstance(at, float):
                return self._place_in(call, scope, atom.field, at)
            return self._lifter.call(call, scope, (only(atom), only(at)))

        return paired(self._ground, chosen, place, pick)

    def _place_in(self, call: Call, scope: Scope, field: int, at: float) -> Meant:
        options = self._ground.several[field]
        numbered = " ".join(str(number) for number in range(len(options)))
        found = str(self._lifter.run(call, scope, (numbered, at)))
        if not found:
            return BLANK
        gates, sums, before = self._ground.gates, self._ground.sums, Linear(0)
        pairs: list[tuple[Atom, int]] = []
        for code, lit in options.items():
            pairs.append((code, gates.both(lit, sums.equal(before, int(found)))))
            before = before.plus(sums.of_cases([(1, lit)]))
        return gathered(gates, [*pairs, ("", sums.at_most(before, int(found)))])

    def _rounded(self, call: Call, scope: Scope, arguments: Arguments) -> Meant:
        number = numbers(self._ground, arguments[0])
        places = numbers(self._ground, arguments[1]) if len(arguments) == 2 else only(0.0)

        def cut(atom: Atom, digits: Atom) -> Meant:
            fixed = isinstance(digits, float) and math.isfinite(digits)
            if isinstance(atom, Whole) and isinstance(digits, float) and fixed and digits >= 0:
                return only(atom)
            if isinstance(atom, Whole | Curve) and isinstance(digits, float) and fixed:
                steps = atom.steps if isinstance(atom, Curve) else ()
                return only(Curve(atom.linear, (*steps, (call.name, digits))))
            given = [only(atom), only(digits)][: len(arguments)]
            return self._lifter.call(call, scope, given)

        return paired(self._ground, number, places, cut)

    def _string_length(self, call: Call, scope: Scope, arguments: Arguments) -> Meant:
        def length(atom: Atom) -> Meant:
            match atom:
                case Free(field):
                    return only(Whole(self._ground.length(field)))
                case Day():
                    return only(10.0)
                case _:
                    return self._lifter.call(call, scope, (only(atom),))

        return mapped(self._ground, texts(self._ground, arguments[0]), length)

    def _today(self, call: Call, scope: Scope, _arguments: Arguments) -> Meant:
        self._ground.note("today()")
        return self._lifter.call(call, scope, [])

    def _date(self, call: Call, scope: Scope, arguments: Arguments) -> Meant:
        cases = as_cases(self._ground.gates, arguments[0])
        lift = self._lifter
        return mapped(
            self._ground,
            cases,
            lambda atom: (
                only(Day(atom.linear, text=False)) if isinstance(atom, Day) else lift.call(call, scope, (only(atom),))
            ),
        )

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The functions that take a whole list, for all visitors at once: what is counted, added up or strung together."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from kiosk.flow.proof.gates import TRUE
from kiosk.flow.proof.ground import Ground
from kiosk.flow.proof.lifting import Lifter
from kiosk.flow.proof.reading import numbers, texts
from kiosk.flow.proof.reckoning import extreme, reckoned
from kiosk.flow.proof.symbols import Cases, Meant, Nodes, Whole, as_cases, gathered, meant, only
from kiosk.flow.xpath.code import Scope, Setting
from kiosk.flow.xpath.syntax import Call

Arguments: TypeAlias = Sequence[Meant]
Function: TypeAlias = Callable[[Call, Scope, Arguments], Meant]


class ListCalls:
    """One method for each of them; `known` has them by name."""

    def __init__(self, ground: Ground, setting: Setting, lifter: Lifter) -> None:
        """`lifter` for what the engine works out itself."""
        self._ground = ground
        self._setting = setting
        self._lifter = lifter
        self.known: Mapping[str, Function] = {
            "min": self._extreme,
            "max": self._extreme,
            "sum": self._sum,
            "count": self._count,
            "concat": self._concat,
            "position": self._position,
        }

    def _extreme(self, call: Call, _scope: Scope, arguments: Arguments) -> Meant:
        values: list[Cases] = []
        for value in arguments:
            items = self._items(value)
            if items is None:
                return only(self._ground.unknown((call.name, *arguments), f"{call.name}() of a filtered list"))
            values += [numbers(self._ground, item) for item in items]
        return extreme(self._ground, call.name, values)

    def _items(self, value: Meant) -> list[Cases] | None:
        """The values of a list that is always whole; the value itself where it is no list."""
        if not isinstance(value, Nodes):
            return [as_cases(self._ground.gates, value)]
        if any(lit != TRUE for _, lit in value.pairs):
            return None
        return [only(node.text()) for node, _ in value.pairs]

    def _sum(self, call: Call, scope: Scope, arguments: Arguments) -> Meant:
        value = arguments[0]
        if not isinstance(value, Nodes):
            return numbers(self._ground, value)
        if all(lit == TRUE for _, lit in value.pairs):
            return meant(self._lifter.run_on(call, scope, [node for node, _ in value.pairs]))
        total: Meant = only(0.0)
        for node, lit in value.pairs:
            one = numbers(self._ground, only(node.text())).pairs[0][0]
            total = reckoned(self._ground, self._setting, "+", total, Cases(((one, lit), (0.0, -lit))))
        return total

    def _count(self, _call: Call, _scope: Scope, arguments: Arguments) -> Meant:
        value = arguments[0]
        if not isinstance(value, Nodes):
            return only(1.0)
        total = self._ground.sums.of_cases([(1, lit) for _, lit in value.pairs])
        return only(Whole(total) if total.terms else float(total.fixed))

    def _concat(self, call: Call, scope: Scope, arguments: Arguments) -> Meant:
        parts: list[Cases] = []
        for value in arguments:
            if isinstance(value, Nodes):
                parts += [gathered(self._ground.gates, ((node.text(), lit), ("", -lit))) for node, lit in value.pairs]
            else:
                parts.append(texts(self._ground, value))
        return self._lifter.call(call, scope, parts)

    def _position(self, call: Call, scope: Scope, arguments: Arguments) -> Meant:
        value = arguments[0]
        if isinstance(value, Nodes) and all(lit == TRUE for _, lit in value.pairs):
            return meant(self._lifter.run_on(call, scope, [node for node, _ in value.pairs]))
        return only(self._ground.unknown((call.name, value), "position()"))

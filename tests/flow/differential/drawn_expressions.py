# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Random expressions over the functions of the profile, typed so that most of them mean something."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from types import MappingProxyType
from typing import TypeAlias, TypeVar

Drawn = TypeVar("Drawn")
Draw: TypeAlias = Callable[[int], str]
"""Draws an expression at most so deep."""
ONE, SEVERAL, WHOLE, TEXT, TEXT_CALCULATE, NUMBER_CALCULATE, TRUTH_CALCULATE = (
    "select_one",
    "select_multiple",
    "integer",
    "text",
    "text calculate",
    "number calculate",
    "truth calculate",
)
LISTS: Mapping[str, Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "janee": {"ja": {"k": "1", "g": "a"}, "nee": {"k": "2", "g": "b"}, "weet_niet": {"k": "3", "g": "a"}},
        "vak": {
            "zorg": {"k": "10", "g": "a"},
            "bouw": {"k": "2", "g": "b"},
            "ict": {"k": "7", "g": "c"},
            "horeca": {"k": "10", "g": "b"},
        },
        "groep": {"a": {"k": "1", "g": "ja"}, "b": {"k": "2", "g": "nee"}, "c": {"k": "3", "g": "ja"}},
    }
)
"""Name of a list -> code -> its columns."""
TEXTS = ("", "a", "ja", "nee", "zorg", "b c", "12", "-3", "2.5", "007", "ja nee", "Eén", "0", "false", "ict bouw a")
_NUMBERS = ("0", "1", "2", "3", "10", "2.5", "0.1", "-3", "100", "1234.5")
_PATTERNS = ("^[a-z]+$", "^[0-9]{1,3}$", "^.*a.*$", "^(ja|nee)$", "^$", "^-?[0-9]+([.][0-9]+)?$")
_DAYS = ("2026-11-23", "2026-02-28", "2024-02-29", "2025-12-31")
_DAY_PATTERNS = ("%Y-%m-%d", "%d/%m/%y", "%e-%n-%Y")


@dataclass(frozen=True, slots=True)
class Known:
    """A field that an expression may name."""

    name: str
    kind: str
    options: str = ""

    @property
    def reference(self) -> str:
        """As an author writes it."""
        return f"${{{self.name}}}"


class Expressions:
    """Draws expressions that name these fields."""

    def __init__(self, random: Random, known: Sequence[Known], *, dates: bool = True) -> None:
        """`known` are the fields before the one that asks; without `dates`, none but those written as text."""
        self._random = random
        self._known = known
        self._dates = dates

    def text(self, depth: int) -> str:
        """An expression that gives a text."""
        simple: list[Draw] = [lambda _: self._literal(), lambda _: self._reference()]
        return self._one_of(simple, self._text_calls(), depth)

    def number(self, depth: int) -> str:
        """An expression that gives a number, perhaps NaN."""
        simple: list[Draw] = [lambda _: self._figure(), lambda _: self._whole()]
        return self._one_of(simple, self._number_calls(), depth)

    def truth(self, depth: int) -> str:
        """An expression that is true or false."""
        simple: list[Draw] = [lambda _: self._answered(), lambda _: self._chosen()]
        return self._one_of(simple, self._truth_calls(), depth)

    def filter(self, options: str) -> str:
        """A choice filter on this list: looks at the columns of the row and at earlier answers."""
        row = self._pick(
            (
                f"g = {self._reference_or_cell(options, 'g')}",
                f"k > {self.number(1)}",
                f"name != {self._reference_or_cell(options, 'name')}",
                f"selected({self._reference_or_cell(options, 'g')}, g)",
                f"k mod 2 = {self._random.randint(0, 1)}",
                "string-length(name) < 4",
                f"position() <= {self._random.randint(1, 3)}",
            )
        )
        return row if self._random.random() < 0.7 else f"{row} {self._pick(('and', 'or'))} {self.truth(1)}"

    def _text_calls(self) -> list[Draw]:
        return [
            lambda depth: f"concat({self.text(depth)}, {self._pick((self.text, self.number))(depth)})",
            lambda depth: f"substr({self.text(depth)}, {self._place()}, {self._place()})",
            lambda depth: f"substr({self.text(depth)}, {self._place()})",
            lambda depth: f"if({self.truth(depth)}, {self.text(depth)}, {self.text(depth)})",
            lambda depth: f"coalesce({self.text(depth)}, {self.text(depth)})",
            lambda depth: f"selected-at({self.text(depth)}, {self._random.randint(0, 3)})",
            lambda depth: f"once({self.text(depth)})",
            lambda _: self._choice_name(),
            lambda _: self._looked_up(),
            lambda _: f"format-date({self._day()}, '{self._pick(_DAY_PATTERNS)}')",
        ]

    def _number_calls(self) -> list[Draw]:
        return [
            lambda depth: f"number({self.text(depth)})",
            lambda depth: f"count-selected({self.text(depth)})",
            lambda depth: f"string-length({self.text(depth)})",
            lambda depth: f"int({self.number(depth)})",
            lambda depth: f"round({self.number(depth)})",
            lambda depth: f"round({self.number(depth)}, {self._random.randint(-1, 3)})",
            lambda depth: f"{self._pick(('min', 'max'))}({self.number(depth)}, {self.number(depth)})",
            lambda depth: f"({self.number(depth)} {self._pick(('+', '-', '*', 'div', 'mod'))} {self.number(depth)})",
            lambda depth: f"if({self.truth(depth)}, {self.number(depth)}, {self.number(depth)})",
            lambda _: f"coalesce({self._reference()}, {self._figure()})",
            lambda _: f"-({self._whole()})",
            lambda _: f"{self._pick(('sum', 'min', 'max', 'count'))}({self._rows()}/k)",
        ]

    def _truth_calls(self) -> list[Draw]:
        return [
            lambda depth: f"not({self.truth(depth)})",
            lambda depth: f"({self.truth(depth)} {self._pick(('and', 'or'))} {self.truth(depth)})",
            lambda depth: f"{self.number(depth)} {self._sign()} {self.number(depth)}",
            lambda depth: f"concat({self.text(depth)}, '') {self._pick(('=', '!='))} concat('', {self.text(depth)})",
            lambda depth: (
                f"{self._pick(('contains', 'starts-with', 'ends-with'))}({self.text(depth)}, {self.text(depth)})"
            ),
            lambda depth: f"regex({self.text(depth)}, '{self._pick(_PATTERNS)}')",
            lambda _: self._pick(("true()", "false()")),
            lambda depth: f"{self._day()} {self._sign()} {self._day()}" if self._dates else self.truth(depth),
            lambda depth: f"({self.truth(depth)}) = ({self.truth(depth)})",
        ]

    def _one_of(self, simple: Sequence[Draw], calls: Sequence[Draw], depth: int) -> str:
        draw = self._pick(simple if depth <= 0 else (*simple, *calls))
        return draw(depth - 1)

    def _literal(self) -> str:
        return f"'{self._pick(TEXTS)}'"

    def _figure(self) -> str:
        return self._pick(_NUMBERS)

    def _place(self) -> int:
        return self._random.randint(-4, 6)

    def _sign(self) -> str:
        return self._pick(("=", "!=", "<", "<=", ">", ">="))

    def _reference(self) -> str:
        return self._pick(self._known).reference if self._known else self._literal()

    def _reference_or_cell(self, options: str, column: str) -> str:
        cells = [{"name": code, **columns}[column] for code, columns in LISTS[options].items()]
        by_reference = self._known and self._random.random() < 0.6
        return self._pick(self._known).reference if by_reference else f"'{self._pick(cells)}'"

    def _whole(self) -> str:
        numbers = [field for field in self._known if field.kind in {WHOLE, NUMBER_CALCULATE}]
        return self._pick(numbers).reference if numbers else self._figure()

    def _answered(self) -> str:
        fields = [field for field in self._known if field.kind == ONE]
        if not fields:
            return f"{self._reference()} {self._pick(('=', '!='))} ''"
        field = self._pick(fields)
        return f"{field.reference} {self._pick(('=', '!='))} '{self._pick((*LISTS[field.options], ''))}'"

    def _chosen(self) -> str:
        fields = [field for field in self._known if field.kind == SEVERAL]
        if not fields:
            return self._answered()
        field = self._pick(fields)
        return f"selected({field.reference}, '{self._pick(tuple(LISTS[field.options]))}')"

    def _choice_name(self) -> str:
        fields = [field for field in self._known if field.kind == ONE]
        if not fields:
            return self._literal()
        field = self._pick(fields)
        return f"jr:choice-name({field.reference}, '{field.reference}')"

    def _rows(self) -> str:
        condition = self._pick(("", "[g = 'a']", f"[name = {self._reference_or_cell('vak', 'name')}]", "[k > 2]"))
        return f"instance('vak')/root/item{condition}"

    def _looked_up(self) -> str:
        name = self._reference_or_cell("vak", "name")
        return f"instance('vak')/root/item[name = {name}]/{self._pick(('g', 'label'))}"

    def _day(self) -> str:
        if not self._dates:
            return f"'{self._pick(_DAYS)}'"
        return self._pick((*(f"date('{day}')" for day in _DAYS), "today()"))

    def _pick(self, choices: Sequence[Drawn]) -> Drawn:
        return self._random.choice(choices)

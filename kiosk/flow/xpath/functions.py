# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The functions of the profile. Whatever is not in this table is refused; nothing is ignored."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kiosk.flow.said import Said
from kiosk.flow.xpath.code import (
    Code,
    Context,
    Kind,
    Scope,
    as_items,
    as_number,
    as_numbers,
    as_stored,
    as_text,
    as_truth,
    moment_or_nothing,
    together,
)
from kiosk.flow.xpath.lexer import XPathError
from kiosk.flow.xpath.moments import Moment, moment_of_days, read_moment, write_moment
from kiosk.flow.xpath.patterns import PatternError, whole_match
from kiosk.flow.xpath.rounding import round_half_away, whole_part
from kiosk.flow.xpath.syntax import Call, Literal
from kiosk.flow.xpath.tree import Node, NodeKind
from kiosk.flow.xpath.values import NAN, Value, to_number, to_text

_LIST_NAME = Said("De naam van de lijst", "The name of the list")
_TABLE_PART = Said("De naam van een lijst of kolom", "The name of a list or column")
_QUESTION = Said("De verwijzing naar de vraag", "The reference to the question")


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a function: how it was written, its compiled arguments, and where it stands."""

    call: Call
    codes: tuple[Code, ...]
    scope: Scope
    context_text: Callable[[], Code]

    def text(self, index: int) -> Callable[[Context], str]:
        """An argument read as text."""
        return as_text(self.codes[index])

    def number(self, index: int) -> Callable[[Context], float]:
        """An argument read as a number."""
        return as_number(self.codes[index])

    def code(self, kind: Kind, run: Callable[[Context], Value]) -> Code:
        """Code that reads what the arguments read."""
        return Code(kind, run, together(*self.codes))

    def written(self, index: int, what: Said) -> str:
        """An argument that must be a text between quotes."""
        argument = self.call.arguments[index]
        if not isinstance(argument, Literal):
            said = Said(
                f"{what.nl} in {self.call.name}() moet een vaste tekst tussen aanhalingstekens zijn.",
                f"{what.en} in {self.call.name}() must be a fixed text between quotation marks.",
            )
            raise XPathError(said, self.call.at, "argument-not-fixed")
        return argument.value


@dataclass(frozen=True, slots=True)
class Function:
    """How many arguments a function takes (`most` None: any number) and how it is compiled."""

    least: int
    most: int | None
    build: Callable[[Use], Code]

    def check_count(self, call: Call) -> None:
        """Raises `XPathError` for too few or too many arguments."""
        count = len(call.arguments)
        if count < self.least or (self.most is not None and count > self.most):
            wanted = self._range()
            said = Said(
                f"De functie {call.name}() krijgt {count} waarden, maar hoort er {wanted.nl} te krijgen.",
                f"The function {call.name}() gets {count} values, but takes {wanted.en}.",
            )
            raise XPathError(said, call.at, "argument-count")

    def _range(self) -> Said:
        if self.most is None:
            return Said(f"{self.least} of meer", f"{self.least} or more")
        if self.least == self.most:
            return Said(str(self.least), str(self.least))
        return Said(f"{self.least} tot {self.most}", f"{self.least} to {self.most}")


def _if(use: Use) -> Code:
    condition, (_, yes, no) = as_truth(use.codes[0]), use.codes
    first, second = yes.run, no.run
    kind = yes.kind if yes.kind is no.kind else Kind.ANY
    return use.code(kind, lambda context: first(context) if condition(context) else second(context))


def _coalesce(use: Use) -> Code:
    first, second = as_stored(use.codes[0]), use.text(1)
    return use.code(Kind.TEXT, lambda context: first(context) or second(context))


def _not(use: Use) -> Code:
    run = as_truth(use.codes[0])
    return use.code(Kind.TRUTH, lambda context: not run(context))


def _true(use: Use) -> Code:
    return use.code(Kind.TRUTH, lambda _: True)


def _false(use: Use) -> Code:
    return use.code(Kind.TRUTH, lambda _: False)


def _once(use: Use) -> Code:
    kept, fresh = as_text(use.scope.kept_value()), use.text(0)
    return use.code(Kind.TEXT, lambda context: kept(context) or fresh(context))


def _selected(use: Use) -> Code:
    chosen, wanted = use.text(0), use.text(1)
    fixed = use.codes[1].fixed
    if isinstance(fixed, str):
        option = fixed.strip()
        return use.code(Kind.TRUTH, lambda context: option in chosen(context).split())
    return use.code(Kind.TRUTH, lambda context: wanted(context).strip() in chosen(context).split())


def _count_selected(use: Use) -> Code:
    chosen = use.text(0)
    return use.code(Kind.NUMBER, lambda context: float(len(chosen(context).split())))


def _selected_at(use: Use) -> Code:
    chosen, place = use.text(0), use.number(1)

    def pick(context: Context) -> Value:
        options, at = chosen(context).split(), place(context)
        return next((option for index, option in enumerate(options) if index == at), "")

    return use.code(Kind.TEXT, pick)


def _concat(use: Use) -> Code:
    parts = [as_items(code) for code in use.codes]
    return use.code(Kind.TEXT, lambda context: "".join(item for part in parts for item in part(context)))


def _contains(use: Use) -> Code:
    text, part = use.text(0), use.text(1)
    return use.code(Kind.TRUTH, lambda context: part(context) in text(context))


def _starts_with(use: Use) -> Code:
    text, part = use.text(0), use.text(1)
    return use.code(Kind.TRUTH, lambda context: text(context).startswith(part(context)))


def _ends_with(use: Use) -> Code:
    text, part = use.text(0), use.text(1)
    return use.code(Kind.TRUTH, lambda context: text(context).endswith(part(context)))


def _string_length(use: Use) -> Code:
    about = use.codes[0] if use.codes else use.context_text()
    text = as_text(about)
    return Code(Kind.NUMBER, lambda context: float(len(text(context))), about.reads)


def _substr(use: Use) -> Code:
    text, start = use.text(0), use.number(1)
    end = use.number(2) if len(use.codes) == 3 else None

    def cut(context: Context) -> Value:
        whole = text(context)
        length = len(whole)
        return whole[whole_part(start(context), length) : length if end is None else whole_part(end(context), length)]

    return use.code(Kind.TEXT, cut)


def _regex(use: Use) -> Code:
    text, written = use.text(0), use.written(1, Said("Het patroon", "The pattern"))
    try:
        fits = whole_match(written)
    except PatternError as error:
        said = Said(f"Het patroon in regex() kan niet: {error}.", f"The pattern in regex() is not possible: {error}.")
        raise XPathError(said, use.call.at, "pattern-wrong") from error
    return use.code(Kind.TRUTH, lambda context: fits(text(context)))


def _number(use: Use) -> Code:
    about = use.codes[0] if use.codes else use.context_text()
    return Code(Kind.NUMBER, as_number(about), about.reads)


def _int(use: Use) -> Code:
    number = use.number(0)
    return use.code(Kind.NUMBER, lambda context: round_half_away(number(context), 0, cut=True))


def _round(use: Use) -> Code:
    number = use.number(0)
    if len(use.codes) == 1:
        return use.code(Kind.NUMBER, lambda context: round_half_away(number(context), 0))
    places = use.number(1)
    return use.code(Kind.NUMBER, lambda context: round_half_away(number(context), places(context)))


def _extreme(choose: Callable[[list[float]], float]) -> Callable[[Use], Code]:
    def build(use: Use) -> Code:
        parts = [as_numbers(code) for code in use.codes]

        def run(context: Context) -> Value:
            numbers = [number for part in parts for number in part(context)]
            return NAN if not numbers or any(map(math.isnan, numbers)) else choose(numbers)

        return use.code(Kind.NUMBER, run)

    return build


def _sum(use: Use) -> Code:
    numbers = as_numbers(_list(use))
    return use.code(Kind.NUMBER, lambda context: float(sum(numbers(context))))


def _count(use: Use) -> Code:
    items = as_items(_list(use))
    return use.code(Kind.NUMBER, lambda context: float(len(items(context))))


def _list(use: Use) -> Code:
    code = use.codes[0]
    if code.kind not in {Kind.NODES, Kind.ANY} and code.cell is None:
        said = Said(
            f"{use.call.name}() neemt een lijst, zoals instance('lijst')/root/item.",
            f"{use.call.name}() takes a list, such as instance('list')/root/item.",
        )
        raise XPathError(said, use.call.at, "list-expected")
    return code


def _position(use: Use) -> Code:
    if not use.codes:
        return use.code(Kind.NUMBER, lambda context: float(context.position))
    run = _list(use).run

    def place(context: Context) -> Value:
        value = run(context)
        return float(_place_of(value[0])) if isinstance(value, list) and value else NAN

    return use.code(Kind.NUMBER, place)


def _place_of(node: Node) -> int:
    siblings = [node] if node.parent is None else node.parent.children
    same = [other for other in siblings if other.kind is NodeKind.ELEMENT and other.name == node.name]
    return 1 + sum(other.order < node.order for other in same)


def _instance(use: Use) -> Code:
    return use.scope.instance(use.written(0, _LIST_NAME), use.call.at)


def _pulldata(use: Use) -> Code:
    name, column, key_column = (use.written(index, _TABLE_PART) for index in range(3))
    found, key = use.scope.pulled(name.removesuffix(".csv"), column, key_column, use.call.at), use.text(3)
    return use.code(Kind.TEXT, lambda context: found.get(key(context), ""))


def _choice_name(use: Use) -> Code:
    value = use.text(0)
    labels = use.scope.choice_labels(use.written(1, _QUESTION), use.call.at)

    def name(context: Context) -> Value:
        label = labels.get(value(context))
        return "" if label is None else label(context.setting.language)

    return use.code(Kind.TEXT, name)


def _today(use: Use) -> Code:
    def today(context: Context) -> Value:
        now = context.setting.now.astimezone(context.setting.zone)
        return Moment(now.replace(hour=0, minute=0, second=0, microsecond=0))

    return use.code(Kind.MOMENT, today)


def _date(use: Use) -> Code:
    run = use.codes[0].run
    return use.code(Kind.ANY, lambda context: moment_or_nothing(_moment(run(context), context)))


def _moment(value: Value, context: Context) -> Moment | None:
    if isinstance(value, Moment):
        return value
    if isinstance(value, bool):
        return None
    zone = context.setting.zone
    if isinstance(value, float):
        return moment_of_days(value, zone)
    text = to_text(value)
    return read_moment(text, zone) or moment_of_days(to_number(text, zone), zone)


def _format_date(use: Use) -> Code:
    run, pattern = use.codes[0].run, use.text(1)

    def write(context: Context) -> Value:
        moment = _moment(run(context), context)
        return "" if moment is None else write_moment(moment, pattern(context))

    return use.code(Kind.TEXT, write)


FUNCTIONS: Mapping[str, Function] = MappingProxyType(
    {
        "if": Function(3, 3, _if),
        "coalesce": Function(2, 2, _coalesce),
        "not": Function(1, 1, _not),
        "true": Function(0, 0, _true),
        "false": Function(0, 0, _false),
        "once": Function(1, 1, _once),
        "selected": Function(2, 2, _selected),
        "count-selected": Function(1, 1, _count_selected),
        "selected-at": Function(2, 2, _selected_at),
        "concat": Function(0, None, _concat),
        "contains": Function(2, 2, _contains),
        "starts-with": Function(2, 2, _starts_with),
        "ends-with": Function(2, 2, _ends_with),
        "string-length": Function(0, 1, _string_length),
        "substr": Function(2, 3, _substr),
        "regex": Function(2, 2, _regex),
        "number": Function(0, 1, _number),
        "int": Function(1, 1, _int),
        "round": Function(1, 2, _round),
        "min": Function(1, None, _extreme(min)),
        "max": Function(1, None, _extreme(max)),
        "sum": Function(1, 1, _sum),
        "count": Function(1, 1, _count),
        "position": Function(0, 1, _position),
        "pulldata": Function(4, 4, _pulldata),
        "instance": Function(1, 1, _instance),
        "jr:choice-name": Function(2, 2, _choice_name),
        "today": Function(0, 0, _today),
        "date": Function(1, 1, _date),
        "format-date": Function(2, 2, _format_date),
    }
)

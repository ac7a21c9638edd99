# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every way through a form at once: how many questions visitors answer, and which options stand on one screen.

The form is evaluated question by question, by the engine's own rules. Ways that can no longer differ, because nothing
reads what they differ in, go on as one; so forms with more ways than could ever be walked one by one take a moment.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from graphlib import CycleError, TopologicalSorter
from heapq import heappop, heappush
from itertools import combinations
from typing import TypeAlias

from kiosk.flow.form import Condition, Field, Form, QuestionKind, Role
from kiosk.flow.state import State, fault_in, readable
from kiosk.flow.xpath.code import Context, Setting
from kiosk.flow.xpath.syntax import Number, children

MOST_STATES = 20_000
"""More ways that differ at one moment are not walked."""
MOST_STEPS = 600_000
MOST_TICKS = 10
"""A question with more boxes to tick has too many answers to try."""
_TEXT = "x"

Lengths: TypeAlias = dict[int, float]
"""Questions answered so far -> how many of the visitors who pick every answer equally often."""


@dataclass(frozen=True, slots=True)
class Screen:
    """The options that one visitor sees together, and the answers that lead there."""

    options: tuple[str, ...]
    answers: Mapping[str, str]


@dataclass(slots=True)
class Walks:
    """What all ways together show."""

    lengths: Lengths = field(default_factory=dict)
    screens: dict[str, dict[tuple[str, ...], Screen]] = field(default_factory=dict)
    """By question; each set of options once."""
    pairs: dict[tuple[int, int], Mapping[str, str]] = field(default_factory=dict)
    """The watched pairs of questions that one visitor is asked both, with answers that lead there."""
    steps: dict[tuple[str, str], dict[str, None]] = field(default_factory=dict)
    """From a question ('' at the start) straight to the next or to an outcome: with which answers."""
    ends: dict[tuple[tuple[str, ...], str], Mapping[str, str]] = field(default_factory=dict)
    """The outcomes that one visitor gets, with the answer to the question that is kept, and all answers of the path."""

    @property
    def median(self) -> int:
        """How many questions half of the visitors answer at most."""
        share = 0.0
        whole = sum(self.lengths.values())
        for length in sorted(self.lengths):
            share += self.lengths[length]
            if share >= whole / 2:
                return length
        return 0


@dataclass(frozen=True, slots=True)
class TooManyWays:
    """The form was not walked to the end."""


class _TooManyError(Exception):
    pass


@dataclass(slots=True)
class _Way:
    """Visitors who are alike from here on; `trail` is one of them."""

    cells: list[str]
    relevant: bytearray
    lengths: Lengths
    trail: "_Trail | None"
    last: tuple[str, str] = ("", "")
    """The question before, with its answer; kept only where steps are followed."""


@dataclass(frozen=True, slots=True)
class _Trail:
    before: "_Trail | None"
    name: str
    value: str

    def answers(self) -> dict[str, str]:
        """The answers in the order in which they were given."""
        found: list[tuple[str, str]] = []
        trail: _Trail | None = self
        while trail is not None:
            found.append((trail.name, trail.value))
            trail = trail.before
        return dict(reversed(found))


def walk(form: Form, today: date, pairs: Iterable[tuple[int, int]] = ()) -> Walks | TooManyWays:
    """All ways through the questions; `pairs` of them are watched for being asked to one visitor."""
    return _walked(form, today, tuple(pairs), None)


def walk_to_ends(form: Form, today: date, kept: str) -> Walks | TooManyWays:
    """All ways to the outcomes; the answer to question `kept` is told with each end ('' when it is not asked)."""
    return _walked(form, today, (), kept)


def walk_steps(form: Form, today: date) -> Walks | TooManyWays:
    """All ways, each step of them told: what comes straight after what."""
    return _walked(form, today, (), "", follow=True)


def _walked(
    form: Form, today: date, pairs: tuple[tuple[int, int], ...], kept: str | None, *, follow: bool = False
) -> Walks | TooManyWays:
    try:
        return _Walker(form, today, pairs, kept, follow=follow).walks()
    except (_TooManyError, CycleError):
        return TooManyWays()


class _Walker:
    def __init__(
        self, form: Form, today: date, pairs: tuple[tuple[int, int], ...], kept: str | None, *, follow: bool
    ) -> None:
        self._form = form
        self._follow = follow
        self._kept = form.by_name.get(kept) if kept is not None else None
        self._outcomes = form.outcomes if kept is not None else ()
        self._setting = Setting(datetime.combine(today, time(), UTC), language=form.default_language)
        self._pairs = pairs
        self._numbers = _numbers(form)
        self._reads = {
            one.index: _reads(one) for one in form.fields if kept is not None or one.role is not Role.OUTCOME
        }
        for first, second in pairs:
            self._reads[max(first, second)] |= {min(first, second)}
        self._order = tuple(_order(self._reads, frozenset(form.outcomes)))
        self._steps = 0
        self._found = Walks()

    def walks(self) -> Walks:
        """Walks them."""
        count = len(self._form.fields)
        ways = [_Way([""] * count, bytearray(count), {0: 1.0}, None)]
        for place, index in enumerate(self._order):
            living = sorted(
                self._remembered | {read for later in self._order[place + 1 :] for read in self._reads[later]}
            )
            ways = self._merged(
                (after for way in ways for after in self._answered(way, self._form.fields[index])), living
            )
        for way in ways:
            _add(self._found.lengths, way.lengths)
            self._end(way)
        return self._found

    @property
    def _remembered(self) -> set[int]:
        """What tells ends apart: the outcomes, and the answer that is kept."""
        return {*self._outcomes, *(() if self._kept is None else (self._kept,))}

    def _end(self, way: _Way) -> None:
        names = tuple(self._form.fields[index].name for index in self._outcomes if way.relevant[index])
        answer = "" if self._kept is None else way.cells[self._kept]
        self._found.ends.setdefault((names, answer), way.trail.answers() if way.trail else {})
        for name in names if self._follow else ():
            self._step(way, name)

    def _step(self, way: _Way, target: str) -> None:
        self._found.steps.setdefault((way.last[0], target), {}).setdefault(way.last[1])

    def _arrived(self, way: _Way, asked: Field, value: str) -> _Way:
        """The way after an answer to this question, which it came to from the one before."""
        way.trail = _Trail(way.trail, asked.name, value)
        if self._follow:
            self._step(way, asked.name)
            way.last = asked.name, value
        return way

    def _merged(self, ways: Iterable[_Way], living: list[int]) -> list[_Way]:
        found: dict[object, _Way] = {}
        for way in ways:
            key = way.last, tuple((way.cells[index], way.relevant[index]) for index in living)
            known = found.setdefault(key, way)
            if known is not way:
                _add(known.lengths, way.lengths)
            self._steps += 1
            if len(found) > MOST_STATES or self._steps > MOST_STEPS:
                raise _TooManyError
        return list(found.values())

    def _answered(self, way: _Way, asked: Field) -> Iterator[_Way]:
        context = Context(self._setting, way.cells)
        rule = asked.rules.relevant
        relevant = (asked.parent is None or way.relevant[asked.parent]) and (rule is None or rule.holds(context))
        if not relevant:
            yield _with(way, asked, "", relevant=False)
        elif asked.rules.calculation is not None:
            yield _with(way, asked, asked.rules.calculation.text(context), relevant=True)
        elif asked.role is not Role.QUESTION:
            yield _with(way, asked, "", relevant=True)
        elif asked.kind is QuestionKind.NOTE:
            yield self._arrived(_with(way, asked, "", relevant=True), asked, "")
        else:
            self._watch(way, asked)
            yield from self._all_answers(way, asked, context)

    def _all_answers(self, way: _Way, asked: Field, context: Context) -> Iterator[_Way]:
        taken = [after for value in self._values(way, asked, context) if (after := self._given(way, asked, value))]
        for after in taken:
            after.lengths = {length + 1: chance / len(taken) for length, chance in way.lengths.items()}
            yield after

    def _given(self, way: _Way, asked: Field, value: str) -> _Way | None:
        """The way after this answer; None when it does not stand."""
        after = _with(way, asked, value, relevant=True)
        context = Context(self._setting, after.cells)
        after.cells[asked.index] = readable(asked, value, context)
        fault = fault_in(asked, State(after.cells, after.relevant, bytearray()), value, context)
        return self._arrived(after, asked, value) if fault is None else None

    def _values(self, way: _Way, asked: Field, context: Context) -> Iterator[str]:
        yield ""
        if asked.options is not None:
            names = tuple(option.name for option in asked.options.offered(context))
            screen = Screen(names, way.trail.answers() if way.trail else {})
            self._found.screens.setdefault(asked.name, {}).setdefault(names, screen)
            yield from _ticked(names) if asked.kind is QuestionKind.SEVERAL else names
        elif asked.kind is QuestionKind.INTEGER:
            yield from self._numbers
        else:
            yield self._setting.now.date().isoformat() if asked.kind is QuestionKind.DATE else _TEXT

    def _watch(self, way: _Way, asked: Field) -> None:
        for pair in self._pairs:
            first, second = sorted(pair)
            if second == asked.index and way.relevant[first]:
                self._found.pairs.setdefault(pair, way.trail.answers() if way.trail else {})


def _ticked(names: tuple[str, ...]) -> Iterator[str]:
    if len(names) > MOST_TICKS:
        raise _TooManyError
    for count in range(1, len(names) + 1):
        yield from (" ".join(some) for some in combinations(names, count))


def _with(way: _Way, asked: Field, value: str, *, relevant: bool) -> _Way:
    cells, known = list(way.cells), bytearray(way.relevant)
    cells[asked.index], known[asked.index] = value, relevant
    return _Way(cells, known, dict(way.lengths), way.trail, way.last)


def _add(total: Lengths, more: Lengths) -> None:
    for length, chance in more.items():
        total[length] = total.get(length, 0.0) + chance


def _reads(asked: Field) -> set[int]:
    rules = asked.rules
    found = set() if asked.parent is None else {asked.parent}
    for condition in (rules.relevant, rules.required, rules.constraint):
        found |= _of(condition)
    if rules.calculation is not None:
        found |= rules.calculation.formula.code.reads
    if asked.options is not None and asked.options.choice_filter is not None:
        found |= asked.options.choice_filter.code.reads
    return found - {asked.index}


def _order(reads: Mapping[int, set[int]], outcomes: frozenset[int]) -> Iterator[int]:
    """Each field after all that it reads, outcomes at once, and else as in the form: so little has to be remembered."""
    sorter = TopologicalSorter(reads)
    sorter.prepare()
    ready: list[tuple[bool, int]] = []
    while sorter.is_active():
        for index in sorter.get_ready():
            heappush(ready, (index not in outcomes, index))
        _, following = heappop(ready)
        yield following
        sorter.done(following)


def _of(condition: Condition | None) -> frozenset[int]:
    return frozenset() if condition is None else condition.formula.code.reads


def _numbers(form: Form) -> tuple[str, ...]:
    """Both sides of every border that a rule of the form may draw."""
    borders = {0.0, 1.0}
    for one in form.fields:
        rules = one.rules
        formulas = [rule.formula for rule in (rules.relevant, rules.constraint, rules.calculation) if rule is not None]
        waiting = [formula.tree for formula in formulas]
        while waiting:
            tree = waiting.pop()
            waiting += children(tree)
            if isinstance(tree, Number) and abs(tree.value) < 1e8:
                borders.add(tree.value)
    return tuple(dict.fromkeys(str(int(number + step)) for number in sorted(borders) for step in (-1, 0, 1)))

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The exact flow chart, ready to draw: a card per question, a line per way from one to the next, outcomes folded in.

Texts are cut into lines here, by the width of an average letter: SVG does not break lines.
"""

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kiosk.flow.form import Form
from kiosk.flow.proof.verdicts import Edge
from kiosk.publishing.compare_parts import plain
from kiosk.publishing.report.layout import Layout, Point, laid_out

WIDTH = 230.0
START_WIDTH = 110.0
STEP = 430.0
"""From one column of questions to the next: the card, and room for what stands on a line."""
MARGIN = 24.0
LINE = 23.0
ROW = 42.0
"""Height of one outcome in an opened list."""
LIST = 400.0
"""Width of an opened list."""
_PORT = 17.0
"""Between two lines at the side of a card."""
_LETTERS, _LIST_LETTERS, _LABEL_LETTERS = 20, 38, 22
_ABOVE, _BELOW = -6.0, 18.0
"""From a line to the foot of the letters over and under it."""
_LINES = 4
START = ""


@dataclass(frozen=True, slots=True)
class Leaf:
    """An outcome straight after a question."""

    name: str
    title: str
    answers: str
    y: float


@dataclass(frozen=True, slots=True)
class Card:
    """A question on the chart; the place is its upper left corner."""

    name: str
    label: str
    lines: tuple[str, ...]
    x: float
    y: float
    height: float
    leaves: tuple[Leaf, ...]
    words: str
    """What the search field finds it by."""

    @property
    def is_start(self) -> bool:
        return self.name == START


@dataclass(frozen=True, slots=True)
class Way:
    """A line from one question to the next."""

    source: str
    target: str
    path: str
    """As SVG writes it."""
    label: str
    """The first answer, and how many more."""
    told: str
    """All answers, for who points at the line."""
    at: Point
    comes: bool
    """Whether the label ends there, at the card that the line comes to; else it starts there, where the line goes."""


@dataclass(frozen=True, slots=True)
class Chart:
    """The whole chart with its size."""

    width: float
    height: float
    cards: tuple[Card, ...]
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Labels:
    """The texts of a form in one language, as far as they are fixed."""

    form: Form
    language: str

    def of(self, name: str) -> str:
        """The label of a question or outcome; its name where it has none."""
        return self._shown(name) or name

    def _shown(self, name: str) -> str:
        texts = plain(self.form.field(name).wording.label)
        return texts.get(self.language) or texts.get(self.form.default_language, "")

    def option(self, question: str, code: str) -> str:
        """The label of one option; its code where it has none."""
        options = self.form.field(question).options
        if options is None or code not in options.all:
            return code
        texts = plain(options.all[code].label)
        return texts.get(self.language) or texts.get(self.form.default_language, "") or code

    def options(self, question: str, codes: Sequence[str]) -> list[str]:
        """The labels of these options."""
        return [self.option(question, code) for code in codes]


def charted(form: Form, edges: Sequence[Edge], language: str, start: str) -> Chart:
    """The chart of a form; `start` is what stands on the first card."""
    labels = Labels(form, language)
    asked = {form.fields[index].name for index in form.questions}
    links = [edge for edge in edges if edge.target in asked]
    met = {name for edge in links for name in (edge.source, edge.target)}
    names = [START, *(form.fields[index].name for index in form.questions if form.fields[index].name in met)]
    blank = {name: _blank(name, edges, labels, start) for name in names}
    layout = laid_out({name: card.height for name, card in blank.items()}, [(one.source, one.target) for one in links])
    cards = tuple(
        replace(card, x=_left(layout.columns[name]), y=MARGIN + layout.middles[name] - card.height / 2)
        for name, card in blank.items()
    )
    width = max(card.x + (START_WIDTH if card.is_start else WIDTH) for card in cards) + MARGIN
    bends = [MARGIN + middle for chain in layout.bends.values() for _, middle in chain]
    height = max(*bends, *(card.y + card.height for card in cards), 0.0) + MARGIN
    ports = _ports(links, layout, {name: card.height for name, card in blank.items()})
    return Chart(width, height, cards, tuple(_way(edge, ports, layout, labels) for edge in links))


def _left(column: int) -> float:
    return MARGIN + (START_WIDTH + 60 + (column - 1) * STEP if column else 0)


def _blank(name: str, edges: Sequence[Edge], labels: Labels, start: str) -> Card:
    """A card that has no place yet."""
    if name == START:
        return Card(name, start, (start,), 0, 0, 2 * LINE, (), start)
    lines = tuple(textwrap.wrap(labels.of(name), _LETTERS, max_lines=_LINES, placeholder=" \u2026"))
    leaves = _leaves(name, [edge for edge in edges if edge.source == name], labels)
    height = 22 + LINE * len(lines) + (32 if leaves else 0)
    return Card(name, labels.of(name), lines, 0, 0, height, leaves, _words(name, leaves, labels))


def _leaves(name: str, edges: Sequence[Edge], labels: Labels) -> tuple[Leaf, ...]:
    asked = set(labels.form.questions)
    ends = [edge for edge in edges if labels.form.by_name[edge.target] not in asked]
    return tuple(
        Leaf(
            edge.target,
            _cut(labels.of(edge.target), _LIST_LETTERS),
            _cut("; ".join(labels.options(name, edge.answers)), _LIST_LETTERS + 8),
            ROW * at,
        )
        for at, edge in enumerate(ends)
    )


def _words(name: str, leaves: Sequence[Leaf], labels: Labels) -> str:
    options = labels.form.field(name).options
    codes = tuple(options.all) if options else ()
    titles = [word for leaf in leaves for word in (leaf.name, labels.of(leaf.name))]
    return " ".join([name, labels.of(name), *codes, *labels.options(name, codes), *titles]).lower()


def _ports(links: Sequence[Edge], layout: Layout, heights: Mapping[str, float]) -> Mapping[tuple[Edge, bool], float]:
    """Where each line leaves (False) and reaches (True) its cards: beside each other, in the order of where they go."""
    ports: dict[tuple[Edge, bool], float] = {}
    for comes in (False, True):
        ends: dict[str, list[Edge]] = {}
        for edge in links:
            ends.setdefault(edge.target if comes else edge.source, []).append(edge)
        for name, some in ends.items():
            some.sort(key=lambda edge, comes=comes: _next_height(edge, layout, comes=comes))  # type: ignore[misc]
            apart = min(_PORT, (heights[name] - _PORT) / len(some))
            for at, edge in enumerate(some):
                ports[edge, comes] = layout.middles[name] + apart * (at - (len(some) - 1) / 2)
    return ports


def _next_height(edge: Edge, layout: Layout, *, comes: bool) -> float:
    """Where a line is, seen from one of its ends."""
    bends = layout.bends[edge.source, edge.target]
    if bends:
        return bends[-1 if comes else 0][1]
    return layout.middles[edge.source if comes else edge.target]


def _way(edge: Edge, ports: Mapping[tuple[Edge, bool], float], layout: Layout, labels: Labels) -> Way:
    leaves, reaches = MARGIN + ports[edge, False], MARGIN + ports[edge, True]
    points = [(_left(layout.columns[edge.source]) + (WIDTH if edge.source else START_WIDTH), leaves)]
    for column, middle in layout.bends[edge.source, edge.target]:
        points += [(_left(column), MARGIN + middle), (_left(column) + WIDTH, MARGIN + middle)]
    points.append((_left(layout.columns[edge.target]), reaches))
    answers = labels.options(edge.source, edge.answers) if edge.answers else []
    more = f" + {len(answers) - 1}" if len(answers) > 1 else ""
    label = _cut(answers[0], _LABEL_LETTERS - len(more)) + more if answers else ""
    crowds = {comes: _crowd(edge, ports, comes=comes) for comes in (True, False)}
    comes = crowds[True] <= crowds[False]
    at = _beside(points, comes=comes, alone=crowds[comes] == 1)
    return Way(edge.source, edge.target, _curve(points), label, "; ".join(answers), at, comes)


def _beside(points: Sequence[Point], *, comes: bool, alone: bool) -> Point:
    """Where a label stands at its end of the line: over it, but under a line that is alone there and bends upwards."""
    (x, y), (_, bends_to) = (points[-1], points[-2]) if comes else (points[0], points[1])
    return x + (-12 if comes else 8), y + (_BELOW if alone and bends_to < y else _ABOVE)


def _crowd(edge: Edge, ports: Mapping[tuple[Edge, bool], float], *, comes: bool) -> int:
    """How many lines share an end with this one."""
    name = edge.target if comes else edge.source
    return sum(side is comes and name == (one.target if comes else one.source) for one, side in ports)


def _curve(points: Sequence[Point]) -> str:
    (x, y), *rest = points
    path = [f"M{x:.0f} {y:.0f}"]
    for to_x, to_y in rest:
        middle = (x + to_x) / 2
        path.append(f"C{middle:.0f} {y:.0f} {middle:.0f} {to_y:.0f} {to_x:.0f} {to_y:.0f}")
        x, y = to_x, to_y
    return "".join(path)


def _cut(text: str, letters: int) -> str:
    return text if len(text) <= letters else text[: letters - 1].rstrip() + "\u2026"

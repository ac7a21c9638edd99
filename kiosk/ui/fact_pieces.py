# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Facts in pieces that a page with large letters has room for. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kiosk.ui.views import FactView

LONG_LINE = 44
"""Signs; a longer line is a piece of its own, sentence by sentence."""
MOST_LINES = 3
LONG_FACT = 90
"""Signs; a longer fact takes the whole width."""
SHORT_FACT, SHORT_WORD = 60, 16
"""Signs; shorter facts of no longer words may stand beside each other, whatever the size of the letters."""
_SENTENCE = re.compile(r"(?<=[.!?\u061f\u1362])\s+")


def in_pieces(facts: Iterable[FactView]) -> Iterator[FactView]:
    """The same lines in the same order; of a fact of several pieces only the first has a label."""
    for fact in facts:
        for number, lines in enumerate(_grouped(fact.lines)):
            yield replace(fact, lines=lines, label="" if number else fact.label)


def is_short(fact: FactView) -> bool:
    """Whether it takes no more than half a page across."""
    words = " ".join(fact.lines).split()
    return _length(fact) <= SHORT_FACT and all(len(word) <= SHORT_WORD for word in words)


def is_long(fact: FactView) -> bool:
    """Whether it would be a tall pillar in half a page across."""
    return _length(fact) > LONG_FACT


def _length(fact: FactView) -> int:
    return sum(map(len, fact.lines))


def _grouped(lines: Iterable[str]) -> Iterator[tuple[str, ...]]:
    group: list[str] = []
    for line in lines:
        if group and (len(line) > LONG_LINE or len(group) == MOST_LINES):
            yield tuple(group)
            group = []
        if len(line) > LONG_LINE:
            yield from ((sentence,) for sentence in _SENTENCE.split(line))
        else:
            group.append(line)
    if group:
        yield tuple(group)

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a new version of a flow changes for visitors: which paths go elsewhere, and which parts are other ones.

Compared are the ways that are given: all of them where a flow has few enough (`compare_ways`), else its covering paths,
which have every answer and every outcome at least once but are not every possible visitor. A path of one version is
walked in the other with the same answers, by name of question; what was only renamed is followed under its new name.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from kiosk.flow.form import Form
from kiosk.publishing.compare_parts import PartChange, Renames, part_changes, renames
from kiosk.publishing.path_book import Walk, walked


class PathFate(Enum):
    """What becomes of a path."""

    ELSEWHERE = "elsewhere"
    """It ends in both versions, at other outcomes."""
    BROKEN = "broken"
    """It ended, and now breaks off: an answer is gone, or a question has come."""
    NEW = "new"
    """It could not be walked before."""


@dataclass(frozen=True, slots=True)
class PathChange:
    """One path that is not the same in both versions."""

    fate: PathFate
    before: Walk
    after: Walk


@dataclass(frozen=True, slots=True)
class Edition:
    """One version of a flow."""

    flow: str
    version: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions of a flow side by side."""

    old: Edition
    new: Edition
    walks: tuple[Walk, ...]
    """Every path that was compared, as the old version walks it."""
    paths: tuple[PathChange, ...]
    parts: tuple[PartChange, ...]
    every: bool
    """Whether no visitor of either version is left out."""


Answers = Mapping[str, str]


def compared(
    forms: tuple[Form, Form],
    paths: tuple[Iterable[Answers], Iterable[Answers]],
    today: date,
    language: str,
    *,
    every: bool = False,
) -> Comparison:
    """The old form against the new one, over these ways through each; `every` where there are no others."""
    old, new = forms
    names = renames(old, new)
    pairs = _pairs(paths, names)
    walks = [(walked(old, before, today, language), walked(new, after, today, language)) for before, after in pairs]
    changes = (_change(before, after, names) for before, after in walks)
    return Comparison(
        Edition(old.id, old.version),
        Edition(new.id, new.version),
        tuple(before for before, _ in walks),
        tuple(change for change in changes if change is not None),
        part_changes(old, new, names),
        every,
    )


def _pairs(paths: tuple[Iterable[Answers], Iterable[Answers]], names: Renames) -> Iterator[tuple[Answers, Answers]]:
    """The answers in the names of both versions, each path once."""
    seen: set[frozenset[tuple[str, str]]] = set()
    old, new = paths
    both = [*((given, names.forward(given)) for given in old), *((names.backward(given), given) for given in new)]
    for before, after in both:
        given = frozenset((name, value) for name, value in after.items() if value)
        if given not in seen:
            seen.add(given)
            yield before, after


def _change(before: Walk, after: Walk, names: Renames) -> PathChange | None:
    if before.stop is not None:
        return None if after.stop is not None else PathChange(PathFate.NEW, before, after)
    if after.stop is not None:
        return PathChange(PathFate.BROKEN, before, after)
    same = tuple(names.outcomes.get(name, name) for name in before.outcomes) == after.outcomes
    return None if same else PathChange(PathFate.ELSEWHERE, before, after)

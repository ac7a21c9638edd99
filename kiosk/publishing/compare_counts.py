# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What past anonymous counts can say about a change: how many visits had the theme of a path that changes.

The method, and its limit: a visit is counted by theme, never by path, so that nobody can be singled out. A path belongs
to the theme of its main outcome in the old version. Changes are ordered by the visits of that theme; the sum over the
themes with a change is the most visits that the compared paths can concern, not how many they do.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.flow.said import Said
from kiosk.policy.anonymity import ANY
from kiosk.publishing.compare import Comparison, PathChange, PathFate
from kiosk.publishing.path_book import Walk
from kiosk.reports.broader import UNTOLD
from kiosk.reports.labels import THEMES

MAX_FILE = 2_000_000
"""Bytes; a month of a large region is some ten thousand."""
UNKNOWN_THEME = "onbekend"
_COLUMNS = frozenset({"maand", "onderwerp", "code", "aantal"})


class CountsError(Exception):
    """The counts cannot be used; `said` tells which file, why, and what to do."""

    def __init__(self, said: Said) -> None:
        """The message is the Dutch one."""
        super().__init__(said.nl)
        self.said = said


@dataclass(frozen=True, slots=True)
class Counts:
    """Visits of one month by theme; None where the report withholds the number."""

    month: str
    visits: int | None
    themes: Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class ThemeWeight:
    """One theme: its visits, and how many of the compared paths in it change."""

    theme: str
    label: str
    visits: int | None
    changed: int
    compared: int


@dataclass(frozen=True, slots=True)
class Weight:
    """What the counts say. `at_most`: visits in themes with a change; None where withheld numbers hide it."""

    month: str
    visits: int | None
    at_most: int | None
    themes: tuple[ThemeWeight, ...]


def read_counts(file: Path) -> Counts:
    """The counts in the CSV of the month report (`kiosk store report`); raises `CountsError`."""
    try:
        if file.stat().st_size > MAX_FILE:
            raise _refused(file, Said(f"is groter dan {MAX_FILE} bytes", f"is larger than {MAX_FILE} bytes"))
        rows = list(_rows(file))
        months = {row["maand"] for row in rows}
        visits = [_number(row["aantal"]) for row in rows if row["onderwerp"] == "bezoeken"]
        themes = {row["code"]: _number(row["aantal"]) for row in rows if row["onderwerp"] == "thema" and row["code"]}
    except (OSError, ValueError, csv.Error) as error:
        raise _refused(file, Said(f"is niet te lezen ({error})", f"cannot be read ({error})")) from error
    if len(months) != 1 or len(visits) != 1:
        raise _refused(file, Said("heeft niet de cijfers van één maand", "does not have the figures of one month"))
    return Counts(months.pop(), visits[0], themes)


def _refused(file: Path, why: Said) -> CountsError:
    return CountsError(
        Said(
            f"{file.name} {why.nl}. Geef de csv van het maandrapport, zoals hij is gemaakt.",
            f"{file.name} {why.en}. Give the CSV of the month report as it was made.",
        )
    )


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines, delimiter=";", restval="")
        if _COLUMNS - set(reader.fieldnames or ()):
            raise ValueError("maand;onderwerp;code;aantal?")
        yield from reader


def _number(text: str) -> int | None:
    """A count; None for the empty cell of a number that the report withholds."""
    if text and not (text.isascii() and text.isdigit()):
        raise ValueError(f"aantal: {text!r}")
    return int(text) if text else None


def theme_of(walk: Walk) -> str:
    """The theme that a visit along this path is counted under."""
    return (walk.endings[0].theme if walk.endings else "") or UNKNOWN_THEME


def weighed(comparison: Comparison, counts: Counts) -> Weight:
    """The themes of all changed paths with what was counted in them, most visits first."""
    gone = [theme_of(change.before) for change in comparison.paths if change.fate is not PathFate.NEW]
    all_themes = [theme_of(walk) for walk in comparison.walks if walk.stop is None]
    themes = [
        ThemeWeight(
            theme, THEMES.get(theme, theme), counts.themes.get(theme), gone.count(theme), all_themes.count(theme)
        )
        for theme in sorted(set(gone))
    ]
    themes.sort(key=lambda weight: (-_size(weight.visits), weight.theme))
    return Weight(counts.month, counts.visits, _at_most(themes, counts), tuple(themes))


def _size(visits: int | None) -> int:
    return -1 if visits is None else visits


def _at_most(themes: Iterable[ThemeWeight], counts: Counts) -> int | None:
    """The visits of these themes and of no known theme together; through the others where one of these is withheld."""
    of_no_known_theme = [counts.themes.get(code, 0) for code in (ANY, UNTOLD)]
    affected = {weight.theme: weight.visits for weight in themes}
    if not affected:
        return 0
    known = [visits for visits in (*affected.values(), *of_no_known_theme) if visits is not None]
    if len(known) == len(affected) + len(of_no_known_theme):
        return sum(known)
    if counts.visits is None:
        return None
    others = set(counts.themes) - set(affected) - {ANY, UNTOLD}
    return counts.visits - sum(counts.themes[theme] or 0 for theme in others)


def by_weight(changes: Iterable[PathChange], weight: Weight) -> tuple[PathChange, ...]:
    """The changes with those of the busiest theme first."""
    order = {theme.theme: at for at, theme in enumerate(weight.themes)}
    return tuple(sorted(changes, key=lambda change: order.get(theme_of(change.before), len(order))))

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The figures of one region and month, as counted: not yet safe to show.

Whoever shows them goes through `suppression.protect` first; the month report and the CSV do so themselves.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from kiosk.reports.labels import MONTHS
from kiosk.wire.period import PeriodKind, kind_of, weeks_of

_ORDINALS = ("eerste", "tweede", "derde", "vierde")
DEFINITIONS_VERSION = 2
"""Version of the definitions (`definitions.py`); it goes up whenever a figure starts to mean something else."""

NO_WEEK: Final = "onbekend"
"""The code of the visits whose week did not come in."""


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: the code of the wire, its Dutch name, and how many."""

    code: str
    label: str
    count: int
    broad: bool = False
    """Of visits whose value itself is not told: they may have any of several."""


@dataclass(frozen=True, slots=True)
class LocationFigures:
    """One inlooppunt: its visits, and those visits by theme (they add up to `visits`)."""

    code: str
    name: str
    visits: int
    themes: tuple[Row, ...]
    """The same themes in the same order for every location of a month."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many weekly deliveries of the kiosks at one inlooppunt came in, of how many that should have."""

    code: str
    name: str
    received: int
    expected: int


@dataclass(frozen=True, slots=True)
class MonthFigures:
    """One region, one month or quarter. Each breakdown counts every visit once, so it adds up to `visits`.

    A month is made of the ISO weeks whose Thursday falls in it (`kiosk.wire.period`).
    """

    region: str
    """The region's name as people know it."""
    month: str
    """`2026-11`, or `2026-Q4`"""
    made_on: date
    visits: int
    """Finished visits; equal to the counter `afgerond`."""
    counters: tuple[Row, ...]
    """By `CounterName`: started, finished, stopped, …"""
    themes: tuple[Row, ...]
    visitor_types: tuple[Row, ...]
    outcomes: tuple[Row, ...]
    parties: tuple[Row, ...]
    languages: tuple[Row, ...]
    aids: tuple[Row, ...]
    lengths: tuple[Row, ...]
    weeks: tuple[Row, ...]
    """In order of time; a week without visits is a row with count 0."""
    locations: tuple[LocationFigures, ...]
    coverage: tuple[Coverage, ...]
    tables: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    """Of a quarter: what is counted apart from every visit, by the name of the table; none of it is a small number."""
    loss: int = 0
    """The share of its detail that the visits lost so that nobody is found again, in thousandths."""
    definitions: int = DEFINITIONS_VERSION


def every_row(labels: Mapping[str, str], counts: Mapping[str, int]) -> tuple[Row, ...]:
    """A row for each label in its order, 0 where nothing was counted; a code without a label comes last."""
    strangers = sorted(code for code in counts if code not in labels)
    named = tuple(Row(code, label, counts.get(code, 0)) for code, label in labels.items())
    return named + tuple(Row(code, code, counts[code]) for code in strangers)


def counted_rows(labels: Mapping[str, str], counts: Mapping[str, int]) -> tuple[Row, ...]:
    """Only what was counted, most first; for breakdowns whose full list says nothing (organisations, languages)."""
    rows = (row for row in every_row(labels, counts) if row.count > 0)
    return tuple(sorted(rows, key=lambda row: (-row.count, row.label)))


def week_rows(month: str, counts: Mapping[str, int], without_week: int = 0) -> tuple[Row, ...]:
    """A row for each week of the month, such as `week 45`; of a quarter, which has many, such as `45`.

    One more where visits are known of a week that did not come in.
    """
    word = "" if kind_of(month) is PeriodKind.QUARTER else "week "
    rows = tuple(Row(week, f"{word}{int(week[-2:])}", counts.get(week, 0)) for week in weeks_of(month))
    return (*rows, Row(NO_WEEK, "geen week", without_week)) if without_week else rows


def days_of(month: str) -> tuple[date, date]:
    """The Monday of the month's first week and the Sunday of its last."""
    weeks = weeks_of(month)
    return _day_of(weeks[0], 1), _day_of(weeks[-1], 7)


def _day_of(week: str, weekday: int) -> date:
    return date.fromisocalendar(int(week[:4]), int(week[-2:]), weekday)


def total(rows: Iterable[Row]) -> int:
    """The sum of a breakdown."""
    return sum(row.count for row in rows)


def month_name(month: str) -> str:
    """`2026-11` -> `november 2026`; `2026-Q4` -> `vierde kwartaal van 2026`."""
    if kind_of(month) is PeriodKind.QUARTER:
        return f"{_ORDINALS[int(month[-1]) - 1]} kwartaal van {month[:4]}"
    return f"{MONTHS[int(month[5:7]) - 1]} {month[:4]}"

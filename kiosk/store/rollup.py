# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Adds releases up as they come in, in the transaction that stores them, so that a report never counts them anew.

| subject | code | what it counts |
|---|---|---|
| an attribute of `ToldClass` | its value | the visits that are told with it |
| `visits` | a week | its visits |
| `counter` | name of the counter | its number |
| `table.` and a name | cell | its number |
| `loss` | empty | thousandths of detail lost, times the visits that lost it |
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection

from kiosk.store.bulk import add_to
from kiosk.store.tables import figure, release_class
from kiosk.wire.period import PeriodKind, kind_of, month_of, months_of
from kiosk.wire.release import Release

ATTRIBUTES: Final = (
    "theme",
    "visitor_type",
    "outcome_kind",
    "destination_party",
    "language_group",
    "aids_used",
    "length_band",
)
"""What a report breaks down."""
_COLUMNS: Final = [column.name for column in release_class.c]
VISITS: Final = "visits"
COUNTER: Final = "counter"
TABLE: Final = "table."
LOSS: Final = "loss"

Key = tuple[str, str, str, str]
"""period, subject, location, code"""
_Added = dict[tuple[str, str, str], dict[str, int]]
"""By code, of each period, subject and location."""


def shown_in(period: str) -> str:
    """The month or quarter whose figures a release of this period is part of."""
    return month_of(period) if kind_of(period) is PeriodKind.WEEK else period


def kept_in(period: str) -> date:
    """The first day of the month with which the classes of a release of this period are kept."""
    shown = shown_in(period)
    month = months_of(shown)[-1] if kind_of(shown) is PeriodKind.QUARTER else shown
    return date.fromisoformat(f"{month}-01")


def figures_of(told: Iterable[tuple[Release, Sequence[tuple[object, ...]]]]) -> Mapping[Key, int]:
    """What these releases add to the figures, each with the rows of its classes (`release_class`, every column)."""
    added: _Added = defaultdict(lambda: defaultdict(int))
    for release, classes in told:
        _add(added, release, classes)
    return {(*key, code): count for key, counts in added.items() for code, count in counts.items()}


def add_up(connection: Connection, added: Mapping[Key, int]) -> None:
    """Adds to the figures, in the caller's transaction.

    Two transactions that add to the same figures wait for each other in one order, so never in a ring.
    """
    names = [column.name for column in figure.c]
    add_to(connection, figure, [dict(zip(names, (*key, n), strict=True)) for key, n in sorted(added.items())], "count")


def _add(added: _Added, release: Release, classes: Sequence[tuple[object, ...]]) -> None:
    period, place = shown_in(release.period), release.location
    if classes:
        columns: dict[str, Any] = dict(zip(_COLUMNS, zip(*classes, strict=True), strict=True))
        for attribute in ATTRIBUTES:
            counts = added[period, attribute, place]
            for value, count in zip(columns[attribute], columns["count"], strict=True):
                counts[value] += count
        added[period, LOSS, place][""] += release.loss * sum(columns["count"])
    if release.total is not None:
        added[period, VISITS, place][release.period] += release.total
    for counter in release.counters:
        added[period, COUNTER, place][counter.name.value] += counter.count
    for cell in release.cells:
        added[period, TABLE + cell.table.value, place][cell.cell] += cell.count

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

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from operator import itemgetter
from typing import Final

from sqlalchemy import Connection

from kiosk.store.bulk import add_to
from kiosk.store.tables import figure
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
_VALUES: Final = itemgetter(*ATTRIBUTES)
VISITS: Final = "visits"
COUNTER: Final = "counter"
TABLE: Final = "table."
LOSS: Final = "loss"

Key = tuple[str, str, str, str]
"""period, subject, location, code"""


def shown_in(period: str) -> str:
    """The month or quarter whose figures a release of this period is part of."""
    return month_of(period) if kind_of(period) is PeriodKind.WEEK else period


def kept_in(period: str) -> date:
    """The first day of the month with which the classes of a release of this period are kept."""
    shown = shown_in(period)
    month = months_of(shown)[-1] if kind_of(shown) is PeriodKind.QUARTER else shown
    return date.fromisoformat(f"{month}-01")


def figures_of(releases: Iterable[Release]) -> Counter[Key]:
    """What these releases add to the figures."""
    added: Counter[Key] = Counter()
    for release in releases:
        _add(added, release)
    return added


def add_up(connection: Connection, added: Mapping[Key, int]) -> None:
    """Adds to the figures, in the caller's transaction.

    Two transactions that add to the same figures wait for each other in one order, so never in a ring.
    """
    names = [column.name for column in figure.c]
    add_to(connection, figure, [dict(zip(names, (*key, n), strict=True)) for key, n in sorted(added.items())], "count")


def _add(added: Counter[Key], release: Release) -> None:
    period, place = shown_in(release.period), release.location
    counts = [one.count for one in release.classes]
    told = zip(*(_VALUES(vars(one.kind)) for one in release.classes), strict=True)
    for attribute, values in zip(ATTRIBUTES, told, strict=False):
        by_value: dict[str, int] = defaultdict(int)
        for value, count in zip(values, counts, strict=True):
            by_value[value] += count
        for value, count in by_value.items():
            added[period, attribute, place, value] += count
    if counts:
        added[period, LOSS, place, ""] += release.loss * sum(counts)
    if release.total is not None:
        added[period, VISITS, place, release.period] += release.total
    for counter in release.counters:
        added[period, COUNTER, place, counter.name.value] += counter.count
    for cell in release.cells:
        added[period, TABLE + cell.table.value, place, cell.cell] += cell.count

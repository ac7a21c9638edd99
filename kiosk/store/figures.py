# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Counts a month or quarter of the region from the releases that came in. Show it by way of `reports.suppression`.

The exact number of visits is that of the weeks. What they were about is in the releases of those weeks, of their month
and of their quarter; a month does not hear of visits that could only be told in their quarter, but it counts them.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Column, Connection, Engine, Row, Select, func, select

from kiosk.directory.region import Region
from kiosk.policy.anonymity import ANY
from kiosk.reports import figures, labels
from kiosk.reports.broader import LATER, REST, GroupNames, aligned, broader_rows, cell_rows
from kiosk.reports.figures import Coverage, LocationFigures, MonthFigures
from kiosk.reports.figures import Row as Figure
from kiosk.store.database import reading
from kiosk.store.tables import device, release, release_cell, release_class, release_counter
from kiosk.wire.period import PeriodKind, kind_of, months_of, weeks_of
from kiosk.wire.visit_class import VisitClass

Counts = Mapping[str, int]
Rows = Callable[[Mapping[str, str], Counts], tuple[Figure, ...]]


@dataclass(frozen=True, slots=True)
class About:
    """What a report is about, and what it needs to know to name things."""

    period: str
    """A month, `2026-11`, or a quarter, `2026-Q4`."""
    region: Region
    made_on: date
    groups: GroupNames


def month_figures(engine: Engine, about: About) -> MonthFigures:
    """The figures as they stand on the day; all from one moment of the database."""
    with reading(engine) as connection:
        return _Month(connection, about).figures()


class _Month:
    """The releases of one month or quarter; each question is one grouped query."""

    def __init__(self, connection: Connection, about: About) -> None:
        self._connection = connection
        self._about = about
        self._weeks = weeks_of(about.period)
        is_quarter = kind_of(about.period) is PeriodKind.QUARTER
        within = months_of(about.period) if is_quarter else ()
        self._periods = (*self._weeks, *within, about.period)
        self._untold = REST if is_quarter else LATER

    def figures(self) -> MonthFigures:
        weeks, places = self._came(release.c.period), self._came(release.c.location)
        visits = sum(weeks.values())
        every, counted = figures.every_row, figures.counted_rows
        themes = self._broken_down("theme", every, labels.THEMES, visits)
        return MonthFigures(
            region=self._about.region.name,
            month=self._about.period,
            made_on=self._about.made_on,
            visits=visits,
            counters=every(labels.COUNTERS, self._counters()),
            themes=themes,
            visitor_types=self._broken_down("visitor_type", every, labels.VISITOR_TYPES, visits),
            outcomes=self._broken_down("outcome_kind", every, labels.OUTCOMES, visits),
            parties=self._broken_down("destination_party", counted, labels.PARTIES, visits),
            languages=self._broken_down("language_group", counted, labels.LANGUAGES, visits),
            aids=self._broken_down("aids_used", every, labels.AIDS, visits),
            lengths=self._broken_down("length_band", every, labels.LENGTHS, visits),
            weeks=figures.week_rows(self._about.period, weeks),
            locations=self._locations(places, themes),
            coverage=self._coverage(),
            tables=self._tables(),
            loss=self._loss(),
        )

    def _came(self, column: Column[Any]) -> Counts:
        """The exact numbers of visits."""
        question = select(column, func.sum(release.c.total)).where(release.c.period.in_(self._weeks)).group_by(column)
        return {value: int(count) for value, count in self._connection.execute(question)}

    def _told(self, *columns: Column[Any]) -> Sequence[Row[*tuple[Any, ...]]]:
        """Rows of the columns and, last, the number of visits of which these were told."""
        question: Select[*tuple[Any, ...]] = (
            select(*columns, func.sum(release_class.c.count))
            .join(release, release.c.message == release_class.c.release)
            .where(release.c.period.in_(self._periods))
            .group_by(*columns)
        )
        return self._connection.execute(question).all()

    def _broken_down(self, attribute: str, rows: Rows, names: Mapping[str, str], visits: int) -> tuple[Figure, ...]:
        counts = {row[0]: int(row[1]) for row in self._told(release_class.c[attribute])}
        return self._rows(attribute, rows, names, counts, visits)

    def _rows(
        self, attribute: str, rows: Rows, names: Mapping[str, str], counts: Counts, visits: int
    ) -> tuple[Figure, ...]:
        """Every visit once: by its value, by a group of values, merged, or not told.

        Where some are told broadly, that nobody was counted with a value does not say that nobody had it: such a 0 is
        left out.
        """
        groups = self._about.groups.get(str(VisitClass.model_fields[attribute].alias), {})
        broad = {code: count for code, count in counts.items() if code == ANY or code in groups}
        exact = {code: count for code, count in counts.items() if code not in broad}
        broader = broader_rows(broad, groups, visits - sum(counts.values()), self._untold)
        return tuple(row for row in rows(names, exact) if row.count or not broader) + broader

    def _counters(self) -> Counts:
        question = (
            select(release_counter.c.name, func.sum(release_counter.c.count))
            .join(release, release.c.message == release_counter.c.release)
            .where(release.c.period.in_(self._weeks))
            .group_by(release_counter.c.name)
        )
        return {name: int(count) for name, count in self._connection.execute(question)}

    def _locations(self, visits: Counts, themes: tuple[Figure, ...]) -> tuple[LocationFigures, ...]:
        counts: dict[str, dict[str, int]] = defaultdict(dict)
        for location, theme, count in self._told(release.c.location, release_class.c.theme):
            counts[location][theme] = int(count)
        found = []
        for code, name in self._names(set(visits)).items():
            came = visits.get(code, 0)
            rows = self._rows("theme", figures.every_row, labels.THEMES, counts[code], came)
            found.append(LocationFigures(code, name, came, aligned(rows, themes)))
        return tuple(found)

    def _tables(self) -> Mapping[str, tuple[Figure, ...]]:
        question = (
            select(release_cell.c.name, release_cell.c.cell, func.sum(release_cell.c.count))
            .join(release, release.c.message == release_cell.c.release)
            .where(release.c.period == self._about.period)
            .group_by(release_cell.c.name, release_cell.c.cell)
        )
        found: dict[str, dict[str, int]] = defaultdict(dict)
        for name, cell, count in self._connection.execute(question):
            found[name][cell] = int(count)
        return {name: cell_rows(counts) for name, counts in sorted(found.items())}

    def _loss(self) -> int:
        question = (
            select(release.c.loss, func.sum(release_class.c.count))
            .join(release, release.c.message == release_class.c.release)
            .where(release.c.period.in_(self._periods))
            .group_by(release.c.message, release.c.loss)
        )
        rows = [(loss, int(count)) for loss, count in self._connection.execute(question)]
        told = sum(count for _, count in rows)
        return round(sum(loss * count for loss, count in rows) / told) if told else 0

    def _coverage(self) -> tuple[Coverage, ...]:
        """Which weeks came in, of those in which each enrolled kiosk should have delivered."""
        received, expected = self._deliveries(), self._expected()
        return tuple(
            Coverage(code, name, len(received[code]), len(received[code] | expected[code]))
            for code, name in self._names({*received, *expected}).items()
            if received[code] or expected[code]
        )

    def _deliveries(self) -> Mapping[str, set[tuple[str, str]]]:
        question = select(release.c.location, release.c.device, release.c.period).where(
            release.c.period.in_(self._weeks)
        )
        found: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for location, device_id, week in self._connection.execute(question):
            found[location].add((device_id, week))
        return found

    def _expected(self) -> Mapping[str, set[tuple[str, str]]]:
        """A week that has ended, in which the kiosk was enrolled, and after which it was not revoked."""
        found: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for row in self._connection.execute(select(device)):
            until = min(row.revoked_on or self._about.made_on, self._about.made_on)
            found[row.location] |= {(row.id, week) for week in self._weeks if row.enrolled_on <= _sunday(week) < until}
        return found

    def _names(self, seen: Mapping[str, object] | set[str]) -> Mapping[str, str]:
        """The region's inlooppunten in its order, then those that only the data know."""
        known = {place.code: place.name for place in self._about.region.locations}
        return known | {code: code for code in sorted(set(seen) - set(known))}


def _sunday(week: str) -> date:
    return date.fromisocalendar(int(week[:4]), int(week[-2:]), 7)

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Counts a month of the region from the releases that came in. Not yet safe to show: see `reports.suppression`."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Column, Connection, Engine, Row, Select, func, select

from kiosk.directory.region import Region
from kiosk.reports import figures, labels
from kiosk.reports.figures import Coverage, LocationFigures, MonthFigures
from kiosk.store.database import reading
from kiosk.store.tables import device, release, release_class, release_counter


def month_figures(engine: Engine, month: str, region: Region, made_on: date) -> MonthFigures:
    """The figures of `month` (`2026-11`) as they stand on `made_on`; all from one moment of the database."""
    with reading(engine) as connection:
        return _Month(connection, month, region, made_on).figures()


class _Month:
    """One month's releases; each question is one grouped query."""

    def __init__(self, connection: Connection, month: str, region: Region, made_on: date) -> None:
        self._connection = connection
        self._month = month
        self._weeks = figures.weeks_of(month)
        self._region = region
        self._made_on = made_on

    def figures(self) -> MonthFigures:
        attribute = release_class.c
        weeks = self._visits_by(release.c.week)
        return MonthFigures(
            region=self._region.name,
            month=self._month,
            made_on=self._made_on,
            visits=sum(weeks.values()),
            counters=figures.every_row(labels.COUNTERS, self._counters()),
            themes=figures.every_row(labels.THEMES, self._visits_by(attribute.theme)),
            visitor_types=figures.every_row(labels.VISITOR_TYPES, self._visits_by(attribute.visitor_type)),
            outcomes=figures.every_row(labels.OUTCOMES, self._visits_by(attribute.outcome_kind)),
            parties=figures.counted_rows(labels.PARTIES, self._visits_by(attribute.destination_party)),
            languages=figures.counted_rows(labels.LANGUAGES, self._visits_by(attribute.language_group)),
            aids=figures.every_row(labels.AIDS, self._visits_by(attribute.aids_used)),
            lengths=figures.every_row(labels.LENGTHS, self._visits_by(attribute.length_band)),
            weeks=figures.week_rows(self._month, weeks),
            locations=self._locations(),
            coverage=self._coverage(),
        )

    def _visits(self, *columns: Column[Any]) -> Sequence[Row[*tuple[Any, ...]]]:
        """Rows of the columns and, last, the number of visits."""
        question: Select[*tuple[Any, ...]] = (
            select(*columns, func.sum(release_class.c.count))
            .join(release, release.c.message == release_class.c.release)
            .where(release.c.week.in_(self._weeks))
            .group_by(*columns)
        )
        return self._connection.execute(question).all()

    def _visits_by(self, column: Column[Any]) -> Mapping[str, int]:
        return {row[0]: int(row[1]) for row in self._visits(column)}

    def _counters(self) -> Mapping[str, int]:
        question = (
            select(release_counter.c.name, func.sum(release_counter.c.count))
            .join(release, release.c.message == release_counter.c.release)
            .where(release.c.week.in_(self._weeks))
            .group_by(release_counter.c.name)
        )
        return {name: int(count) for name, count in self._connection.execute(question)}

    def _locations(self) -> tuple[LocationFigures, ...]:
        counts: dict[str, dict[str, int]] = defaultdict(dict)
        for row in self._visits(release.c.location, release_class.c.theme):
            counts[row[0]][row[1]] = int(row[2])
        return tuple(
            LocationFigures(code, name, sum(counts[code].values()), figures.every_row(labels.THEMES, counts[code]))
            for code, name in self._names(counts).items()
        )

    def _coverage(self) -> tuple[Coverage, ...]:
        """Which weeks came in, of those in which each enrolled kiosk should have delivered."""
        received, expected = self._deliveries(), self._expected()
        return tuple(
            Coverage(code, name, len(received[code]), len(received[code] | expected[code]))
            for code, name in self._names({*received, *expected}).items()
            if received[code] or expected[code]
        )

    def _deliveries(self) -> Mapping[str, set[tuple[str, str]]]:
        question = select(release.c.location, release.c.device, release.c.week).where(release.c.week.in_(self._weeks))
        found: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for location, device_id, week in self._connection.execute(question):
            found[location].add((device_id, week))
        return found

    def _expected(self) -> Mapping[str, set[tuple[str, str]]]:
        """A week that has ended, in which the kiosk was enrolled, and after which it was not revoked."""
        found: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for row in self._connection.execute(select(device)):
            until = min(row.revoked_on or self._made_on, self._made_on)
            found[row.location] |= {(row.id, week) for week in self._weeks if row.enrolled_on <= _sunday(week) < until}
        return found

    def _names(self, seen: Mapping[str, object] | set[str]) -> Mapping[str, str]:
        """The region's inlooppunten in its order, then those that only the data know."""
        known = {place.code: place.name for place in self._region.locations}
        return known | {code: code for code in sorted(set(seen) - set(known))}


def _sunday(week: str) -> date:
    return date.fromisocalendar(int(week[:4]), int(week[-2:]), 7)

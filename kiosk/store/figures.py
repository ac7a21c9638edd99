# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tells a month or quarter of the region from what was added up of its releases. Show it by `reports.suppression`.

The exact number of visits is that of the weeks. What they were about is in the releases of those weeks, of their month
and of their quarter; a month does not hear of visits that could only be told in their quarter, but it counts them.
Where a week never came in, because staff dropped it, say, a month may tell of more visits than its weeks: they count as
well, and the weeks have a row for them.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Engine, func, select

from kiosk.directory.region import Region
from kiosk.policy.anonymity import ANY
from kiosk.reports import figures, labels
from kiosk.reports.broader import LATER, REST, GroupNames, aligned, broader_rows, cell_rows
from kiosk.reports.figures import Coverage, LocationFigures, MonthFigures
from kiosk.reports.figures import Row as Figure
from kiosk.store import rollup
from kiosk.store.database import reading
from kiosk.store.tables import device, figure, release
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
    """What was added up of one month or quarter, and the releases of its weeks."""

    def __init__(self, connection: Connection, about: About) -> None:
        self._connection = connection
        self._about = about
        self._weeks = weeks_of(about.period)
        is_quarter = kind_of(about.period) is PeriodKind.QUARTER
        self._periods = (*(months_of(about.period) if is_quarter else ()), about.period)
        self._untold = REST if is_quarter else LATER
        self._counts = self._added_up()
        self._came, self._told = self._by_location()
        self._unweekly = sum(self._visits_of(code) - self._came.get(code, 0) for code in self._told)

    def figures(self) -> MonthFigures:
        weeks = self._counts[rollup.VISITS]
        visits = sum(weeks.values()) + self._unweekly
        every, counted = figures.every_row, figures.counted_rows
        themes = self._broken_down("theme", every, labels.THEMES, visits)
        return MonthFigures(
            region=self._about.region.name,
            month=self._about.period,
            made_on=self._about.made_on,
            visits=visits,
            counters=every(labels.COUNTERS, self._counts[rollup.COUNTER]),
            themes=themes,
            visitor_types=self._broken_down("visitor_type", every, labels.VISITOR_TYPES, visits),
            outcomes=self._broken_down("outcome_kind", every, labels.OUTCOMES, visits),
            parties=self._broken_down("destination_party", counted, labels.PARTIES, visits),
            languages=self._broken_down("language_group", counted, labels.LANGUAGES, visits),
            aids=self._broken_down("aids_used", every, labels.AIDS, visits),
            lengths=self._broken_down("length_band", every, labels.LENGTHS, visits),
            weeks=figures.week_rows(self._about.period, weeks, self._unweekly),
            locations=self._locations(themes),
            coverage=self._coverage(),
            tables=self._tables(),
            loss=self._loss(),
        )

    def _added_up(self) -> Mapping[str, Counts]:
        """By subject and code, of all locations."""
        columns = (figure.c.subject, figure.c.code)
        question = select(*columns, func.sum(figure.c["count"])).where(figure.c.period.in_(self._periods))
        found: dict[str, dict[str, int]] = defaultdict(dict)
        for subject, code, count in self._connection.execute(question.group_by(*columns)):
            found[subject][code] = int(count)
        return found

    def _broken_down(self, attribute: str, rows: Rows, names: Mapping[str, str], visits: int) -> tuple[Figure, ...]:
        return self._rows(attribute, rows, names, self._counts[attribute], visits)

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

    def _by_location(self) -> tuple[Mapping[str, int], Mapping[str, Counts]]:
        """The visits of the weeks that came in, and what themes were told, for each inlooppunt that has any."""
        columns = (figure.c.location, figure.c.subject, figure.c.code)
        question = (
            select(*columns, func.sum(figure.c["count"]))
            .where(figure.c.period.in_(self._periods), figure.c.subject.in_((rollup.VISITS, "theme")))
            .group_by(*columns)
        )
        visits: dict[str, int] = defaultdict(int)
        told: dict[str, dict[str, int]] = defaultdict(dict)
        for location, subject, code, count in self._connection.execute(question):
            if subject == rollup.VISITS:
                visits[location] += int(count)
            else:
                told[location][code] = int(count)
        return visits, told

    def _visits_of(self, location: str) -> int:
        """At least those of which anything was told."""
        return max(self._came.get(location, 0), sum(self._told.get(location, {}).values()))

    def _locations(self, themes: tuple[Figure, ...]) -> tuple[LocationFigures, ...]:
        found = []
        for code, name in self._names({*self._came, *self._told}).items():
            came = self._visits_of(code)
            rows = self._rows("theme", figures.every_row, labels.THEMES, self._told.get(code, {}), came)
            found.append(LocationFigures(code, name, came, aligned(rows, themes)))
        return tuple(found)

    def _tables(self) -> Mapping[str, tuple[Figure, ...]]:
        return {
            subject.removeprefix(rollup.TABLE): cell_rows(counts)
            for subject, counts in sorted(self._counts.items())
            if subject.startswith(rollup.TABLE)
        }

    def _loss(self) -> int:
        told = sum(self._counts["theme"].values())
        return round(sum(self._counts[rollup.LOSS].values()) / told) if told else 0

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
        for location, device_id, week in self._connection.execute(question).all():
            found[location].add((device_id, week))
        return found

    def _expected(self) -> Mapping[str, set[tuple[str, str]]]:
        """A week that has ended, in which the kiosk was enrolled, and after which it was not revoked."""
        found: dict[str, set[tuple[str, str]]] = defaultdict(set)
        ends = [(week, _sunday(week)) for week in self._weeks]
        question = select(device.c.id, device.c.location, device.c.enrolled_on, device.c.revoked_on)
        for device_id, location, enrolled_on, revoked_on in self._connection.execute(question).all():
            until = min(revoked_on or self._about.made_on, self._about.made_on)
            found[location].update((device_id, week) for week, end in ends if enrolled_on <= end < until)
        return found

    def _names(self, seen: Mapping[str, object] | set[str]) -> Mapping[str, str]:
        """The region's inlooppunten in its order, then those that only the data know."""
        known = {place.code: place.name for place in self._about.region.locations}
        return known | {code: code for code in sorted(set(seen) - set(known))}


def _sunday(week: str) -> date:
    return date.fromisocalendar(int(week[:4]), int(week[-2:]), 7)

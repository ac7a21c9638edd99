# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""From the visits of a period that has closed to its release, and to the visits that wait for a longer one. Pure."""

from collections import Counter as Tally
from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.policy.anonymity import AnonymityRules
from kiosk.storage.closing_week import Ended
from kiosk.visits.anonymise import Anonymised, anonymise
from kiosk.visits.marginal import large_cells
from kiosk.visits.recoding import Recoding, Values
from kiosk.wire.period import PeriodKind, kind_of
from kiosk.wire.release import CountedCell, CountedClass, Release, Table, ToldClass
from kiosk.wire.visit_class import VisitClass


@dataclass(frozen=True, slots=True)
class Released:
    """What leaves the kiosk, and what stays behind for the next period."""

    release: Release
    waiting: tuple[VisitClass, ...]


class Releasing:
    """Makes the releases of one location by its region's rules."""

    def __init__(self, location: str, rules: AnonymityRules) -> None:
        self._location = location
        self._rules = rules
        self._recodings = {kind: Recoding(rules, kind) for kind in PeriodKind}

    def release(self, ended: Ended, seed: int) -> Released:
        """The release of a period. The seed is drawn anew for each, kept nowhere and known to nobody."""
        kind = kind_of(ended.period)
        recoding = self._recodings[kind]
        told = anonymise(Tally(_values(visit, recoding) for visit in ended.visits), recoding, seed)
        last = kind is PeriodKind.QUARTER
        release = Release(
            location=self._location,
            period=ended.period,
            part=ended.part,
            k=self._rules.k,
            l=self._rules.l,
            total=len(ended.visits) if kind is PeriodKind.WEEK else None,
            rest=told.waiting.total() if last else None,
            loss=round(1000 * told.loss),
            classes=tuple(_classes(told, recoding)),
            counters=tuple(sorted(ended.counters, key=lambda one: one.name)),
            cells=tuple(self._cells(ended.cells)),
        )
        waiting = () if last else tuple(_visit(values, recoding) for values in told.waiting.elements())
        return Released(release, waiting)

    def _cells(self, cells: Mapping[Table, Mapping[str, int]]) -> list[CountedCell]:
        return [
            CountedCell(table=table, cell=cell, count=count)
            for table, counts in cells.items()
            for cell, count in sorted(large_cells(counts, self._rules.k).items())
        ]


def _classes(told: Anonymised, recoding: Recoding) -> list[CountedClass]:
    return [
        CountedClass(kind=ToldClass.model_validate(dict(zip(recoding.names, values, strict=True))), count=count)
        for values, count in told.classes
    ]


def _values(visit: VisitClass, recoding: Recoding) -> Values:
    named = visit.model_dump(mode="json", by_alias=True)
    return tuple(named[name] for name in recoding.names)


def _visit(values: Values, recoding: Recoding) -> VisitClass:
    return VisitClass.model_validate(dict(zip(recoding.names, values, strict=True)))

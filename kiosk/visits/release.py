# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a week's visits to what leaves the kiosk: how many visits were equal in all that is kept. Pure."""

from collections import Counter as Tally
from collections.abc import Iterable, Sequence

from kiosk.wire.release import CountedClass, Counter, Release
from kiosk.wire.visit_class import VisitClass, Week


def make_release(location: str, week: Week, rows: Iterable[VisitClass], counters: Sequence[Counter]) -> Release:
    """The release of a location and week; the same visits give the same release, whatever order they came in."""
    tally = Tally(rows)
    classes = [CountedClass(kind=kind, count=count) for kind, count in tally.items()]
    return Release(
        location=location,
        week=week,
        classes=tuple(sorted(classes, key=lambda one: one.kind.model_dump_json())),
        counters=tuple(sorted(counters, key=lambda one: one.name)),
    )

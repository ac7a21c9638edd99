# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the month report says in sentences. Pure; only from figures that may be shown."""

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.reports.broader import LATER, MERGED, REST
from kiosk.reports.figures import days_of, month_name
from kiosk.reports.labels import MONTHS
from kiosk.reports.suppression import Breakdown, SafeMonth, Shown
from kiosk.wire.period import PeriodKind, kind_of, weeks_of
from kiosk.wire.visit_class import CounterName, VisitorType

WITHHELD_SIGN = "\u00d7"
_MOST_LATE = 3
"""Inlooppunten that the sentence on coverage names."""


def period(month: str) -> str:
    """`week 45 tot en met 48: 2 tot en met 29 november`"""
    weeks = [int(week[-2:]) for week in weeks_of(month)]
    first, last = days_of(month)
    start = f"{first.day}" if first.month == last.month else f"{first.day} {MONTHS[first.month - 1]}"
    end = f"{last.day} {MONTHS[last.month - 1]}"
    return f"week {weeks[0]} tot en met {weeks[-1]}: {start} tot en met {end}"


def summary(safe: SafeMonth) -> str:
    """Up to three sentences about what stood out; '' when nothing may be said."""
    return " ".join(_sentences(safe))


def _sentences(safe: SafeMonth) -> Iterator[str]:
    if most := _most(safe.themes, safe.visits):
        yield f"Het thema {most.label} kwam het meest voor: {most.times} keer."
    if most := _most(safe.visitor_types, safe.visits):
        yield f"De grootste groep bezoekers: {most.label.lower()} ({most.times})."
    if most := _most(safe.outcomes, safe.visits):
        yield f"Meestal was de uitkomst: {most.label[0].lower()}{most.label[1:]} ({most.times} keer)."


@dataclass(frozen=True, slots=True)
class _Most:
    label: str
    times: str


def _most(rows: Breakdown, visits: Shown) -> _Most | None:
    """The one row with the most (never the unknown), where anybody can see that it is.

    All hidden numbers are fewer together: to name it in any other case would say something about one of them. And the
    visits whose value is not told would not make another row the largest.
    """
    exact = [row for row in rows or () if isinstance(row.count, int) and not row.broad]
    broad = sum(row.count for row in rows or () if isinstance(row.count, int) and row.broad)
    if not isinstance(visits, int) or not exact:
        return None
    second, highest = sorted([0, *(row.count for row in exact if isinstance(row.count, int))])[-2:]
    hidden = visits - broad - sum(row.count for row in exact if isinstance(row.count, int))
    if second + broad >= highest or hidden + broad >= highest:
        return None
    most = next(row for row in exact if row.count == highest)
    times = f"minstens {written(highest)}" if broad else written(highest)
    return None if most.code == VisitorType.UNKNOWN else _Most(most.label, times)


def written(count: int) -> str:
    """A number as Dutch readers write it: `1.204`."""
    return f"{count:,}".replace(",", ".")


def coverage(safe: SafeMonth) -> str:
    """How complete the figures are."""
    received = sum(place.received for place in safe.coverage)
    expected = sum(place.expected for place in safe.coverage)
    if expected == 0:
        return f"Er was {_this(safe)} geen zuil aangemeld."
    if received >= expected:
        return f"Volledig: alle {expected} weekleveringen van de zuilen zijn binnen."
    return (
        f"Niet volledig: {received} van de {expected} weekleveringen van de zuilen zijn binnen "
        f"({100 * received // expected} %). Nog te weinig: {_late(safe)}. De echte aantallen kunnen dus hoger zijn."
    )


def _this(safe: SafeMonth) -> str:
    return "dit kwartaal" if kind_of(safe.month) is PeriodKind.QUARTER else "deze maand"


def _late(safe: SafeMonth) -> str:
    late = [place for place in safe.coverage if place.received < place.expected]
    named = [f"{place.name} ({place.received} van {place.expected})" for place in late[:_MOST_LATE]]
    rest = len(late) - len(named)
    return ", ".join(named) + (f" en nog {rest} inlooppunten (zie het CSV-bestand)" if rest else "")


def without_visits(safe: SafeMonth) -> str:
    """What there is to say about a month without visits, or with too few to show."""
    month = month_name(safe.month)
    if safe.visits != 0:
        return f"In {month} zijn er minder dan {safe.minimum} bezoeken afgerond: te weinig om iets te tonen."
    begun = next((row.count for row in safe.counters or () if row.code == CounterName.STARTED), 0)
    said = f"In {month} zijn er geen bezoeken afgerond."
    return f"{said} Er is wel {begun} keer begonnen." if isinstance(begun, int) and begun else said


def small_numbers(safe: SafeMonth) -> str:
    """How to read what is not shown."""
    minimum = safe.minimum
    return (
        f"< {minimum} betekent 1 tot en met {minimum - 1}. Zulke kleine aantallen tonen we niet, zodat niemand te "
        f"herkennen is. {WITHHELD_SIGN} is een groter aantal dat we weglaten, omdat een klein aantal er anders uit te "
        "rekenen is. Een leeg vak in de tabel heeft te weinig bezoeken om te tellen. Wat een zuil niet apart "
        f"mag tellen, staat bij ‘{MERGED}’ of ‘{LATER if kind_of(safe.month) is PeriodKind.MONTH else REST}’."
    )

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Hides small counts, and whatever else must go so that no hidden count follows from the rest.

Pure. All breakdowns of a month count the same visits, so one hidden count in a breakdown hides nothing: it is the total
minus the rest. `cell_network.py` finds what else has to go; the table of inlooppunt and theme is one network with both
its margins.

The attacker that this holds against knows every shown figure, knows that every breakdown adds up to the total, that
`SMALL` means 1 up to the minimum (0 is shown as 0) and that `WITHHELD` means the minimum or more.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from kiosk.reports.cell_network import Cell, Hidden, hide
from kiosk.reports.figures import Coverage, LocationFigures, MonthFigures, Row, total
from kiosk.wire.visit_class import NOTHING_FITS_REASONS, RATINGS, CounterName

MINIMUM_CELL: Final = 5
"""The smallest count above 0 that is shown. A region may ask for a higher minimum, never for a lower one."""

Shown = int | Hidden


@dataclass(frozen=True, slots=True)
class SafeRow:
    """A `Row` that may be published."""

    code: str
    label: str
    count: Shown
    broad: bool = False
    """As `Row.broad`."""


Breakdown = tuple[SafeRow, ...] | None
"""None: not one figure of it can be shown without giving a small one away."""


@dataclass(frozen=True, slots=True)
class SafeLocation:
    """One inlooppunt that may be published; `themes` as `Breakdown`."""

    code: str
    name: str
    visits: Shown
    themes: Breakdown


@dataclass(frozen=True, slots=True)
class SafeMonth:
    """`MonthFigures` that may be published."""

    region: str
    month: str
    made_on: date
    definitions: int
    minimum: int
    visits: Shown
    counters: Breakdown
    themes: Breakdown
    visitor_types: Breakdown
    outcomes: Breakdown
    parties: Breakdown
    languages: Breakdown
    aids: Breakdown
    lengths: Breakdown
    weeks: Breakdown
    locations: tuple[SafeLocation, ...] | None
    coverage: tuple[Coverage, ...]
    tables: Mapping[str, Breakdown]
    loss: int


@dataclass(frozen=True, slots=True)
class _Crossed:
    """The table of inlooppunt and theme with its margins."""

    themes: Breakdown
    locations: tuple[SafeLocation, ...] | None


def protect(figures: MonthFigures, minimum: int = MINIMUM_CELL) -> SafeMonth:
    """The figures that may be published. ValueError when they do not add up, or the minimum is below `MINIMUM_CELL`."""
    if minimum < MINIMUM_CELL:
        raise ValueError(f"counts from {minimum} would be shown; the lowest minimum is {MINIMUM_CELL}")
    _check(figures)

    def safe(rows: tuple[Row, ...]) -> Breakdown:
        return _protect_rows(rows, figures.visits, minimum)

    crossed = _protect_crossed(figures, minimum)
    return SafeMonth(
        region=figures.region,
        month=figures.month,
        made_on=figures.made_on,
        definitions=figures.definitions,
        minimum=minimum,
        visits=Hidden.SMALL if _is_small(figures.visits, minimum) else figures.visits,
        counters=_protect_counters(figures.counters, minimum),
        themes=crossed.themes,
        visitor_types=safe(figures.visitor_types),
        outcomes=safe(figures.outcomes),
        parties=safe(figures.parties),
        languages=safe(figures.languages),
        aids=safe(figures.aids),
        lengths=safe(figures.lengths),
        weeks=safe(figures.weeks),
        locations=crossed.locations,
        coverage=figures.coverage,
        tables={name: _protect_alone(rows, minimum) for name, rows in figures.tables.items()},
        loss=figures.loss,
    )


def _check(figures: MonthFigures) -> None:
    """Refuses figures on which the protection would be unsound."""
    themes = [row.code for row in figures.themes]
    sums = {
        name: total(getattr(figures, name))
        for name in ("themes", "visitor_types", "outcomes", "parties", "languages", "aids", "lengths", "weeks")
    }
    sums["locations"] = sum(location.visits for location in figures.locations)
    sums |= {f"theme {row.code}": figures.visits - row.count + _of_theme(figures, row.code) for row in figures.themes}
    for name, found in sums.items():
        if found != figures.visits:
            raise ValueError(f"{name} adds up to {found}, not to the {figures.visits} visits of {figures.month}")
    for location in figures.locations:
        if total(location.themes) != location.visits or [row.code for row in location.themes] != themes:
            raise ValueError(f"the themes of {location.code} are not those of its {location.visits} visits")


def _of_theme(figures: MonthFigures, theme: str) -> int:
    return sum(row.count for location in figures.locations for row in location.themes if row.code == theme)


def _is_small(count: int, minimum: int) -> bool:
    return 0 < count < minimum


def _protect_rows(rows: tuple[Row, ...], visits: int, minimum: int) -> Breakdown:
    """A breakdown whose total is shown."""
    if _is_small(visits, minimum):
        return None
    cells = [Cell(row.code, "total", "sum", row.count, row.count) for row in rows]
    return _marked(rows, hide(cells, minimum))


def _marked(rows: Sequence[Row], hidden: dict[str, Hidden] | None, prefix: str = "") -> Breakdown:
    if hidden is None:
        return None
    return tuple(SafeRow(row.code, row.label, hidden.get(prefix + row.code, row.count), row.broad) for row in rows)


def _protect_alone(rows: tuple[Row, ...], minimum: int) -> Breakdown:
    """A table whose total nobody is told."""
    return _marked(rows, {row.code: Hidden.SMALL for row in rows if _is_small(row.count, minimum)})


def _protect_counters(counters: tuple[Row, ...], minimum: int) -> Breakdown:
    """Counters stand alone, but for three sums.

    Who began either finished, stopped or walked away; who finished may have rated it; who found nothing that fits may
    have said why. Where what was said would give a small count away, none of it is shown.
    """
    ends, said = _ended_cells(counters), _said_cells(counters)
    hidden = hide((*ends, *said), minimum)
    if hidden is None:
        hidden = hide(ends, minimum)
        counters = tuple(row for row in counters if row.code not in {*RATINGS, *NOTHING_FITS_REASONS})
    if hidden is None:
        return None
    alone = {row.code: Hidden.SMALL for row in counters if _is_small(row.count, minimum)}
    return _marked(counters, alone | hidden)


def _ended_cells(counters: tuple[Row, ...]) -> list[Cell]:
    ends = {CounterName.STOPPED: "ended", CounterName.IDLED: "ended", CounterName.FINISHED: "finished"}
    cells = []
    for row in counters:
        if row.code == CounterName.STARTED:
            cells.append(Cell(row.code, "ended", "begun", row.count, row.count))
        elif row.code in ends:
            cost = None if row.code == CounterName.FINISHED else row.count
            cells.append(Cell(row.code, "begun", ends[CounterName(row.code)], row.count, cost))
    finished = sum(row.count for row in counters if row.code == CounterName.FINISHED)
    rated = sum(row.count for row in counters if row.code in RATINGS)
    return [*cells, Cell("not rated", "finished", "ended", finished - rated, None, untold=True)]


def _said_cells(counters: tuple[Row, ...]) -> list[Cell]:
    count = {row.code: row.count for row in counters}
    cells = [Cell(code, "finished", "ended", count.get(code, 0), count.get(code, 0)) for code in RATINGS]
    cells += [Cell(code, "nothing", "sum", count.get(code, 0), count.get(code, 0)) for code in NOTHING_FITS_REASONS]
    nothing = count.get(CounterName.NOTHING_FITS, 0)
    silent = nothing - sum(count.get(code, 0) for code in NOTHING_FITS_REASONS)
    cells.append(Cell(CounterName.NOTHING_FITS, "sum", "nothing", nothing, nothing))
    return [*cells, Cell("not said", "nothing", "sum", silent, None, untold=True)]


def _protect_crossed(figures: MonthFigures, minimum: int) -> _Crossed:
    """Both margins and the table in one; where the table cannot be saved, the margins by themselves."""
    if _is_small(figures.visits, minimum):
        return _Crossed(None, None)
    hidden = hide(_crossed_cells(figures), minimum)
    if hidden is None:
        return _margins_only(figures, minimum)
    locations = tuple(_safe_location(location, hidden) for location in figures.locations)
    return _Crossed(_marked(figures.themes, hidden, "theme "), locations)


def _crossed_cells(figures: MonthFigures) -> list[Cell]:
    """A margin is dearer than any cell of the table: the charts of themes and locations come before the table."""
    margin = figures.visits
    cells = [Cell(f"theme {row.code}", row.code, "sum", row.count, margin + row.count) for row in figures.themes]
    for location in figures.locations:
        place = f"at {location.code}"
        cells.append(Cell(place, "total", place, location.visits, margin + location.visits))
        cells.extend(Cell(f"{place} {row.code}", place, row.code, row.count, row.count) for row in location.themes)
    return cells


def _safe_location(location: LocationFigures, hidden: dict[str, Hidden]) -> SafeLocation:
    """Where so few came that their number is hidden, even a theme that nobody came for says too much."""
    place = f"at {location.code}"
    visits = hidden.get(place, location.visits)
    themes = None if visits is Hidden.SMALL else _marked(location.themes, hidden, f"{place} ")
    return SafeLocation(location.code, location.name, visits, themes)


def _margins_only(figures: MonthFigures, minimum: int) -> _Crossed:
    rows = tuple(Row(location.code, location.name, location.visits) for location in figures.locations)
    margin = _protect_rows(rows, figures.visits, minimum)
    locations = None if margin is None else tuple(SafeLocation(r.code, r.label, r.count, None) for r in margin)
    return _Crossed(_protect_rows(figures.themes, figures.visits, minimum), locations)

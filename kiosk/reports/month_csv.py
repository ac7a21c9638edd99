# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The figures of the month report as CSV, one row per figure: for a spreadsheet, and as open data.

RFC 4180 with `;` between fields, as Dutch spreadsheets expect, and line ends CR LF. Save it as UTF-8 with a byte order
mark (Python `utf-8-sig`), else Excel reads Latin-1. All numbers are whole numbers without separators.

| column | holds |
|---|---|
| definitieversie | version of the definitions, in every row |
| regio, maand | region; `2026-11`, or `2026-Q4` for a quarter |
| onderwerp | `bezoeken`, `teller`, `thema`, …; `inlooppunt en thema` is the crossed table |
| inlooppunt, inlooppuntnaam | code and name, where the row is about one |
| code, omschrijving | the code of the wire and its Dutch name |
| aantal | the number; empty where it is not shown |
| toelichting | empty, or why there is no number: `<5`, `verborgen` or `te weinig bezoeken` |
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from kiosk.directory.plain_text import clean
from kiosk.reports.cell_network import Hidden
from kiosk.reports.figures import MonthFigures
from kiosk.reports.suppression import Breakdown, SafeLocation, SafeMonth, Shown, protect

COLUMNS = (
    *("definitieversie", "regio", "maand", "onderwerp", "inlooppunt", "inlooppuntnaam"),
    *("code", "omschrijving", "aantal", "toelichting"),
)
TOO_FEW = "te weinig bezoeken"
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a spreadsheet may take for the start of a formula, in plain and in full-width form."""

_Fields = tuple[str, str, str, str, str, Shown | None]
"""onderwerp, inlooppunt, inlooppuntnaam, code, omschrijving, count (None: too few to show)."""


def month_csv(figures: MonthFigures) -> str:
    """The figures that may be shown, as CSV. ValueError when the figures do not add up."""
    return as_csv(month_rows(figures))


def month_rows(figures: MonthFigures) -> list[tuple[str, ...]]:
    """The figures that may be shown, a text for each column. ValueError when the figures do not add up."""
    safe = protect(figures)
    start = (str(safe.definitions), safe.region, safe.month)
    return [(*start, *fields, *_number(count, safe.minimum)) for *fields, count in _rows(safe)]


def as_csv(rows: Iterable[Sequence[str]]) -> str:
    """Rows of `COLUMNS` under their names."""
    target = StringIO()
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([guarded(field) for field in row] for row in rows)
    return target.getvalue()


def guarded(field: str) -> str:
    """The field in plain text, with an apostrophe before what a spreadsheet would run as a formula."""
    plain = clean(field)
    return f"'{plain}" if plain.startswith(_FORMULA) else plain


def _number(count: Shown | None, minimum: int) -> list[str]:
    match count:
        case None:
            return ["", TOO_FEW]
        case Hidden.SMALL:
            return ["", f"<{minimum}"]
        case Hidden.WITHHELD:
            return ["", "verborgen"]
        case _:
            return [str(count), ""]


def _rows(safe: SafeMonth) -> Iterator[_Fields]:
    yield "bezoeken", "", "", "", "Afgeronde bezoeken", safe.visits
    yield from _breakdown("teller", safe.counters)
    yield from _breakdown("thema", safe.themes)
    yield from _breakdown("bezoekerstype", safe.visitor_types)
    yield from _breakdown("uitkomst", safe.outcomes)
    yield from _breakdown("bestemming", safe.parties)
    yield from _breakdown("taal", safe.languages)
    yield from _breakdown("hulpmiddel", safe.aids)
    yield from _breakdown("duur", safe.lengths)
    yield from _breakdown("week", safe.weeks)
    yield from _locations(safe.locations)
    for subject, rows in safe.tables.items():
        yield from _breakdown(subject, rows)
    yield "verlies", "", "", "", "Verlies aan detail, in duizendsten", safe.loss
    for place in safe.coverage:
        yield "ontvangen weken", place.code, place.name, "", "Ontvangen weekleveringen", place.received
        yield "verwachte weken", place.code, place.name, "", "Verwachte weekleveringen", place.expected


def _breakdown(subject: str, rows: Breakdown, code: str = "", name: str = "") -> Iterator[_Fields]:
    if rows is None:
        yield subject, code, name, "", "", None
    else:
        for row in rows:
            yield subject, code, name, row.code, row.label, row.count


def _locations(locations: tuple[SafeLocation, ...] | None) -> Iterator[_Fields]:
    if locations is None:
        yield "inlooppunt", "", "", "", "", None
        return
    for place in locations:
        yield "inlooppunt", place.code, place.name, "", "Afgeronde bezoeken", place.visits
    for place in locations:
        yield from _breakdown("inlooppunt en thema", place.themes, place.code, place.name)

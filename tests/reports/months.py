# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Months to report on: a busy one that reads like a real region, an empty one, and one made of any table."""

from collections.abc import Mapping, Sequence
from datetime import date

from kiosk.reports import labels
from kiosk.reports.figures import (
    Coverage,
    LocationFigures,
    MonthFigures,
    Row,
    counted_rows,
    every_row,
    week_rows,
)

PLACES = {
    "rivierstad-centrum": "Werkcentrum Rivierstad",
    "zandhoven-bibliotheek": "Bibliotheek Zandhoven",
    "lindemeer-gemeentehuis": "Gemeentehuis Lindemeer",
}
THEMES = tuple(labels.THEMES)
BUSY_TABLE = {
    "rivierstad-centrum": (18, 12, 21, 34, 27, 41, 61, 19, 6, 2),
    "zandhoven-bibliotheek": (5, 3, 11, 6, 12, 9, 14, 2, 0, 0),
    "lindemeer-gemeentehuis": (6, 1, 7, 9, 5, 14, 11, 4, 1, 0),
}
BUSY_VISITOR_TYPES = {
    "werkzoekende": 187,
    "werkende": 86,
    "werkgever": 22,
    "zelfstandige": 31,
    "student": 33,
    "onbekend": 2,
}
BUSY_PARTIES = {
    "uwv": 96,
    "gemeente": 71,
    "werkcentrum": 79,
    "leerwerkloket": 38,
    "sbb": 14,
    "vakbond": 9,
    "juridisch-loket": 12,
    "kvk": 11,
    "bibliotheek": 15,
    "doorstroompunt": 7,
    "ind": 2,
    "idw": 4,
    "werkgeversservicepunt": 3,
}
BUSY_AIDS = {"geen": 298, "spraak": 24, "grote-tekst": 21, "contrast": 3, "laag": 9, "meer-dan-een": 6}
BUSY_LENGTHS = {"tot-2-min": 97, "2-tot-5-min": 181, "5-tot-10-min": 66, "vanaf-10-min": 17}
BUSY_COUNTERS = {
    "begonnen": 452,
    "afgerond": 361,
    "gestopt": 38,
    "weggelopen": 53,
    "gids-gevraagd": 82,
    "niets-past": 14,
    "niets-past-andere-vraag": 7,
    "niets-past-niet-bereikbaar": 2,
    "goed-geholpen": 120,
    "gaat-wel": 31,
    "niet-geholpen": 3,
}


def month_of(table: Mapping[str, Sequence[int]], themes: Sequence[str] = THEMES, **breakdowns: object) -> MonthFigures:
    """A month whose table of inlooppunt and theme is given; what is not given has one row with every visit."""
    names = {code: labels.THEMES.get(code, code) for code in themes}
    visits = sum(sum(counts) for counts in table.values())
    columns = {code: sum(counts[at] for counts in table.values()) for at, code in enumerate(themes)}
    whole = (Row("alle", "Alle", visits),)
    given: dict[str, object] = {
        "visitor_types": whole,
        "outcomes": whole,
        "parties": whole,
        "languages": whole,
        "aids": whole,
        "lengths": whole,
        "weeks": whole,
        "counters": every_row(labels.COUNTERS, {"begonnen": visits, "afgerond": visits}),
        "coverage": tuple(Coverage(code, PLACES.get(code, code), 4, 4) for code in table),
    }
    return MonthFigures(
        region="Rivierenmond",
        month="2026-11",
        made_on=date(2026, 12, 2),
        visits=visits,
        themes=every_row(names, columns),
        locations=tuple(
            LocationFigures(
                code, PLACES.get(code, code), sum(counts), every_row(names, dict(zip(themes, counts, strict=True)))
            )
            for code, counts in table.items()
        ),
        **(given | breakdowns),  # type: ignore[arg-type]  # one mapping holds the rows and the coverage
    )


def busy_month() -> MonthFigures:
    """Three inlooppunten, 361 visits, with small counts in many places and one week that did not come in."""
    return month_of(
        BUSY_TABLE,
        visitor_types=every_row(labels.VISITOR_TYPES, BUSY_VISITOR_TYPES),
        outcomes=every_row(labels.OUTCOMES, {"informatie": 104, "verwijzing-papier": 178, "gids": 79}),
        parties=counted_rows(labels.PARTIES, BUSY_PARTIES),
        languages=counted_rows(labels.LANGUAGES, {"nl": 251, "ar": 37, "en": 29, "pl": 21, "uk": 14, "anders": 9}),
        aids=every_row(labels.AIDS, BUSY_AIDS),
        lengths=every_row(labels.LENGTHS, BUSY_LENGTHS),
        weeks=week_rows("2026-11", {"2026-W45": 74, "2026-W46": 91, "2026-W47": 108, "2026-W48": 88}),
        counters=every_row(labels.COUNTERS, BUSY_COUNTERS),
        coverage=(
            Coverage("rivierstad-centrum", "Werkcentrum Rivierstad", 8, 8),
            Coverage("zandhoven-bibliotheek", "Bibliotheek Zandhoven", 3, 4),
            Coverage("lindemeer-gemeentehuis", "Gemeentehuis Lindemeer", 4, 4),
        ),
    )


def empty_month() -> MonthFigures:
    """A month in which the kiosks reported, but nobody came."""
    return month_of(dict.fromkeys(PLACES, (0,) * len(THEMES)), weeks=week_rows("2026-11", {}))

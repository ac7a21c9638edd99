# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A month counts every visit once, in every breakdown, and says which weeks are missing."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import Engine

from kiosk import places
from kiosk.clock import AMSTERDAM
from kiosk.directory.region import Region, load_region
from kiosk.reports.broader import UNTOLD, group_names
from kiosk.reports.figures import Coverage, MonthFigures, total
from kiosk.reports.suppression import protect
from kiosk.store.enrolment import revoke
from kiosk.store.figures import About, month_figures
from kiosk.wire.period import weeks_of
from tests.store.kiosks import Client, Kiosk, ManualClock, counted, enrolled, message, release_of, verdicts
from tests.visits.anonymity.quarters import shipped

CENTRE, LIBRARY, TOWN_HALL = "rivierstad-centrum", "zandhoven-bibliotheek", "lindemeer-gemeentehuis"
MADE_ON = date(2026, 12, 2)
THEMES = ("EW02", "EW05")
NOVEMBER = ("2026-W45", "2026-W46", "2026-W47", "2026-W48")


@pytest.fixture
def region() -> Region:
    return load_region(places.resources() / "region.json")


@pytest.fixture
def clock() -> ManualClock:
    """Enrolled in October, so that all of November is expected."""
    return ManualClock(datetime(2026, 10, 1, 9, 0, tzinfo=AMSTERDAM))


@pytest.fixture
def later(clock: ManualClock, kiosk: Kiosk) -> ManualClock:
    """The same clock, moved past November after the kiosk enrolled."""
    clock.now = datetime(2026, 12, 2, 9, 0, tzinfo=AMSTERDAM)
    return clock


def figures_of(engine: Engine, region: Region, period: str = "2026-11", made_on: date = MADE_ON) -> MonthFigures:
    return month_figures(engine, About(period, region, made_on, group_names(shipped())))


def november(engine: Engine, region: Region) -> MonthFigures:
    return figures_of(engine, region)


def counts(figures: MonthFigures, breakdown: str) -> dict[str, int]:
    return {row.code: row.count for row in getattr(figures, breakdown) if row.count}


BREAKDOWNS = ("themes", "visitor_types", "outcomes", "parties", "languages", "aids", "lengths", "weeks")


def test_empty_month_is_a_month_of_zeros(store_engine: Engine, region: Region) -> None:
    figures = november(store_engine, region)
    assert figures.visits == 0
    assert [row.code for row in figures.weeks] == list(NOVEMBER)
    assert [place.code for place in figures.locations] == [CENTRE, LIBRARY, TOWN_HALL]
    assert figures.coverage == ()


def test_every_breakdown_counts_every_visit_once(
    later: ManualClock, kiosk: Kiosk, region: Region, store_engine: Engine
) -> None:
    classes = [counted(6, thema="EW03"), counted(7, thema="EW09", taal="ar"), counted(5, thema="EW09")]
    classes += [counted(9, thema="EW03", taal="ar"), counted(5, thema="*", taal="niet-nederlands", dagdeel="overdag")]
    for one in classes:
        one["klasse"] |= {"bestemming": "*", "hulpmiddelen": "een-of-meer"}
    messages = [
        message("2026-W45", 4),
        release_of("2026-W46", totaal=40, tellers=[{"naam": "afgerond", "aantal": 40}]),
        release_of("2026-11", klassen=classes),
    ]
    assert set(verdicts(kiosk.send(*messages))) == {"opgeslagen"}
    figures = november(store_engine, region)
    assert figures.visits == 44
    for breakdown in BREAKDOWNS:
        assert total(getattr(figures, breakdown)) == figures.visits, breakdown
    assert counts(figures, "themes") == {"EW03": 15, "EW09": 12, "*": 5, UNTOLD: 12}
    assert counts(figures, "languages") == {"nl": 11, "ar": 16, "niet-nederlands": 5, UNTOLD: 12}
    assert counts(figures, "parties") == {"*": 32, UNTOLD: 12}
    assert counts(figures, "counters") == {"afgerond": figures.visits}
    assert [row.label for row in figures.themes if row.broad] == ["Samengevoegd", "Volgt met kwartaal"]
    assert [row.label for row in figures.aids if row.broad] == ["Een of meer hulpmiddelen", "Volgt met kwartaal"]


def test_a_month_without_anything_broad_has_no_rows_for_it(
    later: ManualClock, kiosk: Kiosk, region: Region, store_engine: Engine
) -> None:
    classes = [counted(5, thema=theme, bestemming=party) for theme in ("EW01", "EW02") for party in ("uwv", "sbb")]
    kiosk.send(release_of("2026-W45", totaal=20, klassen=classes))
    figures = november(store_engine, region)
    assert not any(row.broad for breakdown in BREAKDOWNS for row in getattr(figures, breakdown))


def test_a_quarter_knows_of_its_months_and_of_itself_what_a_month_cannot_know(
    later: ManualClock, kiosk: Kiosk, region: Region, store_engine: Engine
) -> None:
    later.now = datetime(2027, 1, 6, 9, 0, tzinfo=AMSTERDAM)
    of_quarter = [counted(5, thema=theme, bestemming="*") for theme in ("EW04", "EW05")]
    cells = [
        {"tabel": "drukte", "vak": "di.ochtend", "aantal": 9},
        {"tabel": "drukte", "vak": "ma.avond", "aantal": 5},
        {"tabel": "drukte", "vak": "*", "aantal": 6},
        {"tabel": "niets-past-bij", "vak": "doel", "aantal": 5},
    ]
    kiosk.send(
        message("2026-W45", 20),
        message("2026-W46", 3),
        release_of("2026-W50", totaal=10),
        release_of("2026-11", klassen=[]),
        release_of("2026-Q4", rest=3, klassen=of_quarter, tabellen=cells, verliesPromille=300),
    )
    month, quarter = november(store_engine, region), figures_of(store_engine, region, "2026-Q4", date(2027, 1, 6))
    assert (month.visits, quarter.visits) == (23, 33)
    assert counts(month, "themes") == {"*": 20, UNTOLD: 3}
    assert counts(quarter, "themes") == {"*": 20, "EW04": 5, "EW05": 5, UNTOLD: 3}
    assert [row.label for row in quarter.themes if row.code == UNTOLD] == ["Niet te verdelen"]
    assert [row.code for row in quarter.weeks] == list(weeks_of("2026-Q4"))
    assert {name: [(row.label, row.count) for row in rows] for name, rows in quarter.tables.items()} == {
        "drukte": [("maandagavond", 5), ("dinsdagochtend", 9), ("Samengevoegd", 6)],
        "niets-past-bij": [("doel", 5)],
    }
    assert month.tables == {}


def test_visits_of_which_the_week_never_came_in_count_too(
    later: ManualClock, kiosk: Kiosk, client: Client, region: Region, store_engine: Engine, clock: ManualClock
) -> None:
    library = enrolled(client, store_engine, clock, LIBRARY)
    kiosk.send(message("2026-W45", 4), release_of("2026-11", klassen=[counted(10, thema="*", bestemming="*")]))
    library.send(message("2026-W45", 30, location=LIBRARY))
    figures = november(store_engine, region)
    assert figures.visits == 40
    assert {place.code: place.visits for place in figures.locations} == {CENTRE: 10, LIBRARY: 30, TOWN_HALL: 0}
    assert [(row.label, row.count) for row in figures.weeks if row.count] == [("week 45", 34), ("geen week", 6)]
    assert {total(getattr(figures, name)) for name in BREAKDOWNS} == {40}
    protect(figures)


def test_the_loss_is_that_of_all_releases_by_the_visits_they_tell(
    later: ManualClock, kiosk: Kiosk, region: Region, store_engine: Engine
) -> None:
    light, heavy = [counted(30, thema="*", bestemming="*")], [counted(10, thema="*", bestemming="*")]
    kiosk.send(
        release_of("2026-W45", totaal=40, klassen=light, verliesPromille=100),
        release_of("2026-11", klassen=heavy, verliesPromille=500),
    )
    assert november(store_engine, region).loss == 200
    assert figures_of(store_engine, region, "2026-10").loss == 0


def test_week_belongs_to_the_month_of_its_thursday(
    later: ManualClock, kiosk: Kiosk, region: Region, store_engine: Engine
) -> None:
    kiosk.send(message("2026-W44", 3), message("2026-W45", 5), message("2026-W48", 6))
    assert november(store_engine, region).visits == 11
    assert figures_of(store_engine, region, "2026-10").visits == 3


def test_locations_are_told_apart(
    later: ManualClock, kiosk: Kiosk, client: Client, region: Region, store_engine: Engine, clock: ManualClock
) -> None:
    library = enrolled(client, store_engine, clock, LIBRARY)
    kiosk.send(release_of("2026-W45", totaal=10, klassen=[counted(5, thema=one, bestemming="*") for one in THEMES]))
    library.send(message("2026-W45", 3, location=LIBRARY), message("2026-W46", 8, location=LIBRARY))
    figures = november(store_engine, region)
    assert {place.code: place.visits for place in figures.locations} == {CENTRE: 10, LIBRARY: 11, TOWN_HALL: 0}
    assert {tuple(row.code for row in place.themes) for place in figures.locations} == {
        tuple(row.code for row in figures.themes)
    }
    assert [total(place.themes) for place in figures.locations] == [10, 11, 0]


def test_place_that_left_the_region_file_still_counts(
    later: ManualClock, client: Client, region: Region, store_engine: Engine, clock: ManualClock
) -> None:
    gone = enrolled(client, store_engine, clock, "oud-inlooppunt")
    gone.send(message("2026-W45", 2, location="oud-inlooppunt"))
    figures = november(store_engine, region)
    assert figures.visits == sum(place.visits for place in figures.locations) == 2
    assert figures.locations[-1].name == "oud-inlooppunt"


def test_coverage_says_which_deliveries_are_missing(
    later: ManualClock, kiosk: Kiosk, region: Region, store_engine: Engine
) -> None:
    kiosk.send(message("2026-W45", 0), message("2026-W47", 3))
    assert november(store_engine, region).coverage == (Coverage(CENTRE, "Werkcentrum Rivierstad", 2, 4),)


def test_week_that_has_not_ended_is_not_expected(kiosk: Kiosk, region: Region, store_engine: Engine) -> None:
    figures = figures_of(store_engine, region, made_on=date(2026, 11, 18))
    assert [(place.received, place.expected) for place in figures.coverage] == [(0, 2)]


def test_kiosk_is_expected_from_the_week_in_which_it_enrolled_until_it_is_revoked(
    client: Client, region: Region, store_engine: Engine, clock: ManualClock
) -> None:
    clock.now = datetime(2026, 11, 11, 9, 0, tzinfo=AMSTERDAM)
    kiosk = enrolled(client, store_engine, clock, LIBRARY)
    assert [place.expected for place in november(store_engine, region).coverage] == [3]
    clock.move(timedelta(days=7))
    revoke(store_engine, kiosk.id, clock)
    assert [place.expected for place in november(store_engine, region).coverage] == [1]


def test_delivery_from_before_the_enrolment_is_never_more_than_all(
    client: Client, region: Region, store_engine: Engine, clock: ManualClock
) -> None:
    clock.now = datetime(2026, 11, 25, 9, 0, tzinfo=AMSTERDAM)
    enrolled(client, store_engine, clock, CENTRE).send(message("2026-W45", 2))
    assert [(place.received, place.expected) for place in november(store_engine, region).coverage] == [(1, 2)]

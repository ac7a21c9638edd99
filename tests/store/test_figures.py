# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A month counts every visit once, in every breakdown, and says which weeks are missing."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import Engine

from kiosk import places
from kiosk.clock import AMSTERDAM
from kiosk.directory.region import Region, load_region
from kiosk.reports.figures import Coverage, MonthFigures, total
from kiosk.store.enrolment import revoke
from kiosk.store.figures import month_figures
from tests.store.kiosks import Client, Kiosk, ManualClock, enrolled, message, verdicts

CENTRE, LIBRARY, TOWN_HALL = "rivierstad-centrum", "zandhoven-bibliotheek", "lindemeer-gemeentehuis"
MADE_ON = date(2026, 12, 2)
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


def november(engine: Engine, region: Region) -> MonthFigures:
    return month_figures(engine, "2026-11", region, MADE_ON)


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
    languages, themes_sent, visits = ("nl", "ar", "xx", "nl"), ("EW03", "EW03", "EW09", "EW01"), (4, 9, 2, 7)
    sent_weeks = zip(NOVEMBER, visits, themes_sent, languages, strict=True)
    messages = [message(week, count, thema=theme, taal=language) for week, count, theme, language in sent_weeks]
    assert set(verdicts(kiosk.send(*messages))) == {"opgeslagen"}
    figures = november(store_engine, region)
    assert figures.visits == 22
    for breakdown in BREAKDOWNS:
        assert total(getattr(figures, breakdown)) == figures.visits, breakdown
    assert counts(figures, "themes") == {"EW01": 7, "EW03": 13, "EW09": 2}
    assert counts(figures, "languages") == {"nl": 11, "ar": 9, "xx": 2}
    assert counts(figures, "counters") == {"afgerond": figures.visits}


def test_week_belongs_to_the_month_of_its_thursday(
    later: ManualClock, kiosk: Kiosk, region: Region, store_engine: Engine
) -> None:
    kiosk.send(message("2026-W44", 3), message("2026-W45", 5), message("2026-W48", 6))
    assert november(store_engine, region).visits == 11
    assert month_figures(store_engine, "2026-10", region, MADE_ON).visits == 3


def test_locations_are_told_apart(
    later: ManualClock, kiosk: Kiosk, client: Client, region: Region, store_engine: Engine, clock: ManualClock
) -> None:
    library = enrolled(client, store_engine, clock, LIBRARY)
    kiosk.send(message("2026-W45", 5, thema="EW02"))
    library.send(message("2026-W45", 3, location=LIBRARY, thema="EW02"), message("2026-W46", 4, location=LIBRARY))
    figures = november(store_engine, region)
    assert {place.code: place.visits for place in figures.locations} == {CENTRE: 5, LIBRARY: 7, TOWN_HALL: 0}
    assert {tuple(row.code for row in place.themes) for place in figures.locations} == {
        tuple(row.code for row in figures.themes)
    }
    assert [total(place.themes) for place in figures.locations] == [5, 7, 0]


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
    figures = month_figures(store_engine, "2026-11", region, date(2026, 11, 18))
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

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is added up as releases come in is what counting them anew gives, whatever comes in and however often."""

from collections import defaultdict
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select

from kiosk.store.database import reading
from kiosk.store.enrolment import find_device
from kiosk.store.envelope import open_envelope
from kiosk.store.intake import take_in
from kiosk.store.rollup import shown_in
from kiosk.store.tables import figure, release
from tests.store.counted_anew import added_up, counted_anew
from tests.store.kiosks import Client, Kiosk, ManualClock, counted, enrolled, envelope, release_of

PERIODS = ("2026-W40", "2026-W44", "2026-W45", "2026-W46", "2026-10", "2026-11", "2026-Q3", "2026-Q4")
LIBRARY = "zandhoven-bibliotheek"

classes = st.lists(
    st.builds(
        lambda count, theme, party, language: counted(count, thema=theme, bestemming=party, taal=language),
        st.integers(5, 400),
        st.just("*"),
        st.just("*"),
        st.sampled_from(("nl", "ar", "pl", "niet-nederlands")),
    ),
    max_size=4,
    unique_by=lambda one: one["klasse"]["taal"],
)


@st.composite
def releases(draw: st.DrawFn, location: str = "rivierstad-centrum") -> dict[str, Any]:
    """One that may be sent, of any kind of period."""
    period = draw(st.sampled_from(PERIODS))
    content: dict[str, Any] = {"klassen": draw(classes), "verliesPromille": draw(st.integers(0, 1_000))}
    told = sum(one["aantal"] for one in content["klassen"])
    if "W" in period:
        content["totaal"] = told + draw(st.integers(0, 50))
        content["tellers"] = [{"naam": "afgerond", "aantal": content["totaal"]}]
    if "Q" in period:
        content["rest"] = 1
        content["tabellen"] = [{"tabel": "drukte", "vak": "di.ochtend", "aantal": draw(st.integers(5, 90))}]
    return release_of(period, location=location, **content)


def same_as_counted_anew(engine: Engine) -> None:
    with reading(engine) as connection:
        shown: dict[str, list[str]] = defaultdict(list)
        for period in connection.scalars(select(release.c.period).distinct()):
            shown[shown_in(period)].append(period)
        assert set(connection.scalars(select(figure.c.period))) <= set(shown)
        for name, periods in shown.items():
            assert added_up(connection, name) == counted_anew(connection, periods)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    mine=st.lists(releases(), min_size=1, max_size=6),
    theirs=st.lists(releases(LIBRARY), max_size=4),
    again=st.booleans(),
)
def test_figures_are_those_of_the_releases_counted_anew(
    store_engine: Engine, client: Client, clock: ManualClock, mine: Any, theirs: Any, again: bool
) -> None:
    for location, sent in (("rivierstad-centrum", mine), (LIBRARY, theirs)):
        device = find_device(store_engine, enrolled(client, store_engine, clock, location).id)
        assert device is not None
        for _ in range(1 + again):
            take_in(store_engine, device, open_envelope(envelope(*sent)).arrived, clock)
    same_as_counted_anew(store_engine)


def test_what_is_refused_adds_nothing(kiosk: Kiosk, store_engine: Engine) -> None:
    kiosk.send(release_of("2026-W45", totaal=5, klassen=[counted(5, thema="*", bestemming="*")]))
    kiosk.send(release_of("2026-W45", totaal=9, klassen=[counted(9, thema="*", bestemming="*")]))
    same_as_counted_anew(store_engine)
    with reading(store_engine) as connection:
        assert added_up(connection, "2026-11")["visits", "rivierstad-centrum", "2026-W45"] == 5

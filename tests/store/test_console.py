# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the command line asks of the store, and the one line that it gets when that cannot be."""

from datetime import datetime

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from kiosk import places
from kiosk.clock import AMSTERDAM
from kiosk.directory.region import load_region
from kiosk.store import console
from kiosk.store.console import StoreError
from kiosk.store.database import alembic_config
from kiosk.store.serve import serve_store
from tests.store.kiosks import Kiosk, ManualClock, message

REGION = load_region(places.resources() / "region.json")
PLACE = "rivierstad-centrum"
AWAY = "postgresql+psycopg://me@127.0.0.1:1/store"


def test_migrate_names_the_version_however_often(bare_url: str) -> None:
    newest = ScriptDirectory.from_config(alembic_config()).get_current_head()
    assert console.migrate(bare_url) == console.migrate(bare_url) == newest


def test_invite_gives_a_code_on_an_empty_database(bare_url: str) -> None:
    assert len(console.invite(bare_url, PLACE, REGION)) == 14


def test_invite_for_a_place_that_is_not_there_names_those_that_are(store_url: str) -> None:
    with pytest.raises(StoreError, match="no inlooppunt maan; choose from: rivierstad-centrum, "):
        console.invite(store_url, "maan", REGION)


def test_kiosks_can_be_listed_and_revoked(
    kiosk: Kiosk, store_engine: Engine, store_url: str, clock: ManualClock
) -> None:
    console.revoke(store_url, kiosk.id, clock=clock)
    listed = console.devices(store_url)[0].known
    assert (listed.id, listed.location, listed.revoked_on) == (kiosk.id, PLACE, clock().date())
    with pytest.raises(StoreError, match="no kiosk zuil-maan; known here: zuil-"):
        console.revoke(store_url, "zuil-maan", clock=clock)
    with pytest.raises(StoreError, match="no kiosk zuil-maan"):
        console.invite(store_url, PLACE, REGION, replaces="zuil-maan")


def test_month_is_counted(kiosk: Kiosk, store_url: str, clock: ManualClock) -> None:
    kiosk.send(message(visits=9))
    assert console.month_figures(store_url, "2026-11", REGION, clock=clock).visits == 9


@pytest.mark.parametrize("month", ["2026-13", "november", "2026-1", "2026-W47", "", "0000-01"])
def test_what_is_no_month_is_said_to_be_none(month: str, clock: ManualClock) -> None:
    with pytest.raises(StoreError, match="is no month or quarter; write it as in --month 2026-11 or --month 2026-Q4"):
        console.month_figures(AWAY, month, REGION, clock=clock)


def test_month_that_has_yet_to_begin_is_said_to_be_so() -> None:
    clock = ManualClock(datetime(2026, 11, 30, 23, 59, tzinfo=AMSTERDAM))
    with pytest.raises(StoreError, match="2026-12 has yet to begin"):
        console.month_figures(AWAY, "2026-12", REGION, clock=clock)


def test_quarter_is_counted_from_its_first_month_on(kiosk: Kiosk, store_url: str, clock: ManualClock) -> None:
    kiosk.send(message(visits=9))
    assert console.month_figures(store_url, "2026-Q4", REGION, clock=clock).visits == 9
    with pytest.raises(StoreError, match="2027-Q1 has yet to begin"):
        console.month_figures(AWAY, "2027-Q1", REGION, clock=clock)


def test_refusals_are_listed_with_their_reason(kiosk: Kiosk, store_url: str) -> None:
    kiosk.send(message(location="zandhoven-bibliotheek"))
    (refused,) = console.refusals(store_url)
    assert refused.device == kiosk.id
    assert "ander inlooppunt" in refused.reason


def test_database_that_is_away_is_said_in_one_line(clock: ManualClock) -> None:
    for ask in (
        lambda: console.migrate(AWAY),
        lambda: console.invite(AWAY, PLACE, REGION),
        lambda: console.refusals(AWAY),
        lambda: console.month_figures(AWAY, "2026-10", REGION, clock=clock),
        lambda: serve_store(AWAY, port=0, announce=print),
    ):
        with pytest.raises(StoreError, match="cannot be used") as caught:
            ask()
        assert len(str(caught.value).splitlines()) == 1

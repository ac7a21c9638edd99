# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A region that grows puts its reports on a replica: PostgreSQL streams to it, and it can be read and not written."""

import time
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner
from sqlalchemy import make_url, text
from sqlalchemy.exc import DBAPIError

from kiosk import places
from kiosk.clock import system_clock
from kiosk.commands.store import store
from kiosk.directory.region import load_region
from kiosk.store.database import open_store
from kiosk.store.figures import About, month_figures
from kiosk.store.service import create_app
from tests.postgres import private_server, replica_of
from tests.store.kiosks import Client, ManualClock, enrolled, message, verdicts
from tests.store.referrals import accepting

CATCHES_UP_WITHIN_S = 60


def catch_up(primary: str, standby: str) -> None:
    """Until the standby has all that the primary wrote; it says itself how far it is."""
    with psycopg.connect(plain(primary)) as connection:
        row = connection.execute("SELECT pg_current_wal_lsn()::text").fetchone()
    assert row is not None
    until = time.monotonic() + CATCHES_UP_WITHIN_S
    with psycopg.connect(plain(standby), autocommit=True) as connection:
        asked = "SELECT pg_last_wal_replay_lsn() >= %s::pg_lsn"
        while connection.execute(asked, row).fetchone() != (True,):
            assert time.monotonic() < until, "the standby does not follow"
            connection.execute("SELECT pg_sleep(0.05)")


def plain(url: str) -> str:
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


@pytest.mark.full
@pytest.mark.postgres
def test_reports_run_on_a_replica_that_cannot_be_written(tmp_path: Path) -> None:
    clock = ManualClock(system_clock())
    region = load_region(places.resources() / "region.json")
    with private_server() as primary:
        engine = open_store(primary)
        client = Client(create_app(engine, clock, accepting=accepting()))
        kiosk = enrolled(client, engine, clock, "rivierstad-centrum")
        assert verdicts(kiosk.send(message("2026-W45", 9))) == ["opgeslagen"]
        with replica_of(primary) as standby:
            assert verdicts(kiosk.send(message("2026-W46", 6))) == ["opgeslagen"]
            catch_up(primary, standby)
            about = About("2026-11", region, clock().date(), {})
            copy = open_store(standby)
            assert month_figures(copy, about) == month_figures(engine, about)
            assert month_figures(copy, about).visits == 15
            with pytest.raises(DBAPIError, match=r"read-only transaction|during recovery"), copy.begin() as connection:
                connection.execute(text("DELETE FROM figure"))
            copy.dispose()
            words = ["report", "--database", standby, "--month", "2026-11", "--out", str(tmp_path)]
            run = CliRunner().invoke(store, words)
            assert run.exit_code == 0, run.output
        engine.dispose()

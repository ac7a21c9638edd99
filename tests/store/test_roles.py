# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who has one task at the region's database can do that task, and sees nothing of the others."""

import pytest
from click.testing import CliRunner
from sqlalchemy import Engine, make_url, text
from sqlalchemy.exc import ProgrammingError

from kiosk import places
from kiosk.commands.store import store
from kiosk.directory.region import load_region
from kiosk.store import console, referral_console
from kiosk.store.database import open_store
from kiosk.store.roles import INTAKE, REFERRALS, REPORT, grant_roles
from kiosk.store.service import create_app
from tests.store.kiosks import Client, Kiosk, ManualClock, message, verdicts
from tests.store.referrals import accepting, made, withdrawal
from tests.store.test_operations import event, heartbeat
from tests.store.test_partitions import ON_POSTGRESQL

FORBIDDEN = {
    INTAKE: (
        "UPDATE release SET total = 0",
        "DELETE FROM release_class",
        "INSERT INTO content_file VALUES ('a', '')",
        "UPDATE access_key SET revoked_on = NULL",
    ),
    REPORT: (
        "SELECT sealed FROM referrals.referral_envelope",
        "SELECT public_key FROM device",
        "SELECT code_sha256 FROM invitation",
        "DELETE FROM figure",
    ),
    REFERRALS: ("SELECT * FROM release", "SELECT * FROM figure", "SELECT * FROM device"),
}


@pytest.fixture
def as_role(store_url: str) -> dict[str, str]:
    """The URL of each role."""
    engine = open_store(store_url)
    roles = grant_roles(engine)
    assert grant_roles(engine) == roles
    engine.dispose()
    address = make_url(store_url)
    shown = (address.update_query_dict({"options": f"-c role={role}"}) for role in roles)
    return dict(zip(roles, (one.render_as_string(hide_password=False) for one in shown), strict=True))


@ON_POSTGRESQL
def test_each_role_does_its_task_and_nothing_else(kiosk: Kiosk, as_role: dict[str, str], clock: ManualClock) -> None:
    serving = open_store(as_role[INTAKE])
    kiosk.client = Client(create_app(serving, clock, accepting=accepting()))
    stays, goes = made(kiosk), made(kiosk)
    sent = (message(visits=9), stays.message(), goes.message(), event(1), heartbeat(1))
    assert verdicts(kiosk.send(*sent, withdrawal(goes.code_hash, clock().date()))) == ["opgeslagen"] * 6
    serving.dispose()
    region = load_region(places.resources() / "region.json")
    assert console.month_figures(as_role[REPORT], "2026-11", region, clock=clock).visits == 9
    assert len(referral_console.referrals(as_role[REFERRALS])) == 2
    for role, statements in FORBIDDEN.items():
        engine = open_store(as_role[role])
        for statement in statements:
            refuses(engine, statement)
        engine.dispose()


def refuses(engine: Engine, statement: str) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), engine.begin() as connection:
        connection.execute(text(statement))


@pytest.mark.parametrize("bare_url", ["sqlite"], indirect=True)
def test_init_makes_the_tables_however_often(bare_url: str) -> None:
    for _ in range(2):
        run = CliRunner().invoke(store, ["init", "--database", bare_url])
        assert run.exit_code == 0, run.output
        assert "The tables are at version " in run.output

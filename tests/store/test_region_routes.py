# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A program of the region reads with its key what its role may, until the key's last day, and nothing else."""

from datetime import date, timedelta

import httpx
import pytest
from click.testing import CliRunner
from sqlalchemy import Engine, select

from kiosk import places
from kiosk.commands.store.keys import keys
from kiosk.directory.region import load_region
from kiosk.reports.broader import NO_GROUPS
from kiosk.reports.month_csv import TOO_FEW, month_rows
from kiosk.store.access_keys import Role, access_keys, make_key, revoke_key
from kiosk.store.database import StoreError
from kiosk.store.figures import About, month_figures
from kiosk.store.service import create_app
from kiosk.store.tables import access_key
from tests.store.kiosks import Client, ManualClock, enrolled, message, verdicts
from tests.store.referrals import ON_SQLITE

REGION = load_region(places.resources() / "region.json")
TODAY = date(2026, 11, 25)
FIGURES, KIOSKS = "/v1/maandcijfers/2026-11", "/v1/zuilen"


@pytest.fixture
def region(store_engine: Engine, clock: ManualClock) -> Client:
    """The service of a region that shows its figures, with one kiosk that delivered a week."""
    app = create_app(
        store_engine,
        clock,
        figures_of=lambda engine, month: month_figures(engine, About(month, REGION, clock().date(), NO_GROUPS)),
    )
    kiosk = enrolled(Client(app), store_engine, clock, "rivierstad-centrum")
    assert verdicts(kiosk.send(message(visits=12, counters={"afgerond": 12, "gestopt": 2}))) == ["opgeslagen"]
    return Client(app)


def key_for(engine: Engine, role: Role) -> dict[str, str]:
    return {"Authorization": f"Bearer {make_key(engine, role, 'dashboard', TODAY, TODAY + timedelta(days=30))}"}


def problem(answer: httpx.Response) -> int:
    assert answer.headers["Content-Type"] == "application/problem+json"
    return answer.status_code


def test_figures_are_those_of_the_report_with_small_counts_hidden(region: Client, store_engine: Engine) -> None:
    answer = region.get(FIGURES, headers=key_for(store_engine, Role.FIGURES))
    assert answer.status_code == 200, answer.text
    read = answer.json()
    assert (read["maand"], read["regio"]) == ("2026-11", REGION.name)
    rows = month_rows(month_figures(store_engine, About("2026-11", REGION, TODAY, NO_GROUPS)))
    assert [(one["onderwerp"], one["code"], str(one.get("aantal", ""))) for one in read["cijfers"]] == [
        (row[3], row[6], row[8]) for row in rows
    ]
    assert read["cijfers"][0]["aantal"] == 12
    assert TOO_FEW in {one["toelichting"] for one in read["cijfers"] if "aantal" not in one}


def test_how_kiosks_do_is_read_with_the_other_role(region: Client, store_engine: Engine) -> None:
    (kiosk,) = region.get(KIOSKS, headers=key_for(store_engine, Role.KIOSKS)).json()["zuilen"]
    assert kiosk["inlooppunt"] == "rivierstad-centrum"
    assert kiosk.keys() == {"zuil", "inlooppunt"}, "it told nothing of itself yet"


def test_a_key_opens_what_its_role_may_and_nothing_else(region: Client, store_engine: Engine) -> None:
    assert problem(region.get(KIOSKS, headers=key_for(store_engine, Role.FIGURES))) == 403
    assert problem(region.get(FIGURES, headers=key_for(store_engine, Role.KIOSKS))) == 403


@ON_SQLITE
@pytest.mark.parametrize("shown", [None, "", "Bearer", "Bearer x.y", "Basic eDp5", "Bearer " + "A" * 5_000])
def test_without_a_key_there_is_nothing_to_read(region: Client, shown: str | None) -> None:
    for path in (FIGURES, KIOSKS):
        answer = region.get(path, headers={} if shown is None else {"Authorization": shown})
        assert problem(answer) == 401
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_a_key_ends_after_its_last_day_and_when_it_is_revoked(
    region: Client, store_engine: Engine, clock: ManualClock
) -> None:
    lasting, revoked = (key_for(store_engine, Role.FIGURES) for _ in range(2))
    clock.move(timedelta(days=30))
    assert region.get(FIGURES, headers=lasting).status_code == 200
    revoke_key(store_engine, revoked["Authorization"].removeprefix("Bearer ").partition(".")[0], TODAY)
    assert problem(region.get(FIGURES, headers=revoked)) == 401
    clock.move(timedelta(days=1))
    assert problem(region.get(FIGURES, headers=lasting)) == 401


@ON_SQLITE
def test_the_store_keeps_no_key_that_opens_anything(store_engine: Engine) -> None:
    made = make_key(store_engine, Role.FIGURES, "dashboard", TODAY, TODAY)
    with store_engine.connect() as connection:
        (row,) = connection.execute(select(access_key)).mappings()
    assert made.partition(".")[2] not in str(dict(row))


@ON_SQLITE
@pytest.mark.parametrize(("month", "status"), [("2026-12", 404), ("2026-13", 400), ("november", 400), ("2026-Q4", 200)])
def test_month_that_is_none_or_has_yet_to_begin(region: Client, store_engine: Engine, month: str, status: int) -> None:
    key = key_for(store_engine, Role.FIGURES)
    assert region.get(f"/v1/maandcijfers/{month}", headers=key).status_code == status


def test_commands_make_list_and_revoke(store_url: str, store_engine: Engine) -> None:
    def run(*words: str) -> str:
        done = CliRunner().invoke(keys, [*words, "--database", store_url])
        assert done.exit_code == 0, done.output
        return done.output

    name = run("make", "--for", "dashboard").partition(".")[0]
    assert f"{name}  cijfers  dashboard  until " in run("list")
    assert run("revoke", name) == f"{name} opens nothing any more\n"
    assert f"{name}  cijfers  dashboard  revoked " in run("list")
    with pytest.raises(StoreError, match="there is no key"):
        revoke_key(store_engine, "nobody", TODAY)
    with pytest.raises(StoreError, match="yet to come"):
        make_key(store_engine, Role.FIGURES, "dashboard", TODAY, TODAY - timedelta(days=1))
    assert len(access_keys(store_engine)) == 1

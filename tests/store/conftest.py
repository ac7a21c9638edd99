# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Each store test runs on SQLite and on PostgreSQL, each time in a database of its own."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, make_url

from kiosk.store.database import open_store
from kiosk.store.limits import Limits
from kiosk.store.reception import Reception
from kiosk.store.service import create_app
from tests.postgres import fresh_database, postgres_url
from tests.storage.sealed import Clocks
from tests.store.kiosks import Client, Kiosk, ManualClock, enrolled
from tests.store.referrals import accepting

__all__ = ["postgres_url"]


KINDS = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]


@pytest.fixture(params=KINDS)
def bare_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty database."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'bare.sqlite'}"
        return
    with fresh_database(request.getfixturevalue("postgres_url")) as url:
        yield url


@pytest.fixture(scope="session")
def made_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store on SQLite of which each test gets a copy: making the tables takes longer than most tests."""
    made = tmp_path_factory.mktemp("made") / "store.sqlite"
    open_store(f"sqlite:///{made}").dispose()
    return made


@pytest.fixture(scope="session")
def made_database(postgres_url: str) -> Iterator[str]:
    """The same on PostgreSQL, by its name."""
    with fresh_database(postgres_url) as url:
        open_store(url).dispose()
        yield str(make_url(url).database)


@pytest.fixture(params=KINDS)
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a store that knows no kiosk yet."""
    if request.param == "sqlite":
        shutil.copyfile(request.getfixturevalue("made_file"), tmp_path / "store.sqlite")
        yield f"sqlite:///{tmp_path / 'store.sqlite'}"
        return
    with fresh_database(request.getfixturevalue("postgres_url"), request.getfixturevalue("made_database")) as url:
        yield url


@pytest.fixture
def store_engine(store_url: str) -> Iterator[Engine]:
    """An opened store without a kiosk."""
    engine = open_store(store_url)
    yield engine
    engine.dispose()


@pytest.fixture
def clock() -> ManualClock:
    """Wednesday 25 November 2026, noon."""
    return ManualClock()


@pytest.fixture
def machine() -> Clocks:
    """The clocks of the store's machine."""
    return Clocks()


@pytest.fixture
def client(store_engine: Engine, clock: ManualClock, machine: Clocks) -> Client:
    """The service, asked as if over HTTP."""
    reception = Reception(Limits(most_running=8, most_at_once=8))  # of one kiosk more at once than any kiosk sends
    return Client(create_app(store_engine, clock, accepting=accepting(machine), reception=reception))


@pytest.fixture
def kiosk(client: Client, store_engine: Engine, clock: ManualClock) -> Kiosk:
    """An enrolled kiosk at rivierstad-centrum."""
    return enrolled(client, store_engine, clock, "rivierstad-centrum")

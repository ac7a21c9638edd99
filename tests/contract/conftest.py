# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The real store on SQLite and on PostgreSQL, one of each for all tests of a module: every test brings a new kiosk."""

from collections.abc import Iterator

import pytest

from kiosk.sync.client import StoreClient
from tests.postgres import fresh_database, postgres_url
from tests.sync.running_store import RunningStore, running_store
from tests.sync.store_client_contract import FakeStoreClient

__all__ = ["postgres_url"]

REAL = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]
EVERY = ["double", *REAL]


@pytest.fixture(scope="module")
def sqlite_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningStore]:
    with running_store(tmp_path_factory.mktemp("store")) as running:
        yield running


@pytest.fixture(scope="module")
def postgresql_store(postgres_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningStore]:
    with fresh_database(postgres_url) as url, running_store(tmp_path_factory.mktemp("store"), url) as running:
        yield running


@pytest.fixture(params=REAL)
def store(request: pytest.FixtureRequest) -> RunningStore:
    """A real store."""
    running: RunningStore = request.getfixturevalue(f"{request.param}_store")
    return running


@pytest.fixture(params=EVERY)
def client(request: pytest.FixtureRequest) -> StoreClient:
    """The double that other tests use, and the real client of each real store."""
    if request.param == "double":
        return FakeStoreClient()
    running: RunningStore = request.getfixturevalue(f"{request.param}_store")
    return running.client()

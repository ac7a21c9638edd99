# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the tests of the client share: a server that goes wrong when it is told to, and a client that knows it."""

from collections.abc import Iterator

import pytest

from kiosk.sync.client import HttpStoreClient
from tests.sync.exchanges import LIMIT_S
from tests.sync.fault_server import FaultServer, running_fault_server
from tests.sync.store_client_contract import DEVICE, KEY


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with running_fault_server() as running:
        yield running


@pytest.fixture
def client(server: FaultServer) -> HttpStoreClient:
    return HttpStoreClient(server.url, DEVICE, KEY, limit_s=LIMIT_S)

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A real store on this machine, for who holds the client and the store against each other."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from kiosk.clock import system_clock
from kiosk.store.database import open_store
from kiosk.store.enrolment import invite
from kiosk.store.reception import Reception
from kiosk.store.serve import LOOPBACK, Service, listen
from kiosk.store.service import create_app
from kiosk.sync.client import HttpStoreClient, enrol
from kiosk.wire.messages import EnrolAnswer
from tests.store.referrals import accepting
from tests.sync.store_client_contract import KEY

PLACE = "rivierstad-centrum"
LIMIT_S = 30.0


@dataclass
class RunningStore:
    """A real store on 127.0.0.1 and its database."""

    url: str
    engine: Engine

    def enrolled(self) -> EnrolAnswer:
        """A new kiosk of `PLACE` with `KEY`."""
        answer = enrol(self.url, invite(self.engine, PLACE, system_clock), KEY, limit_s=LIMIT_S)
        assert isinstance(answer, EnrolAnswer)
        return answer

    def client(self) -> HttpStoreClient:
        return HttpStoreClient(self.url, self.enrolled().device_id, KEY, limit_s=LIMIT_S)


@contextmanager
def running_store(tmp_path: Path, url: str | None = None, reception: Reception | None = None) -> Iterator[RunningStore]:
    """The store, until the block ends; on SQLite in the folder, or on the database of `url`."""
    engine = open_store(url or f"sqlite:///{tmp_path / 'store.sqlite'}")
    addresses: list[str] = []
    announced = threading.Event()

    def announce(address: str) -> None:
        addresses.append(address)
        announced.set()

    app = create_app(engine, system_clock, accepting=accepting(), reception=reception)
    service = Service(app, listen(LOOPBACK, 0), announce)
    thread = threading.Thread(target=service.run_until_stopped)
    thread.start()
    try:
        assert announced.wait(timeout=30)
        yield RunningStore(addresses[0], engine)
    finally:
        service.stop()
        thread.join()
        engine.dispose()

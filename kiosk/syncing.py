# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sending, for a kiosk that has a store, a name there and a key; closing its weeks, for every kiosk."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from kiosk.clock import Clock
from kiosk.fetching import Fetching, Lies
from kiosk.forgetting import forgetting_of
from kiosk.key_rotation import Line, client_of
from kiosk.logs import Event, record
from kiosk.provisioning import DEVICE_KEY
from kiosk.rooms import Rooms, StartError
from kiosk.settings import store_ca
from kiosk.storage.closing_week import ClosingWeek
from kiosk.storage.device_memory import Device, DeviceMemory
from kiosk.storage.keystore import KeyStoreUnavailable
from kiosk.storage.outbox import Outbox
from kiosk.storage.sync_memory import SyncMemory
from kiosk.sync.client import HttpStoreClient, NoStoreClient, StoreClient
from kiosk.sync.cycle import Sending
from kiosk.sync.outcomes import StatusOutcome, Trouble
from kiosk.sync.status import SyncStatus, words_for
from kiosk.sync.transport import StoreUrlError
from kiosk.sync.worker import SyncWorker
from kiosk.visits.closing import close_weeks
from kiosk.visits.release import Releasing
from kiosk.wire.referral import CodeHash


@contextmanager
def opened_syncing(rooms: Rooms, clock: Clock) -> Iterator["Syncing"]:
    """The sync thread of this kiosk, running; leaving ends it. Needs the Qt application. Raises `StartError`."""
    device = DeviceMemory(rooms.database).device()
    _check_location(rooms, device)
    memory = SyncMemory(rooms.database)
    client, why_not = _client(rooms, device, memory.read().clock_offset_s or 0)
    sending = Sending(Outbox(rooms.database), client, memory, clock, _jitter)
    forgetting = forgetting_of(rooms)

    def housework() -> None:
        # What the disk changed must be found before it is closed in a week, or sent.
        rooms.database.check_rows()
        _close_weeks(rooms, clock)
        forgetting.when_due()

    worker = SyncWorker(sending, housework, rooms.settings.sync_every_s, _fetching(rooms, client, sending))
    worker.start()
    try:
        yield Syncing(worker, client, why_not)
    finally:
        worker.stop()


class Syncing:
    """What the screens may ask of the sending. GUI thread, but for `ask`."""

    def __init__(self, worker: SyncWorker, client: StoreClient, why_not: str) -> None:
        self._worker = worker
        self._client = client
        self._why_not = why_not

    def status(self) -> SyncStatus:
        """How it goes; a kiosk that cannot send says why, also when nothing waits."""
        return self._explained(self._worker.status)

    def watch(self, told: Callable[[SyncStatus], None]) -> None:
        """Calls `told` with each new status."""
        self._worker.status_changed.connect(lambda status: told(self._explained(status)))

    def ask(self, code: CodeHash) -> StatusOutcome:
        """Where the referral of this code is. Blocks: not in the GUI thread."""
        return self._client.ask_status(code)

    def wake(self) -> None:
        """Sends all that waits, now."""
        self._worker.sync_now()

    def _explained(self, status: SyncStatus) -> SyncStatus:
        return replace(status, last_error=self._why_not or status.last_error)


def _check_location(rooms: Rooms, device: Device | None) -> None:
    if device is not None and device.location != rooms.settings.location_code:
        raise StartError(
            f"this kiosk is enrolled at {device.location}, not at {rooms.settings.location_code}; "
            f"start it with --location {device.location}, or enrol it anew: kiosk enrol --help"
        )


def _client(rooms: Rooms, device: Device | None, offset_s: float) -> tuple[StoreClient, str]:
    """Who sends, and why nobody does; empty when all is well."""
    if rooms.settings.store_url is None:
        return NoStoreClient(Trouble.NO_STORE), words_for(Trouble.NO_STORE)
    if rooms.keys is None:
        return NoStoreClient(Trouble.NO_KEYS), rooms.keys_trouble
    try:
        key = rooms.keys.get(DEVICE_KEY)
        if device is None or key is None:
            return NoStoreClient(Trouble.NOT_ENROLLED), words_for(Trouble.NOT_ENROLLED)
        line = Line(rooms.settings.store_url, store_ca(rooms.settings.data_dir), offset_s)
        return client_of(line, device, rooms.keys, key), ""
    except KeyStoreUnavailable as trouble:
        return NoStoreClient(Trouble.NO_KEYS), str(trouble)
    except StoreUrlError as error:
        raise StartError(f"{rooms.settings.store_url}: {error}") from error


def _fetching(rooms: Rooms, client: StoreClient, sending: Sending) -> Fetching | None:
    """What fetches new content, where there is a store to fetch it from and a key store to judge it by."""
    if not isinstance(client, HttpStoreClient) or rooms.keys is None:
        return None
    lies = Lies(rooms.settings.data_dir, rooms.settings.resources_dir, rooms.keys)
    return Fetching(lies, client, lambda: sending.heard.said.content, _jitter)


def _close_weeks(rooms: Rooms, clock: Clock) -> None:
    releasing = Releasing(rooms.settings.location_code, rooms.content.anonymity)
    for week in close_weeks(ClosingWeek(rooms.database), releasing, clock()):
        record(Event.WEEK_CLOSED, week=week)


def _jitter(longest_s: float) -> float:
    return random.uniform(0, longest_s)  # noqa: S311 - spreads kiosks in time; nothing secret

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sending, for a kiosk that has a store, a name there and a key; closing its weeks, for every kiosk."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from kiosk import __version__
from kiosk.clock import Clock
from kiosk.fetching import Fetching, Lies
from kiosk.forgetting import forgetting_of
from kiosk.key_rotation import Line, client_of
from kiosk.life_sign import LifeSign
from kiosk.logs import Event, record
from kiosk.provisioning import DEVICE_KEY
from kiosk.rooms import Rooms, StartError
from kiosk.settings import store_ca
from kiosk.storage.audit_log import AuditLog
from kiosk.storage.closing_week import ClosingWeek
from kiosk.storage.device_memory import Device, DeviceMemory
from kiosk.storage.keystore import KeyStoreUnavailable
from kiosk.storage.outbox import Outbox
from kiosk.storage.refused import Refused
from kiosk.storage.sync_memory import Remembered, SyncMemory
from kiosk.sync.changing_key import ChangingKeyClient
from kiosk.sync.client import HttpStoreClient, NoStoreClient, StoreClient
from kiosk.sync.cycle import Sending
from kiosk.sync.outcomes import StatusOutcome, Trouble
from kiosk.sync.status import SyncStatus, words_for
from kiosk.sync.transport import StoreUrlError
from kiosk.sync.worker import SyncWorker
from kiosk.visits.closing import close_weeks
from kiosk.visits.release import Releasing
from kiosk.wire.audit import AuditAction
from kiosk.wire.coming_back import OwnReferral
from kiosk.wire.manifest import WhyNotTrusted
from kiosk.wire.referral import CodeHash

A_DAY: Final = timedelta(days=1)
"""How long what the store said of a clock is believed: it may have been set since."""


@contextmanager
def opened_syncing(rooms: Rooms, clock: Clock) -> Iterator["Syncing"]:
    """The sync thread of this kiosk, running; leaving ends it. Needs the Qt application. Raises `StartError`."""
    device = DeviceMemory(rooms.database).device()
    _check_location(rooms, device)
    memory = SyncMemory(rooms.database)
    client, why_not = _client(rooms, device, memory.read())
    sending = Sending(Outbox(rooms.database), client, memory, clock, _jitter)
    forgetting, life_sign = forgetting_of(rooms), LifeSign(rooms, clock)
    refused = Refused(rooms.database)

    def housework() -> None:
        # What the disk changed must be found before it is closed in a week, or sent.
        rooms.database.check_rows()
        _close_weeks(rooms, clock, memory)
        forgetting.when_due()
        # Here and not at the start: a disk that takes nothing now must not keep visitors from the kiosk.
        life_sign.note_changes()
        refused.send_again_after_update(__version__)
        if not why_not:
            life_sign.put()

    worker = SyncWorker(sending, housework, rooms.settings.sync_every_s, _fetching(rooms, client, sending))
    worker.start()
    try:
        yield Syncing(worker, sending, why_not, life_sign)
    finally:
        worker.stop()


class Syncing:
    """What the screens may ask of the sending. GUI thread, but for `ask`."""

    def __init__(self, worker: SyncWorker, sending: Sending, why_not: str, life_sign: LifeSign) -> None:
        self._worker = worker
        self._sending = sending
        self._why_not = why_not
        self.life_sign = life_sign

    def status(self) -> SyncStatus:
        """How it goes; a kiosk that cannot send says why, also when nothing waits."""
        return self._explained(self._worker.status)

    def watch(self, told: Callable[[SyncStatus], None]) -> None:
        """Calls `told` with each new status."""
        self._worker.status_changed.connect(lambda status: told(self._explained(status)))

    def ask(self, code: CodeHash) -> StatusOutcome:
        """Where the referral of this code is. Blocks: not in the GUI thread."""
        return self._sending.client.ask_status(code)

    def own_referrals(self) -> tuple[OwnReferral, ...]:
        """Where the latest referrals of this kiosk are, as the store last said; none before it said anything."""
        return self._sending.heard.said.referrals

    def takes_referrals(self) -> bool:
        """Whether a new referral could be kept and delivered; else the visitor is helped on paper."""
        status = self._worker.status
        return not (status.is_full or status.is_turned_away)

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


def _client(rooms: Rooms, device: Device | None, known: Remembered) -> tuple[StoreClient, str]:
    """Who sends, and why nobody does; empty when all is well."""
    if rooms.settings.store_url is None:
        return NoStoreClient(Trouble.NO_STORE), words_for(Trouble.NO_STORE)
    if rooms.keys is None:
        return NoStoreClient(Trouble.NO_KEYS), rooms.keys_trouble
    try:
        key = rooms.keys.get(DEVICE_KEY)
        if device is None or key is None:
            return NoStoreClient(Trouble.NOT_ENROLLED), words_for(Trouble.NOT_ENROLLED)
        spoke = known.last_store_time
        line = Line(
            rooms.settings.store_url,
            store_ca(rooms.settings.data_dir),
            known.clock_offset_s or 0.0,
            spoke.timestamp() if spoke else 0.0,
        )
        return client_of(line, device, rooms.keys, key), ""
    except KeyStoreUnavailable as trouble:
        return NoStoreClient(Trouble.NO_KEYS), str(trouble)
    except StoreUrlError as error:
        raise StartError(f"{rooms.settings.store_url}: {error}") from error


def _fetching(rooms: Rooms, client: StoreClient, sending: Sending) -> Fetching | None:
    """What fetches new content, where there is a store to fetch it from and a key store to judge it by."""
    if not isinstance(client, HttpStoreClient | ChangingKeyClient) or rooms.keys is None:
        return None
    lies = Lies(rooms.settings.data_dir, rooms.settings.resources_dir, rooms.keys)
    audit = AuditLog(rooms.database)

    def refused(version: int, why: WhyNotTrusted) -> None:
        detail = f"{version}.{why.name.lower().replace('_', '-')}"
        audit.note(AuditAction.CONTENT_REFUSED, sending.clock().date(), detail)

    return Fetching(lies, client, lambda: sending.heard.said.content, _jitter, refused)


def _close_weeks(rooms: Rooms, clock: Clock, memory: SyncMemory) -> None:
    releasing = Releasing(rooms.settings.location_code, rooms.content.anonymity)
    now, sure = believed_time(memory.read(), clock())
    for week in close_weeks(ClosingWeek(rooms.database), releasing, now, sure=sure):
        record(Event.WEEK_CLOSED, week=week)


def believed_time(known: Remembered, now: datetime) -> tuple[datetime, bool]:
    """The time by the store, and True, if it said lately how far this clock is off; else the time by this clock."""
    if known.last_success is None or known.clock_offset_s is None or abs(now - known.last_success) >= A_DAY:
        return now, False
    return now + timedelta(seconds=known.clock_offset_s), True


def _jitter(longest_s: float) -> float:
    return random.uniform(0, longest_s)  # noqa: S311 - spreads kiosks in time; nothing secret

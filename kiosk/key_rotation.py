# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A new key for a kiosk that is enrolled: made here, named by the old one and by itself, used once the store says yes.

The next key lies in the key store before the store hears of it, and takes the place of the old one after that. A kiosk
that stops in between goes on with the one that the store knows.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.clock import system_clock
from kiosk.logs import Event, record, record_error
from kiosk.provisioning import DATABASE_FILE, DEVICE_KEY, NEXT_DEVICE_KEY
from kiosk.rooms import StartError, opened_database, opened_keys
from kiosk.settings import store_ca
from kiosk.storage.audit_log import AuditLog
from kiosk.storage.device_memory import Device, DeviceMemory
from kiosk.storage.keystore import KeyStore, KeyStoreUnavailable
from kiosk.sync.changing_key import ChangingKeyClient
from kiosk.sync.client import HttpStoreClient
from kiosk.sync.outcomes import Refusal, RotateOutcome, TurnedAway
from kiosk.sync.status import words_for
from kiosk.sync.transport import StoreUrlError
from kiosk.wire.audit import AuditAction
from kiosk.wire.key_rotation import RotateAnswer, announcement

UNKNOWN = TurnedAway(Refusal.UNKNOWN_KIOSK)
KEY_DETAIL = "sleutel"
NOT_KNOWN = "the store knows this kiosk by neither key; enrol it anew: kiosk enrol --help"


def rotate_device_key(data_dir: Path, store_url: str) -> Device:
    """Gives the kiosk a new key that the store knows. Raises `StartError`: the kiosk goes on as it was."""
    with opened_database(data_dir, data_dir / DATABASE_FILE) as database:
        keys, device = opened_keys(), DeviceMemory(database).device()
        former = keys.get(DEVICE_KEY)
        if device is None or former is None:
            raise StartError("this kiosk is not enrolled: kiosk enrol --help")
        audit, day = AuditLog(database), system_clock().date()
        note_key(audit, former, day)
        following = pending_key(keys, former) or Ed25519PrivateKey.generate().private_bytes_raw()
        keys.put(NEXT_DEVICE_KEY, following)
        outcome = _announced(Line(store_url, store_ca(data_dir)), device, former, following)
        if outcome == UNKNOWN:
            raise StartError(f"{store_url}: {NOT_KNOWN}")
        if not isinstance(outcome, RotateAnswer):
            raise StartError(f"{store_url}: {words_for(outcome.reason)}")
        keys.put(DEVICE_KEY, following)
        note_key(audit, following, day)
        record(Event.DEVICE_KEY_RENEWED, device=device.id, location=device.location)
        return device


def note_key(audit: AuditLog, key: bytes, day: date) -> None:
    """Tells the region once that this is another key than was known here; the first is no news.

    The key store and the file have no transaction together: a kiosk that stops between the two tells it later.
    """
    public = Ed25519PrivateKey.from_private_bytes(key).public_key().public_bytes_raw()
    audit.note_changes(AuditAction.KEY_RENEWED, {KEY_DETAIL: public.hex()}, day)


def pending_key(keys: KeyStore, former: bytes) -> bytes | None:
    """The key that the store may know instead of this one; None: nothing is under way."""
    following = keys.get(NEXT_DEVICE_KEY)
    return following if following != former else None


@dataclass(frozen=True, slots=True)
class Line:
    """How the store is reached."""

    store_url: str
    ca_file: Path | None = None
    """Who vouches for its certificate, where the machine does not know it."""
    offset_s: float = 0.0
    """How far its clock was found ahead."""
    store_time_s: float = 0.0
    """By its clock, when it last answered; seconds since 1970."""

    def signed_with(self, device: Device, key: bytes) -> HttpStoreClient:
        """Raises `StoreUrlError`."""
        client = HttpStoreClient(self.store_url, device.id, key, ca_file=self.ca_file)
        client.put_clock_right(self.offset_s, self.store_time_s)
        return client


def client_of(line: Line, device: Device, keys: KeyStore, key: bytes) -> HttpStoreClient | ChangingKeyClient:
    """Signs with this key, or with the one that the store knows instead.

    Raises `StoreUrlError` and `KeyStoreUnavailable`.
    """
    following = pending_key(keys, key)
    if following is None:
        return line.signed_with(device, key)

    def settled() -> None:
        try:
            keys.put(DEVICE_KEY, following)
        except KeyStoreUnavailable as trouble:
            # The next start finds the same two keys and settles it again.
            record_error(Event.KEYS_UNAVAILABLE, trouble)
        else:
            record(Event.DEVICE_KEY_RENEWED, device=device.id, location=device.location)

    return ChangingKeyClient(line.signed_with(device, key), line.signed_with(device, following), settled)


def _announced(line: Line, device: Device, former: bytes, following: bytes) -> RotateOutcome:
    both = (Ed25519PrivateKey.from_private_bytes(one) for one in (former, following))
    request = announcement(device.id, *both)
    try:
        outcome = line.signed_with(device, former).announce_key(request)
        if outcome != UNKNOWN:
            return outcome
        # Perhaps the store said yes before, and this kiosk did not hear it.
        return line.signed_with(device, following).announce_key(request)
    except StoreUrlError as error:
        raise StartError(f"{line.store_url}: {error}") from error

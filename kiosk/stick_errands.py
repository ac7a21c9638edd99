# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The errands with a stick: of a kiosk that runs, and of one whose file and keys are opened for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.clock import Clock, system_clock
from kiosk.provisioning import DATABASE_FILE, DEVICE_KEY
from kiosk.rooms import opened_database, opened_keys
from kiosk.stick import (
    Exported,
    Imported,
    NotEnrolledError,
    Sender,
    export,
    import_content,
    import_receipts,
    store_key,
)
from kiosk.storage.audit_log import noted_of_stick
from kiosk.storage.database import Database
from kiosk.storage.device_memory import DeviceMemory
from kiosk.storage.keystore import KeyStore
from kiosk.storage.outbox import Outbox
from kiosk.wire.audit import AuditAction


@dataclass(frozen=True, slots=True)
class Kiosk:
    """Whose errand it is."""

    data_dir: Path
    database: Database
    keys: KeyStore
    clock: Clock = system_clock


@contextmanager
def stopped_kiosk(data_dir: Path) -> Iterator[Kiosk]:
    """A kiosk that does not run, opened for an errand. Raises `StartError`."""
    with opened_database(data_dir, data_dir / DATABASE_FILE) as database:
        yield Kiosk(data_dir, database, opened_keys())


def export_to(kiosk: Kiosk, stick: Path) -> Exported:
    """Puts all that waits on the stick. Raises `StickError`, `OSError`, `DatabaseTrouble`, `KeyStoreUnavailable`."""
    sender, now = _sender(kiosk), kiosk.clock()
    return export(Outbox(kiosk.database), sender, stick, now, noted_of_stick(AuditAction.EXPORTED, now.date()))


def import_from(kiosk: Kiosk, stick: Path) -> Imported:
    """Reads receipts and content from the stick: first the content, which says by which key receipts are signed.

    Raises as `export_to` does.
    """
    content = import_content(kiosk.data_dir, kiosk.keys, stick)
    sender, now = _sender(kiosk), kiosk.clock()
    note = noted_of_stick(AuditAction.IMPORTED, now.date())
    done = import_receipts(Outbox(kiosk.database), sender.device, sender.store, stick, now, note)
    return replace(done, content=content.content, faults=(*content.faults, *done.faults))


def _sender(kiosk: Kiosk) -> Sender:
    device, key = DeviceMemory(kiosk.database).device(), kiosk.keys.get(DEVICE_KEY)
    if device is None or key is None:
        raise NotEnrolledError("this kiosk is not enrolled; do so where there is a line: kiosk enrol --help")
    return Sender(device.id, Ed25519PrivateKey.from_private_bytes(key), store_key(kiosk.data_dir, kiosk.keys))

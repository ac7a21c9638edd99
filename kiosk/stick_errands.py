# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The errands with a stick, on a kiosk that does not run: opens its file and its keys, and says in one line why not."""

from dataclasses import replace
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.clock import system_clock
from kiosk.provisioning import DATABASE_FILE, DEVICE_KEY
from kiosk.rooms import opened_database, opened_keys
from kiosk.stick import Exported, Imported, Sender, StickError, export, import_content, import_receipts, store_key
from kiosk.storage.audit_log import AuditLog
from kiosk.storage.database import Database
from kiosk.storage.device_memory import DeviceMemory
from kiosk.storage.keystore import KeyStore
from kiosk.storage.outbox import Outbox
from kiosk.wire.audit import AuditAction


def export_to(data_dir: Path, stick: Path) -> Exported:
    """Puts all that waits on the stick. Raises `StartError`, `StickError` and `OSError`."""
    with opened_database(data_dir, data_dir / DATABASE_FILE) as database:
        sender = _sender(data_dir, database, opened_keys())
        now = system_clock()
        done = export(Outbox(database), sender, stick, now)
        AuditLog(database).note(AuditAction.EXPORTED, now.date(), f"stick.{done.messages}")
        return done


def import_from(data_dir: Path, stick: Path) -> Imported:
    """Reads receipts and content from the stick: first the content, which says by which key receipts are signed.

    Raises `StartError`, `StickError` and `OSError`.
    """
    with opened_database(data_dir, data_dir / DATABASE_FILE) as database:
        keys = opened_keys()
        content = import_content(data_dir, keys, stick)
        sender = _sender(data_dir, database, keys)
        now = system_clock()
        done = import_receipts(Outbox(database), sender.device, sender.store, stick, now)
        AuditLog(database).note(AuditAction.IMPORTED, now.date(), f"stick.{done.stored}")
        return replace(done, content=content.content, faults=(*content.faults, *done.faults))


def _sender(data_dir: Path, database: Database, keys: KeyStore) -> Sender:
    device, key = DeviceMemory(database).device(), keys.get(DEVICE_KEY)
    if device is None or key is None:
        raise StickError("this kiosk is not enrolled; do so where there is a line: kiosk enrol --help")
    return Sender(device.id, Ed25519PrivateKey.from_private_bytes(key), store_key(data_dir, keys))

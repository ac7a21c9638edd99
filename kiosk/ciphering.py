# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Turns the enciphering of a kiosk's file on and off, by hand, while no kiosk runs. The region hears of it."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final

from kiosk.clock import Clock, system_clock
from kiosk.logs import Event, record
from kiosk.provisioning import DATABASE_FILE
from kiosk.rooms import at_work
from kiosk.storage.audit_log import AuditLog
from kiosk.storage.database_key import key_of, made_key, opened_file
from kiosk.storage.enciphering import decipher, encipher
from kiosk.storage.keystore import KeyStore, open_keystore
from kiosk.wire.audit import AuditAction

DETAIL: Final = "versleuteling"


def encipher_kiosk(
    data_dir: Path, open_keys: Callable[[], KeyStore] = open_keystore, clock: Clock = system_clock
) -> bool:
    """From now on the kiosk's file is enciphered; False: it was already.

    Raises `StartError`; the kiosk then goes on with the file as it is.
    """
    file = data_dir / DATABASE_FILE
    with at_work(data_dir):
        # A file with a key that is gone is not given another one.
        if key_of(file, open_keys) is not None:
            opened_file(file, open_keys).close()
            return False
        encipher(file, made_key(open_keys()))
        _tell(file, open_keys, clock, Event.DATABASE_ENCIPHERED)
    return True


def decipher_kiosk(
    data_dir: Path, open_keys: Callable[[], KeyStore] = open_keystore, clock: Clock = system_clock
) -> bool:
    """From now on the kiosk's file is plain; False: it was already. Raises `StartError`, as `encipher_kiosk`."""
    file = data_dir / DATABASE_FILE
    with at_work(data_dir):
        key = key_of(file, open_keys)
        if key is None:
            return False
        decipher(file, key)
        _tell(file, open_keys, clock, Event.DATABASE_DECIPHERED)
    return True


def _tell(file: Path, open_keys: Callable[[], KeyStore], clock: Clock, event: Event) -> None:
    with closing(opened_file(file, open_keys)) as database:
        AuditLog(database).note(AuditAction.SETTINGS_CHANGED, clock().date(), DETAIL)
    record(event)

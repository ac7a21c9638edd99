# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The key of an enciphered file: made once, kept in the key store and nowhere else.

Without its key the file is left as it is and nothing takes its place: a kiosk then has a stand-in, which keeps nothing.
"""

import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from kiosk.storage.database import Database, open_database
from kiosk.storage.driver import KEY_BYTES, is_plain, opens
from kiosk.storage.enciphering import digest, digest_of_key, discard, finish
from kiosk.storage.keystore import KeyStore, KeyStoreUnavailable, kept_secret
from kiosk.storage.salvage import open_or_salvage

DATABASE_KEY: Final = "database-key"
"""Its name in the key store: 32 random bytes."""
_GONE: Final = "De gegevens van de kiosk zijn versleuteld en hun sleutel is niet in de sleutelbos."
_BRING_IT: Final = "Zet de sleutelbos van deze kiosk terug en start opnieuw. Tot dan bewaart de kiosk niets."


def key_of(path: Path, open_keys: Callable[[], KeyStore]) -> bytes | None:
    """The key of this file; None: it is plain, and the key store was not asked. Raises `CipherMissing`.

    Raises `KeyStoreUnavailable` when it is not to be had, or is that of another file.
    """
    wanted = digest_of_key(path)
    if wanted is None:
        return _key_without_setting(path, open_keys)
    key = open_keys().get(DATABASE_KEY)
    if key is None or digest(key) != wanted:
        raise KeyStoreUnavailable(_GONE, _BRING_IT)
    return key


def made_key(keys: KeyStore) -> bytes:
    """The key for a file that is to be enciphered; raises `KeyStoreUnavailable`."""
    return kept_secret(keys, DATABASE_KEY, KEY_BYTES)


def opened_file(path: Path, open_keys: Callable[[], KeyStore]) -> Database:
    """As `open_or_salvage`, plain or enciphered. Raises `KeyStoreUnavailable` too, as `key_of`."""
    discard(_stand_in(path))
    key = key_of(path, open_keys)
    finish(path, key)
    return open_or_salvage(path, key=key)


def opened_stand_in(path: Path) -> Database:
    """An empty file beside this one, enciphered with a key that nobody keeps. Raises `DatabaseTrouble`."""
    discard(_stand_in(path))
    return open_database(_stand_in(path), key=secrets.token_bytes(KEY_BYTES))


def _key_without_setting(path: Path, open_keys: Callable[[], KeyStore]) -> bytes | None:
    """A file that the key opens is enciphered though the setting was lost: it must not be mended as a damaged one."""
    if not path.is_file() or path.stat().st_size == 0 or is_plain(path):
        return None
    with suppress(KeyStoreUnavailable):
        key = open_keys().get(DATABASE_KEY)
        return key if key is not None and opens(path, key) else None
    return None


def _stand_in(path: Path) -> Path:
    return path.with_name(f"{path.name}.stand-in")

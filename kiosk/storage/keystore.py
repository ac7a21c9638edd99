# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the kiosk's keys lie: in the Secret Service of the machine, and nowhere else.

`keyring` can be told by environment variables and by a file in the home folder to use another backend, one that writes
plain text or runs foreign code. So the backend is chosen here, in code, and `keyring.get_keyring` is never called.
There is no store of another kind: without the Secret Service the kiosk guides visitors and does nothing that needs a
key.
"""

import secrets
import threading
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import Protocol

import secretstorage
from jeepney import DBusErrorResponse  # type: ignore[import-untyped]  # ships no types
from keyring.backend import KeyringBackend
from keyring.backends import SecretService
from keyring.errors import KeyringError, KeyringLocked
from secretstorage.exceptions import ItemNotFoundException, SecretServiceNotAvailableException, SecretStorageException

SERVICE = "werkcentrum-kiosk"
PROBE_TIMEOUT_S = 5.0

_START_IT = (
    "Start de kiosk in een sessie met D-Bus en gnome-keyring (zoals ./kiosk.sh run doet), "
    "en controleer dat de pakketten dbus en gnome-keyring er zijn."
)
_UNLOCK_IT = "Start gnome-keyring opnieuw met het juiste wachtwoord en daarna de kiosk."
_ENVIRONMENT = (KeyringError, SecretStorageException, DBusErrorResponse, OSError, EOFError)


class KeyStoreUnavailable(Exception):  # noqa: N818 - it names a condition of the machine that is shown, not a mistake
    """No keys can be read or kept now. `reason` says what is wrong, `remedy` what to do; both Dutch, without values."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(f"{reason} {remedy}")
        self.reason = reason
        self.remedy = remedy


class KeyStore(Protocol):
    """A few named secrets of this device. Every method may raise `KeyStoreUnavailable`."""

    def get(self, name: str) -> bytes | None:
        """The secret of that name, or None when there is none."""

    def put(self, name: str, value: bytes) -> None:
        """Keeps the secret; an earlier one of that name is replaced."""


class UnpromptedKeyring(SecretService.Keyring):
    """The Secret Service, without ever asking somebody to type: a locked key ring is an error, not a dialog.

    A dialog would hang a kiosk: no visitor can answer it. Settings from the environment are not read either.
    """

    def __init__(self) -> None:
        """Without the inherited reading of KEYRING_PROPERTY_*, which could redirect secrets."""

    def get_preferred_collection(self) -> secretstorage.Collection:
        """The unlocked default collection; never makes or unlocks one. Its connection is open, the caller closes it."""
        connection = secretstorage.dbus_init()
        try:
            if not secretstorage.check_service_availability(connection):
                raise SecretServiceNotAvailableException("no Secret Service on this bus")
            collection = secretstorage.Collection(connection)
            if collection.is_locked():
                raise KeyringLocked("the default collection is locked")
        except BaseException:
            connection.close()
            raise
        return collection

    def unlock(self, item: secretstorage.Item) -> None:
        """Only looks: an item of an unlocked collection is unlocked."""
        if item.is_locked():
            raise KeyringLocked("the item is locked")


class _Ring(Protocol):
    """The part of a keyring backend that is used, with the types that the package leaves out."""

    def get_password(self, service: str, username: str) -> str | None: ...

    def set_password(self, service: str, username: str, password: str) -> None: ...

    def delete_password(self, service: str, username: str) -> None: ...


class SecretServiceKeyStore:
    """Secrets in the Secret Service, as hexadecimal text, under one service name."""

    def __init__(self, backend: KeyringBackend, service: str = SERVICE) -> None:
        if not isinstance(backend, SecretService.Keyring):
            raise TypeError(f"keys lie in the Secret Service only, not in {type(backend).__name__}")
        self._backend: _Ring = backend
        self._service = service

    def get(self, name: str) -> bytes | None:
        """See `KeyStore`."""
        try:
            kept = self._backend.get_password(self._service, name)
            return None if kept is None else bytes.fromhex(kept)
        except _ENVIRONMENT as error:
            raise _unavailable(error) from error
        except ValueError as error:
            remedy = "Verwijder deze sleutel uit de sleutelbos en meld de kiosk opnieuw aan."
            raise KeyStoreUnavailable(f"De sleutel '{name}' in de sleutelbos is beschadigd.", remedy) from error

    def put(self, name: str, value: bytes) -> None:
        """See `KeyStore`."""
        try:
            self._backend.set_password(self._service, name, value.hex())
        except _ENVIRONMENT as error:
            raise _unavailable(error) from error

    def probe(self) -> None:
        """Writes, reads and removes a value that nobody uses; `KeyStoreUnavailable` when that does not work."""
        name, value = f"probe-{secrets.token_hex(8)}", secrets.token_bytes(16)
        self.put(name, value)
        kept = self.get(name)
        with suppress(*_ENVIRONMENT):
            self._backend.delete_password(self._service, name)
        if kept != value:
            raise KeyStoreUnavailable("De sleutelbos bewaart geen sleutels.", _UNLOCK_IT)


def open_keystore(service: str = SERVICE, timeout_s: float = PROBE_TIMEOUT_S) -> KeyStore:
    """The device's key store, tried by writing and reading; within `timeout_s`, else `KeyStoreUnavailable`."""
    store = SecretServiceKeyStore(UnpromptedKeyring(), service)
    outcome: SimpleQueue[KeyStoreUnavailable | None] = SimpleQueue()

    def probe() -> None:
        try:
            store.probe()
        except KeyStoreUnavailable as error:
            outcome.put(error)
        else:
            outcome.put(None)

    # A daemon that does not answer cannot be interrupted; a thread of its own can be left behind.
    threading.Thread(target=probe, name="keystore-probe", daemon=True).start()
    try:
        error = outcome.get(timeout=timeout_s)
    except Empty:
        raise KeyStoreUnavailable(f"De sleutelbos antwoordt niet binnen {timeout_s:g} seconden.", _START_IT) from None
    if error is not None:
        raise error
    return store


def kept_secret(store: KeyStore, name: str, size: int = 32) -> bytes:
    """The secret of that name; made at random, `size` bytes, and kept when there is none yet."""
    value = store.get(name)
    if value is None:
        value = secrets.token_bytes(size)
        store.put(name, value)
    return value


def _unavailable(error: Exception) -> KeyStoreUnavailable:
    if isinstance(error, KeyringLocked):
        return KeyStoreUnavailable("De sleutelbos is op slot; het wachtwoord klopte niet.", _UNLOCK_IT)
    if isinstance(error, ItemNotFoundException):
        return KeyStoreUnavailable("Er is geen sleutelbos gemaakt.", _UNLOCK_IT)
    return KeyStoreUnavailable("Er is geen sleutelbos (Secret Service) op deze machine bereikbaar.", _START_IT)

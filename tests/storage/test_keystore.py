# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The key store against the real Secret Service."""

import importlib.util
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import secretstorage
from keyring.backend import KeyringBackend

from kiosk.storage.keystore import (
    KeyStore,
    KeyStoreUnavailable,
    SecretServiceKeyStore,
    UnpromptedKeyring,
    kept_secret,
    open_keystore,
)
from tests.storage.memory_keystore import MemoryKeyStore

if TYPE_CHECKING:
    from tests.secret_service import PrivateBus


KEY = bytes(range(32))


@pytest.fixture(params=["real", "memory"])
def store(request: pytest.FixtureRequest) -> KeyStore:
    """The contract below holds for the real key store and for the double that other tests use."""
    if request.param == "memory":
        return MemoryKeyStore()
    return open_keystore(request.getfixturevalue("secret_service"))


def test_an_unknown_name_has_no_secret(store: KeyStore) -> None:
    assert store.get("device") is None


def test_a_kept_secret_comes_back_byte_for_byte(store: KeyStore) -> None:
    store.put("device", KEY)
    assert store.get("device") == KEY


def test_an_empty_secret_is_a_secret(store: KeyStore) -> None:
    store.put("device", b"")
    assert store.get("device") == b""


def test_a_later_secret_replaces_the_earlier(store: KeyStore) -> None:
    store.put("device", KEY)
    store.put("device", b"other")
    assert store.get("device") == b"other"


def test_names_do_not_disturb_each_other(store: KeyStore) -> None:
    store.put("device", KEY)
    store.put("pepper", b"p")
    assert (store.get("device"), store.get("pepper")) == (KEY, b"p")


def test_a_secret_that_must_exist_is_made_once(store: KeyStore) -> None:
    made = kept_secret(store, "pepper")
    assert len(made) == 32
    assert kept_secret(store, "pepper") == made


def test_a_kept_secret_is_there_for_the_next_start(secret_service: str) -> None:
    open_keystore(secret_service).put("device", KEY)
    assert open_keystore(secret_service).get("device") == KEY


def test_the_probe_leaves_nothing_behind(secret_service: str) -> None:
    open_keystore(secret_service)
    bus = secretstorage.dbus_init()
    with closing(bus):
        kept = secretstorage.Collection(bus).search_items({"service": secret_service})
        assert list(kept) == []


class _Nowhere(KeyringBackend):
    """A backend of another kind, as a plug-in could bring."""

    def __init__(self) -> None: ...

    def get_password(self, service: str, username: str) -> None: ...

    def set_password(self, service: str, username: str, password: str) -> None: ...


def test_another_backend_is_refused() -> None:
    with pytest.raises(TypeError, match="Secret Service only"):
        SecretServiceKeyStore(_Nowhere())


def test_the_plaintext_backends_are_not_installed() -> None:
    assert importlib.util.find_spec("keyrings") is None


@pytest.fixture
def hostile_home(tmp_path: Path) -> Path:
    """A home folder whose keyring settings run code and choose a backend that forgets everything."""
    (tmp_path / "trap").mkdir()
    (tmp_path / "trap" / "trap.py").write_text(f"open({str(tmp_path / 'sprung')!r}, 'w').close()\nclass Ring: pass\n")
    settings = tmp_path / ".config" / "python_keyring"
    settings.mkdir(parents=True)
    (settings / "keyringrc.cfg").write_text(f"[backend]\ndefault-keyring=trap.Ring\nkeyring-path={tmp_path / 'trap'}\n")
    return tmp_path


def test_settings_of_keyring_are_ignored(secret_service: str, hostile_home: Path) -> None:
    code = (
        "import sys; from kiosk.storage.keystore import open_keystore; store = open_keystore(sys.argv[1]);"
        "store.put('device', b'key'); print(type(store).__name__, store.get('device'))"
    )
    environment = os.environ | {
        "HOME": str(hostile_home),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        "KEYRING_PROPERTY_PREFERRED_COLLECTION": "/org/freedesktop/secrets/collection/session",
        "KEYRING_PROPERTY_SCHEME": "KeePassXC",
    }
    environment.pop("XDG_CONFIG_HOME", None)
    run = subprocess.run(
        [sys.executable, "-c", code, secret_service], env=environment, capture_output=True, text=True, check=False
    )
    assert run.stdout == "SecretServiceKeyStore b'key'\n", run.stderr
    assert not (hostile_home / "sprung").exists()
    assert open_keystore(secret_service).get("device") == b"key"


def test_no_bus_is_said_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    with pytest.raises(KeyStoreUnavailable, match=r"Geen|geen sleutelbos") as caught:
        open_keystore()
    assert "gnome-keyring" in caught.value.remedy


def test_a_bus_without_a_key_ring_is_said(private_bus: "PrivateBus") -> None:
    with pytest.raises(KeyStoreUnavailable, match="geen sleutelbos"):
        open_keystore()


def test_a_wrong_password_is_said_and_asks_nobody(private_bus: "PrivateBus") -> None:
    private_bus.unlock("right")
    open_keystore().put("device", KEY)
    private_bus.stop_daemons()
    private_bus.unlock("wrong")
    with pytest.raises(KeyStoreUnavailable, match=r"op slot|geen sleutelbos gemaakt"):
        open_keystore()
    private_bus.stop_daemons()
    private_bus.unlock("right")
    assert open_keystore().get("device") == KEY


def test_a_key_ring_that_was_never_made_is_said(private_bus: "PrivateBus") -> None:
    private_bus.unlock("right")
    bus = secretstorage.dbus_init()
    with closing(bus):
        secretstorage.Collection(bus).delete()
    with pytest.raises(KeyStoreUnavailable, match="geen sleutelbos gemaakt"):
        open_keystore()


def test_a_key_ring_that_ends_later_is_said(private_bus: "PrivateBus") -> None:
    private_bus.unlock("right")
    store = open_keystore()
    private_bus.stop_daemons()
    with pytest.raises(KeyStoreUnavailable):
        store.get("device")
    with pytest.raises(KeyStoreUnavailable):
        store.put("device", KEY)


def test_a_damaged_secret_is_said_without_its_value(secret_service: str) -> None:
    ring: KeyringBackend = UnpromptedKeyring()
    ring.set_password(secret_service, "device", "not hexadecimal")
    with pytest.raises(KeyStoreUnavailable, match="'device' in de sleutelbos is beschadigd") as caught:
        open_keystore(secret_service).get("device")
    assert "hexadecimal" not in str(caught.value)


class _Silent(UnpromptedKeyring):
    """A Secret Service that never answers."""

    released = threading.Event()

    def get_password(self, service: str, username: str) -> None:
        self.released.wait()


class _Forgetful(UnpromptedKeyring):
    """A Secret Service that accepts and keeps nothing."""

    def get_password(self, service: str, username: str) -> None: ...


@pytest.fixture
def use_ring(monkeypatch: pytest.MonkeyPatch) -> Callable[[type[KeyringBackend]], None]:
    return lambda ring: monkeypatch.setattr("kiosk.storage.keystore.UnpromptedKeyring", ring)


def test_a_key_ring_that_never_answers_does_not_hold_the_start(
    secret_service: str, use_ring: Callable[[type[KeyringBackend]], None]
) -> None:
    use_ring(_Silent)
    try:
        with pytest.raises(KeyStoreUnavailable, match="antwoordt niet binnen"):
            open_keystore(secret_service, timeout_s=0.2)
    finally:
        _Silent.released.set()


def test_a_key_ring_that_keeps_nothing_is_refused(
    secret_service: str, use_ring: Callable[[type[KeyringBackend]], None]
) -> None:
    use_ring(_Forgetful)
    with pytest.raises(KeyStoreUnavailable, match="bewaart geen sleutels"):
        open_keystore(secret_service)

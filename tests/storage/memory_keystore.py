# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A key store in memory, for tests only; tests/storage/test_keystore.py holds it to the contract of the real one."""


class MemoryKeyStore:
    """See `kiosk.storage.keystore.KeyStore`."""

    def __init__(self) -> None:
        self._secrets: dict[str, bytes] = {}

    def get(self, name: str) -> bytes | None:
        return self._secrets.get(name)

    def put(self, name: str, value: bytes) -> None:
        self._secrets[name] = value

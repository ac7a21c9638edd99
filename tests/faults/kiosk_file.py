# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The kiosk's file as a test of faults opens it, in this process and in those that it starts: plain, or enciphered."""

import os
from pathlib import Path

import pytest

from kiosk.storage.database import Database, open_database
from kiosk.storage.driver import is_plain

ENCIPHERED = "TEST_KIOSK_FILE_IS_ENCIPHERED"
_KEY = bytes(range(32))


def opened(path: Path) -> Database:
    """The file, made where there is none."""
    database = open_database(path, key=_KEY if os.environ.get(ENCIPHERED) else None)
    assert is_plain(path) is (ENCIPHERED not in os.environ)
    return database


@pytest.fixture
def enciphered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Kiosks of this test have an enciphered file."""
    pytest.importorskip("sqlcipher3", reason="the extra 'cipher' is not installed")
    monkeypatch.setenv(ENCIPHERED, "1")

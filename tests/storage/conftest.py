# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A real file for every test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.storage.database import Database
from tests.storage.made import made_database


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kiosk.sqlite"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    opened = made_database(path)
    yield opened
    opened.close()

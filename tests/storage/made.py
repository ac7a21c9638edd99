# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A kiosk's database of which each test gets a copy: making the tables takes longer than most tests."""

import functools
from pathlib import Path
from tempfile import TemporaryDirectory

from kiosk.storage.database import Database, open_database


def made_database(file: Path) -> Database:
    """The opened database, in a file that is not there yet, of a kiosk to which nothing has happened."""
    file.touch(mode=0o600)
    file.write_bytes(_made())
    return open_database(file)


@functools.cache
def _made() -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "kiosk.sqlite"
        open_database(file).close()
        return file.read_bytes()

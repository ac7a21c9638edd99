# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The power goes in the middle of an upgrade: the file is the old one or the new one, never half.

The copy that is made first goes as soon as a file opens again, by whichever version.
"""

import os
import signal
from pathlib import Path

import pytest

from kiosk.storage import history
from kiosk.storage.database import Database, open_database
from kiosk.storage.device_memory import Device, DeviceMemory
from tests.storage.made import made_database
from tests.storage.test_migrations import HEAD, newer

COPY = f"kiosk.sqlite.before-{HEAD}"
STEPS = ["_copied", "_upgrade", "lay_anew", "erase"]
"""Of `history`; each is come to, in this order."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    database = made_database(tmp_path / "kiosk.sqlite")
    DeviceMemory(database).keep(Device("zuil-1", "plein"))
    database.close()
    return database.path


def die(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def killed_at(path: Path, migrations: Path, step: str, key: bytes | None = None) -> None:
    """An upgrade in a process of its own, which is killed when it comes to this step."""
    child = os.fork()
    if child == 0:
        setattr(history, step, die)
        open_database(path, migrations, key=key)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def location(database: Database) -> str:
    device = DeviceMemory(database).device()
    database.check_rows()
    database.close()
    assert device is not None
    return device.location


@pytest.mark.parametrize(
    "step", ["lay_anew", "erase", *(pytest.param(one, marks=pytest.mark.full) for one in STEPS[:2])]
)
def test_an_upgrade_that_is_killed_is_done_whole_the_next_time(path: Path, tmp_path: Path, step: str) -> None:
    migrations = newer(tmp_path)
    killed_at(path, migrations, step)
    assert path.with_name(COPY).exists() == (step != "_copied")
    assert location(open_database(path, migrations)) == "elders"
    assert not path.with_name(COPY).exists()


def test_the_version_before_goes_on_with_the_file_that_it_left(path: Path, tmp_path: Path) -> None:
    killed_at(path, newer(tmp_path), "lay_anew")
    assert location(open_database(path)) == "plein"
    assert not path.with_name(COPY).exists()


def test_a_step_that_dies_between_two_statements_leaves_the_old_file(path: Path, tmp_path: Path) -> None:
    migrations = newer(tmp_path, "import os; os.kill(os.getpid(), 9)")
    child = os.fork()
    if child == 0:
        open_database(path, migrations)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    assert location(open_database(path)) == "plein"

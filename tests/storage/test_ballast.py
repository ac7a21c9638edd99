# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Room for a bad day."""

import shutil
from pathlib import Path

import pytest

from kiosk.storage.ballast import ROOM_TO_DRAIN, SIZE, Ballast


def test_ballast_is_laid_once_and_dropped(path: Path) -> None:
    ballast = Ballast(path)
    file = path.with_name("kiosk.sqlite.ballast")
    ballast.drop()
    ballast.lay()
    laid = file.stat()
    ballast.lay()
    assert (laid.st_size, laid.st_mtime_ns) == (SIZE, file.stat().st_mtime_ns)
    ballast.drop()
    assert not file.exists()


def test_no_ballast_is_laid_where_there_is_little_room(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(SIZE, 0, SIZE))
    Ballast(path).lay()
    assert not path.with_name("kiosk.sqlite.ballast").exists()


@pytest.mark.parametrize(("free", "room"), [(ROOM_TO_DRAIN, True), (ROOM_TO_DRAIN - 1, False)])
def test_the_last_room_is_for_what_goes(path: Path, monkeypatch: pytest.MonkeyPatch, free: int, room: bool) -> None:
    ballast = Ballast(path)
    ballast.lay()
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(SIZE, 0, free))
    assert ballast.leaves_room()
    ballast.drop()
    assert ballast.leaves_room() is room


def test_a_disk_that_cannot_be_asked_refuses_nothing_by_itself(tmp_path: Path) -> None:
    assert Ballast(tmp_path / "no" / "folder" / "kiosk.sqlite").leaves_room()


def test_ballast_that_cannot_be_laid_is_no_trouble(tmp_path: Path) -> None:
    Ballast(tmp_path / "no" / "folder" / "kiosk.sqlite").lay()

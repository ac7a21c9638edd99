# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Room for a bad day."""

import shutil
from pathlib import Path

import pytest

from kiosk.storage.ballast import SIZE, Ballast


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


def test_ballast_that_cannot_be_laid_is_no_trouble(tmp_path: Path) -> None:
    Ballast(tmp_path / "no" / "folder" / "kiosk.sqlite").lay()

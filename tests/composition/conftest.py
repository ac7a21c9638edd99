# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whole kiosks in temporary folders: real content, real files, a real key store; no printer and no sound."""

import shutil
from pathlib import Path

import pytest

from kiosk import places
from kiosk.settings import Settings
from tests.ui.world import STAFFED


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in which programs are found; empty, so there is no printer and no loudspeaker."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


@pytest.fixture
def no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without a Secret Service."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A kiosk without a store, in a folder that is not there yet."""
    return Settings(tmp_path / "kiosk", places.resources(), STAFFED, fullscreen=False)


@pytest.fixture
def broken_content(tmp_path: Path) -> Path:
    """A copy of the shipped content that a test may break."""
    folder = tmp_path / "resources"
    shutil.copytree(places.resources(), folder)
    return folder

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A real kiosk with a nosy flow, whose every file lies in one folder that can be searched."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kiosk.provisioning import DEVICE_KEY, set_staff_pin
from kiosk.rooms import opened_database, opened_keys
from kiosk.settings import Settings
from kiosk.storage.device_memory import Device, DeviceMemory
from tests.traces.nosy_flow import nosy_resources
from tests.traces.visitors import PIN, Traced, opened_traced

PLACE = "rivierstad-centrum"
NOBODY_THERE = "http://127.0.0.1:9"
"""The discard port: nothing listens."""


@pytest.fixture(scope="session")
def resources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Content with the nosy flow; apart, because the questions themselves may be found anywhere."""
    return nosy_resources(tmp_path_factory.mktemp("nosy"))


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that holds home, temporary files and the kiosk's own; no printer can be reached from it."""
    for name, variables in {
        "home": ("HOME",),
        "temporary": ("TMPDIR", "TEMP", "TMP"),
        "cache": ("XDG_CACHE_HOME",),
        "config": ("XDG_CONFIG_HOME",),
        "share": ("XDG_DATA_HOME",),
        "programs": ("PATH",),
    }.items():
        (tmp_path / name).mkdir()
        for variable in variables:
            monkeypatch.setenv(variable, str(tmp_path / name))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    return tmp_path


@pytest.fixture
def settings(world: Path, resources: Path, secret_service: str) -> Settings:
    """A kiosk that is enrolled with a store that is not there, and has a staff code."""
    settings = Settings(world / "kiosk", resources, PLACE, store_url=NOBODY_THERE, fullscreen=False, sync_every_s=1)
    with opened_database(settings.data_dir, settings.database) as database:
        DeviceMemory(database).keep(Device("zuil-1", PLACE))
        opened_keys().put(DEVICE_KEY, Ed25519PrivateKey.generate().private_bytes_raw())
    set_staff_pin(settings.data_dir, "anna", PIN)
    return settings


@pytest.fixture
def traced(qapp: QGuiApplication, qtbot: QtBot, settings: Settings) -> Iterator[Traced]:
    """The kiosk with its window, open."""
    with opened_traced(settings) as traced:
        yield traced

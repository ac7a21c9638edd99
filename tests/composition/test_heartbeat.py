# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Signs of life for the service manager, on a real socket."""

import os
import secrets
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kiosk.heartbeat import Heartbeat
from tests.composition.listening import listening


@pytest.mark.parametrize("named", [True, False], ids=["a name without a file", "a file"])
def test_a_kiosk_says_that_it_is_ready_lives_and_stops(
    qapp: QGuiApplication, qtbot: QtBot, tmp_path: Path, named: bool
) -> None:
    address = f"@kiosk-{secrets.token_hex(8)}" if named else str(tmp_path / "notify")
    with listening(address, watchdog_us=20_000) as manager:
        heartbeat = Heartbeat(manager.environment)
        heartbeat.begin()
        assert [manager.hears(), manager.hears()] == ["READY=1", "WATCHDOG=1"]
        qtbot.waitUntil(lambda: len(manager.has_heard()) > 0)
        heartbeat.end()
        assert manager.has_heard()[-1] == "STOPPING=1"


def test_a_loop_that_does_not_turn_gives_no_sign(qapp: QGuiApplication, tmp_path: Path) -> None:
    with listening(str(tmp_path / "notify"), watchdog_us=2_000) as manager:
        heartbeat = Heartbeat(manager.environment)
        heartbeat.begin()
        manager.hears()
        manager.hears()
        manager.line.settimeout(0.05)
        with pytest.raises(TimeoutError):
            manager.hears()
        heartbeat.pause()


def test_who_makes_way_falls_silent_and_does_not_say_that_the_kiosk_stops(
    qapp: QGuiApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    with listening(str(tmp_path / "notify"), watchdog_us=2_000) as manager:
        heartbeat = Heartbeat(manager.environment)
        heartbeat.begin()
        heartbeat.pause()
        manager.has_heard()
        qtbot.wait(20)
        assert manager.has_heard() == []


@pytest.mark.parametrize("environment", [{}, {"NOTIFY_SOCKET": "/nonexistent/notify", "WATCHDOG_USEC": "1000"}])
def test_nobody_who_listens_is_no_reason_to_end(qapp: QGuiApplication, environment: dict[str, str]) -> None:
    heartbeat = Heartbeat(environment)
    heartbeat.begin()
    heartbeat.end()


def test_the_unit_file_asks_for_what_the_kiosk_says() -> None:
    unit = (Path(__file__).parents[2] / "packaging" / "systemd" / "werkcentrum-kiosk.service").read_text()
    settings = dict(line.split("=", 1) for line in unit.splitlines() if "=" in line and not line.startswith("#"))
    assert (settings["Type"], settings["NotifyAccess"], settings["Restart"]) == ("notify", "all", "always")
    assert (settings["WatchdogSec"], settings["WatchdogSignal"], settings["LimitCORE"]) == ("5", "SIGKILL", "0")
    assert "NOTIFY_SOCKET" not in os.environ

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The composed kiosk speaks: one key, the real voice, and what `aplay` is given; a machine without sound says so."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.app import Kiosk, opened_kiosk
from kiosk.settings import Settings
from kiosk.ui.application import PORTRAIT


def children() -> dict[str, str]:
    """The command lines of the programs that run below this process, by their numbers."""
    numbers = [
        number for task in Path("/proc/self/task").iterdir() for number in (task / "children").read_text().split()
    ]
    return {number: command_of(number) for number in numbers}


def command_of(number: str) -> str:
    """Empty once it has ended."""
    try:
        return (Path("/proc") / number / "cmdline").read_bytes().decode().replace("\x00", " ")
    except OSError:
        return ""


def listen(kiosk: Kiosk, qtbot: QtBot) -> None:
    """The key with the mark that fingers find."""
    kiosk.window.show(PORTRAIT)
    qtbot.waitExposed(kiosk.window.window)
    QTest.keyClick(kiosk.window.window, Qt.Key.Key_F2)


def test_one_key_makes_the_kiosk_speak_and_closing_it_leaves_nothing_running(
    qapp: QGuiApplication, qtbot: QtBot, settings: Settings, programs: Path, no_keys: None, tmp_path: Path
) -> None:
    aplay = programs / "aplay"
    aplay.write_text(f'#!/bin/sh\nexec /bin/cat >"{tmp_path}/sound.$$"\n')
    aplay.chmod(0o700)
    others = children()
    with opened_kiosk(settings) as kiosk:
        listen(kiosk, qtbot)
        qtbot.waitUntil(lambda: len(list(tmp_path.glob("sound.*"))) > 1, timeout=20_000)
        started = {number for number in children() if number not in others}
        assert any("espeak_process" in command_of(number) for number in started)
        assert not kiosk.window.bridges.narration.property("troubled")
    assert [left for number in started if (left := command_of(number))] == []
    sounds = [file.read_bytes() for file in tmp_path.glob("sound.*")]
    assert all(sound[:4] == b"RIFF" for sound in sounds if sound)
    assert any(any(sound[44:]) for sound in sounds), "all of it is silence"


def test_a_machine_without_sound_says_so_on_the_screen_and_goes_on(
    qapp: QGuiApplication, qtbot: QtBot, settings: Settings, programs: Path, no_keys: None
) -> None:
    with opened_kiosk(settings) as kiosk:
        listen(kiosk, qtbot)
        narration = kiosk.window.bridges.narration
        qtbot.waitUntil(lambda: bool(narration.property("troubled")), timeout=20_000)
        assert narration.property("notice") == kiosk.window.bridges.display.words.texts["no_sound"]

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first picture stands before the kiosk is loaded, and goes when the screens are there or the start fails."""

import os
import signal
import subprocess
from pathlib import Path

from kiosk.curtain import STARTING
from tests.composition.listening import listening
from tests.composition.programs import HANG_GUARD_S, NO_KEYS, ended, one_line, running

A_LONG_TIME_US = 60_000_000


def children(process: "subprocess.Popen[str]") -> int:
    return len(Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="utf-8").split())


def test_a_picture_stands_before_the_screens_and_is_gone_when_they_are_there(tmp_path: Path) -> None:
    with listening(str(tmp_path / "notify"), A_LONG_TIME_US) as manager:
        words = ("kiosk", "run", "--windowed", "--data", str(tmp_path / "kiosk"))
        with running(*words, **NO_KEYS, **manager.environment) as process:
            assert manager.hears() == STARTING
            assert manager.hears() == "READY=1"
            while children(process) > 1:
                os.sched_yield()
            assert ended(process, signal.SIGTERM) == (0, "")


def test_a_start_that_fails_takes_the_picture_along_and_says_why(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    with running("kiosk", "run", "--windowed", "--data", str(tmp_path / "kiosk"), "--resources", str(empty)) as process:
        _, errors = process.communicate(timeout=HANG_GUARD_S)
    assert process.returncode == 1
    assert "werkcentrum.xml" in one_line(errors)

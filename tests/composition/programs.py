# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The real programs in processes of their own, started as people start them, ended by process id."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
HANG_GUARD_S = 120
NO_KEYS = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent/bus"}


@contextmanager
def running(*words: str, **environment: str) -> Iterator["subprocess.Popen[str]"]:
    """`python -m` with these words; killed at the end when it still runs."""
    process = subprocess.Popen(
        [sys.executable, "-m", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment},
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def first_line(process: "subprocess.Popen[str]", having: str = "") -> str:
    """The first line of its output that has these words; what it complained about when it ended before."""
    assert process.stdout is not None
    assert process.stderr is not None
    for line in process.stdout:
        if having in line:
            return line.strip()
    raise AssertionError(process.stderr.read())


def ended(process: "subprocess.Popen[str]", by: signal.Signals) -> tuple[int, str]:
    """Its exit code and complaints after this signal."""
    process.send_signal(by)
    _, errors = process.communicate(timeout=HANG_GUARD_S)
    return process.returncode, errors


def one_line(said: str) -> str:
    """The only line that was said, an error of the command line."""
    (line,) = said.strip().splitlines()
    assert line.startswith("Error: ")
    return line

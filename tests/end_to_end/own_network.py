# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Programs that measure over a slow and lossy line, each run by its test in a network namespace of its own.

    unshare --map-root-user --net python -m PROGRAM FOLDER LOSS

Such a program prints what it came to as JSON. Exit code 77: this machine has no TUN device for a test.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.end_to_end.slow_line import SlowLine, Weather, slow_line

HANG_GUARD_S = 900
_NAMESPACE = ("unshare", "--map-root-user", "--net")
_CANNOT = 77
_SEED = 1


def measured(program: ModuleType, folder: Path, loss: float) -> Any:
    """What the program prints over a line that loses this share of its packets; skips where the machine has none."""
    if subprocess.run([*_NAMESPACE, "true"], capture_output=True, check=False).returncode != 0:
        pytest.skip("this machine lets a test have no network of its own")
    done = subprocess.run(
        [*_NAMESPACE, sys.executable, "-m", program.__name__, str(folder), str(loss)],
        capture_output=True,
        text=True,
        timeout=HANG_GUARD_S,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    if done.returncode == _CANNOT:
        pytest.skip(f"this machine has no TUN device for a test: {done.stderr.strip()}")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def measure(work: Callable[[SlowLine, Path, ExitStack], object]) -> int:
    """Such a program, from its command line to its exit code; the stack is unwound after the work."""
    folder, loss = Path(sys.argv[1]), float(sys.argv[2])
    with ExitStack() as stack:
        try:
            line = stack.enter_context(slow_line(Weather(loss=loss), _SEED))
        except OSError as error:
            print(error, file=sys.stderr)  # noqa: T201 - the test shows why it skips
            return _CANNOT
        came_to = work(line, folder, stack)
    print(json.dumps(came_to))  # noqa: T201 - the test reads it
    return 0

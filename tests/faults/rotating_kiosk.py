# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A kiosk that takes a new key and stops at one moment of it, to be killed there. A program of its own.

python -m tests.faults.rotating_kiosk FOLDER STORE MOMENT   says `here` at the moment and does nothing more; `done` when
it never came there. A moment is a line of `rotate_device_key`, or `IN_FLIGHT`.
"""

import inspect
import os
import sys
import threading
from pathlib import Path
from types import FrameType
from typing import Any, Final

from kiosk.key_rotation import rotate_device_key

IN_FLIGHT: Final = "the request has left and no answer was read"
_READS_THE_ANSWER: Final = "getresponse"
"""What `http.client` calls it."""


def moments() -> tuple[str, ...]:
    """Every line at which the change of keys may be cut off, in their order; a line that only refuses is none."""
    source, first = inspect.getsourcelines(rotate_device_key)
    numbers = sorted({line for *_, line in rotate_device_key.__code__.co_lines() if line is not None} - {first})
    lines = [source[number - first].strip() for number in numbers]
    return (*(line for line in lines if not line.startswith("raise")), IN_FLIGHT)


def stop_at(moment: str) -> None:
    """From now on it goes no further than that, in this thread or in one that it starts."""
    source, first = inspect.getsourcelines(rotate_device_key)

    def by_line(frame: FrameType, event: str, _: Any) -> Any:
        if event == "line" and source[frame.f_lineno - first].strip() == moment:
            _wait()
        return by_line

    def by_call(frame: FrameType, _: str, __: Any) -> Any:
        if moment == IN_FLIGHT and frame.f_code.co_name == _READS_THE_ANSWER:
            _wait()
        return by_line if frame.f_code is rotate_device_key.__code__ else None

    threading.settrace(by_call)
    sys.settrace(by_call)


def _wait() -> None:
    os.write(1, b"here\n")
    sys.stdin.read()


def main() -> None:
    """Ends by being killed."""
    folder, store, moment = sys.argv[1:]
    stop_at(moment)
    rotate_device_key(Path(folder), store)
    os.write(1, b"done\n")


if __name__ == "__main__":
    main()

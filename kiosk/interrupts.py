# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Ctrl-C and SIGTERM end the Qt event loop in the ordinary way, so that everything is closed and nothing is lost."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from PySide6.QtCore import QTimer

LOOK_EVERY_MS = 200
"""Python runs its handlers between two of its own lines; a waiting event loop has none, so it is woken now and then."""
_ENDING = (signal.SIGINT, signal.SIGTERM)


class _WhileStarting:
    """Raises `KeyboardInterrupt`, and keeps that it was asked: Python drops what is raised inside a finaliser."""

    def __init__(self) -> None:
        self.asked = False

    def __call__(self, _number: int, _frame: FrameType | None) -> None:
        self.asked = True
        raise KeyboardInterrupt


def interrupting_the_start() -> None:
    """SIGINT and SIGTERM raise `KeyboardInterrupt` from here on; `ending_on_signals` makes up for one that got lost."""
    handler = _WhileStarting()
    for number in _ENDING:
        signal.signal(number, handler)


@contextmanager
def interrupting_afterwards() -> Iterator[None]:
    """While inside, SIGINT and SIGTERM wait: what is raised while modules load can get lost in a module's own code."""
    # Handlers, not a mask: a mask holds for one thread, and the signal comes in by any other.
    asked: list[int] = []
    before = {number: signal.signal(number, lambda number, _frame: asked.append(number)) for number in _ENDING}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        if asked:
            signal.raise_signal(asked[0])


@contextmanager
def ending_on_signals(end: Callable[[], None]) -> Iterator[None]:
    """While inside, SIGINT and SIGTERM call `end`. Main thread, with a running Qt application."""

    def asked(_number: int, _frame: FrameType | None) -> None:
        # Not at once: a request to quit is lost on an event loop that has yet to begin.
        QTimer.singleShot(0, end)

    before = {number: signal.signal(number, asked) for number in _ENDING}
    if any(isinstance(handler, _WhileStarting) and handler.asked for handler in before.values()):
        QTimer.singleShot(0, end)
    timer = QTimer()
    timer.timeout.connect(lambda: None)
    timer.start(LOOK_EVERY_MS)
    try:
        yield
    finally:
        timer.stop()
        for number, handler in before.items():
            signal.signal(number, handler)

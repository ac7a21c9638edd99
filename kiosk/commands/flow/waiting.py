# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Says what a command is doing when that takes longer than a second."""

import sys
import threading
import time
from types import TracebackType

import click

from kiosk.flow.said import Said

SLOW_SECONDS = 1.0
"""Whoever waits longer is told."""
_BEGIN_OF_LINE = "\r\x1b[K"
"""On a screen each line takes the place of the one before, and the last one goes."""


class Waiting:
    """Tells on standard error, each second from the first, what is being done and how far it is.

    A thread of its own tells it: most of the waiting is inside one call to a solver.
    """

    def __init__(self, what: Said, language: str = "nl") -> None:
        """Tells nothing until it is entered."""
        self._what = what.shown(language)
        self._how_far = ""
        self._over = threading.Event()
        self._teller = threading.Thread(target=self._tell_on, daemon=True)

    def tell(self, done: int, everything: int) -> None:
        """From now on a share is told, not the time."""
        self._how_far = f"{100 * done // everything} %"

    def count(self, done: int) -> None:
        """From now on a number is told, not the time."""
        self._how_far = str(done)

    def __enter__(self) -> "Waiting":
        self._teller.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._over.set()
        self._teller.join()
        if sys.stderr.isatty():
            click.echo(_BEGIN_OF_LINE, nl=False, err=True)

    def _tell_on(self) -> None:
        begun = time.monotonic()
        while not self._over.wait(SLOW_SECONDS):
            line = f"{self._what} {self._how_far or f'{time.monotonic() - begun:.0f} s'}"
            is_screen = sys.stderr.isatty()
            click.echo(f"{_BEGIN_OF_LINE}{line}" if is_screen else line, nl=not is_screen, err=True)

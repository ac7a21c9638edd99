# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A regional store of one's own, for the demonstration and the tour.

It is a process of its own, started through the command line, so that the device never imports it. Nothing of the kiosk
is loaded here: a store is started first, and comes up while the kiosk loads.
"""

import signal
import subprocess
import sys
import threading
from functools import cached_property
from pathlib import Path
from types import TracebackType

STORE_STARTS_WITHIN_S = 60.0
"""A store that has not named its address by then will not come."""
STORE_STOPS_WITHIN_S = 15.0


class DemonstrationError(Exception):
    """The demonstration cannot start; the message says why and what to do."""


class StoreProcess:
    """A regional store on 127.0.0.1 and a free port, with its own SQLite file.

    Entering the `with` starts it and waits for nothing; leaving stops it cleanly.
    """

    def __init__(self, folder: Path, days_ahead: int = 0) -> None:
        """`days_ahead` shifts the store's clock, for who plays weeks in a minute."""
        self.database_url = f"sqlite:///{folder / 'store.sqlite'}"
        self._shift = ["--days-ahead", str(days_ahead)]
        self._folder = folder
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> "StoreProcess":
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / "store.log").open("ab") as log:
            # A group of its own: Ctrl-C stops the window first and the store after the last sync.
            self._process = subprocess.Popen(
                [
                    *store_command("serve"),
                    "--database",
                    self.database_url,
                    "--port",
                    "0",
                    "--log",
                    str(self._folder),
                    *self._shift,
                ],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                start_new_session=True,
            )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def _stop(self) -> None:
        process = self._process
        if process is None:
            return
        process.send_signal(signal.SIGTERM)
        try:
            process.communicate(timeout=STORE_STOPS_WITHIN_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()

    @cached_property
    def address(self) -> str:
        """Where it answers, such as `http://127.0.0.1:41234`; waits until it does. Raises `DemonstrationError`."""
        process = self._process
        address = _first_line(process) if process else ""
        if not address.startswith("http"):
            raise DemonstrationError(f"the regional store did not start; {self._folder / 'store.log'} says why")
        return address

    def invite(self, location: str, device: str | None) -> str:
        """A one-time code for a kiosk of `location`; with `device` that same kiosk comes back with a new key."""
        words = [*store_command("enrol-code"), "--database", self.database_url, "--location", location, *self._shift]
        if device is not None:
            words += ["--replaces", device]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise DemonstrationError(f"the store gave no invitation: {done.stderr.strip()}")
        return done.stdout.split()[-1]


def _first_line(process: subprocess.Popen[str]) -> str:
    """Of its output; empty when it ended instead, or had to be ended because it said nothing."""
    overdue = threading.Timer(STORE_STARTS_WITHIN_S, process.kill)
    overdue.start()
    try:
        return process.stdout.readline().strip() if process.stdout else ""
    finally:
        overdue.cancel()
        # A process that forks later must have no thread beside it.
        overdue.join()


def store_command(name: str) -> list[str]:
    """The words that start `kiosk store NAME` with this same interpreter."""
    return [sys.executable, "-m", "kiosk", "store", name]

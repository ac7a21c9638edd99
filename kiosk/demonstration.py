# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The demonstration region: a regional store on this machine, one kiosk enrolled with it, and a staff code for today.

The store is a process of its own, started through the command line, so that the device never imports it.
"""

import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from kiosk import places
from kiosk.clock import system_clock
from kiosk.interrupts import interrupting_the_start
from kiosk.provisioning import enrol_kiosk, enrolled_as, new_staff_pin
from kiosk.running import run_kiosk
from kiosk.settings import Settings

STORE_STARTS_WITHIN_S = 60.0
"""A store that has not named its address by then will not come."""
STORE_STOPS_WITHIN_S = 15.0
LOCATION = "rivierstad-centrum"
SYNC_EVERY_S = 15.0
"""A demonstration shows at once what a kiosk does every quarter of an hour."""


class DemonstrationError(Exception):
    """The demonstration cannot start; the message says why and what to do."""


class StoreProcess:
    """A regional store on 127.0.0.1 and a free port, with its own SQLite file; leaving the `with` stops it cleanly."""

    def __init__(self, folder: Path, days_ahead: int = 0) -> None:
        """`days_ahead` shifts the store's clock, for who plays weeks in a minute."""
        self.database_url = f"sqlite:///{folder / 'store.sqlite'}"
        self._shift = ["--days-ahead", str(days_ahead)]
        self.address = ""
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
        try:
            self.address = self._announced(self._process)
        except BaseException:
            self._stop()
            raise
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

    def _announced(self, process: subprocess.Popen[str]) -> str:
        """The first line of the store's output: its address; empty when it ended instead."""
        overdue = threading.Timer(STORE_STARTS_WITHIN_S, process.kill)
        overdue.start()
        try:
            address = process.stdout.readline().strip() if process.stdout else ""
        finally:
            overdue.cancel()
        if not address.startswith("http"):
            raise DemonstrationError(f"the regional store did not start; {self._folder / 'store.log'} says why")
        return address

    def invite(self, location: str, device: str | None) -> str:
        """A one-time code for a kiosk of `location`; with `device` that same kiosk comes back with a new key."""
        words = [*store_command("invite"), "--database", self.database_url, "--location", location, *self._shift]
        if device is not None:
            words += ["--replaces", device]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise DemonstrationError(f"the store gave no invitation: {done.stderr.strip()}")
        return done.stdout.split()[-1]


def store_command(name: str) -> list[str]:
    """The words that start `kiosk store NAME` with this same interpreter."""
    return [sys.executable, "-m", "kiosk", "store", name]


def enrol_again(data_dir: Path, store: StoreProcess) -> None:
    """Enrols the kiosk, or the same kiosk again: its keys went with the keyring of the last run."""
    code = store.invite(LOCATION, enrolled_as(data_dir))
    enrol_kiosk(data_dir, store.address, code)


def run_demonstration(folder: Path, *, say: Callable[[str], None], fullscreen: bool) -> int:
    """Runs store, kiosk and window until the window closes or Ctrl-C; the exit code of the kiosk."""
    # Until the window listens to signals itself: a store that has begun must not be left behind.
    interrupting_the_start()
    try:
        return _run(folder, say, fullscreen=fullscreen)
    except KeyboardInterrupt:
        return 0


def _run(folder: Path, say: Callable[[str], None], *, fullscreen: bool) -> int:
    data_dir = folder / "kiosk"
    with StoreProcess(folder / "store") as store:
        enrol_again(data_dir, store)
        code = new_staff_pin(data_dir)
        say(f"Regional store: {store.address}/v1/openapi.json (on this machine only)")
        say(f"Staff mode: touch the upper corners of the start screen left, right, left, left, right; code {code}")
        month = f"--month {system_clock():%Y-%m}"
        say(f"Month report, once the week is over: kiosk store report --database {store.database_url} {month}")
        say("Ctrl-C stops everything.")
        settings = Settings(
            data_dir=data_dir,
            resources_dir=places.resources(),
            location_code=LOCATION,
            store_url=store.address,
            fullscreen=fullscreen,
            sync_every_s=SYNC_EVERY_S,
        )
        return run_kiosk(settings, say=say)

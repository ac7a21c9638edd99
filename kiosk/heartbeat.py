# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tells the service manager (systemd's notify protocol) that the kiosk is there and that its event loop turns."""

import os
import socket
from collections.abc import Mapping
from contextlib import suppress

from PySide6.QtCore import QTimer


class Heartbeat:
    """Says nothing where nobody listens. GUI thread: a screen that hangs must fall silent."""

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        self._address = environment.get("NOTIFY_SOCKET", "")
        self._every_ms = int(environment.get("WATCHDOG_USEC") or 0) // 2_000
        self._timer = QTimer()
        self._timer.timeout.connect(lambda: self._say("WATCHDOG=1"))

    def begin(self) -> None:
        """The first picture stands; from now on a sign of life at half the time that the manager waits for one."""
        self._say("READY=1")
        if self._address and self._every_ms:
            self._say("WATCHDOG=1")
            self._timer.start(self._every_ms)

    def pause(self) -> None:
        """No signs from here on: the next process gives them."""
        self._timer.stop()

    def end(self) -> None:
        """The kiosk ends because it was asked to."""
        self.pause()
        self._say("STOPPING=1")

    def _say(self, words: str) -> None:
        notify(words, self._address)


def notify(words: str, address: str) -> None:
    """One word to the manager at this address; empty: nobody listens."""
    if not address:
        return
    # A name that begins with @ has no file; the kernel wants a zero byte for it.
    name = "\0" + address[1:] if address.startswith("@") else address
    # A manager that is gone or busy is no reason to end, nor to wait.
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK) as line:
        line.sendto(words.encode(), name)

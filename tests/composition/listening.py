# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The service manager's end of the line: a real socket that hears what a kiosk says of itself."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.composition.programs import HANG_GUARD_S


@dataclass(frozen=True)
class Manager:
    """Hears; the environment of a service tells it where to speak."""

    line: socket.socket
    environment: dict[str, str]

    def hears(self) -> str:
        """The next word; waits for it."""
        return self.line.recv(100).decode()

    def has_heard(self) -> list[str]:
        """All that was said and not heard yet."""
        self.line.setblocking(False)
        words = []
        while True:
            try:
                words.append(self.line.recv(100).decode())
            except BlockingIOError:
                return words


@contextmanager
def listening(address: str, watchdog_us: int) -> Iterator[Manager]:
    """A manager at a path, or at a name that begins with @, which waits this long for a sign of life."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.bind("\0" + address[1:] if address.startswith("@") else address)
        line.settimeout(HANG_GUARD_S)
        yield Manager(line, {"NOTIFY_SOCKET": address, "WATCHDOG_USEC": str(watchdog_us)})

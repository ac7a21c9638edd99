# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A program that runs beside the kiosk, spoken to through pipes without ever waiting for it."""

import os
import select
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import IO

Watched = tuple[int, int]
"""A file descriptor and what to watch it for, as `select.poll` takes them."""
_READ_BYTES = 1 << 16
_KILLED_WITHIN_S = 1.0


class Child:
    """One run of a program. What it is told goes through its input: the command line can be read by everybody here."""

    def __init__(self, command: Sequence[str], *, speaks: bool) -> None:
        """Starts it; `speaks`: its output is read, else thrown away. Raises OSError."""
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE if speaks else subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            start_new_session=True,
        )
        try:
            self._exit = os.pidfd_open(self._process.pid)
        except OSError:
            with self._process:
                self._process.kill()
            raise
        self._untold = bytearray()
        self._all_said = False
        self._deaf = False
        for pipe in self._pipes():
            os.set_blocking(pipe.fileno(), False)

    def tell(self, data: bytes) -> None:
        """Puts this behind what it is told already; `push` hands it over."""
        self._untold += data

    def end(self) -> None:
        """Nothing more comes: its input is closed as soon as it took everything."""
        self._all_said = True

    def push(self) -> None:
        """Hands over as much as it takes now."""
        stdin = self._process.stdin
        if stdin is None or stdin.closed:
            return
        try:
            while self._untold and (taken := stdin.write(self._untold)):
                del self._untold[:taken]
        except BrokenPipeError:
            self._deaf = True
        if self._deaf or (self._all_said and not self._untold):
            stdin.close()

    def heard(self) -> bytes:
        """The next that it said; nothing when it says nothing now."""
        stdout = self._process.stdout
        return (stdout.read(_READ_BYTES) or b"") if stdout is not None else b""

    @property
    def untold(self) -> int:
        """How many bytes it did not take in yet."""
        return len(self._untold)

    @property
    def took_all(self) -> bool:
        """Whether all that it was told went into it, to the end."""
        return self._all_said and not self._untold and not self._deaf

    @property
    def exit_code(self) -> int | None:
        """None while it runs."""
        return self._process.poll()

    def watched(self) -> Iterator[Watched]:
        """What tells that there is something to do with it."""
        yield self._exit, select.POLLIN
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is not None and not stdin.closed and self._untold:
            yield stdin.fileno(), select.POLLOUT
        if stdout is not None:
            yield stdout.fileno(), select.POLLIN

    def kill(self) -> None:
        """Ends it at once, also when it has ended; for the end of every run."""
        self._process.kill()
        for pipe in self._pipes():
            pipe.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_KILLED_WITHIN_S)
        os.close(self._exit)

    def _pipes(self) -> tuple[IO[bytes], ...]:
        return tuple(pipe for pipe in (self._process.stdin, self._process.stdout) if pipe is not None)

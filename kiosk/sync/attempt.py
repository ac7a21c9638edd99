# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One blocking exchange with a limit on its whole length, which another thread can also end.

Looking up a name and connecting cannot be interrupted, and a server can hold a request for ever with a byte now and
then. So the exchange runs on a thread of its own. Who asked waits no longer than the limit; the connection is then cut,
which ends that thread too, at the latest when the system gives up the look-up.
"""

import socket
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, InvalidStateError
from contextlib import suppress
from contextvars import ContextVar
from typing import Generic, TypeVar

T = TypeVar("T")


class Cutter:
    """Cuts the connections of one exchange, those that are open and those that still come. Any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._handles: list[socket.socket] = []
        self._is_cut = False

    def watch(self, connection: socket.socket) -> socket.socket:
        """Gives the same connection, from now on cut with the others."""
        # A handle of its own: TLS takes the original over.
        handle = connection.dup()
        with self._lock:
            self._handles.append(handle)
            if self._is_cut:
                _shut(handle)
        return connection

    def cut(self) -> None:
        """Ends every wait on the connections."""
        with self._lock:
            self._is_cut = True
            for handle in self._handles:
                _shut(handle)

    def close(self) -> None:
        """Lets go of the handles; the exchange is over."""
        with self._lock:
            for handle in self._handles:
                handle.close()
            self._handles.clear()


current_cutter: ContextVar[Cutter | None] = ContextVar("current_cutter", default=None)
"""The cutter of the exchange that runs in this thread."""


class Attempt(Generic[T]):
    """Runs `exchange` on a thread of its own. Used once."""

    def __init__(self, exchange: Callable[[], T]) -> None:
        self._exchange = exchange
        self._cutter = Cutter()
        self._future: Future[T] = Future()

    def result(self, limit_s: float) -> T:
        """What the exchange gives, or its exception. TimeoutError after `limit_s`; CancelledError when stopped."""
        threading.Thread(target=self._run, name="sync-exchange", daemon=True).start()
        try:
            return self._future.result(limit_s)
        finally:
            self._cutter.cut()

    def stop(self) -> None:
        """Ends the wait of `result` at once, also when it has yet to begin. Any thread."""
        self._future.cancel()
        self._cutter.cut()

    def _run(self) -> None:
        current_cutter.set(self._cutter)
        # Nobody waits any more when it was stopped: then there is no place for the result.
        with suppress(InvalidStateError, CancelledError):
            try:
                self._future.set_result(self._exchange())
            except InvalidStateError:
                raise
            except Exception as error:  # noqa: BLE001 - handed over to the thread that asked
                self._future.set_exception(error)
        self._cutter.close()


def _shut(handle: socket.socket) -> None:
    with suppress(OSError):
        handle.shutdown(socket.SHUT_RDWR)

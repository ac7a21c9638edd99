# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A proxy before several processes of one store: each connection goes to the next that still listens."""

import socket
import socketserver
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import cycle

WITHIN_S = 30


class Proxy(socketserver.ThreadingTCPServer):
    """Counts how many connections each process got; waits at its end for those that are left."""

    allow_reuse_address = True

    def __init__(self, ports: Sequence[int]) -> None:
        self.ports = ports
        self.served: Counter[int] = Counter()
        self._turns = cycle(ports)
        self._lock = threading.Lock()
        super().__init__(("127.0.0.1", 0), _Connection)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def upstream(self) -> socket.socket | None:
        """A connection to the process whose turn it is; None when none listens."""
        for _ in self.ports:
            with self._lock:
                port = next(self._turns)
            with suppress(OSError):
                opened = socket.create_connection(("127.0.0.1", port), WITHIN_S)
                self.served[port] += 1
                return opened
        return None


class _Connection(socketserver.BaseRequestHandler):
    server: Proxy

    def handle(self) -> None:
        upstream = self.server.upstream()
        if upstream is None:
            return
        with upstream:
            back = threading.Thread(target=_pour, args=(upstream, self.request))
            back.start()
            _pour(self.request, upstream)
            back.join(WITHIN_S)


def _pour(source: socket.socket, sink: socket.socket) -> None:
    with suppress(OSError):
        while part := source.recv(65_536):
            sink.sendall(part)
    with suppress(OSError):
        sink.shutdown(socket.SHUT_WR)


@contextmanager
def proxied(ports: Sequence[int]) -> Iterator[Proxy]:
    """The proxy, in a thread of its own until the end of the block."""
    with Proxy(ports) as proxy:
        thread = threading.Thread(target=proxy.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield proxy
        finally:
            proxy.shutdown()
            thread.join(WITHIN_S)

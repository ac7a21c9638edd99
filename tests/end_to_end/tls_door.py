# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""TLS in front of a store, as a proxy of the region has it: takes TLS off and passes the bytes on."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from socketserver import BaseRequestHandler, ThreadingTCPServer
from typing import Any
from urllib.parse import urlsplit

from tests.sync.fault_line import whole_request


class _Visitor(BaseRequestHandler):
    server: "_Door"
    request: ssl.SSLSocket

    def handle(self) -> None:
        with suppress(OSError), socket.create_connection(self.server.store) as store:
            self.request.do_handshake()
            store.sendall(whole_request(self.request))
            while chunk := store.recv(65536):
                self.request.sendall(chunk)


class _Door(ThreadingTCPServer):
    daemon_threads = True

    def __init__(self, address: str, store_url: str, certificate: Path, key: Path) -> None:
        super().__init__((address, 0), _Visitor)
        parts = urlsplit(store_url)
        self.store = (str(parts.hostname), int(parts.port or 0))
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(certificate, key)

    def get_request(self) -> tuple[ssl.SSLSocket, Any]:
        """The handshake is the visitor's own thread's."""
        plain, address = self.socket.accept()
        return self._context.wrap_socket(plain, server_side=True, do_handshake_on_connect=False), address

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Nothing: on a bad line visitors go away in the middle."""


@contextmanager
def tls_door(address: str, store_url: str, certificate: Path, key: Path) -> Iterator[str]:
    """The address to call the store by, from outside."""
    door = _Door(address, store_url, certificate, key)
    thread = threading.Thread(target=door.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"https://{address}:{door.server_address[1]}"
    finally:
        door.shutdown()
        thread.join()
        door.server_close()

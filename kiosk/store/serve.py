# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Runs the store's service on one address until it is told to stop, and says where it listens once it does."""

import asyncio
import contextlib
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

import uvicorn
from fastapi import FastAPI
from sqlalchemy import Engine
from starlette.applications import Starlette

from kiosk.clock import Clock, system_clock
from kiosk.logs import Event, record
from kiosk.store.connections import Connection, connection_within
from kiosk.store.database import StoreError
from kiosk.store.limits import USUAL, Limits
from kiosk.store.opened import opened_store
from kiosk.store.service import create_app

LOOPBACK: Final = "127.0.0.1"
_BACKLOG: Final = 1024
"""Connections that wait to be accepted, when a whole region comes back at the same moment."""


class Service(uvicorn.Server):
    """One service on one listening socket. `run_until_stopped` blocks; `stop` may come from any thread."""

    def __init__(
        self,
        app: FastAPI,
        listening: socket.socket,
        announce: Callable[[str], None],
        *,
        limits: Limits = USUAL,
        clock: Clock = system_clock,
        care: "Care | None" = None,
    ) -> None:
        self._connection = connection_within(limits, clock)
        super().__init__(_config(app, self._connection))
        self._listening = listening
        self._announce = announce
        self._care = care

    def run_until_stopped(self) -> None:
        """Serves until `stop`, SIGTERM or Ctrl-C; requests that have begun are answered first."""
        record(Event.STORE_STARTED)
        try:
            with _quiet_signals():
                self.run(sockets=[self._listening])
        finally:
            self._listening.close()
            if self._care:
                self._care.listening.close()
            record(Event.STORE_STOPPED)

    def stop(self) -> None:
        """Asks the service to end."""
        self.should_exit = True

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Uvicorn's own start, and then the announcement: whoever reads the address can connect."""
        await super().startup(sockets)
        if self.started:
            if self._care:
                await self._open_care(self._care)
            self._announce(_address(self._listening))
            if self._care:
                self._announce(_address(self._care.listening))

    async def _open_care(self, care: "Care") -> None:
        """On the same event loop, and closed with the service."""
        config = _config(care.app, self._connection)
        config.load()
        make = partial(self._connection, config=config, server_state=self.server_state, app_state={})
        self.servers.append(await asyncio.get_running_loop().create_server(make, sock=care.listening))


@dataclass(frozen=True, slots=True)
class Care:
    """What is served beside the interface for who looks after the machine, and where."""

    app: Starlette
    listening: socket.socket


def _config(app: Starlette, connection: type[Connection]) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=connection,
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        lifespan="off",
        timeout_graceful_shutdown=connection.limits.stops_within_s,
    )


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://{host}:{port}"


def serve_store(
    url: str,
    *,
    port: int,
    announce: Callable[[str], None],
    host: str = LOOPBACK,
    make_app: Callable[[Engine], FastAPI] = lambda engine: create_app(engine, system_clock),
    make_care: Callable[[Engine], Care] | None = None,
) -> None:
    """Serves until SIGTERM or Ctrl-C.

    `announce` gets the address, such as `http://127.0.0.1:41234`, once requests are answered, and then that of
    `make_care`, if there is one.

    Raises:
        StoreError: the database cannot be used or the address is taken.
    """
    with opened_store(url) as engine:
        care = make_care(engine) if make_care else None
        Service(make_app(engine), listen(host, port), announce, care=care).run_until_stopped()


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 is any free port.

    Raises:
        StoreError: the address is taken or not of this machine.
    """
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(_BACKLOG)
    except OSError as error:
        listening.close()
        raise StoreError(f"cannot listen on {host}:{port} ({error.strerror}); choose another --port") from error
    return listening


@contextlib.contextmanager
def _quiet_signals() -> Iterator[None]:
    """Uvicorn raises the signal that stopped it once more when it is done; a clean stop has exit code 0."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {kind: signal.signal(kind, lambda *_: None) for kind in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for kind, handler in before.items():
            signal.signal(kind, handler)

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A proxy before several processes of one store: each connection goes to the next that still listens."""

import asyncio
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import cycle

WITHIN_S = 30


@dataclass
class Proxy:
    """Says how many connections each process got."""

    ports: Sequence[int]
    address: str = ""
    served: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._turns = cycle(self.ports)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        upstream = await self._connect()
        try:
            if upstream is not None:
                await asyncio.gather(_pour(reader, upstream[1]), _pour(upstream[0], writer))
        except OSError:
            pass  # one side hung up: so does the other
        finally:
            writer.close()
            if upstream is not None:
                upstream[1].close()

    async def _connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter] | None:
        for _ in self.ports:
            port = next(self._turns)
            with suppress(OSError):
                opened = await asyncio.open_connection("127.0.0.1", port)
                self.served[port] = self.served.get(port, 0) + 1
                return opened
        return None


async def _pour(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
    while part := await source.read(65_536):
        sink.write(part)
        await sink.drain()
    if sink.can_write_eof():
        sink.write_eof()


@contextmanager
def proxied(ports: Sequence[int]) -> Iterator[Proxy]:
    """The proxy, in a thread of its own until the end of the block."""
    proxy, ready, loops = Proxy(ports), threading.Event(), list[asyncio.AbstractEventLoop]()
    stop = asyncio.Event()

    async def run() -> None:
        loops.append(asyncio.get_running_loop())
        server = await asyncio.start_server(proxy.serve, "127.0.0.1", 0)
        proxy.address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        ready.set()
        await stop.wait()
        server.close()

    thread = threading.Thread(target=lambda: asyncio.run(run()))
    thread.start()
    try:
        assert ready.wait(WITHIN_S)
        yield proxy
    finally:
        loops[0].call_soon_threadsafe(stop.set)
        thread.join(WITHIN_S)

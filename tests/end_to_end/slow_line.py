# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A slow and lossy line between two network namespaces, for kernels without netem: two TUN devices and a relay.

The relay passes whole IP packets on, late, at a limited rate, through a short buffer that drops what does not fit, and
not all of them. So TCP is the kernel's own, with its own retransmissions. A process becomes the near side by running in
a network namespace of its own (`unshare --net`); the far side is one thread of it.
"""

import ctypes
import fcntl
import os
import random
import select
import struct
import subprocess
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

NEAR, FAR = "10.77.0.1", "10.77.0.2"
_TUNSETIFF = 0x400454CA
_TUN_WITHOUT_HEADER = 0x0001 | 0x1000
_NEW_NETWORK = 0x40000000
_LARGEST_PACKET = 2048
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Weather:
    """How bad the line is, the same in both directions."""

    delay_s: float = 0.3
    bits_per_s: float = 64_000.0
    loss: float = 0.0
    buffer_bytes: int = 16_000

    def __str__(self) -> str:
        rtt, rate = f"RTT {2000 * self.delay_s:.0f} ms", f"{self.bits_per_s / 1000:.0f} kbit/s"
        return f"{rtt}, {rate}, loss {100 * self.loss:.0f} %"


@dataclass
class Direction:
    """One way over the line."""

    weather: Weather
    chance: random.Random
    packets: int = 0
    size: int = 0
    """That were offered to it, with IP and TCP headers, also what was lost."""
    _free_at: float = 0.0
    _flying: deque[tuple[float, bytes]] = field(default_factory=deque)

    def accept(self, packet: bytes, now: float) -> None:
        """The packet is on its way, or lost."""
        self.packets += 1
        self.size += len(packet)
        takes_s = 8 * len(packet) / self.weather.bits_per_s
        waits_s = max(0.0, self._free_at - now)
        if waits_s * self.weather.bits_per_s / 8 > self.weather.buffer_bytes:
            return
        self._free_at = now + waits_s + takes_s
        if self.chance.random() >= self.weather.loss:
            self._flying.append((self._free_at + self.weather.delay_s, packet))

    def landed(self, now: float) -> Iterator[bytes]:
        """The packets that have arrived by now."""
        while self._flying and self._flying[0][0] <= now:
            yield self._flying.popleft()[1]

    def next_at(self) -> float:
        """When the next one lands; far away when none flies."""
        return self._flying[0][0] if self._flying else float("inf")


class SlowLine:
    """The line; `far` runs things at its other end."""

    def __init__(self, weather: Weather, seed: int) -> None:
        chance = random.Random(seed)  # noqa: S311 - which packets are lost; the same ones in each run
        self.there, self.back = Direction(weather, chance), Direction(weather, chance)
        self._far = ThreadPoolExecutor(1)
        self._is_over = threading.Event()
        _run("ip", "link", "set", "lo", "up")
        self._near_fd = _tun(NEAR)
        self._far_fd = self.far(_enter_namespace)
        self._relay = threading.Thread(target=self._pass_on, daemon=True)
        self._relay.start()

    def far(self, task: Callable[[], T]) -> T:
        """What `task` gives; all that it starts, and every socket it makes, is at the other end."""
        return self._far.submit(task).result()

    @property
    def size(self) -> int:
        """Bytes, both ways."""
        return self.there.size + self.back.size

    def close(self) -> None:
        self._is_over.set()
        self._relay.join()
        self._far.shutdown()
        os.close(self._near_fd)
        os.close(self._far_fd)

    def _pass_on(self) -> None:
        ways = {self._near_fd: self.there, self._far_fd: self.back}
        other = {self._near_fd: self._far_fd, self._far_fd: self._near_fd}
        while not self._is_over.is_set():
            pause_s = min(0.1, *(way.next_at() - time.monotonic() for way in ways.values()))
            ready, _, _ = select.select(list(ways), [], [], max(0.0, pause_s))
            for fd in ready:
                ways[fd].accept(os.read(fd, _LARGEST_PACKET), time.monotonic())
            for fd, way in ways.items():
                for packet in way.landed(time.monotonic()):
                    os.write(other[fd], packet)


@contextmanager
def slow_line(weather: Weather, seed: int = 1) -> Iterator[SlowLine]:
    """Only in a network namespace of one's own, where one is root. OSError where there is no /dev/net/tun."""
    line = SlowLine(weather, seed)
    try:
        yield line
    finally:
        line.close()


def _enter_namespace() -> int:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(_NEW_NETWORK) != 0:
        raise OSError(ctypes.get_errno(), "no second network namespace")
    _run("ip", "link", "set", "lo", "up")
    return _tun(FAR)


def _tun(address: str) -> int:
    fd = os.open("/dev/net/tun", os.O_RDWR)
    fcntl.ioctl(fd, _TUNSETIFF, struct.pack("16sH", b"line", _TUN_WITHOUT_HEADER))
    _run("ip", "addr", "add", f"{address}/24", "dev", "line")
    _run("ip", "link", "set", "line", "mtu", "1400", "up")
    return fd


def _run(*words: str) -> None:
    subprocess.run(words, check=True, capture_output=True)

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lets no more requests in than can be answered in time; the others hear at once when to come back.

Without it a slow database ends in a store that works for nobody: every sender gives up before its answer, and sends
again. A place is taken only once the body is complete, so that slow senders hold none.
"""

import asyncio
import math
import random
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final, TypeVar

from kiosk.store.limits import Limits
from kiosk.store.problems import Problem

_Result = TypeVar("_Result")
_FIRST_GUESS_S: Final = 0.05
_WEIGHT: Final = 0.1
"""Of the newest request in the mean: some ten requests tell how fast the store is now."""
_SPREAD: Final = (1.0, 4.0)
"""Whoever is turned away at the same moment comes back at another."""
_FULL: Final = "Er wachten nu te veel verzoeken. Er is niets verloren; wacht zo lang als in Retry-After staat."


class Admission:
    """The places of one process. Requests may come from any event loop and any thread."""

    def __init__(self, limits: Limits, spread: Callable[[float, float], float] = random.uniform) -> None:
        self._limits = limits
        self._spread = spread
        self._workers = ThreadPoolExecutor(limits.most_running, thread_name_prefix="kiosk-store")
        self._lock = threading.Lock()
        self._in_hand: Counter[str] = Counter()
        self._mean_s = _FIRST_GUESS_S

    async def work(self, sender: str, task: Callable[[], _Result]) -> _Result:
        """Runs `task` in a thread when it is its turn; `sender` is in whose name it comes, or empty.

        Raises:
            Problem: 429, when too much is waiting, in all or of this sender.
        """
        with self._lock:
            self._check(sender)
            self._in_hand[sender] += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._workers, self._timed, task)
        finally:
            with self._lock:
                self._in_hand.subtract([sender])
                self._in_hand += Counter()  # drops who has nothing left

    @property
    def mean_s(self) -> float:
        """Seconds that a request takes, by the latest ones; the time that it waits for its turn is not in it."""
        return self._mean_s

    def running(self) -> int:
        """How many requests are worked on now."""
        return min(self._in_hand.total(), self._limits.most_running)

    def waiting(self) -> int:
        """How many complete requests wait their turn."""
        return self._in_hand.total() - self.running()

    def _check(self, sender: str) -> None:
        is_full = self._in_hand.total() >= self._limits.most_running + self._limits.most_waiting
        if is_full or (sender and self._in_hand[sender] >= self._limits.most_at_once):
            raise Problem(429, _FULL, headers={"Retry-After": str(self._wait_s())})

    def _wait_s(self) -> int:
        """How long the queue takes as things go now, and a random while on top; whole seconds, at least one."""
        takes_s = (self.waiting() + 1) * self._mean_s / self._limits.most_running
        return max(1, math.ceil(takes_s * self._spread(*_SPREAD)))

    def _timed(self, task: Callable[[], _Result]) -> _Result:
        began = time.perf_counter()
        try:
            return task()
        finally:
            self._mean_s += _WEIGHT * (time.perf_counter() - began - self._mean_s)

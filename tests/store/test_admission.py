# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""So many requests at once and no more; the others hear when to come back, and one kiosk never fills the queue."""

import asyncio
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from kiosk.store.admission import Admission
from kiosk.store.limits import Limits
from kiosk.store.problems import Problem

LIMITS = Limits(most_running=2, most_waiting=3, most_at_once=2)


@dataclass
class SlowStore:
    """Work that is not done before the test says so."""

    may_end: threading.Event = field(default_factory=threading.Event)
    at_once: int = 0
    most_at_once: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def work(self) -> str:
        with self.lock:
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
        assert self.may_end.wait(10)
        with self.lock:
            self.at_once -= 1
        return "done"


def nothing() -> None:
    return


def together(admission: Admission, senders: list[str], then: Callable[[], None]) -> list[str | BaseException]:
    """What becomes of one request of each sender, all at once; `then` is done when all have come."""
    slow = SlowStore()

    async def run() -> list[str | BaseException]:
        tasks = [asyncio.ensure_future(admission.work(sender, slow.work)) for sender in senders]
        await asyncio.sleep(0)
        then()
        slow.may_end.set()
        return await asyncio.gather(*tasks, return_exceptions=True)

    outcomes = asyncio.run(run())
    assert slow.most_at_once <= LIMITS.most_running
    return outcomes


def turned_away(outcomes: list[str | BaseException]) -> list[Problem]:
    return [one for one in outcomes if isinstance(one, Problem)]


def test_who_comes_when_all_places_are_taken_hears_when_to_come_back() -> None:
    admission = Admission(LIMITS)
    seen: list[tuple[int, int]] = []
    outcomes = together(
        admission, [f"zuil-{n}" for n in range(7)], lambda: seen.append((admission.running(), admission.waiting()))
    )
    assert seen == [(2, 3)]
    assert outcomes[:5] == ["done"] * 5
    assert [problem.status for problem in turned_away(outcomes)] == [429, 429]
    assert all(int(problem.headers["Retry-After"]) >= 1 for problem in turned_away(outcomes))
    assert (admission.running(), admission.waiting()) == (0, 0)


def test_one_kiosk_in_a_loop_leaves_places_for_others() -> None:
    outcomes = together(Admission(LIMITS), ["zuil-a"] * 6 + ["zuil-b"], nothing)
    assert outcomes[:2] + outcomes[6:] == ["done"] * 3
    assert len(turned_away(outcomes)) == 4


def test_wait_that_is_told_grows_with_the_queue_and_with_how_slow_the_store_is() -> None:
    admission = Admission(LIMITS, spread=max)
    told: list[int] = []
    for takes_s in (0.0, 60.0):
        admission._mean_s = takes_s
        told += [int(one.headers["Retry-After"]) for one in turned_away(together(admission, list("abcdef"), nothing))]
    assert told == [1, 4 * 60 * 4 // 2]


def test_work_that_fails_gives_its_place_back() -> None:
    admission = Admission(LIMITS)

    def fails() -> None:
        raise ZeroDivisionError

    for _ in range(10):
        with pytest.raises(ZeroDivisionError):
            asyncio.run(admission.work("zuil-a", fails))
    assert admission.running() == 0

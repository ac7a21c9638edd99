# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Kills a kiosk and a store again and again, by their own process, and keeps the books of what each kiosk said."""

import os
import signal
import socket
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from random import Random
from typing import Final

from sqlalchemy import Engine

from kiosk.clock import system_clock
from kiosk.store.database import open_store
from kiosk.store.enrolment import invite
from kiosk.store.opened import opened_store
from kiosk.sync.client import enrol
from kiosk.wire.messages import EnrolAnswer
from tests.faults.kiosk_file import opened
from tests.faults.mixed_work import LIMIT_S, STARTER, Life, Word, WorkingKiosk, live, serve
from tests.sync.running_store import PLACE
from tests.sync.sending_kiosk import referrals_at, sealed_at, weeks_at
from tests.sync.store_client_contract import KEY

MOST_WORDS: Final = 30
"""A life that nothing else ends is ended after so many of them at most."""
HANG_GUARD_S: Final = 240
DRAINED_WITHIN_S: Final = 120


@dataclass
class Books:
    """What kiosks said."""

    said: "Counter[str]" = field(default_factory=Counter)
    referred: dict[str, str] = field(default_factory=dict)
    """The id of each kept referral, by its code."""
    perhaps_referred: dict[str, str] = field(default_factory=dict)
    withdrawn: set[str] = field(default_factory=set)
    perhaps_withdrawn: set[str] = field(default_factory=set)

    def write(self, word: Word) -> None:
        """Takes down one thing that was said."""
        kind, what = word
        self.said[kind] += 1
        if kind in {"referring", "referred"}:
            id_, code = what.split()
            (self.perhaps_referred if kind == "referring" else self.referred)[code] = id_
        elif kind in {"withdrawing", "withdrawn"}:
            (self.perhaps_withdrawn if kind == "withdrawing" else self.withdrawn).add(what)

    def withdrawable(self) -> tuple[str, ...]:
        """The codes that nobody used yet."""
        return tuple(code for code in self.referred if code not in self.perhaps_withdrawn)


class Process:
    """One forked process and what it says, until it is killed."""

    def __init__(self, target: Callable[..., None], *words: object) -> None:
        self._ours, theirs = STARTER.Pipe(duplex=False)
        given = (dict(os.environ), target, *words, theirs)
        self._process: ForkServerProcess = STARTER.Process(target=_with_environment, args=given, daemon=True)
        self._process.start()
        theirs.close()

    def hear(self, within_s: float = HANG_GUARD_S) -> object:
        """The next word."""
        assert self._ours.poll(within_s), "it says nothing"
        return self._ours.recv()

    def end(self) -> None:
        """It has nothing more to do."""
        self._process.join(HANG_GUARD_S)
        assert self._process.exitcode == 0
        self._ours.close()
        self._process.close()

    def die(self) -> None:
        """It ends by itself as the power would end it."""
        self._process.join(HANG_GUARD_S)
        assert self._process.exitcode == -signal.SIGKILL
        self._ours.close()
        self._process.close()

    def kill(self) -> list[object]:
        """As the power would end it; what it had said by then."""
        self._process.kill()
        self._process.join()
        assert self._process.exitcode == -signal.SIGKILL
        left: list[object] = []
        with closing(self._ours), suppress(EOFError, OSError):
            while True:
                left.append(self._ours.recv())
        self._process.close()
        return left


class Chaos:
    """One kiosk and one store over many lives of each. `wrong` are the errors that the kiosk's clock may have."""

    def __init__(self, folder: Path, url: str, seed: int, wrong: Sequence[timedelta] = (timedelta(),)) -> None:
        self.books, self.kills = Books(), Counter[str]()
        self._url, self._chance, self._wrong = url, Random(seed), wrong  # noqa: S311 - a test that can be repeated
        self._port = _free_port()
        device_id = self._enrolled(url)
        self._life = Life(folder, f"http://127.0.0.1:{self._port}", device_id, seed, 0, ())

    def run(self, kills: int) -> None:
        """Kills so many times, each time a kiosk or the store, and looks at the kiosk's file after each."""
        store = self._store()
        for number in range(kills):
            kiosk = self._kiosk(number)
            for _ in range(self._chance.randint(2, MOST_WORDS)):
                self._hear(kiosk)
            if self._chance.random() < 1 / 3:
                self.kills["store"] += 1
                store.kill()
                for _ in range(self._chance.randint(2, 10)):
                    self._hear(kiosk)
                store = self._store()
                for _ in range(self._chance.randint(2, 10)):
                    self._hear(kiosk)
            self.kills["kiosk"] += 1
            for word in kiosk.kill():
                self.books.write(word)  # type: ignore[arg-type]  # what a kiosk says
            self._look()
        store.kill()

    def _hear(self, kiosk: Process) -> None:
        self.books.write(kiosk.hear())  # type: ignore[arg-type]  # what a kiosk says

    def _store(self) -> Process:
        store = Process(serve, self._url, self._port)
        store.hear()
        return store

    def _kiosk(self, number: int) -> Process:
        self._life = replace(
            self._life,
            seed=self._chance.getrandbits(32),
            weeks=self.books.said["closed"],
            codes=self.books.withdrawable(),
            ahead=self._wrong[number % len(self._wrong)],
        )
        return Process(live, self._life)

    def _look(self) -> None:
        database = opened(self._life.folder / "kiosk.sqlite")
        assert database.run_alone("PRAGMA integrity_check") == [("ok",)]
        database.check_rows()
        database.close()

    def drain(self) -> WorkingKiosk:
        """Closes every week and sends all over a line that is good, with a clock that is right; the kiosk after it."""
        store = self._store()
        life = replace(self._life, ahead=timedelta())
        kiosk = WorkingKiosk(life)
        kiosk.close_weeks(life.today(self.books.said["closed"] + self.kills["kiosk"] + 60), sure=True)
        until = time.monotonic() + DRAINED_WITHIN_S
        while kiosk.sending.outbox.waiting():
            assert time.monotonic() < until, "it does not drain"
            kiosk.cycle()
        store.kill()
        return kiosk

    def _enrolled(self, url: str) -> str:
        store = self._store()
        with opened_store(url) as engine:
            code = invite(engine, PLACE, system_clock)
        answer = enrol(f"http://127.0.0.1:{self._port}", code, KEY, limit_s=LIMIT_S)
        store.kill()
        assert isinstance(answer, EnrolAnswer)
        return answer.device_id

    @property
    def device_id(self) -> str:
        """The kiosk's name at the store."""
        return self._life.device_id


def check(chaos: Chaos, kiosk: WorkingKiosk) -> None:
    """Every thing that was acknowledged is in the store exactly once, and nothing else is."""
    books, engine = chaos.books, open_store(chaos._url)
    try:
        assert kiosk.sending.outbox.refused() == ()
        assert kiosk.log.weeks() == ()
        _check_visits(chaos, engine)
        _check_referrals(books, engine, chaos.device_id)
    finally:
        engine.dispose()
        kiosk.database.close()


def _check_visits(chaos: Chaos, engine: Engine) -> None:
    finished = sum(weeks_at(engine, chaos.device_id).values())
    said = chaos.books.said
    assert said["finished"] <= finished <= said["finishing"]
    assert said["finishing"] - said["finished"] <= chaos.kills["kiosk"]


def _check_referrals(books: Books, engine: Engine, device_id: str) -> None:
    stored = {str(one) for one in referrals_at(engine, device_id)}
    sealed = {str(one) for one in sealed_at(engine)}
    gone = {books.perhaps_referred[code] for code in books.perhaps_withdrawn if code in books.perhaps_referred}
    withdrawn = {books.referred[code] for code in books.withdrawn}
    assert stored <= set(books.perhaps_referred.values())
    assert set(books.referred.values()) - gone <= sealed
    assert sealed.isdisjoint(withdrawn)


def _with_environment(environment: dict[str, str], target: Callable[..., None], *words: object) -> None:
    """Left to itself a forked process has the environment of the first of all: an earlier test's kind of file."""
    os.environ.clear()
    os.environ.update(environment)
    target(*words)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A kiosk and a store in processes of their own, each of which may be killed at any instant; the kiosk does all that it
can, from two threads at once, and says each thing that was kept.

Both are forked from one process that has everything loaded, so that a new life costs little.
"""

import multiprocessing
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from starlette.applications import Starlette

from kiosk.clock import AMSTERDAM, system_clock
from kiosk.storage.closing_week import ClosingWeek
from kiosk.storage.iso_week import week_of_day
from kiosk.storage.outbox import Outbox
from kiosk.storage.referral_box import ReferralBox
from kiosk.storage.sync_memory import SyncMemory
from kiosk.storage.trouble import DatabaseTrouble
from kiosk.storage.visit_log import VisitLog
from kiosk.store.limits import Limits
from kiosk.store.reception import Reception
from kiosk.store.serve import serve_store
from kiosk.store.service import create_app
from kiosk.sync.client import HttpStoreClient
from kiosk.sync.cycle import Sending, run_cycle
from kiosk.visits.closing import close_weeks
from kiosk.visits.release import Releasing
from kiosk.wire.referral import SealedReferral, Withdrawal, WithdrawnBy
from tests.faults.kiosk_file import opened
from tests.storage.builders import a_kind
from tests.storage.sealed import Clocks, a_line
from tests.store.kiosks import Client, Kiosk, ManualClock
from tests.store.referrals import accepting, made
from tests.sync.running_store import PLACE
from tests.sync.store_client_contract import KEY
from tests.visits.anonymity.quarters import shipped

STARTER: Final = multiprocessing.get_context("forkserver")
STARTER.set_forkserver_preload(["tests.faults.mixed_work", "tests.faults.visitors", "tests.faults.content_kiosk"])
FIRST_DAY: Final = datetime(2021, 1, 4, 10, tzinfo=AMSTERDAM)
"""A Monday: weeks close one after the other from here, and all of them lie behind the store."""
BETWEEN_CYCLES_S: Final = 0.02
LIMIT_S: Final = 5.0
_ACTS: Final = {"visit": 14, "refer": 3, "withdraw": 2, "close": 1}

Word = tuple[str, str]
"""What was done, or is about to be, and with which referral."""
Tell = Callable[[Word], None]


@dataclass(frozen=True)
class Life:
    """What one life of the kiosk is given."""

    folder: Path
    store_url: str
    device_id: str
    seed: int
    weeks: int
    """How many have been closed before."""
    codes: tuple[str, ...]
    """Of referrals that may be withdrawn."""
    ahead: timedelta = timedelta()
    """How wrong its clock is."""

    def wrong_clock(self) -> datetime:
        return system_clock() + self.ahead

    def today(self, weeks: int) -> datetime:
        """The day of visits, by this kiosk's clock, after so many weeks."""
        return FIRST_DAY + weeks * timedelta(days=7) + self.ahead


class WorkingKiosk:
    """Its file, its queue, its box and its line to the store."""

    def __init__(self, life: Life) -> None:
        self.database = opened(life.folder / "kiosk.sqlite")
        self.log = VisitLog(self.database)
        self.box = ReferralBox(self.database, Clocks())
        outbox, memory = Outbox(self.database), SyncMemory(self.database)
        client = HttpStoreClient(life.store_url, life.device_id, KEY, clock=life.wrong_clock, limit_s=LIMIT_S)
        self.sending = Sending(outbox, client, memory, life.wrong_clock, lambda _: 0.0)
        key = Ed25519PrivateKey.from_private_bytes(KEY)
        self._who = Kiosk(Client(Starlette()), key, life.device_id, PLACE, ManualClock(system_clock()))

    def cycle(self) -> None:
        """Sends all that waits, also what is for later."""
        run_cycle(self.sending, ahead=timedelta(days=1))

    def agreed(self) -> SealedReferral:
        """What a visitor says yes to."""
        return made(self._who).content

    def close_weeks(self, now: datetime, *, sure: bool = False) -> tuple[str, ...]:
        """Every week before this moment."""
        return close_weeks(ClosingWeek(self.database), Releasing(PLACE, shipped()), now, sure=sure)


def live(life: Life, told: "Connection[Word, None]") -> None:
    """Works until it is killed. Nobody reads on a full pipe, so what is said is little."""
    kiosk = WorkingKiosk(life)
    kiosk.close_weeks(life.today(life.weeks))
    threading.Thread(target=_send, args=(kiosk,), daemon=True).start()
    _work(life, kiosk, told.send)


def _send(kiosk: WorkingKiosk) -> None:
    pause = threading.Event()
    while True:
        with suppress(DatabaseTrouble):
            kiosk.cycle()
        pause.wait(BETWEEN_CYCLES_S)


def _work(life: Life, kiosk: WorkingKiosk, tell: Tell) -> None:
    chance = Random(life.seed)  # noqa: S311 - a test that can be repeated
    codes, weeks = list(life.codes), life.weeks
    while True:
        (act,) = chance.choices(list(_ACTS), list(_ACTS.values()))
        if act == "visit":
            tell(("finishing", ""))
            kiosk.log.finish(week_of_day(life.today(weeks).date()), a_kind())
            tell(("finished", ""))
        elif act == "refer":
            codes.append(refer(kiosk, tell))
        elif act == "withdraw" and codes:
            withdraw(kiosk, codes.pop(chance.randrange(len(codes))), tell)
        elif act == "close":
            closed = kiosk.close_weeks(life.today(weeks + 1))
            weeks += bool(closed)
            tell(("closed" if closed else "left open", ""))


def refer(kiosk: WorkingKiosk, tell: Tell) -> str:
    """A visitor agrees; the code of it."""
    content = kiosk.agreed()
    tell(("referring", f"{content.id} {content.code_hash}"))
    kiosk.box.keep(content, a_line(content))
    tell(("referred", f"{content.id} {content.code_hash}"))
    return content.code_hash


def withdraw(kiosk: WorkingKiosk, code: str, tell: Tell) -> None:
    """A visitor thinks better of it."""
    tell(("withdrawing", code))
    by = WithdrawnBy.VISITOR
    kiosk.box.withdraw(Withdrawal(code_hash=code, day=system_clock().date(), by=by), a_line())
    tell(("withdrawn", code))


def serve(url: str, port: int, told: "Connection[str, None]") -> None:
    """A store that serves until it is killed. How much one kiosk may ask is held elsewhere, not here."""
    reception = Reception(Limits(requests_a_minute=100_000, bytes_a_day=10**12))
    app = partial(create_app, clock=system_clock, accepting=accepting(), reception=reception)
    serve_store(url, port=port, announce=told.send, make_app=app)

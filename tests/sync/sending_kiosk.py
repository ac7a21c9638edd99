# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A kiosk with its queue and its box on disk, that knows what it promised; and what a real store has of it."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Engine, func, select

from kiosk.clock import Clock
from kiosk.storage.database import open_database
from kiosk.storage.outbox import Outbox
from kiosk.storage.referral_box import NeverLeft, ReferralBox, WithdrawalQueued
from kiosk.storage.sync_memory import SyncMemory
from kiosk.store import referral_tables, tables
from kiosk.sync.client import StoreClient
from kiosk.sync.cycle import CycleReport, Sending, run_cycle
from kiosk.wire.messages import Message, MessageKind
from kiosk.wire.referral import SealedReferral, Withdrawal, WithdrawnBy
from kiosk.wire.release import Release
from tests.storage.made import made_database
from tests.storage.sealed import Clocks, a_line
from tests.store.kiosks import Client, Kiosk, ManualClock
from tests.store.referrals import made
from tests.sync.running_store import PLACE

MOST_CYCLES = 20
"""A queue that is not empty after so many good cycles never will be."""
_NOWHERE: Client = None  # type: ignore[assignment]  # nothing is sent this way


class SendingKiosk:
    """Releases, referrals and withdrawals go in; cycles send them."""

    def __init__(self, folder: Path, client: StoreClient, device_id: str, key: Ed25519PrivateKey, clock: Clock) -> None:
        self._file = folder / "kiosk.sqlite"
        self._client = client
        self._who = Kiosk(_NOWHERE, key, device_id, PLACE, ManualClock(clock()))
        self._clock = clock
        self.machine = Clocks()
        self.told: list[Release] = []
        self.referred: set[UUID] = set()
        self.withdrawn: set[UUID] = set()
        self.open()

    def open(self) -> None:
        """As after a start."""
        self.database = open_database(self._file) if self._file.exists() else made_database(self._file)
        self.outbox = Outbox(self.database)
        self.box = ReferralBox(self.database, self.machine)

    @property
    def device_id(self) -> str:
        return self._who.id

    @property
    def key(self) -> Ed25519PrivateKey:
        """With which it seals."""
        return self._who.key

    @key.setter
    def key(self, following: Ed25519PrivateKey) -> None:
        self._who.key = following

    def tell(self, visits: int = 3) -> None:
        """One more week is told."""
        years, week = divmod(len(self.told), 52)
        content = Release(location=PLACE, period=f"{2020 + years}-W{week + 1:02}", total=visits)
        self.told.append(content)
        self.outbox.put(Message(id=uuid4(), kind=MessageKind.RELEASE, content=content))

    def refer(self) -> SealedReferral:
        """A visitor agrees to a referral."""
        content = made(self._who).content
        self.box.keep(content, a_line(content))
        self.referred.add(content.id)
        return content

    def withdraw(self, referral: SealedReferral) -> NeverLeft | WithdrawalQueued:
        """The visitor thinks better of it."""
        self.withdrawn.add(referral.id)
        day = self._clock().date()
        return self.box.withdraw(Withdrawal(code_hash=referral.code_hash, day=day, by=WithdrawnBy.VISITOR), a_line())

    def cycle(self, client: StoreClient | None = None) -> CycleReport:
        """Sends all that waits, also what is for later; with its own client or another."""
        memory = SyncMemory(self.database)
        sending = Sending(self.outbox, client or self._client, memory, self._clock, lambda _: 0.0)
        return run_cycle(sending, ahead=timedelta(days=1))

    def drain(self) -> None:
        """Cycles over a line that is good again."""
        for _ in range(MOST_CYCLES):
            if not self.outbox.waiting():
                return
            self.cycle()
        raise AssertionError(f"{self.outbox.waiting()} messages never left: {self.outbox.refused()}")


def weeks_at(engine: Engine, device: str) -> dict[str, int]:
    """The visits that the store counts for each week of this kiosk, each time that it does."""
    release = tables.release.c
    chosen = select(release.period, func.sum(release.total), func.count()).group_by(release.period)
    with engine.connect() as connection:
        rows = connection.execute(chosen.where(release.device == device, release.total.is_not(None)))
        found = {period: (int(total), times) for period, total, times in rows}
    assert {times for _, times in found.values()} <= {1}
    return {period: total for period, (total, _) in found.items()}


def referrals_at(engine: Engine, device: str) -> dict[UUID, str]:
    """The state of each referral of this kiosk."""
    proof = referral_tables.proof
    with engine.connect() as connection:
        found = connection.execute(select(proof).where(proof.c.device == device))
        return {row.id: row.state for row in found}


def sealed_at(engine: Engine) -> set[UUID]:
    """The referrals whose sealed content the store has."""
    with engine.connect() as connection:
        return set(connection.scalars(select(referral_tables.envelope.c.id)))

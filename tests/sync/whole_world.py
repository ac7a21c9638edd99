# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A kiosk and a real store on disk, what may happen to them, and a simple model of what must then be true.

The model knows messages by their id: which wait on the kiosk, which the store has taken in, which were withdrawn. It
knows nothing of tables, receipts or attempts. Of signs of life only the latest counts, wherever it is.
"""

import contextlib
import copy
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Engine, select

from kiosk.storage.audit_log import AuditLog
from kiosk.storage.closing_week import ClosingWeek
from kiosk.storage.referral_box import KeepingTerms, NeverLeft, WithdrawalQueued
from kiosk.storage.tables import outbox
from kiosk.storage.visit_log import VisitLog
from kiosk.store import operations_tables, referral_tables, tables
from kiosk.store.database import open_store
from kiosk.store.device_keys import rotate
from kiosk.store.enrolment import Enrolled, enrol, find_device, invite
from kiosk.store.envelope import open_envelope
from kiosk.store.intake import take_in
from kiosk.sync.outcomes import Answered, ProbeOutcome, PushOutcome, StatusOutcome, ThereItIs, Trouble, Unreachable
from kiosk.visits.attributes import week_of
from kiosk.visits.closing import close_weeks
from kiosk.visits.release import Releasing
from kiosk.wire.audit import AuditAction
from kiosk.wire.heartbeat import Heartbeat, KeyStoreState, PrinterState
from kiosk.wire.key_rotation import RotateAnswer, announcement
from kiosk.wire.messages import EnrolRequest, Message, MessageKind, SyncAnswer, SyncRequest
from kiosk.wire.referral import SealedReferral
from tests.policy.test_anonymity import shipped
from tests.storage.builders import a_kind
from tests.storage.sealed import Clocks
from tests.store.kiosks import ManualClock, enrol_body
from tests.store.referrals import accepting
from tests.sync.running_store import PLACE
from tests.sync.sending_kiosk import SendingKiosk, referrals_at, sealed_at, weeks_at
from tests.sync.store_model import StoreModel

TERMS = KeepingTerms(undelivered=timedelta(days=14), tombstones=timedelta(days=3000), log=timedelta(days=3000))
WEEK = timedelta(days=7)
A_BEAT = Heartbeat(
    program="0.1.0",
    flow="1",
    waiting=0,
    oldest_days=0,
    refused=0,
    printer=PrinterState.NONE,
    key_store=KeyStoreState.OPEN,
    sequence=0,
)


class PowerCut(BaseException):
    """Nothing after this moment happens on the kiosk."""


Line = Callable[["World", SyncRequest], PushOutcome]


def good(world: "World", request: SyncRequest) -> PushOutcome:
    return Answered(world.store.arrive(request))


def answer_lost(world: "World", request: SyncRequest) -> PushOutcome:
    world.store.arrive(request)
    return Unreachable(Trouble.HALF_ANSWER)


def request_lost(world: "World", request: SyncRequest) -> PushOutcome:
    return Unreachable(Trouble.TOO_SLOW)


def no_line(world: "World", request: SyncRequest) -> PushOutcome:
    return Unreachable(Trouble.NO_CONNECTION)


def arrives_twice(world: "World", request: SyncRequest) -> PushOutcome:
    world.store.arrive(request)
    return Answered(world.store.arrive(request))


def arrives_later(world: "World", request: SyncRequest) -> PushOutcome:
    world.under_way.append(request)
    return Unreachable(Trouble.HALF_ANSWER)


def store_dies_halfway(world: "World", request: SyncRequest) -> PushOutcome:
    half = request.messages[: (len(request.messages) + 1) // 2]
    world.store.arrive(SyncRequest(messages=half))
    return Unreachable(Trouble.STORE_ERROR)


def kiosk_dies_before(world: "World", request: SyncRequest) -> PushOutcome:
    raise PowerCut


def kiosk_dies_after(world: "World", request: SyncRequest) -> PushOutcome:
    world.store.arrive(request)
    raise PowerCut


LINES: tuple[Line, ...] = (
    good,
    answer_lost,
    request_lost,
    no_line,
    arrives_twice,
    arrives_later,
    store_dies_halfway,
    kiosk_dies_before,
    kiosk_dies_after,
)


class StoreSide:
    """The real store, what it must have, and an older copy of both."""

    def __init__(self, folder: Path, clock: ManualClock, key: Ed25519PrivateKey) -> None:
        self.clocks = Clocks()
        self.model = StoreModel()
        self.older: StoreModel | None = None
        self.ever_taken: set[UUID] = set()
        self.lost: set[UUID] = set()
        """What it took in and has no more, since it went back."""
        self.engine = open_store(f"sqlite:///{folder / 'store.sqlite'}")
        self._files = (folder / "store.sqlite", folder / "older.sqlite")
        self._clock = clock
        code = invite(self.engine, PLACE, clock)
        known = enrol(self.engine, EnrolRequest.model_validate(enrol_body(code, key)), clock)
        assert isinstance(known, Enrolled)
        device = find_device(self.engine, known.answer.device_id)
        assert device is not None
        self.device = device

    def arrive(self, request: SyncRequest) -> SyncAnswer:
        """At the real store, and in the model."""
        arrived = open_envelope(request.model_dump_json(by_alias=True).encode()).arrived
        results = take_in(self.engine, self.device, arrived, self._clock, accepting(self.clocks))
        self.model.take(request.messages)
        self.ever_taken |= self.model.taken
        return SyncAnswer(results=results)

    def is_copied(self) -> None:
        self._copy(*self._files)
        self.older = copy.deepcopy(self.model)

    def goes_back(self) -> None:
        """To the copy; what came since is gone."""
        assert self.older is not None
        self._copy(*reversed(self._files))
        self.lost |= self.model.taken - self.older.taken
        self.model = copy.deepcopy(self.older)

    def check(self) -> None:
        """What it took in, it has once; and nothing else."""
        assert told_at(self.engine) == (self.model.events, self.model.beat)
        assert ids_at(self.engine) == self.model.taken
        assert weeks_at(self.engine, self.device.id) == self.model.weeks
        assert referrals_at(self.engine, self.device.id) == dict(self.model.referrals.values())
        assert sealed_at(self.engine) == {id_ for id_, state in self.model.referrals.values() if state == "bewaard"}

    def learns(self, key: Ed25519PrivateKey, following: Ed25519PrivateKey) -> None:
        """That the kiosk has another key; an older copy would not know it, and such a kiosk is enrolled anew."""
        renewed = rotate(self.engine, self.device.id, announcement(self.device.id, key, following), self._clock)
        assert isinstance(renewed, RotateAnswer)
        self.device = replace(self.device, public_key=following.public_key().public_bytes_raw())
        self.older = None

    def _copy(self, source: Path, target: Path) -> None:
        self.engine.dispose()
        with contextlib.closing(sqlite3.connect(source)) as old, contextlib.closing(sqlite3.connect(target)) as new:
            old.backup(new)


class _Client:
    """What the kiosk sends with."""

    def __init__(self, push: Callable[[SyncRequest], PushOutcome], probe: Callable[[], ProbeOutcome]) -> None:
        self._push = push
        self._probe = probe

    def push(self, request: SyncRequest) -> PushOutcome:
        return self._push(request)

    def probe(self) -> ProbeOutcome:
        return self._probe()

    def ask_status(self, code_hash: str) -> StatusOutcome:
        return Unreachable(Trouble.NO_CONNECTION)

    def stop(self) -> None:
        """Nothing is under way between calls."""


class OfItself:
    """What the kiosk tells of itself, and with which key it seals."""

    def __init__(self, clock: ManualClock, store: StoreSide, kiosk: SendingKiosk) -> None:
        self.clock, self.store, self.kiosk = clock, store, kiosk
        self._queue: set[UUID] = set()
        self._told = 0
        self._shown: int | None = None

    def beat(self) -> None:
        """One takes the place of the other."""
        before = self.waiting()
        beat = A_BEAT.model_copy(update={"sequence": AuditLog(self.kiosk.database).last_sequence()})
        self.kiosk.outbox.put_heartbeat(Message(id=uuid4(), kind=MessageKind.HEARTBEAT, content=beat))
        after = self.waiting()
        assert (len(after - before), len(before - after) <= 1) == (1, True)
        self._queue = self._queue - (before - after) | (after - before)

    def staff_opens(self) -> None:
        AuditLog(self.kiosk.database).note(AuditAction.STAFF_OPENED, self.clock().date())
        self._told += 1
        self._queue |= self.waiting() - self._queue

    def shows(self, version: int) -> None:
        """Newer content, or that of before; told when it is another than was shown."""
        before, values = self.waiting(), {"inhoud": str(version)}
        day = self.clock().date()
        AuditLog(self.kiosk.database).note_changes(AuditAction.CONTENT_ACTIVATED, values, day, with_value=True)
        is_news = self._shown not in {None, version}
        assert len(self.waiting() - before) == is_news
        self._shown, self._told = version, self._told + is_news
        self._queue |= self.waiting() - before

    def renews_its_key(self) -> None:
        following = Ed25519PrivateKey.generate()
        self.store.learns(self.kiosk.key, following)
        self.kiosk.key = following

    def waiting(self) -> set[UUID]:
        with self.kiosk.database.reading() as connection:
            return {UUID(bytes=key) for key in connection.scalars(select(outbox.c.id))}


class World(OfItself):
    """All of it. Each method is something that may happen; `check` holds it against the model."""

    def __init__(self, folder: Path) -> None:
        clock, key = ManualClock(), Ed25519PrivateKey.generate()
        store = StoreSide(folder, clock, key)
        client = _Client(self._push, self._probe)
        super().__init__(clock, store, SendingKiosk(folder, client, store.device.id, key, clock))
        self.under_way: list[SyncRequest] = []
        self._line: Line = good
        self._meanwhile: SealedReferral | None = None
        self._departed: set[UUID] = set()
        self._never: set[UUID] = set()
        self._visits = 0

    def visit(self) -> None:
        VisitLog(self.kiosk.database).finish(week_of(self.clock()), a_kind())
        self._visits += 1

    def refer(self) -> SealedReferral:
        sent = self.kiosk.refer()
        self._queue.add(sent.id)
        return sent

    def withdraw(self, sent: SealedReferral) -> None:
        """Once for each referral."""
        if sent.id in self.kiosk.withdrawn:
            return
        before = self.waiting()
        outcome = self.kiosk.withdraw(sent)
        may_be_there = sent.id in self._departed
        assert outcome == (WithdrawalQueued() if may_be_there else NeverLeft())
        self._queue.discard(sent.id)
        new = self.waiting() - before
        assert len(new) == may_be_there
        self._queue |= new
        if not may_be_there:
            self._never.add(sent.id)

    def cycle(self, line: Line, meanwhile: SealedReferral | None = None) -> None:
        self._line, self._meanwhile = line, meanwhile
        try:
            self.kiosk.cycle()
        except PowerCut:
            self.restart()
        finally:
            self._line, self._meanwhile = good, None

    def restart(self) -> None:
        self.kiosk.database.abandon()
        self.kiosk.open()

    def week_passes(self) -> None:
        """With the housekeeping that comes with it."""
        self.clock.move(WEEK)
        self.kiosk.machine.pass_by(WEEK)
        self.store.clocks.pass_by(WEEK)
        before = self.waiting()
        closed = close_weeks(ClosingWeek(self.kiosk.database), Releasing(PLACE, shipped()), self.clock())
        new = self.waiting() - before
        assert len(new) >= len(closed)
        self._queue |= new
        self.kiosk.box.forget_expired(TERMS)
        expired = before - self.waiting()
        assert expired <= self.kiosk.referred
        self._queue -= expired
        self._never |= expired - self._departed

    def late_delivery(self) -> None:
        self.store.arrive(self.under_way.pop(0))

    def check(self) -> None:
        """Nothing unacknowledged is lost; what the store took in, it has once; nothing withdrawn in time arrived."""
        assert self.waiting() == self._queue
        self.store.check()
        assert self._never.isdisjoint(self.store.ever_taken)

    def end(self) -> None:
        """The line is good again; all that was promised arrives, unless the store itself lost it."""
        while self.under_way:
            self.late_delivery()
        self.week_passes()
        self.kiosk.drain()
        self.kiosk.cycle()
        self.check()
        assert self._queue == set()
        if not self.store.lost:
            assert sum(self.store.model.weeks.values()) == self._visits
            assert sorted(self.store.model.events) == list(range(1, self._told + 1))

    def close(self) -> None:
        self.kiosk.database.abandon()
        self.store.engine.dispose()

    def _probe(self) -> ProbeOutcome:
        return Unreachable(Trouble.NO_CONNECTION) if self._line in (no_line, request_lost) else ThereItIs()

    def _push(self, request: SyncRequest) -> PushOutcome:
        ids = {message.id for message in request.messages}
        before = self._departed.copy()
        self._departed |= ids
        if self._meanwhile is not None:
            self.withdraw(self._meanwhile)
        outcome = self._line(self, request)
        if isinstance(outcome, Answered):
            self._queue -= ids
        elif outcome == Unreachable(Trouble.NO_CONNECTION):
            self._departed = before
        return outcome


def told_at(engine: Engine) -> tuple[dict[int, UUID], UUID | None]:
    """What the store has of what a kiosk tells of itself: events by their number, and the latest sign of life."""
    columns = (operations_tables.audit_event.c.sequence, operations_tables.audit_event.c.message)
    with engine.connect() as connection:
        events = connection.execute(select(*columns)).all()
        beat = connection.scalar(select(operations_tables.device_state.c.message))
    assert len({row.sequence for row in events}) == len(events)
    return {row.sequence: row.message for row in events}, beat


def ids_at(engine: Engine) -> set[UUID]:
    """Every message that the store has written down as taken in."""
    with engine.connect() as connection:
        found = [*connection.scalars(select(tables.message.c.id))]
        found += connection.scalars(select(referral_tables.message.c.id))
    assert len(set(found)) == len(found)
    return set(found)

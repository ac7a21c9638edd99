# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every store client promises, held by the real client with the real store and by the double of other tests."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from kiosk.clock import system_clock
from kiosk.storage.outbox import Outbox
from kiosk.storage.sync_memory import SyncMemory
from kiosk.store.enrolment import invite, revoke
from kiosk.sync.client import HttpStoreClient, StoreClient, enrol
from kiosk.sync.cycle import CycleReport, Sending, run_cycle
from kiosk.sync.outcomes import Answered, PushOutcome, Refusal, ThereItIs, Trouble, TurnedAway, Unreachable
from kiosk.wire.audit import AuditAction, AuditEvent
from kiosk.wire.messages import EnrolAnswer, Message, MessageKind, SyncRequest, Verdict
from tests.storage.made import made_database
from tests.storage.test_outbox import a_beat
from tests.sync.running_store import LIMIT_S, PLACE, RunningStore
from tests.sync.store_client_contract import DEVICE, KEY, release, request


def verdicts(outcome: PushOutcome) -> list[Verdict]:
    assert isinstance(outcome, Answered)
    return [result.verdict for result in outcome.answer.results]


def test_new_messages_are_stored_each_with_its_own_result(client: StoreClient) -> None:
    sent = request((uuid4(), release("2026-W40")), (uuid4(), release("2026-W41")))
    outcome = client.push(sent)
    assert verdicts(outcome) == [Verdict.STORED, Verdict.STORED]
    assert isinstance(outcome, Answered)
    assert [result.id for result in outcome.answer.results] == [message.id for message in sent.messages]


def test_the_same_message_again_is_already_stored(client: StoreClient) -> None:
    sent = request()
    client.push(sent)
    assert verdicts(client.push(sent)) == [Verdict.ALREADY_STORED]


def test_the_same_id_with_other_content_is_refused_and_holds_up_nobody(client: StoreClient) -> None:
    id_ = uuid4()
    client.push(request((id_, release(started=3))))
    sent = request((id_, release(started=4)), (uuid4(), release("2026-W41")))
    assert verdicts(client.push(sent)) == [Verdict.REFUSED, Verdict.STORED]


def test_a_refusal_has_a_reason(client: StoreClient) -> None:
    id_ = uuid4()
    client.push(request((id_, release(started=3))))
    outcome = client.push(request((id_, release(started=4))))
    assert isinstance(outcome, Answered)
    assert outcome.answer.results[0].reason


def test_what_a_kiosk_tells_of_itself_is_stored_once(client: StoreClient) -> None:
    event = AuditEvent(sequence=1, action=AuditAction.STAFF_OPENED, day=system_clock().date())
    sent = SyncRequest(messages=(Message(id=uuid4(), kind=MessageKind.AUDIT, content=event), a_beat()))
    assert verdicts(client.push(sent)) == [Verdict.STORED, Verdict.STORED]
    assert verdicts(client.push(sent)) == [Verdict.ALREADY_STORED, Verdict.ALREADY_STORED]
    assert verdicts(client.push(SyncRequest(messages=(a_beat(),)))) == [Verdict.STORED]


def test_a_probe_finds_the_store(client: StoreClient) -> None:
    assert client.probe() == ThereItIs()


def test_after_stopping_nothing_is_sent(client: StoreClient) -> None:
    client.stop()
    assert client.probe() == Unreachable(Trouble.STOPPED)
    assert client.push(request()) == Unreachable(Trouble.STOPPED)


# --- only the real pair -----------------------------------------------------------------------------------------------


def test_a_used_code_enrols_nobody_else(store: RunningStore) -> None:
    code = invite(store.engine, PLACE, system_clock)
    assert isinstance(enrol(store.url, code, KEY, limit_s=LIMIT_S), EnrolAnswer)
    assert enrol(store.url, code, bytes(32), limit_s=LIMIT_S) == TurnedAway(Refusal.FORBIDDEN)


def test_a_kiosk_that_the_store_does_not_know_is_turned_away(store: RunningStore) -> None:
    client = HttpStoreClient(store.url, DEVICE, KEY, limit_s=LIMIT_S)
    assert client.push(request()) == TurnedAway(Refusal.UNKNOWN_KIOSK)


def test_a_kiosk_with_another_key_is_turned_away(store: RunningStore) -> None:
    client = HttpStoreClient(store.url, store.enrolled().device_id, bytes(32), limit_s=LIMIT_S)
    assert client.push(request()) == TurnedAway(Refusal.UNKNOWN_KIOSK)


def test_a_revoked_kiosk_is_turned_away(store: RunningStore) -> None:
    device = store.enrolled().device_id
    revoke(store.engine, device, system_clock)
    client = HttpStoreClient(store.url, device, KEY, limit_s=LIMIT_S)
    assert client.push(request()) == TurnedAway(Refusal.REVOKED)


@pytest.mark.parametrize("off_by", [timedelta(days=-400), timedelta(days=2)])
def test_a_kiosk_with_a_wrong_clock_still_delivers(store: RunningStore, off_by: timedelta) -> None:
    device = store.enrolled().device_id
    client = HttpStoreClient(store.url, device, KEY, clock=lambda: system_clock() + off_by, limit_s=LIMIT_S)
    assert verdicts(client.push(request())) == [Verdict.STORED]


def test_a_queue_on_disk_drains_into_the_real_store(store: RunningStore, tmp_path: Path) -> None:
    database = made_database(tmp_path / "kiosk.sqlite")
    outbox = Outbox(database)
    for week in (38, 39, 40):
        outbox.put(Message(id=uuid4(), kind=MessageKind.RELEASE, content=release(f"2026-W{week}")))
    sending = Sending(outbox, store.client(), SyncMemory(database), system_clock, lambda longest: longest)
    assert run_cycle(sending) == CycleReport(stored=3)
    assert outbox.waiting() == 0
    database.close()

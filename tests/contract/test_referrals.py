# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every store client promises about referrals: the real one with the real store, and the double of other tests."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.clock import system_clock
from kiosk.storage.outbox import Outbox
from kiosk.storage.referral_box import Elsewhere, ReferralBox, WithdrawalQueued
from kiosk.storage.sync_memory import SyncMemory
from kiosk.store.referral_status import MOST_QUESTIONS
from kiosk.sync.client import HttpStoreClient, StoreClient
from kiosk.sync.cycle import CycleReport, Sending, run_cycle
from kiosk.sync.outcomes import Answered, Trouble, Unreachable
from kiosk.wire.coming_back import OwnReferral, tag_of
from kiosk.wire.messages import Message, MessageKind, SyncRequest, Verdict
from kiosk.wire.referral import ReferralStatus, SealedReferral, StatusAnswer, Withdrawal, WithdrawnBy
from tests.contract.conftest import EVERY
from tests.storage.made import made_database
from tests.storage.sealed import a_line, code_hash
from tests.store.kiosks import Client, Kiosk, ManualClock
from tests.store.referrals import ORGANISATION, made
from tests.sync.running_store import LIMIT_S, PLACE, RunningStore
from tests.sync.store_client_contract import DEVICE, KEY, FakeStoreClient


@dataclass
class Pair:
    """A client, and the kiosk that it is of."""

    client: StoreClient
    device_id: str

    def referral(self) -> SealedReferral:
        key = Ed25519PrivateKey.from_private_bytes(KEY)
        nowhere: Client = None  # type: ignore[assignment]  # nothing is sent this way
        return made(Kiosk(nowhere, key, self.device_id, PLACE, ManualClock(system_clock()))).content

    def push(self, *contents: SealedReferral | Withdrawal) -> list[Verdict]:
        outcome = self.client.push(SyncRequest(messages=tuple(as_message(content) for content in contents)))
        assert isinstance(outcome, Answered)
        return [result.verdict for result in outcome.answer.results]

    def heard(self, known: str | None, *contents: SealedReferral | Withdrawal) -> tuple[OwnReferral, ...]:
        """What comes back of referrals to a kiosk that heard these statuses."""
        messages = tuple(as_message(content) for content in contents)
        outcome = self.client.push(SyncRequest(messages=messages, known=known))
        assert isinstance(outcome, Answered)
        comes_back = outcome.answer.comes_back
        return (comes_back.referrals if comes_back else None) or ()

    def status(self, code: str) -> ReferralStatus:
        answer = self.client.ask_status(code)
        assert isinstance(answer, StatusAnswer)
        return answer.status


def as_message(content: SealedReferral | Withdrawal) -> Message:
    if isinstance(content, SealedReferral):
        return Message(id=content.id, kind=MessageKind.REFERRAL, content=content)
    return Message(id=uuid4(), kind=MessageKind.WITHDRAWAL, content=content)


def taken_back(referral: SealedReferral) -> Withdrawal:
    return Withdrawal(code_hash=referral.code_hash, day=date(2026, 11, 27), by=WithdrawnBy.VISITOR)


@pytest.fixture(params=EVERY)
def pair(request: pytest.FixtureRequest) -> Pair:
    if request.param == "double":
        return Pair(FakeStoreClient(), DEVICE)
    return new_pair(request.getfixturevalue(f"{request.param}_store"))


def new_pair(store: RunningStore) -> Pair:
    """A new kiosk of this store."""
    device_id = store.enrolled().device_id
    return Pair(HttpStoreClient(store.url, device_id, KEY, limit_s=LIMIT_S), device_id)


def test_a_referral_is_kept_and_its_code_says_where_it_is(pair: Pair) -> None:
    sent = pair.referral()
    assert pair.client.ask_status(sent.code_hash) == StatusAnswer(status=ReferralStatus.UNKNOWN)
    assert pair.push(sent) == [Verdict.STORED]
    assert pair.push(sent) == [Verdict.ALREADY_STORED]
    expected = StatusAnswer(status=ReferralStatus.KEPT, organisation=ORGANISATION, keep_until=sent.keep_until)
    assert pair.client.ask_status(sent.code_hash) == expected


def test_what_is_withdrawn_is_gone_and_is_not_taken_again(pair: Pair) -> None:
    came, comes_later = pair.referral(), pair.referral()
    pair.push(came)
    assert pair.push(taken_back(came), taken_back(comes_later)) == [Verdict.STORED, Verdict.STORED]
    assert [pair.status(one.code_hash) for one in (came, comes_later)] == [ReferralStatus.WITHDRAWN] * 2
    assert pair.push(comes_later) == [Verdict.WITHDRAWN]
    assert pair.push(comes_later) == [Verdict.WITHDRAWN]


def test_a_kiosk_hears_with_its_receipt_where_its_referrals_are_until_it_knows(pair: Pair) -> None:
    sent = pair.referral()
    (told,) = pair.heard(None, sent)
    assert (told.id, told.status, told.organisation) == (sent.id, ReferralStatus.KEPT, ORGANISATION)
    assert pair.heard(tag_of([told])) == ()
    (told,) = pair.heard(tag_of([told]), taken_back(sent))
    assert (told.id, told.status) == (sent.id, ReferralStatus.WITHDRAWN)


def test_after_stopping_nothing_is_asked(pair: Pair) -> None:
    pair.client.stop()
    assert pair.client.ask_status("0a" * 32) == Unreachable(Trouble.STOPPED)


def test_from_the_box_to_the_store_and_back_by_code(store: RunningStore, tmp_path: Path) -> None:
    """The whole way: kept, delivered, gone here, withdrawn there."""
    database = made_database(tmp_path / "kiosk.sqlite")
    pair = new_pair(store)
    box, outbox, sent = ReferralBox(database), Outbox(database), pair.referral()
    sending = Sending(outbox, pair.client, SyncMemory(database), system_clock, lambda longest: longest)
    box.keep(sent, a_line(sent))
    assert run_cycle(sending) == CycleReport(stored=1)
    assert (box.known(sent.code_hash), box.waiting()) == (Elsewhere(), ())
    assert pair.status(sent.code_hash) is ReferralStatus.KEPT
    assert box.withdraw(taken_back(sent), a_line()) == WithdrawalQueued()
    assert run_cycle(sending) == CycleReport(stored=1)
    assert pair.status(sent.code_hash) is ReferralStatus.WITHDRAWN
    database.close()


def test_who_guesses_codes_is_told_to_wait(store: RunningStore) -> None:
    client = store.client()
    answers = [client.ask_status(code_hash(number)) for number in range(MOST_QUESTIONS + 1)]
    assert set(map(type, answers[:-1])) == {StatusAnswer}
    last = answers[-1]
    assert isinstance(last, Unreachable)
    assert (last.reason, last.retry_after_s is not None) == (Trouble.BUSY, True)

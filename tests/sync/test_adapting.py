# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A cycle adapts to its line, asks who is there before it sends referrals again, and acts on what comes back."""

from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.storage.outbox import Outbox
from kiosk.storage.referral_box import NeverLeft, ReferralBox
from kiosk.storage.sync_memory import SyncMemory
from kiosk.sync.cycle import LONGEST_BACKOFF_S, Sending, run_cycle
from kiosk.sync.heard import Heard
from kiosk.sync.outcomes import Answered, PushOutcome, Refusal, Trouble, TurnedAway, Unreachable
from kiosk.sync.pace import ENVELOPE_BYTES, LEAST_BYTES, START_BYTES
from kiosk.wire.coming_back import Hints, WhatComesBack, tag_of
from kiosk.wire.messages import SyncRequest
from tests.storage.made import made_database
from tests.storage.sealed import Clocks, a_line, a_referral, a_withdrawal
from tests.sync.store_client_contract import release
from tests.sync.test_cycle import NO_ANSWER, Kiosk, _wide, kiosk
from tests.sync.test_pace import KEPT

__all__ = ["kiosk"]
WIDE = 100
"""Classes of a release of some 25 kB."""


def sizes(kiosk: Kiosk) -> list[int]:
    return [len(request.model_dump_json(by_alias=True)) for request in kiosk.store.pushed]


def later(kiosk: Kiosk) -> None:
    kiosk.now += timedelta(hours=2)


@pytest.mark.parametrize("trouble", [Trouble.TOO_SLOW, Trouble.TOO_LARGE])
def test_what_did_not_get_through_is_halved_and_that_is_remembered_over_a_restart(
    kiosk: Kiosk, trouble: Trouble
) -> None:
    kiosk.put(*[_wide(WIDE)] * 12)
    kiosk.cycle(Unreachable(trouble))
    later(kiosk)
    kiosk.memory = SyncMemory(kiosk.database)
    kiosk.cycle()
    first, second = sizes(kiosk)
    assert LEAST_BYTES < second <= first // 2 + ENVELOPE_BYTES < START_BYTES


def test_a_line_that_is_down_does_not_make_requests_small(kiosk: Kiosk) -> None:
    kiosk.put(*[_wide(WIDE)] * 4)
    kiosk.cycle(NO_ANSWER)
    assert kiosk.memory.read().most_bytes is None


def test_after_success_more_goes_at_a_time(kiosk: Kiosk) -> None:
    kiosk.memory.failed("too-slow", most_bytes=LEAST_BYTES)
    kiosk.put(*[_wide(WIDE // 2)] * 30)
    for _ in range(12):
        kiosk.cycle()
    grew = [len(request.messages) for request in kiosk.store.pushed]
    assert grew[0] == 1
    assert max(grew) > 1
    assert grew == sorted(grew[:-1]) + grew[-1:]


def test_a_message_larger_than_the_line_bears_goes_alone(kiosk: Kiosk) -> None:
    kiosk.memory.failed("too-slow", most_bytes=LEAST_BYTES)
    kiosk.put(_wide(WIDE * 2), _wide(WIDE * 2))
    while kiosk.outbox.waiting():
        assert kiosk.cycle().stored == 1


def test_success_begins_the_waits_anew(kiosk: Kiosk) -> None:
    kiosk.put(release())
    for _ in range(12):
        longest = kiosk.cycle(NO_ANSWER).retry_in_s
        later(kiosk)
    assert longest == LONGEST_BACKOFF_S
    kiosk.cycle()
    kiosk.put(release("2026-W41"))
    assert kiosk.cycle(NO_ANSWER).retry_in_s == 2.0


def test_new_work_on_a_dead_line_does_not_begin_the_waits_anew(kiosk: Kiosk) -> None:
    kiosk.put(release())
    for _ in range(12):
        kiosk.cycle(NO_ANSWER)
        later(kiosk)
    kiosk.put(release("2026-W41"))
    assert kiosk.cycle(NO_ANSWER).retry_in_s == LONGEST_BACKOFF_S


def test_the_tag_of_what_was_heard_goes_along_and_what_comes_back_is_kept(kiosk: Kiosk) -> None:
    heard = Heard()
    sending = Sending(kiosk.outbox, kiosk.store, kiosk.memory, lambda: kiosk.now, lambda longest: longest, heard)

    def telling(request: SyncRequest) -> PushOutcome:
        told = WhatComesBack(referrals=(KEPT,), hints=Hints(most_bytes=LEAST_BYTES, pause_s=120))
        return Answered(kiosk.store.stored.take(request).model_copy(update={"comes_back": told}), 90.4)

    kiosk.put(release())
    kiosk.store.outcomes.append(telling)
    run_cycle(sending)
    assert kiosk.memory.read().clock_offset_s == 90
    kiosk.put(*[_wide(WIDE)] * 3)
    run_cycle(sending)
    assert [request.known for request in kiosk.store.pushed] == [None, tag_of([KEPT])]
    assert [len(request.messages) for request in kiosk.store.pushed] == [1, 1]


class TestReferrals:
    """After trouble nobody gets a referral who is not known to be the store."""

    @pytest.fixture(autouse=True)
    def _box(self, kiosk: Kiosk) -> None:
        self.kiosk = kiosk
        self.box = ReferralBox(kiosk.database, Clocks())
        content = a_referral(1)
        self.box.keep(content, a_line(content))

    def test_at_first_it_goes_without_asking(self) -> None:
        assert self.kiosk.cycle().stored == 1
        assert self.kiosk.store.probed == 0

    def test_after_trouble_it_is_asked_first_who_is_there(self) -> None:
        self.kiosk.memory.failed(Trouble.OTHER_SERVER.value)
        assert self.kiosk.cycle().stored == 1
        assert self.kiosk.store.probed == 1

    @pytest.mark.parametrize("found", [Unreachable(Trouble.OTHER_SERVER), TurnedAway(Refusal.REVOKED)])
    def test_to_anybody_else_it_does_not_go_and_never_left(self, found: Unreachable | TurnedAway) -> None:
        self.kiosk.memory.failed(Trouble.OTHER_SERVER.value)
        self.kiosk.store.probes.append(found)
        report = self.kiosk.cycle()
        assert report.trouble is found.reason
        assert report.retry_in_s
        assert self.kiosk.store.pushed == []
        assert self.kiosk.memory.read().failures == 2
        assert self.box.withdraw(a_withdrawal(1), a_line()) == NeverLeft()

    def test_after_it_left_once_a_probe_without_a_connection_does_not_make_it_unsent(self) -> None:
        self.kiosk.cycle(Unreachable(Trouble.TOO_SLOW))
        later(self.kiosk)
        self.kiosk.store.probes.append(NO_ANSWER)
        self.kiosk.cycle()
        assert self.box.withdraw(a_withdrawal(1), a_line()) != NeverLeft()


def test_a_queue_without_referrals_asks_nobody_first(kiosk: Kiosk) -> None:
    kiosk.put(release())
    kiosk.memory.failed(Trouble.OTHER_SERVER.value)
    assert kiosk.cycle().stored == 1
    assert kiosk.store.probed == 0


def test_the_waits_are_known_again_after_a_restart(tmp_path: Path) -> None:
    database = made_database(tmp_path / "kiosk.sqlite")
    SyncMemory(database).failed(Trouble.NO_CONNECTION.value, failures=7)
    again = Kiosk(database)
    again.put(release())
    assert again.cycle(NO_ANSWER).retry_in_s == 256.0
    assert (again.memory.read().failures, Outbox(database).waiting()) == (8, 1)
    database.close()

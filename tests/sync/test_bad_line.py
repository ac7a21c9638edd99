# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A kiosk and a real store with a bad line between them: each fault is told as what it is; then all arrives once."""

import gc
import time
import tracemalloc
import warnings
import zlib
from collections.abc import Callable, Iterator
from functools import cache

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.clock import system_clock
from kiosk.storage.referral_box import NeverLeft, WithdrawalQueued
from kiosk.store.enrolment import invite
from kiosk.sync.client import HttpStoreClient, enrol
from kiosk.sync.outcomes import Trouble
from kiosk.wire.messages import EnrolAnswer
from tests.sync import fault_line
from tests.sync.exchanges import LIMIT_S, exchanges_that_stay
from tests.sync.fault_line import Fault, FaultLine, Region, running_fault_line
from tests.sync.fault_server import page, running_fault_server
from tests.sync.running_store import PLACE, RunningStore, running_store
from tests.sync.sending_kiosk import SendingKiosk, referrals_at, sealed_at, weeks_at

SHORT_S = 0.4
"""A limit for answers that will not come."""
MOST_BYTES = 2_000_000
"""That a client may ask of memory for one answer, whatever comes: many times an answer, a fraction of a bomb."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningStore]:
    with running_store(tmp_path_factory.mktemp("store")) as running:
        yield running


@pytest.fixture(scope="module")
def line(store: RunningStore) -> Iterator[FaultLine]:
    with running_fault_line(store.url) as running:
        yield running


@pytest.fixture(scope="module")
def key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.generate()


@pytest.fixture(scope="module")
def kiosk(
    store: RunningStore, line: FaultLine, key: Ed25519PrivateKey, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[SendingKiosk]:
    raw = key.private_bytes_raw()
    known = enrol(store.url, invite(store.engine, PLACE, system_clock), raw, limit_s=LIMIT_S)
    assert isinstance(known, EnrolAnswer)
    client = HttpStoreClient(line.url, known.device_id, raw, limit_s=LIMIT_S)
    made = SendingKiosk(tmp_path_factory.mktemp("kiosk"), client, known.device_id, key, system_clock)
    yield made
    made.database.close()


@pytest.fixture
def impatient(kiosk: SendingKiosk, line: FaultLine, key: Ed25519PrivateKey) -> HttpStoreClient:
    return HttpStoreClient(line.url, kiosk.device_id, key.private_bytes_raw(), limit_s=SHORT_S)


@pytest.fixture(autouse=True)
def healed(kiosk: SendingKiosk, line: FaultLine, store: RunningStore) -> Iterator[None]:
    """After each test the line is good again, and the store must have all that was promised, once."""
    yield
    line.faults.clear()
    line.held.clear()
    line.leads_to(store.url)
    kiosk.drain()
    assert weeks_at(store.engine, kiosk.device_id) == {one.period: one.total for one in kiosk.told}
    assert referrals_at(store.engine, kiosk.device_id).keys() == kiosk.referred
    assert sealed_at(store.engine) == kiosk.referred - kiosk.withdrawn


FAULTS = {
    **{f"request cut in {region}": (fault_line.request_cut(region), Trouble.HALF_ANSWER) for region in Region},
    **{f"answer cut in {region}": (fault_line.answer_cut(region), Trouble.HALF_ANSWER) for region in Region},
    "answer lost": (fault_line.answer_lost, Trouble.HALF_ANSWER),
    "arrives twice, first answer": (fault_line.twice(hears_first=True), None),
    "arrives twice, second answer": (fault_line.twice(hears_first=False), Trouble.STORE_ERROR),
    "arrives later": (fault_line.held, Trouble.HALF_ANSWER),
    "says a longer answer": (fault_line.length(b"60000"), Trouble.HALF_ANSWER),
    "says a shorter answer": (fault_line.length(b"20"), Trouble.OTHER_SERVER),
    # The whole receipt is there, whatever the line says of it.
    "says a negative length": (fault_line.length(b"-1"), None),
    "says a length that is no number": (fault_line.length(b"many"), None),
}


@pytest.mark.parametrize(("fault", "trouble"), FAULTS.values(), ids=FAULTS)
def test_each_fault_of_the_line_is_told_as_what_it_is(
    kiosk: SendingKiosk, line: FaultLine, fault: Fault, trouble: Trouble | None
) -> None:
    kiosk.tell()
    kiosk.refer()
    line.faults = [fault]
    assert kiosk.cycle().trouble is trouble


@pytest.mark.full
@pytest.mark.timeout(1800)
def test_a_line_that_breaks_at_any_byte_loses_and_doubles_nothing(kiosk: SendingKiosk, line: FaultLine) -> None:
    kiosk.tell()
    for place in range(0, 2400, 16):
        line.faults = [fault_line.request_cut_at(place)]
        assert kiosk.cycle().trouble is Trouble.HALF_ANSWER
    for place in range(0, 1200, 8):
        line.faults = [fault_line.answer_cut_at(place)]
        # Without the header that says how long it is, half an answer is a whole one of somebody else.
        assert kiosk.cycle().trouble in (Trouble.HALF_ANSWER, Trouble.OTHER_SERVER)


@pytest.mark.full
def test_two_lengths_at_once_are_no_answer(kiosk: SendingKiosk, line: FaultLine) -> None:
    kiosk.tell()
    line.faults = [fault_line.length(b"20, 30")]
    assert kiosk.cycle().trouble is Trouble.HALF_ANSWER
    with warnings.catch_warnings():
        # urllib3 leaves this one socket, whose connection is ended, to the collector.
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


def test_what_arrives_after_a_later_request_changes_nothing(kiosk: SendingKiosk, line: FaultLine) -> None:
    kiosk.tell()
    kiosk.refer()
    line.faults = [fault_line.held]
    kiosk.cycle()
    kiosk.tell()
    assert kiosk.cycle().trouble is None
    assert line.deliver_held().startswith(b"HTTP/1.1 200 ")


def test_a_referral_that_arrives_after_its_withdrawal_is_not_kept(kiosk: SendingKiosk, line: FaultLine) -> None:
    sent = kiosk.refer()
    line.faults = [fault_line.held]
    kiosk.cycle()
    assert kiosk.withdraw(sent) == WithdrawalQueued()
    assert kiosk.cycle().trouble is None
    assert b"ingetrokken" in line.deliver_held()
    kiosk.referred.discard(sent.id)


def test_what_is_withdrawn_before_it_left_never_arrives(kiosk: SendingKiosk, line: FaultLine) -> None:
    sent = kiosk.refer()
    kiosk.tell()
    assert kiosk.withdraw(sent) == NeverLeft()
    line.faults = [fault_line.answer_cut(Region.BODY_MIDDLE)]
    kiosk.cycle()
    kiosk.referred.discard(sent.id)


@pytest.mark.parametrize("fault", [fault_line.drips_there, fault_line.drips_back])
def test_a_slow_drip_is_given_up_in_time(
    kiosk: SendingKiosk, line: FaultLine, impatient: HttpStoreClient, fault: Fault
) -> None:
    kiosk.tell()
    line.faults = [fault]
    started = time.monotonic()
    assert kiosk.cycle(impatient).trouble is Trouble.TOO_SLOW
    assert time.monotonic() - started < 10 * SHORT_S
    assert exchanges_that_stay() == []


@cache
def bomb() -> bytes:
    """30 kB that would inflate to 30 MB."""
    zeros = zlib.compressobj(9, wbits=31)
    return zeros.compress(bytes(30_000_000)) + zeros.flush()


@pytest.mark.parametrize(
    ("head", "chunk"),
    [
        (b"Content-Encoding: gzip\r\n", bomb),
        (b"", lambda: b" " * 60_000),
        (b"X: ", lambda: b"x" * 60_000),
        (b"", lambda: b"X: x\r\n" * 5_000),
    ],
    ids=["bomb", "endless", "endless header", "endless headers"],
)
def test_a_flood_for_an_answer_takes_no_memory(
    kiosk: SendingKiosk, line: FaultLine, head: bytes, chunk: Callable[[], bytes]
) -> None:
    kiosk.tell()
    line.faults = [fault_line.floods(head, chunk())]
    tracemalloc.start()
    try:
        trouble = kiosk.cycle().trouble
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert trouble in (Trouble.OTHER_SERVER, Trouble.HALF_ANSWER)
    assert most < MOST_BYTES


@pytest.mark.parametrize("code", [200, 302, 303, 307, 308])
def test_a_captive_portal_gets_one_body_and_no_second_anywhere(kiosk: SendingKiosk, line: FaultLine, code: int) -> None:
    kiosk.tell()
    kiosk.refer()
    with running_fault_server() as portal, running_fault_server() as elsewhere:
        portal.faults = [page(code, Location=f"{elsewhere.url}/aanmelden")]
        line.leads_to(portal.url)
        assert kiosk.cycle().trouble is Trouble.OTHER_SERVER
        # The next time it is asked who it is, before anything about a person goes again.
        assert kiosk.cycle().trouble is Trouble.OTHER_SERVER
        assert [bool(got.body) for got in portal.requests] == [True, False]
        assert elsewhere.requests == []


@pytest.mark.full
def test_a_line_that_fails_every_time_in_another_way_delivers_in_the_end(kiosk: SendingKiosk, line: FaultLine) -> None:
    kiosk.tell()
    kiosk.refer()
    for fault, _ in FAULTS.values():
        line.faults = [fault]
        kiosk.tell()
        kiosk.cycle()
    while line.held:
        line.deliver_held()

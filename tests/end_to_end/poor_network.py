# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A kiosk's week over a slow and lossy line to a real store behind TLS, each in a network namespace.

A program, run by `own_network`.
"""

import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.clock import system_clock
from kiosk.store.enrolment import Enrolled, enrol, invite
from kiosk.sync.client import HttpStoreClient
from kiosk.wire.messages import EnrolRequest
from tests.end_to_end.own_network import measure
from tests.end_to_end.slow_line import FAR, SlowLine
from tests.end_to_end.tls_door import tls_door
from tests.store.kiosks import enrol_body
from tests.sync.busy_week import REFERRALS, close_busy_weeks
from tests.sync.certificates import self_signed
from tests.sync.running_store import PLACE, RunningStore, running_store
from tests.sync.sending_kiosk import SendingKiosk, referrals_at, weeks_at

MOST_CYCLES = 60


@dataclass(frozen=True)
class Drained:
    """What it took to send a week."""

    seconds: float
    cycles: int
    bytes_on_the_line: int
    """Both ways, with all headers, and with all that was lost or sent anew."""
    waiting: int
    visits_stored: int
    referrals_stored: int


@dataclass(frozen=True)
class FarStore:
    """A real store behind TLS at the other end, and a kiosk that it knows at this one."""

    store: RunningStore
    client: HttpStoreClient
    device: str
    key: Ed25519PrivateKey


def far_store(line: SlowLine, folder: Path, stack: ExitStack) -> FarStore:
    """Runs until the stack is unwound."""
    store = line.far(lambda: stack.enter_context(running_store(folder)))
    certificate, tls_key = self_signed(folder, FAR)
    url = line.far(lambda: stack.enter_context(tls_door(FAR, store.url, certificate, tls_key)))
    key = Ed25519PrivateKey.generate()
    code = invite(store.engine, PLACE, system_clock)
    known = enrol(store.engine, EnrolRequest.model_validate(enrol_body(code, key)), system_clock)
    assert isinstance(known, Enrolled)
    device = known.answer.device_id
    return FarStore(store, HttpStoreClient(url, device, key.private_bytes_raw(), ca_file=certificate), device, key)


def drain(line: SlowLine, folder: Path, stack: ExitStack) -> dict[str, object]:
    """Sends a busy week over the line, from a queue on disk to a store on disk: `Drained`."""
    far = far_store(line, folder, stack)
    store, device = far.store, far.device
    kiosk = SendingKiosk(folder, far.client, device, far.key, system_clock)
    close_busy_weeks(kiosk.database, PLACE, system_clock())
    for _ in range(REFERRALS):
        kiosk.refer()
    seconds, cycles, passed = _sent(kiosk, line)
    waiting = kiosk.outbox.waiting()
    kiosk.database.close()
    visits = sum(weeks_at(store.engine, device).values())
    return vars(Drained(seconds, cycles, passed, waiting, visits, len(referrals_at(store.engine, device))))


def _sent(kiosk: SendingKiosk, line: SlowLine) -> tuple[float, int, int]:
    """Seconds, cycles and bytes until nothing waits."""
    before, started, cycles = line.size, time.monotonic(), 0
    while kiosk.outbox.waiting() and cycles < MOST_CYCLES:
        kiosk.cycle()
        cycles += 1
    return time.monotonic() - started, cycles, line.size - before


if __name__ == "__main__":
    raise SystemExit(measure(drain))

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Many visits from one kiosk to one store, beside PouchDB with the same visits; a program with a network to itself.

    unshare --map-root-user --net python -m tests.benchmarks.sync.wire push|drain WEEKS [PEER...]

`push` is over loopback, `drain` over a line of RTT 600 ms and 64 kbit/s. Bytes are what the network device counted:
both ways, with all headers, acknowledgements and whatever was sent anew. It prints its figures as JSON.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import select

from kiosk.clock import system_clock
from kiosk.storage.tables import outbox
from kiosk.store.enrolment import Enrolled, enrol, invite
from kiosk.sync.client import HttpStoreClient
from kiosk.wire.messages import EnrolRequest
from kiosk.wire.visit_class import VisitClass
from tests.benchmarks.sync import pouch
from tests.end_to_end.slow_line import FAR, SlowLine, Weather, slow_line
from tests.end_to_end.tls_door import tls_door
from tests.store.kiosks import enrol_body
from tests.sync.busy_week import VISITS, close_busy_weeks, drawn_visits
from tests.sync.certificates import self_signed
from tests.sync.running_store import PLACE, running_store
from tests.sync.sending_kiosk import SendingKiosk, weeks_at

OWN, POUCH_VISITS, POUCH_RELEASES = "own", "PouchDB, the visits", "PouchDB, the same releases"
PEERS: Final = (POUCH_VISITS, POUCH_RELEASES)
_LOOPBACK = "127.0.0.1"
_DEVICES = Path("/proc/net/dev")


@dataclass(frozen=True, slots=True)
class Sent:
    """What it took to get all visits there."""

    visits: int
    seconds: float
    bytes: int
    requests: int = 0
    """Only counted for the kiosk."""


@dataclass(frozen=True, slots=True)
class Wire:
    """Where the other end is, and what passed."""

    host: str
    far: Callable[[Callable[[], Any]], Any]
    passed: Callable[[], int]


@dataclass(frozen=True, slots=True)
class Work:
    """One run: so many weeks over this wire, in this folder."""

    wire: Wire
    folder: Path
    weeks: int


def own(work: Work, stack: ExitStack) -> tuple[Sent, list[dict[str, Any]]]:
    """The kiosk and its store; also the releases that were sent."""
    store = work.wire.far(lambda: stack.enter_context(running_store(work.folder)))
    certificate, tls_key = self_signed(work.folder, work.wire.host)
    door = tls_door(work.wire.host, store.url, certificate, tls_key)
    url = work.wire.far(lambda: stack.enter_context(door))
    key = Ed25519PrivateKey.generate()
    code = invite(store.engine, PLACE, system_clock)
    known = enrol(store.engine, EnrolRequest.model_validate(enrol_body(code, key)), system_clock)
    assert isinstance(known, Enrolled)
    device = known.answer.device_id
    client = HttpStoreClient(url, device, key.private_bytes_raw(), ca_file=certificate)
    kiosk = SendingKiosk(work.folder, client, device, key, system_clock)
    close_busy_weeks(kiosk.database, PLACE, system_clock(), weeks=work.weeks)
    releases = _bodies(kiosk)
    before, started, cycles = work.wire.passed(), time.monotonic(), 0
    while kiosk.outbox.waiting():
        kiosk.cycle()
        cycles += 1
    seconds = time.monotonic() - started
    kiosk.database.close()
    visits = sum(weeks_at(store.engine, device).values())
    assert visits == work.weeks * VISITS
    return Sent(visits, seconds, work.wire.passed() - before, cycles), releases


def _bodies(kiosk: SendingKiosk) -> list[dict[str, Any]]:
    with kiosk.database.reading() as connection:
        return [json.loads(body) for body in connection.scalars(select(outbox.c.body))]


def by_pouch(work: Work, documents: Sequence[dict[str, Any]]) -> Sent:
    """The same over PouchDB's protocol, without TLS."""
    with ExitStack() as stack:
        url = work.wire.far(
            lambda: stack.enter_context(pouch.pouch_server(work.wire.host, work.folder / f"server{len(documents)}"))
        )
        before = work.wire.passed()
        seconds = pouch.push(url, work.folder / f"client{len(documents)}", documents)
        return Sent(work.weeks * VISITS, seconds, work.wire.passed() - before)


def visit_documents(count: int) -> list[dict[str, Any]]:
    """Each visit as a document, with the names that it has on the kiosk's own wire."""
    names = [str(field.alias) for field in VisitClass.model_fields.values()]
    return [
        {"_id": f"{number:032x}", **dict(zip(names, one.values(), strict=True))}
        for number, one in enumerate(drawn_visits(count))
    ]


def measured(work: Work, peers: Sequence[str]) -> dict[str, Sent]:
    """The kiosk and the peers, one after the other over the same wire."""
    with ExitStack() as stack:
        sent, releases = own(work, stack)
    found = {OWN: sent}
    documents = {
        POUCH_VISITS: visit_documents(work.weeks * VISITS),
        POUCH_RELEASES: [{"_id": str(one["id"]), **one["inhoud"]} for one in releases],
    }
    return found | {peer: by_pouch(work, documents[peer]) for peer in peers}


@contextmanager
def wire_for(kind: str) -> Iterator[Wire]:
    """Loopback for `push`, the slow line for `drain`."""
    if kind == "push":
        subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
        yield Wire(_LOOPBACK, lambda task: task(), _over_loopback)
        return
    with slow_line(Weather()) as line:
        yield _over(line)


def _over_loopback() -> int:
    """Bytes that loopback carried: of this network namespace only, as /proc tells it."""
    lines = (line.split() for line in _DEVICES.read_text(encoding="ascii").splitlines())
    return next(int(words[1]) for words in lines if words[0] == "lo:")


def _over(line: SlowLine) -> Wire:
    return Wire(FAR, line.far, lambda: line.size)


def main() -> None:
    kind, weeks, *peers = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder, wire_for(kind) as wire:
        found = measured(Work(wire, Path(folder), int(weeks)), peers)
    print(json.dumps({name: asdict(sent) for name, sent in found.items()}))  # noqa: T201 - the command reads it


if __name__ == "__main__":
    main()

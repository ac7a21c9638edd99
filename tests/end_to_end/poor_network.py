# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A kiosk's sending over a slow and lossy loopback, in a network namespace of its own. A program of its own.

    unshare --net python -m tests.end_to_end.poor_network FOLDER RULE...    RULE: words of `tc qdisc add dev lo root`

Exit code 77: this kernel cannot do the rule.
"""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.clock import system_clock
from kiosk.demonstration import LOCATION
from kiosk.store_process import StoreProcess
from kiosk.sync.client import HttpStoreClient, enrol
from kiosk.sync.outcomes import Answered
from kiosk.visits.attributes import week_of
from kiosk.wire.messages import EnrolAnswer, Message, MessageKind, SyncRequest
from kiosk.wire.release import Release

CANNOT = 77
MOST_TRIES = 20


def main() -> int:
    """Makes the network poor, enrols, and sends one message twice: it must be taken once."""
    folder, *rule = sys.argv[1:]
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    if rule and subprocess.run(["tc", "qdisc", "add", "dev", "lo", "root", *rule], check=False).returncode != 0:
        return CANNOT
    key = Ed25519PrivateKey.generate().private_bytes_raw()
    with StoreProcess(Path(folder)) as store:
        known = enrol(store.address, store.invite(LOCATION, None), key)
        assert isinstance(known, EnrolAnswer), known
        client = HttpStoreClient(store.address, known.device_id, key)
        week = week_of(system_clock() - timedelta(days=7))
        release = Release(location=LOCATION, period=week, total=0)
        message = Message(id=uuid4(), kind=MessageKind.RELEASE, content=release)
        print([verdict_of(client, message) for _ in range(2)])  # noqa: T201 - the test reads it
    return 0


def verdict_of(client: HttpStoreClient, message: Message) -> str:
    """What the store says, after as many tries as it takes."""
    for _ in range(MOST_TRIES):
        outcome = client.push(SyncRequest(messages=(message,)))
        if isinstance(outcome, Answered):
            return outcome.answer.results[0].verdict.value
    return "never answered"


if __name__ == "__main__":
    raise SystemExit(main())

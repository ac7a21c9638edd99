# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Asking where a referral is, where no store answers."""

import pytest

from kiosk.sync.client import HttpStoreClient, NoStoreClient
from kiosk.sync.outcomes import Refusal, Trouble, TurnedAway, Unreachable
from tests.storage.sealed import a_withdrawal, code_hash
from tests.sync import fault_server
from tests.sync.fault_server import FaultServer


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (fault_server.status(429, Retry_After="60"), Unreachable(Trouble.BUSY, 60.0)),
        (fault_server.status(401), TurnedAway(Refusal.UNKNOWN_KIOSK)),
        (fault_server.status(404), Unreachable(Trouble.OTHER_SERVER)),
        (lambda answering: answering.send(200, b"<html>log in</html>", "text/html"), Unreachable(Trouble.OTHER_SERVER)),
        (lambda answering: answering.send(200, b'{"status": "?"}'), Unreachable(Trouble.OTHER_SERVER)),
    ],
)
def test_what_is_no_answer_is_told_as_what_it_is(
    client: HttpStoreClient, server: FaultServer, fault: fault_server.Fault, outcome: object
) -> None:
    server.faults = [fault]
    assert client.ask_status(code_hash()) == outcome
    assert server.requests[0].path == "/v1/verwijzingen/status"
    assert a_withdrawal().code_hash.encode() not in server.requests[0].path.encode()


def test_a_kiosk_without_a_store_says_why() -> None:
    assert NoStoreClient(Trouble.NO_STORE).ask_status("0a" * 32) == Unreachable(Trouble.NO_STORE)

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A kiosk makes itself known: it proves its key, and a failure says why."""

import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.sync.client import enrol
from kiosk.sync.outcomes import Refusal, Trouble, TurnedAway, Unreachable
from kiosk.wire.messages import ENROL_PATH, EnrolAnswer, EnrolRequest, enrol_statement
from tests.sync import fault_server
from tests.sync.exchanges import LIMIT_S
from tests.sync.fault_server import Fault, FaultServer
from tests.sync.store_client_contract import KEY


def test_enrolling_proves_the_key_and_gives_the_name_of_the_kiosk(server: FaultServer) -> None:
    server.faults = [fault_server.json_answer({"zuil": "zuil-7", "inlooppunt": "rivierstad-centrum"}, 201)]
    answer = enrol(server.url, "K7QM-2F9X-TD4R", KEY, limit_s=LIMIT_S)
    assert answer == EnrolAnswer(device_id="zuil-7", location="rivierstad-centrum")
    sent = EnrolRequest.model_validate_json(server.requests[0].body)
    public = Ed25519PrivateKey.from_private_bytes(KEY).public_key()
    public.verify(bytes.fromhex(sent.proof), enrol_statement(sent.code, sent.public_key))
    assert server.requests[0].path == ENROL_PATH
    assert KEY.hex() not in json.dumps(server.requests[0].headers) + server.requests[0].body.decode()


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (fault_server.status(403), TurnedAway(Refusal.FORBIDDEN)),
        (fault_server.status(500), Unreachable(Trouble.STORE_ERROR)),
        (fault_server.page(200), Unreachable(Trouble.OTHER_SERVER)),
        (fault_server.hang_up, Unreachable(Trouble.HALF_ANSWER)),
    ],
)
def test_an_enrolment_that_fails_says_why(server: FaultServer, fault: Fault, outcome: Unreachable | TurnedAway) -> None:
    server.faults = [fault]
    assert enrol(server.url, "K7QM-2F9X-TD4R", KEY, limit_s=LIMIT_S) == outcome


def test_a_code_that_cannot_be_one_is_refused_before_sending(server: FaultServer) -> None:
    with pytest.raises(ValueError, match="code"):
        enrol(server.url, "x", KEY)
    assert server.requests == []

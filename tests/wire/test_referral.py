# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What goes over the line about a handover, within bounds and told apart by its kind."""

import json
from typing import Any
from uuid import uuid4

import pytest
from pydantic import ValidationError

from kiosk.wire.envelope import MAX_ENVELOPE
from kiosk.wire.messages import MAX_MESSAGES, MAX_REQUEST_BYTES, Message, MessageKind, SyncRequest
from kiosk.wire.referral import (
    MAX_PROOF_BYTES,
    ReferralStatus,
    SealedReferral,
    StatusAnswer,
    StatusQuestion,
    Withdrawal,
)


def a_referral(**changed: Any) -> dict[str, Any]:
    return {
        "kenmerk": str(uuid4()),
        "organisatie": "uwv",
        "codeHash": "0f" * 32,
        "bewaarTot": "2026-12-23",
        "toestemming": {"@type": "ConsentRecord"},
        "envelop": "{}",
        "traceId": "0a" * 16,
        "operationId": "0b" * 8,
        **changed,
    }


def a_withdrawal(**changed: Any) -> dict[str, Any]:
    return {"codeHash": "0f" * 32, "ingetrokkenOp": "2026-11-23", "door": "bezoeker", **changed}


def a_message(kind: str, content: dict[str, Any]) -> str:
    return json.dumps({"id": str(uuid4()), "soort": kind, "inhoud": content})


A_RELEASE = {"inlooppunt": "a", "periode": "2026-W47", "totaal": 0, "klassen": [], "tellers": []}
AN_EVENT = {"volgnummer": 1, "handeling": "toegang-dicht", "dag": "2026-11-23"}
A_HEARTBEAT = {
    "programma": "1.0",
    "routeversie": "1",
    "wachtend": 0,
    "oudsteDagen": 0,
    "geweigerd": 0,
    "printer": "klaar",
    "sleutelbos": "open",
    "volgnummer": 1,
}
CONTENTS = {
    "vrijgave": A_RELEASE,
    "verwijzing": a_referral(),
    "intrekking": a_withdrawal(),
    "gebeurtenis": AN_EVENT,
    "levensteken": A_HEARTBEAT,
}


@pytest.mark.parametrize("kind", MessageKind)
def test_every_kind_comes_over_the_line_as_it_was(kind: MessageKind) -> None:
    message = Message.model_validate_json(a_message(kind.value, CONTENTS[kind.value]), strict=True)
    request = SyncRequest(messages=(message,))
    assert SyncRequest.model_validate_json(request.model_dump_json(by_alias=True), strict=True) == request
    assert Message(id=message.id, kind=message.kind, content=message.content) == message


@pytest.mark.parametrize("kind", CONTENTS)
@pytest.mark.parametrize("content", CONTENTS)
def test_content_is_of_its_kind_and_of_no_other(kind: str, content: str) -> None:
    if kind == content:
        return
    with pytest.raises(ValidationError):
        Message.model_validate_json(a_message(kind, CONTENTS[content]), strict=True)


def test_a_fault_is_told_of_the_content_that_was_meant() -> None:
    with pytest.raises(ValidationError) as found:
        Message.model_validate_json(a_message("verwijzing", a_referral(bewaarTot="ooit")), strict=True)
    assert [fault["loc"] for fault in found.value.errors()] == [("inhoud", "verwijzing", "bewaarTot")]


@pytest.mark.parametrize(
    "changed",
    [
        {"naam": "Fatima"},
        {"kenmerk": "7"},
        {"organisatie": "UWV Rivierstad"},
        {"codeHash": "0F" * 32},
        {"codeHash": "0f" * 31},
        {"bewaarTot": "2026-12-23T10:00:00Z"},
        {"toestemming": {}},
        {"toestemming": []},
        {"toestemming": {"a": "x" * MAX_PROOF_BYTES}},
        {"envelop": ""},
        {"envelop": "x" * (MAX_ENVELOPE + 1)},
        {"traceId": "0a" * 15},
        {"operationId": "0b" * 9},
    ],
)
def test_what_a_referral_may_not_be(changed: dict[str, Any]) -> None:
    SealedReferral.model_validate_json(json.dumps(a_referral()), strict=True)
    with pytest.raises(ValidationError):
        SealedReferral.model_validate_json(json.dumps(a_referral(**changed)), strict=True)


@pytest.mark.parametrize("changed", [{"naam": "F"}, {"codeHash": ""}, {"ingetrokkenOp": "gisteren"}, {"door": "buur"}])
def test_what_a_withdrawal_may_not_be(changed: dict[str, Any]) -> None:
    Withdrawal.model_validate_json(json.dumps(a_withdrawal()), strict=True)
    with pytest.raises(ValidationError):
        Withdrawal.model_validate_json(json.dumps(a_withdrawal(**changed)), strict=True)


def test_the_largest_referral_fits_in_a_request_and_the_smallest_fill_one() -> None:
    largest = a_referral(envelop="x" * MAX_ENVELOPE, toestemming={"a": "x" * (MAX_PROOF_BYTES - 10)})
    assert 10 * len(a_message("verwijzing", largest)) < MAX_REQUEST_BYTES
    assert MAX_MESSAGES * len(a_message("intrekking", a_withdrawal())) < MAX_REQUEST_BYTES


def test_a_question_and_its_answer_name_nobody() -> None:
    assert set(StatusQuestion(code_hash="0f" * 32).model_dump(by_alias=True)) == {"codeHash"}
    answer = StatusAnswer(status=ReferralStatus.UNKNOWN)
    assert answer.model_dump(by_alias=True) == {"status": "onbekend", "organisatie": None, "bewaarTot": None}

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a kiosk tells of itself, and what comes back: no words that somebody typed, and bounds on everything."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from pydantic import ValidationError

from kiosk.wire.audit import AuditAction, AuditEvent
from kiosk.wire.coming_back import MAX_OWN_REFERRALS, OwnReferral, WhatComesBack, tag_of
from kiosk.wire.heartbeat import MOST_COUNTED, Heartbeat, KeyStoreState, PrinterState
from kiosk.wire.messages import MAX_ANSWER_BYTES, MAX_MESSAGES, Message, MessageKind, MessageResult, SyncAnswer, Verdict
from kiosk.wire.referral import ReferralStatus

ONE, TWO = UUID(int=1), UUID(int=2)


def a_heartbeat(**changed: Any) -> Heartbeat:
    words = {"program": "1.0", "flow": "1", "waiting": 0, "oldest_days": 0, "refused": 0, "sequence": 0}
    return Heartbeat(**{**words, "printer": PrinterState.READY, "key_store": KeyStoreState.OPEN, **changed})


def an_event(**changed: Any) -> AuditEvent:
    return AuditEvent(**{"sequence": 1, "action": AuditAction.STAFF_OPENED, "day": date(2026, 11, 23), **changed})


def own(id_: UUID, status: ReferralStatus, organisation: str = "uwv") -> OwnReferral:
    return OwnReferral(id=id_, status=status, organisation=organisation, received_on=date(2026, 11, 23))


def test_what_concerns_a_visitor_goes_before_what_concerns_the_kiosk() -> None:
    assert [kind.name for kind in MessageKind] == ["WITHDRAWAL", "REFERRAL", "RELEASE", "AUDIT", "HEARTBEAT"]


@pytest.mark.parametrize(
    ("kind", "content"), [(MessageKind.AUDIT, an_event()), (MessageKind.HEARTBEAT, a_heartbeat(content=3))]
)
def test_each_comes_over_the_line_as_it_was(kind: MessageKind, content: AuditEvent | Heartbeat) -> None:
    sent = Message(id=ONE, kind=kind, content=content)
    assert Message.model_validate_json(sent.model_dump_json(by_alias=True), strict=True) == sent


@pytest.mark.parametrize(
    "changed",
    [{"detail": "Jan de Vries"}, {"sequence": 0}, {"detail": "x" * 41}, {"action": "bezoek"}, {"naam": "jan"}],
)
def test_an_event_has_no_room_for_a_name_or_a_visit(changed: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        an_event(**changed)


@pytest.mark.parametrize(
    "changed", [{"waiting": -1}, {"free_disk_mb": MOST_COUNTED + 1}, {"program": "een hele zin"}, {"visits": 3}]
)
def test_a_heartbeat_says_what_it_may_and_no_more(changed: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        a_heartbeat(**changed)


def test_the_tag_of_statuses_depends_on_each_of_them_and_not_on_their_order() -> None:
    kept, fetched = (own(ONE, status) for status in (ReferralStatus.KEPT, ReferralStatus.FETCHED))
    other = own(TWO, ReferralStatus.KEPT)
    assert tag_of([kept, other]) == tag_of([other, kept])
    assert len({tag_of([]), tag_of([kept]), tag_of([fetched]), tag_of([kept, other])}) == 4


def test_an_answer_with_all_that_can_come_back_fits_its_limit() -> None:
    all_own = tuple(own(UUID(int=n), ReferralStatus.WITHDRAWN, "o" * 40) for n in range(MAX_OWN_REFERRALS))
    refused = MessageResult(id=ONE, verdict=Verdict.REFUSED, reason="\u00eb" * 300)
    answer = SyncAnswer(results=(refused,) * MAX_MESSAGES, comes_back=WhatComesBack(referrals=all_own))
    assert len(answer.model_dump_json(by_alias=True).encode()) < MAX_ANSWER_BYTES

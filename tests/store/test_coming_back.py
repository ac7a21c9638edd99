# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a kiosk hears with its receipt."""

import gzip
import json
from typing import Any

from sqlalchemy import Engine, event, update

from kiosk.store.referral_tables import proof
from kiosk.wire.coming_back import OwnReferral, tag_of
from kiosk.wire.referral import ReferralStatus
from tests.store.kiosks import Client, Kiosk, ManualClock, enrolled, envelope, message
from tests.store.referrals import made


def asked(kiosk: Kiosk, known: str | None, *messages: dict[str, Any]) -> dict[str, Any]:
    """What comes back to a kiosk that heard these statuses."""
    body = json.loads(envelope(*messages)) | ({"bekend": known} if known else {})
    kiosk.headers["Content-Encoding"] = "gzip"
    answer = kiosk.send_bytes(gzip.compress(json.dumps(body).encode()))
    assert answer.status_code == 200, answer.text
    return answer.json().get("terug") or {}


def test_a_kiosk_without_referrals_hears_nothing_of_them(kiosk: Kiosk) -> None:
    assert kiosk.send(message(visits=1)).json()["terug"] is None


def test_a_kiosk_hears_where_its_own_referrals_are_and_of_no_other(
    kiosk: Kiosk, client: Client, store_engine: Engine, clock: ManualClock
) -> None:
    other = enrolled(client, store_engine, clock, "rivierstad-centrum")
    mine, theirs = made(kiosk), made(other)
    other.send(theirs.message())
    told = asked(kiosk, None, mine.message())
    assert told["verwijzingen"] == [{"kenmerk": str(mine.content.id), "status": "bewaard"}]


def test_what_a_kiosk_knows_does_not_come_back_until_it_changes(kiosk: Kiosk, store_engine: Engine) -> None:
    mine = made(kiosk)
    kiosk.send(mine.message())
    known = tag_of([OwnReferral(id=mine.content.id, status=ReferralStatus.KEPT)])
    assert asked(kiosk, known) == {}
    with store_engine.begin() as connection:
        connection.execute(update(proof).values(state="opgehaald"))
    assert asked(kiosk, known)["verwijzingen"] == [{"kenmerk": str(mine.content.id), "status": "opgehaald"}]


def test_a_kiosk_that_knows_more_than_the_store_hears_so(kiosk: Kiosk) -> None:
    """The store was put back to an earlier state."""
    gone = tag_of([OwnReferral(id=made(kiosk).content.id, status=ReferralStatus.KEPT)])
    assert asked(kiosk, gone)["verwijzingen"] == []


def test_a_tag_that_is_none_is_refused_with_its_place(kiosk: Kiosk) -> None:
    answer = kiosk.send_bytes(json.dumps({"protocol": 1, "berichten": [], "bekend": 7}).encode())
    assert answer.status_code == 400
    assert "/bekend" in answer.text


def test_what_comes_back_costs_one_query(kiosk: Kiosk, store_engine: Engine) -> None:
    kiosk.send(made(kiosk).message())
    statements: list[str] = []
    event.listen(store_engine, "before_cursor_execute", lambda *words: statements.append(words[2]))
    asked(kiosk, None)
    assert len([one for one in statements if "referral_proof" in one]) == 1

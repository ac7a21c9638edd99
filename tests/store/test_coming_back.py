# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a kiosk hears with its receipt."""

import gzip
import json
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Engine, event, update

from kiosk.store.referral_tables import proof
from kiosk.wire.coming_back import OwnReferral, tag_of
from kiosk.wire.referral import ReferralStatus
from tests.store.kiosks import Client, Kiosk, ManualClock, enrolled, envelope, message
from tests.store.referrals import ORGANISATION, made


def asked(kiosk: Kiosk, known: str | None, *messages: dict[str, Any]) -> dict[str, Any]:
    """What comes back to a kiosk that heard these statuses."""
    body = json.loads(envelope(*messages)) | ({"bekend": known} if known else {})
    kiosk.headers["Content-Encoding"] = "gzip"
    answer = kiosk.send_bytes(gzip.compress(json.dumps(body).encode()))
    assert answer.status_code == 200, answer.text
    return answer.json().get("terug") or {}


def told_of(id_: UUID) -> str:
    """The tag of a kiosk that heard that this one is kept."""
    kept = OwnReferral(id=id_, status=ReferralStatus.KEPT, organisation=ORGANISATION, received_on=date(2026, 11, 25))
    return tag_of([kept])


def test_a_kiosk_without_referrals_hears_nothing_of_them(kiosk: Kiosk) -> None:
    assert kiosk.send(message(visits=1)).json()["terug"] is None


def test_a_kiosk_hears_where_its_own_referrals_are_and_of_no_other(
    kiosk: Kiosk, client: Client, store_engine: Engine, clock: ManualClock
) -> None:
    other = enrolled(client, store_engine, clock, "rivierstad-centrum")
    mine, theirs = made(kiosk), made(other)
    other.send(theirs.message())
    (told,) = asked(kiosk, None, mine.message())["verwijzingen"]
    assert told == {
        "kenmerk": str(mine.content.id),
        "status": "bewaard",
        "organisatie": ORGANISATION,
        "ontvangenOp": "2026-11-25",
    }


def test_what_a_kiosk_knows_does_not_come_back_until_it_changes(kiosk: Kiosk, store_engine: Engine) -> None:
    mine = made(kiosk)
    kiosk.send(mine.message())
    known = told_of(mine.content.id)
    assert asked(kiosk, known) == {}
    with store_engine.begin() as connection:
        connection.execute(update(proof).values(state="opgehaald"))
    (one,) = asked(kiosk, known)["verwijzingen"]
    assert (one["kenmerk"], one["status"]) == (str(mine.content.id), "opgehaald")


def test_a_kiosk_that_knows_more_than_the_store_hears_so(kiosk: Kiosk) -> None:
    """The store was put back to an earlier state."""
    assert asked(kiosk, told_of(made(kiosk).content.id))["verwijzingen"] == []


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

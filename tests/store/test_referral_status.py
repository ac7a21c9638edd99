# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who has the code hears where the referral is; who guesses codes hears nothing, and soon nothing at all."""

import secrets
from datetime import timedelta

from sqlalchemy import Engine

from kiosk.store.referral_status import MOST_QUESTIONS, WINDOW_S
from tests.store.kiosks import Client, Kiosk, ManualClock, enrolled
from tests.store.referrals import ON_SQLITE, ORGANISATION, made, withdrawal


def test_any_kiosk_of_the_region_hears_where_a_referral_is(
    kiosk: Kiosk, client: Client, store_engine: Engine, clock: ManualClock
) -> None:
    sent = made(kiosk)
    kiosk.send(sent.message())
    neighbour = enrolled(client, store_engine, clock, "zandhoven-bibliotheek")
    answer = neighbour.ask(sent.code_hash)
    assert answer.status_code == 200
    keep_until = sent.content.keep_until.isoformat()
    assert answer.json() == {"status": "bewaard", "organisatie": ORGANISATION, "bewaarTot": keep_until}


def test_after_a_withdrawal_it_says_so_whether_it_ever_came_or_not(kiosk: Kiosk, clock: ManualClock) -> None:
    came, never_came = made(kiosk), made(kiosk)
    kiosk.send(came.message())
    kiosk.send(*(withdrawal(one.code_hash, clock().date()) for one in (came, never_came)))
    answers = [kiosk.ask(one.code_hash).json() for one in (came, never_came)]
    assert [answer["status"] for answer in answers] == ["ingetrokken", "ingetrokken"]


def test_guessing_codes_tells_nothing_and_ends_in_a_wait(kiosk: Kiosk, clock: ManualClock) -> None:
    sent = made(kiosk)
    kiosk.send(sent.message())
    guesses = [kiosk.ask(secrets.token_hex(32)) for _ in range(MOST_QUESTIONS)]
    assert {guess.text for guess in guesses} == {'{"status":"onbekend","organisatie":null,"bewaarTot":null}'}
    for code in (secrets.token_hex(32), sent.code_hash):
        turned_down = kiosk.ask(code)
        assert turned_down.status_code == 429
        assert turned_down.headers["content-type"] == "application/problem+json"
        assert 0 < int(turned_down.headers["retry-after"]) <= WINDOW_S
        assert "Wacht" in turned_down.json()["detail"]
    clock.move(timedelta(seconds=int(turned_down.headers["retry-after"])))
    assert kiosk.ask(sent.code_hash).json()["status"] == "bewaard"


@ON_SQLITE
def test_one_kiosk_that_guesses_does_not_silence_another(
    kiosk: Kiosk, client: Client, store_engine: Engine, clock: ManualClock
) -> None:
    for _ in range(MOST_QUESTIONS + 1):
        kiosk.ask("0a" * 32)
    assert kiosk.ask("0a" * 32).status_code == 429
    neighbour = enrolled(client, store_engine, clock, "zandhoven-bibliotheek")
    assert neighbour.ask("0a" * 32).status_code == 200


@ON_SQLITE
def test_only_a_kiosk_may_ask_and_only_for_a_code(kiosk: Kiosk, client: Client) -> None:
    assert client.post("/v1/verwijzingen/status", json={"codeHash": "0a" * 32}).status_code == 401
    assert kiosk.ask("no code").status_code == 400
    assert client.get("/v1/verwijzingen/status").status_code == 405


@ON_SQLITE
def test_a_question_cannot_be_sent_again(kiosk: Kiosk) -> None:
    body = b'{"codeHash": "%s"}' % (b"0a" * 32)
    asked = [kiosk.signed(body, path="/v1/verwijzingen/status", fixed_nonce="abc") for _ in range(2)]
    answers = [kiosk.client.post(str(one.url), content=body, headers=dict(one.headers)) for one in asked]
    assert [answer.status_code for answer in answers] == [200, 409]

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may send: a kiosk that is enrolled, with its own key, this request, now, and once."""

import re
from datetime import timedelta
from email.utils import parsedate_to_datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, create_engine, func, select

from kiosk.store import tables
from kiosk.store.database import reading
from kiosk.store.enrolment import revoke
from kiosk.store.service import create_app
from kiosk.wire.messages import SYNC_PATH
from kiosk.wire.signing import MAX_AGE_S, MAX_SKEW_S
from tests.store.kiosks import Client, Kiosk, ManualClock, deliver, enrolled, envelope, message, verdicts
from tests.store.referrals import ON_SQLITE

BODY = envelope()


def test_signed_request_is_answered(kiosk: Kiosk) -> None:
    assert kiosk.send_bytes(BODY).status_code == 200


def test_request_without_signature_is_not_known(client: Client) -> None:
    answer = client.post(SYNC_PATH, content=BODY, headers={"Content-Type": "application/json"})
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].startswith("Signature")


def test_other_key_under_the_same_name_is_not_known(kiosk: Kiosk) -> None:
    kiosk.key = Ed25519PrivateKey.generate()
    assert kiosk.send_bytes(BODY).status_code == 401


def test_unknown_kiosk_is_not_known(kiosk: Kiosk) -> None:
    kiosk.id = "zuil-bestaatniet"
    assert kiosk.send_bytes(BODY).status_code == 401


def test_revoked_kiosk_hears_so_and_is_turned_away(kiosk: Kiosk, store_engine: Engine, clock: ManualClock) -> None:
    revoke(store_engine, kiosk.id, clock)
    assert kiosk.send_bytes(BODY).status_code == 403


@ON_SQLITE
def test_changed_body_is_not_known(kiosk: Kiosk) -> None:
    request = kiosk.signed(envelope(message()))
    request.body = envelope(message())
    assert deliver(kiosk.client, request).status_code == 401


@ON_SQLITE
@pytest.mark.parametrize("changed", ["?week=1", "/"])
def test_changed_address_is_not_known(kiosk: Kiosk, changed: str) -> None:
    request = kiosk.signed(BODY)
    request.url = f"{request.url}{changed}"
    assert deliver(kiosk.client, request).status_code in (401, 404)


@ON_SQLITE
def test_request_for_another_store_is_not_known(kiosk: Kiosk) -> None:
    request = kiosk.signed(BODY)
    request.headers["Host"] = "andere-opslag.example"
    assert deliver(kiosk.client, request).status_code == 401


def test_store_behind_a_proxy_knows_its_own_address(kiosk: Kiosk, store_engine: Engine, clock: ManualClock) -> None:
    behind = Client(create_app(store_engine, clock, authority="opslag.example"))
    request = kiosk.signed(BODY)
    request.headers["Host"] = "10.0.0.7:8000"
    assert deliver(behind, request).status_code == 200


@ON_SQLITE
@pytest.mark.parametrize(
    "changed",
    [
        {"tag": "something-else"},
        {"tag": None},
        {"use_nonce": False},
        {"fixed_nonce": "n" * 65},
        {"covered_component_ids": ("@method", "@authority", "@path")},
        {"covered_component_ids": ("@authority", "@path", "@query")},
    ],
)
def test_signature_that_covers_or_says_too_little_is_not_known(kiosk: Kiosk, changed: dict[str, object]) -> None:
    assert kiosk.send_bytes(BODY, **changed).status_code == 401


def test_replay_is_recognised_and_stores_nothing_twice(kiosk: Kiosk) -> None:
    request = kiosk.signed(envelope(message()))
    assert deliver(kiosk.client, request).status_code == 200
    assert deliver(kiosk.client, request).status_code == 409


def test_replay_after_the_window_is_of_another_moment(kiosk: Kiosk, store_engine: Engine, clock: ManualClock) -> None:
    request = kiosk.signed(BODY)
    deliver(kiosk.client, request)
    clock.move(timedelta(seconds=MAX_AGE_S + MAX_SKEW_S + 1))
    assert deliver(kiosk.client, request).status_code == 401


def test_old_nonces_are_forgotten(kiosk: Kiosk, store_engine: Engine, clock: ManualClock) -> None:
    for _ in range(5):
        kiosk.send_bytes(BODY)
    clock.move(timedelta(hours=1))
    kiosk.send_bytes(BODY)
    with reading(store_engine) as connection:
        assert connection.scalar(select(func.count()).select_from(tables.nonce)) == 1


@ON_SQLITE
@pytest.mark.parametrize("off_s", [-(MAX_AGE_S + MAX_SKEW_S + 1), MAX_SKEW_S + 1, -400 * 86400, 3600])
def test_kiosk_whose_clock_is_off_is_told_the_time_and_may_correct_itself(
    kiosk: Kiosk, clock: ManualClock, off_s: int
) -> None:
    kiosk.clock = ManualClock(clock.now + timedelta(seconds=off_s))
    turned_away = kiosk.send_bytes(BODY)
    assert turned_away.status_code == 401
    assert "klok" in turned_away.json()["detail"]
    kiosk.clock = ManualClock(parsedate_to_datetime(turned_away.headers["Date"]))
    assert kiosk.send_bytes(BODY).status_code == 200


@ON_SQLITE
@pytest.mark.parametrize("off_s", [-(MAX_AGE_S - 1), MAX_SKEW_S - 1])
def test_clock_that_is_a_little_off_is_no_trouble(kiosk: Kiosk, clock: ManualClock, off_s: int) -> None:
    kiosk.clock = ManualClock(clock.now + timedelta(seconds=off_s))
    assert kiosk.send_bytes(BODY).status_code == 200


def test_new_key_replaces_the_old_one(kiosk: Kiosk, store_engine: Engine, clock: ManualClock) -> None:
    renewed = enrolled(kiosk.client, store_engine, clock, kiosk.location, replaces=kiosk.id)
    assert renewed.id == kiosk.id
    assert kiosk.send_bytes(BODY).status_code == 401
    assert verdicts(renewed.send(message())) == ["opgeslagen"]


@ON_SQLITE
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    given_input=st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=80),
    signature=st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=80),
)
def test_nonsense_in_the_signature_fields_is_never_our_error(client: Client, given_input: str, signature: str) -> None:
    headers = {"Content-Type": "application/json", "Signature-Input": f"sig={given_input}", "Signature": signature}
    assert client.post(SYNC_PATH, content=BODY, headers=headers).status_code == 401


def test_database_that_is_away_is_not_the_kiosks_fault(clock: ManualClock) -> None:
    away = create_engine("postgresql+psycopg://nobody@127.0.0.1:1/none")
    kiosk = Kiosk(Client(create_app(away, clock)), Ed25519PrivateKey.generate(), "zuil-x", "rivierstad-centrum", clock)
    answer = kiosk.send_bytes(BODY)
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "30"
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_signature_that_says_when_it_ends_is_held_to_it(kiosk: Kiosk, clock: ManualClock) -> None:
    request = kiosk.signed(BODY, expires_in=timedelta(seconds=30))
    clock.move(timedelta(seconds=31))
    assert deliver(kiosk.client, request).status_code == 401


@ON_SQLITE
@pytest.mark.parametrize("created", ["created=99999999999999", "created=1.5", "", 'created="now"'])
def test_signature_of_no_moment_is_not_known(kiosk: Kiosk, created: str) -> None:
    request = kiosk.signed(BODY)
    said = request.headers["Signature-Input"]
    request.headers["Signature-Input"] = re.sub(r"created=\d+", created, said).replace(";;", ";")
    assert deliver(kiosk.client, request).status_code == 401

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A code is good once, for a quarter of an hour, and only for who holds the key."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Engine, func, select

from kiosk.store import tables
from kiosk.store.database import reading
from kiosk.store.enrolment import UnknownDevice, invite, revoke
from kiosk.wire.messages import ENROL_PATH, enrol_statement
from tests.store.kiosks import Client, Kiosk, ManualClock, enrol_body, enrolled, envelope

PLACE = "rivierstad-centrum"


@pytest.fixture
def code(store_engine: Engine, clock: ManualClock) -> str:
    return invite(store_engine, PLACE, clock)


@pytest.fixture
def key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.generate()


def test_kiosk_learns_its_name_and_place(client: Client, code: str, key: Ed25519PrivateKey) -> None:
    answer = client.post(ENROL_PATH, json=enrol_body(code, key))
    assert answer.status_code == 201
    assert answer.json()["zuil"].startswith("zuil-")
    assert answer.json()["inlooppunt"] == PLACE


def test_code_as_people_type_it_is_the_same_code(client: Client, code: str, key: Ed25519PrivateKey) -> None:
    typed = code.lower().replace("-", " ")
    assert client.post(ENROL_PATH, json=enrol_body(typed, key)).status_code == 201


def test_second_use_is_refused_also_by_the_same_kiosk(client: Client, code: str, key: Ed25519PrivateKey) -> None:
    client.post(ENROL_PATH, json=enrol_body(code, key))
    assert client.post(ENROL_PATH, json=enrol_body(code, key)).status_code == 403
    assert client.post(ENROL_PATH, json=enrol_body(code, Ed25519PrivateKey.generate())).status_code == 403


def test_of_two_at_once_one_gets_the_code(client: Client, store_engine: Engine, code: str) -> None:
    bodies = [enrol_body(code, Ed25519PrivateKey.generate()) for _ in range(6)]
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda body: client.post(ENROL_PATH, json=body).status_code, bodies))
    assert sorted(answers) == [201] + [403] * 5
    with reading(store_engine) as connection:
        assert connection.scalar(select(func.count()).select_from(tables.device)) == 1


def test_expired_code_is_refused(client: Client, code: str, key: Ed25519PrivateKey, clock: ManualClock) -> None:
    clock.move(timedelta(minutes=15))
    assert client.post(ENROL_PATH, json=enrol_body(code, key)).status_code == 403


def test_unknown_code_is_refused(client: Client, key: Ed25519PrivateKey) -> None:
    answer = client.post(ENROL_PATH, json=enrol_body("AAAA-BBBB-CCCC", key))
    assert answer.status_code == 403
    assert "nieuwe code" in answer.json()["detail"]


def test_proof_of_another_key_is_refused_and_leaves_the_code(client: Client, code: str, key: Ed25519PrivateKey) -> None:
    body = enrol_body(code, key)
    stolen = Ed25519PrivateKey.generate().sign(enrol_statement(code, body["publiekeSleutel"])).hex()
    assert client.post(ENROL_PATH, json=body | {"bewijs": stolen}).status_code == 403
    assert client.post(ENROL_PATH, json=body).status_code == 201


def test_body_with_faults_names_them_all(client: Client) -> None:
    answer = client.post(ENROL_PATH, json={"code": "x", "publiekeSleutel": "zz"})
    assert answer.status_code == 400
    assert {fault["pointer"] for fault in answer.json()["errors"]} == {"/code", "/publiekeSleutel", "/bewijs"}


def test_code_itself_is_not_kept(store_engine: Engine, code: str) -> None:
    with reading(store_engine) as connection:
        row = connection.execute(select(tables.invitation)).one()
    assert code not in repr(row)


def test_codes_differ_and_cannot_be_misread(store_engine: Engine, clock: ManualClock) -> None:
    codes = {invite(store_engine, PLACE, clock) for _ in range(20)}
    assert len(codes) == 20
    assert not set("01IO") & set("".join(codes))


def test_only_a_kiosk_of_that_place_gets_a_new_key(kiosk: Kiosk, store_engine: Engine, clock: ManualClock) -> None:
    with pytest.raises(UnknownDevice, match="stands at rivierstad-centrum"):
        invite(store_engine, "zandhoven-bibliotheek", clock, replaces=kiosk.id)
    with pytest.raises(UnknownDevice, match="no kiosk zuil-nergens"):
        invite(store_engine, PLACE, clock, replaces="zuil-nergens")
    with pytest.raises(UnknownDevice, match="no kiosk zuil-nergens"):
        revoke(store_engine, "zuil-nergens", clock)


def test_revoked_kiosk_comes_back_with_a_new_key(kiosk: Kiosk, store_engine: Engine, clock: ManualClock) -> None:
    revoke(store_engine, kiosk.id, clock)
    renewed = enrolled(kiosk.client, store_engine, clock, kiosk.location, replaces=kiosk.id)
    assert renewed.send_bytes(envelope()).status_code == 200

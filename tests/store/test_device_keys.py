# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A kiosk takes a new key: what waits, sealed with the former one, counts still, unless that key may be elsewhere."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from httpx import Response
from sqlalchemy import Engine

from kiosk.__main__ import main
from kiosk.store.database import reading
from kiosk.store.device_keys import MOST_FORMER, former_keys
from kiosk.store.enrolment import invite, revoke
from kiosk.wire.key_rotation import ROTATE_PATH, announcement
from kiosk.wire.messages import ENROL_PATH
from tests.store.kiosks import Client, Kiosk, ManualClock, deliver, enrol_body, enrolled, verdicts
from tests.store.referrals import ON_SQLITE, made


def public(key: Ed25519PrivateKey) -> bytes:
    return key.public_key().public_bytes_raw()


def asked(
    kiosk: Kiosk, following: Ed25519PrivateKey, former: Ed25519PrivateKey | None = None, **changed: str
) -> Response:
    """The kiosk names its next key; `changed` are other fields of what it says."""
    request = announcement(kiosk.id, former or kiosk.key, following).model_dump(by_alias=True) | changed
    kiosk.headers.pop("Content-Encoding", None)
    return deliver(kiosk.client, kiosk.signed(json.dumps(request).encode(), path=ROTATE_PATH))


def rotated(kiosk: Kiosk) -> Kiosk:
    """The same kiosk with another key."""
    following = Ed25519PrivateKey.generate()
    assert asked(kiosk, following).json()["publiekeSleutel"] == public(following).hex()
    return replace(kiosk, key=following, headers={})


def enrolled_anew(kiosk: Kiosk, engine: Engine, **choice: Any) -> Kiosk:
    """The same kiosk with another key, by a code of the region."""
    following = Ed25519PrivateKey.generate()
    code = invite(engine, kiosk.location, kiosk.clock, replaces=kiosk.id, **choice)
    assert kiosk.client.post(ENROL_PATH, json=enrol_body(code, following)).status_code == 201
    return replace(kiosk, key=following, headers={})


def test_what_waited_while_the_key_was_renewed_is_taken_and_so_is_what_comes_after(kiosk: Kiosk) -> None:
    waiting = made(kiosk).message()
    renewed = rotated(rotated(kiosk))
    assert verdicts(renewed.send(waiting, made(renewed).message())) == ["opgeslagen", "opgeslagen"]


def test_the_former_key_signs_no_request_any_more(kiosk: Kiosk) -> None:
    rotated(kiosk)
    assert kiosk.send(made(kiosk).message()).status_code == 401


def test_only_who_holds_both_keys_may_name_the_next(kiosk: Kiosk, store_engine: Engine) -> None:
    following, stranger = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
    proofs = announcement(kiosk.id, kiosk.key, following)
    another = announcement("zuil-other", kiosk.key, following)
    for answer in (
        asked(kiosk, following, stranger),
        asked(kiosk, kiosk.key),
        asked(kiosk, following, bewijs=proofs.former_proof),
        asked(kiosk, following, bewijsVorigeSleutel=proofs.proof),
        asked(kiosk, following, bewijs=another.proof, bewijsVorigeSleutel=another.former_proof),
    ):
        assert answer.status_code == 400
    with reading(store_engine) as connection:
        assert former_keys(connection, kiosk.id) == ()
    assert verdicts(kiosk.send(made(kiosk).message())) == ["opgeslagen"]


def test_a_rotation_whose_answer_was_lost_may_be_asked_again_with_the_key_that_the_store_knows(kiosk: Kiosk) -> None:
    renewed = rotated(kiosk)
    assert asked(kiosk, renewed.key).status_code == 401
    assert asked(renewed, renewed.key, kiosk.key).status_code == 200
    assert verdicts(renewed.send(made(kiosk).message())) == ["opgeslagen"]


def test_a_kiosk_enrolled_anew_loses_nothing_that_waits(kiosk: Kiosk, store_engine: Engine) -> None:
    waiting = made(kiosk).message()
    assert verdicts(enrolled_anew(kiosk, store_engine).send(waiting)) == ["opgeslagen"]


@ON_SQLITE
def test_a_key_that_may_be_in_other_hands_proves_nothing(
    kiosk: Kiosk, client: Client, store_engine: Engine, clock: ManualClock
) -> None:
    stolen = enrolled_anew(kiosk, store_engine, keeps_former=False)
    assert verdicts(stolen.send(made(kiosk).message())) == ["geweigerd"]
    neighbour = enrolled(client, store_engine, clock, kiosk.location)
    revoke(store_engine, neighbour.id, clock)
    back = enrolled_anew(neighbour, store_engine)
    assert verdicts(back.send(made(neighbour).message())) == ["geweigerd"]
    assert verdicts(back.send(made(back, key=kiosk.key).message())) == ["geweigerd"]


@ON_SQLITE
def test_a_store_keeps_only_so_many_former_keys_and_the_newest(kiosk: Kiosk, store_engine: Engine) -> None:
    used = [kiosk]
    for _ in range(MOST_FORMER + 1):
        used.append(enrolled_anew(used[-1], store_engine))
        kiosk.clock.now = kiosk.clock.now.replace(microsecond=kiosk.clock.now.microsecond + 1)
    with reading(store_engine) as connection:
        kept = former_keys(connection, kiosk.id)
    assert kept == tuple(public(one.key) for one in reversed(used[1:-1]))
    assert verdicts(used[-1].send(made(used[0]).message(), made(used[1]).message())) == ["geweigerd", "opgeslagen"]


@ON_SQLITE
def test_partners_get_every_key_that_counts(kiosk: Kiosk, store_engine: Engine, store_url: str, tmp_path: Path) -> None:
    renewed, file = rotated(kiosk), tmp_path / "kiosks.json"
    words = ["store", "devices", "--database", store_url, "--keys", str(file)]
    assert CliRunner().invoke(main, words).exit_code == 0
    assert json.loads(file.read_text()) == {kiosk.id: [public(one.key).hex() for one in (renewed, kiosk)]}


@pytest.mark.parametrize("former", ["keep", "refuse"])
@ON_SQLITE
def test_who_invites_says_whether_the_former_key_counts(
    kiosk: Kiosk, store_engine: Engine, store_url: str, former: str
) -> None:
    place = ["--location", kiosk.location, "--replaces", kiosk.id, "--former-key", former]
    code = CliRunner().invoke(main, ["store", "enrol-code", "--database", store_url, *place]).stdout.strip()
    following = Ed25519PrivateKey.generate()
    kiosk.clock.now = kiosk.clock.now.now(kiosk.clock.now.tzinfo)
    assert kiosk.client.post(ENROL_PATH, json=enrol_body(code, following)).status_code == 201
    with reading(store_engine) as connection:
        assert former_keys(connection, kiosk.id) == ((public(kiosk.key),) if former == "keep" else ())

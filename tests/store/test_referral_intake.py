# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Referrals come in exactly once; what is forged, copied, without consent or withdrawn does not."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Engine, func, inspect, select

from kiosk.policy.matrix import Ground
from kiosk.referrals.consent_state import ConsentState
from kiosk.store import console, referral_tables, tables
from kiosk.store.enrolment import revoke
from kiosk.store.referral_upkeep import referrals
from kiosk.wire.referral import ReferralStatus
from tests.store.kiosks import Client, Kiosk, ManualClock, enrolled, message, verdicts
from tests.store.referrals import ANOTHER, ON_SQLITE, ORGANISATION, Made, consent_of, made, moved, withdrawal


def rows(engine: Engine, name: str) -> int:
    with engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(getattr(referral_tables, name))) or 0


def reasons(answer: Any) -> list[str]:
    return [result["reden"] for result in answer.json()["resultaten"]]


def test_a_referral_is_stored_once_however_often_it_comes(kiosk: Kiosk, store_engine: Engine) -> None:
    one, other = made(kiosk), made(kiosk)
    assert verdicts(kiosk.send(one.message(), other.message())) == ["opgeslagen", "opgeslagen"]
    assert verdicts(kiosk.send(other.message(), one.message())) == ["al-opgeslagen", "al-opgeslagen"]
    assert {(row.id, row.organisation, row.state) for row in referrals(store_engine)} == {
        (made_.content.id, ORGANISATION, ReferralStatus.KEPT) for made_ in (one, other)
    }
    assert [rows(store_engine, name) for name in ("message", "proof", "envelope", "log")] == [2, 2, 2, 2]


def test_sent_from_several_places_at_once_it_is_stored_once(kiosk: Kiosk, store_engine: Engine) -> None:
    sent = made(kiosk).message()
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: verdicts(kiosk.send(sent)), range(4)))
    assert sorted(verdict for (verdict,) in answers) == ["al-opgeslagen"] * 3 + ["opgeslagen"]
    assert rows(store_engine, "envelope") == 1


@ON_SQLITE
def test_what_does_not_belong_together_is_refused_and_stays_in_sight(
    kiosk: Kiosk, client: Client, store_engine: Engine, store_url: str, clock: ManualClock
) -> None:
    neighbour = enrolled(client, store_engine, clock, "zandhoven-bibliotheek")
    today, right = clock().date(), made(kiosk)
    late = made(kiosk, consent=consent_of(today - timedelta(days=60), kiosk))
    edited = right.content.envelope.replace('"inhoud":"', '"inhoud":"A')
    attacks = {
        "another key": made(kiosk, key=Ed25519PrivateKey.generate()).message(),
        "another kiosk": made(neighbour).message(),
        "another kiosk's name": made(kiosk, device=neighbour.id).message(),
        "another id": {**right.message(), "id": str(uuid4())},
        "another referral": made(kiosk, referral=uuid4()).message(kenmerk=str(uuid4())),
        "another recipient": right.message(organisatie=ANOTHER),
        "consent for another": made(kiosk, organisation=ANOTHER).message(organisatie=ANOTHER),
        "another consent": right.message(toestemming=made(kiosk).content.consent),
        "no consent": right.message(toestemming={"@type": "dpv:ConsentRecord"}),
        "a refused consent": made(kiosk, consent=moved(consent_of(today, kiosk), ConsentState.REFUSED)).message(),
        "a withdrawn consent": made(kiosk, consent=moved(consent_of(today, kiosk), ConsentState.WITHDRAWN)).message(),
        "an expired consent": late.message(),
        "a longer term": right.message(bewaarTot=(today + timedelta(days=400)).isoformat()),
        "an edited envelope": right.message(envelop=edited),
        "no envelope": right.message(envelop="{}"),
        "an unknown organisation": made(kiosk, consent=consent_of(today, kiosk, organisation="elders")).message(),
    }
    answer = kiosk.send(*attacks.values())
    assert dict(zip(attacks, verdicts(answer), strict=True)) == dict.fromkeys(attacks, "geweigerd")
    assert all(reasons(answer))
    assert len(set(reasons(answer))) >= 8
    assert [rows(store_engine, name) for name in ("message", "proof", "envelope", "log")] == [0, 0, 0, 0]
    assert len(console.refusals(store_url)) == len(attacks)
    assert verdicts(kiosk.send(right.message())) == ["opgeslagen"]


@pytest.mark.postgres
@pytest.mark.parametrize("store_url", ["postgresql"], indirect=True)
def test_what_the_database_cannot_keep_is_refused_and_holds_up_nobody(kiosk: Kiosk) -> None:
    consent = consent_of(kiosk.clock().date(), kiosk)
    fields = tuple(replace(one, ground=Ground("AVG", "nul \x00")) for one in consent.fields)
    odd = made(kiosk, consent=replace(consent, fields=fields))
    assert verdicts(kiosk.send(odd.message(), made(kiosk).message())) == ["geweigerd", "opgeslagen"]


@ON_SQLITE
def test_an_envelope_sent_again_as_another_message_is_refused(kiosk: Kiosk, store_engine: Engine) -> None:
    first = made(kiosk)
    kiosk.send(first.message())
    again = {**first.message(), "id": str(uuid4())}
    same_id = first.message(codeHash="0a" * 32)
    assert verdicts(kiosk.send(again, same_id)) == ["geweigerd", "geweigerd"]
    assert rows(store_engine, "envelope") == 1


@ON_SQLITE
def test_one_code_is_of_one_referral(kiosk: Kiosk) -> None:
    first, second = made(kiosk), made(kiosk)
    kiosk.send(first.message())
    assert verdicts(kiosk.send(second.message(codeHash=first.code_hash))) == ["geweigerd"]


@ON_SQLITE
def test_a_bad_referral_holds_up_no_release(kiosk: Kiosk) -> None:
    bad = made(kiosk).message(envelop="{}")
    assert verdicts(kiosk.send(bad, message(), made(kiosk).message())) == ["geweigerd", "opgeslagen", "opgeslagen"]


def test_withdrawn_at_any_kiosk_the_envelope_goes_and_the_bare_proof_stays(
    kiosk: Kiosk, client: Client, store_engine: Engine, clock: ManualClock
) -> None:
    one, other = made(kiosk), made(kiosk)
    kiosk.send(one.message(), other.message())
    neighbour = enrolled(client, store_engine, clock, "zandhoven-bibliotheek")
    gone = withdrawal(one.code_hash, clock().date(), by="medewerker")
    assert verdicts(neighbour.send(gone)) == ["opgeslagen"]
    assert verdicts(neighbour.send(gone, withdrawal(one.code_hash, clock().date()))) == ["al-opgeslagen", "opgeslagen"]
    states = {row.id: row.state for row in referrals(store_engine)}
    assert states == {one.content.id: ReferralStatus.WITHDRAWN, other.content.id: ReferralStatus.KEPT}
    assert (rows(store_engine, "envelope"), rows(store_engine, "withdrawal")) == (1, 1)
    assert rows(store_engine, "log") == 3


@ON_SQLITE
def test_withdrawn_and_sent_again_it_is_not_taken(kiosk: Kiosk, store_engine: Engine, clock: ManualClock) -> None:
    known, never_came = made(kiosk), made(kiosk)
    kiosk.send(known.message())
    kiosk.send(*(withdrawal(one.code_hash, clock().date()) for one in (known, never_came)))
    again = Made(replace(known).content.model_copy(update={"id": uuid4()}), known.code)
    assert verdicts(kiosk.send(never_came.message())) == ["ingetrokken"]
    assert verdicts(kiosk.send(known.message(), again.message())) == ["al-opgeslagen", "geweigerd"]
    assert rows(store_engine, "envelope") == 0


@ON_SQLITE
def test_a_withdrawal_says_nothing_about_the_code(kiosk: Kiosk, clock: ManualClock) -> None:
    known = made(kiosk)
    kiosk.send(known.message())
    answers = [kiosk.send(withdrawal(code, clock().date())) for code in (known.code_hash, "0d" * 32)]
    assert [verdicts(answer) for answer in answers] == [["opgeslagen"]] * 2
    assert {frozenset(answer.json()["resultaten"][0]) for answer in answers} == {frozenset({"id", "uitkomst", "reden"})}


def test_withdrawn_while_it_comes_in_it_never_stays(kiosk: Kiosk, store_engine: Engine, clock: ManualClock) -> None:
    made_ = [made(kiosk) for _ in range(6)]
    sent = [part for one in made_ for part in (one.message(), withdrawal(one.code_hash, clock().date()))]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(kiosk.send, sent))
    assert rows(store_engine, "envelope") == 0
    assert {row.state for row in referrals(store_engine)} <= {ReferralStatus.WITHDRAWN}


def test_a_revoked_kiosk_delivers_nothing_more_and_its_tries_stay_in_sight(
    kiosk: Kiosk, store_engine: Engine, store_url: str, clock: ManualClock
) -> None:
    before, after = made(kiosk), made(kiosk)
    kiosk.send(before.message())
    assert [one.id for one in console.revoke(store_url, kiosk.id)] == [before.content.id]
    assert [kiosk.send(after.message()).status_code for _ in range(2)] == [403, 403]
    seen = console.devices(store_url)[0].known
    assert (seen.turned_away, seen.turned_away_on) == (2, clock().date())
    assert rows(store_engine, "envelope") == 1


@ON_SQLITE
def test_who_has_no_key_of_a_revoked_kiosk_leaves_no_trace_there(
    kiosk: Kiosk, store_engine: Engine, store_url: str, clock: ManualClock
) -> None:
    revoke(store_engine, kiosk.id, clock)
    kiosk.key = Ed25519PrivateKey.generate()
    assert kiosk.send(message()).status_code == 401
    assert [one.known.turned_away for one in console.devices(store_url)] == [0]


def test_counts_and_referrals_share_no_key(store_engine: Engine) -> None:
    of_counts, of_referrals = set(tables.metadata.tables), set(referral_tables.metadata.tables)
    assert of_counts.isdisjoint(of_referrals)
    for table in referral_tables.metadata.tables.values():
        assert all(key.column.table.schema == referral_tables.SCHEMA for key in table.foreign_keys)
    for table in tables.metadata.tables.values():
        assert all(key.column.table.schema is None for key in table.foreign_keys)
    if store_engine.dialect.name == "postgresql":
        inside = inspect(store_engine).get_table_names(schema=referral_tables.SCHEMA)
        assert {f"{referral_tables.SCHEMA}.{name}" for name in inside} == of_referrals


@ON_SQLITE
def test_the_log_has_a_line_per_action_that_names_the_kiosks_own(kiosk: Kiosk, store_engine: Engine) -> None:
    sent = made(kiosk)
    kiosk.send(sent.message())
    with store_engine.connect() as connection:
        (line,) = connection.execute(select(referral_tables.log)).all()
    assert line.trace_id.hex() == sent.content.trace_id
    assert line.foreign_operation_id.hex() == sent.content.operation_id
    assert line.name == "verwijzing ontvangen"
    assert line.data_subject_id == sent.content.consent["dpv:hasDataSubject"]["dpv:hasIdentifier"]  # type: ignore[call-overload, index]

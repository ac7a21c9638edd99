# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rules of consent: one recipient, one purpose, only what the policy lets, provable, and easy to take back."""

import dataclasses
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from itertools import pairwise, product
from pathlib import Path
from types import MappingProxyType
from uuid import UUID, uuid1, uuid4

import pytest
from hypothesis import event, settings
from hypothesis import given as given_any
from hypothesis import strategies as st

from kiosk.clock import AMSTERDAM
from kiosk.flow.personal_numbers import holds_citizen_number
from kiosk.policy.decision import Forbidden, OnlyWithConsent, Reason, decide
from kiosk.policy.matrix import Channel, Field, Ground, Matrix, Party, Role
from kiosk.referrals.consent import (
    Consent,
    ConsentedField,
    ConsentEvent,
    ConsentNotNeeded,
    ConsentText,
    NotGiven,
    NotOneRecipient,
    NotOver,
    NotPossible,
    PolicyForbids,
    Recipient,
    Refused,
    Request,
    Stamp,
    Terms,
    TextUnknown,
    WithdrawalMethod,
    expired,
    given,
    withdrawn,
)
from kiosk.referrals.consent_state import MOVES, ConsentAct, ConsentState
from tests.policy.matrices import (
    FIRST_DAY,
    HANDOVER,
    LAST_DAY,
    LIBRARY,
    UWV,
    Case,
    cases,
    load,
    matrix_of_file,
)
from tests.policy.matrices import rule_of_file as rule

WORDS = "Mag het Werkcentrum uw naam en telefoonnummer aan UWV geven?"
TEXT = ConsentText.of(WORDS, id_="toestemming-uwv", version="3", language="nl", purpose=HANDOVER)
TEXTS = frozenset({TEXT})
DESK = Recipient("0f4b6c9e-6a0f-4f0e-9f6e-4f8a3c1d2b10", "UWV Rivierstad", UWV)
LIBRARY_DESK = Recipient("b1f0a7a2-0c55-4d0e-8a44-7c1f5d9e3a21", "Bibliotheek", LIBRARY)
TERMS = Terms(
    ("Gemeente Rivierstad",), "regionale opslag, Nederland", 365, (WithdrawalMethod.CODE, WithdrawalMethod.GUIDE)
)
NOON = datetime(2026, 11, 23, 12, tzinfo=AMSTERDAM)
STAMP = Stamp(NOON, UUID("6b1f3c52-3f6e-4b5a-9d0a-0c7d5c2e1f00"), UUID("d2a9f1e4-58c7-4f3b-8a6d-93b1c0e7a4f5"))
REQUEST = Request(
    Role.GUIDE,
    Channel.STAFF,
    "rivierstad",
    (DESK,),
    MappingProxyType({Field.PHONE: False, Field.NAME: True}),
    TEXT,
    sha256(b"what stood on the screen").hexdigest(),
)


@pytest.fixture
def matrix(tmp_path: Path) -> Matrix:
    """Name and telephone to UWV, with consent."""
    return load(tmp_path, matrix_of_file(rule()))


def yes(matrix: Matrix, request: Request = REQUEST, at: datetime = NOON) -> Consent | NotPossible:
    """What a yes gives at this moment."""
    return given(request, matrix, TEXTS, TERMS, replace(STAMP, at=at))


def consent(matrix: Matrix) -> Consent:
    """A consent that is given."""
    found = yes(matrix)
    assert isinstance(found, Consent)
    return found


def test_a_yes_makes_a_record_of_exactly_what_was_agreed(matrix: Matrix) -> None:
    found = consent(matrix)
    ground = Ground("AVG artikel 6 lid 1 onder a", "VR-7")
    assert found.state is ConsentState.GIVEN
    assert found.recipient == DESK
    assert found.purpose == HANDOVER
    assert found.fields == (
        ConsentedField(Field.NAME, necessary=True, rule="uwv-1", ground=ground),
        ConsentedField(Field.PHONE, necessary=False, rule="uwv-1", ground=ground),
    )
    assert found.text == TEXT
    assert found.screen_sha256 == REQUEST.screen_sha256
    assert (found.record, found.subject) == (STAMP.record, STAMP.subject)
    assert found.terms == TERMS
    assert found.keep_until == date(2027, 11, 23)
    assert found.events == (ConsentEvent(ConsentState.GIVEN, NOON),)


def test_the_record_has_every_field_of_the_standard_and_none_for_the_visitor() -> None:
    own = {field.name for field in dataclasses.fields(Consent)}
    assert own == {"record", "subject", "text", "screen_sha256", "fields", "recipient", "terms", "keep_until", "events"}
    assert Consent.SCHEMA.endswith("dpv-27560#record-eu-gdpr")
    assert Consent.SPECIAL_CATEGORIES is False
    assert (Consent.JURISDICTION, Consent.AUTHORITY) == ("NL", "Autoriteit Persoonsgegevens")
    assert "intrekken" in Consent.RIGHTS
    assert "verstrekken" in Consent.PROCESSING


def test_the_hash_is_of_the_exact_text_in_utf_8() -> None:
    arabic = "هل توافق؟"
    described = ConsentText.of(arabic, id_="a", version="1", language="ar", purpose=HANDOVER)
    assert described.sha256 == sha256(arabic.encode("utf-8")).hexdigest()
    other = ConsentText.of(WORDS + " ", id_=TEXT.id, version=TEXT.version, language="nl", purpose=HANDOVER)
    assert other != TEXT


@pytest.mark.parametrize("recipients", [(), (DESK, LIBRARY_DESK), (DESK, DESK)])
def test_one_consent_is_for_exactly_one_recipient(matrix: Matrix, recipients: tuple[Recipient, ...]) -> None:
    assert yes(matrix, replace(REQUEST, recipients=recipients)) == NotOneRecipient(len(recipients))


@pytest.mark.parametrize(
    "shown",
    [
        replace(TEXT, sha256=sha256(b"Iets anders").hexdigest()),
        replace(TEXT, version="4"),
        replace(TEXT, language="en"),
        replace(TEXT, id="toestemming-kvk"),
        replace(TEXT, purpose="reclame"),
    ],
)
def test_a_text_that_the_region_does_not_have_proves_nothing(matrix: Matrix, shown: ConsentText) -> None:
    assert yes(matrix, replace(REQUEST, text=shown)) == TextUnknown(shown)


def test_a_yes_to_a_forbidden_field_is_no_consent_and_each_such_field_is_named(matrix: Matrix) -> None:
    more = replace(REQUEST, fields={Field.NAME: True, Field.EMAIL: False, Field.QUESTION: False})
    forbidden = {Field.EMAIL: Forbidden(Reason.NO_RULE), Field.QUESTION: Forbidden(Reason.NO_RULE)}
    assert yes(matrix, more) == PolicyForbids(forbidden)


def test_a_yes_is_for_the_recipient_that_the_policy_means(matrix: Matrix) -> None:
    assert isinstance(yes(matrix, replace(REQUEST, recipients=(LIBRARY_DESK,))), PolicyForbids)
    not_suwi = replace(DESK, party=Party("uwv", suwi=False))
    assert isinstance(yes(matrix, replace(REQUEST, recipients=(not_suwi,))), PolicyForbids)


@pytest.mark.parametrize(
    ("at", "possible"),
    [
        (datetime.combine(FIRST_DAY, datetime.min.time(), AMSTERDAM) - timedelta(seconds=1), False),
        (datetime.combine(FIRST_DAY, datetime.min.time(), AMSTERDAM), True),
        (datetime(2026, 6, 30, 22, 30, tzinfo=UTC), True),
        (datetime.combine(LAST_DAY, datetime.max.time(), AMSTERDAM), True),
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), False),
    ],
)
def test_the_policy_is_that_of_the_day_of_the_yes_in_the_region(matrix: Matrix, at: datetime, possible: bool) -> None:
    assert isinstance(yes(matrix, at=at), Consent) is possible
    assert isinstance(yes(matrix, at=at), PolicyForbids) is not possible


def test_what_the_law_lets_go_unasked_is_not_asked_for(tmp_path: Path) -> None:
    unasked = rule(id="uwv-2", uitkomst="toegestaan", velden=["taal"])
    matrix = load(tmp_path, matrix_of_file(rule(), unasked))
    request = replace(REQUEST, fields={Field.NAME: True, Field.LANGUAGE: False})
    assert yes(matrix, request) == ConsentNotNeeded((Field.LANGUAGE,))


def test_a_refusal_keeps_nothing_of_whom_or_to_whom() -> None:
    assert dataclasses.fields(Refused) == ()
    assert Refused().state is ConsentState.REFUSED


def test_a_consent_is_withdrawn_whenever_it_is_given_even_after_its_term(matrix: Matrix) -> None:
    for later in (NOON, NOON + timedelta(days=4000)):
        ended = withdrawn(consent(matrix), later)
        assert isinstance(ended, Consent)
        assert ended.state is ConsentState.WITHDRAWN
        assert ended.events == (*consent(matrix).events, ConsentEvent(ConsentState.WITHDRAWN, later))


def test_withdrawing_twice_changes_nothing(matrix: Matrix) -> None:
    once = withdrawn(consent(matrix), NOON)
    assert isinstance(once, Consent)
    assert withdrawn(once, NOON) == NotGiven(ConsentState.WITHDRAWN)


def test_a_consent_expires_after_its_last_day_and_not_on_it(matrix: Matrix) -> None:
    last_moment = datetime(2027, 11, 23, 23, 59, tzinfo=AMSTERDAM)
    assert expired(consent(matrix), last_moment) == NotOver(date(2027, 11, 23))
    assert expired(consent(matrix), datetime(2027, 11, 23, 22, 59, tzinfo=UTC)) == NotOver(date(2027, 11, 23))
    assert isinstance(expired(consent(matrix), datetime(2027, 11, 23, 23, 30, tzinfo=UTC)), Consent)
    over = expired(consent(matrix), last_moment + timedelta(minutes=1))
    assert isinstance(over, Consent)
    assert over.state is ConsentState.EXPIRED
    assert withdrawn(over, last_moment) == NotGiven(ConsentState.EXPIRED)
    assert expired(over, last_moment + timedelta(days=2)) == NotGiven(ConsentState.EXPIRED)


@pytest.mark.parametrize(
    "broken",
    [
        lambda: Stamp(NOON, uuid1(), uuid4()),
        lambda: Stamp(NOON, uuid4(), uuid1()),
        lambda: Stamp(NOON, STAMP.record, STAMP.record),
        lambda: replace(REQUEST, fields={}),
        lambda: replace(REQUEST, screen_sha256=""),
        lambda: replace(TERMS, controllers=()),
        lambda: replace(TERMS, withdrawal=()),
        lambda: replace(TERMS, keep_days=0),
    ],
)
def test_what_would_make_a_worthless_record_is_a_loud_error(broken: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"random UUIDs|at least one field|a way to withdraw|the hash is known"):
        broken()


def test_a_number_of_a_person_is_no_reference() -> None:
    number = UUID(int=111222333)
    assert holds_citizen_number("111222333")
    with pytest.raises(ValueError, match="random"):
        Stamp(NOON, number, uuid4())


def test_only_what_is_given_can_be_withdrawn_or_expire_and_only_a_request_be_answered() -> None:
    for state, act in product(ConsentState, ConsentAct):
        answers = state is ConsentState.REQUESTED and act in {ConsentAct.GIVE, ConsentAct.REFUSE}
        ends = state is ConsentState.GIVEN and act in {ConsentAct.WITHDRAW, ConsentAct.EXPIRE}
        assert ((state, act) in MOVES) is (answers or ends)


@settings(deadline=None)
@given_any(st.lists(st.sampled_from(ConsentAct)))
def test_no_sequence_of_moves_leads_to_withdrawn_but_from_given(acts: list[ConsentAct]) -> None:
    passed = [ConsentState.REQUESTED]
    for act in acts:
        passed.append(MOVES.get((passed[-1], act), passed[-1]))
    for before, after in pairwise(passed):
        if after is ConsentState.WITHDRAWN and before is not after:
            assert before is ConsentState.GIVEN
    if ConsentState.REFUSED in passed:
        assert not {ConsentState.GIVEN, ConsentState.WITHDRAWN, ConsentState.EXPIRED}.intersection(passed)


@settings(deadline=None)
@given_any(
    st.lists(st.tuples(st.sampled_from([withdrawn, expired]), st.datetimes(timezones=st.just(AMSTERDAM))), max_size=6),
)
def test_a_record_only_grows_and_ends_once(steps: list[tuple[Callable[[Consent, datetime], object], datetime]]) -> None:
    present = Consent(
        STAMP.record,
        STAMP.subject,
        TEXT,
        "5c" * 32,
        (),
        DESK,
        TERMS,
        LAST_DAY,
        (ConsentEvent(ConsentState.GIVEN, NOON),),
    )
    for step, at in steps:
        after = step(present, at)
        if isinstance(after, Consent):
            assert present.state is ConsentState.GIVEN
            assert after == replace(present, events=(*present.events, after.events[-1]))
            present = after
    assert len(present.events) <= 2


@settings(deadline=None)
@given_any(cases(), st.sampled_from([1, 1, 1, 2]))
def test_no_consent_ever_holds_more_than_the_policy_lets_on_that_day(case: Case, recipients: int) -> None:
    exchange = case.exchange
    receivers = (replace(DESK, organisation=exchange.organisation, party=exchange.recipient),) * recipients
    text = replace(TEXT, purpose=exchange.purpose)
    asked = dict.fromkeys(case.fields, True)
    request = Request(exchange.role, exchange.channel, exchange.municipality, receivers, asked, text, "5c" * 32)
    stamp = replace(STAMP, at=datetime.combine(case.day, NOON.timetz()))

    found = given(request, case.matrix, {text}, TERMS, stamp)

    event(type(found).__name__)
    said = {field: decide(case.matrix, exchange, field, case.day) for field in case.fields}
    asking = {field: one.ground for field, one in said.items() if isinstance(one, OnlyWithConsent)}
    assert isinstance(found, Consent) is (recipients == 1 and asking.keys() == case.fields)
    if isinstance(found, Consent):
        assert {one.field: one.ground for one in found.fields} == asking

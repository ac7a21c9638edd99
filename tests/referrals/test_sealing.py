# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Only the receiving organisation reads a referral, and whoever changes or invents one is found out."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import count
from typing import Any
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.policy.matrix import Field, HealthWords
from kiosk.referrals.health_words import HealthLexicon
from kiosk.referrals.particulars import LIMITS, BestTime, Particulars, checked
from kiosk.referrals.recipient_keys import KeyStatus, RecipientKey, fingerprint, kid_of, usable_keys
from kiosk.referrals.sealing import (
    BLOCK,
    SUITE,
    Beside,
    NotOpened,
    NoUsableKey,
    Opened,
    WhyNotOpened,
    by_kid,
    opened,
    seal,
)
from kiosk.wire.canonical import canonical, to_bytes, to_text
from kiosk.wire.envelope import (
    MAX_ENVELOPE,
    MAX_KEYS,
    Closed,
    Header,
    WrappedKey,
    read_envelope,
    written,
    written_header,
)
from tests.referrals.sealed import ANNA, HEADER, KIOSK, PAIR, TODAY, Kiosk, Pair, result, sealed

SECOND = Pair()
DAY = timedelta(days=1)


def changed(envelope: bytes, change: Callable[[dict[str, Any]], None]) -> bytes:
    """The same envelope, with something else in it."""
    parts = json.loads(envelope)
    change(parts)
    return canonical(parts)


def resigned(envelope: bytes, kiosk: Kiosk) -> bytes:
    """The same envelope with the signature of another."""
    closed = read_envelope(envelope).closed
    return written(closed, kiosk.sign(closed.statement()))


def with_header(envelope: bytes, header: Header, kiosk: Kiosk = KIOSK) -> bytes:
    """The same sealed content under another header, rightly signed: as a kiosk that was turned round would."""
    closed = replace(read_envelope(envelope).closed, header=written_header(header))
    return written(closed, kiosk.sign(closed.statement()))


def reason(found: object) -> WhyNotOpened | None:
    return found.reason if isinstance(found, NotOpened) else None


def test_the_organisation_reads_exactly_what_was_sealed_and_knows_from_which_kiosk() -> None:
    found = result(sealed())
    assert isinstance(found, Opened)
    assert (found.header, found.particulars, found.signed) == (HEADER, ANNA, True)
    unproved = result(sealed(), device=None)
    assert isinstance(unproved, Opened)
    assert not unproved.signed


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1, max_size=120), st.text(min_size=1, max_size=600), st.sets(st.sampled_from(BestTime)))
def test_whatever_a_visitor_may_say_arrives_to_the_letter(name: str, question: str, times: set[BestTime]) -> None:
    typed = {Field.NAME: name, Field.QUESTION: question, Field.EMAIL: "anna@voorbeeld.nl", Field.LANGUAGE: "ti"}
    health = HealthLexicon(HealthWords.WARNED, {"nl": ("ziek*",)})
    told = checked(typed | {Field.BEST_TIME: " ".join(times)}, set(Field), health, warned=True)
    if isinstance(told, Particulars):
        found = result(sealed(particulars=told))
        assert isinstance(found, Opened)
        assert found.particulars == told


def test_every_usable_key_of_the_organisation_opens_it_and_no_other() -> None:
    envelope = sealed(PAIR, SECOND)
    assert isinstance(result(envelope, PAIR), Opened)
    assert isinstance(result(envelope, SECOND), Opened)
    assert result(envelope, Pair()) == NotOpened(WhyNotOpened.NO_KEY)


def test_nothing_of_the_visitor_can_be_read_from_outside_and_no_two_envelopes_are_alike() -> None:
    envelope, other = sealed(), sealed()
    everything = envelope + b"".join(
        to_bytes(part) for part in json.loads(envelope).values() if isinstance(part, str) if part
    )
    for text in ("Anna", "Vries", "12345678", "werk"):
        assert text.encode() not in everything
    one, two = json.loads(envelope), json.loads(other)
    assert [name for name in one if one[name] == two[name]] == ["kop", "v"]


def test_the_length_tells_nothing_of_a_short_question_or_a_long_name() -> None:
    short = sealed(particulars=replace(ANNA, name="A", question="?"))
    long = sealed(particulars=replace(ANNA, name="A" * 60, question="Ik zoek werk. " * 15))
    assert len(short) == len(long)
    assert len(to_bytes(json.loads(short)["inhoud"])) == BLOCK + 16


def test_the_longest_particulars_with_every_key_fit_in_an_envelope() -> None:
    typed = {Field.NAME: "\U0001f600" * LIMITS[Field.NAME], Field.QUESTION: "\U0001f600" * LIMITS[Field.QUESTION]}
    typed |= {Field.PHONE: "0612345678", Field.LANGUAGE: "nl", Field.BEST_TIME: "ochtend middag avond"}
    longest = checked(typed, set(Field), HealthLexicon(HealthWords.WARNED, {"nl": ("ziek*",)}))
    assert isinstance(longest, Particulars)
    header = HEADER.model_copy(update={"organisation": "a" * 40, "device": "b" * 40})
    envelope = sealed(*(PAIR for _ in range(MAX_KEYS)), particulars=longest, header=header)
    assert len(envelope) <= MAX_ENVELOPE
    found = result(envelope)
    assert isinstance(found, Opened)
    assert found.particulars == longest


@pytest.mark.parametrize(
    "keys",
    [
        [],
        [PAIR.key(status=KeyStatus.WITHDRAWN)],
        [PAIR.key(first=TODAY + DAY)],
        [PAIR.key(last=TODAY - DAY)],
    ],
)
def test_nothing_is_sealed_to_a_key_that_is_withdrawn_or_not_yet_or_no_longer_valid(keys: list[RecipientKey]) -> None:
    assert seal(ANNA, HEADER, keys, KIOSK.sign) == NoUsableKey("uwv-rivierstad")


def test_a_key_is_usable_on_its_first_and_on_its_last_day() -> None:
    key = PAIR.key(first=TODAY, last=TODAY + DAY)
    assert [key.usable(TODAY + n * DAY) for n in (-1, 0, 1, 2)] == [False, True, True, False]
    assert usable_keys([key, *(Pair().key() for _ in range(MAX_KEYS))], TODAY)[0] == key
    assert len(usable_keys((Pair().key() for _ in range(MAX_KEYS + 1)), TODAY)) == MAX_KEYS


def test_a_swapped_recipient_key_is_no_key() -> None:
    attacker = Pair()
    with pytest.raises(ValueError, match="name of a key"):
        replace(PAIR.key(), public=attacker.public)
    with pytest.raises(ValueError, match="name of a key"):
        replace(PAIR.key(), public=b"short", kid=kid_of(b"short"))


@pytest.mark.parametrize("point", [bytes(32), b"\1" + bytes(31)])
def test_a_key_that_gives_everybody_the_same_secret_is_refused(point: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        RecipientKey(kid_of(point), point, TODAY, TODAY, KeyStatus.ACTIVE)


def test_a_key_swapped_in_the_envelope_shows_in_the_signature() -> None:
    attacker = Pair()
    envelope = sealed(PAIR)
    closed = read_envelope(envelope).closed
    own = SUITE.decrypt(to_bytes(closed.keys[0].wrapped), PAIR.private, closed.binding())
    wrapped = to_text(SUITE.encrypt(own, attacker.private.public_key(), closed.binding()))
    swapped = replace(closed, keys=(WrappedKey(kid=kid_of(attacker.public), wrapped=wrapped),))
    signature = read_envelope(envelope).signature
    assert result(written(swapped, signature), attacker) == NotOpened(WhyNotOpened.SIGNATURE)


def test_an_envelope_that_no_kiosk_signed_is_not_opened() -> None:
    stranger = Kiosk()
    assert result(resigned(sealed(), stranger)) == NotOpened(WhyNotOpened.SIGNATURE)
    assert result(sealed(), device=stranger.public) == NotOpened(WhyNotOpened.SIGNATURE)
    assert result(sealed(), device=b"no key") == NotOpened(WhyNotOpened.SIGNATURE)


@pytest.mark.parametrize(
    "other",
    [
        {"organisation": "bibliotheek"},
        {"referral": uuid4()},
        {"consent": "cd" * 32},
        {"day": TODAY + DAY},
        {"device": "zuil-8"},
    ],
)
def test_content_is_of_its_header_and_of_no_other(other: dict[str, object]) -> None:
    swapped = HEADER.model_copy(update=other)
    assert result(with_header(sealed(), swapped)) == NotOpened(WhyNotOpened.CHANGED)


def test_a_replayed_envelope_is_not_the_referral_that_it_came_with() -> None:
    envelope = sealed()
    right = Beside(HEADER.referral, HEADER.organisation, HEADER.consent)
    keys = by_kid([PAIR.private])
    assert isinstance(opened(envelope, keys, KIOSK.public, right), Opened)
    for wrong in (
        replace(right, referral=uuid4()),
        replace(right, organisation="bibliotheek"),
        replace(right, consent="cd" * 32),
    ):
        assert opened(envelope, keys, KIOSK.public, wrong) == NotOpened(WhyNotOpened.ANOTHER)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_whatever_letter_of_an_envelope_is_changed_it_is_not_opened(data: st.DataObject) -> None:
    envelope = bytearray(ENVELOPE)
    at = data.draw(st.integers(0, len(envelope) - 1))
    envelope[at] ^= data.draw(st.integers(1, 255))
    assert isinstance(result(bytes(envelope)), NotOpened)
    assert isinstance(result(ENVELOPE[:at]), NotOpened)


ENVELOPE = sealed()


@pytest.mark.parametrize("part", ["inhoud", "nonce", "sleutels"])
def test_an_edited_part_is_found_by_the_recipient_alone_even_when_the_kiosk_would_sign_it(part: str) -> None:
    other = json.loads(sealed())
    edited = changed(sealed(), lambda parts: parts.update({part: other[part]}))
    assert result(resigned(edited, KIOSK)) == NotOpened(WhyNotOpened.CHANGED)


def test_a_wrapped_key_of_nothing_is_not_opened() -> None:
    nothing = to_text(bytes(80))
    edited = changed(sealed(), lambda parts: parts["sleutels"][0].update(sleutel=nothing))
    assert result(resigned(edited, KIOSK)) == NotOpened(WhyNotOpened.CHANGED)


@pytest.mark.parametrize(
    "edit",
    [
        lambda parts: parts.update(v=2),
        lambda parts: parts.update(v=True),
        lambda parts: parts.update(extra=1),
        lambda parts: parts.pop("handtekening"),
        lambda parts: parts.update(sleutels=[]),
        lambda parts: parts.update(sleutels=parts["sleutels"] * (MAX_KEYS + 1)),
        lambda parts: parts.update(nonce=to_text(bytes(11))),
        lambda parts: parts.update(handtekening=to_text(bytes(63))),
        lambda parts: parts["sleutels"][0].update(sleutel=to_text(bytes(79))),
        lambda parts: parts.update(kop=to_text(b"{}")),
        lambda parts: parts.update(kop=to_text(to_bytes(parts["kop"]) + b" ")),
        lambda parts: parts.update(kop=parts["kop"] + "="),
        lambda parts: parts.update(inhoud="A"),
    ],
)
def test_what_is_not_exactly_an_envelope_is_none(edit: Callable[[dict[str, Any]], None]) -> None:
    assert result(changed(sealed(), edit)) == NotOpened(WhyNotOpened.SHAPE)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"[]",
        b"\xff",
        b"[" * 5000,
        b"NaN",
        b'{"v":1,"v":1}',
        ENVELOPE + b" ",
        ENVELOPE + b" " * MAX_ENVELOPE,
        ENVELOPE.replace(b",", b", ", 1),
    ],
    ids=count(),  # the content is another each time
)
def test_there_is_one_way_to_write_an_envelope(raw: bytes) -> None:
    assert result(raw) == NotOpened(WhyNotOpened.SHAPE)


def smuggled(content: bytes) -> bytes:
    """A rightly signed and sealed envelope around whatever."""
    own, nonce, header = bytes(32), bytes(12), written_header(HEADER)
    inside = Closed(header, nonce, AESGCM(own).encrypt(nonce, content, header.encode()))
    wrapped = to_text(SUITE.encrypt(own, PAIR.private.public_key(), inside.binding()))
    closed = replace(inside, keys=(WrappedKey(kid=kid_of(PAIR.public), wrapped=wrapped),))
    return written(closed, KIOSK.sign(closed.statement()))


def padded(fields: object) -> bytes:
    content = canonical(fields)
    return content + b" " * (-len(content) % BLOCK)


USUAL = {"naam": "Anna", "telefoon": "+31612345678"}


@pytest.mark.parametrize(
    "content",
    [
        b"{}",
        padded([]),
        padded({}),
        padded(USUAL | {"bsn": "1"}),
        padded(USUAL | {"vraag": 3}),
        padded(USUAL | {"vraag": ""}),
        padded(USUAL | {"vraag": "\x1b[2J"}),
        padded(USUAL | {"vraag": "a" * (LIMITS[Field.QUESTION] + 1)}),
        padded(USUAL | {"e-mail": "anna@voorbeeld.nl"}),
        padded(USUAL | {"beste-moment": "nacht"}),
        b"\xff" * BLOCK,
    ],
)
def test_a_kiosk_that_seals_something_else_shows_nothing_to_who_opens_it(content: bytes) -> None:
    assert reason(result(smuggled(content))) is WhyNotOpened.CONTENT
    assert isinstance(result(smuggled(padded(USUAL))), Opened)


def test_the_fingerprint_is_eight_groups_that_two_people_can_compare() -> None:
    groups = fingerprint(PAIR.public).split()
    assert [len(group) for group in groups] == [4] * 8
    assert fingerprint(SECOND.public).split() != groups

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What may go along: checked before anything is kept, and nothing that must never go."""

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk import places
from kiosk.flow.personal_numbers import holds_citizen_number
from kiosk.policy.matrix import Field, HealthWords
from kiosk.referrals.bank_numbers import LENGTHS, holds_bank_account
from kiosk.referrals.health_words import HealthLexicon, HealthWordsError, load_health_words
from kiosk.referrals.particulars import LIMITS, BestTime, Fault, FaultCode, Faults, Particulars, checked, faults_of
from kiosk.referrals.plain_entry import plain

HEALTH = HealthLexicon(HealthWords.WARNED, {"nl": ("ziek*", "burn"), "ar": ("مرض*",)})
STRICT = HealthLexicon(HealthWords.REFUSED, HEALTH.entries)
ALL = frozenset(Field)
TYPED = {
    Field.NAME: "Anna  de Vries",
    Field.PHONE: "06 - 1234 5678",
    Field.QUESTION: "Ik zoek werk in de tuin.",
    Field.LANGUAGE: "nl",
}
BSN = "111222333"
IBAN = "NL91ABNA0417164300"


def wide(text: str) -> str:
    """The same digits and letters in the wide form that some keyboards give."""
    return "".join(chr(ord(sign) + 0xFEE0) for sign in text)


def faults(entered: dict[Field, str], health: HealthLexicon = HEALTH, *, warned: bool = False) -> tuple[Fault, ...]:
    """What is wrong with the usual entry after these changes."""
    found = checked(TYPED | entered, ALL, health, warned=warned)
    return found.faults if isinstance(found, Faults) else ()


def test_what_was_typed_becomes_particulars_in_one_form() -> None:
    found = checked(TYPED | {Field.BEST_TIME: "avond ochtend ochtend"}, ALL, HEALTH)
    assert isinstance(found, Particulars)
    assert (found.name, found.phone, found.email) == ("Anna de Vries", "+31612345678", None)
    assert (found.question, found.language) == ("Ik zoek werk in de tuin.", "nl")
    assert found.best_times == (BestTime.MORNING, BestTime.EVENING)
    assert found.filled == ALL - {Field.EMAIL}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0612345678", "+31612345678"),
        ("+31 6 12345678", "+31612345678"),
        ("0031612345678", "+31612345678"),
        ("(010) 267 25 00", "+31102672500"),
        ("+48 601 123 456", "+48601123456"),
        ("٠٦١٢٣٤٥٦٧٨", "+31612345678"),
        ("06123", None),
        ("bel mij", None),
        ("0900 8844", None),
        ("112", None),
        ("010 267 2500 tst. 12 ext. 5", None),
        ("010 267 2500 ext. 5", None),
    ],
)
def test_a_number_at_which_a_person_answers_is_kept_in_the_form_of_e_164(typed: str, kept: str | None) -> None:
    found = checked(TYPED | {Field.PHONE: typed}, ALL, HEALTH)
    assert (found.phone if isinstance(found, Particulars) else None) == kept
    if kept is None:
        assert found == Faults((Fault(Field.PHONE, FaultCode.NOT_A_PHONE),))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Anna@Voorbeeld.NL", "Anna@voorbeeld.nl"),
        ("anna@bücher.example.nl", "anna@bücher.example.nl"),
        ("anna", None),
        ("anna@", None),
        ("anna@localhost", None),
        ("anna@[127.0.0.1]", None),
        ('"a b"@voorbeeld.nl', None),
        ("anna@voorbeeld.test", None),
    ],
)
def test_an_e_mail_address_is_judged_by_its_form_alone(typed: str, kept: str | None) -> None:
    found = checked(TYPED | {Field.PHONE: "", Field.EMAIL: typed}, ALL, HEALTH)
    assert (found.email if isinstance(found, Particulars) else None) == kept
    if kept is None:
        assert found == Faults((Fault(Field.EMAIL, FaultCode.NOT_AN_EMAIL),))


def test_there_is_exactly_one_way_of_contact() -> None:
    assert faults({Field.EMAIL: "anna@voorbeeld.nl"}) == (Fault(Field.EMAIL, FaultCode.TWO_WAYS),)
    assert faults({Field.PHONE: " "}) == (Fault(Field.PHONE, FaultCode.NO_WAY),)
    only_mail = checked({Field.NAME: "Anna"}, {Field.NAME, Field.EMAIL}, HEALTH)
    assert only_mail == Faults((Fault(Field.EMAIL, FaultCode.NO_WAY),))
    assert checked({}, (), HEALTH) == Faults((Fault(Field.PHONE, FaultCode.NO_WAY),))
    for phone, email in ((None, None), ("+31612345678", "anna@voorbeeld.nl")):
        with pytest.raises(ValueError, match="exactly one way"):
            Particulars("Anna", phone, email, "", "nl")


def test_only_what_is_offered_goes_and_of_that_what_is_needed_is_asked() -> None:
    few = {Field.NAME, Field.PHONE}
    found = checked({Field.NAME: "Anna", Field.PHONE: "0612345678"}, few, HEALTH)
    assert isinstance(found, Particulars)
    assert found.filled == few
    more = checked(TYPED, few, HEALTH)
    refused = (Fault(Field.QUESTION, FaultCode.NOT_OFFERED), Fault(Field.LANGUAGE, FaultCode.NOT_OFFERED))
    assert more == Faults(refused)
    fewer = checked(TYPED | {Field.QUESTION: ""}, ALL, HEALTH, required={Field.NAME, Field.PHONE})
    assert isinstance(fewer, Particulars)
    empty = {Field.NAME: "\u200e ", Field.QUESTION: "", Field.LANGUAGE: ""}
    assert faults(empty) == tuple(
        Fault(field, FaultCode.EMPTY) for field in (Field.NAME, Field.QUESTION, Field.LANGUAGE)
    )


@pytest.mark.parametrize("field", Field)
def test_every_field_has_a_limit(field: Field) -> None:
    assert Fault(field, FaultCode.TOO_LONG) in faults({field: "a" * (LIMITS[field] + 1)})
    assert Fault(field, FaultCode.TOO_LONG) not in faults({field: "a" * LIMITS[field]})


@pytest.mark.parametrize("field", [Field.NAME, Field.QUESTION, Field.EMAIL, Field.LANGUAGE, Field.BEST_TIME])
@pytest.mark.parametrize(
    "typed",
    [
        BSN,
        "111.222.333",
        "bsn 111 222 333!",
        "111/222/333",
        "111 – 222 – 333",
        "1,1,1,2,2,2,3,3,3",
        "111_222_333",
        "111\u200b222\u2060333",
        "111\u00a0222\u2009333",
        wide(BSN),
        "١١١٢٢٢٣٣٣",
    ],
)
def test_a_citizen_number_is_refused_whatever_stands_between(field: Field, typed: str) -> None:
    assert Fault(field, FaultCode.CITIZEN_NUMBER) in faults({field: typed}, warned=True)


def test_a_citizen_number_is_no_telephone_number() -> None:
    number = "204567002"
    assert holds_citizen_number(number)
    assert faults({Field.PHONE: "20 456 7002"}) == (Fault(Field.PHONE, FaultCode.CITIZEN_NUMBER),)
    assert faults({Field.PHONE: "0" + number}) == ()
    assert faults({Field.PHONE: "+31 " + number}) == ()


@settings(max_examples=25, deadline=None)
@given(st.integers(10_000_000, 999_999_999), st.text(alphabet=" .-/_,:;–—|", max_size=3), st.text("abc ", max_size=9))
def test_no_citizen_number_gets_through_as_a_question(number: int, between: str, before: str) -> None:
    digits = f"{number:09d}"
    typed = f"{before} {between.join(digits)}"
    refused = Fault(Field.QUESTION, FaultCode.CITIZEN_NUMBER) in faults({Field.QUESTION: typed})
    assert refused is holds_citizen_number(digits)


@pytest.mark.parametrize(
    "typed",
    [
        IBAN,
        "nl91 abna 0417 1643 00",
        "Mijn rekening is NL91.ABNA.0417.1643.00, graag snel",
        "NL91-ABNA-0417164300 is van mij",
        wide(IBAN),
        "DE89 3704 0044 0532 0130 00",
        "GB29 NWBK 6016 1331 9268 19",
        "MT84 MALT 0110 0001 2345 MTLC AST0 01S",
    ],
)
def test_a_bank_account_is_refused_whatever_stands_between(typed: str) -> None:
    assert faults({Field.QUESTION: typed}, warned=True) == (Fault(Field.QUESTION, FaultCode.BANK_ACCOUNT),)


@pytest.mark.parametrize(
    "typed",
    ["NL92 ABNA 0417 1643 00", "in 2026 begon ik", "XX91ABNA0417164300", "NL91 ABNA", "ANL91ABNA0417164300", "is 20"],
)
def test_what_is_no_bank_account_stays(typed: str) -> None:
    assert not holds_bank_account(typed)


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(sorted(LENGTHS)), st.data())
def test_an_account_of_every_country_is_known_and_another_check_makes_it_none(
    country: str, data: st.DataObject
) -> None:
    size = LENGTHS[country] - 4
    rest = data.draw(st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=size, max_size=size))
    value = int("".join(str(int(sign, 36)) for sign in f"{rest}{country}00"))
    number = f"{country}{98 - value % 97:02d}{rest}"
    assert holds_bank_account(number)
    wrong = f"{country}{(98 - value % 97) % 97 + 1:02d}{rest}"
    assert holds_bank_account(wrong) is (wrong == number)


def test_a_word_about_health_warns_once_or_is_refused_as_the_region_says() -> None:
    typed = {Field.QUESTION: "Ik was ZIEK, en zoek werk."}
    warning = Faults((Fault(Field.QUESTION, FaultCode.HEALTH, refuses=False),))
    assert checked(TYPED | typed, ALL, HEALTH) == warning
    assert warning.only_warnings
    assert isinstance(checked(TYPED | typed, ALL, HEALTH, warned=True), Particulars)
    refusal = checked(TYPED | typed, ALL, STRICT, warned=True)
    assert refusal == Faults((Fault(Field.QUESTION, FaultCode.HEALTH),))
    assert not refusal.only_warnings


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ziekte", True),
        (wide("ziek"), True),
        ("burn-out", True),
        ("muziek", False),
        ("Burn", True),
        ("burner", False),
        ("مرضي", True),
        ("werk", False),
    ],
)
def test_a_word_about_health_is_known_whole_or_by_its_beginning_in_any_language(typed: str, found: bool) -> None:
    assert HEALTH.spoken_in(f"ik {typed}.") is found


def test_the_region_has_words_about_health_in_every_language() -> None:
    shipped = load_health_words(places.resources() / "policy/health-words.json", HealthWords.REFUSED)
    assert shipped.rule is HealthWords.REFUSED
    assert set(shipped.entries) == {"nl", "en", "uk", "ar", "pl", "tr", "ti"}
    for fine in (
        "Ik zoek werk als verpleegkundige in een ziekenhuis.",
        "Ik wil in de zorg werken, of in de gezondheidszorg.",
        "Ik wil graag gebeld worden.",
        "I look for a job in healthcare.",
        "Szukam pracy w chórze.",
    ):
        assert not shipped.spoken_in(fine), fine
    for word in ("ik ben overspannen", "моя хвороба", "لدي إعاقة", "jestem chora", "hastayım", "ሕማም ኣሎኒ"):
        assert shipped.spoken_in(word)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"woorden": {}}',
        '{"woorden": {"nl": []}}',
        '{"woorden": {"nl": [""]}}',
        '{"woorden": {"nl": [3]}}',
        '{"woorden": {"nl": ["erg ziek"]}}',
        '{"woorden": ["ziek"]}',
    ],
)
def test_a_broken_list_of_words_is_one_clear_line(tmp_path: Path, content: str) -> None:
    file = tmp_path / "health-words.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(HealthWordsError, match=r"health-words\.json: "):
        load_health_words(file, HealthWords.WARNED)


def test_every_fault_is_said_in_every_language() -> None:
    files = sorted((places.resources() / "texts").glob("*.json"))
    assert len(files) == 8
    for file in files:
        texts = json.loads(file.read_text(encoding="utf-8"))
        assert all(texts.get(code.text_key) for code in FaultCode), file.name


def test_a_field_is_judged_as_soon_as_it_is_typed() -> None:
    assert faults_of(Field.NAME, " ", HEALTH) == []
    assert faults_of(Field.PHONE, "0612", HEALTH) == [Fault(Field.PHONE, FaultCode.NOT_A_PHONE)]
    assert faults_of(Field.PHONE, "06 1234 5678", HEALTH) == []


def test_nothing_that_was_typed_is_in_a_fault_or_in_a_printed_object() -> None:
    found = checked(TYPED, ALL, HEALTH)
    printed = f"{found!r} {found} {checked(TYPED | {Field.PHONE: '061234'}, ALL, HEALTH)!r}"
    assert not [value for value in ("Anna", "Vries", "1234", "tuin") if value in printed]


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.sampled_from(Field), st.text(max_size=60)), st.sets(st.sampled_from(Field)))
def test_whatever_is_typed_ends_in_particulars_or_in_faults_and_never_keeps_more_than_is_offered(
    entered: dict[Field, str], offered: set[Field]
) -> None:
    found = checked(entered, offered, HEALTH, warned=True)
    if isinstance(found, Particulars):
        assert found.filled <= offered
    else:
        assert found.faults


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=40))
def test_plain_text_is_one_line_that_hides_nothing_and_stays_as_it_is(typed: str) -> None:
    once = plain(typed)
    assert plain(once) == once
    assert once == unicodedata.normalize("NFC", once).strip()
    assert not [s for s in once if unicodedata.category(s) in {"Cc", "Cs", "Zl", "Zp"} or s in "\u202e\u2066\ufeff"]

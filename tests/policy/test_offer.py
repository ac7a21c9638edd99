# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The screen of a referral is made of the matrix: what may go today, or why nothing may."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings

from kiosk.places import resources
from kiosk.policy.decision import Allowed, Forbidden, OnlyWithConsent, Reason, decide
from kiosk.policy.matrix import CONTACT, Channel, Field, Party, Role
from kiosk.policy.offer import Offer, offer, sentence
from kiosk.policy.reading import load_matrix
from kiosk.ui.texts import load_words
from tests.policy.matrices import (
    EXCHANGE,
    FIRST_DAY,
    HANDOVER,
    IN_FORCE,
    LAST_DAY,
    UWV,
    Case,
    ban_of_file,
    cases,
    load,
    matrix_of_file,
    rule_of_file,
)

LANGUAGES = ("nl", "nl-simple", "en", "uk", "ar", "pl", "tr", "ti")
WORDS = load_words(resources() / "texts", LANGUAGES)
ALL = [field.value for field in Field]
ONE_DAY = timedelta(days=1)
DEMONSTRATION = load_matrix(resources() / "policy" / "demonstration.json")
UNION = Party("vakbond", suwi=False)
SENDERS = [(Role.VISITOR, Channel.KIOSK), (Role.GUIDE, Channel.STAFF), (Role.VOLUNTEER, Channel.STAFF)]


def offered(folder: Path, *rules: dict[str, object], day: date = IN_FORCE, **needs: str) -> Offer:
    """What a guide may offer to UWV; each field is asked, those of `needs` (underscores for dashes) as it says."""
    fields = dict.fromkeys(ALL, "vrijwillig") | {name.replace("_", "-"): need for name, need in needs.items()}
    purpose = {HANDOVER: {"omschrijving": "Bellen", "velden": fields}}
    return offer(load(folder, matrix_of_file(*rules, doelen=purpose)), EXCHANGE, day)


def test_the_fields_come_in_the_order_of_the_purpose(tmp_path: Path) -> None:
    found = offered(tmp_path, rule_of_file(velden=["taal", "telefoon", "naam"]))
    assert found.fields_that_may_go == (Field.NAME, Field.PHONE, Field.LANGUAGE)
    assert found.why_not is None
    assert found.needs_consent


def test_what_the_law_lets_go_needs_no_yes(tmp_path: Path) -> None:
    assert not offered(tmp_path, rule_of_file(uitkomst="toegestaan")).needs_consent


def test_one_field_that_asks_makes_the_whole_ask(tmp_path: Path) -> None:
    free, asking = rule_of_file(uitkomst="toegestaan", velden=["naam"]), rule_of_file(id="2", velden=["telefoon"])
    assert offered(tmp_path, free, asking).needs_consent


def test_nothing_goes_without_what_the_recipient_cannot_help_without(tmp_path: Path) -> None:
    found = offered(tmp_path, rule_of_file(), vraag="verplicht")
    assert found.required == {Field.QUESTION}
    assert found.fields_that_may_go == ()
    assert not found.needs_consent
    assert found.why_not == Forbidden(Reason.NO_RULE)


def test_nothing_goes_without_a_way_to_reach_the_visitor(tmp_path: Path) -> None:
    assert offered(tmp_path, rule_of_file(velden=["naam", "vraag"])).why_not == Forbidden(Reason.NO_RULE)
    assert offered(tmp_path, rule_of_file(velden=["naam", "e-mail"])).why_not is None


def test_a_prohibition_is_told_before_a_rule_that_lacks(tmp_path: Path) -> None:
    found = offered(tmp_path, ban_of_file(velden=["telefoon"]), naam="verplicht")
    assert found.why_not is not None
    assert found.why_not.reason is Reason.RULE


def test_a_purpose_that_the_matrix_does_not_know_offers_nothing(tmp_path: Path) -> None:
    found = offer(load(tmp_path, matrix_of_file(rule_of_file())), replace(EXCHANGE, purpose="reclame"), IN_FORCE)
    assert found.why_not == Forbidden(Reason.NO_RULE)
    assert set(found.decisions) == set(Field)


@settings(deadline=None, max_examples=40)
@given(cases())
def test_an_offer_never_holds_more_than_the_decisions_let_go(case: Case) -> None:
    found = offer(case.matrix, case.exchange, case.day)
    decided = {field: decide(case.matrix, case.exchange, field, case.day) for field in found.decisions}
    assert found.decisions == decided
    assert not any(isinstance(decided[field], Forbidden) for field in found.fields_that_may_go)
    assert bool(found.fields_that_may_go) is (found.why_not is None)
    assert not found.fields_that_may_go or set(CONTACT) & set(found.fields_that_may_go)
    asks = any(isinstance(decided[field], OnlyWithConsent) for field in found.fields_that_may_go)
    assert found.needs_consent is asks
    assert asks or all(isinstance(decided[field], Allowed) for field in found.fields_that_may_go)


def test_a_change_of_law_changes_the_screen_on_its_day(tmp_path: Path) -> None:
    """No release: the same file, another day."""
    asking = rule_of_file(velden=ALL, einddatum="2026-12-31")
    allowing = rule_of_file(
        id="2", velden=["naam", "telefoon"], uitkomst="toegestaan", ingangsdatum="2027-01-01", einddatum="2027-06-30"
    )
    ban = ban_of_file(velden=ALL, ingangsdatum="2027-07-01", einddatum="2027-12-31")

    def on(day: date) -> tuple[int, bool, str]:
        found = offered(tmp_path, asking, allowing, ban, day=day)
        said = sentence(found.why_not, WORDS["nl"]) if found.why_not else ""
        return len(found.fields_that_may_go), found.needs_consent, said

    assert on(FIRST_DAY - ONE_DAY)[0] == 0
    assert on(FIRST_DAY) == on(date(2026, 12, 31)) == (6, True, "")
    assert on(date(2027, 1, 1)) == on(date(2027, 6, 30)) == (2, False, "")
    assert on(date(2027, 7, 1)) == on(date(2027, 12, 31))
    assert "Deze regel geldt sinds 1 juli 2027." in on(date(2027, 7, 1))[2]
    assert "gold tot en met 30 juni 2027" in on(date(2028, 1, 1))[2]


def forbidden(folder: Path) -> Iterable[tuple[Reason, Forbidden]]:
    """One of each kind."""
    matrix = load(folder, matrix_of_file(rule_of_file(), ban_of_file(velden=["taal"])))
    draft = load(folder, matrix_of_file(rule_of_file(status="concept")))
    found = [
        decide(matrix, EXCHANGE, Field.LANGUAGE, IN_FORCE),
        decide(matrix, replace(EXCHANGE, recipient=Party("kvk", suwi=False)), Field.NAME, IN_FORCE),
        decide(matrix, EXCHANGE, Field.EMAIL, IN_FORCE),
        decide(draft, EXCHANGE, Field.NAME, IN_FORCE),
        decide(matrix, EXCHANGE, Field.NAME, FIRST_DAY - ONE_DAY),
        decide(matrix, EXCHANGE, Field.NAME, LAST_DAY + ONE_DAY),
    ]
    return [(one.reason, one) for one in found if isinstance(one, Forbidden)]


def test_each_reason_is_a_plain_sentence_with_its_day_and_what_one_can_do(tmp_path: Path) -> None:
    said = {reason: sentence(one, WORDS["nl"]) for reason, one in forbidden(tmp_path)}
    assert set(said) == set(Reason)
    assert all(one.endswith("U kunt de uitleg wel zelf printen en meenemen.") for one in said.values())
    assert said[Reason.RULE].startswith("Dat is privé. Deze regel geldt sinds 1 juli 2026.")
    assert "pas doorsturen vanaf 1 juli 2026" in said[Reason.NOT_YET]
    assert "tot en met 31 december 2026" in said[Reason.ENDED]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_reason_is_said_in_each_language_of_the_frame(tmp_path: Path, language: str) -> None:
    said = [sentence(one, WORDS[language]) for _, one in forbidden(tmp_path)]
    assert len(set(said)) == len(Reason)
    assert all("{" not in one and WORDS[language].texts["forbidden_instead"] in one for one in said)
    dated = [one for one in said if "2026" in one]
    assert len(dated) == 3
    sentences = [part for one in said for part in re.split("[.።]", one)]
    assert all(len(part.split()) <= 15 for part in sentences)


def test_a_reason_that_lacks_a_language_stands_in_dutch(tmp_path: Path) -> None:
    _, ban = next(iter(forbidden(tmp_path)))
    assert sentence(ban, WORDS["en"]).startswith("That is private.")
    assert sentence(ban, WORDS["pl"]).startswith("Dat is privé.")


def demonstration(role: Role, channel: Channel, recipient: Party, day: date = IN_FORCE) -> Offer:
    """What the demonstration offers."""
    exchange = replace(EXCHANGE, role=role, channel=channel, recipient=recipient)
    return offer(DEMONSTRATION, exchange, day)


@pytest.mark.parametrize(("role", "channel"), SENDERS)
@pytest.mark.parametrize("recipient", [UWV, Party("gemeente", suwi=True), Party("leerwerkloket", suwi=False)])
def test_the_demonstration_shows_a_warm_handover_with_consent(role: Role, channel: Channel, recipient: Party) -> None:
    found = demonstration(role, channel, recipient)
    assert found.fields_that_may_go == tuple(Field)
    assert found.needs_consent
    assert demonstration(role, channel, recipient, date(2028, 1, 1)).fields_that_may_go == ()


@pytest.mark.parametrize(("role", "channel"), SENDERS)
def test_the_demonstration_forbids_a_union_and_says_why_in_every_language(role: Role, channel: Channel) -> None:
    found = demonstration(role, channel, UNION)
    assert found.fields_that_may_go == ()
    assert found.why_not is not None
    assert found.why_not.reason is Reason.RULE
    assert found.why_not.rule is not None
    assert set(found.why_not.rule.reason) == set(LANGUAGES)
    assert "Deze regel geldt sinds 1 januari 2026." in sentence(found.why_not, WORDS["nl"])


def test_the_demonstration_says_on_screen_and_paper_that_it_is_one() -> None:
    assert "Demonstratie" in DEMONSTRATION.name
    assert "Niemand heeft deze matrix getekend" in DEMONSTRATION.remarks
    assert all("Demonstratie, geen juridisch advies" in rule.ground.law for rule in DEMONSTRATION.rules)


def test_nobody_else_may_send_in_the_demonstration() -> None:
    sends = {(rule.role, rule.channel) for rule in DEMONSTRATION.rules}
    assert sends == set(SENDERS)

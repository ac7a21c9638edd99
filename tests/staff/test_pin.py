# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which staff codes are allowed, and how they are recognised."""

import pytest

from kiosk.staff.pin import PinRule, Verifier, broken_rule, make_verifier, matches, nobody

PEPPER = b"p" * 32
GOOD = "927164"


@pytest.mark.parametrize(
    ("pin", "rule"),
    [
        ("", PinRule.DIGITS_ONLY),
        ("92716a", PinRule.DIGITS_ONLY),
        ("٩٢٧١٦٤", PinRule.DIGITS_ONLY),
        ("92716²", PinRule.DIGITS_ONLY),
        ("92716", PinRule.LONG_ENOUGH),
        ("9271640385221", PinRule.NOT_TOO_LONG),
        ("111111", PinRule.NO_REPETITION),
        ("121212", PinRule.NO_REPETITION),
        ("427427", PinRule.NO_REPETITION),
        ("123456", PinRule.NO_SEQUENCE),
        ("654321", PinRule.NO_SEQUENCE),
        ("789012", PinRule.NO_SEQUENCE),
        ("0987654", PinRule.NO_SEQUENCE),
        (GOOD, None),
        ("927164038522", None),
        ("123457", None),
        ("112233", None),
    ],
)
def test_a_code_breaks_the_first_rule_that_it_does_not_keep_to(pin: str, rule: PinRule | None) -> None:
    assert broken_rule(pin) is rule


def test_every_rule_says_what_to_do() -> None:
    assert all(rule.value.endswith(".") for rule in PinRule)


def test_the_right_code_matches() -> None:
    assert matches(GOOD, make_verifier(GOOD, PEPPER), PEPPER)


def test_another_code_does_not_match() -> None:
    assert not matches("927165", make_verifier(GOOD, PEPPER), PEPPER)


def test_the_database_without_the_pepper_recognises_nothing() -> None:
    assert not matches(GOOD, make_verifier(GOOD, PEPPER), b"q" * 32)


def test_the_same_code_is_never_kept_the_same_way_twice() -> None:
    assert make_verifier(GOOD, PEPPER) != make_verifier(GOOD, PEPPER)


def test_the_code_is_nowhere_in_what_is_kept() -> None:
    kept = make_verifier(GOOD, PEPPER)
    assert GOOD.encode() not in kept.salt + kept.digest


def test_a_verifier_of_an_unknown_scheme_matches_nothing() -> None:
    kept = make_verifier(GOOD, PEPPER)
    assert not matches(GOOD, Verifier(kept.salt, b"\x02" + kept.digest[1:]), PEPPER)


def test_the_stand_in_matches_nothing() -> None:
    assert not matches(GOOD, nobody(), PEPPER)

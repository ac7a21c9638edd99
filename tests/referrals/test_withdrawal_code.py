# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The code on the slip: too long to guess, short enough to type, and a slip of the finger shows."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.referrals.withdrawal_code import (
    ALPHABET,
    LENGTH,
    MAX_TYPED,
    RANDOM_BITS,
    NotACode,
    NotThis,
    code_hash,
    in_groups,
    new_code,
    read_code,
)

CODES = st.builds(new_code)


def test_a_code_holds_more_than_sixty_random_bits_and_no_two_are_alike() -> None:
    codes = {new_code() for _ in range(200)}
    assert RANDOM_BITS >= 60
    assert len(codes) == 200
    assert {len(code) for code in codes} == {LENGTH}
    assert set("".join(codes)) == set(ALPHABET)
    assert not set(ALPHABET) & set("ILOU")


@settings(max_examples=30, deadline=None)
@given(CODES, st.sampled_from(["", " ", "-", " - ", ".", "\u2013"]), st.booleans())
def test_a_code_is_read_as_it_stands_on_paper_or_as_people_type_it(code: str, between: str, small: bool) -> None:
    assert in_groups(code).split() == [code[at : at + 4] for at in (0, 4, 8, 12)]
    typed = between.join(code[at : at + 4] for at in (0, 4, 8, 12))
    assert read_code(f" {typed.lower() if small else typed} ") == code
    assert read_code(code.replace("0", "o").replace("1", "l")) == code
    assert read_code(code.replace("0", "O").replace("1", "I")) == code


@settings(max_examples=100, deadline=None)
@given(CODES, st.integers(0, LENGTH - 1), st.sampled_from(ALPHABET))
def test_one_wrong_sign_is_always_seen(code: str, at: int, sign: str) -> None:
    typed = code[:at] + sign + code[at + 1 :]
    assert read_code(typed) == (code if typed == code else NotACode(NotThis.CHECK))


@settings(max_examples=100, deadline=None)
@given(CODES, st.integers(0, LENGTH - 1), st.integers(0, LENGTH - 1))
def test_two_signs_that_changed_places_are_always_seen(code: str, one: int, other: int) -> None:
    signs = list(code)
    signs[one], signs[other] = signs[other], signs[one]
    typed = "".join(signs)
    assert read_code(typed) == (code if typed == code else NotACode(NotThis.CHECK))


def test_what_cannot_be_a_code_says_why_and_keeps_nothing_of_it() -> None:
    code = new_code()
    assert read_code("") == NotACode(NotThis.LENGTH)
    assert read_code(code[:-1]) == NotACode(NotThis.LENGTH)
    assert read_code(code + "0") == NotACode(NotThis.LENGTH)
    assert read_code(code + " " * (MAX_TYPED - LENGTH)) == code
    assert read_code(code + " " * (MAX_TYPED - LENGTH + 1)) == NotACode(NotThis.LENGTH)
    assert read_code("U" + code[1:]) == NotACode(NotThis.SIGN)
    assert read_code("é" + code[1:]) == NotACode(NotThis.SIGN)


def test_the_hash_finds_a_code_and_does_not_give_it_away() -> None:
    code = new_code()
    found = code_hash(code)
    assert found == code_hash(code) != code_hash(new_code())
    assert len(found) == 64
    assert code.lower() not in found
    assert code_hash("0" * LENGTH) == "8b126d6deab75b20068db8640dd240e990ce79bad0e7b35d7ffde8d7ca7bf064"

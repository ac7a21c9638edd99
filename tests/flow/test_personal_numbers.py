# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A citizen service number is recognised however it is written, and other numbers are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.flow.personal_numbers import holds_citizen_number


@pytest.mark.parametrize(
    "text",
    [
        "111222333",
        "mijn nummer is 111222333.",
        "111 222 333",
        "1112.22.333",
        "111-222-333",
        "١١١٢٢٢٣٣٣",
        "1 1 1 2 2 2 3 3 3",
    ],
)
def test_nine_digits_that_pass_the_eleven_test_are_recognised(text: str) -> None:
    assert holds_citizen_number(text)


@pytest.mark.parametrize(
    "text", ["", "111222334", "11122233", "1112223330", "000000000", "0612345678", "111  222  333", "1112a22333"]
)
def test_other_digits_are_not(text: str) -> None:
    assert not holds_citizen_number(text)


@given(st.integers(min_value=10_000_000, max_value=99_999_999))
def test_every_number_that_passes_the_test_is_recognised(first_eight: int) -> None:
    digits = [int(digit) for digit in str(first_eight)]
    check = sum(weight * digit for weight, digit in zip((9, 8, 7, 6, 5, 4, 3, 2), digits, strict=True)) % 11
    if check < 10:
        assert holds_citizen_number(f"{first_eight}{check}")

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Recognises a citizen service number (BSN), so that the kiosk can refuse to take one."""

import re

_NINE_DIGITS = re.compile(r"(?<!\d)\d(?:[ .\-]?\d){8}(?!\d)")
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def holds_citizen_number(text: str) -> bool:
    """Whether nine digits in this text, together or apart by a space, dot or dash, pass the eleven test."""
    return any(_passes([int(digit) for digit in found if digit.isdecimal()]) for found in _NINE_DIGITS.findall(text))


def _passes(digits: list[int]) -> bool:
    return any(digits) and sum(weight * digit for weight, digit in zip(_WEIGHTS, digits, strict=True)) % 11 == 0

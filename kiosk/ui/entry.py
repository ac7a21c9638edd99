# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is being typed on the screen: kept short, free of control characters, and never a citizen service number."""

import re
import unicodedata

LONGEST_TEXT = 200
LONGEST_NUMBER = 6

_DIGIT_RUN = re.compile(r"(?:[0-9][ .-]?){8}[0-9]")


def typed(entry: str, addition: str, longest: int) -> str:
    """`entry` with `addition` behind it; controls are dropped and what does not fit is not taken."""
    clean = "".join(sign for sign in addition if not unicodedata.category(sign).startswith("C"))
    return (entry + clean)[:longest]


def erased(entry: str) -> str:
    """Without the last character."""
    return entry[:-1]


def holds_bsn(text: str) -> bool:
    """Whether nine digits in a row pass the elfproef of a burgerservicenummer."""
    western = "".join(str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in text)
    return any(_passes(re.sub(r"\D", "", found)) for found in _windows(western))


def _windows(text: str) -> list[str]:
    return [match.group() for at in range(len(text)) if (match := _DIGIT_RUN.match(text, at))]


def _passes(digits: str) -> bool:
    weighted = sum(weight * int(digit) for weight, digit in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), digits, strict=True))
    return weighted % 11 == 0 and digits != "0" * 9

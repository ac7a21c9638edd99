# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The code on a visitor's slip: with it, and with nothing else, a consent is found again and taken back.

Sixteen signs of Crockford's base 32, which has no letter that looks like another or like a digit. Fifteen are random;
the last checks them, so that a slip of the finger is seen at the kiosk and costs no question to the store.
"""

import secrets
from dataclasses import dataclass
from enum import Enum
from hashlib import sha256

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 16
GROUP = 4
RANDOM_BITS = 5 * (LENGTH - 1)
MAX_TYPED = 64
"""Characters of what is looked at; nobody types more for sixteen."""
_LOOK_ALIKE = str.maketrans("OIL", "011")
_BETWEEN = " -.\u2010\u2011\u2013"
_PURPOSE = b"werkcentrum-kiosk withdrawal 1|"


class NotThis(Enum):
    """Why what was typed is no code."""

    LENGTH = "length"
    SIGN = "sign"
    CHECK = "check"
    """One sign is wrong, or two changed places."""


@dataclass(frozen=True, slots=True)
class NotACode:
    """It cannot be a code; what was typed is not kept in here."""

    reason: NotThis


def new_code() -> str:
    """A code that nobody can guess, without the blanks that `in_groups` adds."""
    signs = [secrets.randbelow(32) for _ in range(LENGTH - 1)]
    return "".join(ALPHABET[one] for one in (*signs, _doubled(_remainder(signs))))


def in_groups(code: str) -> str:
    """The code as it stands on paper: four groups of four."""
    return " ".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def read_code(typed: str) -> str | NotACode:
    """The code that was meant: small letters, blanks, dashes, and O for 0 or I and L for 1 do not matter."""
    if len(typed) > MAX_TYPED:
        return NotACode(NotThis.LENGTH)
    code = "".join(sign for sign in typed.upper() if sign not in _BETWEEN).translate(_LOOK_ALIKE)
    if len(code) != LENGTH:
        return NotACode(NotThis.LENGTH)
    if not set(code) <= set(ALPHABET):
        return NotACode(NotThis.SIGN)
    if _remainder([ALPHABET.index(sign) for sign in code]):
        return NotACode(NotThis.CHECK)
    return code


def code_hash(code: str) -> str:
    """What is kept of a code, 64 hexadecimal digits: it finds the consent and does not give the code away."""
    return sha256(_PURPOSE + code.encode("ascii")).hexdigest()


def _remainder(values: list[int]) -> int:
    """Of the signs as a polynomial over GF(32) at its generator: 0 for a whole code.

    One changed sign, or any two that changed places, never leave 0.
    """
    found = 0
    for value in values:
        found = _doubled(found) ^ value
    return found


def _doubled(value: int) -> int:
    """The value times the generator, in the field of x^5 + x^2 + 1."""
    return value << 1 if value < 16 else (value << 1) ^ 0b100101

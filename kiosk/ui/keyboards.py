# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The letters of the on-screen keyboard, by language; a language without its own letters gets the Latin ones."""

Rows = tuple[tuple[str, ...], ...]

_LATIN: Rows = (tuple("qwertyuiop"), tuple("asdfghjkl"), tuple("zxcvbnm"))
_ARABIC: Rows = (tuple("ضصثقفغعهخحج"), tuple("شسيبلاتنمكط"), tuple("ذئءؤرىةوزظد"))
_SIGNS: Rows = (tuple("1234567890"), tuple("-/:;()€&@"), tuple(".,?!'+éë"))

_LETTERS: dict[str, Rows] = {"ar": _ARABIC}
_WITHOUT_CAPITALS = frozenset({"ar"})


def letter_rows(language: str, *, capitals: bool) -> Rows:
    """Three rows of letters, in the order of reading from the left."""
    rows = _LETTERS.get(language, _LATIN)
    return tuple(tuple(sign.upper() for sign in row) for row in rows) if capitals else rows


def sign_rows() -> Rows:
    """Three rows of digits and signs."""
    return _SIGNS


def has_capitals(language: str) -> bool:
    """Whether a key for capital letters makes sense."""
    return language not in _WITHOUT_CAPITALS

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The keys of the on-screen keyboard: by language, by what is asked, and by what was typed last. Pure.

No prediction, no memory. Ethiopic has more syllables than a screen has room for, so it is typed in two steps: a key
gives a letter in its first order, and the row above the keys offers the other orders of the last letter typed.
"""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.ui.ethiopic import orders_of

Rows = tuple[tuple[str, ...], ...]

_LATIN: Rows = (tuple("qwertyuiop"), tuple("asdfghjkl"), tuple("zxcvbnm"))
_POLISH: Rows = (*_LATIN, tuple("ąćęłńóśźż"))
_TURKISH: Rows = (tuple("qwertyuıopğü"), tuple("asdfghjklşi"), tuple("zxcvbnmöç"))
_UKRAINIAN: Rows = (tuple("йцукенгшщзхї"), tuple("фівапролджєґ"), tuple("ячсмитьбю'"))
_ARABIC: Rows = (tuple("ضصثقفغعهخحجد"), tuple("شسيبلاتنمكطذ"), tuple("ئءؤرىةوزظأإآ"))
_ETHIOPIC: Rows = (tuple("ሀለሐመሠረሰሸቀቐበቨ"), tuple("ተቸነኘአከኸወዐዘዠየ"), tuple("ደጀገጠጨጰጸፀፈፐ፡።"))
_DIGITS = tuple("1234567890")
_SIGNS: Rows = (_DIGITS, tuple("-/:;()€&@_"), tuple(".,?!'+éëïöü"))
_ENDINGS = ("@", ".", "-", "_", ".nl", ".com")

_LETTERS = {"pl": _POLISH, "tr": _TURKISH, "uk": _UKRAINIAN, "ar": _ARABIC, "ti": _ETHIOPIC}
_OTHER_SCRIPT = frozenset({"uk", "ar", "ti"})
"""Written in other letters than the names and addresses of this country: these have a key for Latin ones."""
_WITHOUT_CAPITALS = frozenset({"ar", "ti"})
_CAPITALS = {"tr": str.maketrans({"i": "İ", "ı": "I"})}


class Board(StrEnum):
    """What is typed on it."""

    TEXT = "text"
    SEARCH = "search"
    """Letters with the digits above them: a place or a postcode."""
    EMAIL = "email"
    CODE = "code"
    """Capitals and digits, in Latin letters whatever the language."""


class Act(StrEnum):
    """What a key does."""

    TYPE = "type"
    VOWEL = "vowel"
    """Gives the last letter another order."""
    ERASE = "erase"
    SPACE = "space"
    SIGNS = "signs"
    """To digits and signs, and back."""
    CAPITALS = "capitals"
    SCRIPT = "script"
    """To Latin letters, and back."""
    NOTHING = "nothing"
    """The place of a key that now has no use: the others stay where they are."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key. `types`: what it puts in the field; `weight`: how wide it is beside its neighbours."""

    act: Act
    types: str = ""
    weight: int = 2


@dataclass(frozen=True, slots=True)
class Shift:
    """What the visitor switched on."""

    signs: bool = False
    capitals: bool = False
    latin: bool = False


_LATIN_ONLY = frozenset({Board.EMAIL, Board.CODE})
_CODE_SIGNS: Rows = (_DIGITS, *(tuple(sign.upper() for sign in row) for row in _LATIN))
_CODE_ROWS = (
    *(tuple(Key(Act.TYPE, sign) for sign in row) for row in _CODE_SIGNS[:-1]),
    (*(Key(Act.TYPE, sign) for sign in _CODE_SIGNS[-1]), Key(Act.ERASE, weight=4)),
)
"""No other signs and no blank: a code needs none, and a low screen has no room for a row more."""


def key_rows(language: str, board: Board, shift: Shift) -> tuple[tuple[Key, ...], ...]:
    """The rows of keys, from the left; the last one has as many keys whatever is switched on."""
    if board is Board.CODE:
        return _CODE_ROWS
    script = _script(language, board, shift)
    rows = _SIGNS if shift.signs else letter_rows(script, capitals=shift.capitals)
    above = (_DIGITS,) if board is not Board.TEXT and not shift.signs else ()
    drawn = (tuple(Key(Act.TYPE, sign) for sign in row) for row in (*above, *rows))
    return (*drawn, _last_row(language, script, board, shift))


def vowels(language: str, board: Board, shift: Shift, typed: str) -> tuple[str, ...]:
    """The orders of the last letter typed; before there is one, those of the first letter, to show how it goes."""
    if _script(language, board, shift) != "ti" or shift.signs:
        return ()
    return orders_of(typed[-1:]) or orders_of(_ETHIOPIC[0][0])


def _script(language: str, board: Board, shift: Shift) -> str:
    return "nl" if shift.latin or board in _LATIN_ONLY else language


def letter_rows(language: str, *, capitals: bool) -> Rows:
    """The letters of a language, in the order of reading from the left; Latin ones where it has none of its own."""
    rows = _LETTERS.get(language, _LATIN)
    if not capitals:
        return rows
    special = _CAPITALS.get(language, {})
    return tuple(tuple(sign.translate(special).upper() for sign in row) for row in rows)


def with_vowel(typed: str, syllable: str) -> str:
    """The text with another order of its last letter."""
    return typed[:-1] + syllable if syllable in orders_of(typed[-1:]) else typed


def _last_row(language: str, script: str, board: Board, shift: Shift) -> tuple[Key, ...]:
    erase = Key(Act.ERASE, weight=4)
    if board is Board.EMAIL:
        return (*(Key(Act.TYPE, sign, 2 if len(sign) == 1 else 3) for sign in _ENDINGS), erase)
    row = [Act.SIGNS]
    if language not in _WITHOUT_CAPITALS and board is Board.TEXT:
        row.append(Act.NOTHING if shift.signs or script in _WITHOUT_CAPITALS else Act.CAPITALS)
    if language in _OTHER_SCRIPT:
        row.append(Act.NOTHING if shift.signs else Act.SCRIPT)
    return (*(Key(act, weight=4) for act in row), Key(Act.SPACE, " ", 10), erase)

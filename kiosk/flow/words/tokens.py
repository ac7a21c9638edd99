# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The smallest parts of conditions in words: quoted texts, numbers, numbers of list items, and words."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cache

_TOKEN = re.compile(
    r"“(?P<quoted>(?:[^”]|””)*)”"
    r"|(?P<label>\d+(?:\.\d+)*\.)(?=\s)"
    r"|(?P<number>\d+(?:[.,]\d+)?|∞)(?!\w)"
    r"|(?P<slot>\{[A-Z]\})"
    r"|(?P<word>[^\s“”\[\]();:,{}]+|[\[\]();:,])"
)
_SLOT = re.compile(r"\{([A-Z])\}")
_ENDLESS = "∞"


class WordsError(ValueError):
    """A text is no condition in words."""


class TokenKind(Enum):
    """The kinds of token."""

    QUOTED = "quoted"
    LABEL = "label"
    NUMBER = "number"
    SLOT = "slot"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Token:
    """A token; `text` is what stands between the quotes, the letter of the slot, or the text as it is."""

    kind: TokenKind
    text: str


def tokens(text: str) -> list[Token]:
    """The tokens of this text; raises `WordsError`."""
    found: list[Token] = []
    at = 0
    while text[at:].strip():
        at += len(text[at:]) - len(text[at:].lstrip())
        match = _TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            raise WordsError(f"{text[at : at + 20]!r} fits nowhere.")
        found.append(_token(TokenKind(match.lastgroup), match[match.lastgroup]))
        at = match.end()
    return found


def _token(kind: TokenKind, text: str) -> Token:
    if kind is TokenKind.QUOTED:
        return Token(kind, text.replace("””", "”"))
    return Token(kind, text.strip("{}") if kind is TokenKind.SLOT else text)


@cache
def phrase_tokens(phrase: str) -> tuple[Token, ...]:
    """The tokens and slots of a phrase of the table."""
    return tuple(tokens(phrase))


def phrase_parts(phrase: str) -> list[tuple[str, bool]]:
    """The parts of a phrase in order, with whether each is the letter of a slot or text as it stands."""
    return [(part, number % 2 == 1) for number, part in enumerate(_SLOT.split(phrase))]


def quoted(text: str) -> str:
    """A text between quotes; a closing quote in it stands twice."""
    return f"“{text.replace('”', '””')}”"


def number_text(value: float, language: str) -> str:
    """A number as people write it; in Dutch with a comma."""
    if value == float("inf"):
        return _ENDLESS
    plain = format(Decimal(repr(value)), "f")
    plain = plain.removesuffix(".0")
    return plain if language == "en" else plain.replace(".", ",")


def number_of(text: str) -> float:
    """The number that `number_text` wrote."""
    return float("inf") if text == _ENDLESS else float(text.replace(",", "."))

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cuts an expression into tokens, with the rules of XPath 1.0 section 3.7 for `*` and operator names."""

import re
from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple

from kiosk.flow.said import Said

MAX_LENGTH = 8_000


class XPathError(Exception):
    """An expression is not in order. `said` tells the author why, `code` other programs; `at` is the offset in it."""

    def __init__(self, said: Said, at: int = 0, code: str = "expression-wrong") -> None:
        """`said` ends with a full stop; the message of the exception is the Dutch one."""
        super().__init__(said.nl)
        self.said = said
        self.at = at
        self.code = code


class TokenKind(Enum):
    """The kinds of token."""

    NUMBER = "number"
    LITERAL = "literal"
    NAME = "name"
    OPERATOR = "operator"
    SYMBOL = "symbol"
    END = "end"


class Token(NamedTuple):
    """A token and its place in the text."""

    kind: TokenKind
    text: str
    at: int


_OPERAND = (
    r"(?P<literal>\"[^\"]*\"|'[^']*')"
    r"|(?P<number>\d+(?:\.\d*)?|\.\d+)"
    r"|(?P<name>[^\W\d][\w.\-·]*(?::(?!:)(?:[^\W\d][\w.\-·]*|\*))?)"
    r"|(?P<symbol>::|//|\.\.|[/()\[\]@,.*])"
)
_OPERATOR = r"!=|<=|>=|[-+=<>|*]"
_FIRST = re.compile(rf"\s*(?:{_OPERAND}|(?P<operator>{_OPERATOR}))")
_AFTER_OPERAND = re.compile(rf"\s*(?:(?P<operator>(?:and|or|mod|div)(?![^\W\d])|{_OPERATOR})|{_OPERAND})")
_KINDS: Mapping[str | None, TokenKind] = MappingProxyType({kind.value: kind for kind in TokenKind})
_CURLY_QUOTES = "\u2018\u2019\u201c\u201d\u201e"
_OPERAND_ENDS = frozenset({")", "]", ".", "..", "*"})


def tokens(text: str) -> list[Token]:
    """The tokens of this expression, closed by one of kind END.

    Raises:
        XPathError: for a character or quote that fits nowhere, or a text that is too long.
    """
    if len(text) > MAX_LENGTH:
        said = Said(
            f"De voorwaarde is te lang ({len(text)} tekens; hoogstens {MAX_LENGTH}).",
            f"The condition is too long ({len(text)} characters; at most {MAX_LENGTH}).",
        )
        raise XPathError(said, code="expression-too-long")
    found: list[Token] = []
    at, pattern = 0, _FIRST
    while match := pattern.match(text, at):
        kind, token, at = _KINDS[match.lastgroup], match[match.lastindex or 0], match.end()
        found.append(Token(kind, token, at - len(token)))
        pattern = _AFTER_OPERAND if _ends_operand(kind, token) else _FIRST
    stray = len(text) - len(text[at:].lstrip())
    if stray < len(text):
        raise XPathError(_surprise(text[stray]), stray)
    found.append(Token(TokenKind.END, "", len(text)))
    return found


def _ends_operand(kind: TokenKind, text: str) -> bool:
    return text in _OPERAND_ENDS if kind is TokenKind.SYMBOL else kind is not TokenKind.OPERATOR


def _surprise(character: str) -> Said:
    if character in "\"'":
        return Said("Een aanhalingsteken is niet gesloten.", "A quotation mark is not closed.")
    if character in _CURLY_QUOTES:
        return Said(
            f"Het teken {character} is een krul-aanhalingsteken; gebruik een recht aanhalingsteken (').",
            f"The character {character} is a curly quotation mark; use a straight one (').",
        )
    if character == "$":
        return Said("Een verwijzing naar een vraag schrijft u als ${naam}.", "Refer to a question as ${name}.")
    return Said(f"Het teken {character!r} past hier niet.", f"The character {character!r} does not fit here.")

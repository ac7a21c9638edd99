# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cuts an expression into tokens, with the rules of XPath 1.0 section 3.7 for `*` and operator names."""

import re
from dataclasses import dataclass
from enum import Enum

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


@dataclass(frozen=True, slots=True)
class Token:
    """A token and its place in the text."""

    kind: TokenKind
    text: str
    at: int


_SPACE = re.compile(r"\s*")
_NUMBER = re.compile(r"\d+(?:\.\d*)?|\.\d+")
_NAME = re.compile(r"[^\W\d][\w.\-·]*(?::(?!:)(?:[^\W\d][\w.\-·]*|\*))?")
_WORD_OPERATOR = re.compile(r"(?:and|or|mod|div)(?![^\W\d])")
_OPERATOR = re.compile(r"!=|<=|>=|[-+=<>|*]")
_SYMBOL = re.compile(r"::|//|\.\.|[/()\[\]@,.*]")
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
    at = _after_space(text, 0)
    while at < len(text):
        token = _token(text, at, after_operand=bool(found) and _ends_operand(found[-1]))
        found.append(token)
        at = _after_space(text, at + len(token.text))
    found.append(Token(TokenKind.END, "", len(text)))
    return found


def _after_space(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _ends_operand(token: Token) -> bool:
    if token.kind is TokenKind.SYMBOL:
        return token.text in _OPERAND_ENDS
    return token.kind is TokenKind.NAME or token.kind is TokenKind.LITERAL or token.kind is TokenKind.NUMBER


def _token(text: str, at: int, *, after_operand: bool) -> Token:
    if after_operand and (match := _WORD_OPERATOR.match(text, at) or _OPERATOR.match(text, at)):
        return Token(TokenKind.OPERATOR, match.group(), at)
    if text[at] in "\"'":
        return _literal(text, at)
    for kind, pattern in _OPERAND_PATTERNS:
        if match := pattern.match(text, at):
            return Token(kind, match.group(), at)
    raise XPathError(_surprise(text[at]), at)


_OPERAND_PATTERNS = (
    (TokenKind.NUMBER, _NUMBER),
    (TokenKind.NAME, _NAME),
    (TokenKind.SYMBOL, _SYMBOL),
    (TokenKind.OPERATOR, _OPERATOR),
)


def _literal(text: str, at: int) -> Token:
    end = text.find(text[at], at + 1)
    if end < 0:
        raise XPathError(Said("Een aanhalingsteken is niet gesloten.", "A quotation mark is not closed."), at)
    return Token(TokenKind.LITERAL, text[at : end + 1], at)


def _surprise(character: str) -> Said:
    if character in _CURLY_QUOTES:
        return Said(
            f"Het teken {character} is een krul-aanhalingsteken; gebruik een recht aanhalingsteken (').",
            f"The character {character} is a curly quotation mark; use a straight one (').",
        )
    if character == "$":
        return Said("Een verwijzing naar een vraag schrijft u als ${naam}.", "Refer to a question as ${name}.")
    return Said(f"Het teken {character!r} past hier niet.", f"The character {character!r} does not fit here.")

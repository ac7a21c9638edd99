# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads a condition in words back, by the rows of `table.py`: every way to read it, so that two are noticed."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kiosk.flow.words.folding import FIELD
from kiosk.flow.words.grammar import FIELDS, OPERANDS, TEXTS, is_field, owner_labels
from kiosk.flow.words.names import Names
from kiosk.flow.words.normal import joined
from kiosk.flow.words.pattern import MANY, Bound, filled, formula_of
from kiosk.flow.words.table import (
    ATOMS,
    CASE,
    CONNECTORS,
    OTHERWISE,
    SENTENCES,
    STEPS,
    TERMS,
    TESTS,
    TRUTHS,
    WHETHER,
    Connectors,
    Row,
)
from kiosk.flow.words.tokens import Token, TokenKind, WordsError, number_of, phrase_tokens, tokens
from kiosk.flow.xpath.syntax import Call, Expression, Literal, Number

_END = Token(TokenKind.WORD, "")


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read so far of a row, and where to go on. `joint` is the word between several option codes."""

    bound: Mapping[str, Bound]
    end: int
    codes: tuple[str, ...] = ()
    joint: str = ""


Found = tuple[tuple[Expression, int], ...]


class Reader:
    """Reads one text. What stands at a place is read once, however many rows ask for it."""

    def __init__(self, text: str, names: Names) -> None:
        """Raises `WordsError` for a text that is not made of the words' tokens."""
        self._tokens = tokens(text)
        self._names = names
        self._connectors: Connectors = CONNECTORS[names.language]
        self._memo: dict[tuple[str, str, int], Found] = {}
        self._ways: Mapping[str, Callable[[str, int], Iterator[tuple[Expression, int]]]] = {
            "any": self._any,
            "sentence": self._sentence,
            "simple": self._simple,
            "term": self._term,
            "operand": self._operand,
            "step": lambda label, at: self._rows(STEPS, label, at),
            "test": lambda label, at: self._rows(TESTS, label, at),
        }

    def read(self) -> Expression:
        """The one expression that the whole text says.

        Raises:
            WordsError: when it says none, or more than one.
        """
        found = {tree for tree, end in self._at("any", "", 0) if end == len(self._tokens)}
        if len(found) != 1:
            raise WordsError(f"There are {len(found)} ways to read this.")
        return found.pop()

    def _at(self, way: str, label: str, at: int) -> Found:
        key = way, label, at
        if key not in self._memo:
            self._memo[key] = tuple(dict.fromkeys(self._ways[way](label, at)))
        return self._memo[key]

    def _token(self, at: int) -> Token:
        return self._tokens[at] if at < len(self._tokens) else _END

    def _is(self, at: int, text: str) -> bool:
        return self._token(at) == Token(TokenKind.WORD, text)

    def _any(self, label: str, at: int) -> Iterator[tuple[Expression, int]]:
        yield from self._at("sentence", label, at)
        yield from self._at("term", label, at)

    def _sentence(self, label: str, at: int) -> Iterator[tuple[Expression, int]]:
        for tree, end in self._at("simple", "", at):
            yield tree, end
            for operator, word in self._connectors.words.items():
                yield from self._in_line(operator, word, (tree,), end)
        for operator, heading in self._connectors.lists.items():
            for end in self._phrase(heading, at):
                yield from self._listed(operator, label, end)

    def _in_line(
        self, operator: str, word: str, before: tuple[Expression, ...], at: int
    ) -> Iterator[tuple[Expression, int]]:
        if self._is(at, ",") and self._is(at + 1, word):
            for tree, end in self._at("simple", "", at + 2):
                yield joined(operator, (*before, tree)), end
                yield from self._in_line(operator, word, (*before, tree), end)

    def _listed(self, operator: str, label: str, at: int) -> Iterator[tuple[Expression, int]]:
        lists: list[tuple[tuple[Expression, ...], int]] = [((), at)]
        number = 1
        while lists:
            own = f"{label}{number}."
            going = [(items, end + 1) for items, end in lists if self._token(end) == Token(TokenKind.LABEL, own)]
            lists = [((*items, tree), end) for items, at in going for tree, end in self._at("sentence", own, at)]
            for items, end in lists:
                if len(items) > 1:
                    yield joined(operator, items), end
            number += 1

    def _simple(self, _label: str, at: int) -> Iterator[tuple[Expression, int]]:
        yield from self._rows((*SENTENCES, *TRUTHS), "", at)
        yield from self._between("[", "sentence", "]", at)

    def _term(self, label: str, at: int) -> Iterator[tuple[Expression, int]]:
        yield from self._at("operand", "", at)
        yield from self._rows(TERMS, label, at)
        for end in self._phrase(self._connectors.cases, at):
            yield from self._cases(label, 1, end)

    def _cases(self, label: str, number: int, at: int) -> Iterator[tuple[Expression, int]]:
        own = f"{label}{number}."
        if self._token(at) != Token(TokenKind.LABEL, own):
            return
        for read in self._row(OTHERWISE, own, at + 1) if number > 1 else ():
            yield _one(read.bound["A"]), read.end
        for read in self._row(CASE, own, at + 1):
            for tree, end in self._cases(label, number + 1, read.end):
                yield Call("if", (_one(read.bound["S"]), _one(read.bound["A"]), tree), 0), end

    def _operand(self, _label: str, at: int) -> Iterator[tuple[Expression, int]]:
        token = self._token(at)
        if token.kind is TokenKind.NUMBER:
            yield Number(number_of(token.text)), at + 1
        yield from self._rows(ATOMS, "", at)
        for read in self._row(WHETHER, "", at):
            yield _one(read.bound["S"]), read.end
        yield from self._between("(", "term", ")", at)

    def _between(self, opening: str, way: str, closing: str, at: int) -> Iterator[tuple[Expression, int]]:
        if self._is(at, opening):
            for tree, end in self._at(way, "", at + 1):
                if self._is(end, closing):
                    yield tree, end + 1

    def _phrase(self, phrase: str, at: int) -> Iterator[int]:
        """Where this fixed phrase ends, if it stands here."""
        wanted = phrase_tokens(phrase)
        if tuple(self._tokens[at : at + len(wanted)]) == wanted:
            yield at + len(wanted)

    def _rows(self, rows: tuple[Row, ...], label: str, at: int) -> Iterator[tuple[Expression, int]]:
        for row in rows:
            formula = formula_of(row.formula)
            for read in self._row(row, label, at):
                trees = [filled(formula, {**read.bound, "O": Literal(code)}) for code in read.codes]
                if len(trees) > 1:
                    yield joined(dict(row.joins)[read.joint], tuple(trees)), read.end
                else:
                    yield trees[0] if trees else filled(formula, read.bound), read.end

    def _row(self, row: Row, label: str, at: int) -> list[_Read]:
        """All ways in which the phrase of this row stands here."""
        found = [_Read({}, at)]
        for token in phrase_tokens(row.phrase(self._names.language)):
            if token.kind is TokenKind.SLOT:
                found = [further for read in found for further in self._slot(token.text, row, read, label)]
            else:
                found = [
                    _Read(read.bound, read.end + 1, read.codes, read.joint)
                    for read in found
                    if self._token(read.end) == token
                ]
        return found

    def _slot(self, letter: str, row: Row, read: _Read, label: str) -> Iterator[_Read]:
        if letter in {"O", "W"}:
            yield from self._codes(letter, row, read)
            return
        if letter in MANY:
            values: Iterator[tuple[Bound, int]] = self._many(_MANY[letter], read.end)
        elif letter in FIELDS or letter in TEXTS:
            values = self._quoted(letter, read.end)
        else:
            values = iter(self._at(_ONE[letter], label if letter == "S" else "", read.end))
        for value, end in values:
            yield _Read({**read.bound, letter: value}, end, read.codes, read.joint)

    def _quoted(self, letter: str, at: int) -> Iterator[tuple[Bound, int]]:
        token = self._token(at)
        if token.kind is not TokenKind.QUOTED:
            return
        if letter in TEXTS:
            yield Literal(token.text), at + 1
        elif is_field(self._names, letter, name := self._names.fields.keys.get(token.text, "")):
            yield Call(FIELD, (Literal(name),), 0), at + 1

    def _many(self, way: str, at: int) -> Iterator[tuple[Bound, int]]:
        yield (), at
        going: list[tuple[tuple[Expression, ...], int]] = [((), at)]
        while going:
            going = [((*items, tree), end) for items, at in going for tree, end in self._at(way, "", at)]
            yield from going
            going = [(items, end + 1) for items, end in going if self._is(end, ";")]

    def _codes(self, letter: str, row: Row, read: _Read) -> Iterator[_Read]:
        keys = owner_labels(self._names, read.bound).keys
        for texts, joint, end in self._lists(read.end):
            codes = tuple(keys.get(text, "") for text in texts)
            if not all(codes):
                continue
            if letter == "W" and joint in {"", "or"}:
                yield _Read({**read.bound, "W": Literal(" ".join(codes))}, end)
            elif letter == "O" and (not joint or joint in dict(row.joins)):
                yield _Read(read.bound, end, codes, joint)

    def _lists(self, at: int) -> Iterator[tuple[list[str], str, int]]:
        """One quoted text; or more, with commas between them and a word before the last."""
        texts: list[str] = []
        while self._token(at).kind is TokenKind.QUOTED:
            texts.append(self._token(at).text)
            at += 1
            if len(texts) == 1:
                yield texts, "", at
            for joint, word in self._connectors.words.items():
                if self._is(at, word) and self._token(at + 1).kind is TokenKind.QUOTED:
                    yield [*texts, self._token(at + 1).text], joint, at + 2
            at += 1 if self._is(at, ",") else 0


_ONE = {**dict.fromkeys(OPERANDS, "operand"), "P": "simple", "S": "sentence", "Z": "any", "T": "test"}
_MANY = {"X": "operand", "Y": "any", "V": "step"}


def _one(value: Bound) -> Expression:
    assert not isinstance(value, tuple), value  # noqa: S101 - only MANY holes take more
    return value

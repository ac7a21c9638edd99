# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes a condition in words, by the rows of `table.py`. `reading.py` reads the same rows back."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from kiosk.flow.words.folding import ANY_CALL
from kiosk.flow.words.grammar import FIELDS, OPERANDS, TEXTS, codes_in, field_name, first_fitting, owner_labels
from kiosk.flow.words.names import Names
from kiosk.flow.words.pattern import Bound
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
from kiosk.flow.words.tokens import number_text, phrase_parts, quoted
from kiosk.flow.xpath.syntax import Call, Expression, Literal, Logical, Number

MAX_IN_LINE = 3
"""More conditions than this stand below each other."""
MAX_LINE = 240
"""So do conditions that take more characters."""
_ALWAYS = Call("true", (), 0)


@dataclass(frozen=True, slots=True)
class _Said:
    """A row with what goes into its holes; with several option codes, the word that joins them."""

    row: Row
    bound: Mapping[str, Bound]
    codes: tuple[str, ...] = ()
    joint: str = ""


class Writer:
    """Writes folded expressions of one form in one language."""

    def __init__(self, names: Names) -> None:
        """`names` hold the form and the language."""
        self._names = names
        self._connectors: Connectors = CONNECTORS[names.language]
        self._one: Mapping[str, Callable[[Expression], str]] = {
            **dict.fromkeys(OPERANDS, self._operand),
            **dict.fromkeys(TEXTS, _text),
            "P": self._simple,
            "Z": self.any,
            "T": lambda tree: self._part(TESTS, tree),
        }
        self._many: Mapping[str, Callable[[Expression], str]] = {
            "X": self._operand,
            "Y": self.any,
            "V": lambda tree: self._part(STEPS, tree),
        }

    def any(self, tree: Expression, label: str = "") -> str:
        """A condition or a value, whichever it is. `label` is the number of the list item that it stands in."""
        is_condition = isinstance(tree, Logical) or first_fitting(SENTENCES, tree, self._names) is not None
        return self.sentence(tree, label) if is_condition else self.term(tree, label)

    def sentence(self, tree: Expression, label: str = "") -> str:
        """Conditions: one, a few in line, or a list."""
        if not isinstance(tree, Logical):
            return self._simple(tree)
        entries = self._entries(tree)
        in_line = self._in_line(tree.operator, entries)
        if in_line:
            return in_line
        items = [self._entry(entry, f"{label}{number}.") for number, entry in enumerate(entries, 1)]
        return self._listed(self._connectors.lists[tree.operator], items, label)

    def term(self, tree: Expression, label: str = "") -> str:
        """A value."""
        cases = _cases(tree)
        if len(cases) > 2 or (len(cases) == 2 and not self._is_short(cases[0][1])):
            return self._case_list(cases, label)
        found = first_fitting(TERMS, tree, self._names)
        return self._operand(tree) if found is None else self._said(_Said(*found), label)

    def _is_short(self, tree: Expression) -> bool:
        return not isinstance(tree, Logical) or bool(self._in_line(tree.operator, self._entries(tree)))

    def _in_line(self, operator: str, entries: list[_Said | Expression]) -> str:
        """The entries beside each other; '' where that is too much for one line, or would need brackets."""
        if len(entries) > MAX_IN_LINE or not all(self._is_one(entry) for entry in entries):
            return ""
        text = f", {self._connectors.words[operator]} ".join(self._entry(entry, "") for entry in entries)
        return text if len(entries) == 1 or len(text) <= MAX_LINE else ""

    def _is_one(self, entry: _Said | Expression) -> bool:
        return not isinstance(entry, Logical) or len(self._entries(entry)) == 1

    def _listed(self, heading: str, items: list[str], label: str) -> str:
        indent = "  " * label.count(".")
        lines = [f"{indent}{label}{number}. {item}" for number, item in enumerate(items, 1)]
        return "\n".join((heading, *lines))

    def _case_list(self, cases: list[tuple[Expression, Expression]], label: str) -> str:
        items = []
        for number, (value, condition) in enumerate(cases, 1):
            row = OTHERWISE if number == len(cases) else CASE
            items.append(self._said(_Said(row, {"A": value, "S": condition}), f"{label}{number}."))
        return self._listed(self._connectors.cases, items, label)

    def _simple(self, tree: Expression) -> str:
        """One condition; more than one between square brackets."""
        if isinstance(tree, Logical):
            entries = self._entries(tree)
            return self._entry(entries[0], "") if len(entries) == 1 else f"[{self.sentence(tree)}]"
        found = first_fitting((*SENTENCES, *TRUTHS), tree, self._names)
        assert found is not None, tree  # noqa: S101 - the last row of TRUTHS takes everything
        return self._said(_Said(*found), "")

    def _operand(self, tree: Expression) -> str:
        """A value inside a phrase; of more words between brackets."""
        if isinstance(tree, Number):
            return number_text(tree.value, self._names.language)
        found = first_fitting(ATOMS, tree, self._names)
        if found is not None:
            return self._said(_Said(*found), "")
        if isinstance(tree, Logical) or first_fitting(SENTENCES, tree, self._names) is not None:
            return self._said(_Said(WHETHER, {"S": tree}), "")
        if first_fitting(TERMS, tree, self._names) is None and isinstance(tree, Call):
            return self._operand(Call(ANY_CALL, (Literal(tree.name), *tree.arguments), 0))
        return f"({self.term(tree)})"

    def _entries(self, tree: Logical) -> list[_Said | Expression]:
        """The operands; those that say the same of other options of the same question as one."""
        entries: list[_Said | Expression] = []
        for operand in tree.operands:
            said = self._joining(operand, tree.operator)
            last = entries[-1] if entries else None
            if said is not None and isinstance(last, _Said) and (last.row, _about(last)) == (said.row, _about(said)):
                entries[-1] = _Said(said.row, said.bound, (*last.codes, *said.codes), said.joint)
            else:
                entries.append(operand if said is None else said)
        return entries

    def _joining(self, tree: Expression, operator: str) -> _Said | None:
        """The row that says this, where it can take more option codes with this operator."""
        found = None if isinstance(tree, Logical) else first_fitting(SENTENCES, tree, self._names)
        if found is None:
            return None
        row, bound = found
        for word, meaning in row.joins:
            if meaning == operator:
                return _Said(row, bound, codes_in(bound["O"]), word)
        return None

    def _entry(self, entry: _Said | Expression, label: str) -> str:
        return self._said(entry, label) if isinstance(entry, _Said) else self.sentence(entry, label)

    def _said(self, said: _Said, label: str) -> str:
        """The phrase with its holes filled, spaced as in the table."""
        parts = phrase_parts(said.row.phrase(self._names.language))
        return "".join(self._slot(part, said, label) if is_slot else part for part, is_slot in parts)

    def _slot(self, letter: str, said: _Said, label: str) -> str:
        value = said.bound[letter]
        if isinstance(value, tuple):
            return "; ".join(self._many[letter](one) for one in value)
        if letter in {"O", "W"}:
            return self._codes(said, said.codes or codes_in(value))
        if letter in FIELDS:
            return quoted(self._names.fields.shown[field_name(value)])
        return self.sentence(value, label) if letter == "S" else self._one[letter](value)

    def _codes(self, said: _Said, codes: tuple[str, ...]) -> str:
        shown = owner_labels(self._names, said.bound).shown
        texts = [quoted(shown[code]) for code in codes]
        if len(texts) == 1:
            return texts[0]
        return f"{', '.join(texts[:-1])} {self._connectors.words[said.joint or 'or']} {texts[-1]}"

    def _part(self, rows: Iterable[Row], tree: Expression) -> str:
        found = first_fitting(rows, tree, self._names)
        assert found is not None, tree  # noqa: S101 - folding makes no other steps and tests
        return self._said(_Said(*found), "")


def _text(tree: Expression) -> str:
    assert isinstance(tree, Literal), tree  # noqa: S101 - nothing else fits these holes
    return quoted(tree.value)


def _about(said: _Said) -> Mapping[str, Bound]:
    return {letter: value for letter, value in said.bound.items() if letter != "O"}


def _cases(tree: Expression) -> list[tuple[Expression, Expression]]:
    """The values of `if()` within `if()`, each with its condition; the last one is for all other cases."""
    cases = []
    while isinstance(tree, Call) and tree.name == "if" and len(tree.arguments) == 3:
        condition, value, tree = tree.arguments
        cases.append((value, condition))
    return [*cases, (tree, _ALWAYS)]

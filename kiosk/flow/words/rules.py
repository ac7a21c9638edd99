# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rules of a field in words, for people who do not read formulas."""

from collections.abc import Mapping
from types import MappingProxyType

from kiosk.flow.form import Field, Form, Formula, Role
from kiosk.flow.said import Said
from kiosk.flow.words.folding import folded, unfolded
from kiosk.flow.words.names import names_of
from kiosk.flow.words.reading import Reader
from kiosk.flow.words.writing import Writer
from kiosk.flow.xpath.syntax import Expression

_FRAMES: Mapping[str, Said] = MappingProxyType(
    {
        "relevant": Said("Alleen als: {}", "Only if: {}"),
        "when": Said("Deze uitkomst komt er als: {}", "This outcome is there if: {}"),
        "required": Said("Verplicht: {}", "Required: {}"),
        "constraint": Said("Een antwoord is goed als: {}", "An answer is right if: {}"),
        "calculation": Said("De waarde is: {}", "The value is: {}"),
        "choice_filter": Said("Te kiezen: {}", "To choose from: {}"),
        "default": Said("Begint, vóór de eerste vraag, met: {}", "Begins, before the first question, with: {}"),
    }
)
"""By workbook column."""


def in_words(tree: Expression, form: Form, language: str, *, here: str = "", truth: bool = False) -> str:
    """The expression in Dutch (`nl`) or English (`en`), with the labels of questions and options.

    `here` is the field that `.` stands for, `truth` says that a value is meant as a condition. Long conditions have one
    line per part, numbered; the line ends carry no meaning, so they may be joined into one line.
    """
    names = names_of(form, language, here)
    writer = Writer(names)
    plain = folded(tree, names.places)
    return writer.sentence(plain) if truth else writer.any(plain)


def read_words(text: str, form: Form, language: str, *, here: str = "") -> Expression:
    """The expression that `in_words` said so, in the normal form of `normal.py`.

    Raises:
        WordsError: for a text that says no condition, or that could say two.
    """
    names = names_of(form, language, here)
    return unfolded(Reader(text, names).read(), names.places)


def rules_in_words(field: Field, form: Form, language: str) -> Mapping[str, str]:
    """All rules of this field as sentences, by their column in the workbook."""
    said = {}
    for column, formula in formulas_by_column(field).items():
        words = in_words(formula.tree, form, language, here=field.name, truth=column not in _VALUES)
        said[column] = f"{_FRAMES[column].shown(language).format(words)}."
    return MappingProxyType(said)


_VALUES = frozenset({"calculation", "choice_filter", "default"})


def formulas_by_column(field: Field) -> Mapping[str, Formula]:
    """The rules of this field, by their column in the workbook."""
    rules, options = field.rules, field.options
    parts = {
        "when" if field.role is Role.OUTCOME else "relevant": rules.relevant,
        "required": rules.required,
        "constraint": rules.constraint,
        "calculation": rules.calculation,
        "default": field.begins,
    }
    found = {column: part.formula for column, part in parts.items() if part is not None}
    choice_filter = None if options is None else options.choice_filter
    return found if choice_filter is None else {**found, "choice_filter": choice_filter}

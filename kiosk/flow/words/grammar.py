# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which hole takes what: the rules that writing and reading share about the letters of the table."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from kiosk.flow.form import QuestionKind, Role
from kiosk.flow.words.folding import FIELD
from kiosk.flow.words.names import Labels, Names
from kiosk.flow.words.pattern import Bound, bound_in, formula_of
from kiosk.flow.words.table import Row
from kiosk.flow.xpath.syntax import Call, Expression, Literal

FIELDS = MappingProxyType(
    {
        "Q": (Role.QUESTION, QuestionKind.ONE),
        "M": (Role.QUESTION, QuestionKind.SEVERAL),
        "F": (Role.QUESTION, None),
        "K": (Role.CALCULATE, None),
        "U": (Role.OUTCOME, None),
    }
)
"""The holes that take a field, with its role and its kind where that matters."""
OPERANDS, TEXTS = frozenset("ABCD"), frozenset("LN")


def is_field(names: Names, letter: str, name: str) -> bool:
    """Whether the field of this name goes into this hole."""
    role, kind = FIELDS[letter]
    if name not in names.form.by_name:
        return False
    field = names.of(name)
    return field.role is role and kind in {None, field.kind}


def owner_labels(names: Names, bound: Mapping[str, Bound]) -> Labels:
    """What the codes are called that stand with the field of this row, or with the own answer."""
    fields = [field_name(value) for letter, value in bound.items() if letter in FIELDS]
    return names.options(fields[0] if fields else names.here)


def field_name(value: Bound) -> str:
    """The name in a `_field('name')`; '' where it is something else."""
    match value:
        case Call(name=name, arguments=(Literal(text),)) if name == FIELD:
            return text
    return ""


def codes_in(value: Bound) -> tuple[str, ...]:
    """The codes in a fixed text, where it lists them with one space between them; else none."""
    codes = tuple(value.value.split()) if isinstance(value, Literal) else ()
    return codes if isinstance(value, Literal) and " ".join(codes) == value.value else ()


def fits(names: Names, bound: Mapping[str, Bound]) -> bool:
    """Whether all these may stand in the holes of their letters."""
    return all(_fits_one(names, letter, bound) for letter in bound)


def _fits_one(names: Names, letter: str, bound: Mapping[str, Bound]) -> bool:
    value = bound[letter]
    if letter in FIELDS:
        return is_field(names, letter, field_name(value))
    if letter in TEXTS:
        return isinstance(value, Literal)
    if letter in {"O", "W"}:
        codes, known = codes_in(value), owner_labels(names, bound).shown
        return bool(codes) and (letter == "W" or len(codes) == 1) and all(code in known for code in codes)
    return True


def first_fitting(rows: Iterable[Row], tree: Expression, names: Names) -> tuple[Row, dict[str, Bound]] | None:
    """The first row that says this, with what stands in its holes."""
    for row in rows:
        bound = bound_in(formula_of(row.formula), tree)
        if bound is not None and fits(names, bound):
            return row, bound
    return None

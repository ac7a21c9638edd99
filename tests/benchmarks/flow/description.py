# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One description of a form, from which every engine's input is written (`as_xform`, `as_surveyjs`, `as_python`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

LANGUAGES = (
    "Nederlands (nl)",
    "English (en)",
    "العربية (ar)",
    "Türkçe (tr)",
    "Polski (pl)",
    "Українська (uk)",
    "ትግርኛ (ti)",
    "Soomaali (so)",
)


@dataclass(frozen=True, slots=True)
class Is:
    """A select_one has this answer."""

    question: str
    code: str


@dataclass(frozen=True, slots=True)
class Has:
    """A select_multiple has this answer among others."""

    question: str
    code: str


@dataclass(frozen=True, slots=True)
class Over:
    """A number is greater than this."""

    question: str
    bound: int


@dataclass(frozen=True, slots=True)
class Either:
    """One of two rules holds, or both."""

    first: "Rule"
    second: "Rule"


Rule: TypeAlias = Is | Has | Over | Either


@dataclass(frozen=True, slots=True)
class Running:
    """A calculation: an earlier one ('' for none) plus a number that may not have been asked."""

    before: str
    added: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """A calculation: if(rule, twice a number, that number)."""

    rule: Rule
    number: str


class Kind(Enum):
    """How a row is answered."""

    ONE = "select_one"
    SEVERAL = "select_multiple"
    WHOLE = "integer"
    TEXT = "text"
    CALCULATE = "calculate"


@dataclass(frozen=True, slots=True)
class Row:
    """A question or calculation; what it does not have is None."""

    name: str
    kind: Kind
    options: str = ""
    """The name of its list."""
    relevant: Rule | None = None
    required: bool = False
    between: tuple[int, int] | None = None
    pattern: str = ""
    calculation: Running | Weighed | None = None
    within: str = ""
    """The question whose answer an option's group must equal: the cascade."""


@dataclass(frozen=True, slots=True)
class Description:
    """A whole form."""

    rows: tuple[Row, ...]
    lists: Mapping[str, Mapping[str, str]]
    """Name of a list -> code -> group ('' for none)."""
    languages: tuple[str, ...]

    def row(self, name: str) -> Row:
        """The row of this name."""
        return next(row for row in self.rows if row.name == name)


def wording(name: str, language: str) -> str:
    """The text of a question or option in a language; as long as such texts are."""
    return f"{language.split(' ', maxsplit=1)[0]}: tekst van {name} zoals die op het scherm staat"

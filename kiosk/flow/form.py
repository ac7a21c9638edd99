# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A compiled question flow: immutable, shared by all visits, evaluated by `state.py`, walked by `session.py`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from kiosk.flow.said import Said
from kiosk.flow.xpath.code import Code, Context
from kiosk.flow.xpath.syntax import Expression
from kiosk.flow.xpath.tree import Node

MISSING = "-"
"""What pyxform writes where an author gave no translation."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that keeps a form from being used, told to its author. `code` names its kind for other programs.

    `question` is the name of the question, group or outcome ('' for the form), `part` the workbook column it stands in.
    """

    question: str
    part: str
    message: Said
    remedy: Said
    code: str = "form-wrong"

    def shown(self, language: str) -> str:
        """One line: where, what, and how to mend it."""
        place = " ".join(word for word in (self.question, self.part) if word)
        place = place or Said("formulier", "form").shown(language)
        return f"{place}: {self.message.shown(language)} {self.remedy.shown(language)}".rstrip()

    def __str__(self) -> str:
        """One line in Dutch."""
        return self.shown("nl")


class FormError(Exception):
    """The form cannot be used; `problems` are all that were found."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """The message holds one line per problem."""
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


class QuestionKind(Enum):
    """How a question is answered."""

    ONE = "one"
    SEVERAL = "several"
    INTEGER = "integer"
    TEXT = "text"
    DATE = "date"
    NOTE = "note"


class Role(Enum):
    """What a field is for."""

    QUESTION = "question"
    CALCULATE = "calculate"
    GROUP = "group"
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class Text:
    """A text in the languages of the form; its parts are fixed, or values put in when it is shown."""

    parts: Mapping[str, tuple[str | Callable[[Context], str], ...]]
    default_language: str

    @property
    def is_fixed(self) -> bool:
        """Whether it says the same to everyone: nothing is put in."""
        return all(isinstance(part, str) for parts in self.parts.values() for part in parts)

    def shown(self, context: Context) -> str:
        """The text in the context's language; in the form's own where a translation is missing."""
        language = context.setting.language
        parts = self.parts.get(language) or self.parts.get(self.default_language) or ()
        return "".join(part if isinstance(part, str) else part(context) for part in parts).strip()


NO_TEXT = Text(MappingProxyType({}), "")


@dataclass(frozen=True, slots=True)
class Media:
    """Names of files with a text, by language."""

    image: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    audio: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    default_language: str = ""

    def image_in(self, language: str) -> str:
        """The picture for this language, or the one of the form's own language; '' for none."""
        return self.image.get(language) or self.image.get(self.default_language, "")

    def audio_in(self, language: str) -> str:
        """The recording in this language; '' for none, as words in another language help nobody."""
        return self.audio.get(language, "")


NO_MEDIA = Media()


@dataclass(frozen=True, slots=True)
class Formula:
    """An expression of the form: as written, as syntax tree, and compiled."""

    source: str
    tree: Expression
    code: Code


@dataclass(frozen=True, slots=True)
class Condition:
    """A formula that is true or false."""

    formula: Formula
    holds: Callable[[Context], bool]


@dataclass(frozen=True, slots=True)
class Calculation:
    """A formula that gives a value."""

    formula: Formula
    text: Callable[[Context], str]


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a list; `node` is what a choice filter looks at."""

    name: str
    label: Text
    node: Node
    media: Media = NO_MEDIA


@dataclass(frozen=True, slots=True)
class Lookup:
    """A choice filter that only looks up one answer: the options by code, for every value of that cell."""

    cell: int
    groups: Mapping[str, Mapping[str, Option]]
    trimmed: bool
    """Whether white space around the value counts for nothing."""

    def found(self, context: Context) -> Mapping[str, Option]:
        """The options for the value that the cell has now."""
        value = context.cells[self.cell]
        return self.groups.get(value.strip() if self.trimmed else value, _NONE)


_NONE: Mapping[str, Option] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Options:
    """The choices of a question, all of them, and the rule that leaves some out."""

    all: Mapping[str, Option]
    choice_filter: Formula | None
    lookup: Lookup | None = None
    """What the rule comes down to, where it is that simple."""

    def offered(self, context: Context) -> tuple[Option, ...]:
        """The choices that may be given now, in the order of the list."""
        return tuple(self._known(context).values())

    def kept(self, codes: Sequence[str], context: Context) -> list[str]:
        """Those of these codes that may be given now, in the order of the list."""
        known = self._known(context)
        if len(codes) == 1:
            return [code for code in codes if code in known]
        return [code for code in known if code in codes]

    def _known(self, context: Context) -> Mapping[str, Option]:
        if self.choice_filter is None:
            return self.all
        if self.lookup is not None:
            return self.lookup.found(context)
        nodes = self.choice_filter.code.run(context)
        kept = {id(node) for node in nodes} if isinstance(nodes, list) else set()
        return {code: option for code, option in self.all.items() if id(option.node) in kept}


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a field; None where it has none."""

    relevant: Condition | None = None
    required: Condition | None = None
    constraint: Condition | None = None
    calculation: Calculation | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """The texts of a field; `media` go with the label."""

    label: Text = NO_TEXT
    hint: Text = NO_TEXT
    guidance: Text = NO_TEXT
    media: Media = NO_MEDIA
    constraint: Text = NO_TEXT
    required: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class Field:
    """A question, calculate, group or outcome. `index` is its place in document order and in the cells."""

    index: int
    name: str
    path: tuple[str, ...]
    role: Role
    parent: int | None
    kind: QuestionKind | None
    rules: Rules
    wording: Wording
    options: Options | None
    default: str
    marks: Mapping[str, str]
    """The form's own attributes (`services`, `theme`, `person`, `unchecked`)."""
    begins: Calculation | None = None
    """What gives the default, once, before anything is answered; None where the default is fixed."""
    appearance: str = ""
    """How the author wants it asked, words of the profile; '' for the plain way."""

    def unchecked_in(self, language: str) -> bool:
        """Whether a text of this field, in this language, was checked by nobody."""
        return language in self.marks.get("unchecked", "").split()


@dataclass(frozen=True, slots=True)
class Links:
    """Who depends on whom; all by index of field."""

    order: tuple[int, ...]
    """Every field after all that it reads."""
    rank: tuple[int, ...]
    """The place of each field in `order`."""
    readers: tuple[tuple[int, ...], ...]
    """The fields whose relevance or value may change with this one."""
    checked_by: tuple[tuple[int, ...], ...]
    """The questions whose answer may become right or wrong with this one."""
    spoken: tuple[int, ...]
    """The calculates that give something else in another language, in the order of evaluation."""


@dataclass(frozen=True, slots=True)
class Term:
    """A difficult word that the flow cannot do without, and what it means."""

    word: str
    meaning: Text


@dataclass(frozen=True, slots=True)
class Form:
    """A whole question flow."""

    id: str
    version: str
    title: str
    languages: tuple[str, ...]
    default_language: str
    fields: tuple[Field, ...]
    by_name: Mapping[str, int]
    questions: tuple[int, ...]
    outcomes: tuple[int, ...]
    links: Links
    lists: Mapping[str, Node]
    """What `instance()` and `pulldata()` name."""
    glossary: tuple[Term, ...] = ()

    def field(self, name: str) -> Field:
        """The field of this name; raises `KeyError`."""
        return self.fields[self.by_name[name]]

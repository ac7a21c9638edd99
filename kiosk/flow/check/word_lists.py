# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of a language that the checks know: which to avoid, which to explain, which point at the screen."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from re import Pattern
from typing import ClassVar, TypeAlias

from pydantic import ConfigDict, TypeAdapter, ValidationError

from kiosk.flow.findings import Finding, WorkbookError
from kiosk.flow.said import Said

_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True)
class WordList:
    """The words of one language, as in `resources/language`."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    words_in_sentence: int = 0
    """0: as many as one likes."""
    readability: int = 0
    banned: Mapping[str, str] = field(default_factory=dict)
    places: tuple[str, ...] = ()
    looks: tuple[str, ...] = ()
    elements: tuple[str, ...] = ()
    fine: tuple[str, ...] = ()
    difficult: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    dont_know: tuple[str, ...] = ()
    small: tuple[str, ...] = ()

    @cached_property
    def avoided(self) -> Pattern[str]:
        """Finds a banned word."""
        return finder(self.banned)

    @cached_property
    def pointing(self) -> Pattern[str]:
        """Finds a word for a place on the screen."""
        return finder(self.places)

    @cached_property
    def looking(self) -> Pattern[str]:
        """Finds a colour or a shape."""
        return finder(self.looks)

    @cached_property
    def touching(self) -> Pattern[str]:
        """Finds something on the screen."""
        return finder(self.elements)

    def without_fine(self, text: str) -> str:
        """The text without the phrases in which every word is fine."""
        return finder(self.fine).sub(" ", text)

    def instead_of(self, word: str) -> str:
        """What to write for a banned word."""
        return next(better for banned, better in self.banned.items() if finder([banned]).fullmatch(word))


WordLists: TypeAlias = Mapping[str, WordList]
"""By code of language; a language that is not there has no word checks."""
NO_WORDS = WordList()
_READER = TypeAdapter(WordList)


def finder(words: Iterable[str], *, exact: bool = False) -> Pattern[str]:
    """Finds any of these words as a whole; one that ends in `*` may go on. `exact`: capitals count."""
    written = sorted(words, key=len, reverse=True)
    if not written:
        return _NEVER
    parts = (re.escape(word.removesuffix("*")) + (r"[\w'-]*" if word.endswith("*") else "") for word in written)
    return re.compile(rf"(?<![\w'-])(?:{'|'.join(parts)})(?![\w-])", 0 if exact else re.IGNORECASE)


def read_word_list(content: bytes, shown_as: str) -> WordList:
    """The word list in this JSON.

    Raises:
        WorkbookError: with one finding, when it is no word list.
    """
    try:
        return _READER.validate_json(content)
    except ValidationError as error:
        key = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise WorkbookError([_wrong(shown_as, key)]) from error


def _wrong(shown_as: str, key: str) -> Finding:
    about = f" ({key})" if key else ""
    return Finding(
        "word-list",
        shown_as,
        Said(f"Deze woordenlijst klopt niet{about}.", f"This word list is not in order{about}."),
        Said("Kijk naar een andere lijst in deze map.", "Look at another list in this folder."),
    )

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The screens' own words: one JSON file per language, checked complete before the first picture is drawn."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from string import Formatter
from types import MappingProxyType
from unicodedata import bidirectional

from babel import Locale, UnknownLocaleError
from babel.plural import PluralRule

COUNT = "count"
"""The place whose number decides which form of a text is said."""
OTHER = "other"
"""The form for all numbers that have none of their own; every language has it (CLDR)."""
FIRST_STRONG_ISOLATE = "\u2068"
LEFT_TO_RIGHT_ISOLATE = "\u2066"
POP_ISOLATE = "\u2069"
RIGHT_TO_LEFT_MARK = "\u200f"


class TextsError(Exception):
    """The words of the screens cannot be used; the message names file and keys and says what to do."""


@dataclass(frozen=True, slots=True)
class Words:
    """All words of one language. `mirrored`: written from right to left."""

    language: str
    mirrored: bool
    texts: Mapping[str, str]
    """Of a text with forms: that for `OTHER`."""
    forms: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Of texts that say a number: one for each kind of number that the language tells apart."""

    def say(self, key: str, **values: object) -> str:
        """The text of `key` with its places filled in; values keep their own direction (a phone number in Arabic).

        Of a text with forms it is the one for the number `count`.
        """
        filled = {name: _isolated(str(value)) if self.mirrored else str(value) for name, value in values.items()}
        return self._form(key, values.get(COUNT)).format(**filled)

    def _form(self, key: str, count: object) -> str:
        if key not in self.forms or not isinstance(count, int):
            return self.texts[key]
        return self.forms[key][_kinds(self.language)(count)]

    def marked(self, text: str, *, unchecked: bool) -> str:
        """The text, followed by a note where what stands below it was translated and checked by nobody."""
        return f"{text} \u00b7 {self.texts['not_checked']}" if unchecked else text

    def ltr(self, text: str) -> str:
        """Digits, Dutch addresses and phone numbers stay readable from left to right inside right-to-left words."""
        return f"{LEFT_TO_RIGHT_ISOLATE}{text}{POP_ISOLATE}" if self.mirrored and text else text

    def led(self, text: str) -> str:
        """A text of this language as it is drawn: "UWV: ..." in Arabic begins at the right, whatever its first letter.

        A text without a letter of a right-to-left script is not of this language (a Dutch name), and stays as it is.
        """
        ours = self.mirrored and any(bidirectional(sign) in {"R", "AL"} for sign in text)
        return f"{RIGHT_TO_LEFT_MARK}{text}" if ours else text


def load_words(folder: Path, languages: Sequence[str]) -> dict[str, Words]:
    """The words of each language, in the order given. A text is a string or, if it says a number, an object of forms.

    Raises:
        TextsError: a file is missing or broken, or a language misses a key, a form, or a place that another has.
    """
    read = {language: _read(folder / f"{language}.json") for language in languages}
    forms = {language: _forms(language, texts) for language, texts in read.items()}
    plain = {
        language: {key: text if isinstance(text, str) else text[OTHER] for key, text in texts.items()}
        for language, texts in read.items()
    }
    _check_complete(plain)
    return {
        language: Words(language, texts["direction"] == "rtl", MappingProxyType(texts), forms[language])
        for language, texts in plain.items()
    }


def _isolated(value: str) -> str:
    return f"{FIRST_STRONG_ISOLATE}{value}{POP_ISOLATE}"


_Text = str | dict[str, str]


def _read(file: Path) -> dict[str, _Text]:
    try:
        texts = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise TextsError(f"{file}: cannot be read ({error}); put the file of this language back") from error
    if not isinstance(texts, dict) or not all(_is_filled(text) for text in texts.values()):
        raise TextsError(f"{file}: every key needs one text, or one for each form; fill in the empty ones")
    return texts


def _is_filled(text: object) -> bool:
    parts = text.values() if isinstance(text, dict) else [text]
    return bool(parts) and all(isinstance(part, str) and part for part in parts)


def _forms(language: str, texts: Mapping[str, _Text]) -> dict[str, dict[str, str]]:
    found = {key: text for key, text in texts.items() if isinstance(text, dict)}
    for key, forms in found.items():
        kinds = _kinds(language).tags | {OTHER}
        if forms.keys() != kinds:
            raise TextsError(f"texts/{language}.json: '{key}' needs a text for each of: {', '.join(sorted(kinds))}")
        known = _places(forms[OTHER])
        if COUNT not in known or any(not _places(text) <= known for text in forms.values()):
            raise TextsError(
                f"texts/{language}.json: '{key}' needs the place {{{COUNT}}} in its form '{OTHER}', and no form a "
                f"place that '{OTHER}' has not"
            )
    return found


@cache
def _kinds(language: str) -> PluralRule:
    """Which kind of number this is in the language, by the rules of CLDR."""
    try:
        return Locale.parse(language.partition("-")[0]).plural_form
    except UnknownLocaleError as error:
        raise TextsError(f"texts/{language}.json: numbers of this language are not known; give one text") from error


def _check_complete(read: Mapping[str, Mapping[str, str]]) -> None:
    every = {key for texts in read.values() for key in texts}
    for language, texts in read.items():
        if missing := sorted(every - texts.keys()):
            raise TextsError(f"texts/{language}.json misses: {', '.join(missing)}; add these keys")
    for key in sorted(every):
        if len({_places(texts[key]) for texts in read.values()}) > 1:
            raise TextsError(f"texts: the languages disagree on the places in braces of '{key}'; make them equal")


def _places(text: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name)

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sentences of a region that are the same for everybody: those that a person can read aloud once for all. Pure."""

from collections.abc import Iterable, Iterator, Mapping

from kiosk.content import Content
from kiosk.directory.model import Location, Service
from kiosk.directory.wording import DUTCH
from kiosk.flow.form import Field, Form, Role, Text
from kiosk.flow.lexical import Fault
from kiosk.flow.messages import words_for
from kiosk.speech.recordings import normal
from kiosk.ui.texts import Words

_SHOWN = frozenset({Role.QUESTION, Role.OUTCOME})
_UNSPOKEN = ("staff_", "direction")
"""Beginnings of the names of words that no visitor meets."""


def flow_sentences(form: Form, language: str) -> Iterator[str]:
    """Questions, hints, options, outcomes and what is said of a wrong answer, in one language."""
    for field in form.fields:
        if field.role in _SHOWN:
            yield from (_fixed(text, language) for text in _texts(field))
    yield from (words_for(fault, language) for fault in Fault)


def frame_sentences(words: Words) -> Iterator[str]:
    """What the screens themselves say, but for the sentences with a place to be filled in."""
    for key, text in words.texts.items():
        if "{" not in text and not key.startswith(_UNSPOKEN):
            yield text


def directory_sentences(content: Content, language: str) -> Iterator[str]:
    """What services say of themselves; in another language than Dutch only what was translated into it."""
    for dutch in content.directory.services:
        theirs = set() if language.startswith(DUTCH) else set(_service(dutch))
        yield from (text for text in _service(content.directory.localised(dutch, language)) if text not in theirs)


def region_sentences(content: Content, words: Mapping[str, Words]) -> dict[str, tuple[str, ...]]:
    """All sentences of a region by language, each once."""
    return {
        language: once(
            [
                *frame_sentences(words[language]),
                *flow_sentences(content.form, language),
                *directory_sentences(content, language),
            ]
        )
        for language in content.form.languages
    }


def once(texts: Iterable[str]) -> tuple[str, ...]:
    """Each sentence once, as it is looked up; nothing for what has no letter or digit to say."""
    return tuple(dict.fromkeys(normal(text) for text in texts if any(sign.isalnum() for sign in text)))


def _texts(field: Field) -> Iterator[Text]:
    wording = field.wording
    yield from (wording.label, wording.hint, wording.guidance, wording.constraint, wording.required)
    if field.options is not None:
        yield from (option.label for option in field.options.all.values())


def _fixed(text: Text, language: str) -> str:
    """The text in this very language; nothing where a value is put in or a translation is missing."""
    parts = text.parts.get(language, ())
    return "".join(part for part in parts if isinstance(part, str)) if text.is_fixed else ""


def _service(service: Service) -> Iterator[str]:
    yield from (service.name, service.description, service.alert, service.how_to_apply, *service.bring)
    for location in service.locations:
        yield from _location(location)


def _location(location: Location) -> Iterator[str]:
    yield from (location.name, location.travel, location.accessibility)

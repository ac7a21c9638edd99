# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sentences of a region that are the same for everybody, so that a person can read them once for all, or did."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kiosk.content import Content
from kiosk.directory.model import Location, Service
from kiosk.flow.form import Field, Form, Media, Role, Text
from kiosk.flow.lexical import Fault
from kiosk.flow.messages import words_for
from kiosk.speech.recordings import Recording, Recordings, load_recordings, normal
from kiosk.ui.spoken_form import language_of, spoken_form
from kiosk.ui.texts import Words

_SHOWN = frozenset({Role.QUESTION, Role.OUTCOME})
_UNSPOKEN = ("staff_", "direction")
"""Beginnings of the names of words that no visitor meets."""


def flow_sentences(form: Form, words: Words) -> Iterator[str]:
    """Questions with their numbers, hints, options with their places, outcomes, and what is said of a wrong answer."""
    language, counts = words.language, set[int]()
    for field in form.fields:
        if field.role in _SHOWN:
            yield from (_fixed(text, language) for text in _texts(field))
            counts.add(len(field.options.all) if field.options is not None else 0)
    for number in range(1, len(form.questions) + 1):
        told = words.say("question_number", number=number)
        yield from (told, words.marked(told, unchecked=True))
    for count in sorted(counts):
        yield from (words.say("spoken_place", place=place, places=count) for place in range(1, count + 1))
    yield from (words_for(fault, language) for fault in Fault)


def frame_sentences(words: Words) -> Iterator[str]:
    """What the screens themselves say, but for the sentences with a place to be filled in."""
    texts = words.texts
    yield f"{texts['language_name']}. {texts['begin']}"
    yield f"{texts['start_sentence']} {texts['start_length']}"
    yield words.marked(texts["result_kicker"], unchecked=True)
    for key, text in words.texts.items():
        if "{" not in text and not key.startswith(_UNSPOKEN):
            yield text


def directory_sentences(content: Content, language: str) -> Iterator[str]:
    """The names of the region and its places, and what services say of themselves; in Dutch what was not translated."""
    yield from (content.region.name, *(place.name for place in content.region.locations))
    for service in content.directory.services:
        yield from _service(content.directory.localised(service, language))


def region_sentences(content: Content, words: Mapping[str, Words]) -> dict[str, tuple[str, ...]]:
    """All sentences of a region, by the language in which they are said."""
    texts = {
        language: [
            *frame_sentences(said),
            *flow_sentences(content.form, said),
            *directory_sentences(content, language),
        ]
        for language, said in words.items()
    }
    return as_said(texts, words)


def region_recordings(form: Form, words: Mapping[str, Words], resources: Path) -> Recordings:
    """What was read aloud for a region: by the index of its `audio`, and what its workbook names beside the flow."""
    return load_recordings(resources / "audio").also(flow_recordings(form, words, resources / "flows"))


def flow_recordings(form: Form, words: Mapping[str, Words], folder: Path) -> Recordings:
    """What the workbook names for its questions and options, in this folder beside the published form."""
    found: dict[str, dict[str, Recording]] = {language: {} for language in words}
    faults = []
    for text, media in (one for field in form.fields for one in _labels(field)):
        for language, said in words.items():
            file = folder / media.audio_in(language)
            if file == folder:
                continue
            if file.suffix.lower() == ".wav" and file.is_file():
                found[language][normal(spoken_form(_fixed(text, language), said))] = Recording(file)
            else:
                faults.append(f"{file}: is not there, or no WAV; save it as WAV with 16 bits (PCM)")
    return Recordings(found, tuple(faults))


def _labels(field: Field) -> Iterator[tuple[Text, Media]]:
    yield field.wording.label, field.wording.media
    for option in field.options.all.values() if field.options is not None else ():
        yield option.label, option.media


def as_said(texts: Mapping[str, Iterable[str]], words: Mapping[str, Words]) -> dict[str, tuple[str, ...]]:
    """Each line of these texts once, as the screens have it said and in the language in which they have it said.

    A Dutch name on an Arabic screen is said in Dutch, and a telephone number figure by figure.
    """
    found: dict[str, dict[str, None]] = {language: {} for language in texts}
    for language, some in texts.items():
        for line in (line for text in some for line in text.split("\n")):
            heard = normal(spoken_form(line, words[language]))
            if any(sign.isalnum() for sign in heard):
                found.setdefault(language_of(line, words[language]), {})[heard] = None
    return {language: tuple(lines) for language, lines in found.items()}


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

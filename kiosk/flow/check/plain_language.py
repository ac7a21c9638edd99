# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether texts are easy to read and to hear: short sentences, no hard words, nothing that only an eye can find."""

import re
from collections.abc import Iterator, Sequence
from re import Pattern

from textstat.textstat import textstatistics  # type: ignore[import-untyped] # textstat ships no types

from kiosk.flow.check.texts import Told
from kiosk.flow.check.word_lists import NO_WORDS, WordList, WordLists, finder
from kiosk.flow.findings import Finding, Severity
from kiosk.flow.said import Said

READABLE = frozenset({"nl"})
"""Languages of which `textstat` brings its data along; for English it would go to the network."""
_SENTENCE_END = re.compile(r"(?<=[.?!:؟])\s+")
_REFERENCE = re.compile(r"\$\{[^{}]*\}")
_CAPITALS = re.compile(r"(?<![\w-])[^\W\d_]{5,}(?![\w-])")
_ABBREVIATION = re.compile(r"(?<![\w'-])[A-Z]{2,4}(?![\w-])")
_EXPLAINED = "glossary"
_ENDING = 2
"""Letters by which forms of one word differ."""


def plain_language_findings(texts: Sequence[Told], lists: WordLists, explained: Sequence[str]) -> Iterator[Finding]:
    """A finding for each text that is hard to read. `explained`: the words that the glossary explains."""
    for told in texts:
        words = lists.get(told.language, NO_WORDS)
        yield from _long_sentences(told, words)
        yield from _avoided(told, words)
        yield from _pointing(told, words)
        yield from _shouting(told, explained)
    for language, words in lists.items():
        spoken = [told for told in texts if told.language == language]
        yield from _unexplained(spoken, words, explained)
        yield from _unreadable(spoken, language, words)


def sentences(text: str) -> list[str]:
    """The sentences of a text; what is filled in later counts as one word."""
    return [part for part in _SENTENCE_END.split(_REFERENCE.sub("X", text)) if part]


def _warning(code: str, place: str, message: Said, remedy: Said) -> Finding:
    return Finding(code, place, message, remedy, Severity.WARNING)


def _long_sentences(told: Told, words: WordList) -> Iterator[Finding]:
    for sentence in sentences(told.text):
        count = len(sentence.split())
        if words.words_in_sentence and count > words.words_in_sentence:
            yield _warning(
                "long-sentence",
                told.place,
                Said(
                    f"Deze zin heeft {count} woorden: '{sentence}'",
                    f"This sentence has {count} words: '{sentence}'",
                ),
                Said(
                    f"Schrijf hoogstens {words.words_in_sentence} woorden per zin.",
                    f"Write at most {words.words_in_sentence} words in a sentence.",
                ),
            )


def _avoided(told: Told, words: WordList) -> Iterator[Finding]:
    for word in _found(words.avoided, words.without_fine(told.text)):
        better = words.instead_of(word)
        yield _warning(
            "banned-word",
            told.place,
            Said(f"Het woord '{word}' is te moeilijk of past niet.", f"The word '{word}' is too hard or does not fit."),
            Said(f"Schrijf bijvoorbeeld: {better}.", f"Write for example: {better}."),
        )


def _pointing(told: Told, words: WordList) -> Iterator[Finding]:
    text = words.without_fine(told.text)
    found = _found(words.pointing, text)
    for sentence in sentences(text):
        if words.touching.search(sentence):
            found += _found(words.looking, sentence)
    for word in found:
        yield _warning(
            "points-at-screen",
            told.place,
            Said(
                f"'{word}' wijst naar een plek of kleur. Wie niet ziet of luistert, vindt dat niet.",
                f"'{word}' points at a place or colour. Somebody who cannot see or who listens does not find it.",
            ),
            Said("Noem wat er op de knop staat.", "Name what the button says."),
        )


def _shouting(told: Told, explained: Sequence[str]) -> Iterator[Finding]:
    for word in _found(_CAPITALS, told.text):
        if word == word.upper() and word != word.lower() and word not in explained:
            yield _warning(
                "capitals",
                told.place,
                Said(f"'{word}' staat in hoofdletters.", f"'{word}' is in capitals."),
                Said("Gebruik kleine letters: die lezen makkelijker.", "Use small letters: they are easier to read."),
            )


def _found(pattern: Pattern[str], text: str) -> list[str]:
    return list(dict.fromkeys(pattern.findall(text)))


def _unexplained(spoken: Sequence[Told], words: WordList, explained: Sequence[str]) -> Iterator[Finding]:
    """The first place of each hard word that has no explanation (L-02)."""
    known = {word.lower() for word in words.known}
    hard = finder(words.difficult)
    seen: set[str] = set()
    for told in spoken if words.difficult else ():
        for word in (*_found(hard, told.text), *_found(_ABBREVIATION, told.text)):
            if told.sheet != _EXPLAINED and word.lower() not in known | seen and not _is_explained(word, explained):
                seen.add(word.lower())
                yield _no_explanation(told, word)


def _is_explained(word: str, explained: Sequence[str]) -> bool:
    """Whether the glossary has the word or another form of it: `toeslag`, `toeslagen`; `inburgeren`, `inburgering`."""
    stems = (one.lower()[:-_ENDING] if len(one) > 3 * _ENDING else one.lower() for one in explained if one)
    return any(word.lower().startswith(stem) if len(stem) > _ENDING * 2 else word.lower() == stem for stem in stems)


def _no_explanation(told: Told, word: str) -> Finding:
    return _warning(
        "unexplained-word",
        told.place,
        Said(f"Het woord '{word}' heeft geen uitleg.", f"The word '{word}' has no explanation."),
        Said(
            "Zet het op het blad glossary, in hoogstens twee zinnen, of gebruik een ander woord.",
            "Put it on the sheet glossary, in at most two sentences, or use another word.",
        ),
    )


def _unreadable(spoken: Sequence[Told], language: str, words: WordList) -> Iterator[Finding]:
    if language not in READABLE or not words.readability or not spoken:
        return
    score = flesch(" ".join(_closed(told.text) for told in spoken), language)
    if score < words.readability:
        yield _warning(
            "hard-to-read",
            spoken[0].place.partition("!")[0],
            Said(
                f"Samen zijn de teksten te moeilijk: Flesch-score {score:.0f}, {words.readability} of meer is goed.",
                f"Together the texts are too hard: Flesch score {score:.0f}, {words.readability} or more is good.",
            ),
            Said("Maak zinnen korter en kies kortere woorden.", "Make sentences shorter and choose shorter words."),
        )


def flesch(text: str, language: str) -> float:
    """How easy a text reads: about 100 is easy, about 0 very hard."""
    measure = textstatistics()
    measure.set_lang(language)
    return float(measure.flesch_reading_ease(text))


def _closed(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."

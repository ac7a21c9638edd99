# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How far the translations of a workbook are: for reports, and for the check."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kiosk.flow.findings import Finding, Severity
from kiosk.flow.said import Said
from kiosk.flow.translations.rows import heading_of, placeholders_in, word_count
from kiosk.flow.workbook.authored import AuthoredFlow
from kiosk.flow.workbook.translated import Place, State, Wording, states_in, target_languages, wordings_of


@dataclass(frozen=True, slots=True)
class LanguageStatus:
    """How far one language is."""

    code: str
    written: str
    texts: int
    words: int
    """Of the source texts."""
    counts: Mapping[State, int]
    words_left: int
    """Of the source texts that are missing or stale."""


def states(authored: AuthoredFlow) -> Mapping[Place, State]:
    """The state of every text, by its key and the code of each language but the source's."""
    return states_in(authored.sheets)


def status(authored: AuthoredFlow) -> tuple[LanguageStatus, ...]:
    """How far each language is, in the order of the workbook."""
    found, wordings = states(authored), wordings_of(authored.sheets)
    return tuple(
        _status(code, written, {one.key: (one.source, found[(one.key, code)]) for one in wordings})
        for code, written in target_languages(authored.sheets).items()
    )


def _status(code: str, written: str, texts: Mapping[str, tuple[str, State]]) -> LanguageStatus:
    counts = Counter(state for _, state in texts.values())
    words = sum(word_count(source) for source, _ in texts.values())
    left = sum(word_count(source) for source, state in texts.values() if state in _TO_DO)
    return LanguageStatus(code, written, len(texts), words, {state: counts[state] for state in State}, left)


_TO_DO = frozenset({State.MISSING, State.STALE})


def missing_and_stale(authored: AuthoredFlow) -> tuple[Finding, ...]:
    """A finding for each translation that is missing, stale, or has other `${name}`s than its source."""
    found = states(authored)
    return tuple(
        finding
        for one in wordings_of(authored.sheets)
        for code in target_languages(authored.sheets)
        for finding in _findings(authored, one, code, found[(one.key, code)])
    )


def _findings(authored: AuthoredFlow, one: Wording, code: str, state: State) -> Iterator[Finding]:
    heading = heading_of(authored.sheets, one.sheet, one.column, code)
    place = authored.sheets[one.sheet].place(one.row.number, heading)
    if state is State.MISSING:
        message = Said(f"Deze tekst ontbreekt in de taal '{code}'.", f"This text is missing in the language '{code}'.")
        yield Finding("missing-translation", place, message, _TRANSLATE, Severity.WARNING)
        return
    if state is State.STALE:
        message = Said(
            f"De bron van deze vertaling ({code}) is veranderd: '{one.source}'",
            f"The source of this translation ({code}) changed: '{one.source}'",
        )
        yield Finding("stale-translation", place, message, _AGAIN, Severity.WARNING)
    if placeholders_in(one.texts[code]) != placeholders_in(one.source):
        message = Said(
            "Deze vertaling heeft andere ${...} dan de bron.", "This translation has other ${...} than its source."
        )
        remedy = Said("Neem elke ${...} letterlijk over.", "Copy each ${...} literally.")
        yield Finding("translation-placeholder", place, message, remedy)


_TRANSLATE = Said("Vul de vertaling in.", "Fill in the translation.")
_AGAIN = Said(
    "Vertaal opnieuw: kiosk flow translations export geeft de rijen.",
    "Translate again: kiosk flow translations export gives the rows.",
)

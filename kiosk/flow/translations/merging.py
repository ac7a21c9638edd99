# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Brings a translator's rows and the workbook together, so that no text is lost.

A row that nobody touched changes nothing, so files of two translators can come in one after the other. Where both
changed one text, the one that comes in later counts, except that a text checked by a person never gives way to one that
is not, and a text of the present source never to one of an older source. The other text is set aside, and told.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from kiosk.flow.findings import Finding, Severity
from kiosk.flow.form import MISSING
from kiosk.flow.said import Said
from kiosk.flow.translations.rows import Exchange, Row, placeholders_in
from kiosk.flow.workbook.authored import AuthoredFlow
from kiosk.flow.workbook.sheets import MAX_CELL
from kiosk.flow.workbook.translated import (
    NOTHING_KEPT,
    Kept,
    Place,
    State,
    hash_of,
    kept_in,
    state_of,
    wordings_of,
)

_TURN = "\n---\n"
"""Between texts that are set aside."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What happens to one text: what it says from now on, what is remembered of it, and what is told."""

    text: str
    kept: Kept
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Merge:
    """What an import changes in one language."""

    language: str
    written: str
    texts: Mapping[str, str]
    """The texts that are to be written, by key."""
    kept: Mapping[Place, Kept]
    """All that the workbook remembers from now on, also of other languages."""
    findings: tuple[Finding, ...]
    is_change: bool


def merged(authored: AuthoredFlow, exchange: Exchange, today: date) -> Merge:
    """What this file changes in this workbook."""
    before, code = kept_in(authored.sheets), exchange.language
    rows = {row.key: row for row in exchange.rows}
    kept, texts = dict(before), {}
    findings: list[Finding] = []
    for wording in wordings_of(authored.sheets):
        now = _Now(wording.source, wording.texts.get(code, ""), before.get((wording.key, code), NOTHING_KEPT))
        row = rows.pop(wording.key, None)
        taken = now.unchanged(None) if row is None else _taken(now, row, today)
        findings += taken.findings
        if hash_of(taken.text) != hash_of(now.text):
            texts[wording.key] = taken.text
        kept[(wording.key, code)] = taken.kept
    for row in rows.values():
        findings.append(_unknown(row))
        place = row.key, code
        kept[place] = _aside(kept.get(place, NOTHING_KEPT), row.text)
    kept = {place: one for place, one in kept.items() if one != NOTHING_KEPT}
    return Merge(code, exchange.written, texts, kept, tuple(findings), bool(texts) or kept != before)


@dataclass(frozen=True, slots=True)
class _Now:
    """A text of the workbook as it is."""

    source: str
    text: str
    kept: Kept

    @property
    def state(self) -> State:
        return state_of(self.source, self.text, self.kept)

    def unchanged(self, row: Row | None) -> Taken:
        """As it is. From now on it is remembered of which source it was made: the one that went out with the row."""
        if self.kept.text_hash == hash_of(self.text):
            return Taken(self.text, self.kept)
        source = self.source if row is None or hash_of(row.text) != hash_of(self.text) else row.source
        return Taken(self.text, _remembered(source, self.text, State.DONE, "", self.kept))

    def beside(self, row: Row, finding: Finding) -> Taken:
        """As it is, with the text of the row set aside."""
        taken = self.unchanged(None)
        return replace(taken, kept=_aside(taken.kept, row.text), findings=(finding,))

    def with_state(self, state: State, day: str) -> Taken:
        """The same text in another state."""
        return Taken(self.text, _remembered(self.source, self.text, state, day, self.kept))

    def instead(self, row: Row, state: State, day: str) -> Taken:
        """The text of the row in its place."""
        source = row.source if state is State.STALE else self.source
        kept = _remembered(source, row.text, state, day, self.kept)
        if not self.text or hash_of(self.text) == row.had:
            return Taken(row.text, kept)
        return Taken(row.text, _aside(kept, self.text), (_both_changed(row),))


def _remembered(source: str, text: str, state: State, day: str, before: Kept) -> Kept:
    if not text:
        return replace(NOTHING_KEPT, set_aside=before.set_aside)
    return Kept(state.value, hash_of(source), hash_of(text), day, before.set_aside)


def _aside(kept: Kept, text: str) -> Kept:
    there = kept.set_aside.split(_TURN) if kept.set_aside else []
    known = {hash_of(one) for one in there} | {""}
    return kept if hash_of(text) in known else replace(kept, set_aside=_TURN.join([*there, text]))


def _taken(now: _Now, row: Row, today: date) -> Taken:
    if not row.is_touched:
        return now.unchanged(row)
    if row.text in {"", MISSING}:
        return replace(now.unchanged(None), findings=(_emptied(row),))
    if _cannot_stand(row.text):
        return replace(now.unchanged(None), findings=(_told(row, "translation-characters", _CHARACTERS),))
    return _weighed(now, row, today)


def _weighed(now: _Now, row: Row, today: date) -> Taken:
    """A text that may come in, against the one that is there."""
    fault = _fault(row)
    if fault is not None:
        return now.beside(row, fault)
    state = _state_of_row(now, row)
    day = today.isoformat() if state is State.CHECKED else ""
    if hash_of(row.text) == hash_of(now.text):
        is_older = hash_of(row.source) != hash_of(now.source)
        return now.unchanged(row) if now.state is State.CHECKED or is_older else now.with_state(state, day)
    if now.state is State.CHECKED and state is not State.CHECKED:
        return now.beside(row, _told(row, "translation-checked", _CHECKED))
    if state is State.STALE and now.state is State.DONE and hash_of(now.text) != row.had:
        return now.beside(row, _told(row, "translation-older", _OLDER))
    return now.instead(row, state, day)


def _state_of_row(now: _Now, row: Row) -> State:
    """What the translator made of it. A new text is done, also where its old state was left standing."""
    if hash_of(row.source) != hash_of(now.source):
        return State.STALE
    is_new = hash_of(row.text) != row.had
    if row.state is State.MISSING or (row.state is State.STALE and is_new and row.had_state == State.STALE.value):
        return State.DONE
    return row.state


def _cannot_stand(text: str) -> bool:
    """Whether a cell of a workbook cannot hold this text."""
    return len(text) > MAX_CELL or any(
        unicodedata.category(sign) in {"Cc", "Cs"} and sign not in "\t\n\r" for sign in text
    )


def _fault(row: Row) -> Finding | None:
    wanted, given = placeholders_in(row.source), placeholders_in(row.text)
    if wanted == given:
        return None
    names = sorted({*(wanted - given), *(given - wanted)})
    listed = ", ".join(f"${{{name}}}" for name in names)
    message = Said(
        f"De vertaling van '{row.key}' heeft {listed} niet even vaak als de bron; zij is niet overgenomen.",
        f"The translation of '{row.key}' does not have {listed} as often as the source; it was not taken.",
    )
    remedy = Said("Neem elke ${...} letterlijk over.", "Copy each ${...} literally.")
    return Finding("translation-placeholder", row.key, message, remedy, Severity.WARNING)


def _told(row: Row, code: str, said: tuple[Said, Said]) -> Finding:
    message, remedy = said
    filled = Said(message.nl.replace("{}", row.key), message.en.replace("{}", row.key))
    return Finding(code, row.key, filled, remedy, Severity.WARNING)


_LOOK = Said(
    "De andere tekst staat op het blad translations, bij set_aside. Kies er een.",
    "The other text is on the sheet translations, under set_aside. Choose one.",
)
_CHECKED = (
    Said(
        "'{}' is al nagekeken; een tekst die niet is nagekeken, komt er niet voor in de plaats.",
        "'{}' is checked already; a text that is not checked does not take its place.",
    ),
    _LOOK,
)
_OLDER = (
    Said(
        "'{}' is vertaald van een oudere brontekst; de werkmap heeft een nieuwere vertaling.",
        "'{}' was translated from an older source text; the workbook has a newer translation.",
    ),
    _LOOK,
)
_CHANGED = (
    Said(
        "'{}' is ook in de werkmap veranderd; dit bestand geldt.", "'{}' changed in the workbook too; this file counts."
    ),
    _LOOK,
)
_CHARACTERS = (
    Said(
        f"De vertaling van '{{}}' heeft een stuurteken of meer dan {MAX_CELL} tekens; zij is niet overgenomen.",
        f"The translation of '{{}}' has a control character or over {MAX_CELL} characters; it was not taken.",
    ),
    Said("Typ de tekst opnieuw.", "Type the text again."),
)
_EMPTIED = (
    Said(
        "De vertaling van '{}' is leeg; de werkmap houdt wat zij had.",
        "The translation of '{}' is empty; the workbook keeps its own.",
    ),
    Said("Haal de tekst zo nodig zelf uit de werkmap.", "If need be, take the text out of the workbook yourself."),
)
_NOT_THERE = (
    Said("De werkmap heeft geen tekst '{}'.", "The workbook has no text '{}'."),
    Said(
        "De vertaling staat op het blad translations, bij set_aside.",
        "The translation is on the sheet translations, under set_aside.",
    ),
)


def _both_changed(row: Row) -> Finding:
    return _told(row, "translation-both", _CHANGED)


def _emptied(row: Row) -> Finding:
    return _told(row, "translation-emptied", _EMPTIED)


def _unknown(row: Row) -> Finding:
    return _told(row, "translation-unknown", _NOT_THERE)

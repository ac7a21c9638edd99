# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finds an answer of a long list by a few letters, or a municipality by the digits of a postcode. Pure, no guessing.

Accents and capitals make no difference, nor do signs between words: "s gravenhage" finds 's-Gravenhage.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kiosk.directory.postcodes import PostcodeRange
from kiosk.directory.region import Municipality
from kiosk.ui.questions import ALWAYS_OFFERED, search_labels
from kiosk.ui.views import ChoiceView

MOST_FOUND = 5
"""More is no choice any more: another letter makes them fewer."""
_NOT_FOUND = 2
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"})


@dataclass(frozen=True, slots=True)
class Findable:
    """An answer and what leads to it."""

    code: str
    names: tuple[str, ...]
    postcodes: tuple[PostcodeRange, ...] = ()


def findables(labels: Mapping[str, str], places: Iterable[Municipality]) -> tuple[Findable, ...]:
    """Answers by their labels; a municipality of the region also by its own name and its postcodes."""
    known = {place.code: place for place in places}
    return tuple(
        Findable(code, (label, known[code].name), known[code].postcodes) if code in known else Findable(code, (label,))
        for code, label in labels.items()
    )


def found(typed: str, among: Sequence[Findable]) -> tuple[str, ...]:
    """The codes of what matches: names that begin with it first, then words that do; nothing for nothing typed."""
    wanted = folded(typed)
    if not wanted:
        return ()
    if wanted[0].isdecimal():
        return tuple(one.code for one in among if any(part.holds(_digits(wanted)) for part in one.postcodes))
    ranked = [(_rank(wanted, one), one.code) for one in among]
    return tuple(code for rank, code in sorted(ranked, key=lambda pair: pair[0]) if rank < _NOT_FOUND)


@dataclass(frozen=True, slots=True)
class Hits:
    """What a search shows: answers, how many more there are, and whether something was typed in vain."""

    shown: tuple[ChoiceView, ...]
    left: int
    in_vain: bool


def hits(choices: Sequence[ChoiceView], typed: str, places: Iterable[Municipality]) -> Hits:
    """What is found; the chosen answer stays in sight, and so does what is for who does not find theirs."""
    labels = search_labels(choices)
    codes = found(typed, findables(labels, places))
    by_code = {one.name: one for one in choices}
    kept = [one for one in choices if one.chosen and one.name in labels and one.name not in codes[:MOST_FOUND]]
    always = [one for one in choices if one.name in ALWAYS_OFFERED]
    shown = (*kept, *(by_code[code] for code in codes[:MOST_FOUND]), *always)
    return Hits(shown, max(0, len(codes) - MOST_FOUND), in_vain=bool(typed.strip()) and not codes)


def folded(text: str) -> str:
    """Small letters without accents, words with one space between them."""
    bare = (one for one in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(one))
    spaced = "".join(one if one.isalnum() else " " for one in bare)
    return " ".join(spaced.translate(_LETTERS).split())


def _rank(wanted: str, one: Findable) -> int:
    names = [folded(name) for name in one.names]
    if any(name.startswith(wanted) for name in names):
        return 0
    return 1 if any(f" {wanted}" in name for name in names) else _NOT_FOUND


def _digits(wanted: str) -> str:
    return "".join(str(unicodedata.decimal(one)) for one in wanted if one.isdecimal())

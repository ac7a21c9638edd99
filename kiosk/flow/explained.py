# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The difficult words of a flow, and where a text uses them. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from kiosk.flow.form import Form
from kiosk.flow.xpath.code import Context

_ENDINGS = "(?:en|n|s|'s)?"
"""Of Dutch words: a text that says `toeslagen` uses `toeslag`."""
_SHORTEST_WITH_ENDING = 5


@dataclass(frozen=True, slots=True)
class Explanation:
    """A difficult word and what it means, in the reader's language."""

    word: str
    meaning: str


def explained(form: Form, texts: Iterable[str], context: Context) -> tuple[Explanation, ...]:
    """The words of the glossary that these texts use, in its order; the meaning in the language of the context."""
    said = "\n".join(texts)
    used = (term for term in form.glossary if _pattern(term.word).search(said))
    told = (Explanation(term.word, term.meaning.shown(context)) for term in used)
    return tuple(one for one in told if one.meaning)


@lru_cache(maxsize=512)
def _pattern(word: str) -> re.Pattern[str]:
    """Abbreviations as they are written; other words also with a capital, and longer ones with an ending."""
    ending = _ENDINGS if len(word) >= _SHORTEST_WITH_ENDING else ""
    flags = 0 if word.isupper() else re.IGNORECASE
    return re.compile(rf"(?<!\w){re.escape(word)}{ending}(?!\w)", flags)

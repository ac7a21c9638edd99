# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words about health, in every language of the kiosk: data of the region. What is done about them, its matrix says."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from kiosk.policy.matrix import HealthWords
from kiosk.referrals.plain_entry import folded

AND_LONGER = "*"
"""At the end of an entry: also every longer word that begins so."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


class HealthWordsError(Exception):
    """The file of the region cannot be used; one line names it and says what to do."""


@dataclass(frozen=True)
class HealthLexicon:
    """Entries by language, and what the region's matrix wants done about them."""

    rule: HealthWords
    entries: Mapping[str, tuple[str, ...]]

    def spoken_in(self, text: str) -> bool:
        """Whether a word of this text is in the list, whatever the language of the screen."""
        words = _WORD.findall(folded(text))
        return any(word in self._whole or word.startswith(self._beginnings) for word in words)

    @cached_property
    def _whole(self) -> frozenset[str]:
        return frozenset(one for one in self._all if not one.endswith(AND_LONGER))

    @cached_property
    def _beginnings(self) -> tuple[str, ...]:
        return tuple(one.removesuffix(AND_LONGER) for one in self._all if one.endswith(AND_LONGER))

    @cached_property
    def _all(self) -> tuple[str, ...]:
        return tuple(folded(one) for several in self.entries.values() for one in several)


def load_health_words(file: Path, rule: HealthWords) -> HealthLexicon:
    """The words of this file, with the rule of the region's matrix. Raises `HealthWordsError`."""
    try:
        read = json.loads(file.read_text(encoding="utf-8"))
        words = {language: tuple(several) for language, several in read["woorden"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise HealthWordsError(f"{file}: cannot be used ({error}); it needs 'woorden' by language") from error
    if not words or not all(several and all(_is_entry(one) for one in several) for several in words.values()):
        raise HealthWordsError(f"{file}: every language under 'woorden' needs single words, with or without a star")
    return HealthLexicon(rule, MappingProxyType(words))


def _is_entry(one: object) -> bool:
    return isinstance(one, str) and _WORD.fullmatch(one.removesuffix(AND_LONGER)) is not None

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is combined with what: all of it for the rules, and the fewest pictures in which every two things meet."""

from collections.abc import Iterator
from dataclasses import astuple, dataclass, field, replace
from itertools import combinations, product
from random import Random

from PySide6.QtCore import QSize

from kiosk.ui.themes import TEXT_SCALES, THEMES

LAYOUTS = {
    "1080x1920": (QSize(1080, 1920), "portrait-24"),
    "1920x1080": (QSize(1920, 1080), "landscape-24"),
    "1366x768": (QSize(1366, 768), "laptop-15"),
    "800x1280": (QSize(800, 1280), "tablet-10"),
    "3840x2160": (QSize(3840, 2160), "landscape-32-4k"),
}
"""Name -> the size of the picture, and the device that has it."""
SEED = 2026
TRIES = 60


@dataclass(frozen=True, slots=True)
class Setting:
    """One way to show a screen."""

    layout: str
    low: bool
    letters: int
    language: str
    theme: int

    def __str__(self) -> str:
        low = " low" if self.low else ""
        return f"{self.language} {self.layout}{low} {THEMES[self.theme]} {TEXT_SCALES[self.letters] * 100:.0f}%"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is combined."""

    languages: tuple[str, ...]
    layouts: tuple[str, ...] = tuple(LAYOUTS)
    lows: tuple[bool, ...] = (False, True)
    letters: tuple[int, ...] = tuple(range(len(TEXT_SCALES)))
    themes: tuple[int, ...] = tuple(range(len(THEMES)))

    def settings(self) -> Iterator[Setting]:
        """Every combination; what is slow to change changes least."""
        parts = (self.layouts, self.lows, self.letters, self.languages, self.themes)
        return (Setting(*one) for one in product(*parts))

    def shares(self, most: int) -> list["Plan"]:
        """The same in at most so many plans, each with languages of its own."""
        number = min(most, len(self.languages))
        return [replace(self, languages=self.languages[at::number]) for at in range(number)]


Pair = tuple[tuple[int, object], tuple[int, object]]


@dataclass
class Covering:
    """Chooses settings, screen by screen, until every two values have met, and every value every screen."""

    plan: Plan
    _chance: Random = field(default_factory=lambda: Random(SEED))  # noqa: S311 - a choice, not a secret
    _met: set[Pair] = field(default_factory=set)

    def choose(self) -> list[Setting]:
        """The settings in which a further screen is to be pictured."""
        every = list(self.plan.settings())
        missing = {part for one in every for part in enumerate(astuple(one))}
        chosen: list[Setting] = []
        while missing:
            candidates = self._chance.sample(every, min(TRIES, len(every)))
            best = max(candidates, key=lambda one: self._gain(one, missing))
            if not missing & set(enumerate(astuple(best))):
                continue
            missing -= set(enumerate(astuple(best)))
            self._met |= _pairs(best)
            chosen.append(best)
        return chosen

    def left(self) -> list[Setting]:
        """Settings, for any screen, in which those pairs meet that have not yet."""
        every = list(self.plan.settings())
        chosen: list[Setting] = []
        while unmet := set().union(*map(_pairs, every)) - self._met:
            best = max(every, key=lambda one: len(_pairs(one) & unmet))
            self._met |= _pairs(best)
            chosen.append(best)
        return chosen

    def _gain(self, one: Setting, missing: set[tuple[int, object]]) -> int:
        return 10 * len(missing & set(enumerate(astuple(one)))) + len(_pairs(one) - self._met)


def _pairs(one: Setting) -> set[Pair]:
    return set(combinations(enumerate(astuple(one)), 2))

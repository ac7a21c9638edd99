# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which colours stand on which, and how well they must differ: a theme that poor eyes cannot read is refused."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

SHIPPED_TEXT = 7.0
"""WCAG 1.4.6 (AAA): every shipped theme."""
REGION_TEXT = 4.5
"""WCAG 1.4.3 (AA): what a region may go down to with colours of its own."""
SHAPE = 3.0
"""WCAG 1.4.11: borders, icons, the focus ring."""

TEXT_PAIRS = (
    ("ink", "paper"), ("ink", "surface"), ("ink", "sunken"), ("ink", "chosen"), ("ink", "skyLow"),
    ("inkSoft", "paper"), ("inkSoft", "surface"), ("inkSoft", "sunken"),
    ("primaryInk", "primary"), ("primaryInk", "primaryPressed"), ("primary", "surface"), ("primary", "paper"),
    ("danger", "paper"), ("danger", "surface"), ("danger", "sunken"), ("danger", "dangerSoft"),
    ("good", "surface"), ("good", "goodSoft"), ("notice", "noticeSoft"), ("notice", "surface"),
)  # fmt: skip
SHAPE_PAIRS = (
    ("line", "paper"), ("line", "surface"), ("line", "sunken"), ("chosenLine", "chosen"), ("chosenLine", "paper"),
    ("focus", "paper"), ("focus", "surface"), ("focus", "sunken"), ("focus", "focusHalo"), ("danger", "surface"),
    ("good", "paper"), ("notice", "paper"),
    ("primary", "chosen"), ("primary", "sunken"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pair:
    """Two colours of a theme, how much they differ, and how much they must."""

    front: str
    ground: str
    found: float
    limit: float

    @property
    def holds(self) -> bool:
        """Whether it can be read."""
        return self.found >= self.limit


def pairs(colours: Mapping[str, str], text_limit: float) -> Iterator[Pair]:
    """Every pair that the screens use, measured; every colour that is named in one must be there."""
    limits = [(pair, text_limit) for pair in TEXT_PAIRS] + [(pair, SHAPE) for pair in SHAPE_PAIRS]
    for (front, ground), limit in limits:
        yield Pair(front, ground, contrast_ratio(colours[front], colours[ground]), limit)


def contrast_ratio(one: str, other: str) -> float:
    """WCAG contrast of two `#RRGGBB` colours: 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.03928 else float(((channel + 0.055) / 1.055) ** 2.4)

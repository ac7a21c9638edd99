# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Colours and sizes of the screens, from `resources/themes`; a theme that poor eyes cannot read is refused."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kiosk.speech.loudness import Loudness

TEXT_CONTRAST = 7.0
"""WCAG 1.4.6 (AAA)."""
SHAPE_CONTRAST = 3.0
"""WCAG 1.4.11: borders, icons, the focus ring."""

TEXT_PAIRS = (
    ("ink", "paper"), ("ink", "surface"), ("ink", "sunken"), ("ink", "chosen"), ("ink", "skyLow"),
    ("inkSoft", "paper"), ("inkSoft", "surface"), ("inkSoft", "sunken"),
    ("primaryInk", "primary"), ("primaryInk", "primaryPressed"), ("primary", "surface"), ("primary", "paper"),
    ("danger", "paper"), ("danger", "surface"), ("danger", "dangerSoft"),
    ("good", "surface"), ("good", "goodSoft"), ("notice", "noticeSoft"),
)  # fmt: skip
SHAPE_PAIRS = (
    ("line", "paper"), ("line", "surface"), ("line", "sunken"), ("chosenLine", "chosen"), ("chosenLine", "paper"),
    ("focus", "paper"), ("focus", "surface"), ("focus", "focusHalo"), ("danger", "surface"),
)  # fmt: skip

_HEX = re.compile(r"#[0-9A-F]{6}")


class ThemeError(Exception):
    """A theme cannot be used; the message names the colour and says what to do."""


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of colours, `#RRGGBB` by token name."""

    name: str
    colours: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class DeviceProfile:
    """What the device is in the real world: needed to promise finger and letter sizes in millimetres, and loudness."""

    mm_per_px: float
    viewing_distance_mm: float
    target_mm: float
    loudness: Loudness


@dataclass(frozen=True, slots=True)
class Sizes:
    """Lengths in pixels of a screen whose shorter side is 1080, and the device they are shown on."""

    text: Mapping[str, float]
    space: Mapping[str, float]
    shape: Mapping[str, float]
    device: DeviceProfile


@dataclass(frozen=True, slots=True)
class Look:
    """Everything that decides how the screens look."""

    standard: Theme
    contrast: Theme
    sizes: Sizes


def load_look(folder: Path) -> Look:
    """Reads and checks both themes and the sizes; raises `ThemeError`."""
    standard, contrast = _theme(folder / "standard.json"), _theme(folder / "contrast.json")
    if standard.colours.keys() != contrast.colours.keys():
        odd = sorted(standard.colours.keys() ^ contrast.colours.keys())
        raise ThemeError(f"{folder}: the two themes must name the same colours; they differ on {', '.join(odd)}")
    return Look(standard, contrast, _sizes(folder / "sizes.json"))


def contrast_ratio(one: str, other: str) -> float:
    """WCAG contrast of two `#RRGGBB` colours: 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.03928 else float(((channel + 0.055) / 1.055) ** 2.4)


def _theme(file: Path) -> Theme:
    read = _read(file).get("colours")
    if not isinstance(read, dict):
        raise ThemeError(f"{file}: has no 'colours'; copy them from the standard theme")
    colours = {name: _colour(file, name, colour) for name, colour in read.items()}
    _check_contrast(file, colours)
    return Theme(file.stem, MappingProxyType(colours))


def _colour(file: Path, name: str, colour: object) -> str:
    if not isinstance(colour, str) or not _HEX.fullmatch(colour):
        raise ThemeError(f"{file}: colour '{name}' must be written as #RRGGBB")
    return colour


def _check_contrast(file: Path, colours: Mapping[str, str]) -> None:
    limits = [(pair, TEXT_CONTRAST) for pair in TEXT_PAIRS] + [(pair, SHAPE_CONTRAST) for pair in SHAPE_PAIRS]
    for (front, back), limit in limits:
        if front not in colours or back not in colours:
            raise ThemeError(f"{file}: colours '{front}' and '{back}' are both needed")
        found = contrast_ratio(colours[front], colours[back])
        if found < limit:
            raise ThemeError(f"{file}: '{front}' on '{back}' has contrast {found:.1f}; it needs {limit:.0f} or more")


def _sizes(file: Path) -> Sizes:
    read = _read(file)
    try:
        return Sizes(
            MappingProxyType(dict(read["text"])),
            MappingProxyType(dict(read["space"])),
            MappingProxyType(dict(read["shape"])),
            _device(file, read["device"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ThemeError(f"{file}: {error!r} is missing or not a number; put the shipped file back") from error


def _device(file: Path, read: Mapping[str, Any]) -> DeviceProfile:
    steps = tuple(float(step) for step in read["volumeStepsDb"])
    loudness = Loudness(steps, int(read["volumeStandardStep"]))
    if loudness.fault:
        raise ThemeError(f"{file}: 'volumeStepsDb' {loudness.fault}")
    return DeviceProfile(float(read["mmPerPx"]), float(read["viewingDistanceMm"]), float(read["targetMm"]), loudness)


def _read(file: Path) -> dict[str, Any]:
    try:
        read = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ThemeError(f"{file}: cannot be read ({error}); put the shipped file back") from error
    if not isinstance(read, dict):
        raise ThemeError(f"{file}: must hold one object; put the shipped file back")
    return read

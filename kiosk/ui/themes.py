# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The look of the screens: three themes of colours, sizes, the device, and what the region puts over them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from kiosk.ui.contrast import REGION_TEXT, SHIPPED_TEXT, pairs
from kiosk.ui.devices import DeviceProfile, load_device
from kiosk.ui.region_theme import RegionTheme, load_region_theme
from kiosk.ui.theme_files import ThemeError, colours_of, read_object

THEMES = ("light", "dark", "contrast")
"""In the order in which a visitor meets them; the first one greets."""
TEXT_SCALES = (1.0, 1.5, 2.0)
"""The sizes of the letters, in the same way."""


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of colours, `#RRGGBB` by name."""

    name: str
    colours: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sizes:
    """Lengths in pixels of a screen whose shorter side is 1080."""

    text: Mapping[str, float]
    space: Mapping[str, float]
    shape: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Look:
    """Everything that decides how the screens look."""

    themes: tuple[Theme, ...]
    sizes: Sizes
    device: DeviceProfile
    region: RegionTheme


def load_look(resources: Path, device: str, region_theme: Path | None = None) -> Look:
    """Reads and checks it all; raises `ThemeError`. `region_theme`: a file in place of the one in `resources`."""
    folder = resources / "themes"
    file = region_theme or folder / "region.json"
    region = load_region_theme(file, resources / "fonts")
    shipped = tuple(_shipped(folder, name) for name in THEMES)
    for theme in shipped[1:]:
        if odd := sorted(theme.colours.keys() ^ shipped[0].colours.keys()):
            raise ThemeError(f"{folder}: every theme must name the same colours; {theme.name} differs: {odd}")
    themes = tuple(_with_region(theme, region, file) for theme in shipped)
    return Look(themes, _sizes(folder / "sizes.json"), load_device(resources, device), region)


def _shipped(folder: Path, name: str) -> Theme:
    file = folder / f"{name}.json"
    read = read_object(file, ("tokens", "colours"))
    sets = read_object(folder / "voorbeeld.json", ("source", "version", "licence", "light", "dark"))
    if read["tokens"] not in {"light", "dark"}:
        raise ThemeError(f"{file}: 'tokens' must be light or dark; put the shipped file back")
    theme = Theme(name, MappingProxyType(colours_of(file, read["colours"], sets[read["tokens"]])))
    _check(file, theme, SHIPPED_TEXT)
    return theme


def _with_region(theme: Theme, region: RegionTheme, file: Path) -> Theme:
    own = region.colours.get(theme.name, {})
    if odd := sorted(own.keys() - theme.colours.keys()):
        raise ThemeError(f"{file}: there is no colour {', '.join(odd)}; the names are in the shipped {theme.name}.json")
    coloured = Theme(theme.name, MappingProxyType({**theme.colours, **own}))
    _check(file, coloured, REGION_TEXT if own else SHIPPED_TEXT)
    return coloured


def _check(file: Path, theme: Theme, text_limit: float) -> None:
    try:
        poor = [pair for pair in pairs(theme.colours, text_limit) if not pair.holds]
    except KeyError as error:
        raise ThemeError(f"{file}: colour {error} is needed; copy it from the shipped file") from error
    if poor:
        worst = min(poor, key=lambda pair: pair.found / pair.limit)
        raise ThemeError(
            f"{file}: in {theme.name}, '{worst.front}' on '{worst.ground}' has contrast {worst.found:.2f}; it needs"
            f" {worst.limit:g} or more: make one of the two darker or lighter"
        )


def _sizes(file: Path) -> Sizes:
    read = read_object(file, ("comment", "text", "space", "shape"))
    try:
        groups = [{name: float(size) for name, size in read[key].items()} for key in ("text", "space", "shape")]
    except (AttributeError, TypeError, ValueError) as error:
        raise ThemeError(f"{file}: {error}; put the shipped file back") from error
    return Sizes(*(MappingProxyType(group) for group in groups))

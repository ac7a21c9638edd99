# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The region's own look: one JSON file with colours, a logo and a font from the list, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgRenderer

from kiosk.ui.theme_files import ThemeError, colours_of, read_object

FONTS = MappingProxyType(
    {
        "Noto Sans": "NotoSans",
        "Noto Serif": "NotoSerif",
        "Source Sans 3": "SourceSans3",
        "Atkinson Hyperlegible": "AtkinsonHyperlegible",
    }
)
"""Family -> how its files begin. Only the first is shipped; files of another one lie beside the region's theme."""
CHANGEABLE = ("light", "dark")
"""High contrast is the same in every region: who needs it must be able to count on it."""
LARGEST_LOGO = 1_000_000
PNG = b"\x89PNG"
"""How such a picture begins."""


@dataclass(frozen=True, slots=True)
class RegionTheme:
    """What a region puts over the shipped themes."""

    name: str
    logo: bytes
    """SVG or PNG."""
    font: str
    fonts_folder: Path
    colours: Mapping[str, Mapping[str, str]]
    """Theme name -> the colours that differ from the shipped ones."""


def load_region_theme(file: Path, shipped_fonts: Path) -> RegionTheme:
    """Reads it strictly; raises `ThemeError`. Contrast is looked at where the colours are put over the shipped ones."""
    read = read_object(file, ("name", "logo", "font", "colours"))
    if not isinstance(read["name"], str) or not read["name"].strip():
        raise ThemeError(f"{file}: 'name' must be the name of the region; it is read aloud in place of the logo")
    return RegionTheme(
        read["name"],
        _logo(file, read["logo"]),
        *_font(file, read["font"], shipped_fonts),
        _colours(file, read["colours"]),
    )


def _logo(file: Path, name: object) -> bytes:
    if not isinstance(name, str) or not name.lower().endswith((".svg", ".png")):
        raise ThemeError(f"{file}: 'logo' must name an .svg or .png file")
    logo = file.parent / name
    try:
        read = logo.read_bytes()
    except OSError as error:
        raise ThemeError(f"{file}: logo {logo} cannot be read ({error.strerror}); put it there") from error
    if len(read) > LARGEST_LOGO:
        raise ThemeError(f"{file}: logo {logo} is larger than {LARGEST_LOGO} bytes; make it smaller")
    if not logo_can_be_drawn(read):
        raise ThemeError(f"{file}: logo {logo} cannot be drawn; save it anew as plain SVG or as PNG")
    return read


def logo_can_be_drawn(logo: bytes) -> bool:
    """Whether these are the bytes of a PNG or of an SVG."""
    return (logo.startswith(PNG) and not QImage.fromData(logo).isNull()) or QSvgRenderer(QByteArray(logo)).isValid()


def _font(file: Path, family: object, shipped: Path) -> tuple[str, Path]:
    if not isinstance(family, str) or family not in FONTS:
        raise ThemeError(f"{file}: font '{family}' is not allowed; choose one of: {', '.join(FONTS)}")
    needed = [f"{FONTS[family]}-{weight}.ttf" for weight in ("Regular", "Bold")]
    for folder in (shipped, file.parent):
        if all((folder / one).is_file() for one in needed):
            return family, folder
    raise ThemeError(f"{file}: font '{family}' needs {' and '.join(needed)} beside this file; put them there")


def _colours(file: Path, read: object) -> Mapping[str, Mapping[str, str]]:
    if not isinstance(read, dict) or (odd := sorted(read.keys() - set(CHANGEABLE))):
        odd = odd if isinstance(read, dict) else []
        raise ThemeError(f"{file}: 'colours' knows only {' and '.join(CHANGEABLE)}, not {', '.join(odd) or 'this'}")
    return MappingProxyType({name: MappingProxyType(colours_of(file, one, {})) for name, one in read.items()})

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lines of text in any of the kiosk's scripts, measured, broken and drawn.

reportlab 5.1 joins Arabic letters (through uharfbuzz), but one font at a time and without the order of mixed lines:
its own right-to-left paragraphs need a package without wheels. So a line is cut here into pieces of one font and one
direction, ordered by python-bidi, and drawn from left to right.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from bidi import algorithm  # type: ignore[import-untyped]  # the package has no types
from reportlab.pdfbase.ttfonts import TTFont, shapeStr
from reportlab.pdfgen.canvas import Canvas

from kiosk.directory.plain_text import clean
from kiosk.reports.typeface import Typefaces

_JOINING = frozenset({"AL", "R", "NSM"})
_TURNED_ROUND = re.compile(r"\+?\d[\d /()-]*\d")
"""Numbers with spaces, such as a phone number: in a right-to-left line their groups would change places."""
_EMBED, _END = "\u202a", "\u202c"


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks. Lengths in points."""

    size: float
    bold: bool = False
    leading: float = 0.0
    """From one baseline to the next; 0: the usual 1.35 times the size, which also gives Arabic its room."""

    @property
    def step(self) -> float:
        return self.leading or self.size * 1.35


@dataclass(frozen=True, slots=True)
class _Letter:
    """One character of a line, at its place from left to right."""

    shown: str
    """Mirrored where the direction asks for it, such as a bracket."""
    at: int
    font: TTFont
    joined: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one font; `text` may hold joined letters in the order of the paper."""

    font: str
    text: str
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line, ready to draw."""

    pieces: tuple[Piece, ...]
    size: float
    width: float


def is_right_to_left(text: str) -> bool:
    """By the first letter that has a direction; digits and signs have none."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in {"L", "R", "AL"}:
            return direction != "L"
    return False


def set_line(text: str, style: Style, faces: Typefaces) -> Line:
    """The text on one line, without hidden characters, in the direction of its first letter."""
    return _set(clean(text), style, faces, rtl=is_right_to_left(text))


def set_lines(text: str, style: Style, faces: Typefaces, width: float) -> tuple[Line, ...]:
    """The text broken into lines of at most `width` points; a word that is wider by itself is broken too."""
    whole = clean(text)
    rtl = is_right_to_left(whole)
    lines: list[Line] = []
    line = ""
    for word in _words(whole, style, faces, width):
        longer = f"{line} {word}".strip()
        if line and _set(longer, style, faces, rtl=rtl).width > width:
            lines.append(_set(line, style, faces, rtl=rtl))
            longer = word
        line = longer
    return (*lines, _set(line, style, faces, rtl=rtl)) if line else tuple(lines)


def shortened(text: str, style: Style, faces: Typefaces, width: float) -> Line:
    """The text on one line of at most `width` points, its end replaced by an ellipsis where it must be."""
    words = clean(text)
    line = set_line(words, style, faces)
    while line.width > width and words:
        words = words[:-1].rstrip()
        line = set_line(words + "\u2026", style, faces)
    return line


def draw_line(canvas: Canvas, line: Line, x: float, baseline: float) -> None:
    """Draws the line with its left end at `x`."""
    for piece in line.pieces:
        canvas.setFont(piece.font, line.size)
        canvas.drawString(x, baseline, piece.text)
        x += piece.width


def _words(text: str, style: Style, faces: Typefaces, width: float) -> Iterator[str]:
    for word in text.split():
        rest = word
        while rest:
            fits = _fitting(rest, style, faces, width)
            yield rest[:fits]
            rest = rest[fits:]


def _fitting(word: str, style: Style, faces: Typefaces, width: float) -> int:
    """How many characters of a word go on one line; at least one."""
    fits = len(word)
    while fits > 1 and set_line(word[:fits], style, faces).width > width:
        fits -= 1
    return fits


def _set(text: str, style: Style, faces: Typefaces, *, rtl: bool) -> Line:
    guarded = _TURNED_ROUND.sub(lambda number: f"{_EMBED}{number[0]}{_END}", text) if rtl else text
    letters = _ordered(guarded, style, faces, rtl=rtl)
    pieces = tuple(_pieces(letters, guarded, style.size))
    return Line(pieces, style.size, sum(piece.width for piece in pieces))


def _ordered(text: str, style: Style, faces: Typefaces, *, rtl: bool) -> list[_Letter]:
    """The characters from left to right (Unicode bidirectional algorithm)."""
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = (1, "R") if rtl else (0, "L")
    algorithm.get_embedding_levels(text, storage)
    for at, character in enumerate(storage["chars"]):
        character["at"] = at
    algorithm.explicit_embed_and_overrides(storage)
    for resolve in (algorithm.resolve_weak_types, algorithm.resolve_neutral_types, algorithm.resolve_implicit_levels):
        resolve(storage, debug=False)
    algorithm.reorder_resolved_levels(storage, debug=False)
    algorithm.apply_mirroring(storage, debug=False)
    return [_letter(character, style, faces) for character in storage["chars"]]


def _letter(character: dict[str, object], style: Style, faces: Typefaces) -> _Letter:
    shown, level = str(character["ch"]), int(str(character["level"]))
    joined = level % 2 == 1 and unicodedata.bidirectional(shown) in _JOINING
    return _Letter(shown, int(str(character["at"])), faces.font_of(shown, bold=style.bold), joined)


def _pieces(letters: Iterable[_Letter], text: str, size: float) -> Iterator[Piece]:
    for (name, joined), group in groupby(letters, key=lambda letter: (letter.font.fontName, letter.joined)):
        stretch = list(group)
        if joined:
            places = [letter.at for letter in stretch]
            yield _joined(text[min(places) : max(places) + 1], name, size)
        else:
            shown = "".join(letter.shown for letter in stretch)
            yield Piece(name, shown, stretch[0].font.stringWidth(shown, size))


def _joined(text: str, font: str, size: float) -> Piece:
    """A stretch of joined letters: uharfbuzz chooses their shapes and puts them in the order of the paper."""
    shaped = shapeStr(text, font, size, force=True)
    return Piece(font, shaped, sum(letter.x_advance for letter in shaped.__shapeData__) * size / 1000)

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lines of text in any of the kiosk's scripts, measured, broken and drawn.

reportlab 5.1 joins Arabic letters (through uharfbuzz), but one font at a time and without the order of mixed lines:
its own right-to-left paragraphs need a package without wheels. So a line is cut here into pieces of one font and one
direction, ordered by python-bidi, and drawn from left to right.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from bidi import algorithm  # type: ignore[import-untyped]  # the package has no types
from reportlab.pdfbase.ttfonts import TTFont, shapeStr

from kiosk.directory.plain_text import clean
from kiosk.reports.tagging import TaggedPdf
from kiosk.reports.typeface import Typefaces

_TURNED = frozenset({"AL", "R"})
_JOINING = _TURNED | {"NSM"}
_IN_GROUPS = re.compile(r"\+?\d[\d:./]*(?:[ \xa0-]\(?\d[\d:./]*\)?)+")
"""A number in groups, such as a phone number: one word, whose groups must not change places right to left."""
_EMBED, _END, _NO_BREAK = "\u202a", "\u202c", "\xa0"
RIGHT_TO_LEFT = frozenset({"ar", "ckb", "fa", "he", "ps", "ur"})
"""Languages that are written from right to left."""


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
    text: str
    """In the order of reading; it ends in a space where the paragraph goes on with another word."""
    turned: bool
    """The pieces have its letters joined or in another order."""


def set_line(text: str, style: Style, faces: Typefaces, *, rtl: bool = False) -> Line:
    """The text on one line, without hidden characters. `rtl`: it stands among text that runs from right to left."""
    return _set(_whole_numbers(clean(text)), style, faces, rtl=rtl)


def set_lines(text: str, style: Style, faces: Typefaces, width: float, *, rtl: bool = False) -> tuple[Line, ...]:
    """The text broken into lines of at most `width` points; a word that is wider by itself is broken too."""
    lines: list[Line] = []
    line = ""
    for word, is_next in _words(_whole_numbers(clean(text)), style, faces, width):
        longer = f"{line} {word}" if line else word
        if line and _set(longer, style, faces, rtl=rtl).width > width:
            done = _set(line, style, faces, rtl=rtl)
            lines.append(replace(done, text=f"{done.text} ") if is_next else done)
            longer = word
        line = longer
    return (*lines, _set(line, style, faces, rtl=rtl)) if line else tuple(lines)


def set_balanced(text: str, style: Style, faces: Typefaces, width: float, *, rtl: bool = False) -> tuple[Line, ...]:
    """As `set_lines`, but no last line of one lonely word: the same number of lines, as equal as they can be."""
    lines = set_lines(text, style, faces, width, rtl=rtl)
    while lines:
        narrower = set_lines(text, style, faces, max(line.width for line in lines) - 1, rtl=rtl)
        if len(narrower) > len(lines) or len(lines) == 1:
            break
        lines = narrower
    return lines


def shortened(text: str, style: Style, faces: Typefaces, width: float) -> Line:
    """The text on one line of at most `width` points, its end replaced by an ellipsis where it must be."""
    words = clean(text)
    line = set_line(words, style, faces)
    while line.width > width and words:
        words = words[:-1].rstrip()
        line = set_line(words + "\u2026", style, faces)
    return line


def draw_line(pdf: TaggedPdf, line: Line, x: float, baseline: float) -> None:
    """Draws the line with its left end at `x`, within the content of an element."""
    # Where a line ends in white is not seen, but who hears it must not get two words as one (ISO 32000-1, 14.8.2.5).
    white = " " if line.text.endswith(" ") and not line.turned else ""
    with pdf.saying(line.text, turned=line.turned):
        for piece in line.pieces:
            pdf.canvas.setFont(piece.font, line.size)
            pdf.canvas.drawString(x, baseline, piece.text + white if piece is line.pieces[-1] else piece.text)
            x += piece.width


def _words(text: str, style: Style, faces: Typefaces, width: float) -> Iterator[tuple[str, bool]]:
    """Each word, or each part of one that is too wide, and whether another word stood before it."""
    for word in filter(None, text.split(" ")):
        rest = word
        while rest:
            fits = _fitting(rest, style, faces, width)
            yield rest[:fits], rest is word
            rest = rest[fits:]


def _fitting(word: str, style: Style, faces: Typefaces, width: float) -> int:
    """How many characters of a word go on one line; at least one."""

    def too_wide(length: int) -> bool:
        return _set(word[:length], style, faces, rtl=False).width > width

    if not too_wide(len(word)):
        return len(word)
    return max(1, bisect_left(range(1, len(word) + 1), True, key=too_wide))  # noqa: FBT003  the value that is sought


def _whole_numbers(text: str) -> str:
    return _IN_GROUPS.sub(lambda number: number[0].replace(" ", _NO_BREAK), text)


def _set(text: str, style: Style, faces: Typefaces, *, rtl: bool) -> Line:
    """Text without a letter from right to left, such as an address, keeps its order everywhere."""
    mixed = any(unicodedata.bidirectional(character) in _TURNED for character in text)
    said = text.replace(_NO_BREAK, " ")
    if rtl and mixed:
        text = _IN_GROUPS.sub(lambda number: f"{_EMBED}{number[0]}{_END}", text)
    letters = _ordered(text, style, faces, rtl=rtl and mixed)
    pieces = tuple(_pieces(letters, text, style.size))
    return Line(pieces, style.size, sum(piece.width for piece in pieces), said, mixed)


def _ordered(text: str, style: Style, faces: Typefaces, *, rtl: bool) -> list[_Letter]:
    """The characters from left to right (Unicode bidirectional algorithm)."""
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = (1, "R") if rtl else (0, "L")
    algorithm.get_embedding_levels(text, storage)
    for at, character in enumerate(storage["chars"]):
        character["at"] = at
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage, debug=False)
    _pair_brackets(storage["chars"], "R" if rtl else "L")
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    algorithm.reorder_resolved_levels(storage, debug=False)
    algorithm.apply_mirroring(storage, debug=False)
    return [_letter(character, style, faces) for character in storage["chars"]]


def _pair_brackets(characters: list[dict[str, object]], base: str) -> None:
    """Rule N0, which python-bidi's older algorithm does not know: both brackets of a pair go the same way."""
    opened: list[int] = []
    for at, character in enumerate(characters):
        if character["ch"] == "(":
            opened.append(at)
        elif character["ch"] == ")" and opened:
            start = opened.pop()
            within = _strong(characters[start + 1 : at])
            if within:
                before = _strong(characters[:start])[-1:] or [base]
                way = base if base in within else before[0]
                characters[start]["type"] = character["type"] = way


def _strong(characters: Iterable[dict[str, object]]) -> list[str]:
    """L or R for each character with a direction; a number counts as R."""
    return ["L" if each["type"] == "L" else "R" for each in characters if each["type"] in {"L", "R", "EN", "AN"}]


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

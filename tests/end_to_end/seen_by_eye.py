# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Eyes and a finger for an X display: reads the pixels, and touches what was read."""

import csv
import io
import os
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import monotonic

from PIL import Image, ImageChops, ImageColor, ImageGrab

APPEARS_WITHIN_S = 60.0
Place = tuple[int, int]
Line = list[tuple[str, Place]]


@dataclass(frozen=True)
class Reading:
    """The lines of one look at the screen: each word with its middle."""

    lines: tuple[Line, ...]

    def find(self, text: str) -> Place | None:
        """The middle of these words, where they stand on one line; rather where nothing else stands on it."""
        wanted = text.split()
        for line in sorted(self.lines, key=len):
            read = [word for word, _ in line]
            for start in range(len(read) - len(wanted) + 1):
                if read[start : start + len(wanted)] == wanted:
                    (left, top), (right, _) = line[start][1], line[start + len(wanted) - 1][1]
                    return (left + right) // 2, top
        return None


@dataclass(frozen=True)
class Visitor:
    """Somebody before this X display."""

    display: str

    def look(self) -> Reading:
        """Reads what is on the screen now; dark on light and light on dark are read apart."""
        seen = ImageGrab.grab(xdisplay=self.display).convert("L")
        return Reading(
            tuple(line for picture in (seen, Image.eval(seen, lambda light: 255 - light)) for line in _read(picture))
        )

    def look_for(self, found: Callable[[Reading], Place | None]) -> Place:
        """Looks until it is there."""
        until = monotonic() + APPEARS_WITHIN_S
        while (place := found(self.look())) is None:
            assert monotonic() < until, self.look()
        return place

    def look_for_words(self, text: str) -> Place:
        """Looks until these words are there."""
        return self.look_for(lambda reading: reading.find(text))

    def touch(self, place: Place) -> None:
        """A press and a release."""
        words = ["xdotool", "mousemove", *map(str, place), "click", "1"]
        subprocess.run(words, env={**os.environ, "DISPLAY": self.display}, check=True, timeout=APPEARS_WITHIN_S)

    def touch_button(self, colour: str) -> None:
        """Touches the middle of what has this colour, low on the screen: a word in a coloured box is hard to read."""
        self.touch(self.look_for_colour(colour))

    def look_for_colour(self, colour: str) -> Place:
        """Looks until there is a field of this colour in the lower third of the screen."""
        until = monotonic() + APPEARS_WITHIN_S
        while (box := self._coloured(ImageColor.getrgb(colour))) is None:
            assert monotonic() < until
        left, top, right, bottom = box
        return (left + right) // 2, (top + bottom) // 2

    def _coloured(self, colour: tuple[int, ...]) -> tuple[int, int, int, int] | None:
        seen = ImageGrab.grab(xdisplay=self.display)
        low = seen.height * 2 // 3
        part = seen.crop((0, low, seen.width, seen.height))
        differs = ImageChops.difference(part, Image.new("RGB", part.size, colour[:3])).convert("L")
        box = differs.point(lambda light: 255 * (light == 0)).getbbox()
        return None if box is None else (box[0], box[1] + low, box[2], box[3] + low)

    def touch_words(self, text: str) -> None:
        """Touches what says this, once it is there."""
        self.touch(self.look_for_words(text))


def _read(picture: Image.Image) -> Iterator[Line]:
    packed = io.BytesIO()
    picture.save(packed, "PNG")
    read = subprocess.run(
        ["tesseract", "stdin", "stdout", "-l", "nld", "--psm", "11", "tsv"],
        input=packed.getvalue(),
        capture_output=True,
        check=True,
        timeout=APPEARS_WITHIN_S,
    )
    lines: dict[tuple[str, str, str], Line] = {}
    for row in csv.DictReader(io.StringIO(read.stdout.decode()), delimiter="\t", quoting=csv.QUOTE_NONE):
        if word := (row["text"] or "").strip(" |.,"):
            middle = int(row["left"]) + int(row["width"]) // 2, int(row["top"]) + int(row["height"]) // 2
            lines.setdefault((row["block_num"], row["par_num"], row["line_num"]), []).append((word, middle))
    yield from lines.values()

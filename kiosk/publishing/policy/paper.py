# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands on a paper about the matrix, whichever file it becomes: plain text in headings, lists and tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class Tone(Enum):
    """What a cell says at a glance; its words say the same."""

    PLAIN = "plain"
    QUIET = "quiet"
    GOOD = "good"
    ASK = "ask"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Cell:
    """A text in a table."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a part. `level` 1 or 2."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A few sentences."""

    text: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """Lines below each other."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; `widths` are shares of the width of the page."""

    widths: tuple[float, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Names with what belongs to them, kept together on a page."""

    rows: tuple[tuple[str, str], ...]
    title: str = ""
    mark: Cell = Cell("")
    """At the end of the title."""
    stays: bool = False
    """On one page with what comes next."""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Room for people to sign."""

    intro: str
    people: tuple[str, ...]


Part = Heading | Paragraph | Bullets | Table | Facts | Signatures


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper."""

    kicker: str
    title: str
    edition: str
    """Which data this is of, on every page."""
    draft: str
    """What every page says while it is a draft; '' when it is none."""
    parts: tuple[Part, ...]

    def texts(self) -> Iterator[str]:
        """All that it says, in its order."""
        yield from filter(None, (self.kicker, self.title, self.edition, self.draft))
        for part in self.parts:
            yield from filter(None, _texts(part))


def plain(*rows: tuple[str, ...]) -> tuple[tuple[Cell, ...], ...]:
    """Rows of nothing but text."""
    return tuple(tuple(Cell(text) for text in row) for row in rows)


def _texts(part: Part) -> Iterator[str]:
    if isinstance(part, Heading | Paragraph):
        yield part.text
    elif isinstance(part, Bullets):
        yield from part.lines
    elif isinstance(part, Signatures):
        yield from (part.intro, *part.people)
    elif isinstance(part, Table):
        yield from part.headings
        yield from (cell.text for row in part.rows for cell in row)
    else:
        yield from (part.title, part.mark.text)
        yield from (text for row in part.rows for text in row)

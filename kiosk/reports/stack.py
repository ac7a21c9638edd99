# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Things under each other, put on pages: a strip as long as they are, or sheets."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kiosk.reports.tagging import Element, TaggedPdf

_Draw = Callable[[TaggedPdf, float], None]
"""Draws a thing, whose top is at this height above the foot of the page."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A paper, lengths in points; `scale` is how much larger everything is than on the strip."""

    width: float
    margin: float
    height: float = 0.0
    """0: as long as what is on it."""
    scale: float = 1.0

    @property
    def inner(self) -> float:
        """Between the margins."""
        return self.width - 2 * self.margin


@dataclass(frozen=True, slots=True)
class _Item:
    """Something from edge to edge; `leads`: it never stands alone at the foot of a sheet."""

    height: float
    draw: _Draw
    leads: bool = False


class Stack:
    """Collects what goes on a paper of this shape; lengths in points."""

    def __init__(self, shape: Shape) -> None:
        self._shape = shape
        self._items: list[_Item] = []

    def add(self, height: float, draw: _Draw, *, leads: bool = False) -> None:
        """A thing under all others. `leads`: it never stands alone at the foot of a sheet."""
        self._items.append(_Item(height, draw, leads))

    @property
    def is_one_page(self) -> bool:
        """Whether all of it fits on one."""
        return len(list(self._pages(self._room))) == 1

    @property
    def _height(self) -> float:
        return self._shape.height or sum(item.height for item in self._items) + 2 * self._shape.margin

    @property
    def _room(self) -> float:
        return self._height - 2 * self._shape.margin

    def pdf(self, title: str, language: str, tree: Element) -> bytes:
        """All of it, tagged by this tree; one page where it is a strip."""
        shape, height = self._shape, self._height
        pdf = TaggedPdf((shape.width, height), title, language, tree=tree)
        for number, page in enumerate(self._pages(self._room)):
            if number:
                pdf.canvas.showPage()
            top = height - shape.margin
            for item in page:
                item.draw(pdf, top)
                top -= item.height
        return pdf.finished()

    def _pages(self, room: float) -> Iterator[list[_Item]]:
        """What stands on each page, in order; what leads goes over with what it leads to."""
        page: list[_Item] = []
        used = 0.0
        for group in self._groups():
            height = sum(item.height for item in group)
            # A strip is as long as its items: a rounding error must not cut it in two.
            if page and used + height > room + 0.01:
                yield page
                page, used = [], 0.0
            page += group
            used += height
        yield page

    def _groups(self) -> Iterator[list[_Item]]:
        group: list[_Item] = []
        for item in self._items:
            group.append(item)
            if not item.leads:
                yield group
                group = []
        if group:
            yield group

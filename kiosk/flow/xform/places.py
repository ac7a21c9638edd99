# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The places of a form: every element of the primary instance with its bind and its control."""

from dataclasses import dataclass

from kiosk.flow.form import FormError, Problem
from kiosk.flow.xform.document import META, Document
from kiosk.flow.xpath.tree import Node

MAX_PLACES = 5_000


@dataclass(frozen=True, slots=True)
class Place:
    """One element of the primary instance, numbered in document order."""

    index: int
    path: tuple[str, ...]
    parent: int | None
    node: Node
    bind: Node | None
    control: Node | None

    @property
    def name(self) -> str:
        """The name as the author wrote it."""
        return self.path[-1]

    @property
    def is_group(self) -> bool:
        """Whether it holds other places."""
        return bool(self.node.elements()) or (self.control is not None and self.control.name == "group")

    @property
    def is_select(self) -> bool:
        """Whether it is answered by choosing."""
        return self.control is not None and self.control.name in {"select", "select1"}


def find_places(document: Document, problems: list[Problem]) -> list[Place]:
    """All places in document order; a name that stands twice is added to `problems`.

    Raises:
        FormError: when there are too many.
    """
    places: list[Place] = []
    _collect(document, document.root, (), None, places)
    if len(places) > MAX_PLACES:
        raise FormError([Problem("", "", f"Het formulier heeft meer dan {MAX_PLACES} vragen.", "Splits het.")])
    names: set[str] = set()
    for place in places:
        if place.name in names:
            message = f"De naam '{place.name}' komt twee keer voor."
            problems.append(Problem(place.name, "name", message, "Geef elke vraag, groep en uitkomst een eigen naam."))
        names.add(place.name)
    _report_strays(document, places, problems)
    return places


def _collect(document: Document, node: Node, path: tuple[str, ...], parent: int | None, places: list[Place]) -> None:
    for child in node.elements():
        here = (*path, child.name)
        if here == (META,):
            continue
        index = len(places)
        places.append(Place(index, here, parent, child, document.binds.get(here), document.controls.get(here)))
        _collect(document, child, here, index, places)


def _report_strays(document: Document, places: list[Place], problems: list[Problem]) -> None:
    known = {place.path for place in places}
    for path in {**document.binds, **document.controls}:
        if path not in known:
            message = f"'{path[-1] if path else ''}' heeft regels of een scherm, maar staat niet in het formulier."
            problems.append(Problem(path[-1] if path else "", "", message, "Publiceer de werkmap opnieuw."))

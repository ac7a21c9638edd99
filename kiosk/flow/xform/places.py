# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The places of a form: every element of the primary instance with its bind and its control."""

from dataclasses import dataclass, replace

from kiosk.flow.form import FormError, Problem
from kiosk.flow.said import Said
from kiosk.flow.xform.document import META, Document
from kiosk.flow.xform.reporting import PUBLISH, Report
from kiosk.flow.xpath.tree import Node

MAX_PLACES = 5_000


@dataclass(frozen=True, slots=True)
class Place:
    """One element of the primary instance, numbered in document order."""

    index: int
    name: str
    """As the author wrote it."""
    path: tuple[str, ...]
    parent: int | None
    node: Node
    bind: Node | None
    control: Node | None
    begins: str | None = None
    """The expression that gives its default; None where that is fixed."""

    def attribute(self, name: str, namespace: str = "") -> str | None:
        """An attribute of its bind; None where it has none."""
        return None if self.bind is None else self.bind.attribute(name, namespace)

    @property
    def is_group(self) -> bool:
        """Whether it holds other places."""
        return bool(self.node.elements()) or (self.control is not None and self.control.name == "group")

    @property
    def is_select(self) -> bool:
        """Whether it is answered by choosing."""
        return self.control is not None and self.control.name in {"select", "select1"}


def find_places(document: Document, report: Report) -> list[Place]:
    """All places in document order. A name that stands twice is reported; without strictness its path takes its place.

    Raises:
        FormError: when there are too many.
    """
    places: list[Place] = []
    _collect(document, document.root, (), None, places)
    if len(places) > MAX_PLACES:
        said = Said(f"Het formulier heeft meer dan {MAX_PLACES} vragen.", f"The form has over {MAX_PLACES} questions.")
        raise FormError([Problem("", "", said, Said("Splits het.", "Split it."), "form-too-large")])
    _report_strays(document, places, report)
    names: set[str] = set()
    for place in places:
        if place.name in names:
            places[place.index] = _renamed(place, report)
        names.add(place.name)
    return places


def _renamed(place: Place, report: Report) -> Place:
    said = Said(f"De naam '{place.name}' komt twee keer voor.", f"The name '{place.name}' is used twice.")
    remedy = Said(
        "Geef elke vraag, groep en uitkomst een eigen naam.", "Give every question, group and outcome its own name."
    )
    report.hold_to_profile(Problem(place.name, "name", said, remedy, "name-double"))
    return replace(place, name="/".join(place.path))


def _collect(document: Document, node: Node, path: tuple[str, ...], parent: int | None, places: list[Place]) -> None:
    for child in node.elements():
        here = (*path, child.name)
        if here == (META,):
            continue
        index = len(places)
        places.append(
            Place(
                index,
                child.name,
                here,
                parent,
                child,
                document.binds.get(here),
                document.controls.get(here),
                document.begins.get(here),
            )
        )
        _collect(document, child, here, index, places)


def _report_strays(document: Document, places: list[Place], report: Report) -> None:
    known = {place.path for place in places}
    for path in {**document.binds, **document.controls, **document.begins}:
        if path not in known:
            name = path[-1] if path else ""
            said = Said(
                f"'{name}' heeft regels of een scherm, maar staat niet in het formulier.",
                f"'{name}' has rules or a screen, but is not in the form.",
            )
            report.hold_to_profile(Problem(name, "", said, PUBLISH, "bind-astray"))

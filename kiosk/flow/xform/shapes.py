# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Decides what a place of a form is: a question and of which kind, a calculate, a group or an outcome."""

from collections.abc import Callable
from types import MappingProxyType
from typing import NamedTuple

from kiosk.flow.form import QuestionKind, Role
from kiosk.flow.said import Said
from kiosk.flow.xform.document import JAVAROSA, TYPES
from kiosk.flow.xform.places import Place
from kiosk.flow.xpath.tree import Node

OUTCOMES = "outcomes"
KIOSK = "urn:werkcentrum-kiosk:xforms"
"""The namespace of the form's own attributes."""
_KNOWN = MappingProxyType(
    {
        "": frozenset({"nodeset", "type", "readonly", "relevant", "required", "constraint", "calculate"}),
        JAVAROSA: frozenset({"constraintMsg", "requiredMsg"}),
    }
)
KNOWN_APPEARANCES = frozenset({"minimal", "numbers", "email", "outcomes"})
"""`minimal`: to be found by typing; `numbers`, `email`: a text of digits, an e-mail address."""
_TYPES = MappingProxyType({"string": QuestionKind.TEXT, "int": QuestionKind.INTEGER, "date": QuestionKind.DATE})
_NO_CALCULATION = Said("Een vraag kan geen berekening hebben.", "A question cannot have a calculation.")
_USE_CALCULATE = Said("Gebruik een rij van type calculate.", "Use a row of type calculate.")
_NOTHING = Said("Deze rij vraagt niets en berekent niets.", "This row asks nothing and calculates nothing.")
_ONLY_OUTCOMES = Said("In de groep outcomes staan alleen uitkomsten.", "The group outcomes holds outcomes only.")
_OUTCOMES_SHEET = Said("Zet uitkomsten op het blad outcomes.", "Put outcomes on the sheet outcomes.")
_READ_ONLY = Said(
    "Een vraag die alleen te lezen is, wordt niet ondersteund.", "A question that can only be read is not supported."
)
_USE_NOTE = Said("Gebruik type note.", "Use type note.")
_LEAVE_EMPTY = Said("Laat deze kolom leeg.", "Leave this column empty.")

Minded = Callable[[str, Said, Said, str], None]
"""Takes a part, message, remedy and code of something that the profile does not have."""


class Shape(NamedTuple):
    """What a place is for, and how it is answered when it is asked or shown."""

    role: Role
    kind: QuestionKind | None


def shape_of(place: Place, minded: Minded) -> Shape:
    """The shape of this place."""
    if place.is_group:
        return Shape(Role.GROUP, None)
    if place.control is None:
        if place.attribute("calculate") is None and place.begins is None:
            minded("type", _NOTHING, TYPES, "row-idle")
        return Shape(Role.CALCULATE, None)
    if place.attribute("calculate") is not None:
        minded("calculation", _NO_CALCULATION, _USE_CALCULATE, "calculation-misplaced")
    return _question_or_outcome(place, _kind(place, place.control, minded), minded)


def _question_or_outcome(place: Place, kind: QuestionKind, minded: Minded) -> Shape:
    if place.path[0] != OUTCOMES:
        return Shape(Role.QUESTION, kind)
    if kind is not QuestionKind.NOTE:
        minded("type", _ONLY_OUTCOMES, _OUTCOMES_SHEET, "outcome-misplaced")
    return Shape(Role.OUTCOME, kind)


def _kind(place: Place, control: Node, minded: Minded) -> QuestionKind:
    if control.name != "input":
        kind = QuestionKind.ONE if control.name == "select1" else QuestionKind.SEVERAL
    else:
        kind = _input_kind(place.attribute("type") or "string", minded)
    readonly = (place.attribute("readonly") or "false()").strip()
    if readonly == "true()" and kind is QuestionKind.TEXT:
        return QuestionKind.NOTE
    if readonly != "false()":
        minded("readonly", _READ_ONLY, _USE_NOTE, "readonly")
    return kind


def _input_kind(written: str, minded: Minded) -> QuestionKind:
    local = written.rpartition(":")[2]
    if local not in _TYPES:
        said = Said(
            f"Het vraagtype '{written}' wordt niet ondersteund.", f"The question type '{written}' is not supported."
        )
        minded("type", said, TYPES, "type-unknown")
    return _TYPES.get(local, QuestionKind.TEXT)


def appearance_of(place: Place) -> str:
    """What the column appearance says."""
    return "" if place.control is None else place.control.attribute("appearance") or ""


def refuse_unknown(place: Place, minded: Minded) -> None:
    """Reports attributes and appearances that the profile does not have."""
    for attribute in () if place.bind is None else place.bind.attributes:
        known = attribute.name in _KNOWN.get(attribute.namespace, frozenset())
        if attribute.namespace != KIOSK and not known:
            said = Said(f"'{attribute.name}' wordt niet ondersteund.", f"'{attribute.name}' is not supported.")
            minded(attribute.name, said, _LEAVE_EMPTY, "attribute-unknown")
    other = " ".join(sorted(set(appearance_of(place).split()) - KNOWN_APPEARANCES))
    if other:
        said = Said(f"De weergave '{other}' wordt niet ondersteund.", f"The appearance '{other}' is not supported.")
        minded("appearance", said, _LEAVE_EMPTY, "appearance-unknown")

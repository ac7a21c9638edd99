# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads one place of a form into a field: role, rules, texts, options. What the profile does not have is a problem."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from kiosk.flow.form import (
    NO_TEXT,
    Calculation,
    Condition,
    Field,
    Formula,
    Options,
    Problem,
    QuestionKind,
    Role,
    Rules,
    Text,
    Wording,
)
from kiosk.flow.xform.document import JAVAROSA
from kiosk.flow.xform.names import check_names
from kiosk.flow.xform.places import Place
from kiosk.flow.xform.scope import FieldScope, Names
from kiosk.flow.xform.texts import Texts
from kiosk.flow.xpath.code import Context, as_text, as_truth
from kiosk.flow.xpath.compiler import compile_tree
from kiosk.flow.xpath.lexer import XPathError
from kiosk.flow.xpath.parser import parse
from kiosk.flow.xpath.tree import Node

OUTCOMES = "outcomes"
KIOSK = "urn:werkcentrum-kiosk:xforms"
"""The namespace of the form's own attributes."""
_RULES = frozenset({"relevant", "required", "constraint", "calculate"})
_KNOWN = frozenset({"nodeset", "type", "readonly"}) | _RULES
_KNOWN_JAVAROSA = frozenset({"constraintMsg", "requiredMsg"})
_APPEARANCES = frozenset({"minimal", "outcomes"})
_REFERENCE = re.compile(r"(?<![\w)\]])\s?/[\w.-]+(?:/[\w.-]+)*/([\w.-]+)\s?")
_TYPES = MappingProxyType({"string": QuestionKind.TEXT, "int": QuestionKind.INTEGER})
_PROFILE = "Gebruik select_one, select_multiple, integer, text, note, calculate of begin_group."
_LONGEST_QUOTE = 160
_MEND = "Verbeter de cel; verwijs naar vragen als ${naam}."


class _Shape(NamedTuple):
    role: Role
    kind: QuestionKind | None


class FieldReader:
    """Reads one place; every fault is added to `problems` and reading goes on."""

    def __init__(self, names: Names, place: Place, texts: Texts, problems: list[Problem]) -> None:
        """`names` are all that the form's expressions may name."""
        self._place = place
        self._texts = texts
        self._problems = problems
        self._default = "" if place.is_group else place.node.text().strip()
        self._scope = FieldScope(names, place.path, self._default)
        self._names = names

    def read(self) -> Field:
        """The field of this place."""
        self._refuse_unknown()
        place = self._place
        shape = self._shape()
        wording = self._wording()
        if shape.role in {Role.QUESTION, Role.OUTCOME} and not _has_words(wording.label):
            self._report("label", "De tekst in de standaardtaal ontbreekt.", "Vul de kolom label in.")
        return Field(
            index=place.index,
            name=place.name,
            path=place.path,
            role=shape.role,
            parent=place.parent,
            kind=shape.kind,
            rules=self._rules(),
            wording=wording,
            options=self._options(),
            default=self._default,
            marks=self._marks(),
        )

    def _report(self, part: str, message: str, remedy: str) -> None:
        self._problems.append(Problem(self._place.name, part, message, remedy))

    def _attribute(self, name: str, namespace: str = "") -> str | None:
        return None if self._place.bind is None else self._place.bind.attribute(name, namespace)

    def _shape(self) -> _Shape:
        place = self._place
        if place.is_group:
            return _Shape(Role.GROUP, None)
        if self._attribute("calculate") is not None:
            if place.control is not None:
                self._report(
                    "calculation", "Een vraag kan geen berekening hebben.", "Gebruik een rij van type calculate."
                )
            return _Shape(Role.CALCULATE, None)
        if place.control is None:
            self._report("type", "Deze rij vraagt niets en berekent niets.", _PROFILE)
            return _Shape(Role.CALCULATE, None)
        kind = self._kind(place.control)
        return self._question_or_outcome(kind)

    def _question_or_outcome(self, kind: QuestionKind) -> _Shape:
        if self._place.path[0] != OUTCOMES:
            return _Shape(Role.QUESTION, kind)
        if kind is not QuestionKind.NOTE:
            self._report(
                "type", "In de groep outcomes staan alleen uitkomsten.", "Zet uitkomsten op het blad outcomes."
            )
        return _Shape(Role.OUTCOME, kind)

    def _kind(self, control: Node) -> QuestionKind:
        if control.name != "input":
            kind = QuestionKind.ONE if control.name == "select1" else QuestionKind.SEVERAL
        else:
            kind = self._input_kind(self._attribute("type") or "string")
        readonly = (self._attribute("readonly") or "false()").strip()
        if readonly == "true()" and kind is QuestionKind.TEXT:
            return QuestionKind.NOTE
        if readonly != "false()":
            self._report("readonly", "Een vraag die alleen te lezen is, wordt niet ondersteund.", "Gebruik type note.")
        return kind

    def _input_kind(self, written: str) -> QuestionKind:
        if written not in _TYPES:
            self._report("type", f"Het vraagtype '{written}' wordt niet ondersteund.", _PROFILE)
        return _TYPES.get(written, QuestionKind.TEXT)

    def _refuse_unknown(self) -> None:
        for attribute in () if self._place.bind is None else self._place.bind.attributes:
            known = {"": _KNOWN, JAVAROSA: _KNOWN_JAVAROSA}.get(attribute.namespace)
            if attribute.namespace != KIOSK and (known is None or attribute.name not in known):
                self._report(attribute.name, f"'{attribute.name}' wordt niet ondersteund.", "Laat deze kolom leeg.")
        control = self._place.control
        appearance = set() if control is None else set((control.attribute("appearance") or "").split())
        if appearance - _APPEARANCES:
            message = f"De weergave '{' '.join(sorted(appearance - _APPEARANCES))}' wordt niet ondersteund."
            self._report("appearance", message, "Laat de kolom appearance leeg.")

    def _formula(self, part: str, source: str) -> Formula | None:
        try:
            tree = parse(source)
            formula = Formula(source, tree, compile_tree(tree, self._scope))
            check_names(tree, self._names)
        except XPathError as error:
            self._report(part, f"{error} In: {_as_written(source)}", _MEND)
            return None
        return formula

    def _condition(self, part: str) -> Condition | None:
        source = self._attribute(part)
        formula = None if source is None else self._formula(part, source)
        return None if formula is None else Condition(formula, as_truth(formula.code))

    def _rules(self) -> Rules:
        source = self._attribute("calculate")
        formula = None if source is None else self._formula("calculation", source)
        return Rules(
            relevant=self._condition("relevant"),
            required=self._condition("required"),
            constraint=self._condition("constraint"),
            calculation=None if formula is None else Calculation(formula, as_text(formula.code)),
        )

    def _wording(self) -> Wording:
        return Wording(
            label=self._text("label"),
            hint=self._text("hint"),
            constraint=self._message("constraint_message", "constraintMsg"),
            required=self._message("required_message", "requiredMsg"),
        )

    def _text(self, part: str) -> Text:
        control = self._place.control
        element = None if control is None else next(iter(control.elements(part)), None)
        try:
            return self._texts.of(element, self._output)
        except XPathError as error:
            self._report(part, str(error), "Verbeter de tekst.")
            return NO_TEXT

    def _message(self, part: str, attribute: str) -> Text:
        try:
            return self._texts.message(self._attribute(attribute, JAVAROSA), self._output)
        except XPathError as error:
            self._report(part, str(error), "Verbeter de tekst.")
            return NO_TEXT

    def _output(self, source: str) -> Callable[[Context], str]:
        return as_text(compile_tree(parse(source), self._scope))

    def _options(self) -> Options | None:
        place = self._place
        if place.control is None or not place.is_select:
            return None
        found = self._names.options[place.path]
        for itemset in place.control.elements("itemset"):
            nodeset = itemset.attribute("nodeset") or ""
            if "[" in nodeset:
                return Options(found, self._formula("choice_filter", nodeset))
        return Options(found, None)

    def _marks(self) -> Mapping[str, str]:
        attributes = () if self._place.bind is None else self._place.bind.attributes
        return MappingProxyType({one.name: one.value for one in attributes if one.namespace == KIOSK})


def _has_words(text: Text) -> bool:
    return bool(text.parts.get(text.default_language))


def _as_written(source: str) -> str:
    """An expression as its author knows it, not longer than a line or two."""
    text = _REFERENCE.sub(_written, source).strip()
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"


def _written(match: re.Match[str]) -> str:
    return f"${{{match[1]}}}"

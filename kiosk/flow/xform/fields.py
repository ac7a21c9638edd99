# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads one place of a form into a field: role, rules, texts, options. What the profile does not have is reported."""

import re
from collections.abc import Callable
from types import MappingProxyType
from typing import TypeVar

from kiosk.flow.form import (
    NO_MEDIA,
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
from kiosk.flow.lexical import day_of, fault_of
from kiosk.flow.said import Said
from kiosk.flow.xform.document import JAVAROSA
from kiosk.flow.xform.lookups import lookup_of
from kiosk.flow.xform.names import check_names
from kiosk.flow.xform.places import Place
from kiosk.flow.xform.reporting import Report
from kiosk.flow.xform.scope import FieldScope, Names
from kiosk.flow.xform.shapes import KIOSK, OUTCOMES, Shape, appearance_of, refuse_unknown, shape_of
from kiosk.flow.xform.texts import GUIDANCE, Texts
from kiosk.flow.xpath.code import Context, as_stored, as_text, as_truth
from kiosk.flow.xpath.compiler import compile_tree
from kiosk.flow.xpath.lexer import XPathError
from kiosk.flow.xpath.parser import parse
from kiosk.flow.xpath.tree import Node

__all__ = ["KIOSK", "OUTCOMES", "FieldReader"]

_REFERENCE = re.compile(r"(?<![\w)\]])\s?/[\w.-]+(?:/[\w.-]+)*/([\w.-]+)\s?")
_LONGEST_QUOTE = 160
_MEND = Said("Verbeter de cel; verwijs naar vragen als ${naam}.", "Mend the cell; refer to questions as ${name}.")
_MEND_TEXT = Said("Verbeter de tekst.", "Mend the text.")
_NO_LABEL = Said("De tekst in de standaardtaal ontbreekt.", "The text in the default language is missing.")
_FILL_CHOICE = Said("Vul de kolom label van de lijst in.", "Fill in column label of the list.")
_FILL_LABEL = Said("Vul de kolom label in.", "Fill in column label.")
_NO_DEFAULT = Said("Een groep of een berekening heeft geen beginwaarde.", "A group or a calculation has no default.")
_EMPTY_DEFAULT = Said("Maak de kolom default leeg.", "Empty column default.")
_Read = TypeVar("_Read")


class FieldReader:
    """Reads one place; every fault is reported and reading goes on."""

    def __init__(self, names: Names, place: Place, texts: Texts, report: Report) -> None:
        """`names` are all that the form's expressions may name."""
        self._place = place
        self._texts = texts
        self._report = report
        self._default = _default_of(place)
        self._scope = FieldScope(names, place.path, self._default)
        self._names = names

    def read(self) -> Field:
        """The field of this place."""
        place = self._place
        refuse_unknown(place, self._mind)
        shape = shape_of(place, self._mind)
        wording = self._wording()
        if shape.role in {Role.QUESTION, Role.OUTCOME} and not _has_words(wording.label):
            self._mind("label", _NO_LABEL, _FILL_LABEL, "label-missing")
        options = self._options()
        self._mind_choices(options)
        if not _fits(self._default, shape, options):
            self._mind("default", *_wrong_default(self._default), "default-wrong")
        return Field(
            index=place.index,
            name=place.name,
            path=place.path,
            role=shape.role,
            parent=place.parent,
            kind=shape.kind,
            rules=self._rules(),
            wording=wording,
            options=options,
            default=self._default,
            marks=self._marks(),
            begins=self._begins(),
            appearance=appearance_of(place),
        )

    def _mind(self, part: str, message: Said, remedy: Said, code: str) -> None:
        self._report.hold_to_profile(Problem(self._place.name, part, message, remedy, code))

    def _mind_choices(self, options: Options | None) -> None:
        for code, option in ({} if options is None else options.all).items():
            if not _has_words(option.label):
                said = Said(
                    f"De keuze '{code}' heeft geen tekst in de standaardtaal.",
                    f"The choice '{code}' has no text in the default language.",
                )
                self._mind("type", said, _FILL_CHOICE, "label-missing")
                return

    def _refuse(self, part: str, message: Said, remedy: Said, code: str) -> None:
        self._report.refuse(Problem(self._place.name, part, message, remedy, code))

    def _formula(self, part: str, source: str) -> Formula | None:
        try:
            tree = parse(source)
            formula = Formula(source, tree, compile_tree(tree, self._scope))
            if self._report.strict:
                check_names(tree, self._names, self._place.path)
        except XPathError as error:
            written = _as_written(source)
            said = Said(f"{error.said.nl} In: {written}", f"{error.said.en} In: {written}")
            self._refuse(part, said, _MEND, error.code)
            return None
        return formula

    def _calculation(self, part: str, source: str | None) -> Calculation | None:
        formula = None if source is None else self._formula(part, source)
        return None if formula is None else Calculation(formula, as_stored(formula.code))

    def _condition(self, part: str) -> Condition | None:
        source = self._place.attribute(part)
        formula = None if source is None else self._formula(part, source)
        return None if formula is None else Condition(formula, as_truth(formula.code))

    def _rules(self) -> Rules:
        return Rules(
            relevant=self._condition("relevant"),
            required=self._condition("required"),
            constraint=self._condition("constraint"),
            calculation=self._calculation("calculation", self._place.attribute("calculate")),
        )

    def _begins(self) -> Calculation | None:
        place = self._place
        if place.begins is not None and (place.is_group or place.attribute("calculate") is not None):
            self._mind("default", _NO_DEFAULT, _EMPTY_DEFAULT, "default-misplaced")
            return None
        return self._calculation("default", place.begins)

    def _wording(self) -> Wording:
        label, hint = self._element("label"), self._element("hint")
        texts, output = self._texts, self._output
        return Wording(
            label=self._told("label", lambda: texts.of(label, output), NO_TEXT),
            hint=self._told("hint", lambda: texts.of(hint, output), NO_TEXT),
            guidance=self._told("guidance_hint", lambda: texts.of(hint, output, GUIDANCE), NO_TEXT),
            media=self._told("image", lambda: texts.media_of(label), NO_MEDIA),
            constraint=self._message("constraint_message", "constraintMsg"),
            required=self._message("required_message", "requiredMsg"),
        )

    def _element(self, name: str) -> Node | None:
        control = self._place.control
        return None if control is None else next(iter(control.elements(name)), None)

    def _message(self, part: str, attribute: str) -> Text:
        written = self._place.attribute(attribute, JAVAROSA)
        return self._told(part, lambda: self._texts.message(written, self._output), NO_TEXT)

    def _told(self, part: str, read: Callable[[], _Read], nothing: _Read) -> _Read:
        try:
            return read()
        except XPathError as error:
            self._refuse(part, error.said, _MEND_TEXT, error.code)
            return nothing

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
                formula = self._formula("choice_filter", nodeset)
                return Options(found, formula, None if formula is None else lookup_of(formula.tree, found, self._scope))
        return Options(found, None)

    def _marks(self) -> MappingProxyType[str, str]:
        attributes = () if self._place.bind is None else self._place.bind.attributes
        return MappingProxyType({one.name: one.value for one in attributes if one.namespace == KIOSK})


def _default_of(place: Place) -> str:
    written = "" if place.is_group else place.node.text().strip()
    return day_of(written) if place.attribute("type") == "date" else written


def _wrong_default(default: str) -> tuple[Said, Said]:
    said = Said(
        f"De beginwaarde '{default}' is geen antwoord op deze vraag.",
        f"The default '{default}' is no answer to this question.",
    )
    return said, Said("Verbeter de kolom default, of laat hem leeg.", "Mend column default, or leave it empty.")


def _fits(default: str, shape: Shape, options: Options | None) -> bool:
    """Whether a question can start with this."""
    if not default or shape.role is not Role.QUESTION:
        return True
    codes = default.split() if shape.kind is QuestionKind.SEVERAL else [default]
    known = options is None or all(code in options.all for code in codes)
    return known and fault_of(shape.kind, default) is None


def _has_words(text: Text) -> bool:
    return bool(text.parts.get(text.default_language))


def _as_written(source: str) -> str:
    """An expression as its author knows it, not longer than a line or two."""
    text = _REFERENCE.sub(_written, source).strip()
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"


def _written(match: re.Match[str]) -> str:
    return f"${{{match[1]}}}"

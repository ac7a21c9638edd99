# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Loads a published XForm into a `Form`: everything compiled and checked, or every problem at once."""

from dataclasses import replace
from types import MappingProxyType

from kiosk.flow.form import Field, Form, FormError, Role, Term, Text
from kiosk.flow.xform.document import Document, language_code, read_document
from kiosk.flow.xform.external import Files
from kiosk.flow.xform.fields import FieldReader
from kiosk.flow.xform.forward import forward_references
from kiosk.flow.xform.lists import all_options
from kiosk.flow.xform.ordering import link
from kiosk.flow.xform.places import Place, find_places
from kiosk.flow.xform.reporting import Report
from kiosk.flow.xform.scope import Names
from kiosk.flow.xform.texts import Texts
from kiosk.flow.xpath.tree import Node

__all__ = ["Form", "FormError", "load_form"]

BASE_LANGUAGE = "nl"
NO_FILES: Files = MappingProxyType({})


def load_form(xml: str, files: Files = NO_FILES, *, strict: bool = True) -> Form:
    """The form of this XForm document, with the lists in `files` (file name -> content) that it names.

    `strict` holds the form to the profile and to what an author can mean; without it any XForm loads that can run.

    Raises:
        FormError: with every problem found.
    """
    report = Report(strict=strict)
    document = read_document(xml, files, report)
    places = find_places(document, report)
    languages = tuple(dict.fromkeys(language_code(name) for name, _ in document.translations)) or (BASE_LANGUAGE,)
    default_language = language_code(document.default_language) or BASE_LANGUAGE
    fields = _fields(document, places, Texts(document.translations, default_language, strict=strict), report)
    report.close()
    links = link(fields)
    for problem in forward_references(fields):
        report.hold_to_profile(problem)
    report.close()
    return Form(
        id=document.root.attribute("id") or "",
        version=document.root.attribute("version") or "",
        title=document.title,
        languages=languages,
        default_language=default_language,
        fields=tuple(fields),
        by_name=MappingProxyType({field.name: field.index for field in fields}),
        questions=tuple(field.index for field in fields if field.role is Role.QUESTION),
        outcomes=tuple(field.index for field in fields if field.role is Role.OUTCOME),
        links=links,
        lists=document.lists,
        glossary=tuple(_term(node, default_language) for node in document.terms),
    )


def _term(node: Node, default_language: str) -> Term:
    meanings = {one.attribute("lang") or default_language: (one.text(),) for one in node.elements("meaning")}
    return Term(node.attribute("word") or "", Text(MappingProxyType(meanings), default_language))


def _fields(document: Document, places: list[Place], texts: Texts, report: Report) -> list[Field]:
    names = Names(
        cells=MappingProxyType({place.path: place.index for place in places if not place.is_group}),
        groups=frozenset(place.path for place in places if place.is_group),
        lists=document.lists,
        options=MappingProxyType({}),
        several=frozenset(place.path for place in places if place.control and place.control.name == "select"),
        strict=report.strict,
    )
    names = replace(names, options=all_options(names, places, texts, report))
    return [FieldReader(names, place, texts, report).read() for place in places]

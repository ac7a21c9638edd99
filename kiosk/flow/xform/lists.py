# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The choices of a question: from a list in the form, or written with the question."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from types import MappingProxyType

from kiosk.flow.form import NO_MEDIA, Media, Option, Problem, Text
from kiosk.flow.said import Said
from kiosk.flow.xform.places import Place
from kiosk.flow.xform.reporting import Report
from kiosk.flow.xform.scope import FieldScope, Names, no_column
from kiosk.flow.xform.texts import Texts
from kiosk.flow.xpath.code import Context, Setting, as_text
from kiosk.flow.xpath.compiler import compile_tree
from kiosk.flow.xpath.lexer import XPathError
from kiosk.flow.xpath.parser import parse
from kiosk.flow.xpath.syntax import Path
from kiosk.flow.xpath.tree import Node

_BY_ID = re.compile(r"\s*jr:itext\(\s*([\w.-]+)\s*\)\s*")
_NO_LIST = Said("De keuzes komen niet uit een lijst.", "The choices do not come from a list.")
_CODE_REMEDY = Said(
    "Geef elke keuze in de lijst een eigen code, zonder spaties.",
    "Give every choice in the list a code of its own, without spaces.",
)
_LIST_REMEDY = Said(
    "Gebruik select_one of select_multiple met een lijst van het blad choices.",
    "Use select_one or select_multiple with a list of sheet choices.",
)


def all_options(
    names: Names, places: list[Place], texts: Texts, report: Report
) -> Mapping[tuple[str, ...], Mapping[str, Option]]:
    """The choices of every select, by path and code, before any filter. What is wrong is reported.

    `names` are what their texts may name: all but other choices.
    """
    reader = _Reader(names, texts)
    found = {}
    for place in places:
        if place.is_select:
            found[place.path] = _by_code(place, reader, report)
    return MappingProxyType(found)


def _by_code(place: Place, reader: "_Reader", report: Report) -> Mapping[str, Option]:
    options: dict[str, Option] = {}
    try:
        for option in reader.options(place):
            if option.name in options or len(option.name.split()) != 1:
                said = Said(
                    f"De keuze '{option.name}' komt twee keer voor, is leeg of heeft een spatie.",
                    f"The choice '{option.name}' stands there twice, is empty or has a space.",
                )
                report.hold_to_profile(Problem(place.name, "type", said, _CODE_REMEDY, "option-wrong"))
            options.setdefault(option.name, option)
    except XPathError as error:
        report.refuse(Problem(place.name, "type", error.said, _LIST_REMEDY, error.code))
    return MappingProxyType(options)


class _Reader:
    """Finds the items of a list and their labels; a label is read once, however many questions share the list."""

    def __init__(self, names: Names, texts: Texts) -> None:
        self._is_strict = names.strict
        self._scope = FieldScope(names, ())
        self._texts = texts
        self._labels: dict[str, tuple[Text, Media]] = {}
        self._lists: dict[tuple[Path, str, str], list[Option]] = {}

    def options(self, place: Place) -> Iterator[Option]:
        """The choices of this select; raises `XPathError`."""
        select = place.control or place.node
        for itemset in select.elements("itemset"):
            yield from self._of_list(itemset)
        for item in select.elements("item"):
            yield self._inline(item)

    def _of_list(self, itemset: Node) -> list[Option]:
        value, label = (_reference(itemset, name) for name in ("value", "label"))
        path = _without_filter(itemset.attribute("nodeset") or "")
        key = (replace(path, at=0), value, label)
        if key not in self._lists:
            self._lists[key] = list(self._read_list(path, value, label))
        return self._lists[key]

    def _read_list(self, path: Path, value: str, label: str) -> Iterator[Option]:
        by_id = _BY_ID.fullmatch(label)
        items = self._items(path)
        named = {by_id[1] if by_id else label}  # XForms shows an option without a text as an empty one
        _check_columns(items, {value} | (named if self._is_strict else set()))
        for item in items:
            text_id = _child_text(item, by_id[1]) if by_id else ""
            text, media = self._by_id(text_id) if by_id else (self._fixed(_child_text(item, label)), NO_MEDIA)
            yield Option(_child_text(item, value), text, item, media)

    def _items(self, path: Path) -> list[Node]:
        code = compile_tree(path, self._scope)
        if code.reads:
            raise XPathError(_NO_LIST, path.at, "list-expected")
        found = code.run(Context(Setting(datetime.min.replace(tzinfo=UTC)), ()))
        return found if isinstance(found, list) else []

    def _inline(self, item: Node) -> Option:
        label = next(iter(item.elements("label")), None)
        text, media = self._texts.of(label, self._output), self._texts.media_of(label)
        return Option(_child_text(item, "value"), text, item, media)

    def _by_id(self, text_id: str) -> tuple[Text, Media]:
        if text_id not in self._labels:
            self._labels[text_id] = self._texts.by_id(text_id, self._output), self._texts.media(text_id)
        return self._labels[text_id]

    def _fixed(self, label: str) -> Text:
        return self._texts.message(label, self._output)

    def _output(self, source: str) -> Callable[[Context], str]:
        return as_text(compile_tree(parse(source), self._scope))


def _without_filter(nodeset: str) -> Path:
    tree = parse(nodeset)
    if not isinstance(tree, Path):
        raise XPathError(_NO_LIST, code="list-expected")
    return replace(tree, steps=tuple(replace(step, predicates=()) for step in tree.steps))


def _reference(itemset: Node, name: str) -> str:
    for child in itemset.elements(name):
        return child.attribute("ref") or ""
    raise XPathError(Said(f"De lijst heeft geen <{name}>.", f"The list has no <{name}>."), code="list-expected")


def _check_columns(items: list[Node], wanted: set[str]) -> None:
    columns = {cell.name for item in items for cell in item.elements()}
    for column in sorted(wanted - columns) if items else ():
        raise no_column(column, columns, 0)


def _child_text(item: Node, name: str) -> str:
    return "".join(child.text() for child in item.elements(name)[:1])

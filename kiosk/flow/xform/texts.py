# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The texts of a form, in all its languages, with the values that are put into them."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from kiosk.flow.form import MISSING, NO_TEXT, Text
from kiosk.flow.xform.document import language_code, text_children
from kiosk.flow.xpath.code import Context
from kiosk.flow.xpath.lexer import XPathError
from kiosk.flow.xpath.tree import Node, NodeKind

Part = str | Callable[[Context], str]
Compile = Callable[[str], Callable[[Context], str]]
_ITEXT = re.compile(r"\s*jr:itext\(\s*'([^']*)'\s*\)\s*")


class Texts:
    """Finds a text by its id in every language."""

    def __init__(self, translations: tuple[tuple[str, Mapping[str, Node]], ...], default_language: str) -> None:
        """`translations` as in `Document`."""
        self._translations = [(language_code(name), texts) for name, texts in translations]
        self._default = default_language

    def of(self, element: Node | None, compile_output: Compile) -> Text:
        """The text of a `label` or `hint` element, by id or as it stands there; raises `XPathError`."""
        if element is None:
            return NO_TEXT
        reference = element.attribute("ref")
        return self._plain(element, compile_output) if reference is None else self.named(reference, compile_output)

    def message(self, attribute: str | None, compile_output: Compile) -> Text:
        """The text of a message attribute: a reference, or the text itself; raises `XPathError`."""
        if attribute is None:
            return NO_TEXT
        if _ITEXT.fullmatch(attribute):
            return self.named(attribute, compile_output)
        return Text(MappingProxyType({self._default: (attribute,)}), self._default)

    def named(self, reference: str, compile_output: Compile) -> Text:
        """The text that `jr:itext('id')` names; raises `XPathError`."""
        match = _ITEXT.fullmatch(reference)
        if match is None:
            raise XPathError(f"De tekstverwijzing {reference!r} is niet leesbaar.")
        return self.by_id(match[1], compile_output)

    def by_id(self, text_id: str, compile_output: Compile) -> Text:
        """The text of this id; raises `XPathError`."""
        parts = {}
        for language, texts in self._translations:
            text = texts.get(text_id)
            value = None if text is None else _value(text)
            if value is not None and value.text().strip() != MISSING:
                parts[language] = _parts(value, compile_output)
        return Text(MappingProxyType(parts), self._default)

    def _plain(self, element: Node, compile_output: Compile) -> Text:
        return Text(MappingProxyType({self._default: _parts(element, compile_output)}), self._default)


def _value(text: Node) -> Node | None:
    values = text.elements("value")
    other = [form for value in values if (form := value.attribute("form")) is not None]
    if other:
        raise XPathError(f"Een tekst met {other[0]} wordt nog niet ondersteund.")
    return values[0] if values else None


def _parts(value: Node, compile_output: Compile) -> tuple[Part, ...]:
    return tuple(_part(child, compile_output) for child in text_children(value))


def _part(child: Node, compile_output: Compile) -> Part:
    if child.kind is NodeKind.TEXT:
        return child.value
    if child.name != "output":
        raise XPathError(f"<{child.name}> kan niet in een tekst staan.")
    return compile_output(child.attribute("value") or "")

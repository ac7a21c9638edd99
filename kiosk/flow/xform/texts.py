# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The texts of a form, in all its languages, with the values that are put into them and the files beside them."""

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from kiosk.flow.form import MISSING, NO_MEDIA, NO_TEXT, Media, Text
from kiosk.flow.said import Said
from kiosk.flow.xform.document import language_code, text_children
from kiosk.flow.xpath.code import Context
from kiosk.flow.xpath.lexer import XPathError
from kiosk.flow.xpath.parser import parse
from kiosk.flow.xpath.syntax import Call, Expression, Literal
from kiosk.flow.xpath.tree import Node, NodeKind

Part = str | Callable[[Context], str]
Compile = Callable[[str], Callable[[Context], str]]
PLAIN, GUIDANCE, IMAGE, AUDIO = "", "guidance", "image", "audio"
"""The forms that a text can have."""
FORMS = frozenset({PLAIN, GUIDANCE, IMAGE, AUDIO})
_ITEXT = re.compile(r"\s*jr:itext\((.+)\)\s*", re.DOTALL)
_FILE = re.compile(r"(?:jr://(?:images|audio)/)?([^/\\]+)")


class Texts:
    """Finds a text by its id in every language."""

    def __init__(
        self,
        translations: tuple[tuple[str, Mapping[str, Node]], ...],
        default_language: str,
        *,
        strict: bool = True,
    ) -> None:
        """`translations` as in `Document`; without `strict`, what a text cannot hold is left out of it."""
        self._default = default_language
        self._strict = strict
        self._forms: dict[str, list[tuple[str, str, Node]]] = {}
        for name, texts in translations:
            for text_id, text in texts.items():
                self._forms.setdefault(text_id, []).extend(_forms_of(language_code(name), text))

    def of(self, element: Node | None, compile_output: Compile, form: str = PLAIN) -> Text:
        """The text of a `label` or `hint` element, by id or as it stands there; raises `XPathError`."""
        if element is None:
            return NO_TEXT
        reference = element.attribute("ref")
        if reference is not None:
            return self.by_id(_id_in(reference), compile_output, form)
        return NO_TEXT if form else self._fixed(self._parts(element, compile_output))

    def message(self, attribute: str | None, compile_output: Compile) -> Text:
        """The text of a message attribute: a reference, or the text itself; raises `XPathError`."""
        if attribute is None:
            return NO_TEXT
        if _ITEXT.fullmatch(attribute):
            return self.by_id(_id_in(attribute), compile_output)
        return self._fixed((attribute,))

    def by_id(self, text_id: str, compile_output: Compile, form: str = PLAIN) -> Text:
        """The text of this id; raises `XPathError`."""
        found = self._values(text_id, form)
        parts = {language: self._parts(value, compile_output) for language, value in found.items()}
        return Text(MappingProxyType(parts), self._default)

    def media_of(self, element: Node | None) -> Media:
        """The files with the text of a `label` element; raises `XPathError`."""
        reference = None if element is None else element.attribute("ref")
        return NO_MEDIA if reference is None else self.media(_id_in(reference))

    def media(self, text_id: str) -> Media:
        """The files with the text of this id; raises `XPathError`."""
        image, audio = self._values(text_id, IMAGE), self._values(text_id, AUDIO)
        if not image and not audio:
            return NO_MEDIA
        return Media(_files(image), _files(audio), self._default)

    def _values(self, text_id: str, form: str) -> Mapping[str, Node]:
        """By language; where a language stands there twice, the last one with the text."""
        found = self._forms.get(text_id, [])
        other = next((one for _, one, _ in found if one not in FORMS), None)
        if other is not None and self._strict:
            said = Said(f"Een tekst met {other} wordt niet ondersteund.", f"A text with {other} is unsupported.")
            raise XPathError(said, code="text-form")
        return {language: value for language, one, value in found if one == form}

    def _fixed(self, parts: tuple[Part, ...]) -> Text:
        return Text(MappingProxyType({self._default: parts}), self._default)

    def _parts(self, value: Node, compile_output: Compile) -> tuple[Part, ...]:
        return tuple(part for child in text_children(value) for part in self._part(child, compile_output))

    def _part(self, child: Node, compile_output: Compile) -> tuple[Part, ...]:
        if child.kind is NodeKind.TEXT:
            return (child.value,)
        if child.name == "output":
            return (compile_output(child.attribute("value") or child.attribute("ref") or ""),)
        if self._strict:
            said = Said(f"<{child.name}> kan niet in een tekst staan.", f"<{child.name}> cannot stand in a text.")
            raise XPathError(said, code="text-markup")
        return self._parts(child, compile_output)


def _forms_of(language: str, text: Node) -> Iterator[tuple[str, str, Node]]:
    """Each form of a text, the first of its kind, where it has words."""
    seen = set()
    for value in text.elements("value"):
        form = value.attribute("form") or PLAIN
        if form not in seen and value.text().strip() not in {"", MISSING}:
            yield language, form, value
        seen.add(form)


def _id_in(reference: str) -> str:
    match = _ITEXT.fullmatch(reference)
    text_id = None if match is None else _fixed_text(parse(match[1]))
    if text_id is None:
        said = Said(f"De tekstverwijzing {reference!r} is niet leesbaar.", f"The text {reference!r} is unreadable.")
        raise XPathError(said, code="text-reference")
    return text_id


def _fixed_text(tree: Expression) -> str | None:
    """What an expression of quoted texts alone says; None for any other."""
    match tree:
        case Literal():
            return tree.value
        case Call(name="concat"):
            parts = [_fixed_text(argument) for argument in tree.arguments]
            return None if None in parts else "".join(part or "" for part in parts)
        case _:
            return None


def _files(values: Mapping[str, Node]) -> Mapping[str, str]:
    return MappingProxyType({language: _file(value.text().strip()) for language, value in values.items()})


def _file(written: str) -> str:
    match = _FILE.fullmatch(written)
    if match is None:
        said = Said(f"'{written}' is geen naam van een bestand.", f"'{written}' is not the name of a file.")
        raise XPathError(said, code="media-name")
    return match[1]

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads the tags of a finished PDF as a screen reader does (pypdf): the tree, and what was drawn for each element."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import cast

from pypdf import PageObject, PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, NumberObject, StreamObject

_PAINTING = {b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s", b"Do", b"sh", b"INLINE IMAGE", b"'", b'"'}
"""What paints, but for the two ways in which reportlab draws text."""
Place = tuple[int, int]
"""A page and the number of a stretch of marked content on it, both from 0."""


@dataclass(frozen=True)
class Drawn:
    """One shape or one piece of text on a page."""

    page: int
    number: int | None
    """Of its marked content; None: it has none."""
    marks: tuple[str, ...]
    text: str
    """'' for a shape."""
    said: str
    """The text that stands for it, such as for joined letters."""


@dataclass(frozen=True)
class Node:
    """An element of the tree."""

    tag: str
    language: str
    alt: str
    actual: str
    scope: str
    kids: "tuple[Node | Place, ...]"

    def walk(self) -> "Iterator[Node]":
        """This element and all below it, in the order of reading."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()

    def all(self, *tags: str) -> "list[Node]":
        """Those of these kinds, in the order of reading."""
        return [node for node in self.walk() if node.tag in tags]

    def places(self) -> list[Place]:
        """Its own content and that of all below it, in the order of reading."""
        return [place for kid in self.kids for place in (kid.places() if isinstance(kid, Node) else [kid])]


class TaggedFile:
    """What a PDF holds for who does not see it."""

    def __init__(self, pdf: bytes) -> None:
        self.reader = PdfReader(BytesIO(pdf))
        self.catalog = self.reader.root_object
        self.drawn = [one for at, page in enumerate(self.reader.pages) for one in _drawn(at, page)]
        self._by_place: dict[Place, list[Drawn]] = {}
        for one in self.drawn:
            if one.number is not None:
                self._by_place.setdefault((one.page, one.number), []).append(one)
        self._pages = {kid.idnum: at for at, kid in enumerate(_array(_dictionary(self.catalog["/Pages"])["/Kids"]))}
        root = _dictionary(self.catalog["/StructTreeRoot"])
        self.tree = self._node(_dictionary(root["/K"]))
        self.parents = dict(self._parents(_dictionary(root["/ParentTree"])["/Nums"]))

    def setting(self, *names: str) -> str:
        """What the file says of itself under these names."""
        found: object = self.catalog
        for name in names:
            found = _dictionary(found)[name]
        return str(found)

    def text(self, node: Node) -> str:
        """What is read for an element: its own text where it has one, else what was drawn for it, piece by piece."""
        if node.actual:
            return node.actual
        return "".join(self.text(kid) if isinstance(kid, Node) else self._at(kid) for kid in node.kids)

    def lines(self) -> list[str]:
        """The text of each element that has words of its own, in the order of reading."""
        return [self.text(node).strip() for node in self.tree.walk() if node.tag != "Figure" and _has_words(node)]

    def _at(self, place: Place) -> str:
        drawn = self._by_place[place]
        return drawn[0].said or "".join(one.text for one in drawn)

    def _node(self, element: DictionaryObject) -> Node:
        attributes = _dictionary(element.get("/A", DictionaryObject()))
        return Node(
            tag=str(element["/S"]).removeprefix("/"),
            language=str(element.get("/Lang", "")),
            alt=str(element.get("/Alt", "")),
            actual=str(element.get("/ActualText", "")),
            scope=str(attributes.get("/Scope", "")).removeprefix("/"),
            kids=tuple(self._kid(kid, element) for kid in _array(element["/K"])),
        )

    def _kid(self, kid: object, parent: DictionaryObject) -> Node | Place:
        if isinstance(kid, int):
            return self._pages[parent.raw_get("/Pg").idnum], int(kid)
        inner = _dictionary(kid)
        if inner.get("/Type") == "/MCR":
            return self._pages[inner.raw_get("/Pg").idnum], int(cast(NumberObject, inner["/MCID"]))
        assert _dictionary(inner["/P"]) == parent
        return self._node(inner)

    def _parents(self, numbers: object) -> Iterator[tuple[Place, str]]:
        """By place: the kind of element that the tree of parents names for it."""
        pairs = _array(numbers)
        for key, elements in zip(pairs[::2], pairs[1::2], strict=True):
            (page,) = [at for at, one in enumerate(self.reader.pages) if one["/StructParents"] == key]
            for number, element in enumerate(_array(elements)):
                yield (page, number), str(_dictionary(element)["/S"]).removeprefix("/")


def _has_words(node: Node) -> bool:
    return any(not isinstance(kid, Node) for kid in node.kids)


def _dictionary(found: object) -> DictionaryObject:
    found = found.get_object() if hasattr(found, "get_object") else found
    assert isinstance(found, DictionaryObject)
    return found


def _array(found: object) -> ArrayObject:
    found = found.get_object() if hasattr(found, "get_object") else found
    assert isinstance(found, ArrayObject)
    return found


def _drawn(number: int, page: PageObject) -> Iterator[Drawn]:
    """All that the page's content paints, with the marks that are open there."""
    ready = _dictionary(_dictionary(page["/Resources"])["/Font"])
    fonts = {name: _letters(_dictionary(font)) for name, font in ready.items()}
    marks: list[tuple[str, DictionaryObject]] = []
    font: Mapping[int, str] = {}
    contents = page.get_contents()
    assert contents is not None
    for operands, operator in contents.operations:
        match operator:
            case b"BDC":
                marks.append((str(operands[0])[1:], operands[1]))
            case b"BMC":
                marks.append((str(operands[0])[1:], DictionaryObject()))
            case b"EMC":
                marks.pop()
            case b"Tf":
                font = fonts[operands[0]]
            case b"Tj" | b"TJ":
                strings = (
                    operands if operator == b"Tj" else [one for one in operands[0] if hasattr(one, "original_bytes")]
                )
                text = "".join(font[code] for one in strings for code in one.original_bytes)
                yield _painted(number, marks, text)
            case _ if operator in _PAINTING:
                yield _painted(number, marks, "")
    assert not marks


def _painted(page: int, marks: Sequence[tuple[str, DictionaryObject]], text: str) -> Drawn:
    numbers = [int(cast(NumberObject, found["/MCID"])) for _, found in marks if "/MCID" in found]
    said = [str(found["/ActualText"]) for _, found in marks if "/ActualText" in found]
    assert len(numbers) < 2
    return Drawn(page, next(iter(numbers), None), tuple(name for name, _ in marks), text, "".join(said))


def _letters(font: DictionaryObject) -> dict[int, str]:
    """What each code of a font stands for, by its own table; none for a font that only stands ready."""
    if "/ToUnicode" not in font:
        return {}
    table = cast(StreamObject, font["/ToUnicode"].get_object()).get_data().decode("ascii")
    return {int(code, 16): chr(int(letter, 16)) for code, letter in re.findall(r"<(\w\w)> <(\w{4})>", table)}

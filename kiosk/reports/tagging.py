# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A PDF with tags: which words are a heading, a paragraph, a list, a table or a picture, in the order of reading.

reportlab's open version has none. What is added to its canvas here is that of ISO 32000-1, 14.6 to 14.9: each thing
that is drawn stands between marks, as content of one element of the tree or as an ornament that is not read.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from io import BytesIO
from typing import Literal
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFStream, PDFString
from reportlab.pdfgen.canvas import Canvas

_VERSION = (1, 7)
"""Of PDF: the one that ISO 32000-1 describes."""


class Tag(StrEnum):
    """The kinds of elements that are used, by their standard names (14.8.4)."""

    DOCUMENT = "Document"
    SECTION = "Sect"
    H1 = "H1"
    H2 = "H2"
    H3 = "H3"
    PARAGRAPH = "P"
    LIST = "L"
    ITEM = "LI"
    LABEL = "Lbl"
    BODY = "LBody"
    TABLE = "Table"
    ROW = "TR"
    HEAD = "TH"
    CELL = "TD"
    FIGURE = "Figure"


_GROUPS = {Tag.DOCUMENT, Tag.SECTION}
"""They hold elements; words that are put in one of them are a paragraph of it."""
_KEPT_EMPTY = {Tag.HEAD, Tag.CELL}
"""A table keeps its shape."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A stretch of marked content: the number within its page (from 0) and the page (from 0)."""

    number: int
    page: int


@dataclass(slots=True, eq=False)
class Element:
    """A node of the tree; nothing of it is in the file when nothing of it was drawn."""

    tag: Tag
    language: str = ""
    """Of its words (BCP 47); '': as around it."""
    alt: str = ""
    """What a picture says."""
    heads: Literal["", "Row", "Column"] = ""
    """Of what a header cell is the head."""
    parts: list["Element | _Place"] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    """Its lines of text, in the order of reading."""
    turned: bool = False
    """On the paper a line has its letters joined or in another order than they are read."""

    def add(
        self, tag: Tag, *, language: str = "", alt: str = "", heads: Literal["", "Row", "Column"] = ""
    ) -> "Element":
        """A new element, last of this one's."""
        element = Element(tag, language, alt, heads)
        self.parts.append(element)
        return element

    def item(self) -> "Element":
        """A new item of the list that stands last in this one, or else of a new list."""
        last = self.parts[-1] if self.parts else None
        items = last if isinstance(last, Element) and last.tag is Tag.LIST else self.add(Tag.LIST)
        return items.add(Tag.ITEM)


class TaggedPdf:
    """One document on its way: what is drawn on `canvas` is drawn within `words`, `content` or `ornament`."""

    def __init__(
        self, size: tuple[float, float], title: str, language: str, subject: str = "", tree: Element | None = None
    ) -> None:
        """`size`: of a page, in points. `tree`: the document's element, where what is in it is known already."""
        self._target = BytesIO()
        self._title, self._language = title, language
        self.canvas = Canvas(self._target, size, invariant=1, lang=language, pdfVersion=_VERSION)
        self.canvas.setTitle(title)
        if subject:
            self.canvas.setSubject(subject)
        self.canvas.setAuthor("Werkcentrum")
        self.canvas.setCreator("Werkcentrum kiosk")
        self.tree = tree or Element(Tag.DOCUMENT)
        self._at: Element | None = self.tree
        self._open: Element | None = None
        self._marked: list[list[Element]] = []
        """By page, then by number: the element of each stretch of marked content."""

    @contextmanager
    def inside(self, element: Element | None) -> Iterator[None]:
        """All words that are drawn belong to the element; None: they stand elsewhere too, such as in a footer."""
        before, self._at = self._at, element
        try:
            yield
        finally:
            self._at = before

    @contextmanager
    def paragraph(self) -> Iterator[None]:
        """All words that are drawn are one paragraph, unless one is inside something smaller than a section."""
        at = self._at
        with self.inside(at.add(Tag.PARAGRAPH) if at is not None and at.tag in _GROUPS else at):
            yield

    @contextmanager
    def words(self) -> Iterator[None]:
        """For a line of text: it belongs to what one is inside of."""
        with self.paragraph(), self.content(self._at):
            yield

    @contextmanager
    def ornament(self) -> Iterator[None]:
        """For lines, grounds and bars: they say nothing that words do not."""
        self.canvas.addLiteral("/Artifact BMC")
        yield
        self.canvas.addLiteral("EMC")

    @contextmanager
    def content(self, element: Element | None) -> Iterator[None]:
        """What is drawn is content of this element; None: as in `inside`. It never stands within another."""
        self.canvas.addLiteral(self._begin(element))
        self._open = element
        yield
        self._open = None
        self.canvas.addLiteral("EMC")

    @contextmanager
    def saying(self, text: str, *, turned: bool) -> Iterator[None]:
        """The line of text that is drawn within `content`. `turned`: its letters are joined or not in their order.

        Then the text itself stands in the file too: with the line for who copies or searches, and with the element.
        """
        if self._open is not None:
            self._open.said.append(text)
            self._open.turned |= turned
        if turned:
            self.canvas.addLiteral(f"/Span <</ActualText <feff{text.encode('utf-16-be').hex()}>>> BDC")
        yield
        if turned:
            self.canvas.addLiteral("EMC")

    def _begin(self, element: Element | None) -> str:
        if element is None:
            return "/Artifact <</Type /Pagination>> BDC"
        page = self.canvas.getPageNumber() - 1
        self._marked += [[] for _ in range(page + 1 - len(self._marked))]
        number = len(self._marked[page])
        self._marked[page].append(element)
        element.parts.append(_Place(number, page))
        return f"/{element.tag} <</MCID {number}>> BDC"

    def finished(self) -> bytes:
        """Ends the last page and the document; the same drawing gives the same bytes."""
        self.canvas.showPage()
        pages = self.canvas.getCatalogEntry("Pages").pages
        for number, page in enumerate(pages):
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs = number, "/S"
        self.canvas.setCatalogEntry("StructTreeRoot", _Written(pages, self._language).root(self.tree, self._marked))
        self.canvas.setCatalogEntry("MarkInfo", {"Marked": "true"})
        self.canvas.setViewerPreference("DisplayDocTitle", "true")
        self.canvas.setCatalogEntry("Metadata", _metadata(self._title))
        self.canvas.save()
        return self._target.getvalue()


_METADATA = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>
"""


def _metadata(title: str) -> PDFStream:
    """The title where newer readers look for it (XMP, ISO 16684-1); nothing else about the document."""
    text = _METADATA.format(title=escape(title)).encode()
    return PDFStream(PDFDictionary({"Type": "/Metadata", "Subtype": "/XML"}), text, [])


class _Indirect(PDFDictionary):
    """A dictionary that others hold by reference."""

    __RefOnly__ = 1


class _Written:
    """The tree as it is in the file."""

    def __init__(self, pages: Sequence[object], language: str) -> None:
        self._pages = pages
        self._language = language
        self._nodes: dict[Element, _Indirect] = {}

    def root(self, tree: Element, marked: Sequence[Sequence[Element]]) -> _Indirect:
        """`marked`: by page, then by number, the element of each stretch of content."""
        root = _Indirect({"Type": "/StructTreeRoot"})
        root["K"] = self._node(tree, root)
        numbers: list[object] = []
        for page, elements in enumerate(marked):
            numbers += (page, PDFArray([self._nodes[element] for element in elements]))
        root["ParentTree"] = _Indirect({"Nums": PDFArray(numbers)})
        root["ParentTreeNextKey"] = len(marked)
        return root

    def _node(self, element: Element, parent: _Indirect) -> _Indirect:
        node = self._nodes[element] = _Indirect({"S": f"/{element.tag}", "P": parent, **self._attributes(element)})
        own = next((part.page for part in element.parts if isinstance(part, _Place)), None)
        if own is not None:
            node["Pg"] = self._pages[own]
        node["K"] = PDFArray(
            [
                self._place(part, own) if isinstance(part, _Place) else self._node(part, node)
                for part in element.parts
                if isinstance(part, _Place) or _has_content(part)
            ]
        )
        return node

    def _place(self, place: _Place, own: int | None) -> object:
        """A number for the page of the element itself, else a reference to marked content (14.7.4.2)."""
        if place.page == own:
            return place.number
        return PDFDictionary({"Type": "/MCR", "Pg": self._pages[place.page], "MCID": place.number})

    def _attributes(self, element: Element) -> dict[str, object]:
        found: dict[str, object] = {}
        if element.language not in ("", self._language):
            found["Lang"] = PDFString(element.language)
        if element.alt:
            found["Alt"] = PDFString(element.alt)
        if element.turned:
            found["ActualText"] = PDFString("".join(element.said))
        if element.heads:
            found["A"] = PDFDictionary({"O": "/Table", "Scope": f"/{element.heads}"})
        return found


def _has_content(element: Element) -> bool:
    return element.tag in _KEPT_EMPTY or any(isinstance(part, _Place) or _has_content(part) for part in element.parts)

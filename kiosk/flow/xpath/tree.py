# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""XML as an immutable-by-convention tree of nodes, as XPath sees a document. Document types and entities are refused.

A tree is built once by `parse_xml` and never changed afterwards; forms share it between visits.
"""

from collections.abc import Iterator
from enum import Enum
from xml.parsers import expat

MAX_DEPTH = 100
MAX_NODES = 500_000


class XmlError(Exception):
    """The text is not XML that may be read here; the message says why and where."""


class NodeKind(Enum):
    """What a node is in the XPath data model."""

    DOCUMENT = "document"
    ELEMENT = "element"
    ATTRIBUTE = "attribute"
    TEXT = "text"
    COMMENT = "comment"
    INSTRUCTION = "processing-instruction"


class Node:
    """One node. `order` is its place in document order; `name` has no prefix, `namespace` is the whole URI or ''."""

    __slots__ = ("attributes", "children", "kind", "name", "namespace", "order", "parent", "value")

    def __init__(self, kind: NodeKind, name: str, namespace: str, parent: "Node | None", value: str = "") -> None:
        """`value` is the text of a leaf; elements and documents derive theirs from the text below them."""
        self.kind = kind
        self.name = name
        self.namespace = namespace
        self.parent = parent
        self.value = value
        self.order = 0
        self.children: list[Node] = []
        self.attributes: list[Node] = []

    @property
    def root(self) -> "Node":
        """The document this node is in."""
        node = self
        while node.parent is not None:
            node = node.parent
        return node

    def text(self) -> str:
        """The string-value of XPath 1.0, section 5."""
        if self.kind is not NodeKind.ELEMENT and self.kind is not NodeKind.DOCUMENT:
            return self.value
        if len(self.children) == 1 and self.children[0].kind is NodeKind.TEXT:
            return self.children[0].value
        return "".join(node.value for node in self.descendants() if node.kind is NodeKind.TEXT)

    def descendants(self) -> Iterator["Node"]:
        """Every node below this one, in document order, without attributes."""
        for child in self.children:
            yield child
            yield from child.descendants()

    def elements(self, name: str = "") -> list["Node"]:
        """The child elements, of this name where one is given, in any namespace."""
        found = [node for node in self.children if node.kind is NodeKind.ELEMENT]
        return [node for node in found if node.name == name] if name else found

    def attribute(self, name: str, namespace: str = "") -> str | None:
        """The value of an attribute, or None where it is absent."""
        for node in self.attributes:
            if node.name == name and node.namespace == namespace:
                return node.value
        return None


def parse_xml(text: str) -> Node:
    """The document node of this text.

    Raises:
        XmlError: when it is not well-formed, has a document type, or is too deep or too large.
    """
    builder = _Builder()
    try:
        builder.parser.Parse(text.encode("utf-8"), True)  # noqa: FBT003 - expat takes no keywords
    except expat.ExpatError as error:
        raise XmlError(f"not well-formed XML at line {error.lineno}, column {error.offset + 1}") from error
    except UnicodeEncodeError as error:
        raise XmlError("the text holds half a character (a lone surrogate)") from error
    return builder.document


class _Builder:
    """Turns the events of expat into nodes."""

    def __init__(self) -> None:
        self.document = Node(NodeKind.DOCUMENT, "", "", None)
        self.parser = expat.ParserCreate("utf-8", namespace_separator="\n")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._refuse_doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.CommentHandler = self._comment
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.ordered_attributes = True
        self._open = [self.document]
        self._count = 0
        self._names: dict[str, tuple[str, str]] = {}
        """Names as expat gives them -> URI and local name: a document has few names, and each of them often."""

    def _refuse_doctype(self, *_declaration: object) -> None:
        raise XmlError("a document type or entity is not allowed here")

    def _start(self, name: str, attributes: list[str]) -> None:
        if len(self._open) > MAX_DEPTH:
            raise XmlError(f"nested deeper than {MAX_DEPTH} elements")
        element = self._add(NodeKind.ELEMENT, name)
        for at in range(0, len(attributes), 2):
            attribute = self._made(NodeKind.ATTRIBUTE, attributes[at], element, attributes[at + 1])
            element.attributes.append(attribute)
        self._open.append(element)

    def _end(self, _name: str) -> None:
        self._open.pop()

    def _characters(self, data: str) -> None:
        self._add(NodeKind.TEXT, "", data)

    def _comment(self, data: str) -> None:
        self._add(NodeKind.COMMENT, "", data)

    def _instruction(self, target: str, data: str) -> None:
        self._add(NodeKind.INSTRUCTION, target, data)

    def _add(self, kind: NodeKind, name: str, value: str = "") -> Node:
        parent = self._open[-1]
        node = self._made(kind, name, parent, value)
        parent.children.append(node)
        return node

    def _made(self, kind: NodeKind, name: str, parent: Node, value: str) -> Node:
        if name not in self._names:
            uri, _, local = name.rpartition("\n")
            self._names[name] = uri, local
        uri, local = self._names[name]
        node = Node(kind, local, uri, parent, value)
        self._count += 1
        if self._count > MAX_NODES:
            raise XmlError(f"more than {MAX_NODES} nodes")
        node.order = self._count
        return node

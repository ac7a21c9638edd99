# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The axes of XPath 1.0: which nodes a step can reach from a node, nearest first."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from kiosk.flow.xpath.tree import Node, NodeKind

REVERSE = frozenset({"ancestor", "ancestor-or-self", "preceding", "preceding-sibling"})


def _itself(node: Node) -> Iterable[Node]:
    return (node,)


def _children(node: Node) -> Iterable[Node]:
    return node.children


def _attributes(node: Node) -> Iterable[Node]:
    return node.attributes


def _parent(node: Node) -> Iterable[Node]:
    return () if node.parent is None else (node.parent,)


def _ancestors(node: Node) -> Iterator[Node]:
    while node.parent is not None:
        node = node.parent
        yield node


def _ancestors_and_self(node: Node) -> Iterator[Node]:
    yield node
    yield from _ancestors(node)


def _descendants_and_self(node: Node) -> Iterator[Node]:
    yield node
    yield from node.descendants()


def _siblings(node: Node) -> list[Node]:
    return [] if node.parent is None or node.kind is NodeKind.ATTRIBUTE else node.parent.children


def _following_siblings(node: Node) -> Iterable[Node]:
    return (other for other in _siblings(node) if other.order > node.order)


def _preceding_siblings(node: Node) -> Iterable[Node]:
    return (other for other in reversed(_siblings(node)) if other.order < node.order)


def _following(node: Node) -> Iterable[Node]:
    below = {other.order for other in node.descendants()}
    return (other for other in node.root.descendants() if other.order > node.order and other.order not in below)


def _preceding(node: Node) -> Iterable[Node]:
    above = {other.order for other in _ancestors(node)}
    before = [other for other in node.root.descendants() if other.order < node.order and other.order not in above]
    return reversed(before)


AXES: Mapping[str, Callable[[Node], Iterable[Node]]] = MappingProxyType(
    {
        "self": _itself,
        "child": _children,
        "attribute": _attributes,
        "parent": _parent,
        "ancestor": _ancestors,
        "ancestor-or-self": _ancestors_and_self,
        "descendant": Node.descendants,
        "descendant-or-self": _descendants_and_self,
        "following-sibling": _following_siblings,
        "preceding-sibling": _preceding_siblings,
        "following": _following,
        "preceding": _preceding,
    }
)

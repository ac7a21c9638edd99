# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Mistakes of authors that compile but can never be meant: a code that no option has, a column that no list has."""

from collections.abc import Iterator

from kiosk.flow.xform.scope import Names, perhaps
from kiosk.flow.xpath.lexer import XPathError
from kiosk.flow.xpath.syntax import Call, Comparison, Expression, Literal, Path, children, walk
from kiosk.flow.xpath.tree import Node


def check_names(tree: Expression, names: Names) -> None:
    """Raises `XPathError` for an option code or list column that does not exist."""
    for part, _ in walk(tree):
        match part:
            case Comparison(operator="=" | "!=", left=Path() as path, right=Literal() as literal):
                _check_code(path, literal.value, names)
            case Comparison(operator="=" | "!=", left=Literal() as literal, right=Path() as path):
                _check_code(path, literal.value, names)
            case Call(name="selected", arguments=(Path() as path, Literal() as literal)):
                _check_code(path, literal.value.strip(), names)
            case Path(start=Call(name="instance", arguments=(Literal() as literal,))):
                _check_columns(part, names.lists[literal.value])
            case _:
                pass


def _check_code(path: Path, code: str, names: Names) -> None:
    target = tuple(step.test.name for step in path.steps)[1:] if path.start == "/" else ()
    options = names.options.get(target)
    if options is not None and code and code not in options:
        raise XPathError(f"De vraag '{target[-1]}' heeft geen keuze '{code}'.{perhaps(code, options)}", path.at)


def _check_columns(path: Path, items: Node) -> None:
    depth = len(path.steps)
    rows = [items]
    for _ in range(depth):
        rows = [child for row in rows for child in row.elements()]
    columns = {child.name for row in rows for child in row.elements()}
    for step in path.steps:
        for predicate in step.predicates:
            for name, at in _columns_read(predicate):
                if name not in columns:
                    raise XPathError(f"De lijst heeft geen kolom '{name}'.{perhaps(name, columns)}", at)


def _columns_read(predicate: Expression) -> Iterator[tuple[str, int]]:
    if isinstance(predicate, Path):
        first = predicate.steps[0] if predicate.steps else None
        if predicate.start is None and first and first.axis == "child" and first.test.kind == "name":
            yield first.test.name, predicate.at
        return
    for child in children(predicate):
        yield from _columns_read(child)

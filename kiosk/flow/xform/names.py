# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Mistakes of authors that compile but can never be meant: a code that no option has, a column that no list has."""

from collections.abc import Iterable, Iterator

from kiosk.flow.said import Said
from kiosk.flow.xform.scope import Names, bare_name, no_column
from kiosk.flow.xpath.lexer import XPathError
from kiosk.flow.xpath.likeness import perhaps
from kiosk.flow.xpath.syntax import Call, Comparison, Expression, Filtered, Literal, Path, children, walk
from kiosk.flow.xpath.tree import Node

_POSITION = Said("position() kan alleen tussen [ en ] staan.", "position() can only stand between [ and ].")


def check_names(tree: Expression, names: Names, here: tuple[str, ...]) -> None:
    """Raises `XPathError` for an option code or list column that does not exist; `here` is the field of the rule."""
    for part, _ in walk(tree):
        match part:
            case Comparison(operator="=" | "!=", left=Path() as path, right=Literal() as literal):
                _check_codes(path, [literal.value], names, here)
            case Comparison(operator="=" | "!=", left=Literal() as literal, right=Path() as path):
                _check_codes(path, [literal.value], names, here)
            case Call(name="selected", arguments=(Path() as path, Literal() as literal)):
                _check_codes(path, [literal.value.strip()], names, here)
            case Call(name="selected", arguments=(Literal() as literal, Path() as path)):
                _check_codes(path, literal.value.split(), names, here)
            case Path(start=Call(name="instance", arguments=(Literal() as literal,))):
                _check_list(part, names.lists[literal.value], names)
            case _:
                pass
    _check_position(tree)


def _check_codes(path: Path, codes: Iterable[str], names: Names, here: tuple[str, ...]) -> None:
    target = _target(path, here)
    options = names.options.get(target)
    for code in codes:
        if options is not None and code and code not in options and not _are_codes(code, target, names):
            raise _no_option(target[-1], code, options, path.at)


def _are_codes(text: str, target: tuple[str, ...], names: Names) -> bool:
    """Several codes with spaces between, where a question takes several."""
    return target in names.several and all(code in names.options[target] for code in text.split(" "))


def _target(path: Path, here: tuple[str, ...]) -> tuple[str, ...]:
    if path.start == "/":
        return tuple(step.test.name for step in path.steps)[1:]
    alone = path.start is None and [step.axis for step in path.steps] == ["self"]
    return here if alone else ()


def _no_option(question: str, code: str, options: Iterable[str], at: int) -> XPathError:
    meant = perhaps(code, options)
    said = Said(
        f"De vraag '{question}' heeft geen keuze '{code}'.{meant.nl}",
        f"The question '{question}' has no choice '{code}'.{meant.en}",
    )
    return XPathError(said, at, "option-unknown")


def _check_list(path: Path, items: Node, names: Names) -> None:
    rows = [items]
    for step in path.steps:
        if step.axis != "child":
            return
        rows = [child for row in rows for child in row.elements("" if step.test.name == "*" else step.test.name)]
        columns = _columns(rows) if step.predicates else {}
        for predicate in step.predicates:
            _check_columns(predicate, columns, names)
            _check_cells(predicate, columns)


def _columns(rows: Iterable[Node]) -> dict[str, set[str]]:
    columns: dict[str, set[str]] = {}
    for row in rows:
        for cell in row.elements():
            columns.setdefault(cell.name, set()).add(cell.text())
    return columns


def _check_columns(predicate: Expression, columns: dict[str, set[str]], names: Names) -> None:
    for name, at in _columns_read(predicate):
        if name not in columns and any(path[-1] == name for path in names.cells):
            raise XPathError(bare_name(name), at, "name-bare")
        if name not in columns:
            raise no_column(name, columns, at)


def _check_cells(predicate: Expression, columns: dict[str, set[str]]) -> None:
    """A column compared with a text that no row has there lets nothing through."""
    for part in _around_paths(predicate):
        match part:
            case Comparison(operator="=", left=Path() as path, right=Literal() as literal):
                _check_cell(path, literal.value, columns)
            case Comparison(operator="=", left=Literal() as literal, right=Path() as path):
                _check_cell(path, literal.value, columns)
            case _:
                pass


def _check_cell(path: Path, text: str, columns: dict[str, set[str]]) -> None:
    for name, at in _columns_read(path):
        if text and text not in columns.get(name, {text}):
            meant = perhaps(text, columns[name])
            said = Said(
                f"In de kolom '{name}' van de lijst staat nergens '{text}'.{meant.nl}",
                f"No row of the list has '{text}' in column '{name}'.{meant.en}",
            )
            raise XPathError(said, at, "option-unknown")


def _around_paths(tree: Expression) -> Iterator[Expression]:
    yield tree
    for child in () if isinstance(tree, Path) else children(tree):
        yield from _around_paths(child)


def _columns_read(predicate: Expression) -> Iterator[tuple[str, int]]:
    if isinstance(predicate, Path):
        first = predicate.steps[0] if predicate.steps else None
        if predicate.start is None and first and first.axis == "child" and first.test.kind == "name":
            yield first.test.name, predicate.at
        return
    for child in children(predicate):
        yield from _columns_read(child)


def _check_position(tree: Expression) -> None:
    if isinstance(tree, Call) and tree.name == "position":
        raise XPathError(_POSITION, tree.at, "position-outside")
    within = () if isinstance(tree, Path) else children(tree)
    for child in within[:1] if isinstance(tree, Filtered) else within:
        _check_position(child)

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What names in a form's expressions mean: questions, lists, options. Strict: what is unknown is refused."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType

from kiosk.flow.form import Option
from kiosk.flow.said import Said
from kiosk.flow.xpath.code import Code, Context, Kind, Setting, cell_code, fixed_text
from kiosk.flow.xpath.lexer import XPathError
from kiosk.flow.xpath.likeness import perhaps
from kiosk.flow.xpath.syntax import Path, Step
from kiosk.flow.xpath.tree import Node

_DIRECTLY = Said("Verwijs rechtstreeks naar één vraag, als ${naam}.", "Refer to one question directly, as ${name}.")
_FILLED_IN = Said(
    "De keuzes van deze vraag hebben ${...} in hun tekst; die kan jr:choice-name() niet geven.",
    "The choices of this question have ${...} in their texts; jr:choice-name() cannot give these.",
)
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
XFORMS = "http://www.w3.org/2002/xforms"


@dataclass(frozen=True, slots=True)
class Names:
    """All that expressions of one form may name."""

    cells: Mapping[tuple[str, ...], int]
    """The questions and calculates, by their path from the root."""
    groups: frozenset[tuple[str, ...]]
    lists: Mapping[str, Node]
    options: Mapping[tuple[str, ...], Mapping[str, Option]]
    several: frozenset[tuple[str, ...]] = frozenset()
    """The questions that take more than one option."""
    strict: bool = True
    """Whether a path to nothing is refused; else it is the empty list that it is in XPath."""


@dataclass(frozen=True, slots=True)
class FieldScope:
    """The names as seen from one field."""

    names: Names
    here: tuple[str, ...]
    default: str = ""

    def locate(self, path: Path) -> Code:
        """The question that this path names; raises `XPathError`."""
        target = self._target(path)
        if target in self.names.cells:
            return cell_code(self.names.cells[target])
        name = target[-1] if target else ""
        if target in self.names.groups:
            said = Said(
                f"'{name}' is een groep; een voorwaarde kan alleen naar een vraag of calculate verwijzen.",
                f"'{name}' is a group; a condition can only refer to a question or calculate.",
            )
            raise XPathError(said, path.at, "group-as-value")
        if not self.names.strict:
            return Code(Kind.NODES, lambda _: [])
        raise self._unknown(name, path)

    def context_text(self) -> Code:
        """The field's own value."""
        if self.here not in self.names.cells:
            said = Said(
                "Een groep heeft geen eigen antwoord; '.' kan hier niet.",
                "A group has no answer of its own; no '.' here.",
            )
            raise XPathError(said, code="group-as-value")
        return cell_code(self.names.cells[self.here])

    def kept_value(self) -> Code:
        """A session is a pure function of its answers, so only what the form starts with can be kept."""
        return fixed_text(self.default)

    def instance(self, name: str, at: int) -> Code:
        """The list of this name; raises `XPathError`."""
        node = self._list(name, at)
        return Code(Kind.NODES, lambda _: [node])

    def pulled(self, name: str, column: str, key_column: str, at: int) -> Mapping[str, str]:
        """The values of one column of this list by those of another, the first of each; raises `XPathError`."""
        rows = [row for root in self._list(name, at).elements() for row in root.elements()]
        columns = {cell.name for row in rows for cell in row.elements()}
        for wanted in (column, key_column):
            if wanted not in columns:
                raise no_column(wanted, columns, at)
        found: dict[str, str] = {}
        for row in rows:
            cells = {cell.name: cell.text() for cell in reversed(row.elements())}
            found.setdefault(cells.get(key_column, ""), cells.get(column, ""))
        return MappingProxyType(found)

    def choice_labels(self, path: str, at: int) -> Mapping[str, Callable[[str], str]]:
        """The options of the question at this path; raises `XPathError`."""
        options = self.names.options.get(tuple(path.strip().strip("/").split("/"))[1:])
        if options is None:
            said = Said(f"'{path.strip()}' is geen keuzevraag.", f"'{path.strip()}' is not a choice question.")
            raise XPathError(said, at, "question-unknown")
        if not all(option.label.is_fixed for option in options.values()):
            raise XPathError(_FILLED_IN, at, "option-text")
        return MappingProxyType({name: _labeller(option) for name, option in options.items()})

    def namespaces(self, prefix: str) -> frozenset[str]:
        """Names without prefix are those of the form."""
        if prefix:
            said = Said(
                f"Een naam met {prefix}: ervoor kan hier niet.", f"No name with {prefix}: before it can be here."
            )
            raise XPathError(said)
        return frozenset({"", XFORMS})

    def _list(self, name: str, at: int) -> Node:
        node = self.names.lists.get(name)
        if node is None:
            meant = perhaps(name, self.names.lists)
            said = Said(f"De lijst '{name}' bestaat niet.{meant.nl}", f"There is no list '{name}'.{meant.en}")
            raise XPathError(said, at, "list-unknown")
        return node

    def _target(self, path: Path) -> tuple[str, ...]:
        target = self.here if path.start is None else None
        for step in path.steps:
            target = self._walk(target, step, path)
        return target or ()

    def _walk(self, target: tuple[str, ...] | None, step: Step, path: Path) -> tuple[str, ...]:
        if step.predicates or (step.axis == "child" and (step.test.kind != "name" or step.test.name == "*")):
            raise XPathError(_DIRECTLY, path.at, "reference-indirect")
        if step.axis == "child":
            return () if target is None else (*target, step.test.name)
        if target is None or step.axis not in {"self", "parent"} or step.test.kind != "node":
            raise XPathError(_DIRECTLY, path.at, "reference-indirect")
        return target[:-1] if step.axis == "parent" else target

    def _unknown(self, name: str, path: Path) -> XPathError:
        known = {cell[-1] for cell in self.names.cells}
        if path.start is None and name in known:
            return XPathError(bare_name(name), path.at, "name-bare")
        meant = perhaps(name, known)
        said = Said(f"De vraag '{name}' bestaat niet.{meant.nl}", f"There is no question '{name}'.{meant.en}")
        return XPathError(said, path.at, "question-unknown")


def _labeller(option: Option) -> Callable[[str], str]:
    def label(language: str) -> str:
        return option.label.shown(Context(Setting(_NEVER, language=language), ()))

    return label


def bare_name(name: str) -> Said:
    """A question stands here as if it were a column of a list."""
    return Said(
        f"'{name}' staat hier zonder accolades; schrijf ${{{name}}}.",
        f"'{name}' has no braces here; write ${{{name}}}.",
    )


def no_column(name: str, known: Iterable[str], at: int) -> XPathError:
    """A list has no such column."""
    meant = perhaps(name, known)
    said = Said(f"De lijst heeft geen kolom '{name}'.{meant.nl}", f"The list has no column '{name}'.{meant.en}")
    return XPathError(said, at, "column-unknown")

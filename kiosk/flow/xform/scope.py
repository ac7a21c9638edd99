# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What names in a form's expressions mean: questions, lists, options. Strict: what is unknown is refused."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from difflib import get_close_matches
from types import MappingProxyType

from kiosk.flow.form import Option
from kiosk.flow.xpath.code import Code, Context, Kind, Setting, cell_code, fixed_text
from kiosk.flow.xpath.lexer import XPathError
from kiosk.flow.xpath.syntax import Path, Step
from kiosk.flow.xpath.tree import Node

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
            raise XPathError(
                f"'{name}' is een groep; een voorwaarde kan alleen naar een vraag of calculate verwijzen.", path.at
            )
        raise XPathError(self._unknown(name, path), path.at)

    def context_text(self) -> Code:
        """The field's own value."""
        if self.here not in self.names.cells:
            raise XPathError("Een groep heeft geen eigen antwoord; '.' kan hier niet.")
        return cell_code(self.names.cells[self.here])

    def kept_value(self) -> Code:
        """A session is a pure function of its answers, so only what the form starts with can be kept."""
        return fixed_text(self.default)

    def instance(self, name: str, at: int) -> Code:
        """The list of this name; raises `XPathError`."""
        node = self.names.lists.get(name)
        if node is None:
            raise XPathError(f"De lijst '{name}' bestaat niet.{perhaps(name, self.names.lists)}", at)
        return Code(Kind.NODES, lambda _: [node])

    def choice_labels(self, path: str, at: int) -> Mapping[str, Callable[[str], str]]:
        """The options of the question at this path; raises `XPathError`."""
        options = self.names.options.get(tuple(path.strip().strip("/").split("/"))[1:])
        if options is None:
            raise XPathError(f"'{path.strip()}' is geen keuzevraag.", at)
        return MappingProxyType({name: _labeller(option) for name, option in options.items()})

    def namespaces(self, prefix: str) -> frozenset[str]:
        """Names without prefix are those of the form."""
        if prefix:
            raise XPathError(f"Een naam met {prefix}: ervoor kan hier niet.")
        return frozenset({"", XFORMS})

    def _target(self, path: Path) -> tuple[str, ...]:
        target = self.here if path.start is None else None
        for step in path.steps:
            target = self._walk(target, step, path)
        return target or ()

    def _walk(self, target: tuple[str, ...] | None, step: Step, path: Path) -> tuple[str, ...]:
        if step.predicates or (step.axis == "child" and (step.test.kind != "name" or step.test.name == "*")):
            raise XPathError("Verwijs rechtstreeks naar één vraag, als ${naam}.", path.at)
        if step.axis == "child":
            return () if target is None else (*target, step.test.name)
        if target is None or step.axis not in {"self", "parent"} or step.test.kind != "node":
            raise XPathError("Verwijs rechtstreeks naar één vraag, als ${naam}.", path.at)
        return target[:-1] if step.axis == "parent" else target

    def _unknown(self, name: str, path: Path) -> str:
        known = {cell[-1] for cell in self.names.cells}
        if path.start is None and name in known:
            return f"'{name}' staat hier zonder accolades; schrijf ${{{name}}}."
        return f"De vraag '{name}' bestaat niet.{perhaps(name, known)}"


def _labeller(option: Option) -> Callable[[str], str]:
    def label(language: str) -> str:
        return option.label.shown(Context(Setting(_NEVER, language=language), ()))

    return label


def perhaps(name: str, known: Iterable[str]) -> str:
    """A question whether the author meant a name that is there; '' when none is like it."""
    close = get_close_matches(name, list(known), n=1)
    return f" Bedoelt u '{close[0]}'?" if close else ""

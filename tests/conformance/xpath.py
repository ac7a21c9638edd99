# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Runs XPath cases that others recorded against the flow engine's expressions."""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from kiosk.flow.said import Said
from kiosk.flow.xform.scope import FieldScope, Names
from kiosk.flow.xpath.code import Code, Context, Kind, Setting
from kiosk.flow.xpath.compiler import compile_text
from kiosk.flow.xpath.functions import FUNCTIONS
from kiosk.flow.xpath.lexer import XPathError
from kiosk.flow.xpath.syntax import Path as XPathPath
from kiosk.flow.xpath.tree import Node, NodeKind, parse_xml
from kiosk.flow.xpath.values import Value, to_number, to_text, to_truth
from tests.conformance.cases import Came, CaseResult, Failed, Passed, Skipped, read_json, tried

CASES = Path(__file__).parents[3] / "shared" / "conformance" / "xforms" / "xpath-cases.json.gz"
_NODE_TESTS = frozenset({"node", "text", "comment", "processing-instruction", "and", "or", "mod", "div"})
_DOCTYPE = re.compile(r"<!DOCTYPE[^>]*>")
_LOOK_AROUND = re.compile(r"\(\?<?[=!]|\\[1-9]")
LOOKS_AROUND = "outside the profile: look-around or back reference in regex()"
XFORMS = "http://www.w3.org/2002/xforms"
Case = Mapping[str, Any]


@dataclass(frozen=True)
class TreeScope:
    """Paths run over a document; nothing is a question."""

    prefixes: Mapping[str, str] = field(default_factory=dict)
    document: Node | None = None

    def locate(self, path: XPathPath) -> Code | None:
        return None

    def context_text(self) -> Code:
        return Code(Kind.TEXT, lambda context: context.node.text() if context.node else "")

    def kept_value(self) -> Code:
        return self.context_text()

    def instance(self, name: str, at: int) -> Code:
        def find(context: Context) -> Value:
            assert context.node is not None
            everything = context.node.root.descendants()
            return [node for node in everything if node.name == "instance" and node.attribute("id") == name][:1]

        return Code(Kind.NODES, find)

    def pulled(self, name: str, column: str, key_column: str, at: int) -> Mapping[str, str]:
        everything = self.document.descendants() if self.document else ()
        lists = {node.attribute("id") or "": node for node in everything if node.name == "instance"}
        return FieldScope(Names({}, frozenset(), lists, {}), ()).pulled(name, column, key_column, at)

    def choice_labels(self, path: str, at: int) -> Mapping[str, Callable[[str], str]]:
        return {}

    def namespaces(self, prefix: str) -> frozenset[str]:
        if not prefix:
            return frozenset({"", XFORMS})
        try:
            return frozenset({self.prefixes[prefix]})
        except KeyError:
            raise XPathError(Said(f"no namespace {prefix}", f"no namespace {prefix}")) from None


def load(file: Path = CASES) -> tuple[Mapping[str, Node], list[Case]]:
    """The documents by their key, and the cases."""
    data = read_json(file)
    return Documents(data["documents"]), data["cases"]


class Documents(Mapping[str, Node]):
    """Documents that are read when a case wants them: one that cannot be read fails its own cases only."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._read: dict[str, Node] = {}

    def __getitem__(self, key: str) -> Node:
        if key not in self._read:
            self._read[key] = parse_xml(_DOCTYPE.sub("", self._texts[key]).strip())
        return self._read[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


def reason_to_skip(case: Case) -> str:
    """Why a case lies outside the profile, by what is in it; '' when it must hold."""
    if case.get("quirk"):
        return f"quirk: {case['quirk']}"
    outside = functions_in(case["expression"]) - FUNCTIONS.keys()
    if outside:
        return f"outside the profile: {', '.join(sorted(outside))}"
    if looks_around(case["expression"]):
        return LOOKS_AROUND
    return ""


def looks_around(expression: str) -> bool:
    """Whether a pattern of `regex()` needs more than linear time: look-around or a back reference."""
    return "regex" in functions_in(expression) and _LOOK_AROUND.search(expression) is not None


def functions_in(expression: str) -> set[str]:
    """The names of the functions that an expression calls."""
    bare = re.sub(r"'[^']*'|\"[^\"]*\"", "''", expression)
    return set(re.findall(r"(?<![\w.:-])-*([^\W\d][\w:.-]*?)\s*\(", re.sub(r"[\w-]+::", "", bare))) - _NODE_TESTS


def holds(case: Case, documents: Mapping[str, Node]) -> bool:
    """Whether the engine gives what the case expects."""
    document = documents[case["doc"]]
    try:
        value, zone = _evaluate(case, document)
    except XPathError:
        return bool(case["type"] == "throws")
    if case["type"] == "throws":
        return False
    return _CHECKS[case["type"]](value, case, zone)


def _evaluate(case: Case, document: Node) -> tuple[Value, ZoneInfo]:
    zone = ZoneInfo(case["tz"])
    top = _node_at(case["root"], document, case) if case.get("root") else document
    setting = Setting(datetime.fromisoformat(case["now"]), zone, case.get("language") or "", top)
    node = _node_at(case["context"], document, case)
    code = compile_text(case["expression"], TreeScope(case["ns"], document))
    return code.run(Context(setting, (), node)), zone


def _node_at(path: str, document: Node, case: Case) -> Node:
    setting = Setting(datetime.fromisoformat(case["now"]), top=document)
    found = compile_text(path, TreeScope(case["ns"])).run(Context(setting, (), document))
    assert isinstance(found, list)
    return found[0]


def path_of(node: Node) -> str:
    """A node as the cases name it: `/*[1]/*[2]/text()[1]` or `/*[1]/@id`."""
    if node.parent is None:
        return "/"
    above = path_of(node.parent).rstrip("/")
    if node.kind is NodeKind.ATTRIBUTE:
        return f"{above}/@{node.name}"
    same = [other for other in node.parent.children if other.kind is node.kind]
    test = "*" if node.kind is NodeKind.ELEMENT else f"{node.kind.value}()"
    return f"{above}/{test}[{same.index(node) + 1}]"


def _number(value: Value, case: Case, zone: ZoneInfo) -> bool:
    got, wanted = to_number(value, zone), float(case["expected"])
    if math.isnan(wanted) or math.isinf(wanted):
        return repr(float(got)) == repr(wanted)
    if case.get("factor"):
        return abs(got - wanted) <= 1.0 / float(case["factor"])
    return float(got) == wanted


def _paths(value: Value) -> list[str]:
    assert isinstance(value, list)
    return [path_of(node) for node in value]


_CHECKS: Mapping[str, Callable[[Value, Case, ZoneInfo], bool]] = {
    "boolean": lambda value, case, _: to_truth(value) is case["expected"],
    "number": _number,
    "string": lambda value, case, _: to_text(value) == case["expected"],
    "string-matches": lambda value, case, _: re.search(case["expected"], to_text(value)) is not None,
    "string-length": lambda value, case, _: len(to_text(value)) == case["expected"],
    "nodeset": lambda value, case, _: _paths(value) == case["expected"],
    "nodeset-unordered": lambda value, case, _: sorted(_paths(value)) == sorted(case["expected"]),
    "first-node": lambda value, case, _: _paths(value)[:1] == [case["expected"]],
}


def run(files: Iterable[Path]) -> Iterator[CaseResult]:
    """What comes of every case in these files."""
    for file in files:
        documents, cases = load(file)
        for case in cases:
            yield tried(str(case["id"]), partial(came_of, case, documents))


def came_of(case: Case, documents: Mapping[str, Node]) -> Came:
    """What comes of one case."""
    reason = reason_to_skip(case)
    if reason:
        return Skipped(reason)
    if holds(case, documents):
        return Passed()
    if case["status"] == "known_gap":
        return Skipped("the engine that recorded the case fails what its test wants")
    return Failed({"expression": case["expression"], "type": case["type"], "expected": case.get("expected")})

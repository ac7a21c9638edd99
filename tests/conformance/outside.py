# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What in a recorded scenario lies outside the profile: decided by its elements, types, functions and actions."""

from collections.abc import Iterator, Mapping
from typing import Any

from kiosk.flow.xform.document import JAVAROSA, META
from kiosk.flow.xform.texts import FORMS
from kiosk.flow.xpath.functions import FUNCTIONS
from kiosk.flow.xpath.tree import Node, NodeKind, parse_xml
from tests.conformance.xpath import LOOKS_AROUND, functions_in, looks_around

Scenario = Mapping[str, Any]
ACTIONS = frozenset({"answer", "next", "prev", "setLanguage"})
TYPES = frozenset({"", "string", "int", "date", "select", "select1"})
_CONTROLS = frozenset({"input", "select", "select1", "group"})
_MODEL = frozenset({"itext", "instance", "bind"})
_FILES = (".csv", ".xml")
_RULES = ("relevant", "required", "constraint", "calculate")


def reason_to_skip(scenario: Scenario) -> str:
    """Why a scenario lies outside the profile; '' when it must hold."""
    if scenario.get("status") == "known_gap":
        return "the engine that recorded the scenario fails what its test wants"
    html = parse_xml(scenario["form"]).elements()[0]
    found = [*_actions(scenario), *_model(html), *_body(html), *_functions(html)]
    return "; ".join(sorted(set(found)))


def outside_nodes(scenario: Scenario) -> frozenset[str]:
    """The paths of nodes whose type the profile does not have; they are left out of the comparison."""
    html = parse_xml(scenario["form"]).elements()[0]
    binds = [bind for bind in _elements(html) if bind.name == "bind"]
    return frozenset((bind.attribute("nodeset") or "").strip() for bind in binds if _type_of(bind) not in TYPES)


def has_other_texts(scenario: Scenario) -> bool:
    """Whether a text has forms that the profile does not have, such as `long` and `short`."""
    values = (node for node in _elements(parse_xml(scenario["form"])) if node.name == "value")
    return any((value.attribute("form") or "") not in FORMS for value in values)


def _actions(scenario: Scenario) -> Iterator[str]:
    outside = outside_nodes(scenario)
    for step in scenario["steps"]:
        if "do" in step and step["do"] not in ACTIONS:
            yield f"action {step['do']}"
        if step.get("do") == "answer" and step["at"] in outside:
            yield f"an answer to a question of type {_types(scenario)[step['at']]}"


def _types(scenario: Scenario) -> Mapping[str, str]:
    html = parse_xml(scenario["form"]).elements()[0]
    binds = (bind for bind in _elements(html) if bind.name == "bind")
    return {(bind.attribute("nodeset") or "").strip(): _type_of(bind) for bind in binds}


def _type_of(bind: Node) -> str:
    return (bind.attribute("type") or "").rpartition(":")[2]


def _model(html: Node) -> Iterator[str]:
    for model in (node for node in _elements(html) if node.name == "model"):
        for part in model.elements():
            if part.name not in _MODEL:
                yield f"element <{part.name}>"
            source = part.attribute("src")
            if source is not None and not source.lower().endswith(_FILES):
                yield f"list in a file {source.rpartition('.')[2]}"
    for bind in _elements(html):
        if bind.attribute("preload", JAVAROSA) is not None and f"/{META}/" not in (bind.attribute("nodeset") or ""):
            yield "attribute jr:preload"


def _body(html: Node) -> Iterator[str]:
    for body in html.elements("body"):
        yield from _controls(body)


def _controls(parent: Node) -> Iterator[str]:
    for child in parent.elements():
        if child.name not in _CONTROLS | {"label", "hint"}:
            yield f"element <{child.name}>"
        if child.name == "group":
            yield from _controls(child)
        else:
            yield from (f"element <{inner.name}>" for inner in child.elements() if inner.name == "setvalue")


def _functions(html: Node) -> Iterator[str]:
    for expression in _expressions(html):
        for name in functions_in(expression) - FUNCTIONS.keys() - {"jr:itext"}:
            yield f"function {name}"
        if looks_around(expression):
            yield LOOKS_AROUND


def _expressions(html: Node) -> Iterator[str]:
    for node in _elements(html):
        if node.name == "bind" and f"/{META}" not in (node.attribute("nodeset") or ""):
            yield from (found for rule in _RULES if (found := node.attribute(rule)) is not None)
        if node.name == "itemset":
            yield node.attribute("nodeset") or ""
        if node.name == "output":
            yield node.attribute("value") or ""


def _elements(root: Node) -> Iterator[Node]:
    return (node for node in root.descendants() if node.kind is NodeKind.ELEMENT)

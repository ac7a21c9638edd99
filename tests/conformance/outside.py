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
SAVE, RESTORE = "proposed_serializeAndRestoreInstanceState", "restoreWebFormsInstanceState"
"""The recording tells a form that is put aside and taken up again in these two steps."""
ACTIONS = frozenset({"answer", "next", "prev", "setLanguage", SAVE, RESTORE})
TYPES = frozenset({"", "string", "int", "date", "select", "select1"})
_CONTROLS = frozenset({"input", "select", "select1", "group"})
_MODEL = frozenset({"itext", "instance", "bind", "setvalue"})
_FIRST_LOAD = "odk-instance-first-load"
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
    """The paths of nodes whose type, or first value, the profile does not have: they are not compared."""
    binds = _binds(scenario).items()
    return frozenset(path for path, bind in binds if _type_of(bind) not in TYPES or _is_preloaded(bind))


def has_other_texts(scenario: Scenario) -> bool:
    """Whether a text has forms that the profile does not have, such as `long` and `short`."""
    values = (node for node in _elements(parse_xml(scenario["form"])) if node.name == "value")
    return any((value.attribute("form") or "") not in FORMS for value in values)


def _actions(scenario: Scenario) -> Iterator[str]:
    binds, before = _binds(scenario), ""
    for step in scenario["steps"]:
        action = step.get("do", "")
        if action and action not in ACTIONS:
            yield f"action {action}"
        if action == RESTORE and before != SAVE:
            yield "a form taken up again from data that the recording does not hold"
        if action == "answer" and step["at"] in binds:
            yield from _answer(binds[step["at"]])
        before = action or before


def _answer(bind: Node) -> Iterator[str]:
    if _type_of(bind) not in TYPES:
        yield f"an answer to a question of type {_type_of(bind)}"
    if bind.attribute("calculate") is not None:
        yield "an answer to a question that calculates its own"


def _binds(scenario: Scenario) -> Mapping[str, Node]:
    html = parse_xml(scenario["form"]).elements()[0]
    binds = (bind for bind in _elements(html) if bind.name == "bind")
    return {(bind.attribute("nodeset") or "").strip(): bind for bind in binds}


def names_in(path: str) -> tuple[str, ...]:
    """The names of a path, without prefixes."""
    return tuple(name.rpartition(":")[2] for name in path.strip().strip("/").split("/"))


def _is_preloaded(bind: Node) -> bool:
    return bind.attribute("preload", JAVAROSA) is not None


def _type_of(bind: Node) -> str:
    return (bind.attribute("type") or "").rpartition(":")[2]


def _model(html: Node) -> Iterator[str]:
    for model in (node for node in _elements(html) if node.name == "model"):
        for part in model.elements():
            if part.name not in _MODEL:
                yield f"element <{part.name}>"
            if part.name == "setvalue" and part.attribute("event") != _FIRST_LOAD:
                yield f"element <setvalue> at {part.attribute('event')}"
            source = part.attribute("src")
            if source is not None and not source.lower().endswith(_FILES):
                yield f"list in a file {source.rpartition('.')[2]}"


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
        if node.name == "bind" and META not in names_in(node.attribute("nodeset") or ""):
            yield from (found for rule in _RULES if (found := node.attribute(rule)) is not None)
        if node.name == "itemset":
            yield node.attribute("nodeset") or ""
        if node.name == "output":
            yield node.attribute("value") or ""
        if node.name == "setvalue":
            yield node.attribute("value") or ""


def _elements(root: Node) -> Iterator[Node]:
    return (node for node in root.descendants() if node.kind is NodeKind.ELEMENT)

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Turns a syntax tree into closures: parsed and checked once, run many times."""

from collections.abc import Callable, Sequence
from types import MappingProxyType

from kiosk.flow.said import Said
from kiosk.flow.xpath.axes import AXES, REVERSE
from kiosk.flow.xpath.code import Code, Context, Kind, Scope, fixed_number, fixed_text, together
from kiosk.flow.xpath.functions import FUNCTIONS, Use
from kiosk.flow.xpath.lexer import XPathError
from kiosk.flow.xpath.likeness import perhaps
from kiosk.flow.xpath.operators import arithmetic, comparison, in_document_order, logical, negation, node_list, union
from kiosk.flow.xpath.parser import parse
from kiosk.flow.xpath.syntax import (
    Arithmetic,
    Call,
    Comparison,
    Expression,
    Filtered,
    Literal,
    Logical,
    Negation,
    NodeTest,
    Number,
    Path,
    Step,
    Union,
)
from kiosk.flow.xpath.tree import Node, NodeKind
from kiosk.flow.xpath.values import Value, to_truth

_KINDS = MappingProxyType(
    {"text": NodeKind.TEXT, "comment": NodeKind.COMMENT, "processing-instruction": NodeKind.INSTRUCTION}
)


def compile_text(text: str, scope: Scope) -> Code:
    """The code of an expression.

    Raises:
        XPathError: when it is not in order, or names what the scope does not have.
    """
    return compile_tree(parse(text), scope)


def compile_tree(tree: Expression, scope: Scope) -> Code:
    """The code of a parsed expression; raises `XPathError`."""
    return _Compiler(scope).compile(tree)


class _Compiler:
    """One method per kind of node of the syntax tree."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._predicates_deep = 0

    def compile(self, tree: Expression) -> Code:
        match tree:
            case Number():
                return fixed_number(tree.value)
            case Literal():
                return fixed_text(tree.value)
            case Call():
                return self._call(tree)
            case Path():
                return self._path(tree)
            case Filtered():
                return self._sifted(self._nodes(tree.primary), tree.predicates)
            case _:
                return self._operation(tree)

    def _operation(self, tree: Logical | Comparison | Arithmetic | Negation | Union) -> Code:
        match tree:
            case Logical():
                return logical(tree.operator, [self.compile(operand) for operand in tree.operands])
            case Comparison():
                return comparison(tree.operator, self.compile(tree.left), self.compile(tree.right))
            case Arithmetic():
                return arithmetic(tree.operator, self.compile(tree.left), self.compile(tree.right))
            case Negation():
                return negation(self.compile(tree.operand))
            case _:
                return union([self._nodes(operand) for operand in tree.operands])

    def _call(self, call: Call) -> Code:
        function = FUNCTIONS.get(call.name)
        if function is None:
            raise XPathError(_no_function(call.name), call.at, "function-unknown")
        function.check_count(call)
        codes = tuple(self.compile(argument) for argument in call.arguments)
        return function.build(Use(call, codes, self._scope, self._context_text))

    def _context_text(self) -> Code:
        return Code(Kind.TEXT, _text_of_context) if self._predicates_deep else self._scope.context_text()

    def _nodes(self, tree: Expression) -> Code:
        code = self.compile(tree)
        if code.kind not in {Kind.NODES, Kind.ANY}:
            at = tree.at if isinstance(tree, Path | Call) else 0
            said = Said(
                "Hier hoort een lijst te staan, zoals instance('lijst')/root/item.",
                "A list is expected here, such as instance('list')/root/item.",
            )
            raise XPathError(said, at, "list-expected")
        return code

    def _path(self, path: Path) -> Code:
        code = self._located(path)
        if code is not None:
            return code
        code = self._start(path)
        for step in path.steps:
            code = self._step(code, step)
        return code

    def _located(self, path: Path) -> Code | None:
        about_a_node = path.start is None and self._predicates_deep > 0
        if about_a_node or not (path.start is None or isinstance(path.start, str)):
            return None
        return self._scope.locate(path)

    def _start(self, path: Path) -> Code:
        if path.start is None:
            return Code(Kind.NODES, _context_node)
        if isinstance(path.start, str):
            return Code(Kind.NODES, _top)
        return self._nodes(path.start)

    def _step(self, before: Code, step: Step) -> Code:
        axis, fits, run = AXES[step.axis], self._test(step), before.run
        predicates = self._predicates(step.predicates)
        sieves = [_sieve(predicate) for predicate in predicates]
        reverse = step.axis in REVERSE

        def walk(context: Context) -> Value:
            start = node_list(run(context))
            found: list[Node] = []
            for node in start:
                reached = [other for other in axis(node) if fits(other)]
                for sieve in sieves:
                    reached = sieve(reached, context)
                found += reached
            return in_document_order(found) if reverse or len(start) > 1 else found

        return Code(Kind.NODES, walk, together(before, *predicates))

    def _sifted(self, primary: Code, predicates: Sequence[Expression]) -> Code:
        codes = self._predicates(predicates)
        sieves = [_sieve(code) for code in codes]
        run = primary.run

        def sift(context: Context) -> Value:
            nodes = node_list(run(context))
            for sieve in sieves:
                nodes = sieve(nodes, context)
            return nodes

        return Code(Kind.NODES, sift, together(primary, *codes))

    def _predicates(self, predicates: Sequence[Expression]) -> list[Code]:
        self._predicates_deep += 1
        codes = [self.compile(predicate) for predicate in predicates]
        self._predicates_deep -= 1
        return codes

    def _test(self, step: Step) -> Callable[[Node], bool]:
        test = step.test
        if test.kind == "node":
            return _any_node
        if test.kind != "name":
            kind, target = _KINDS[test.kind], test.name
            return lambda node: node.kind is kind and target in {"", node.name}
        principal = NodeKind.ATTRIBUTE if step.axis == "attribute" else NodeKind.ELEMENT
        return self._name_test(test, principal)

    def _name_test(self, test: NodeTest, principal: NodeKind) -> Callable[[Node], bool]:
        name = test.name
        if name == "*" and not test.prefix:
            return lambda node: node.kind is principal
        uris = self._scope.namespaces(test.prefix)
        if name == "*":
            return lambda node: node.kind is principal and node.namespace in uris
        return lambda node: node.kind is principal and node.name == name and node.namespace in uris


def _no_function(name: str) -> Said:
    meant = perhaps(name, FUNCTIONS)
    return Said(
        f"De functie {name}() wordt niet ondersteund.{meant.nl}", f"The function {name}() is not supported.{meant.en}"
    )


def _any_node(_node: Node) -> bool:
    return True


def _text_of_context(context: Context) -> str:
    return "" if context.node is None else context.node.text()


def _context_node(context: Context) -> Value:
    return [] if context.node is None else [context.node]


def _top(context: Context) -> Value:
    return [] if context.setting.top is None else [context.setting.top]


def _sieve(predicate: Code) -> Callable[[list[Node], Context], list[Node]]:
    run = predicate.run

    def sieve(nodes: list[Node], context: Context) -> list[Node]:
        setting, cells, size = context.setting, context.cells, len(nodes)
        return [
            node
            for position, node in enumerate(nodes, 1)
            if _holds(run(Context(setting, cells, node, position, size)), position)
        ]

    return sieve


def _holds(value: Value, position: int) -> bool:
    return value == position if isinstance(value, float) else to_truth(value)

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads an expression (XPath 1.0 grammar) into its syntax tree."""

from types import MappingProxyType

from kiosk.flow.said import Said
from kiosk.flow.xpath.lexer import Token, TokenKind, XPathError, tokens
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
    walk,
)

MAX_NESTING = 50
MAX_DEPTH = 120
AXES = frozenset(
    {
        "ancestor",
        "ancestor-or-self",
        "attribute",
        "child",
        "descendant",
        "descendant-or-self",
        "following",
        "following-sibling",
        "parent",
        "preceding",
        "preceding-sibling",
        "self",
    }
)
_STRENGTH = MappingProxyType(
    {"or": 1, "and": 2, "=": 3, "!=": 3, "<": 4, "<=": 4, ">": 4, ">=": 4, "+": 5, "-": 5, "*": 6, "div": 6, "mod": 6}
)
_NODE_KINDS = frozenset({"node", "text", "comment", "processing-instruction"})
_ANYWHERE = Step("descendant-or-self", NodeTest("node"))
_SELF = Step("self", NodeTest("node"))
_OPERAND = Said("een naam, waarde of verwijzing", "a name, value or reference")
_ENDS = "the text ends"
_PARENT = Step("parent", NodeTest("node"))


def parse(text: str) -> Expression:
    """The syntax tree of this expression.

    Raises:
        XPathError: with the offset, when the expression is not in order.
    """
    parser = _Parser(text)
    if parser.peek().kind is TokenKind.END:
        raise XPathError(Said("De voorwaarde is leeg.", "The condition is empty."))
    tree = parser.expression()
    left_over = parser.peek()
    if left_over.kind is not TokenKind.END:
        said = Said(
            f"Onverwacht {left_over.text!r}: hier ontbreekt een teken zoals 'and', '=' of ','.",
            f"Unexpected {left_over.text!r}: something like 'and', '=' or ',' is missing here.",
        )
        raise XPathError(said, left_over.at)
    if parser.length > MAX_DEPTH and any(depth > MAX_DEPTH for _, depth in walk(tree)):
        said = Said(
            "De voorwaarde is te ingewikkeld; verdeel hem over enkele rijen van type calculate.",
            "The condition is too complicated; divide it over several rows of type calculate.",
        )
        raise XPathError(said, code="expression-too-deep")
    return tree


def _expected(what: Said, found: Token) -> XPathError:
    nl, en = (f"er staat {found.text!r}", f"there is {found.text!r}") if found.text else ("de tekst houdt op", _ENDS)
    return XPathError(Said(f"Hier hoort {what.nl} te staan; {nl}.", f"Here {what.en} is expected; {en}."), found.at)


def _joined(operator: str, left: Expression, right: Expression) -> Expression:
    if operator in {"and", "or"}:
        operands = left.operands if isinstance(left, Logical) and left.operator == operator else (left,)
        return Logical(operator, (*operands, right))
    return (Arithmetic if _STRENGTH[operator] >= 5 else Comparison)(operator, left, right)


class _Parser:
    """Recursive descent, one method per rule of the grammar."""

    def __init__(self, text: str) -> None:
        found = tokens(text)
        self.length = len(found)
        """No tree is deeper than its expression has tokens."""
        self._tokens = [*found, found[-1]]
        self._next = 0
        self._depth = 0

    def peek(self) -> Token:
        return self._tokens[self._next]

    def expression(self) -> Expression:
        self._depth += 1
        if self._depth > MAX_NESTING:
            said = Said(
                f"De voorwaarde is dieper genest dan {MAX_NESTING} niveaus.",
                f"The condition is nested deeper than {MAX_NESTING} levels.",
            )
            raise XPathError(said, self.peek().at, "expression-too-deep")
        tree = self._binary(1)
        self._depth -= 1
        return tree

    def _take(self) -> Token:
        token = self._tokens[self._next]
        if token.kind is not TokenKind.END:
            self._next += 1
        return token

    def _is(self, text: str, ahead: int = 0) -> bool:
        kind, found, _ = self._tokens[self._next + ahead]
        return found == text and (kind is TokenKind.SYMBOL or kind is TokenKind.OPERATOR)

    def _accept(self, text: str) -> bool:
        kind, found, _ = self._tokens[self._next]
        if found == text and (kind is TokenKind.SYMBOL or kind is TokenKind.OPERATOR):
            self._next += 1
            return True
        return False

    def _expect(self, text: str) -> None:
        if not self._accept(text):
            raise _expected(Said(repr(text), repr(text)), self.peek())

    def _binary(self, weakest: int) -> Expression:
        """Operators at least this strong, by precedence climbing: few calls deep, however long the expression."""
        tree = self._unary()
        while (strength := self._strength()) >= weakest:
            operator = self._take().text
            tree = _joined(operator, tree, self._binary(strength + 1))
        return tree

    def _strength(self) -> int:
        token = self.peek()
        return _STRENGTH.get(token.text, 0) if token.kind is TokenKind.OPERATOR else 0

    def _unary(self) -> Expression:
        minuses = 0
        while self._accept("-"):
            minuses += 1
        operand = self._union()
        if minuses == 0:
            return operand
        return Negation(operand) if minuses % 2 else Negation(Negation(operand))

    def _union(self) -> Expression:
        operands = [self._path()]
        while self._accept("|"):
            operands.append(self._path())
        return operands[0] if len(operands) == 1 else Union(tuple(operands))

    def _path(self) -> Expression:
        at = self.peek().at
        if self._is("/") or self._is("//"):
            return self._absolute(at)
        if self._starts_step():
            return Path(None, self._steps(), at)
        return self._filter_path(at)

    def _absolute(self, at: int) -> Path:
        if self._accept("//"):
            return Path("/", (_ANYWHERE, *self._steps()), at)
        self._expect("/")
        return Path("/", self._steps() if self._starts_step() else (), at)

    def _filter_path(self, at: int) -> Expression:
        primary = self._primary()
        predicates = self._predicates()
        if predicates:
            primary = Filtered(primary, predicates)
        if self._accept("//"):
            return Path(primary, (_ANYWHERE, *self._steps()), at)
        return Path(primary, self._steps(), at) if self._accept("/") else primary

    def _starts_step(self) -> bool:
        token = self.peek()
        if token.kind is TokenKind.NAME:
            return not self._is("(", 1) or token.text in _NODE_KINDS
        return token.kind is TokenKind.SYMBOL and token.text in {".", "..", "@", "*"}

    def _steps(self) -> tuple[Step, ...]:
        steps = [self._step()]
        while True:
            if self._accept("//"):
                steps += [_ANYWHERE, self._step()]
            elif self._accept("/"):
                steps.append(self._step())
            else:
                return tuple(steps)

    def _step(self) -> Step:
        if self._accept("."):
            return _SELF
        if self._accept(".."):
            return _PARENT
        axis = self._axis()
        return Step(axis, self._node_test(), self._predicates())

    def _axis(self) -> str:
        if self._accept("@"):
            return "attribute"
        if not self._is("::", 1):
            return "child"
        name = self._take()
        self._expect("::")
        if name.text not in AXES:
            said = Said(
                f"De richting {name.text!r} bestaat niet in een pad.", f"There is no axis {name.text!r} in a path."
            )
            raise XPathError(said, name.at)
        return name.text

    def _node_test(self) -> NodeTest:
        token = self._take()
        if token.text == "*":
            return NodeTest("name", "*")
        if token.kind is not TokenKind.NAME:
            raise _expected(_OPERAND, token)
        if self._accept("("):
            return self._kind_test(token)
        prefix, _, name = token.text.rpartition(":")
        return NodeTest("name", name, prefix)

    def _kind_test(self, token: Token) -> NodeTest:
        if token.text not in _NODE_KINDS:
            said = Said(
                f"{token.text}() kan hier niet in een pad staan.", f"{token.text}() cannot stand in a path here."
            )
            raise XPathError(said, token.at)
        name = ""
        if token.text == "processing-instruction" and self.peek().kind is TokenKind.LITERAL:
            name = self._take().text[1:-1]
        self._expect(")")
        return NodeTest(token.text, name)

    def _predicates(self) -> tuple[Expression, ...]:
        found: list[Expression] = []
        while self._accept("["):
            found.append(self.expression())
            self._expect("]")
        return tuple(found)

    def _primary(self) -> Expression:
        token = self.peek()
        if token.kind is TokenKind.NUMBER:
            return Number(float(self._take().text))
        if token.kind is TokenKind.LITERAL:
            return Literal(self._take().text[1:-1])
        if self._accept("("):
            inner = self.expression()
            self._expect(")")
            return inner
        if token.kind is TokenKind.NAME:
            return self._call()
        raise _expected(_OPERAND, token)

    def _call(self) -> Call:
        name = self._take()
        self._expect("(")
        arguments: list[Expression] = []
        if not self._is(")"):
            arguments.append(self.expression())
            while self._accept(","):
                arguments.append(self.expression())
        self._expect(")")
        return Call(name.text, tuple(arguments), name.at)

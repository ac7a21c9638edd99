# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Folds all that XPath has for paths into calls, and back, so that one kind of row can describe every expression.

A reference to a field becomes `_field('name')`, a column `_column('name')`, the own answer `_here()`; any other path
becomes calls for its start and its steps. `unfolded(folded(tree))` is the tree in normal form.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kiosk.flow.form import Form, Formula, Role
from kiosk.flow.words.normal import CHOICE_NAME, joined, normal
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
    Path,
    Step,
    Union,
    walk,
)

FIELD, COLUMN, HERE, CHOICE, ANY_CALL = "_field", "_column", "_here", "_choice", "_call"
_FILTERED, _UNION, _ONLY, _STEP = "_filtered", "_union", "_only", "_step:"
_FROM_ROOT, _FROM_HERE, _FROM = "_path_root", "_path_here", "_path_from"
_NAME, _INSTRUCTION = "_name", "processing-instruction"
_SELF = Path(None, (Step("self", NodeTest("node")),), 0)


@dataclass(frozen=True, slots=True)
class Places:
    """Where the fields of a form stand in its paths."""

    root: str
    names: Mapping[tuple[str, ...], str]
    """The name of each field that has a value, by its path below the root."""

    def field(self, path: Path) -> str | None:
        """The field that this path names; None for any other path."""
        steps = path.steps
        if path.start != "/" or not steps or not all(_is_plain(step) for step in steps) or steps[0].test.prefix:
            return None
        names = tuple(step.test.name for step in steps)
        return self.names.get(names[1:]) if names[0] == self.root else None

    def path(self, name: str) -> Path:
        """The path of this field; raises `KeyError`."""
        below = {field: path for path, field in self.names.items()}[name]
        return Path("/", tuple(Step("child", NodeTest("name", part)) for part in (self.root, *below)), 0)

    def written(self, name: str) -> str:
        """The path of this field as text; raises `KeyError`."""
        return "/" + "/".join(step.test.name for step in self.path(name).steps)


def places_of(form: Form) -> Places:
    """The places of this form's questions, calculates and outcomes. The root is named only in its expressions."""
    roots = (path.steps[0].test.name for path in _absolute_paths(form))
    names = {field.path: field.name for field in form.fields if field.role is not Role.GROUP}
    return Places(next(roots, "data"), MappingProxyType(names))


def _absolute_paths(form: Form) -> list[Path]:
    found = [part for formula in formulas(form) for part, _ in walk(formula.tree)]
    return [part for part in found if isinstance(part, Path) and part.start == "/" and part.steps]


def formulas(form: Form) -> list[Formula]:
    """Every expression of the form, in document order."""
    found = []
    for field in form.fields:
        rules = field.rules
        parts = (rules.relevant, rules.required, rules.constraint, rules.calculation)
        found += [part.formula for part in parts if part is not None]
        if field.options is not None and field.options.choice_filter is not None:
            found.append(field.options.choice_filter)
    return found


def _is_plain(step: Step) -> bool:
    return step.axis == "child" and step.test.kind == "name" and step.test.name != "*" and not step.predicates


def folded(tree: Expression, places: Places) -> Expression:
    """The tree in normal form, without paths, unions and filters."""
    return _folded(normal(tree), lambda part: _fold_one(part, places))


def unfolded(tree: Expression, places: Places) -> Expression:
    """The tree that was folded, in normal form."""
    return _folded(tree, lambda part: _unfold_one(part, places))


def _folded(tree: Expression, change: Callable[[Expression], Expression]) -> Expression:
    """The tree with `change` made in every part, from the inside out."""
    found = tree
    match tree:
        case Logical():
            found = joined(tree.operator, _each(tree.operands, change))
        case Comparison() | Arithmetic():
            found = type(tree)(tree.operator, _folded(tree.left, change), _folded(tree.right, change))
        case Negation():
            found = Negation(_folded(tree.operand, change))
        case Union():
            found = Union(_each(tree.operands, change))
        case Call():
            found = Call(tree.name, _each(tree.arguments, change), 0)
        case Filtered():
            found = Filtered(_folded(tree.primary, change), _each(tree.predicates, change))
        case Path():
            steps = tuple(Step(step.axis, step.test, _each(step.predicates, change)) for step in tree.steps)
            start = tree.start
            inner = start if start is None or isinstance(start, str) else _folded(start, change)
            found = Path(inner, steps, 0)
    return change(found)


def _each(trees: tuple[Expression, ...], change: Callable[[Expression], Expression]) -> tuple[Expression, ...]:
    return tuple(_folded(tree, change) for tree in trees)


def _fold_one(part: Expression, places: Places) -> Expression:
    match part:
        case Union():
            return Call(_UNION, part.operands, 0)
        case Filtered():
            return Call(_FILTERED, (part.primary, *part.predicates), 0)
        case Path():
            return _fold_path(part, places)
        case Call(name=name, arguments=(Call(name="_field", arguments=(Literal(field),)) as asked, Literal(path))) if (
            name == CHOICE_NAME and path == places.written(field)
        ):
            return Call(CHOICE, (asked,), 0)
    return part


def _fold_path(path: Path, places: Places) -> Expression:
    field = places.field(path)
    if field is not None:
        return Call(FIELD, (Literal(field),), 0)
    if path == _SELF:
        return Call(HERE, (), 0)
    if path.start is None and len(path.steps) == 1 and _is_plain(path.steps[0]):
        return Call(COLUMN, (Literal(_test_text(path.steps[0].test)),), 0)
    steps = tuple(_fold_step(step) for step in path.steps)
    if path.start is None:
        return Call(_FROM_HERE, steps, 0)
    return Call(_FROM_ROOT, steps, 0) if isinstance(path.start, str) else Call(_FROM, (path.start, *steps), 0)


def _test_text(test: NodeTest) -> str:
    return f"{test.prefix}:{test.name}" if test.prefix else test.name


def _fold_step(step: Step) -> Expression:
    test = step.test
    named = (Literal(test.name),) if test.name else ()
    what = Call(_NAME, (Literal(_test_text(test)),), 0) if test.kind == "name" else Call(f"_{test.kind}", named, 0)
    bare = Call(f"{_STEP}{step.axis}", (what,), 0)
    return Call(_ONLY, (bare, *step.predicates), 0) if step.predicates else bare


def _unfold_one(part: Expression, places: Places) -> Expression:
    if not isinstance(part, Call) or part.name not in _UNFOLDED:
        return part
    return _UNFOLDED[part.name](part.arguments, places)


def _literal(tree: Expression) -> str:
    assert isinstance(tree, Literal), tree  # noqa: S101 - only folding and reading make these calls
    return tree.value


def _test_of(text: str) -> NodeTest:
    prefix, _, name = text.rpartition(":")
    return NodeTest("name", name, prefix)


def _column(arguments: tuple[Expression, ...], _places: Places) -> Expression:
    return Path(None, (Step("child", _test_of(_literal(arguments[0]))),), 0)


def _choice(arguments: tuple[Expression, ...], places: Places) -> Expression:
    asked = arguments[0]
    assert isinstance(asked, Path), asked  # noqa: S101 - as above; it was unfolded first
    return Call(CHOICE_NAME, (asked, Literal(places.written(asked.steps[-1].test.name))), 0)


def _steps(arguments: tuple[Expression, ...]) -> tuple[Step, ...]:
    return tuple(_step_of(argument) for argument in arguments)


def _step_of(folded_step: Expression) -> Step:
    assert isinstance(folded_step, Call), folded_step  # noqa: S101 - as above
    if folded_step.name == _ONLY:
        bare = _step_of(folded_step.arguments[0])
        return Step(bare.axis, bare.test, folded_step.arguments[1:])
    what = folded_step.arguments[0]
    assert isinstance(what, Call), what  # noqa: S101 - as above
    texts = [_literal(argument) for argument in what.arguments]
    test = _test_of(texts[0]) if what.name == _NAME else NodeTest(what.name.removeprefix("_"), "".join(texts))
    return Step(folded_step.name.removeprefix(_STEP), test)


def _any_call(arguments: tuple[Expression, ...], _places: Places) -> Expression:
    return Call(_literal(arguments[0]), arguments[1:], 0)


_UNFOLDED: Mapping[str, Callable[[tuple[Expression, ...], Places], Expression]] = MappingProxyType(
    {
        FIELD: lambda arguments, places: places.path(_literal(arguments[0])),
        COLUMN: _column,
        HERE: lambda _arguments, _places: _SELF,
        CHOICE: _choice,
        ANY_CALL: _any_call,
        _UNION: lambda arguments, _places: Union(arguments),
        _FILTERED: lambda arguments, _places: Filtered(arguments[0], arguments[1:]),
        _FROM_ROOT: lambda arguments, _places: Path("/", _steps(arguments), 0),
        _FROM_HERE: lambda arguments, _places: Path(None, _steps(arguments), 0),
        _FROM: lambda arguments, _places: Path(arguments[0], _steps(arguments[1:]), 0),
    }
)

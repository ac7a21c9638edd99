# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sizes of CONTRIBUTING.md, held for every file alike: there is no list of exceptions."""

import ast
import os
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("kiosk", "migrations", "packaging", "tests")
LONGEST_FILE = 399
LONGEST_CLASS = 199
LONGEST_FUNCTION = 40
SHORT_FUNCTION = 20
MOSTLY = 0.9
MOST_PUBLIC_METHODS = 12
MOST_BRANCHES = 8
SAY_NOTHING = {"utils", "misc", "common", "helpers", "manager", "controller", "logic", "base"}
"""Names of modules that do not say what is in them."""

pytestmark = pytest.mark.xdist_group("sources")
"""All files are read once, by one worker."""

Part = TypeVar("Part", ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


@cache
def sources(*suffixes: str) -> tuple[Path, ...]:
    """What people wrote; what npm or a compiler left in these folders is not."""
    there = [*ROOT.glob("*"), *(file for folder in FOLDERS for file in (ROOT / folder).rglob("*"))]
    return tuple(sorted(one for one in there if one.suffix in suffixes and "node_modules" not in one.parts))


@cache
def parts(kind: type[Part]) -> tuple[tuple[str, Part], ...]:
    """Each class, or each function, with where it stands."""
    return tuple((where, node) for where, node in all_parts() if isinstance(node, kind))


@cache
def all_parts() -> tuple[tuple[str, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef], ...]:
    """Walked through once: it is the walking that takes the time."""
    return tuple(
        (f"{file.relative_to(ROOT)}:{node.lineno} {node.name}", node)
        for file in sources(".py")
        for node in ast.walk(parsed(file))
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
    )


@cache
def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def length(node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Its lines, without decorators: a table of cases is no statement."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def public_methods(node: ast.ClassDef) -> set[str]:
    """Properties too: they are as much to know of a class. An overload counts with what it is an overload of."""
    functions = (one for one in node.body if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef))
    return {one.name for one in functions if not one.name.startswith("_")}


def too_much(measured: Mapping[str, int], most: int) -> str:
    """One line for each that is over the limit."""
    return "\n".join(f"{name}: {much}, at most {most}" for name, much in sorted(measured.items()) if much > most)


def test_a_file_is_under_400_lines() -> None:
    files = sources(".py", ".qml", ".sh")
    assert len(files) > 100
    lengths = {str(file.relative_to(ROOT)): len(file.read_text(encoding="utf-8").splitlines()) for file in files}
    assert not (found := too_much(lengths, LONGEST_FILE)), found


def test_a_function_is_never_over_40_lines_and_mostly_under_20() -> None:
    lengths = {where: length(node) for where, node in (*parts(ast.FunctionDef), *parts(ast.AsyncFunctionDef))}
    assert not (found := too_much(lengths, LONGEST_FUNCTION)), found
    assert sum(lines < SHORT_FUNCTION for lines in lengths.values()) > MOSTLY * len(lengths)


def test_a_class_is_under_200_lines() -> None:
    lengths = {where: length(node) for where, node in parts(ast.ClassDef)}
    assert not (found := too_much(lengths, LONGEST_CLASS)), found


def test_a_class_has_no_more_than_12_public_methods() -> None:
    methods = {where: len(public_methods(node)) for where, node in parts(ast.ClassDef)}
    assert not (found := too_much(methods, MOST_PUBLIC_METHODS)), found


def test_a_module_has_a_name_that_says_what_is_in_it() -> None:
    assert [str(file.relative_to(ROOT)) for file in sources(".py") if {file.stem, file.parent.name} & SAY_NOTHING] == []


def test_complexity_is_measured_and_nothing_is_let_off() -> None:
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    lint = tools["ruff"]["lint"]
    assert "C90" in lint["select"]
    assert lint["mccabe"]["max-complexity"] == MOST_BRANCHES
    let_off = {rule for rules in (lint["ignore"], *lint["per-file-ignores"].values()) for rule in rules}
    assert not [rule for rule in let_off if rule.startswith("C9")]
    assert "overrides" not in tools["mypy"]
    noqa = "# no" + "qa: C90"
    assert not [str(file) for file in sources(".py") if noqa in file.read_text(encoding="utf-8")]


def test_tests_of_one_group_go_to_one_worker(request: pytest.FixtureRequest) -> None:
    """What they share is made once, and what must not happen twice at once does not: a pytest too new lets go of it."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        assert request.node.nodeid.endswith("@sources")

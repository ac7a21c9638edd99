# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The conformance table of accessibility: which row is shown by which tests, and what became of them."""

import ast
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
FOLDER = TESTS.parent / "resources" / "accessibility"
ROWS = FOLDER / "rows.json"
TABLE = FOLDER / "README.md"
MARK = "accessibility"

HEAD = """# Toegankelijkheid: wat is aangetoond

De zuil is gebouwd naar EN 301 549 V3.2.1 (hoofdstukken 5, 8 en 11, de kant van de software) en WCAG 2.2 niveau AA. De
zuil is *gesloten*: een bezoeker kan er geen eigen hulpmiddel op aansluiten. Of een apparaat voldoet, hangt ook af van
de kast, de toetsen, het geluid en de plaats: dat beoordeelt de regio met de hand.

Deze tabel is gemaakt uit de uitkomsten van de tests, met `./kiosk.sh exec python -m tests.accessibility`; verander haar
niet met de hand. Met `--full` draaien ook de lange tests. **{shown}** regels zijn met tests aangetoond, **{hand}**
beoordeelt u met de hand, **{none}** zijn niet van toepassing en **{open}** zijn niet aangetoond. Gemaakt op {day}.

| regel | bron | wat de zuil doet | uitkomst | getoond door |
|---|---|---|---|---|
"""


class Verdict(StrEnum):
    """What is known of a row, as the table says it."""

    SHOWN = "aangetoond"
    FAILED = "**niet goed**"
    SKIPPED = "alleen in de lange tests"
    OPEN = "nog niet aangetoond"
    HAND = "met de hand"
    NONE = "niet van toepassing"


@dataclass(frozen=True)
class Row:
    """One row of the standard; `shown`: by a `test`, by `hand`, or `none` (it does not apply)."""

    row: str
    clause: str
    requirement: str
    shown: str
    note: str = ""


def read_rows() -> list[Row]:
    """The rows, in the order of the standard."""
    return [Row(**one) for one in json.loads(ROWS.read_text(encoding="utf-8"))]


def marked_tests() -> dict[str, list[str]]:
    """The tests that say they show a row, as `file::test`, by row; read from the source, so nothing is run."""
    found: dict[str, list[str]] = {}
    for file in sorted(TESTS.rglob("test_*.py")):
        if "node_modules" in file.parts:
            continue
        for name, rows in _marks(ast.parse(file.read_text(encoding="utf-8"))):
            for row in rows:
                found.setdefault(row, []).append(f"{file.relative_to(TESTS).as_posix()}::{name}")
    return found


def _marks(tree: ast.Module) -> Iterator[tuple[str, list[str]]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            calls = [one for one in node.decorator_list if isinstance(one, ast.Call) and _is_mark(one.func)]
            rows = [str(arg.value) for call in calls for arg in call.args if isinstance(arg, ast.Constant)]
            if rows:
                yield node.name, rows


def _is_mark(called: ast.expr) -> bool:
    return isinstance(called, ast.Attribute) and called.attr == MARK


def verdict(row: Row, tests: Sequence[str], outcomes: Mapping[str, str]) -> Verdict:
    """What the outcomes (`passed`, `failed`, `skipped` by test; missing: not run) say of a row; one failure decides."""
    if row.shown == "none":
        return Verdict.NONE
    if not tests:
        return Verdict.HAND if row.shown == "hand" else Verdict.OPEN
    seen = {outcomes.get(test, "skipped") for test in tests}
    if "failed" in seen:
        return Verdict.FAILED
    return Verdict.SHOWN if "passed" in seen else Verdict.SKIPPED


def written(day: str, rows: Sequence[Row], tests: Mapping[str, list[str]], outcomes: Mapping[str, str]) -> str:
    """The whole table as Markdown."""
    verdicts = {row.row: verdict(row, tests.get(row.row, []), outcomes) for row in rows}
    counted = list(verdicts.values())
    head = HEAD.format(
        shown=counted.count(Verdict.SHOWN),
        hand=counted.count(Verdict.HAND),
        none=counted.count(Verdict.NONE),
        open=counted.count(Verdict.OPEN) + counted.count(Verdict.FAILED) + counted.count(Verdict.SKIPPED),
        day=day,
    )
    return head + "".join(_line(row, verdicts[row.row], tests.get(row.row, [])) for row in rows)


def _line(row: Row, found: Verdict, tests: Sequence[str]) -> str:
    shown_by = "<br>".join(f"`{test}`" for test in tests) or row.note
    return f"| {row.row} | {row.clause} | {row.requirement} | {found} | {shown_by} |\n"

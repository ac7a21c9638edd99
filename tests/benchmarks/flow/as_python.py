# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes a description as the plain Python function that a programmer would have written by hand: the floor.

`rules(answers)` gives the value of all that is relevant, and what is wrong with it; it runs every rule every time.
"""

import re
from collections.abc import Callable, Mapping
from typing import TypeAlias

from tests.benchmarks.flow.description import Description, Either, Has, Is, Kind, Over, Row, Rule, Running, Weighed

Values: TypeAlias = dict[str, str]
Rules: TypeAlias = Callable[[Mapping[str, str]], tuple[Values, Values]]
_NOT_ASKED = {Kind.ONE: '""', Kind.SEVERAL: "()", Kind.WHOLE: "None", Kind.TEXT: '""'}


def as_python(description: Description) -> str:
    """The source of the function."""
    lines = ["def rules(answers):", "    get, values, wrong = answers.get, {}, {}"]
    for row in description.rows:
        lines += [f"    {line}" for line in _lines(row)]
    return "\n".join([*lines, "    return values, wrong", ""])


def compiled(source: str, description: Description) -> Rules:
    """The function of this source."""
    patterns = {row.name: re.compile(row.pattern).fullmatch for row in description.rows if row.pattern}
    names: dict[str, object] = {"LISTS": description.lists, "PATTERNS": patterns}
    exec(compile(source, "floor", "exec"), names)  # noqa: S102 - our own source, from our own description
    rules = names["rules"]
    assert callable(rules)
    return rules


def _lines(row: Row) -> list[str]:
    if row.calculation is not None:
        text = f'"" if {row.name} is None else str({row.name})'
        return [f"{row.name} = {_calculation(row.calculation)}", f'values["{row.name}"] = {text}']
    lines = [f'given = get("{row.name}", "")', *_offered(row), f'values["{row.name}"] = given']
    lines += [f"{row.name} = {_read(row)}", *_required(row), *_constraint(row)]
    if row.relevant is None:
        return lines
    return [
        f"if {_rule(row.relevant)}:",
        *(f"    {line}" for line in lines),
        "else:",
        f"    {row.name} = {_NOT_ASKED[row.kind]}",
    ]


def _offered(row: Row) -> list[str]:
    if not row.within:
        return []
    return [f'if given and LISTS["{row.options}"][given] != {row.within}:', '    given = ""']


def _read(row: Row) -> str:
    if row.kind is Kind.WHOLE:
        return "int(given) if given else None"
    return "given.split()" if row.kind is Kind.SEVERAL else "given"


def _required(row: Row) -> list[str]:
    return ["if not given:", f'    wrong["{row.name}"] = "required"'] if row.required else []


def _constraint(row: Row) -> list[str]:
    if row.between is not None:
        least, most = row.between
        test = f"{row.name} is not None and not {least} <= {row.name} <= {most}"
    elif row.pattern:
        test = f'given and not PATTERNS["{row.name}"](given)'
    else:
        return []
    return [f"if {test}:", f'    wrong["{row.name}"] = "constraint"']


def _rule(rule: Rule) -> str:
    match rule:
        case Is():
            return f'{rule.question} == "{rule.code}"'
        case Has():
            return f'"{rule.code}" in {rule.question}'
        case Over():
            return f"({rule.question} is not None and {rule.question} > {rule.bound})"
        case Either():
            return f"{_rule(rule.first)} or {_rule(rule.second)}"


def _calculation(calculation: Running | Weighed) -> str:
    if isinstance(calculation, Weighed):
        number = calculation.number
        return f"{number} * 2 if {_rule(calculation.rule)} else {number}"
    before = f"{calculation.before} + " if calculation.before else ""
    return f"{before}({calculation.added} or 0)"

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Random forms with answers: every question type, rule and (by `drawn_expressions`) function of the profile."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random

from pyxform.xls2xform import convert  # type: ignore[import-untyped] # pyxform ships no types

from tests.flow.differential.drawn_expressions import (
    LISTS,
    NUMBER_CALCULATE,
    ONE,
    SEVERAL,
    TEXT,
    TEXT_CALCULATE,
    TEXTS,
    TRUTH_CALCULATE,
    WHOLE,
    Expressions,
    Known,
)

_MOST_FIELDS = 9
_LANGUAGE = "Nederlands (nl)"
_QUESTIONS = (ONE, SEVERAL, WHOLE, TEXT)
_CALCULATES = (TEXT_CALCULATE, NUMBER_CALCULATE, TRUTH_CALCULATE)
_REFERENCE = re.compile(r"\$\{([^}]+)\}")
Cells = dict[str, str]


@dataclass(frozen=True, slots=True)
class DrawnForm:
    """A form as XForm, the answers given to it in order, and for every field what its rules say."""

    xml: str
    steps: tuple[tuple[str, str], ...]
    paths: Mapping[str, str]
    rules: Mapping[str, tuple[tuple[str, str], ...]]
    """Field -> (column, expression as written), those of the groups around it too."""

    def behind(self, name: str) -> frozenset[str]:
        """The field and all that its value, relevance or correctness may depend on."""
        found, waiting = {name}, [name]
        while waiting:
            written = " ".join(expression for _, expression in self.rules[waiting.pop()])
            new = set(_REFERENCE.findall(written)) - found
            found |= new
            waiting += new
        return frozenset(found)

    def resolved(self, expression: str) -> str:
        """The expression with paths for references, as in the XForm."""
        return _REFERENCE.sub(lambda match: self.paths[match[1]], expression)


@dataclass
class _Sheets:
    """What is drawn so far."""

    dates: bool
    rows: list[Cells] = field(default_factory=list)
    known: list[Known] = field(default_factory=list)
    groups: list[Cells] = field(default_factory=list)
    paths: dict[str, str] = field(default_factory=dict)
    rules: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)

    def expressions(self, random: Random) -> Expressions:
        """Draws expressions that name what is drawn so far."""
        return Expressions(random, self.known, dates=self.dates)


def drawn_form(random: Random, *, dates: bool = True) -> DrawnForm:
    """The form and the answers that this source of chance gives."""
    sheets = _Sheets(dates)
    for number in range(random.randint(2, _MOST_FIELDS)):
        _turn_group(random, sheets, number)
        _add_row(random, sheets, number)
    sheets.rows += [{"type": "end_group"} for _ in sheets.groups]
    steps = tuple(_step(random, known) for known in _asked(random, sheets.known))
    return DrawnForm(_xform(sheets.rows), steps, sheets.paths, sheets.rules)


def _turn_group(random: Random, sheets: _Sheets, number: int) -> None:
    turn = random.random()
    if turn < 0.15 and len(sheets.groups) < 2:
        rule = sheets.expressions(random).truth(2)
        group = {"type": "begin_group", "name": f"g{number}", f"label::{_LANGUAGE}": "Groep", "relevant": rule}
        sheets.rows.append(group)
        sheets.groups.append(group)
    elif turn > 0.85 and sheets.groups:
        sheets.groups.pop()
        sheets.rows.append({"type": "end_group"})


def _add_row(random: Random, sheets: _Sheets, number: int) -> None:
    kind = random.choice((*_QUESTIONS, *_QUESTIONS, *_CALCULATES))
    options = random.choice(tuple(LISTS)) if kind in {ONE, SEVERAL} else ""
    known = Known(f"q{number}", kind, options)
    expressions = sheets.expressions(random)
    row = _calculate(known, expressions) if kind in _CALCULATES else _question(random, known, expressions)
    if random.random() < 0.4:
        row["relevant"] = expressions.truth(2)
    around = "".join(f"/{group['name']}" for group in sheets.groups)
    columns = ("relevant", "required", "constraint", "calculation", "choice_filter")
    above = [("relevant", group["relevant"]) for group in sheets.groups]
    sheets.rows.append(row)
    sheets.known.append(known)
    sheets.paths[known.name] = f"/data{around}/{known.name}"
    sheets.rules[known.name] = (*above, *((column, row[column]) for column in columns if column in row))


def _calculate(known: Known, expressions: Expressions) -> Cells:
    draw = {
        TEXT_CALCULATE: expressions.text,
        NUMBER_CALCULATE: expressions.number,
        TRUTH_CALCULATE: expressions.truth,
    }
    return {"type": "calculate", "name": known.name, "calculation": draw[known.kind](3)}


def _question(random: Random, known: Known, expressions: Expressions) -> Cells:
    row = {"type": f"{known.kind} {known.options}".strip(), "name": known.name, f"label::{_LANGUAGE}": known.name}
    if random.random() < 0.4:
        row["required"] = "yes" if random.random() < 0.6 else expressions.truth(1)
    if known.options and random.random() < 0.5:
        row["choice_filter"] = expressions.filter(known.options)
    if random.random() < 0.4:
        row["constraint"] = _constraint(random, known, expressions)
    return row


def _constraint(random: Random, known: Known, expressions: Expressions) -> str:
    code = random.choice(tuple(LISTS.get(known.options, ("",))))
    about = {
        ONE: (f". != '{code}'", "string-length(.) > 2"),
        SEVERAL: ("count-selected(.) < 3", f"not(selected(., '{code}'))"),
        WHOLE: (". > 0 and . <= 40", f". != {expressions.number(1)}", ". mod 2 = 0"),
        TEXT: ("regex(., '^[a-z ]+$')", "string-length(.) < 4", "starts-with(., 'b')", "contains(., 'a')"),
    }
    own = random.choice(about[known.kind])
    return own if random.random() < 0.7 else f"({own}) {random.choice(('and', 'or'))} {expressions.truth(1)}"


def _asked(random: Random, known: list[Known]) -> list[Known]:
    questions = [one for one in known if one.kind in _QUESTIONS and random.random() < 0.9]
    again = [one for one in questions if random.random() < 0.2]
    return [*questions, *again]


def _step(random: Random, known: Known) -> tuple[str, str]:
    codes = tuple(LISTS.get(known.options, ()))
    if known.kind == ONE:
        return known.name, random.choice((*codes, ""))
    if known.kind == SEVERAL:
        chosen = random.sample(codes, random.randint(0, len(codes)))
        return known.name, " ".join(code for code in codes if code in chosen)
    if known.kind == WHOLE:
        return known.name, random.choice(("", "0", "1", "2", "7", "-4", "40", "41", "100"))
    return known.name, random.choice(TEXTS)


def _xform(rows: list[Cells]) -> str:
    choices = [
        {"list_name": name, "name": code, f"label::{_LANGUAGE}": f"De {code}", **columns}
        for name, options in LISTS.items()
        for code, columns in options.items()
    ]
    settings = {"form_id": "drawn", "version": "1", "form_title": "Drawn", "default_language": _LANGUAGE}
    return str(convert({"survey": rows, "choices": choices, "settings": [settings]}, warnings=[], validate=False).xform)

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes a description as an XForm, by way of the sheets that an author would fill in."""

from collections.abc import Mapping, Sequence

from pyxform.xls2xform import convert  # type: ignore[import-untyped] # pyxform ships no types

from kiosk.flow.xform.shapes import OUTCOMES
from tests.benchmarks.flow.description import (
    Description,
    Either,
    Has,
    Is,
    Kind,
    Over,
    Row,
    Rule,
    Running,
    Weighed,
    wording,
)

Cells = dict[str, str]


def as_xform(description: Description, ends: Mapping[str, Rule | None] | None = None) -> str:
    """The XForm that pyxform makes of this description, with these outcomes (name -> when; None is always)."""
    survey = [_survey_row(row, description.languages) for row in description.rows]
    survey += _outcomes(ends, description.languages) if ends else []
    choices = [_choice(list_name, code, group, description) for list_name, code, group in _options(description)]
    settings = {"form_id": "bench", "version": "1", "form_title": "Bench", "default_language": description.languages[0]}
    sheets = {"survey": survey, "choices": choices, "settings": [settings]}
    return str(convert(sheets, warnings=[], validate=False).xform)


def _outcomes(ends: Mapping[str, Rule | None], languages: Sequence[str]) -> list[Cells]:
    rows = [
        {"type": "note", "name": name, **_labels(name, languages), **({"relevant": _rule(when)} if when else {})}
        for name, when in ends.items()
    ]
    return [{"type": "begin_group", "name": OUTCOMES, **_labels(OUTCOMES, languages)}, *rows, {"type": "end_group"}]


def renamed(xml: str, number: int) -> str:
    """The same form under another root, so that no engine can remember its expressions from the round before."""
    root = f"round{number}"
    return xml.replace("/data/", f"/{root}/").replace("<data ", f"<{root} ").replace("</data>", f"</{root}>")


def _options(description: Description) -> list[tuple[str, str, str]]:
    return [(name, code, group) for name, options in description.lists.items() for code, group in options.items()]


def _choice(list_name: str, code: str, group: str, description: Description) -> Cells:
    grouped = {"group": group} if group else {}
    return {"list_name": list_name, "name": code, **grouped, **_labels(code, description.languages)}


def _labels(name: str, languages: Sequence[str]) -> Cells:
    return {f"label::{language}": wording(name, language) for language in languages}


def _survey_row(row: Row, languages: Sequence[str]) -> Cells:
    cells = {
        "type": f"{row.kind.value} {row.options}".strip(),
        "name": row.name,
        "relevant": _rule(row.relevant) if row.relevant else "",
        "required": "yes" if row.required else "",
        "constraint": _constraint(row),
        "calculation": _calculation(row.calculation) if row.calculation else "",
        "choice_filter": f"group = ${{{row.within}}}" if row.within else "",
        **({} if row.kind is Kind.CALCULATE else _labels(row.name, languages)),
    }
    return {column: text for column, text in cells.items() if text}


def _constraint(row: Row) -> str:
    if row.between is not None:
        least, most = row.between
        return f". >= {least} and . <= {most}"
    return f"regex(., '{row.pattern}')" if row.pattern else ""


def _rule(rule: Rule) -> str:
    match rule:
        case Is():
            return f"${{{rule.question}}} = '{rule.code}'"
        case Has():
            return f"selected(${{{rule.question}}}, '{rule.code}')"
        case Over():
            return f"${{{rule.question}}} > {rule.bound}"
        case Either():
            return f"{_rule(rule.first)} or {_rule(rule.second)}"


def _calculation(calculation: Running | Weighed) -> str:
    if isinstance(calculation, Weighed):
        number = f"${{{calculation.number}}}"
        return f"if({_rule(calculation.rule)}, {number} * 2, {number})"
    before = f"${{{calculation.before}}} + " if calculation.before else ""
    return f"{before}coalesce(${{{calculation.added}}}, 0)"

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes a description as the JSON that survey-core loads: one page per question, a condition per option."""

from collections.abc import Sequence
from typing import Any

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

Json = dict[str, Any]
_TYPES = {Kind.ONE: "radiogroup", Kind.SEVERAL: "checkbox", Kind.WHOLE: "text", Kind.TEXT: "text"}


def as_surveyjs(description: Description) -> Json:
    """The survey of this description."""
    return {
        "locale": "nl",
        "pages": [
            {"name": f"page-{row.name}", "elements": [_question(row, description)]}
            for row in description.rows
            if row.kind is not Kind.CALCULATE
        ],
        "calculatedValues": [
            {"name": row.name, "expression": _calculation(row.calculation), "includeIntoResult": True}
            for row in description.rows
            if row.calculation is not None
        ],
    }


def _question(row: Row, description: Description) -> Json:
    question: Json = {
        "type": _TYPES[row.kind],
        "name": row.name,
        "title": _texts(row.name, description.languages),
        "isRequired": row.required,
    }
    if row.relevant is not None:
        question["visibleIf"] = _rule(row.relevant)
    if row.options:
        question["choices"] = [_choice(row, code, description) for code in description.lists[row.options]]
    if row.kind is Kind.WHOLE:
        question["inputType"] = "number"
    validators = _validators(row)
    return {**question, "validators": validators} if validators else question


def _validators(row: Row) -> list[Json]:
    if row.between is not None:
        return [{"type": "numeric", "minValue": row.between[0], "maxValue": row.between[1]}]
    return [{"type": "regex", "regex": f"^(?:{row.pattern})$"}] if row.pattern else []


def _choice(row: Row, code: str, description: Description) -> Json:
    choice: Json = {"value": code, "text": _texts(code, description.languages)}
    if row.within:
        choice["visibleIf"] = f"{{{row.within}}} = '{description.lists[row.options][code]}'"
    return choice


def _texts(name: str, languages: Sequence[str]) -> Json:
    return {language.split("(")[1].rstrip(")"): wording(name, language) for language in languages}


def _rule(rule: Rule) -> str:
    match rule:
        case Is():
            return f"{{{rule.question}}} = '{rule.code}'"
        case Has():
            return f"{{{rule.question}}} contains '{rule.code}'"
        case Over():
            return f"{{{rule.question}}} > {rule.bound}"
        case Either():
            return f"{_rule(rule.first)} or {_rule(rule.second)}"


def _calculation(calculation: Running | Weighed) -> str:
    if isinstance(calculation, Weighed):
        number = f"{{{calculation.number}}}"
        return f"iif({_rule(calculation.rule)}, {number} * 2, {number})"
    before = f"{{{calculation.before}}} + " if calculation.before else ""
    return f"{before}iif({{{calculation.added}}} notempty, {{{calculation.added}}}, 0)"

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Looks at a rule as its author wrote it, before it is converted: its length, depth, signs and functions."""

import re
from collections.abc import Iterator

from kiosk.flow.findings import Finding
from kiosk.flow.said import Said
from kiosk.flow.workbook.advice import FUNCTIONS
from kiosk.flow.workbook.characters import strange_in_rule
from kiosk.flow.xpath.lexer import MAX_LENGTH
from kiosk.flow.xpath.likeness import perhaps
from kiosk.flow.xpath.parser import MAX_NESTING

PROFILE_FUNCTIONS = frozenset(
    {
        *(
            "if",
            "coalesce",
            "selected",
            "count-selected",
            "selected-at",
            "concat",
            "contains",
            "starts-with",
            "ends-with",
        ),
        *("string-length", "substr", "regex", "number", "int", "round", "min", "max", "not", "true", "false", "today"),
        *("date", "format-date", "once", "jr:choice-name", "pulldata", "instance", "count", "sum", "position"),
    }
)
"""Every function that a rule may call."""
_NO_XPATH = tuple(
    (re.compile(pattern), Said(f"'{sign}' kan hier niet.", f"'{sign}' cannot be used here."), remedy)
    for pattern, sign, remedy in (
        ("<>", "<>", Said("Schrijf != voor 'is niet'.", "Write != for 'is not'.")),
        ("==", "==", Said("Schrijf één =.", "Write one =.")),
        ("&", "&", Said("Schrijf and voor 'en'; gebruik concat() voor tekst.", "Write and; use concat() for text.")),
        (r"\|\|", "||", Said("Schrijf or voor 'of'.", "Write or.")),
        (r"(?i)^\s*(?:ja|waar)\s*$", "ja", Said("Schrijf yes.", "Write yes.")),
        (r"(?i)^\s*(?:nee|onwaar)\s*$", "nee", Said("Schrijf no.", "Write no.")),
        (r"\$(?!\{)", "$", Said("Verwijs naar vragen als ${naam}.", "Refer to questions as ${name}.")),
    )
)
"""What spreadsheets and other languages write, and XPath does not."""
_NOT_CALLED = frozenset({"and", "or", "div", "mod", "text", "node", "comment", "processing-instruction"})
_TEXT = re.compile(r"'[^']*'|\"[^\"]*\"")
_REFERENCE = re.compile(r"\$\{[^{}]*\}")
_CALL = re.compile(r"(?<![\w.:-])-*([^\W\d][\w:.-]*?)\s*\(")


def rule_findings(place: str, rule: str) -> Iterator[Finding]:
    """What keeps this rule from being read; where it is too long or too deep, nothing else is looked at."""
    finding = _too_large(place, rule)
    if finding is not None:
        yield finding
        return
    sign = strange_in_rule(rule)
    if sign:
        message = Said(f"Hier staat een vreemd teken: {sign}.", f"There is a strange sign here: {sign}.")
        remedy = Said("Typ het opnieuw, zonder te plakken.", "Type it again, without pasting.")
        yield Finding("strange-character", place, message, remedy)
    for wrong, message, remedy in _NO_XPATH:
        if wrong.search(_TEXT.sub("''", rule)):
            yield Finding("no-xpath", place, message, remedy)
    for name in functions_in(rule):
        if name not in PROFILE_FUNCTIONS:
            yield _no_function(place, name)


def functions_in(rule: str) -> tuple[str, ...]:
    """The names of the functions that a rule calls, each once, in the order of the rule."""
    bare = _REFERENCE.sub("x", _TEXT.sub("''", rule))
    called = _CALL.findall(re.sub(r"[\w-]+::", "", bare))
    return tuple(dict.fromkeys(name for name in called if name not in _NOT_CALLED))


def _too_large(place: str, rule: str) -> Finding | None:
    if len(rule) > MAX_LENGTH:
        message = Said(
            f"De voorwaarde is te lang ({len(rule)} tekens; hoogstens {MAX_LENGTH}).",
            f"The condition is too long ({len(rule)} characters; at most {MAX_LENGTH}).",
        )
        return Finding("rule-too-long", place, message, _SPLIT)
    if _depth(rule) > MAX_NESTING:
        message = Said(
            f"De voorwaarde heeft meer dan {MAX_NESTING} haakjes in elkaar.",
            f"The condition has more than {MAX_NESTING} brackets in each other.",
        )
        return Finding("rule-too-deep", place, message, _SPLIT)
    return None


_SPLIT = Said("Splits hem met rijen van type calculate.", "Split it with rows of type calculate.")


def _depth(rule: str) -> int:
    deepest = depth = 0
    for sign in _TEXT.sub("", rule):
        depth += (sign in "([") - (sign in ")]")
        deepest = max(deepest, depth)
    return deepest


def _no_function(place: str, name: str) -> Finding:
    message = Said(f"De functie {name}() wordt niet ondersteund.", f"The function {name}() is not supported.")
    like = perhaps(name, PROFILE_FUNCTIONS)
    other = Said(f"Gebruik een andere functie.{like.nl}", f"Use another function.{like.en}")
    return Finding("outside-function", place, message, FUNCTIONS.get(name, other))

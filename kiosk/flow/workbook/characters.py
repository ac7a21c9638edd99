# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Signs that look like others or cannot be seen: a name or rule with one reads right and is wrong."""

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from kiosk.flow.said import Said

_REPAIRED = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")
"""Curly quotes, which spreadsheets make by themselves and pyxform makes straight again."""
_TEXT = re.compile(r"'[^']*'|\"[^\"]*\"")
_INSTEAD: Mapping[str, str] = MappingProxyType(
    {"≤": "<=", "≥": ">=", "≠": "!=", "–": "-", "—": "-", "−": "-", "×": "*", "÷": "div", "…": "..."}  # noqa: RUF001
)


def strange_in(text: str) -> str:
    """The first sign that is not plain ASCII, as an author can find it; '' when there is none."""
    for sign in text:
        if not " " <= sign <= "~":
            return _named(sign)
    return ""


def strange_in_rule(rule: str) -> str:
    """The first such sign in an expression, outside texts; in a text only one that cannot be seen."""
    straight = rule.translate(_REPAIRED)
    hidden = next((sign for sign in straight if unicodedata.category(sign) == "Cf"), "")
    return _named(hidden) if hidden else strange_in(" ".join(_TEXT.sub("''", straight).split()))


def _named(sign: str) -> str:
    name = unicodedata.name(sign, f"U+{ord(sign):04X}")
    seen = f"'{sign}' " if unicodedata.category(sign)[0] in "LNPS" else ""
    instead = f" → {_INSTEAD[sign]}" if sign in _INSTEAD else ""
    return f"{seen}({name}){instead}"


def strange_name(name: str, allowed: re.Pattern[str]) -> Said | None:
    """What is wrong with a name; None when it is as allowed."""
    if allowed.fullmatch(name):
        return None
    if not name:
        return Said("De naam ontbreekt.", "The name is missing.")
    sign = strange_in(name)
    if sign:
        return Said(
            f"De naam '{name}' heeft een vreemd teken: {sign}.", f"The name '{name}' has a strange sign: {sign}."
        )
    return Said(
        f"De naam '{name}' heeft een teken dat niet kan, of begint met een cijfer.",
        f"The name '{name}' has a sign that cannot be used, or begins with a digit.",
    )

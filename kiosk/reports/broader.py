# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The Dutch names of what is told less precisely than as a value, so that a breakdown still counts every visit."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from kiosk.policy.anonymity import ANY, AnonymityRules
from kiosk.reports.figures import Row
from kiosk.wire.visit_class import PartOfDay

GroupNames = Mapping[str, Mapping[str, str]]
"""By attribute on the wire: the names of its groups."""
NO_GROUPS: Final[GroupNames] = MappingProxyType({})
MERGED: Final = "Samengevoegd"
UNTOLD: Final = "niet-verdeeld"
"""The code of the visits of which nothing but their number came in."""
LATER: Final = "Volgt met kwartaal"
REST: Final = "Niet te verdelen"
_DAYS: Final = {
    "ma": "maandag",
    "di": "dinsdag",
    "wo": "woensdag",
    "do": "donderdag",
    "vr": "vrijdag",
    "za": "zaterdag",
    "zo": "zondag",
}


def group_names(rules: AnonymityRules) -> GroupNames:
    """The names in these rules."""
    return {
        name: {code: group.name for code, group in attribute.groups.items()}
        for name, attribute in rules.attributes.items()
    }


def broader_rows(counts: Mapping[str, int], names: Mapping[str, str], untold: int, untold_name: str) -> tuple[Row, ...]:
    """A row for each group that was counted, one for what was merged, and one for what was not told: 0 is left out."""
    labels = {**names, ANY: MERGED, UNTOLD: untold_name}
    found = {**counts, UNTOLD: untold}
    return tuple(Row(code, label, found[code], broad=True) for code, label in labels.items() if found.get(code))


def aligned(rows: Iterable[Row], whole: Iterable[Row]) -> tuple[Row, ...]:
    """The rows in the order of the whole of which they are a part, 0 where they have none."""
    own = {row.code: row for row in rows}
    return tuple(own.get(row.code, replace(row, count=0)) for row in whole)


def cell_rows(counts: Mapping[str, int]) -> tuple[Row, ...]:
    """The cells of a table of a quarter in words; what was too small to be told apart comes last."""
    cells = sorted((code for code in counts if code != ANY), key=_place)
    rows = tuple(Row(code, _cell_name(code), counts[code]) for code in cells)
    return rows + (() if ANY not in counts else (Row(ANY, MERGED, counts[ANY], broad=True),))


def _place(cell: str) -> tuple[int, str]:
    day, _, part = cell.partition(".")
    parts = list(PartOfDay)
    return (list(_DAYS).index(day) * len(parts) + parts.index(PartOfDay(part)), "") if _is_hour(cell) else (99, cell)


def _cell_name(cell: str) -> str:
    day, _, part = cell.partition(".")
    return f"{_DAYS[day]}{part}" if _is_hour(cell) else cell


def _is_hour(cell: str) -> bool:
    day, _, part = cell.partition(".")
    return day in _DAYS and part in set(PartOfDay)

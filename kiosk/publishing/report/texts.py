# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""All texts of a workbook in all its languages, with how far each translation is."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.flow.workbook.authored import AuthoredFlow
from kiosk.flow.workbook.sheets import Sheets
from kiosk.flow.workbook.spelling import columns_of
from kiosk.flow.workbook.translated import (
    State,
    source_language,
    states_in,
    target_languages,
    wordings_of,
)


@dataclass(frozen=True, slots=True)
class Told:
    """One text in one language; `state` is '' for the language that the author writes in."""

    language: str
    text: str
    state: str


@dataclass(frozen=True, slots=True)
class Row:
    """One text: whose it is, in which column, the `sheet!cell` of its first language, and what it says."""

    sheet: str
    owner: str
    column: str
    place: str
    texts: tuple[Told, ...]

    @property
    def states(self) -> str:
        """The states that occur in this row, for the page's filter."""
        return " ".join(sorted({told.state for told in self.texts if told.state}))


@dataclass(frozen=True, slots=True)
class Progress:
    """How many texts of one language are in each state."""

    language: str
    counts: tuple[tuple[str, int], ...]

    @property
    def is_complete(self) -> bool:
        """Whether nothing is missing or out of date."""
        return not any(count for state, count in self.counts if state in {State.MISSING.value, State.STALE.value})


def text_rows(flow: AuthoredFlow) -> tuple[Row, ...]:
    """A row per text, in the order of the workbook."""
    states = {place: state.value for place, state in states_in(flow.sheets).items()}
    source, codes = source_language(flow.sheets), tuple(target_languages(flow.sheets))
    return tuple(
        Row(
            wording.sheet,
            wording.key.split(":")[1],
            wording.column,
            flow.sheets[wording.sheet].place(
                wording.row.number, columns_of(flow.sheets[wording.sheet], wording.column)[0]
            ),
            (
                Told(source, wording.source, ""),
                *(Told(code, wording.texts.get(code, ""), states[wording.key, code]) for code in codes),
            ),
        )
        for wording in wordings_of(flow.sheets)
    )


def progress(rows: tuple[Row, ...]) -> tuple[Progress, ...]:
    """The states counted, by language."""
    counted: dict[str, Counter[str]] = {}
    for row in rows:
        for told in row.texts[1:]:
            counted.setdefault(told.language, Counter())[told.state] += 1
    return tuple(
        Progress(language, tuple((state.value, counts[state.value]) for state in State))
        for language, counts in counted.items()
    )


def rows_by_owner(flow: AuthoredFlow, rows: tuple[Row, ...]) -> Mapping[str, tuple[Row, ...]]:
    """By name of question or outcome: its own texts, and those of the options that it offers."""
    lists = _lists(flow.sheets)
    owned: dict[str, list[Row]] = {}
    for row in rows:
        if row.sheet in {"survey", "outcomes"}:
            owned.setdefault(row.owner, []).append(row)
    options: dict[str, list[Row]] = {}
    for row in rows:
        if row.sheet == "choices":
            options.setdefault(row.owner.partition("/")[0], []).append(row)
    names = {*owned, *lists}
    return {name: (*owned.get(name, ()), *options.get(lists.get(name, ""), ())) for name in names}


def _lists(sheets: Sheets) -> dict[str, str]:
    """By question, the list that it chooses from."""
    kinds = {row.get("name"): row.get("type").split() for row in sheets["survey"].rows}
    return {name: kind[1] for name, kind in kinds.items() if len(kind) > 1 and kind[0].startswith("select")}

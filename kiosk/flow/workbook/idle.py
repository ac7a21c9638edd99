# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cells that would do nothing, and texts that are not there: an author who fills in a cell means something by it."""

from collections.abc import Iterator

from kiosk.flow.findings import Finding
from kiosk.flow.said import Said
from kiosk.flow.workbook.question_types import BEGIN, END, select_in
from kiosk.flow.workbook.sheets import Row, Sheet
from kiosk.flow.workbook.spelling import base_of, columns_of

_RULES = frozenset({"required", "required_message", "constraint", "constraint_message", "choice_filter", "default"})
_TEXTS = frozenset({"hint", "guidance_hint", "image", "audio"})
_IDLE = {
    BEGIN: (_RULES | _TEXTS, Said("een groep", "a group")),
    END: (_RULES | _TEXTS | {"relevant", "ask_if"}, Said("het einde van een groep", "the end of a group")),
    "note": (_RULES, Said("een mededeling (note)", "a note")),
    "calculate": (_RULES | _TEXTS, Said("een berekening (calculate)", "a calculate")),
}
_OTHER = frozenset({"choice_filter"}), Said("een vraag zonder keuzes", "a question without choices")
_NOTHING = frozenset[str](), Said("", "")
_EMPTY = Said("Maak de cel leeg.", "Empty the cell.")
_FILL_IN = Said("Vul de kolom label in.", "Fill in the column label.")


def idle_findings(survey: Sheet, row: Row) -> Iterator[Finding]:
    """A finding for every filled cell that this type of row has no use for, and for a question without a text."""
    written = "calculate" if only_calculates(row) else row.get("type")
    idle, kind = _NOTHING if select_in(written) else _IDLE.get(written, _OTHER)
    if written == "calculate" and not row.get("calculation"):
        idle -= {"default"}  # what it calculates, then: once, at the beginning
    for heading in row.cells:
        if base_of(heading) in idle:
            message = Said(f"Dit doet niets bij {kind.nl}.", f"This does nothing at {kind.en}.")
            yield Finding("outside-cell", survey.place(row.number, heading), message, _EMPTY)
    labels = columns_of(survey, "label")
    if labels and written not in {BEGIN, END, "calculate"} and not _is_worded(row):
        message = Said("Deze vraag heeft geen tekst.", "This question has no text.")
        yield Finding("label-missing", survey.place(row.number, labels[0]), message, _FILL_IN)


def only_calculates(row: Row) -> bool:
    """Whether a question has a calculation and nothing to show: a calculate, whatever its type."""
    return bool(row.get("calculation")) and row.get("type") not in {BEGIN, END} and not _is_worded(row)


def _is_worded(row: Row) -> bool:
    return any(base_of(heading) in _TEXTS | {"label", "video", "big-image"} for heading in row.cells)

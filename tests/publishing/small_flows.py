# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A small flow as workbook, and what its functional manager may do to it from one version to the next."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from kiosk.flow.form import Form
from kiosk.flow.proof.verdicts import Edge
from kiosk.flow.workbook.authored import AuthoredFlow, open_workbook
from kiosk.publishing.path_book import walked
from tests.flow.forms import TODAY
from tests.flow.workbooks import AR, EN, NL, Rows, write_workbook

__all__ = ["PATHS", "SHEETS", "TODAY", "changed", "flow_of", "form_of", "ways_of", "without_money"]

_LABELS = (f"label::{NL}", f"label::{EN}", f"label::{AR}")
SURVEY: Rows = (
    ("type", "name", *_LABELS, "relevant", "required"),
    ("note", "welkom", "Welkom", "Welcome", "أهلا"),
    ("select_one thema", "thema", "Waar gaat het over?", "What is it about?", "عن ماذا؟", "", "yes"),
    ("select_multiple vak", "vak", "Welk vak?", "Which trade?", "أي مهنة؟", "${thema} = 'werk'", "yes"),
    ("integer", "uren", "Hoeveel uur?", "How many hours?", "كم ساعة؟", "${thema} = 'werk'", "yes"),
    ("text", "opmerking", "Nog iets?", "Anything else?", "شيء آخر؟", "${thema} = 'geld'", ""),
)
CHOICES: Rows = (
    ("list_name", "name", *_LABELS),
    ("thema", "werk", "Werk", "Work", "عمل"),
    ("thema", "geld", "Geld", "Money", "مال"),
    ("thema", "weet_niet", "Weet ik niet", "I don't know", "لا أعرف"),
    ("vak", "bouw", "Bouw", "Building", "بناء"),
    ("vak", "zorg", "Zorg", "Care", "رعاية"),
)
OUTCOMES: Rows = (
    ("name", "when", f"title::{NL}", f"title::{EN}", f"title::{AR}", f"body::{NL}", "services", "theme", "person"),
    ("zorg", "selected(${vak}, 'zorg')", "Werk in de zorg", "Work in care", "الرعاية", "Ga.", "uwv-werk gids", "EW07"),
    ("baan", "${thema} = 'werk' and not(selected(${vak}, 'zorg'))", "Werk", "Work", "عمل", "Ga.", "uwv-werk", "EW07"),
    ("schuld", "${thema} = 'geld'", "Hulp bij schulden", "Help with debt", "ديون", "Ga.", "geldfit gids", "EW03"),
    ("gids", "${thema} = 'weet_niet'", "De gids", "The guide", "المرشد", "Vraag.", "gids", "EW01", "yes"),
)
SETTINGS: Rows = (("form_id", "version", "form_title", "default_language"), ("proef", "1", "Proefroute", NL))
SHEETS: Mapping[str, Rows] = {"survey": SURVEY, "choices": CHOICES, "outcomes": OUTCOMES, "settings": SETTINGS}
PATHS: tuple[Mapping[str, str], ...] = (
    {"welkom": "", "thema": "werk", "vak": "bouw zorg", "uren": "12"},
    {"welkom": "", "thema": "werk", "vak": "bouw", "uren": "12"},
    {"welkom": "", "thema": "geld", "opmerking": ""},
    {"welkom": "", "thema": "weet_niet"},
)
"""Every option and every outcome of it."""


def changed(**cells: tuple[str, str]) -> Mapping[str, Rows]:
    """The sheets with cells replaced, by sheet: `outcomes=(old text, new text)`, everywhere it is the whole cell."""
    return {name: _replaced(rows, cells[name]) if name in cells else rows for name, rows in SHEETS.items()}


def without_money() -> Mapping[str, Rows]:
    """The answer `geld` is called `schulden` from now on."""
    rule = ("${thema} = 'geld'", "${thema} = 'schulden'")
    return changed(choices=("geld", "schulden"), survey=rule, outcomes=rule)


def _replaced(rows: Rows, change: tuple[str, str]) -> Rows:
    old, new = change
    assert any(old in row for row in rows), f"no cell is {old!r}"
    return tuple(tuple(new if cell == old else cell for cell in row) for row in rows)


def flow_of(folder: Path, sheets: Mapping[str, Rows] = SHEETS, name: str = "flow.xlsx") -> AuthoredFlow:
    """These sheets as an author's workbook."""
    folder.mkdir(exist_ok=True)
    return open_workbook(write_workbook(folder, sheets, name))


def form_of(folder: Path, sheets: Mapping[str, Rows] = SHEETS) -> Form:
    """The form of these sheets."""
    return flow_of(folder, sheets).form


def ways_of(form: Form, paths: Iterable[Mapping[str, str]] = PATHS) -> tuple[Edge, ...]:
    """The ways from question to question and to outcomes that these paths go, through the real engine."""
    met: dict[tuple[str, str], set[str]] = {}
    for answers in paths:
        walk = walked(form, answers, TODAY, "nl")
        names = ["", *(step.question for step in walk.steps)]
        given = [(), *(step.value.split() for step in walk.steps)]
        ends = [*((name,) for name in names[1:]), walk.outcomes]
        for name, codes, targets in zip(names, given, ends, strict=True):
            for target in targets:
                met.setdefault((name, target), set()).update(codes)
    return tuple(
        Edge(source, target, tuple(sorted(codes)) if source and form.field(source).options else ())
        for (source, target), codes in met.items()
    )

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A small flow with nothing wrong, and ways to plant one defect in it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from openpyxl.utils import get_column_letter

from kiosk.flow.check.word_lists import WordLists, read_word_list
from kiosk.flow.check.workbook import findings_of
from kiosk.flow.findings import Finding
from kiosk.flow.proof.prove import SECONDS, inquire
from kiosk.flow.proof.verdicts import Proof
from kiosk.flow.workbook.authored import AuthoredFlow, formed
from kiosk.flow.workbook.cases import tests_of
from kiosk.flow.workbook.glossary import glossary_of
from kiosk.flow.workbook.media import media_in
from kiosk.flow.workbook.sheets import Row, Sheet
from kiosk.flow.workbook.spelling import all_spelled
from kiosk.places import resources
from tests.flow.forms import TODAY

NL, EN = "Nederlands (nl)", "English (en)"
Cells = dict[str, str]
Sheets = dict[str, list[Cells]]
NOTHING_PROVED = Proof((), (), 0.0)


def _told(column: str, nl: str, en: str) -> Cells:
    return {f"{column}::{NL}": nl, f"{column}::{EN}": en}


def question(kind: str, name: str, nl: str, en: str, **columns: str) -> Cells:
    """A row of the sheet survey."""
    return {"type": kind, "name": name, **_told("label", nl, en), **_told("hint", "", ""), **columns}


def option(list_name: str, name: str, nl: str, en: str, **columns: str) -> Cells:
    """A row of the sheet choices."""
    return {"list_name": list_name, "name": name, **_told("label", nl, en), **columns}


def outcome(name: str, when: str, title: tuple[str, str], body: tuple[str, str], **columns: str) -> Cells:
    """A row of the sheet outcomes."""
    marks = {"services": "gids", "person": "", "fallback": "", **columns}
    return {"name": name, "when": when, **_told("title", *title), **_told("body", *body), **marks}


def word(one: str, nl: str, en: str) -> Cells:
    """A row of the sheet glossary."""
    return {"word": one, **_told("explanation", nl, en)}


def sound() -> Sheets:
    """The sheets of a flow without findings."""
    asked = "${doel} = 'werk'"
    return {
        "survey": [
            question("note", "welkom", "Welkom", "Welcome", relevant=""),
            question("select_one doel", "doel", "Wat zoekt u?", "What do you need?", relevant="", required="yes"),
            question(
                "select_one plaats", "woonplaats", "Waar woont u?", "Where do you live?", relevant=asked, required="yes"
            ),
            question("integer", "leeftijd", "Hoe oud bent u?", "How old are you?", relevant=asked, required=""),
        ],
        "choices": [
            option("doel", "werk", "Werk", "Work"),
            option("doel", "geld", "Geld", "Money"),
            option("doel", "weet_niet", "Weet ik niet", "I do not know"),
            option("plaats", "rivierstad", "Rivierstad", "Rivierstad"),
            option("plaats", "ergens_anders", "Ergens anders", "Somewhere else"),
            option("plaats", "weet_niet", "Weet ik niet", "I do not know"),
        ],
        "outcomes": [
            outcome("jong", f"{asked} and ${{leeftijd}} < 27", ("Hulp bij werk", "Help with work"), ("Kom.", "Come.")),
            outcome("werk", f"{asked} and not(${{leeftijd}} < 27)", ("Uw bank", "Your desk"), ("Ga.", "Go.")),
            outcome("geld", "${doel} = 'geld'", ("Hulp bij geld", "Help with money"), ("Bel.", "Call.")),
            outcome("gesprek", "${doel} = 'weet_niet'", ("Praat met ons", "Talk to us"), ("Zit.", "Sit.")),
        ],
        "glossary": [word("gids", "De gids helpt u.", "The guide helps you.")],
        "settings": [{"form_id": "proef", "version": "1", "default_language": NL}],
    }


def planted(sheet: str, key: str, column: str, text: str) -> Sheets:
    """The sound sheets with one cell changed: of the row that has `key` as name, word or list and code."""
    sheets = sound()
    row = next(row for row in sheets[sheet] if key in {row.get("name"), row.get("word"), _code(row)})
    row[column] = text
    return sheets


def _code(row: Cells) -> str:
    return f"{row.get('list_name')}/{row.get('name')}"


def authored(sheets: Mapping[str, Sequence[Cells]]) -> AuthoredFlow:
    """The workbook of these sheets, without a file."""
    parsed = all_spelled({name: _sheet(name, rows) for name, rows in sheets.items()}, [])
    xml, form = formed(parsed, {})
    return AuthoredFlow(
        Path("flow.xlsx"), parsed, xml, form, tests_of(parsed), glossary_of(parsed), {}, tuple(media_in(parsed))
    )


def _sheet(name: str, rows: Sequence[Cells]) -> Sheet:
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    letters = {heading: get_column_letter(number) for number, heading in enumerate(headings, 1)}
    filled = (
        Row(number, {heading: text for heading, text in row.items() if text}) for number, row in enumerate(rows, 2)
    )
    return Sheet(name, letters, tuple(filled))


def place(sheets: Mapping[str, Sequence[Cells]], sheet: str, key: str, column: str) -> str:
    """Where that cell stands."""
    flow = authored(sheets).sheets[sheet]
    row = next(row for row in flow.rows if key in {row.get("name"), row.get("word"), _code(dict(row.cells))})
    return flow.place(row.number, column)


@cache
def lists() -> WordLists:
    """The shipped word lists."""
    return {
        file.stem: read_word_list(file.read_bytes(), file.name)
        for file in sorted((resources() / "language").glob("*.json"))
    }


def findings(
    sheets: Mapping[str, Sequence[Cells]], proof: Proof = NOTHING_PROVED, limit_seconds: float = SECONDS
) -> tuple[Finding, ...]:
    """What the check says."""
    flow = authored(sheets)
    return findings_of(flow, replace(inquire(flow.form, TODAY, limit_seconds), proof=proof), lists(), {"woonplaats"})


def told(sheets: Mapping[str, Sequence[Cells]], proof: Proof = NOTHING_PROVED) -> list[tuple[str, str]]:
    """Code and place of each."""
    return [(finding.code, finding.place) for finding in findings(sheets, proof)]

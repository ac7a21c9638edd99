# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Small workbooks for tests: sheets as lists of rows, written with openpyxl."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

Rows = Sequence[Sequence[object]]
NL, EN, AR = "Nederlands (nl)", "English (en)", "العربية (ar)"

SURVEY: Rows = (
    (
        "type",
        "name",
        *(f"label::{language}" for language in (NL, EN, AR)),
        *(f"hint::{language}" for language in (NL, EN)),
        "relevant",
        "required",
        "constraint",
        f"constraint_message::{NL}",
        f"constraint_message::{EN}",
        "calculation",
        "choice_filter",
    ),
    ("note", "welkom", "Welkom", "Welcome", "أهلا", "Alles blijft hier.", "All stays here."),
    ("select_one doel", "doel", "Wat zoekt u?", "What do you need?", "ماذا تريد؟", "", "", "", "yes"),
    ("begin_group", "werk", "Werk", "Work", "عمل", "", "", "${doel} = 'werk'"),
    (
        "integer",
        "uren",
        "Hoeveel uur?",
        "How many hours?",
        "كم ساعة؟",
        "",
        "",
        "",
        "yes",
        ". > 0 and . <= 40",
        "1 tot 40",
        "1 to 40",
    ),
    ("select_multiple vak", "vak", "Welk vak?", "Which trade?", "أي مهنة؟", "", "", "${uren} > 10", "yes"),
    ("end_group", ""),
    ("select_one streek", "streek", "Welke streek?", "Which area?", "أي منطقة؟", "", "", "", "yes"),
    (
        "select_one plaats",
        "plaats",
        "Welke plaats?",
        "Which town?",
        "أي مدينة؟",
        "",
        "",
        "",
        "yes",
        "",
        "",
        "",
        "",
        "streek = ${streek}",
    ),
    ("text", "opmerking", "Nog iets in ${plaats}?", "Anything else?", "شيء آخر؟"),
    (
        "calculate",
        "bezoekerstype",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "if(${doel} = 'werk', 'job_seeker', 'unknown')",
    ),
)
CHOICES: Rows = (
    ("list_name", "name", *(f"label::{language}" for language in (NL, EN, AR)), "streek"),
    ("doel", "werk", "Werk", "Work", "عمل"),
    ("doel", "geld", "Geld", "Money", "مال"),
    ("doel", "weet_niet", "Weet ik niet", "I don't know", "لا أعرف"),
    ("vak", "bouw", "Bouw", "Building", "بناء"),
    ("vak", "zorg", "Zorg", "Care", "رعاية"),
    ("vak", "ict", "ICT", "IT", "تقنية"),
    ("streek", "noord", "Noord", "North", "شمال"),
    ("streek", "zuid", "Zuid", "South", "جنوب"),
    ("plaats", "rivierstad", "Rivierstad", "Rivierstad", "ريفيرستاد", "noord"),
    ("plaats", "zandhoven", "Zandhoven", "Zandhoven", "زاندهوفن", "noord"),
    ("plaats", "lindemeer", "Lindemeer", "Lindemeer", "ليندمير", "zuid"),
)
OUTCOMES: Rows = (
    (
        "name",
        "when",
        *(f"title::{language}" for language in (NL, EN, AR)),
        *(f"body::{language}" for language in (NL, EN, AR)),
        "services",
        "theme",
        "person",
    ),
    (
        "baan",
        "${bezoekerstype} = 'job_seeker' and selected(${vak}, 'zorg')",
        "Werk in de zorg",
        "Work in care",
        "العمل في الرعاية",
        "Ga naar het UWV.",
        "Go to UWV.",
        "اذهب",
        "uwv-werk gids",
        "EW01",
        "",
    ),
    (
        "gids",
        "${doel} != ''",
        "De gids",
        "The guide",
        "المرشد",
        "Vraag de gids.",
        "Ask the guide.",
        "اسأل",
        "gids",
        "EW09",
        "yes",
    ),
)
SETTINGS: Rows = (("form_id", "version", "form_title", "default_language"), ("proef", "1", "Proef", NL))
SHEETS: Mapping[str, Rows] = {"survey": SURVEY, "choices": CHOICES, "outcomes": OUTCOMES, "settings": SETTINGS}


def write_workbook(folder: Path, sheets: Mapping[str, Rows] = SHEETS, name: str = "flow.xlsx") -> Path:
    """Writes these sheets and gives the file."""
    book = Workbook()
    del book["Sheet"]
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append([None if cell == "" else cell for cell in row])
    path = folder / name
    book.save(path)
    return path

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A workbook that asks what a kiosk must never keep: name, telephone, a story. The worst region that may exist."""

import shutil
from pathlib import Path

from kiosk import places
from kiosk.flow.workbook.convert import convert_workbook
from tests.flow.workbooks import AR, EN, NL, Rows, write_workbook

LANGUAGES = (NL, EN, AR)

SURVEY: Rows = (
    ("type", "name", *(f"label::{language}" for language in LANGUAGES), "required", "calculation"),
    ("select_one doel", "doel", "Wat zoekt u?", "What do you need?", "ماذا تريد؟", "yes"),
    ("text", "naam", "Hoe heet u?", "What is your name?", "ما اسمك؟"),
    ("text", "telefoon", "Wat is uw nummer?", "What is your number?", "ما رقمك؟"),
    ("text", "verhaal", "Wat is er gebeurd?", "What happened?", "ماذا حدث؟"),
    ("integer", "leeftijd", "Hoe oud bent u?", "How old are you?", "كم عمرك؟"),
    ("calculate", "woonplaats", "", "", "", "", "'rivierstad'"),
    ("calculate", "bezoekerstype", "", "", "", "", "if(${naam} != '', 'job_seeker', 'unknown')"),
)
CHOICES: Rows = (
    ("list_name", "name", *(f"label::{language}" for language in LANGUAGES)),
    ("doel", "werk", "Werk", "Work", "عمل"),
    ("doel", "geld", "Geld", "Money", "مال"),
    ("doel", "weet_niet", "Weet ik niet", "I don't know", "لا أعرف"),
)
# The reasons of this outcome are the visitor's own words: they stand on the screen and on the slip.
OUTCOMES: Rows = (
    (
        "name",
        "when",
        *(f"title::{language}" for language in LANGUAGES),
        *(f"body::{language}" for language in LANGUAGES),
        "services",
        "theme",
    ),
    (
        "baan",
        "${doel} != '' and ${naam} != '' and ${verhaal} != ''",
        *("Werk zoeken", "Finding work", "البحث عن عمل"),
        *("Ga naar het UWV.", "Go to UWV.", "اذهب"),
        "uwv-werk gids",
        "EW01",
    ),
    (
        "anders",
        "${doel} != ''",
        *("De gids", "The guide", "المرشد"),
        *("Vraag de gids.", "Ask the guide.", "اسأل"),
        "gids",
        "EW09",
    ),
)
SETTINGS: Rows = (("form_id", "version", "form_title", "default_language"), ("proef", "2026.11", "Proef", NL))


def nosy_resources(folder: Path) -> Path:
    """A copy of the shipped content with this flow, converted as a region converts its own."""
    resources = folder / "resources"
    shutil.copytree(places.resources(), resources, symlinks=True)
    sheets = {"survey": SURVEY, "choices": CHOICES, "outcomes": OUTCOMES, "settings": SETTINGS}
    workbook = write_workbook(resources / "flows", sheets)
    (resources / "flows" / "werkcentrum.xml").write_text(convert_workbook(workbook), encoding="utf-8")
    return resources

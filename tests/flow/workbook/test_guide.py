# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The guide for authors names the profile as the program keeps to it."""

import re

from kiosk.flow.workbook.profile import APPEARANCES_KEPT, PLAIN_COLUMNS, TEXT_COLUMNS
from kiosk.flow.workbook.question_types import PLAIN_TYPES
from kiosk.flow.workbook.rules import PROFILE_FUNCTIONS
from kiosk.places import resources


def test_what_the_guide_for_authors_says_of_the_profile_is_what_the_program_keeps_to() -> None:
    text = (resources() / "flows" / "README.md").read_text(encoding="utf-8")
    rows = {cells[1].strip(): cells[2] for line in text.splitlines() if len(cells := line.split("|")) == 4}
    assert set(re.findall(r"`([^`]+)`", rows["functies"])) == PROFILE_FUNCTIONS
    selects = {f"select_{kind}{file}" for kind in ("one", "multiple") for file in ("", "_from_file")}
    assert set(re.findall(r"`([^`]+)`", rows["types"])) == {*PLAIN_TYPES, *selects} - {"end_group"}
    assert set(re.findall(r"`(\w+)`", rows["teksten, per taal"])) == TEXT_COLUMNS
    assert set(re.findall(r"`(\w+)`", rows["kolommen"])) == PLAIN_COLUMNS - {"type", "name"} | APPEARANCES_KEPT

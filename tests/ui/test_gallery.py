# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""`kiosk tour --all`: what it combines, what it leaves, and that a flaw makes it fail."""

from dataclasses import astuple
from itertools import combinations, product
from pathlib import Path

import click
import pytest
from PySide6.QtGui import QGuiApplication

from kiosk import places
from kiosk.content import load_content
from kiosk.gallery.gallery import run_gallery
from kiosk.gallery.plan import LAYOUTS, Covering, Plan
from kiosk.gallery.report import REPORT
from kiosk.ui.themes import TEXT_SCALES, THEMES

ALL = Plan(("nl", "en", "ar", "nl-simple", "uk", "pl", "tr", "ti"))
STOPS = 20


def test_everything_is_combined_with_everything() -> None:
    every = set(ALL.settings())
    assert len(every) == 8 * len(LAYOUTS) * len(THEMES) * len(TEXT_SCALES) * 2


def test_in_the_pictures_every_two_values_meet_and_every_value_meets_every_screen() -> None:
    covering = Covering(ALL)
    chosen = [covering.choose() for _ in range(STOPS)]
    pictured = {one for settings in (*chosen, covering.left()) for one in settings}
    parts = (ALL.layouts, ALL.lows, ALL.letters, ALL.languages, ALL.themes)
    for (one, left), (other, right) in combinations(enumerate(parts), 2):
        met = {(astuple(setting)[one], astuple(setting)[other]) for setting in pictured}
        assert met == set(product(left, right))
    for settings in chosen:
        assert [{astuple(setting)[at] for setting in settings} for at in range(5)] == [set(part) for part in parts]
    assert len(pictured) < 12 * STOPS


@pytest.mark.full
@pytest.mark.accessibility("A-42", "A-47", "A-59")
def test_a_sample_of_the_gallery_has_no_flaw_and_leaves_sheets_and_a_report(
    qapp: QGuiApplication, tmp_path: Path
) -> None:
    plan = Plan(("uk",), ("1366x768",), (True,), (2,), (1,))
    said: list[str] = []
    found = run_gallery(tmp_path, say=said.append, plan=plan)
    assert found.flaws == []
    assert len(found.stops) == len(said) > 15
    report = (tmp_path / REPORT).read_text(encoding="utf-8")
    sheets = sorted(tmp_path.glob("sheet-*.png"))
    assert sheets
    assert all(sheet.name in report for sheet in sheets)


@pytest.mark.full
@pytest.mark.timeout(7200)
@pytest.mark.accessibility("A-42", "A-44", "A-46", "A-47", "A-49", "A-59", "A-82", "A-86")
def test_the_whole_gallery_has_no_flaw(qapp: QGuiApplication, tmp_path: Path) -> None:
    found = run_gallery(tmp_path, say=click.echo)
    assert found.flaws == [], "\n".join(found.flaws[:100])
    assert found.looked > 700 * 15
    assert len(load_content(places.resources()).form.languages) == 8

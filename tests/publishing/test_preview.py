# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""An author plays a workbook in the real window: any place, any moment, anybody closed; a save shows at once."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QDate, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QComboBox, QDateEdit, QListWidget, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from kiosk import places
from kiosk.clock import AMSTERDAM
from kiosk.publishing.preview.controls import at, beside
from kiosk.publishing.preview.preview import Preview
from kiosk.publishing.preview.situation import Situation
from kiosk.ui.application import create_application
from kiosk.ui.bridge.stage import Screen

SHIPPED = places.resources() / "flows" / "werkcentrum.xlsx"
TUESDAY_MORNING = datetime(2026, 11, 24, 10, 0, tzinfo=AMSTERDAM)
TO_A_RESULT = {"tegel": "zoeken", "onderwerp": "hulp", "hulp": "cv gesprek"}
SAVED_WITHIN_MS = 60_000

# The platform without a screen says so of every widget with a least width.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """The shipped workbook, to change."""
    return Path(shutil.copy(SHIPPED, tmp_path / "mine.xlsx"))


@pytest.fixture
def ended() -> list[bool]:
    """Whether the author closed the preview."""
    return []


@pytest.fixture
def preview(qtbot: QtBot, workbook: Path, ended: list[bool]) -> Iterator[Preview]:
    """A preview at a staffed place, on a morning."""
    create_application(places.resources())
    situation = Situation("rivierstad-centrum", TUESDAY_MORNING, "nl")
    shown = Preview(workbook, places.resources(), situation, lambda: ended.append(True))
    shown.show()
    yield shown
    shown.close()


@pytest.mark.parametrize(
    ("window", "corner"),
    [
        (QRect(0, 0, 560, 1000), QPoint(572, 0)),
        (QRect(1000, 40, 900, 1000), QPoint(568, 40)),
        (QRect(100, -20, 1800, 1000), QPoint(1500, 0)),
    ],
    ids=["room at the right", "room at the left", "no room"],
)
def test_the_controls_stand_beside_the_window(window: QRect, corner: QPoint) -> None:
    assert beside(window, QSize(420, 560), QRect(0, 0, 1920, 1080)) == corner


def news(preview: Preview) -> str:
    """What the controls say of the workbook."""
    return found(preview, QPlainTextEdit, "Bericht").toPlainText()


Widget = TypeVar("Widget", bound=QWidget)


def found(preview: Preview, kind: type[Widget], name: str) -> Widget:
    child = preview.controls.findChild(kind, name)
    assert isinstance(child, kind)
    return child


def question(preview: Preview) -> tuple[str, str]:
    """The name and the text of the question on the screen."""
    sheet = preview.rehearsal.window.bridges.sheet
    return str(sheet.name), str(sheet.label)


def choose(preview: Preview, name: str, code: str) -> None:
    """Picks something in one of the lists that open."""
    combo = found(preview, QComboBox, name)
    combo.setCurrentIndex(combo.findData(code))


def change(workbook: Path, cell: str, text: str) -> None:
    """As an author does in a spreadsheet program, and saves."""
    book = load_workbook(workbook)
    book["survey"][cell] = text
    book.save(workbook)


def advice(preview: Preview) -> tuple[str, str]:
    """The name that the result shows, and all its facts."""
    shown = preview.rehearsal.window.bridges.advice
    return str(shown.name), str(shown.facts)


def screen(preview: Preview) -> Screen:
    return preview.rehearsal.window.bridges.stage.current


def test_answers_lead_to_the_result_of_the_chosen_place_and_moment(preview: Preview) -> None:
    preview.rehearsal.play(TO_A_RESULT)
    assert screen(preview) is Screen.RESULT
    assert "Nu open" in advice(preview)[1]

    found(preview, QDateEdit, "Dag").setDate(QDate(2026, 11, 29))

    assert screen(preview) is Screen.RESULT
    assert "Nu dicht" in advice(preview)[1]


def test_an_organisation_that_is_closed_is_not_shown(preview: Preview) -> None:
    preview.rehearsal.play(TO_A_RESULT)
    first = advice(preview)[0]
    partners = found(preview, QListWidget, "Gesloten")
    (werkcentrum,) = partners.findItems("Werkcentrum Rivierenmond", Qt.MatchFlag.MatchExactly)

    werkcentrum.setCheckState(Qt.CheckState.Checked)

    assert screen(preview) is Screen.RESULT
    assert advice(preview)[0] != first


def test_another_place_and_language_keep_the_answers(preview: Preview) -> None:
    preview.rehearsal.play({"tegel": "zoeken"})
    choose(preview, "Inlooppunt", "zandhoven-bibliotheek")
    choose(preview, "Taal", "en")

    assert question(preview) == ("onderwerp", "What is your question about?")
    assert dict(preview.rehearsal.answers) == {"tegel": "zoeken"}


def test_a_saved_workbook_is_read_again_and_played_to_the_same_question(
    preview: Preview, workbook: Path, qtbot: QtBot
) -> None:
    preview.rehearsal.play({"tegel": "zoeken"})
    change(workbook, "C4", "Waar wilt u het over hebben?")

    qtbot.waitUntil(lambda: question(preview)[1] == "Waar wilt u het over hebben?", timeout=SAVED_WITHIN_MS)
    assert dict(preview.rehearsal.answers) == {"tegel": "zoeken"}
    assert "Geen fouten" in news(preview)


def test_a_faulty_workbook_is_told_about_with_its_cell_and_the_flow_before_it_stays(
    preview: Preview, workbook: Path, qtbot: QtBot
) -> None:
    preview.rehearsal.play({"tegel": "zoeken"})
    change(workbook, "J4", "${bestaat_niet} = 'x'")

    qtbot.waitUntil(lambda: "survey!J4" in news(preview), timeout=SAVED_WITHIN_MS)
    assert "U ziet nog de versie van daarvoor" in news(preview)
    assert question(preview)[0] == "onderwerp"


def test_an_answer_that_the_new_flow_refuses_is_where_the_visit_stands(preview: Preview) -> None:
    preview.rehearsal.play({"tegel": "zoeken", "onderwerp": "bestaat_niet"})
    assert question(preview)[0] == "onderwerp"


def test_played_visits_are_neither_counted_nor_printed(preview: Preview, qtbot: QtBot, tmp_path: Path) -> None:
    preview.rehearsal.play(TO_A_RESULT)
    shown = preview.rehearsal.window.bridges
    shown.advice.printSlip()
    qtbot.waitUntil(lambda: str(shown.advice.slip) not in {"", "Bezig met printen …"}, timeout=SAVED_WITHIN_MS)
    shown.visitor.finish()
    shown.feedback.rate("goed-geholpen")

    assert shown.stage.current is Screen.START
    assert [file.name for file in tmp_path.iterdir()] == ["mine.xlsx"]


def test_closing_the_controls_ends_the_preview(preview: Preview, ended: list[bool]) -> None:
    preview.controls.close()
    assert ended == [True]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-11-28T13:45", datetime(2026, 11, 28, 13, 45, tzinfo=AMSTERDAM)),
        ("2026-11-28 13:45", datetime(2026, 11, 28, 13, 45, tzinfo=AMSTERDAM)),
        ("2026-11-28", datetime(2026, 11, 28, 10, 0, tzinfo=AMSTERDAM)),
    ],
)
def test_a_moment_is_written_as_a_day_with_or_without_a_time(written: str, meant: datetime) -> None:
    assert at(written) == meant


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--location", "nergens"], "rivierstad-centrum, zandhoven-bibliotheek, lindemeer-gemeentehuis"),
        (["--at", "gisteren"], "2026-11-23T10:05"),
        pytest.param(["--lang", "xx"], "nl, en, ar", marks=pytest.mark.full),
        pytest.param(["--closed", "niemand"], "organisatie 'niemand' is er niet", marks=pytest.mark.full),
    ],
)
def test_a_preview_of_a_place_or_moment_that_is_none_says_what_to_write(words: list[str], says: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "flow", "preview", str(SHIPPED), *words],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in {1, 2}
    assert says in done.stderr
    assert "Traceback" not in done.stderr

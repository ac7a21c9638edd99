# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The letters on the screens: their language, the length of their lines, and room between them for who needs it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QFont, QTextLayout, QTextOption
from PySide6.QtQuick import QQuickItem

from kiosk.ui.application import LANDSCAPE, QML
from tests.ui.conftest import OpenKiosk
from tests.ui.driver import Driver
from tests.ui.errands import to_result
from tests.ui.looking import text_faults

LONGEST_LINE = 80
"""WCAG 1.4.8."""
EASY_SPACING = 1.5
EASY_LETTERS, EASY_WORDS = 0.12, 0.16
"""WCAG 1.4.12, as parts of the size of the letters."""


def _ways(kiosk: Driver) -> Iterator[str]:
    """The screens on which one reads most."""
    yield "start"
    kiosk.bridges.privacy.open()
    kiosk.settle()
    yield "privacy"
    kiosk.tap("back")
    kiosk.begin()
    yield "question"
    to_result(kiosk)
    yield "result"
    kiosk.tap("askGuide")
    yield "guide"


def _font(item: QQuickItem) -> QFont:
    font = item.property("font")
    assert isinstance(font, QFont)
    return font


def _lines(item: QQuickItem) -> list[str]:
    """The text as it is broken into lines on the screen."""
    found = []
    for paragraph in str(item.property("text")).split("\n"):
        layout = QTextLayout(paragraph, _font(item))
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(item.width())
            found.append(paragraph[line.textStart() : line.textStart() + line.textLength()])
        layout.endLayout()
    return found


@pytest.mark.accessibility("A-87")
def test_lines_are_at_most_80_signs_far_apart_and_not_justified(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(size=LANDSCAPE)
    faults = []
    for screen in _ways(kiosk):
        for item in kiosk.page.text_items():
            long = [line for line in _lines(item) if len(line.strip()) > LONGEST_LINE]
            faults += [f"{screen}: {len(line)} signs: {line}" for line in long]
            apart = item.property("contentHeight") / item.property("lineCount") / _font(item).pixelSize()
            if item.property("lineCount") > 2 and apart < EASY_SPACING - 0.01:
                faults.append(f"{screen}: lines are {apart:.2f} apart: {item.property('text')}")
    assert not faults, "\n".join(faults)
    assert not any("AlignJustify" in source.read_text(encoding="utf-8") for source in QML.rglob("*.qml"))


@pytest.mark.accessibility("A-51")
def test_more_room_between_letters_words_and_lines_breaks_nothing(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk()
    faults = []
    word = next(one for one in kiosk.page.text_items() if one.property("text") == "Taal")
    before = word.property("contentWidth")
    for screen in _ways(kiosk):
        for item in kiosk.page.text_items():
            font = _font(item)
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, font.pixelSize() * EASY_LETTERS)
            font.setWordSpacing(font.pixelSize() * EASY_WORDS)
            item.setProperty("font", font)
            item.setProperty("lineHeight", max(item.property("lineHeight"), EASY_SPACING / 1.362))
        kiosk.settle()
        kiosk.settle()
        faults += [f"{screen}: {fault}" for fault in text_faults(kiosk)]
    assert word.property("contentWidth") > before * 1.15, "the letters did stand further apart"
    assert not faults, "\n".join(faults)


@pytest.mark.accessibility("A-61")
@pytest.mark.parametrize(
    ("code", "language"),
    [("nl-simple", QLocale.Language.Dutch), ("ar", QLocale.Language.Arabic), ("ti", QLocale.Language.Tigrinya)],
)
def test_the_window_is_in_the_language_that_is_on(kiosk: Driver, code: str, language: QLocale.Language) -> None:
    assert QLocale().language() == QLocale.Language.Dutch
    kiosk.begin(code)
    assert QLocale().language() == language
    locale = kiosk.page.item("answer-first").property("locale")
    assert isinstance(locale, QLocale)
    assert locale.language() == language
    kiosk.tap("stop")
    assert QLocale().language() == QLocale.Language.Dutch


def test_the_lowest_bar_is_as_low_as_before_once_the_letters_are(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(size=LANDSCAPE)
    kiosk.begin()

    def page_height() -> float:
        screen = kiosk.window.item("screen")
        assert screen is not None
        return screen.height()

    before = page_height()
    heights = []
    for _ in range(3):
        kiosk.tap("letters")
        heights.append(page_height())
    assert heights[0] < before
    assert heights[2] == before

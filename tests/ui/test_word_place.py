# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Eyes can follow the voice: the word that is being said is marked where it stands."""

import re

import pytest
from PySide6.QtCore import QSize, Qt

from tests.ui.conftest import OpenKiosk
from tests.ui.looking import scene_rect


@pytest.mark.accessibility("A-04")
@pytest.mark.parametrize("language", ["nl", "ar"])
def test_the_word_that_is_said_has_a_line_under_it_where_it_stands(open_kiosk: OpenKiosk, language: str) -> None:
    kiosk = open_kiosk(size=QSize(720, 1280))
    kiosk.begin(language)
    kiosk.behind.speech.holds = True
    kiosk.key(Qt.Key.Key_F2)
    label = kiosk.bridges.sheet.property("label").strip("\u200f")
    while (said := kiosk.behind.speech.log[-1].text) != label:
        kiosk.behind.speech.finish()
        kiosk.settle()
    question, under = kiosk.page.item("question"), []
    for word in re.finditer(r"\S+", said):
        kiosk.behind.speech.reach(word.start(), len(word[0]))
        kiosk.settle()
        under.append(scene_rect(kiosk.page.item("word")))
    room = scene_rect(question)
    assert all(room.contains(line) for line in under)
    assert len({(round(line.x()), round(line.y())) for line in under}) == len(under), "each word has its own place"
    first_row = [line for line in under if line.y() == under[0].y()]
    ahead = [line.x() for line in first_row]
    assert ahead == sorted(ahead, reverse=language == "ar")
    kiosk.behind.speech.finish()
    kiosk.settle()
    assert not kiosk.page.shows("word")

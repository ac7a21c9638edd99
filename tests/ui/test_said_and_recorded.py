# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The list for who reads sentences aloud holds what the screens have said, letter for letter: else nobody hears it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk import places
from kiosk.sentences import region_sentences
from kiosk.speech.recordings import normal
from kiosk.ui.texts import load_words
from tests.ui.blind import BlindVisitor, KeyHand
from tests.ui.conftest import OpenKiosk
from tests.ui.world import content


def test_whatever_the_first_screens_say_is_in_the_list(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(form=content().form)
    words = load_words(places.resources() / "texts", content().form.languages)
    QTest.keyClick(kiosk.window.window, Qt.Key.Key_F2)
    visitor = BlindVisitor(kiosk, KeyHand(kiosk))
    visitor.listen()
    visitor.choose(words["ar"].texts["language_name"])
    listed = region_sentences(content(), words)
    said = {(one.language, normal(one.text)) for one in kiosk.behind.speech.log}
    assert {"nl", "ar", "ti"} <= {language for language, _ in said}
    assert len(said) > 40
    assert {(language, text) for language, text in said if text not in listed[language]} == set()

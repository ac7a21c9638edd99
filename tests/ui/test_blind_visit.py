# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whole visits of who does not see the screen, from start to paper: the test reads nothing but the speech log."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk import places
from kiosk.ui.application import LANDSCAPE, PORTRAIT
from kiosk.ui.spoken_form import spoken_form
from kiosk.ui.texts import Words, load_words
from tests.ui.blind import BlindVisitor, FingerHand, Hand, KeyHand
from tests.ui.conftest import OpenKiosk
from tests.ui.driver import Driver
from tests.ui.every_kind import CHOICES, LABELS

COLUMN = {"nl": 0, "en": 1, "ar": 2}
HANDS: dict[str, Callable[[Driver], Hand]] = {"keys": KeyHand, "finger": FingerHand}


def words_of(language: str) -> Words:
    return load_words(places.resources() / "texts", (language,))[language]


def visit(visitor: BlindVisitor, words: Words) -> list[str]:
    """From the start screen to the end; what was heard of the result."""
    column, say = COLUMN[words.language], words.texts
    answer = {name: texts[column] for name, texts in CHOICES.items()}
    assert visitor.listen()[0] == words_of("nl").texts["read_on"]
    assert LABELS["one"][column] in visitor.choose(say["language_name"])
    assert visitor.choose(answer["second"]) == [say["chosen"]]
    assert LABELS["several"][column] in visitor.choose(say["next"])
    visitor.choose(answer["first"])
    assert visitor.choose(answer["first"]) == [say["not_chosen"]]
    assert visitor.choose(answer["third"]) == [say["chosen"]]
    assert LABELS["age"][column] in visitor.choose(say["next"])
    assert visitor.choose(say["next"])[0] == LABELS["age"][column], "an error names its field first"
    for digit in "34":
        assert visitor.choose(say["key_name"].format(key=digit)) == [say["spoken_sign"]]
    assert LABELS["words"][column] in visitor.choose(say["next"])
    assert spoken_form(LABELS["note"][column], words) in visitor.choose(say["next"])
    result = whole_result(visitor, words)
    visitor.choose(say["print"])
    visitor.waits_for(say["printed"])
    rating = visitor.choose(say["done"])
    assert say["rating_title"] in rating
    if say["more_below"] in rating:
        visitor.choose(say["more_below"])
    assert visitor.choose(say["rating_skip"]) == [say["wiped"], say["read_off"]]
    return result


def whole_result(visitor: BlindVisitor, words: Words) -> list[str]:
    """All pages of it."""
    page = visitor.choose(words.texts["next"])
    heard = page
    while words.texts["more_below"] in page:
        page = visitor.choose(words.texts["more_below"])
        heard += page
    return heard


@pytest.mark.accessibility("A-01", "A-20", "A-53")
@pytest.mark.parametrize(
    ("hand", "language", "size"),
    [("keys", "nl", PORTRAIT), ("finger", "nl", PORTRAIT), ("keys", "ar", LANDSCAPE)],
    ids=["keys-nl", "finger-nl", "keys-ar"],
)
def test_who_does_not_see_goes_from_the_start_to_the_paper(
    open_kiosk: OpenKiosk, hand: str, language: str, size: object
) -> None:
    kiosk = open_kiosk(size=size)
    QTest.keyClick(kiosk.window.window, Qt.Key.Key_F2)
    result = visit(BlindVisitor(kiosk, HANDS[hand](kiosk)), words_of(language))
    assert words_of(language).texts["fact_where"] + ":" in result
    assert [row["count"] for row in kiosk.bridges.panel.property("today")] == [1]

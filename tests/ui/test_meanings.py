# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Difficult words are explained where they stand, and what was chosen stays."""

import pytest
from PySide6.QtCore import QSize, Qt

from kiosk.flow.explained import explained
from kiosk.flow.session import begin
from kiosk.ui.application import LANDSCAPE, PORTRAIT
from kiosk.ui.flaws import scene_rect
from tests.ui.conftest import OpenKiosk
from tests.ui.driver import Driver
from tests.ui.looking import name_faults, target_faults, text_faults
from tests.ui.world import MONDAY_MORNING, content

FORM = content().form


def words_in(*texts: str, language: str = "nl") -> list[str]:
    context = begin(FORM, MONDAY_MORNING.date()).context(language)
    return [one.word for one in explained(FORM, texts, context)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Krijgt u WW of WIA?", ["WW", "WIA"]),
        ("Kijk op www.ww.nl", []),
        ("Bijstand van de gemeente", ["bijstand"]),
        ("Hebt u uitkeringen?", ["uitkering"]),
        ("bijstandsvrouw", []),
        ("Niets moeilijks", []),
    ],
)
def test_a_word_is_found_as_people_write_it(text: str, words: list[str]) -> None:
    assert words_in(text) == words


@pytest.mark.accessibility("A-91")
def test_every_word_of_the_glossary_is_explained_in_every_language_in_at_most_two_sentences_and_a_bit() -> None:
    assert len(FORM.glossary) > 10
    session = begin(FORM, MONDAY_MORNING.date())
    for language in FORM.languages:
        for one in explained(FORM, [term.word for term in FORM.glossary], session.context(language)):
            assert 1 <= one.meaning.count(".") + one.meaning.count("።") <= 4, (language, one)


def to_benefit(kiosk: Driver, language: str = "nl") -> None:
    kiosk.begin(language)
    kiosk.answer("zoeken")
    kiosk.answer("begin")
    assert kiosk.bridges.sheet.property("name") == "uitkering"


@pytest.mark.parametrize(
    ("size", "letters"), [(PORTRAIT, 0), (PORTRAIT, 1), (LANDSCAPE, 0)], ids=["portrait", "large-letters", "landscape"]
)
def test_the_explanation_begins_where_one_begins_to_read(open_kiosk: OpenKiosk, size: QSize, letters: int) -> None:
    kiosk = open_kiosk(form=FORM, size=size)
    to_benefit(kiosk)
    for _ in range(letters):
        kiosk.tap("letters")
    kiosk.page_to("explain")
    left = scene_rect(kiosk.page.item("explain")).left()
    kiosk.bridges.display.chooseLanguage("ar")
    kiosk.settle()
    kiosk.page_to("explain")
    assert size.width() - scene_rect(kiosk.page.item("explain")).right() == pytest.approx(left)


@pytest.mark.accessibility("A-91", "A-92")
def test_the_explanation_opens_over_the_question_and_the_answer_stays(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(form=FORM)
    to_benefit(kiosk)
    kiosk.tap("answer-ww")
    assert "WW" in kiosk.page.text("explain")
    kiosk.tap("explain")
    assert kiosk.page.reads("WW is een uitkering voor mensen die hun baan kwijt zijn.")
    kiosk.tap("closeMeanings")
    assert not kiosk.page.shows("closeMeanings")
    assert kiosk.page.item("answer-ww").property("chosen")
    kiosk.tap("next")
    assert kiosk.page.screen() == "Result"
    kiosk.page_to("explain")
    kiosk.tap("explain")
    assert kiosk.page.reads("UWV betaalt uitkeringen")


@pytest.mark.accessibility("A-53", "A-54")
def test_keys_alone_open_and_close_it(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(form=FORM)
    to_benefit(kiosk)
    while kiosk.page.focused() != "explain":
        kiosk.key(Qt.Key.Key_Tab)
    kiosk.key(Qt.Key.Key_Return)
    assert kiosk.page.focused() == "closeMeanings"
    kiosk.key(Qt.Key.Key_Escape)
    assert not kiosk.page.shows("closeMeanings")
    assert kiosk.page.screen() == "Question"


def test_the_dutch_word_is_explained_to_who_reads_another_language(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(form=FORM)
    to_benefit(kiosk, "ar")
    kiosk.tap("explain")
    assert kiosk.page.reads("إعانة لمن فقد عمله")


def test_it_closes_with_the_visit(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(form=FORM)
    to_benefit(kiosk)
    kiosk.tap("explain")
    kiosk.bridges.visitor.stop()
    kiosk.settle()
    assert not kiosk.page.shows("closeMeanings")


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
@pytest.mark.parametrize("language", ["nl", "ar"])
def test_the_panel_and_its_button_have_room(open_kiosk: OpenKiosk, size: QSize, language: str) -> None:
    kiosk = open_kiosk(size=size, form=FORM)
    kiosk.tap("letters")
    to_benefit(kiosk, language)
    kiosk.page_to("explain")
    faults = [*text_faults(kiosk), *target_faults(kiosk), *name_faults(kiosk)]
    kiosk.tap("explain")
    faults += [*text_faults(kiosk)]
    assert not faults, "\n".join(faults)

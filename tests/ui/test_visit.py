# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One visitor in the real window, from the start screen to the paper in the hand."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from kiosk.reports.printing import KeptAsFile, Printed
from kiosk.ui.application import LANDSCAPE, PORTRAIT, visible_items
from kiosk.ui.flaws import picture_of, reach_flaws
from kiosk.wire.visit_class import AidsUsed
from tests.ui.conftest import OpenKiosk
from tests.ui.driver import Driver
from tests.ui.errands import print_slip, to_result
from tests.ui.every_kind import every_kind_form
from tests.ui.looking import picture
from tests.ui.world import UNSTAFFED, content


def test_a_visitor_goes_from_the_start_to_one_place_and_back_to_a_clean_start(kiosk: Driver) -> None:
    kiosk.begin()
    kiosk.answer("first")
    kiosk.answer("second", "third")
    kiosk.type_keys("34")
    kiosk.tap("next")
    kiosk.type_keys("wie")
    kiosk.tap("next")
    kiosk.tap("next")
    assert kiosk.page.screen() == "Result"
    assert kiosk.page.text("destination")
    kiosk.tap("next")
    kiosk.tap("skipRating")
    assert kiosk.page.screen() == "Start"
    assert kiosk.page.reads("Uw antwoorden zijn gewist.")


def test_the_shipped_flow_leads_a_visitor_with_an_unemployment_benefit_to_uwv(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(form=content().form)
    kiosk.begin()
    for answer in ("zoeken", "begin", "ww"):
        kiosk.answer(answer)
    assert kiosk.page.screen() == "Result"
    assert kiosk.page.reads("UWV")


@pytest.mark.accessibility("A-88")
def test_the_start_says_what_is_kept_how_long_it_takes_and_each_language_in_its_own_script(kiosk: Driver) -> None:
    for words in ("Niets over u", "ongeveer 2 minuten", "Nederlands", "English", "العربية", "wissen wij uw antwoorden"):
        assert kiosk.page.reads(words), words


@pytest.mark.accessibility("A-62")
def test_choosing_an_answer_marks_it_and_goes_nowhere(kiosk: Driver) -> None:
    kiosk.begin()
    kiosk.tap("answer-first")
    kiosk.tap("answer-second")
    assert kiosk.page.reads("Vraag 1")
    assert not kiosk.page.item("answer-first").property("chosen")
    assert kiosk.page.item("answer-second").property("chosen")


@pytest.mark.accessibility("A-44")
def test_a_chosen_answer_is_told_apart_without_colour(kiosk: Driver) -> None:
    kiosk.begin()
    before = kiosk.window.picture().convertToFormat(kiosk.window.picture().Format.Format_Grayscale8)
    kiosk.tap("answer-first")
    after = kiosk.window.picture().convertToFormat(kiosk.window.picture().Format.Format_Grayscale8)
    area = kiosk.page.item("answer-first").mapRectToScene(kiosk.page.item("answer-first").boundingRect()).toRect()
    changed = sum(
        abs(before.pixelColor(x, y).red() - after.pixelColor(x, y).red()) > 60
        for x in range(area.left(), area.right(), 2)
        for y in range(area.top(), area.bottom(), 2)
    )
    assert changed > 200


def test_several_answers_may_be_chosen_and_weet_ik_niet_stands_alone(kiosk: Driver) -> None:
    kiosk.begin()
    kiosk.answer("first")
    kiosk.tap("answer-first")
    kiosk.tap("answer-third")
    assert kiosk.page.item("answer-first").property("chosen")
    kiosk.tap("answer-weet_niet")
    assert not kiosk.page.item("answer-first").property("chosen")
    kiosk.tap("answer-second")
    assert not kiosk.page.item("answer-weet_niet").property("chosen")


@pytest.mark.accessibility("A-63")
def test_verder_without_an_answer_says_in_words_what_to_do_and_stays(kiosk: Driver) -> None:
    kiosk.begin()
    kiosk.tap("next")
    assert kiosk.page.shows("error")
    assert kiosk.page.reads("Vraag 1")
    kiosk.tap("answer-first")
    assert not kiosk.page.shows("error")


def test_terug_shows_the_answer_that_was_given_and_out_of_the_first_question_the_start(kiosk: Driver) -> None:
    kiosk.begin()
    kiosk.answer("third")
    kiosk.tap("back")
    assert kiosk.page.item("answer-third").property("chosen")
    kiosk.tap("back")
    assert kiosk.page.screen() == "Start"


def test_stop_en_wis_leaves_no_word_of_the_visitor_on_the_screen_or_in_the_bridges(kiosk: Driver) -> None:
    kiosk.begin()
    kiosk.answer("first")
    kiosk.answer("second")
    kiosk.type_keys("77")
    kiosk.tap("stop")
    assert kiosk.page.screen() == "Start"
    assert kiosk.bridges.sheet.property("entry") == ""
    assert kiosk.bridges.sheet.property("label") == ""
    assert kiosk.bridges.advice.property("why") == ""
    assert not kiosk.page.reads("77")


def test_leaving_the_result_unloads_its_page_and_empties_the_bridge(kiosk: Driver) -> None:
    to_result(kiosk)
    place = kiosk.page.text("destination")
    kiosk.tap("next")
    everything = [str(one.property("text")) for one in visible_items(kiosk.window.window.contentItem())]
    assert place not in everything
    assert not kiosk.bridges.advice.property("facts")
    assert not kiosk.bridges.advice.property("qrSquares")


def test_another_language_in_the_middle_keeps_the_answer_and_mirrors_the_page(kiosk: Driver) -> None:
    kiosk.begin()
    kiosk.tap("answer-third")
    left = kiosk.page.centre("stop").x()
    kiosk.tap("language")
    kiosk.tap("language-ar")
    assert kiosk.page.item("answer-third").property("chosen")
    assert kiosk.page.reads("دورة بجانب عملي")
    assert kiosk.page.centre("stop").x() < left
    assert kiosk.page.centre("next").x() < kiosk.page.centre("back").x()


def test_the_next_visitor_gets_dutch_small_letters_and_calm_colours_again(kiosk: Driver) -> None:
    for aid in ("letters", "contrast", "lowReach"):
        kiosk.tap(aid)
    kiosk.begin("ar")
    kiosk.tap("stop")
    assert kiosk.page.reads("Hebt u een vraag over werk?")
    assert kiosk.bridges.display.aids == frozenset()


def test_the_aids_of_a_visit_are_counted_also_those_switched_on_before_it_began(kiosk: Driver) -> None:
    kiosk.tap("letters")
    assert kiosk.page.item("letters").property("on")
    kiosk.begin()
    kiosk.tap("contrast")
    assert kiosk.bridges.display.aids == {AidsUsed.LARGE_TEXT, AidsUsed.CONTRAST}


@pytest.mark.accessibility("A-33", "A-34")
def test_a_low_screen_keeps_every_control_and_every_word_within_reach_of_this_device(kiosk: Driver) -> None:
    kiosk.begin()
    kiosk.bridges.display.toggleLowReach()
    kiosk.settle()
    assert list(reach_flaws(picture(kiosk))) == []
    higher = replace(kiosk.window.look.device, bottom_mm=kiosk.window.look.device.bottom_mm + 100)
    assert list(reach_flaws(picture_of(kiosk.window, higher))) != []
    kiosk.bridges.display.use_device(replace(higher, low=True))
    kiosk.settle()
    assert list(reach_flaws(picture_of(kiosk.window, higher))) == []


def test_the_result_names_one_place_says_why_where_and_when_and_what_to_bring(kiosk: Driver) -> None:
    to_result(kiosk)
    assert {"Waar", "Open"} <= set(kiosk.page.texts())
    assert kiosk.page.reads("Nu open, tot") or kiosk.page.reads("Nu dicht") or kiosk.page.reads("openingstijden")
    kiosk.page_to("why")
    assert kiosk.page.text("why").startswith("U ziet dit, omdat u ‘Ik heb werk en wil iets heel anders gaan’ koos")


def test_a_closed_place_says_when_it_opens_in_words(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(form=every_kind_form("werkcentrum-cv"))
    kiosk.behind.hands.moment += timedelta(hours=12)
    to_result(kiosk)
    assert kiosk.page.reads("Nu dicht. Open")


def test_another_option_takes_the_place_of_the_first_and_back_again(kiosk: Driver) -> None:
    to_result(kiosk)
    first = kiosk.page.text("destination")
    option = kiosk.bridges.advice.property("others")[0]
    kiosk.page_to(f"option-{option['key']}")
    kiosk.tap(f"option-{option['key']}")
    assert kiosk.page.text("destination") == option["name"]
    assert first in [other["name"] for other in kiosk.bridges.advice.property("others")]


def test_none_of_this_suits_me_leads_to_a_person(kiosk: Driver) -> None:
    to_result(kiosk)
    kiosk.page_to("nothingFits")
    kiosk.tap("nothingFits")
    kiosk.tap("reason-none")
    assert kiosk.page.screen() == "Guide"


@pytest.mark.parametrize(
    ("printer", "words"),
    [
        (Printed("slip-1"), "Uw papier komt uit de printer."),
        (OSError("no disk"), "Printen lukt nu niet."),
    ],
)
def test_the_print_button_says_what_became_of_the_paper(kiosk: Driver, printer: Printed | OSError, words: str) -> None:
    kiosk.behind.printer = printer
    to_result(kiosk)
    print_slip(kiosk)
    assert kiosk.page.text("slip").startswith(words)


def test_without_a_printer_the_visitor_is_sent_to_the_code_and_the_file_goes_with_the_visitor(kiosk: Driver) -> None:
    kept = KeptAsFile(Path("slip.pdf"), "Er is geen printer.")
    kiosk.behind.printer = kept
    to_result(kiosk)
    print_slip(kiosk)
    assert "Gebruik de code" in kiosk.page.text("slip")
    kiosk.tap("next")
    kiosk.bridges.jobs.finish()
    assert kiosk.behind.discarded == [kept]


def test_the_slip_holds_the_visitors_language_and_dutch(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk()
    kiosk.begin("ar")
    to_result(kiosk)
    print_slip(kiosk)
    taken = kiosk.behind.printed[0]
    assert taken.language == "ar"
    assert taken.result.why.startswith("ترى")
    assert taken.result_dutch.why.startswith("U ziet")
    assert taken.advice.key == taken.advice_dutch.key


def test_where_no_guide_works_the_screen_gives_a_number_its_hours_and_the_nearest_guide(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(location=UNSTAFFED)
    kiosk.tap("askGuide")
    place = content().region.location(UNSTAFFED)
    assert kiosk.page.reads(place.phone)
    assert kiosk.page.reads("Nu open, tot 17 uur")
    assert kiosk.page.reads(content().region.location(place.nearest_staffed).name)
    assert not kiosk.bridges.guide.property("calling")
    assert kiosk.behind.played == []


def test_where_a_guide_works_the_kiosk_calls_and_never_says_that_someone_comes(kiosk: Driver) -> None:
    kiosk.begin()
    kiosk.tap("askGuide")
    assert kiosk.page.text("guideTitle") == "Deze zuil roept nu"
    assert kiosk.behind.played == ["guide-call.wav"]
    spoken = " ".join(kiosk.page.texts()).lower()
    assert not any(word in spoken for word in ("komt", "onderweg", "zo bij u", "even geduld"))


def test_outside_the_hours_of_the_guide_the_kiosk_does_not_call(kiosk: Driver) -> None:
    kiosk.behind.hands.moment += timedelta(hours=12)
    kiosk.tap("askGuide")
    assert kiosk.page.text("guideTitle") == "Hier is nu geen gids"
    assert not kiosk.bridges.guide.property("calling")


def test_the_call_stays_after_the_visit_and_terug_leads_back_to_the_question(kiosk: Driver) -> None:
    kiosk.begin()
    kiosk.tap("askGuide")
    kiosk.tap("back")
    assert kiosk.page.reads("Vraag 1")
    kiosk.tap("stop")
    assert kiosk.page.reads("Deze zuil roept de gids")


def test_asking_again_does_not_sound_for_ever(kiosk: Driver) -> None:
    kiosk.tap("askGuide")
    for _ in range(40):
        kiosk.bridges.guide.ring()
    assert len(kiosk.behind.played) <= 16


def test_a_path_that_leads_to_no_service_leads_to_the_guide_and_back_to_the_last_question(
    open_kiosk: OpenKiosk,
) -> None:
    kiosk = open_kiosk(form=every_kind_form("nowhere"))
    kiosk.begin()
    kiosk.answer("first")
    kiosk.answer("second")
    kiosk.type_keys("34")
    for _ in range(3):
        kiosk.tap("next")
    assert kiosk.page.screen() == "Guide"
    kiosk.tap("back")
    assert kiosk.page.reads("Vraag 5")


def test_the_keyboard_types_capitals_signs_and_arabic(kiosk: Driver) -> None:
    kiosk.begin()
    kiosk.answer("first")
    kiosk.answer("second")
    kiosk.type_keys("34")
    kiosk.tap("next")
    kiosk.tap("key-capitals")
    kiosk.tap("key-W")
    kiosk.tap("key-signs")
    kiosk.tap("key-1")
    kiosk.tap("language")
    kiosk.tap("language-ar")
    kiosk.tap("key-ض")
    assert kiosk.bridges.sheet.property("entry") == "W1ض"


@pytest.mark.accessibility("A-53")
@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
def test_keys_alone_lead_to_the_result(open_kiosk: OpenKiosk, size: object) -> None:
    kiosk = open_kiosk(size=size)

    def focus_on(name: str) -> None:
        for _ in range(60):
            if kiosk.page.focused() == name:
                return
            kiosk.key(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reaches {name}")

    def press(name: str) -> None:
        focus_on(name)
        kiosk.key(Qt.Key.Key_Return)

    press("begin-nl")
    press("answer-first")
    press("next")
    press("answer-second")
    press("next")
    for key in (Qt.Key.Key_3, Qt.Key.Key_4):
        focus_on("entry")
        kiosk.key(key)
    kiosk.key(Qt.Key.Key_Return)
    focus_on("entry")
    kiosk.key(Qt.Key.Key_W)
    kiosk.key(Qt.Key.Key_Return)
    press("next")
    assert kiosk.page.screen() == "Result"


def test_escape_goes_back_and_arrows_move_the_focus(kiosk: Driver) -> None:
    kiosk.begin()
    kiosk.key(Qt.Key.Key_Down)
    first = kiosk.window.window.activeFocusItem()
    kiosk.key(Qt.Key.Key_Down)
    assert kiosk.window.window.activeFocusItem() is not first
    kiosk.key(Qt.Key.Key_Escape)
    assert kiosk.page.screen() == "Start"


@pytest.mark.accessibility("A-60")
def test_sliding_off_a_button_does_nothing(kiosk: Driver) -> None:
    window, place = kiosk.window.window, kiosk.page.centre("begin-nl")
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(window, left, none, place)
    QTest.mouseMove(window, place + QPoint(0, 600))
    QTest.mouseRelease(window, left, none, place + QPoint(0, 600))
    kiosk.settle()
    assert kiosk.page.screen() == "Start"

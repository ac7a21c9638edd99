# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lees voor in the real window: when the kiosk speaks, of what, and when it is silent."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, QSize, Qt

from kiosk.speech.port import Channel, Finished, Interrupted
from kiosk.ui.application import LANDSCAPE, PORTRAIT
from kiosk.ui.spoken_form import spoken_form
from kiosk.wire.visit_class import AidsUsed
from tests.ui.blind import BlindVisitor, Ears, KeyHand
from tests.ui.conftest import OpenKiosk
from tests.ui.driver import Driver
from tests.ui.errands import knock, print_slip, to_result
from tests.ui.every_kind import LABELS

SPEECH, STOP, REPEAT = Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F4
SOFTER, LOUDER = Qt.Key.Key_VolumeDown, Qt.Key.Key_VolumeUp
ON = "Voorlezen staat aan."
SMALL = QSize(720, 1280)
"""What is heard does not depend on the size, and a small picture is drawn sooner."""


@pytest.fixture
def kiosk(open_kiosk: OpenKiosk) -> Driver:
    return open_kiosk(size=SMALL)


def listen(kiosk: Driver) -> list[str]:
    """What the kiosk says until it is silent."""
    return Ears(kiosk).listen()


def said_after(kiosk: Driver, act: Callable[[], object]) -> list[str]:
    """What the kiosk says because of this."""
    before = len(listen(kiosk))
    act()
    return listen(kiosk)[before:]


def press(kiosk: Driver, *keys: Qt.Key) -> None:
    """One key after the other."""
    for key in keys:
        kiosk.key(key)


def to_question(kiosk: Driver) -> None:
    kiosk.begin()


def to_languages(kiosk: Driver) -> None:
    kiosk.tap("language")


def to_guide(kiosk: Driver) -> None:
    kiosk.tap("askGuide")


def to_warning(kiosk: Driver) -> None:
    kiosk.begin()
    kiosk.nobody_for(95)


def to_picture(kiosk: Driver) -> None:
    kiosk.nobody_for(61)


@pytest.mark.accessibility("A-03", "A-37")
@pytest.mark.parametrize(
    "go",
    [listen, to_languages, to_question, to_result, to_guide, to_warning, to_picture, knock],
    ids=lambda go: go.__name__,
)
def test_one_key_starts_speech_on_every_screen(kiosk: Driver, go: Callable[[Driver], object]) -> None:
    go(kiosk)
    kiosk.key(SPEECH)
    heard = listen(kiosk)
    assert heard[0] == ON
    assert len(heard) > 5, "and the screen itself is read"


@pytest.mark.accessibility("A-03")
def test_a_headset_starts_speech_and_pulling_it_out_is_silence_at_once(kiosk: Driver) -> None:
    kiosk.behind.speech.holds = True
    kiosk.behind.speech.connected = Channel.HEADSET
    kiosk.bridges.narration.listen()
    kiosk.settle()
    assert kiosk.behind.speech.texts() == [ON]
    kiosk.behind.speech.connected = Channel.LOUDSPEAKER
    kiosk.bridges.narration.listen()
    kiosk.settle()
    assert kiosk.behind.speech.being_said is None
    assert kiosk.behind.speech.texts() == [ON]


def test_a_keypad_that_tells_of_its_headset_by_a_key_starts_speech_too(kiosk: Driver) -> None:
    kiosk.key(Qt.Key.Key_F15)
    assert listen(kiosk)[0] == ON
    kiosk.key(Qt.Key.Key_F16)
    assert not kiosk.bridges.narration.property("on")


LETTERS, COLOURS = Qt.Key.Key_F7, Qt.Key.Key_F8
AIDS = ("listen", "letters", "contrast")


@pytest.mark.accessibility("A-23")
@pytest.mark.parametrize(
    "go", [listen, to_languages, to_question, to_result, to_guide, knock], ids=lambda go: go.__name__
)
def test_speech_letters_and_colours_have_one_key_and_one_place_on_every_screen(
    kiosk: Driver, go: Callable[[Driver], object]
) -> None:
    fixed = [kiosk.page.centre(name) for name in AIDS]
    go(kiosk)
    screen = set(kiosk.page.names())
    assert [kiosk.page.centre(name) for name in AIDS] == fixed
    kiosk.tap("listen")
    assert listen(kiosk)[0] == ON
    assert said_after(kiosk, lambda: kiosk.key(LETTERS))[:2] == ["Letters", "groot"]
    assert said_after(kiosk, lambda: kiosk.key(COLOURS))[:2] == ["Kleuren", "donker"]
    kiosk.key(LETTERS)
    kiosk.key(LETTERS)
    assert screen == set(kiosk.page.names()) - {"spot"}, "and who set it is where they were"


@pytest.mark.accessibility("A-04")
def test_what_is_said_is_marked_on_the_screen(kiosk: Driver) -> None:
    kiosk.begin()
    kiosk.behind.speech.holds = True
    kiosk.key(SPEECH)
    for _ in range(6):
        kiosk.behind.speech.finish()
        kiosk.settle()
    text, item = kiosk.behind.speech.log[-1].text, kiosk.page.item("answer-first")
    assert text == item.property("text")
    spot = kiosk.page.item("spot")
    assert spot.mapToScene(QPointF(0, 0)) == item.mapToScene(QPointF(0, 0))
    assert (spot.width(), spot.height()) == (item.width(), item.height())
    kiosk.key(SPEECH)
    assert not kiosk.page.shows("spot")


@pytest.mark.accessibility("A-05", "A-06", "A-45")
def test_any_key_cuts_speech_off_and_another_says_it_again(kiosk: Driver) -> None:
    kiosk.behind.speech.holds = True
    kiosk.key(SPEECH)
    kiosk.key(STOP)
    assert kiosk.behind.speech.log[0].ended == Interrupted()
    assert kiosk.behind.speech.being_said is None
    kiosk.key(REPEAT)
    assert kiosk.behind.speech.texts() == [ON, ON]
    kiosk.behind.speech.finish()
    kiosk.settle()
    assert kiosk.behind.speech.log[1].ended == Finished()
    kiosk.key(Qt.Key.Key_Down)
    assert [one.ended for one in kiosk.behind.speech.log[2:-1]] == [Interrupted()]
    assert kiosk.behind.speech.being_said is kiosk.behind.speech.log[-1]


def test_a_finger_on_the_screen_is_silence(kiosk: Driver) -> None:
    kiosk.behind.speech.holds = True
    kiosk.key(SPEECH)
    kiosk.tap("kept")
    assert kiosk.behind.speech.log[0].ended == Interrupted()


@pytest.mark.accessibility("A-09")
def test_of_the_code_of_staff_nothing_is_said_but_that_a_sign_was_typed(kiosk: Driver) -> None:
    knock(kiosk)
    kiosk.key(SPEECH)
    listen(kiosk)
    assert said_after(kiosk, lambda: press(kiosk, Qt.Key.Key_4, Qt.Key.Key_7)) == ["teken", "teken"]
    assert said_after(kiosk, lambda: kiosk.key(Qt.Key.Key_Backspace)) == ["teken gewist"]
    heard = said_after(kiosk, lambda: press(kiosk, *[Qt.Key.Key_Down] * 8))
    assert "toets" in heard
    assert not any(text.startswith("Toets ") for text in heard), "on a loudspeaker the keys of the code have no names"


def to_words(kiosk: Driver) -> None:
    """To the question where one types."""
    kiosk.begin()
    kiosk.answer("first")
    kiosk.answer("second")
    kiosk.type_keys("34")
    kiosk.tap("next")


@pytest.mark.accessibility("A-10")
@pytest.mark.parametrize(
    ("channel", "echo"),
    [(Channel.LOUDSPEAKER, ["teken", "teken"]), (Channel.HEADSET, ["q", "x"])],
    ids=str,
)
def test_what_is_typed_is_said_in_a_headset_only(kiosk: Driver, channel: Channel, echo: list[str]) -> None:
    to_words(kiosk)
    kiosk.behind.speech.connected = channel
    kiosk.key(SPEECH)
    listen(kiosk)
    assert said_after(kiosk, lambda: press(kiosk, Qt.Key.Key_Q, Qt.Key.Key_X)) == echo
    press(kiosk, *[Qt.Key.Key_Down] * 4)
    assert ("qx" in " ".join(kiosk.behind.speech.texts())) is (channel is Channel.HEADSET)


@pytest.mark.accessibility("A-43")
def test_a_field_says_what_it_is_for(kiosk: Driver) -> None:
    to_words(kiosk)
    kiosk.key(SPEECH)
    listen(kiosk)
    heard = said_after(kiosk, lambda: press(kiosk, *[Qt.Key.Key_Down] * 4))
    assert heard[-2:] == [LABELS["words"][0], "invulveld, 0 tekens getypt"]
    assert "Typ uw antwoord." in heard


@pytest.mark.accessibility("A-12", "A-14")
@pytest.mark.parametrize("leave", ["stop", "finish", "idle"])
def test_the_volume_is_said_and_goes_back_when_the_visit_ends(kiosk: Driver, leave: str) -> None:
    to_result(kiosk)
    kiosk.key(SPEECH)
    listen(kiosk)
    assert said_after(kiosk, lambda: kiosk.key(LOUDER)) == ["Volume 4 van 5"]
    assert said_after(kiosk, lambda: kiosk.key(SOFTER)) == ["Volume 3 van 5"]
    assert said_after(kiosk, lambda: press(kiosk, *[LOUDER] * 4))[-1] == "Volume 5 van 5"
    assert kiosk.behind.speech.volumes[-1] == 4
    match leave:
        case "stop":
            kiosk.bridges.visitor.stop()
        case "finish":
            kiosk.bridges.navigation.next()
            kiosk.bridges.feedback.leave()
        case _:
            kiosk.nobody_for(121)
    assert kiosk.page.screen() == "Start"
    assert kiosk.behind.speech.volumes[-1] == 2
    assert not kiosk.bridges.narration.property("on")


def test_with_the_visit_goes_all_that_was_still_to_be_said(kiosk: Driver) -> None:
    to_result(kiosk)
    kiosk.behind.speech.holds = True
    kiosk.key(SPEECH)
    kiosk.settle()
    kiosk.bridges.visitor.stop()
    assert kiosk.behind.speech.log[-2].ended == Interrupted()
    kiosk.behind.speech.holds = False
    kiosk.behind.speech.finish()
    assert listen(kiosk)[-2:] == ["Uw antwoorden zijn gewist.", "Voorlezen is uit."]
    kiosk.key(REPEAT)
    assert listen(kiosk)[-1] == "Voorlezen is uit."
    assert kiosk.behind.speech.being_said is None


@pytest.mark.accessibility("A-15")
def test_every_text_is_said_in_its_own_language(kiosk: Driver) -> None:
    kiosk.begin("ar")
    kiosk.key(SPEECH)
    listen(kiosk)
    languages = {one.text: one.language for one in kiosk.behind.speech.log}
    assert languages["بماذا يمكننا مساعدتك اليوم عند المكتب؟"] == "ar"
    assert languages["Werkcentrum Rivierstad"] == "nl"


@pytest.mark.accessibility("A-15", "A-19")
def test_without_a_voice_a_sentence_is_seen_and_no_wrong_voice_is_heard(kiosk: Driver) -> None:
    kiosk.begin("en")
    kiosk.behind.speech.without_voice = frozenset({"en"})
    kiosk.key(SPEECH)
    listen(kiosk)
    assert {one.language for one in kiosk.behind.speech.log} == {"en"}
    assert kiosk.page.reads("There is no voice for this language here.")
    kiosk.tap("answer-first")
    assert kiosk.page.item("answer-first").property("chosen"), "who hears nothing presses as ever"
    kiosk.bridges.display.chooseLanguage("nl")
    assert LABELS["one"][0] in listen(kiosk)
    assert not kiosk.page.reads("There is no voice")


def test_without_sound_a_sentence_is_seen(kiosk: Driver) -> None:
    kiosk.behind.speech.broken = "no sound card"
    kiosk.key(SPEECH)
    listen(kiosk)
    assert kiosk.page.reads("Deze zuil heeft nu geen geluid.")
    kiosk.tap("begin-nl")
    assert kiosk.page.screen() == "Question"


@pytest.mark.accessibility("A-16", "A-64")
def test_an_error_is_said_at_once_with_the_name_of_its_question(kiosk: Driver) -> None:
    kiosk.begin()
    kiosk.key(SPEECH)
    listen(kiosk)
    heard = said_after(kiosk, kiosk.bridges.navigation.next)
    assert heard == [LABELS["one"][0], kiosk.bridges.sheet.property("error")]


@pytest.mark.accessibility("A-27")
def test_a_switch_says_how_it_stands(kiosk: Driver) -> None:
    kiosk.key(SPEECH)
    listen(kiosk)
    while kiosk.page.focused() != "lowReach":
        kiosk.key(Qt.Key.Key_Up)
    assert said_after(kiosk, lambda: kiosk.key(Qt.Key.Key_Return))[:2] == ["Scherm lager", "aan"]
    assert said_after(kiosk, lambda: kiosk.key(Qt.Key.Key_Return))[:2] == ["Scherm lager", "uit"]
    assert said_after(kiosk, lambda: kiosk.key(SPEECH)) == ["Voorlezen is uit."]


@pytest.mark.accessibility("A-64")
def test_what_became_of_the_paper_is_said(kiosk: Driver) -> None:
    to_result(kiosk)
    kiosk.key(SPEECH)
    listen(kiosk)
    kiosk.bridges.advice.printSlip()
    kiosk.bridges.jobs.finish()
    assert listen(kiosk)[-1] == "Uw papier komt uit de printer."


@pytest.mark.accessibility("A-90")
def test_finger_and_keys_may_be_mixed_at_any_moment(kiosk: Driver) -> None:
    kiosk.tap("begin-nl")
    kiosk.key(Qt.Key.Key_Down)
    kiosk.key(Qt.Key.Key_Return)
    assert kiosk.page.item("answer-first").property("chosen")
    kiosk.tap("next")
    kiosk.key(SPEECH)
    listen(kiosk)
    kiosk.tap("answer-third")
    kiosk.behind.hands.passes(1)
    kiosk.window.filter.waited()
    kiosk.key(Qt.Key.Key_Return)
    assert kiosk.page.item("answer-third").property("chosen"), "the finger said where, the key chose"
    kiosk.key(SPEECH)
    kiosk.tap("next")
    assert LABELS["age"][0] in kiosk.page.texts()


def test_the_warning_is_said_and_does_not_keep_itself_alive(kiosk: Driver) -> None:
    kiosk.begin()
    kiosk.key(SPEECH)
    listen(kiosk)
    kiosk.nobody_for(95)
    assert "Bent u er nog?" in listen(kiosk)
    kiosk.nobody_for(30)
    assert kiosk.page.screen() == "Start"


def test_as_long_as_the_screen_is_read_aloud_nobody_is_thought_away(kiosk: Driver) -> None:
    kiosk.begin()
    kiosk.behind.speech.holds = True
    kiosk.key(SPEECH)
    for _ in range(5):
        kiosk.nobody_for(60)
        kiosk.behind.speech.finish()
        kiosk.settle()
    kiosk.nobody_for(60)
    assert not kiosk.page.shows("stay")
    assert kiosk.page.screen() == "Question"


@pytest.mark.parametrize("early", [True, False], ids=["before-the-visit", "in-the-visit"])
def test_listening_counts_as_an_aid_of_the_visit(kiosk: Driver, early: bool) -> None:
    if early:
        kiosk.key(SPEECH)
    kiosk.bridges.visitor.begin("nl")
    if not early:
        kiosk.key(SPEECH)
    noted = kiosk.bridges.advice._ports.reception.notes.end()
    assert noted is not None
    assert noted.aids == {AidsUsed.SPEECH}


@pytest.mark.accessibility("A-17")
@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
def test_all_that_the_paper_says_is_said_too(open_kiosk: OpenKiosk, size: object) -> None:
    kiosk = open_kiosk(size=size)
    to_result(kiosk)
    print_slip(kiosk)
    taken = kiosk.behind.printed[0]
    visitor = BlindVisitor(kiosk, KeyHand(kiosk))
    kiosk.key(SPEECH)
    heard = page = visitor.listen()
    while "Meer" in page:
        page = visitor.choose("Meer")
        heard += page
    facts = [line for fact in taken.advice.facts for line in fact.lines]
    words = kiosk.bridges.narration.reader.teller.words
    silent = [
        line
        for line in (taken.result.why, taken.advice.name, taken.advice.about, *facts)
        if spoken_form(line, words) not in heard
    ]
    assert silent == []

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Times, reasons and places in words; gestures and waiting: the pure part of the screens."""

from datetime import datetime, time

import pytest

from kiosk import places
from kiosk.clock import AMSTERDAM
from kiosk.directory.hours import Closed, HoursUnknown, Open
from kiosk.flow.session import Choice, Outcome, Question, QuestionKind, Reason
from kiosk.sync.status import SyncStatus
from kiosk.ui.condition import Light
from kiosk.ui.entry import erased, typed
from kiosk.ui.gesture import Gesture
from kiosk.ui.idle_watch import Busy, Gone, IdleWatch, Warned
from kiosk.ui.phrases import clock_words, listed, opening_words, wait_words
from kiosk.ui.questions import after_choosing, choice_views
from kiosk.ui.results import result_view
from kiosk.ui.staff_panel import kiosk_rows, queue_rows
from kiosk.ui.texts import Words, load_words

MONDAY = datetime(2026, 11, 23, 10, 5, tzinfo=AMSTERDAM)


@pytest.fixture(scope="module")
def words() -> dict[str, Words]:
    return load_words(places.resources() / "texts", ("nl", "en", "ar"))


def moment(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("opening", "dutch"),
    [
        (Open(time(17)), "Nu open, tot 17 uur"),
        (Open(time(16, 30)), "Nu open, tot 16.30 uur"),
        (Closed(moment(23, 13)), "Nu dicht. Open vandaag om 13 uur"),
        (Closed(moment(24, 9)), "Nu dicht. Open morgen om 9 uur"),
        (Closed(moment(27, 9)), "Nu dicht. Open vrijdag om 9 uur"),
        (Closed(moment(30, 9)), "Nu dicht. Open maandag 30 november om 9 uur"),
        (Closed(None), "Nu dicht"),
        (HoursUnknown(), "Vraag de gids naar de openingstijden"),
    ],
)
def test_opening_hours_are_said_as_people_say_them(
    words: dict[str, Words], opening: Open | Closed | HoursUnknown, dutch: str
) -> None:
    assert opening_words(opening, MONDAY, words["nl"]) == dutch


def test_an_english_clock_is_written_with_a_colon(words: dict[str, Words]) -> None:
    assert clock_words(time(9), words["en"]) == "9:00"
    assert clock_words(time(9, 5), words["en"]) == "9:05"


@pytest.mark.parametrize(
    ("seconds", "dutch"),
    [(0.2, "1 seconde"), (1.7, "2 seconden"), (30, "30 seconden"), (119.4, "2 minuten"), (300, "5 minuten")],
)
def test_waiting_is_rounded_up(words: dict[str, Words], seconds: float, dutch: str) -> None:
    assert wait_words(seconds, words["nl"]) == dutch


def test_reasons_are_listed_with_and(words: dict[str, Words]) -> None:
    assert listed(["a"], words["nl"]) == "‘a’"
    assert listed(["a", "b", "c"], words["nl"]) == "‘a’, ‘b’ en ‘c’"
    assert listed(["a", "b"], words["en"]) == "‘a’ and ‘b’"
    assert listed(["عمل"], words["ar"]) == "«عمل»"


def outcome(*services: str, reasons: tuple[Reason, ...] = ()) -> Outcome:
    return Outcome("one", "Titel", "", services, "EW01", person=False, reasons=reasons)


def test_outcomes_without_a_service_give_no_result(words: dict[str, Words]) -> None:
    assert result_view([outcome("x")], lambda _categories: (), MONDAY, words["nl"]) is None
    assert result_view([], lambda _categories: (), MONDAY, words["nl"]) is None


def question(kind: QuestionKind, value: str = "") -> Question:
    choices = tuple(Choice(name, name) for name in ("weet_niet", "a", "b", "zeg_niet"))
    return Question("q", kind, "?", "", choices, required=True, value=value, number=1)


def test_quiet_answers_come_last_and_the_given_answer_is_marked(words: dict[str, Words]) -> None:
    views = choice_views(question(QuestionKind.ONE, "b"), frozenset(), words["nl"])
    assert [view.name for view in views] == ["a", "b", "weet_niet", "zeg_niet"]
    assert [view.name for view in views if view.chosen] == ["b"]


def test_pictograms_are_shown_only_where_every_answer_has_one(words: dict[str, Words]) -> None:
    some = choice_views(question(QuestionKind.ONE), frozenset({"answer_a"}), words["nl"])
    every = choice_views(question(QuestionKind.ONE), frozenset({"answer_a", "answer_b"}), words["nl"])
    assert {view.pictogram for view in some} == {""}
    assert [view.pictogram for view in every] == ["answer_a", "answer_b", "", ""]


def test_one_of_several_is_taken_back_by_a_second_tap(words: dict[str, Words]) -> None:
    views = choice_views(question(QuestionKind.SEVERAL, "a"), frozenset(), words["nl"])
    assert not any(view.chosen for view in after_choosing(views, "a", several=True))
    assert [view.name for view in after_choosing(views, "a", several=False) if view.chosen] == ["a"]


def test_words_that_nobody_checked_say_so(words: dict[str, Words]) -> None:
    assert words["en"].marked("Question 1", unchecked=True) == "Question 1 \u00b7 translation not checked"
    assert words["nl"].marked("Vraag 1", unchecked=False) == "Vraag 1"


def test_staff_see_how_the_kiosk_does_and_whether_it_calls(words: dict[str, Words]) -> None:
    well = kiosk_rows(
        "zuil-1", "Werkcentrum", words["nl"], calling=False, condition=Light.GOOD, sentences=["Alles werkt."]
    )
    ill = kiosk_rows(
        "zuil-1",
        "Werkcentrum",
        words["nl"],
        calling=True,
        condition=Light.ALARM,
        sentences=["De schijf is vol.", "Stil."],
    )
    assert [row.tone for row in well] == ["", "", "", "good"]
    assert [(row.value, row.tone) for row in ill[3:]] == [("Storing: De schijf is vol.", "notice"), ("Stil.", "notice")]
    assert ill[2].value == "De zuil roept nu"


def test_a_queue_that_never_sent_says_so(words: dict[str, Words]) -> None:
    rows = queue_rows(SyncStatus(0, None, "", 0), words["nl"])
    assert [row.value for row in rows] == ["Niets", "Nog nooit", "Geen", "0"]


class Stopwatch:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_waiting_warns_and_then_gives_up() -> None:
    watch = Stopwatch()
    idle = IdleWatch(watch, quiet_s=90, warning_s=30)
    assert isinstance(idle.presence(), Busy)
    watch.now = 90.5
    assert idle.presence() == Warned(30)
    watch.now = 119.5
    assert idle.presence() == Warned(1)
    watch.now = 120
    assert isinstance(idle.presence(), Gone)


def test_a_warning_is_never_shorter_than_twenty_seconds() -> None:
    watch = Stopwatch()
    idle = IdleWatch(watch, quiet_s=10, warning_s=5)
    watch.now = 29
    assert idle.presence() == Warned(1)


def test_a_gesture_knows_its_order_and_its_time() -> None:
    watch = Stopwatch()
    gesture = Gesture(("a", "b", "a"), watch)
    assert [gesture.made(sign) for sign in "xaba"] == [False, False, False, True]
    assert not gesture.made("b")
    gesture.made("a")
    gesture.made("b")
    watch.now += 10
    assert not gesture.made("a")


def test_typing_drops_control_signs_and_stops_when_full() -> None:
    assert typed("ab", "c\x00\u202ed\n", 10) == "abcd"
    assert typed("ab", "cd", 3) == "abc"
    assert erased("ab") == "a"
    assert erased("") == ""

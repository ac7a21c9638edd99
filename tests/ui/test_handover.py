# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The warm handover in the real window: what is asked, what yes and no cost, and what is left of it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize, Qt

from kiosk.policy.matrix import Field
from kiosk.speech.port import Channel
from kiosk.ui.flaws import scene_rect
from kiosk.ui.handover import Asked, Fault, NotNow, Withdrawal
from kiosk.wire.referral import WithdrawnBy
from kiosk.wire.visit_class import CounterName, OutcomeKind
from tests.ui.conftest import OpenKiosk
from tests.ui.driver import Driver
from tests.ui.errands import all_pages, to_result
from tests.ui.handing import CODE, FORBIDDEN, OFFERED
from tests.ui.handing_errands import NAME, PHONE, fill_in, say_yes, to_check, to_consent, to_offer
from tests.ui.world import counted

SMALL = QSize(720, 1280)


@pytest.fixture
def kiosk(open_kiosk: OpenKiosk) -> Driver:
    return open_kiosk(size=SMALL)


def test_where_nothing_is_offered_the_result_is_as_it_was(kiosk: Driver) -> None:
    to_result(kiosk)
    assert not kiosk.page.shows("handover")
    assert kiosk.behind.handing.asked[-1] == Asked(kiosk.bridges.advice.key, "rivierstad", None)


def test_only_what_may_go_along_is_asked_one_thing_at_a_time(kiosk: Driver) -> None:
    to_offer(kiosk, replace(OFFERED, fields=(Field.NAME, Field.EMAIL, Field.QUESTION)))
    fill_in(kiosk, NAME)
    assert kiosk.page.text("question") == "Wat is uw e-mailadres?"
    fill_in(kiosk, "zoe@voorbeeld.nl")
    kiosk.answer("zelf")
    fill_in(kiosk, "Kan ik leren en werken?")
    kiosk.tap("next")
    say_yes(kiosk)
    (told,) = kiosk.behind.handing.told
    assert told.values == {Field.NAME: NAME, Field.EMAIL: "zoe@voorbeeld.nl", Field.QUESTION: "Kan ik leren en werken?"}


def test_what_goes_along_is_what_was_told_and_what_was_chosen_goes_in_dutch(kiosk: Driver) -> None:
    kiosk.begin("en")
    to_consent(kiosk)
    say_yes(kiosk)
    (told,) = kiosk.behind.handing.told
    assert (told.offer, told.language) == (OFFERED, "en")
    assert told.values == {
        Field.NAME: NAME,
        Field.PHONE: PHONE,
        Field.QUESTION: "Werk zoeken of houden",
        Field.LANGUAGE: "en",
    }
    assert NAME not in repr(told)


@pytest.mark.accessibility("A-63")
def test_an_entry_that_does_not_stand_is_said_in_words_and_leads_nowhere(kiosk: Driver) -> None:
    kiosk.behind.handing.faults = {"123456782": Fault("citizen_number", refuses=True)}
    to_offer(kiosk)
    kiosk.tap("next")
    assert kiosk.page.reads("Vul dit in.")
    for _ in range(2):
        fill_in(kiosk, "123456782" if not kiosk.bridges.sheet.property("entry") else "")
        assert kiosk.page.reads("Dit lijkt op een burgerservicenummer.")
        assert kiosk.page.text("question") == "Hoe heet u?"


def test_a_warning_is_given_once_and_who_goes_on_means_it(kiosk: Driver) -> None:
    kiosk.behind.handing.faults = {"Ik ben ziek": Fault("health", refuses=False)}
    to_offer(kiosk, replace(OFFERED, fields=(Field.NAME, Field.PHONE, Field.QUESTION)))
    fill_in(kiosk, NAME)
    fill_in(kiosk, PHONE)
    kiosk.answer("zelf")
    fill_in(kiosk, "Ik ben ziek")
    assert kiosk.page.reads("Dit lijkt over uw gezondheid te gaan.")
    kiosk.tap("next")
    assert kiosk.page.screen() == "HandoverCheck"


@pytest.mark.accessibility("A-63", "A-92")
def test_everything_can_be_looked_over_and_changed_before_it_is_asked(kiosk: Driver) -> None:
    to_check(kiosk)
    assert {NAME, PHONE, "Bel mij", "Werk zoeken of houden", "Maakt niet uit"} <= set(all_pages(kiosk))
    kiosk.page_to("change-name")
    kiosk.tap("change-name")
    fill_in(kiosk, " de Vries")
    assert kiosk.page.screen() == "HandoverCheck"
    assert f"{NAME} de Vries" in all_pages(kiosk)
    kiosk.tap("back")
    assert kiosk.page.text("question") == "Wanneer kan UWV u het best bereiken?"


def test_terug_leads_step_by_step_to_the_advice(kiosk: Driver) -> None:
    to_consent(kiosk)
    screens = []
    while kiosk.page.screen() != "Result":
        kiosk.tap("back")
        screens.append(kiosk.page.screen())
    assert screens == ["HandoverCheck", *(["Particulars"] * 5), "Result"]
    assert kiosk.bridges.sheet.property("entry") == ""


def test_another_language_keeps_what_was_filled_in(kiosk: Driver) -> None:
    to_offer(kiosk)
    kiosk.bridges.sheet.type(NAME)
    kiosk.bridges.display.chooseLanguage("ar")
    kiosk.settle()
    assert "ما اسمك؟" in kiosk.page.text("question")
    assert kiosk.bridges.sheet.property("entry") == NAME


def test_what_is_wrong_with_an_entry_is_said_in_the_language_that_is_chosen_next(kiosk: Driver) -> None:
    to_offer(kiosk)
    kiosk.tap("next")
    assert kiosk.page.reads("Vul dit in.")
    kiosk.bridges.display.chooseLanguage("en")
    kiosk.settle()
    assert kiosk.page.reads("Please fill this in.")


@pytest.mark.parametrize("look", [0, 1, 2], ids=["light", "dark", "contrast"])
def test_yes_and_no_are_of_one_size_and_one_weight_and_neither_is_chosen(kiosk: Driver, look: int) -> None:
    to_consent(kiosk)
    for _ in range(look):
        kiosk.tap("contrast")
    yes, no = (scene_rect(kiosk.page.item(name)) for name in ("consentYes", "consentNo"))
    assert (yes.size(), yes.top()) == (no.size(), no.top())
    picture = kiosk.window.picture()
    edge = 14
    for x in range(round(yes.width())):
        for y in range(round(yes.height())):
            if min(x, y, round(yes.width()) - 1 - x, round(yes.height()) - 1 - y) < edge:
                ours = picture.pixelColor(round(yes.left()) + x, round(yes.top()) + y)
                theirs = picture.pixelColor(round(no.left()) + x, round(no.top()) + y)
                assert ours == theirs, (x, y)
    fonts = [item.property("font") for item in kiosk.page.text_items() if _is_answer(kiosk, item.property("text"))]
    assert len(fonts) == 2
    assert fonts[0] == fonts[1]
    assert kiosk.page.focused() not in {"consentYes", "consentNo"}


def _is_answer(kiosk: Driver, text: object) -> bool:
    texts = kiosk.bridges.display.words.texts
    return text in {texts["consent_yes"], texts["consent_no"]}


def test_the_question_says_who_gets_what_why_until_when_and_how_to_take_it_back(kiosk: Driver) -> None:
    to_consent(kiosk)
    said = " ".join(all_pages(kiosk)).lower()
    for part in (
        *("mag dit naar uwv?", "uw naam, uw telefoonnummer, uw vraag, uw taal", "alleen daarvoor"),
        *("23 december 2026", "code", "u krijgt dan hetzelfde advies", "voorbeeld: de regio"),
    ):
        assert part in said


def test_a_no_costs_one_tap_leaves_nothing_and_leads_to_the_same_advice_and_paper(kiosk: Driver) -> None:
    kiosk.behind.handing.offer = OFFERED
    to_result(kiosk)
    before = all_pages(kiosk)
    kiosk.tap("stop")
    to_consent(kiosk)
    kiosk.tap("consentNo")
    assert kiosk.page.screen() == "Result"
    after = all_pages(kiosk)
    assert [text for text in before if text not in after] == []
    assert kiosk.page.shows("print")
    assert kiosk.behind.handing.told == []
    assert kiosk.bridges.handover.property("rows") == []
    assert counted(kiosk.behind, CounterName.CONSENT_ASKED) == 1
    assert counted(kiosk.behind, CounterName.CONSENT_REFUSED) == 1


def test_a_yes_shows_the_code_once_and_asks_no_second_time(kiosk: Driver) -> None:
    to_consent(kiosk)
    say_yes(kiosk)
    assert kiosk.page.text("code") == CODE
    kiosk.tap("back")
    assert kiosk.page.text("handover") == "Bekijk uw code voor UWV"
    kiosk.tap("handover")
    assert kiosk.page.text("code") == CODE
    kiosk.tap("next")
    assert kiosk.page.screen() == "Rating"
    assert kiosk.bridges.receipt.property("code") == ""
    assert kiosk.bridges.receipt.property("qrSquares") == ""
    assert counted(kiosk.behind, CounterName.CONSENT_ASKED) == 1
    assert counted(kiosk.behind, CounterName.CONSENT_REFUSED) == 0


def test_the_visit_counts_as_a_warm_handover_but_not_when_the_yes_was_taken_back(kiosk: Driver) -> None:
    for take_back in (False, True):
        to_consent(kiosk)
        say_yes(kiosk)
        if take_back:
            kiosk.tap("doneWithdraw")
            kiosk.wait(lambda: kiosk.bridges.receipt.property("withdrawn"))
            assert kiosk.bridges.receipt.property("qrSquares") == ""
            assert kiosk.page.reads("Er is niets verstuurd. Alles is gewist.")
        kiosk.tap("next")
        kiosk.tap("skipRating")
    log = kiosk.behind.log
    assert log is not None
    kinds = [row.outcome_kind for week in log.weeks() for row in log.rows(week)]
    assert sorted(kinds) == sorted([OutcomeKind.WARM_HANDOVER, OutcomeKind.INFORMATION])
    assert kiosk.behind.handing.withdrawn == [(CODE, WithdrawnBy.VISITOR)]


def test_the_receipt_is_printed_with_what_was_promised_and_ends_with_its_visitor(kiosk: Driver) -> None:
    to_consent(kiosk)
    say_yes(kiosk)
    kiosk.tap("printReceipt")
    kiosk.wait(lambda: not kiosk.bridges.receipt.property("printing"))
    assert kiosk.page.reads("Uw papier komt uit de printer.")
    (taken,) = kiosk.behind.handing.printed
    assert (taken.code, taken.language, taken.offer) == (CODE, "nl", OFFERED)
    kiosk.tap("next")
    kiosk.wait(lambda: not kiosk.bridges.jobs.busy)
    assert kiosk.behind.discarded == [kiosk.behind.handing.printer]


@pytest.mark.parametrize(
    ("outcome", "said"),
    [(OSError("full"), "Dit lukt nu niet. Er is niets verstuurd."), (None, "De regels zijn net veranderd.")],
)
def test_what_cannot_be_sealed_is_said_and_may_be_refused_still(
    kiosk: Driver, outcome: OSError | None, said: str
) -> None:
    kiosk.behind.handing.outcome = outcome
    to_consent(kiosk)
    say_yes(kiosk)
    assert kiosk.page.screen() == "Consent"
    assert kiosk.page.reads(said)
    kiosk.tap("consentNo")
    assert kiosk.page.screen() == "Result"


def test_who_leaves_before_the_code_is_there_has_not_said_yes(kiosk: Driver) -> None:
    to_consent(kiosk)
    kiosk.bridges.consent.yes()
    kiosk.bridges.visitor.stop()
    kiosk.wait(lambda: not kiosk.bridges.jobs.busy)
    assert kiosk.behind.handing.withdrawn == [(CODE, WithdrawnBy.VISITOR)]
    assert kiosk.bridges.receipt.property("code") == ""


@pytest.mark.parametrize("at", [to_offer, to_check, to_consent], ids=lambda at: at.__name__)
def test_nobody_there_erases_what_was_filled_in_and_the_process_makes_way(kiosk: Driver, at: object) -> None:
    assert callable(at)
    renewed: list[str] = []
    kiosk.bridges.renewal.asked.connect(lambda: renewed.append(kiosk.page.screen()))
    at(kiosk)
    kiosk.bridges.sheet.type("x")
    kiosk.nobody_for(91)
    assert kiosk.bridges.idle.property("warning")
    kiosk.nobody_for(31)
    assert kiosk.page.screen() == "Start"
    assert kiosk.bridges.sheet.property("entry") == ""
    assert kiosk.bridges.handover.property("rows") == []
    assert kiosk.bridges.handover.values() == {}
    kiosk.wait(lambda: renewed == ["Start"])
    kiosk.tap("begin-nl")
    kiosk.tap("back")
    assert not kiosk.page.reads(NAME)


@pytest.mark.accessibility("A-09", "A-10", "A-43")
def test_a_loudspeaker_says_neither_what_is_typed_nor_the_keys_nor_the_code_and_a_headset_does(kiosk: Driver) -> None:
    for channel in (Channel.LOUDSPEAKER, Channel.HEADSET):
        to_consent_listening(kiosk, channel)
        heard = " ".join(kiosk.behind.speech.texts())
        private = channel is Channel.HEADSET
        assert [word in heard for word in (NAME, PHONE, CODE)] == [private] * 3, channel
        assert "Hoe heet u?" in heard
        kiosk.behind.speech.log.clear()
        kiosk.behind.speech.connected = Channel.LOUDSPEAKER
        kiosk.bridges.narration.listen()
        kiosk.bridges.visitor.stop()
        kiosk.settle()


def to_consent_listening(kiosk: Driver, channel: Channel) -> None:
    kiosk.behind.handing.offer = OFFERED
    kiosk.behind.speech.connected = Channel.LOUDSPEAKER
    to_result(kiosk)
    kiosk.behind.speech.connected = channel
    kiosk.bridges.narration.switch_on()
    kiosk.bridges.handover.open()
    for entry in (NAME, "", PHONE):
        kiosk.settle()
        kiosk.bridges.sheet.type(entry) if entry else kiosk.bridges.sheet.choose("bellen")
        kiosk.settle()
        kiosk.bridges.navigation.next()
    for choice in ("werk", "weet_niet"):
        kiosk.bridges.sheet.choose(choice)
        kiosk.bridges.navigation.next()
    kiosk.settle()
    kiosk.bridges.navigation.next()
    kiosk.bridges.consent.yes()
    kiosk.wait(lambda: not kiosk.bridges.consent.property("busy"))
    kiosk.settle()


@pytest.mark.accessibility("A-53")
def test_the_whole_way_goes_with_keys_alone(kiosk: Driver) -> None:
    kiosk.behind.handing.offer = OFFERED
    to_result(kiosk)
    press_at(kiosk, "handover")
    for letter in (Qt.Key.Key_Z, Qt.Key.Key_O, Qt.Key.Key_E, Qt.Key.Key_Return):
        kiosk.key(letter)
    press_at(kiosk, "answer-mailen", "next")
    kiosk.bridges.sheet.type("zoe@voorbeeld.nl")
    kiosk.key(Qt.Key.Key_Return)
    press_at(kiosk, "answer-geld", "next", "answer-ochtend", "answer-avond", "next", "next", "consentYes")
    kiosk.wait(lambda: not kiosk.bridges.consent.property("busy"))
    (told,) = kiosk.behind.handing.told
    assert told.values[Field.NAME] == "zoe"
    assert told.values[Field.BEST_TIME] == "ochtend avond"


def press_at(kiosk: Driver, *names: str) -> None:
    """Goes there with Tab, and presses Enter."""
    for name in names:
        kiosk.page_to(name)
        for _ in range(80):
            if kiosk.page.focused() == name:
                break
            kiosk.key(Qt.Key.Key_Tab)
        assert kiosk.page.focused() == name
        kiosk.key(Qt.Key.Key_Return)


def test_a_handover_that_is_forbidden_shows_no_field_but_why_since_when_and_paper_in_two_taps(kiosk: Driver) -> None:
    kiosk.behind.handing.offer = FORBIDDEN
    to_result(kiosk)
    assert kiosk.page.text("handover") == "Kan SBB contact met u opnemen?"
    kiosk.tap("handover")
    said = " ".join(all_pages(kiosk))
    assert "Wij mogen uw gegevens niet aan SBB geven." in said
    assert "1 januari 2027" in said
    assert not kiosk.page.shows("entry")
    kiosk.bridges.display.chooseLanguage("ar")
    assert "1 يناير 2027" in " ".join(kiosk.bridges.handover.property("whyNot"))
    kiosk.bridges.display.chooseLanguage("nl")
    kiosk.settle()
    kiosk.page_to("print")
    kiosk.tap("print")
    kiosk.wait(lambda: not kiosk.bridges.advice.property("printing"))
    assert len(kiosk.behind.printed) == 1


def test_a_handover_that_cannot_be_kept_now_says_so_and_leads_to_paper(kiosk: Driver) -> None:
    kiosk.behind.handing.offer = NotNow("SBB")
    to_result(kiosk)
    assert kiosk.page.text("handover") == "Kan SBB contact met u opnemen?"
    kiosk.tap("handover")
    said = " ".join(all_pages(kiosk))
    assert "Dat kan nu niet" in said
    assert "Deze zuil kan uw vraag nu niet aan SBB doorgeven." in said
    assert "zelf printen" in said
    assert not kiosk.page.shows("entry")


def test_a_withdrawal_that_the_machine_refuses_may_be_tried_again(kiosk: Driver) -> None:
    kiosk.behind.handing.withdrawal = OSError("busy")
    to_consent(kiosk)
    say_yes(kiosk)
    kiosk.tap("doneWithdraw")
    kiosk.wait(lambda: kiosk.page.reads("Dit lukt nu niet. Vraag de gids."))
    kiosk.behind.handing.withdrawal = Withdrawal.ON_ITS_WAY
    kiosk.tap("doneWithdraw")
    kiosk.wait(lambda: kiosk.bridges.receipt.property("withdrawn"))
    assert kiosk.page.reads("Wij sturen dat als eerste door")

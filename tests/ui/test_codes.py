# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Ik heb een code: where a referral is, and the way back, for a visitor and for staff."""

from datetime import date

import pytest
from PySide6.QtCore import QSize

from kiosk.ui.handover import CodeState, Found, Waiting, Withdrawal
from kiosk.wire.referral import WithdrawnBy
from tests.ui.conftest import OpenKiosk
from tests.ui.driver import Driver
from tests.ui.errands import all_pages, open_staff
from tests.ui.handing import CODE
from tests.ui.handing_errands import give_handover_code

DAY = date(2026, 12, 23)


@pytest.fixture
def kiosk(open_kiosk: OpenKiosk) -> Driver:
    return open_kiosk(size=QSize(720, 1280))


def with_code(kiosk: Driver, found: Found | Exception) -> None:
    kiosk.behind.handing.found = found
    kiosk.page_to("haveCode")
    kiosk.tap("haveCode")
    give_handover_code(kiosk, CODE)


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (CodeState.HERE, "Uw vraag voor UWV staat nog op deze zuil."),
        (CodeState.KEPT, "Wij bewaren hem tot en met 23 december 2026."),
        (CodeState.FETCHED, "UWV heeft uw vraag."),
        (CodeState.DONE, "UWV is klaar met uw vraag."),
        (CodeState.OFFLINE, "De zuil heeft nu geen verbinding."),
        (CodeState.UNKNOWN, "Misschien staat uw vraag nog op een andere zuil."),
        (CodeState.WITHDRAWN, "U hebt uw ja teruggenomen. Alles is gewist."),
        (CodeState.EXPIRED, "De tijd is voorbij. Alles is gewist."),
    ],
)
def test_a_code_says_where_the_question_is_and_what_is_gone_cannot_be_taken_back(
    kiosk: Driver, state: CodeState, said: str
) -> None:
    with_code(kiosk, Found(state, "UWV", DAY))
    assert kiosk.behind.handing.looked_up == [CODE]
    assert said in " ".join(all_pages(kiosk))
    assert kiosk.page.shows("codeWithdraw") is (state not in {CodeState.WITHDRAWN, CodeState.EXPIRED})


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Found(CodeState.NO_CODE), "Deze code klopt niet."),
        (Found(CodeState.TOO_OFTEN), "Er zijn te veel codes geprobeerd."),
        (OSError("disk"), "Dit lukt nu niet. Vraag de gids."),
    ],
)
def test_a_code_that_leads_nowhere_stays_to_be_looked_at(kiosk: Driver, found: Found | OSError, said: str) -> None:
    with_code(kiosk, found)
    assert kiosk.page.screen() == "Code"
    assert kiosk.page.reads(said)
    assert kiosk.bridges.sheet.property("entry") == CODE


def test_why_a_code_leads_nowhere_is_said_in_the_language_that_is_chosen_next(kiosk: Driver) -> None:
    with_code(kiosk, OSError("disk"))
    kiosk.bridges.display.chooseLanguage("en")
    kiosk.settle()
    assert kiosk.page.reads("This does not work now. Ask the guide.")


def test_nothing_typed_is_no_code(kiosk: Driver) -> None:
    kiosk.tap("haveCode")
    kiosk.tap("next")
    assert kiosk.page.reads("Vul dit in.")
    assert kiosk.behind.handing.looked_up == []


@pytest.mark.parametrize(
    ("became", "said"),
    [(Withdrawal.NEVER_LEFT, "Er is niets verstuurd."), (Withdrawal.ON_ITS_WAY, "zodra er verbinding is")],
)
def test_taking_back_is_four_taps_with_the_code_between_and_is_said_honestly(
    kiosk: Driver, became: Withdrawal, said: str
) -> None:
    """Begin, Verder, take back, Klaar: giving takes at least seven."""
    kiosk.behind.handing.withdrawal = became
    with_code(kiosk, Found(CodeState.HERE, "UWV", DAY))
    kiosk.tap("codeWithdraw")
    kiosk.wait(lambda: kiosk.bridges.codes.property("withdrawn"))
    assert kiosk.behind.handing.withdrawn == [(CODE, WithdrawnBy.VISITOR)]
    assert said in " ".join(all_pages(kiosk))
    kiosk.tap("next")
    assert kiosk.page.screen() == "Start"
    assert kiosk.bridges.codes.property("status") == ""


def test_a_withdrawal_that_fails_says_so_and_may_be_tried_again(kiosk: Driver) -> None:
    kiosk.behind.handing.withdrawal = OSError("disk")
    with_code(kiosk, Found(CodeState.HERE, "UWV", DAY))
    kiosk.tap("codeWithdraw")
    kiosk.wait(lambda: kiosk.page.reads("Dit lukt nu niet. Vraag de gids."))
    assert kiosk.page.shows("codeWithdraw")


@pytest.mark.parametrize("leave", ["stop", "back", "nobody"])
def test_nobody_after_it_sees_the_code(kiosk: Driver, leave: str) -> None:
    renewed: list[str] = []
    kiosk.bridges.renewal.asked.connect(lambda: renewed.append(kiosk.page.screen()))
    kiosk.tap("haveCode")
    kiosk.bridges.sheet.type(CODE)
    kiosk.settle()
    if leave == "nobody":
        kiosk.nobody_for(91)
        kiosk.nobody_for(31)
    else:
        kiosk.tap(leave)
    assert kiosk.page.screen() == "Start"
    assert kiosk.bridges.sheet.property("entry") == ""
    kiosk.wait(lambda: renewed == ["Start"])
    kiosk.tap("haveCode")
    assert kiosk.bridges.sheet.property("entry") == ""


def test_an_answer_that_comes_after_its_visitor_left_shows_nothing(kiosk: Driver) -> None:
    kiosk.tap("haveCode")
    kiosk.bridges.sheet.type(CODE)
    kiosk.bridges.codes.next()
    kiosk.bridges.codes.back()
    kiosk.wait(lambda: not kiosk.bridges.jobs.busy)
    assert kiosk.page.screen() == "Start"


def test_terug_from_what_was_found_leads_to_the_code_and_another_language_keeps_it(kiosk: Driver) -> None:
    with_code(kiosk, Found(CodeState.KEPT, "UWV", DAY))
    kiosk.tap("back")
    kiosk.bridges.display.chooseLanguage("en")
    kiosk.settle()
    assert kiosk.page.text("question") == "Type your code"
    assert kiosk.bridges.sheet.property("entry") == CODE


def test_the_code_is_typed_with_capitals_and_digits_whatever_the_language(kiosk: Driver) -> None:
    kiosk.bridges.display.chooseLanguage("ar")
    kiosk.settle()
    kiosk.tap("haveCode")
    kiosk.type_keys("7E")
    assert kiosk.bridges.sheet.property("entry") == "7E"


def test_staff_see_for_whom_and_since_when_and_withdraw_for_a_visitor(kiosk: Driver) -> None:
    kiosk.behind.handing.waiting = (
        Waiting("UWV", date(2026, 11, 20), "waiting"),
        Waiting("SBB", date(2026, 11, 21), "refused"),
    )
    open_staff(kiosk)
    kiosk.page_to("referrals")
    kiosk.tap("referrals")
    kiosk.wait(lambda: kiosk.page.reads("UWV: wacht op verzenden"))
    assert {"20 november 2026", "SBB: geweigerd door de regionale opslag"} <= set(all_pages(kiosk))
    kiosk.page_to("staffCode")
    kiosk.tap("staffCode")
    give_handover_code(kiosk, CODE)
    kiosk.behind.handing.waiting = ()
    kiosk.tap("codeWithdraw")
    kiosk.wait(lambda: kiosk.bridges.codes.property("withdrawn"))
    assert kiosk.behind.handing.withdrawn == [(CODE, WithdrawnBy.STAFF)]
    kiosk.tap("next")
    assert kiosk.page.screen() == "StaffReferrals"
    kiosk.wait(lambda: kiosk.page.reads("Er staat niets op deze zuil."))
    kiosk.tap("back")
    assert kiosk.page.screen() == "StaffPanel"

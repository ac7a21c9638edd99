# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A handover that staff begin: what they choose from, and the screen that the visitor then gets."""

import pytest

from kiosk.policy.matrix import Role
from tests.ui.driver import Driver
from tests.ui.errands import all_pages, open_staff, take_call, to_result
from tests.ui.handing import FORBIDDEN, OFFERED, WITH_SEVERAL


def to_list(kiosk: Driver) -> None:
    """From the start screen, as a guide."""
    open_staff(kiosk)
    kiosk.page_to("referrals")
    kiosk.tap("referrals")
    kiosk.wait(lambda: not kiosk.bridges.jobs.busy)
    kiosk.page_to("handOver")
    kiosk.tap("handOver")
    assert kiosk.page.screen() == "StaffTogether"


def test_staff_choose_whom_and_what_and_then_the_screen_is_the_visitors(kiosk: Driver) -> None:
    kiosk.behind.handing.offer = OFFERED
    to_list(kiosk)
    assert {"UWV", "Vakbondsinloop Rivierenmond · mag niet"} <= set(all_pages(kiosk))
    kiosk.tap("together-uwv")
    kiosk.tap(f"together-{WITH_SEVERAL.services[1][0]}")
    assert kiosk.page.screen() == "HandoverTogether"
    assert kiosk.behind.handing.asked[-1].role is Role.GUIDE
    assert "Een medewerker stelt dit voor: UWV: een opleiding met een uitkering." in all_pages(kiosk)
    assert not kiosk.bridges.stage.property("inStaff")
    kiosk.tap("next")
    assert kiosk.page.screen() == "Particulars"
    kiosk.tap("back")
    assert kiosk.page.screen() == "HandoverTogether"
    kiosk.tap("stop")
    assert kiosk.page.screen() == "Start"
    assert kiosk.bridges.advice.key == ""


def test_staff_see_why_not_and_what_is_no_more_and_go_back_step_by_step(kiosk: Driver) -> None:
    kiosk.behind.handing.offer = FORBIDDEN
    to_list(kiosk)
    kiosk.tap("together-uwv")
    kiosk.tap("together-no-more")
    assert kiosk.page.reads("Dit kan nu niet. Kies iets anders of print het advies.")
    assert kiosk.bridges.advice.key == ""
    kiosk.tap("back")
    assert kiosk.page.reads("Wie kan contact opnemen?")
    kiosk.tap("back")
    assert kiosk.page.screen() == "StaffReferrals"
    kiosk.tap("handOver")
    kiosk.tap("together-uwv")
    kiosk.tap(f"together-{WITH_SEVERAL.services[0][0]}")
    assert kiosk.page.screen() == "HandoverNot"
    kiosk.tap("back")
    assert kiosk.page.screen() == "Start"


def test_what_staff_could_not_begin_leaves_the_visitors_own_advice_as_it_was(kiosk: Driver) -> None:
    to_result(kiosk)
    advised = kiosk.bridges.advice.key
    kiosk.tap("askGuide")
    take_call(kiosk)
    kiosk.tap("togetherFromCall")
    kiosk.tap("together-uwv")
    for service, _ in WITH_SEVERAL.services:
        kiosk.bridges.together.choose(service)
        assert kiosk.page.reads("Dit kan nu niet. Kies iets anders of print het advies.")
        assert kiosk.bridges.advice.key == advised
    kiosk.bridges.staff.leave()
    kiosk.settle()
    kiosk.tap("back")
    kiosk.bridges.display.chooseLanguage("en")
    kiosk.settle()
    assert (kiosk.page.screen(), kiosk.bridges.advice.key) == ("Result", advised)


@pytest.mark.full
def test_the_list_locks_as_all_of_staff_mode_does(kiosk: Driver) -> None:
    to_list(kiosk)
    kiosk.nobody_for(61)
    assert kiosk.page.screen() == "Start"

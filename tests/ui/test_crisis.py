# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the flow says that a visitor may be in danger, numbers that answer come before anything else."""

from kiosk.wire.visit_class import CounterName
from tests.ui.conftest import OpenKiosk
from tests.ui.driver import Driver
from tests.ui.errands import all_pages, to_crisis
from tests.ui.world import content, counted


def test_the_card_shows_the_numbers_a_person_and_the_way_out_before_the_result(kiosk: Driver) -> None:
    to_crisis(kiosk)
    for name in ("crisisGuide", "stop", "askGuide", "next"):
        assert kiosk.page.item(name).isEnabled(), name
    read = " ".join(all_pages(kiosk))
    for number in ("112", "113", "0800 2000"):
        assert number in read, number
    kiosk.tap("next")
    assert kiosk.page.screen() == "Result"


def test_terug_from_the_card_is_the_last_question_and_the_guide_leads_back_to_it(kiosk: Driver) -> None:
    to_crisis(kiosk)
    kiosk.tap("crisisGuide")
    assert kiosk.page.screen() == "Guide"
    kiosk.tap("back")
    assert kiosk.page.screen() == "Crisis"
    kiosk.tap("back")
    assert kiosk.page.screen() == "Question"


def test_a_visit_with_the_card_counts_like_any_other(kiosk: Driver) -> None:
    to_crisis(kiosk)
    kiosk.tap("next")
    kiosk.tap("next")
    assert {name: counted(kiosk.behind, name) for name in CounterName if counted(kiosk.behind, name)} == {
        CounterName.STARTED: 1,
        CounterName.FINISHED: 1,
    }


def test_numbers_keep_their_order_in_arabic(kiosk: Driver) -> None:
    to_crisis(kiosk, "ar")
    phones = [line["phone"] for line in kiosk.bridges.crisis.property("lines")]
    assert phones
    assert all(phone.startswith("\u2066") and phone.endswith("\u2069") for phone in phones)


def test_the_shipped_flow_shows_the_card_to_who_does_not_feel_safe_at_work(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(form=content().form)
    kiosk.begin()
    for answer in ("werken", "loon_baas", "ruzie"):
        kiosk.answer(answer)
    kiosk.tap("next")
    kiosk.answer("nee")
    assert kiosk.page.screen() == "Crisis"


def test_the_shipped_flow_shows_no_card_to_who_feels_safe(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(form=content().form)
    kiosk.begin()
    for answer in ("werken", "loon_baas", "ruzie"):
        kiosk.answer(answer)
    kiosk.tap("next")
    kiosk.answer("ja")
    assert kiosk.page.screen() == "Result"

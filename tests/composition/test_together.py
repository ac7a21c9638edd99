# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Handovers that a guide begins in staff mode and a visitor decides, in the real window and with the real store."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.policy.matrix import Field, Role
from kiosk.provisioning import set_staff_pin
from kiosk.store import referral_console
from kiosk.store_process import StoreProcess
from kiosk.ui.bridge.stage import Screen
from tests.composition.handing_over import PIN, TO_UWV, Region, Visitor, opened_visitor
from tests.composition.test_handovers import NAME, PHONE, QUESTION, REACHED, UWV, open_referrals, opened_by, staff_list
from tests.ui.world import content

UNION = "Vakbondsinloop Rivierenmond"
VOLUNTEER_PIN = "246813"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StoreProcess]:
    with StoreProcess(tmp_path_factory.mktemp("store")) as process:
        yield process


@pytest.fixture
def offline(qapp: QGuiApplication, tmp_path: Path, programs: Path, secret_service: str) -> Region:
    """Without a store that can be reached, and without a printer."""
    return Region(tmp_path)


def organisation(name: str) -> str:
    return next(one.organisation.id for one in content().directory.services if one.organisation.name == name)


def enter(visitor: Visitor, pin: str = PIN) -> None:
    """The guide, at the start screen."""
    visitor.walker.open_staff_mode(pin)
    visitor.wait(lambda: visitor.walker.screen is Screen.STAFF_PANEL)
    visitor.walker.tap("referrals")
    visitor.walker.tap("handOver")


def choose(visitor: Visitor, name: str, service: int = 0) -> None:
    """The guide chooses whom, and what for where there are several."""
    partner = next(one for one in visitor.bridges.together.property("rows") if one["words"] == name)
    visitor.bridges.together.choose(partner["key"])
    if visitor.walker.screen is Screen.STAFF_TOGETHER:
        visitor.bridges.together.choose(visitor.bridges.together.property("rows")[service]["key"])


def test_a_guide_begins_it_the_visitor_says_yes_and_the_partner_sees_only_that(
    offline: Region, store: StoreProcess
) -> None:
    """Story 11, as a guide tells it: the list is one shorter when the partner has called."""
    region = Region(offline.folder, store)
    partner = region.prepare("kiosk")
    with opened_visitor(region.settings("kiosk")) as visitor:
        enter(visitor)
        choose(visitor, "UWV")
        assert visitor.walker.screen is Screen.HANDOVER_TOGETHER
        assert not visitor.bridges.stage.property("inStaff")
        visitor.walker.tap("next")
        visitor.fill_in(NAME, PHONE, QUESTION)
        visitor.walker.tap("next")
        code = visitor.say_yes()
        visitor.walker.tap("next")
        visitor.walker.see("haveCode")
        visitor.sent()
        (referral,) = open_referrals(store)
        folder = region.folder / "uwv"
        assert referral_console.export(store.database_url, UWV, folder).envelopes == 1
        told = opened_by(partner, folder)
        assert told == {"naam": NAME, "telefoon": REACHED, "vraag": QUESTION, "taal": "nl", "beste-moment": "middag"}
        referral_console.finish(store.database_url, referral)
        assert open_referrals(store) == []
        assert visitor.look_up(code) == "UWV is klaar met uw vraag."


def test_a_guide_who_may_not_sees_why_and_since_when_no_field_and_paper_in_two_taps(
    offline: Region, store: StoreProcess
) -> None:
    """Story 10, as it is told: a guide chooses a partner that the matrix forbids."""
    region = Region(offline.folder, store)
    region.prepare("kiosk")
    known = referral_console.referrals(store.database_url)
    with opened_visitor(region.settings("kiosk")) as visitor:
        enter(visitor)
        rows = visitor.bridges.together.property("rows")
        assert {"mag niet"} == {one["note"] for one in rows if one["words"] == UNION}
        visitor.walker.tap(f"together-{organisation(UNION)}")
        assert visitor.walker.screen is Screen.HANDOVER_NOT
        said = " ".join(visitor.bridges.handover.property("whyNot"))
        assert "1 januari 2026" in said
        assert not visitor.walker.sees("entry")
        visitor.walker.tap("print")
        visitor.wait(lambda: bool(visitor.bridges.advice.property("slip")))
        visitor.wait(lambda: not visitor.bridges.advice.property("printing"))
        assert list(region.settings("kiosk").slips_dir.glob("*.pdf")) != []
        visitor.sent()
        assert staff_list(visitor) == []
        assert referral_console.referrals(store.database_url) == known


@pytest.mark.full
def test_a_guide_helps_during_a_visit_which_goes_on_where_it_was(offline: Region) -> None:
    offline.prepare("kiosk")
    with opened_visitor(offline.settings("kiosk")) as visitor:
        visitor.bridges.visitor.begin("en")
        asked = visitor.walker.question
        visitor.bridges.guide.ask()
        take_over(visitor)
        visitor.walker.tap("togetherFromCall")
        choose(visitor, "UWV")
        visitor.walker.tap("next")
        visitor.fill_in(NAME, PHONE, QUESTION)
        visitor.walker.tap("next")
        visitor.say_yes()
        visitor.walker.tap("next")
        assert visitor.walker.screen is Screen.GUIDE
        visitor.walker.tap("back")
        assert (visitor.walker.screen, visitor.walker.question) == (Screen.QUESTION, asked)
        visitor.bridges.visitor.stop()
        assert staff_list(visitor) == ["UWV: wacht op verzenden"]


def take_over(visitor: Visitor) -> None:
    """A guide comes to the call."""
    visitor.bridges.staff.takeCall()
    for digit in PIN:
        visitor.bridges.staff.digit(digit)
    visitor.bridges.staff.submit()
    visitor.wait(lambda: visitor.walker.screen is Screen.STAFF_CALL)


@pytest.mark.full
def test_after_a_guide_the_visit_has_its_own_advice_and_the_visitors_own_offer_again(offline: Region) -> None:
    offline.prepare("kiosk")
    with opened_visitor(offline.settings("kiosk")) as visitor:
        visitor.to_result(TO_UWV)
        advised = visitor.bridges.advice.key
        take_over(visitor)
        visitor.walker.tap("togetherFromCall")
        choose(visitor, UNION)
        assert visitor.bridges.advice.key != advised
        visitor.walker.tap("back")
        assert (visitor.walker.screen, visitor.bridges.advice.key) == (Screen.RESULT, advised)
        offered = visitor.bridges.handover.offer
        assert offered is not None
        assert offered.asked.role is Role.VISITOR


@pytest.mark.full
def test_who_says_no_to_what_a_guide_proposes_keeps_the_advice_on_paper(offline: Region) -> None:
    offline.prepare("kiosk")
    with opened_visitor(offline.settings("kiosk")) as visitor:
        enter(visitor)
        choose(visitor, "UWV")
        visitor.walker.tap("next")
        visitor.fill_in(NAME, PHONE, QUESTION)
        visitor.walker.tap("next")
        visitor.walker.tap("consentNo")
        assert visitor.walker.screen is Screen.HANDOVER_TOGETHER
        assert visitor.walker.sees("print")
        visitor.walker.tap("back")
        assert (visitor.walker.screen, visitor.bridges.advice.key) == (Screen.START, "")
        assert staff_list(visitor) == []


@pytest.mark.full
def test_what_a_guide_chose_is_forgotten_with_who_walks_away(offline: Region) -> None:
    offline.prepare("kiosk")
    with opened_visitor(offline.settings("kiosk")) as visitor:
        enter(visitor)
        choose(visitor, "UWV")
        for seconds in (91, 31):
            visitor.watch.seconds += seconds
            visitor.bridges.idle.look()
        assert visitor.walker.screen is Screen.START
        assert visitor.bridges.advice.key == ""
        visitor.to_result(TO_UWV)
        offered = visitor.bridges.handover.offer
        assert offered is not None
        assert offered.asked.role is Role.VISITOR


@pytest.mark.full
def test_a_volunteer_is_let_just_what_a_visitor_is_alone(offline: Region) -> None:
    offline.prepare("kiosk")
    set_staff_pin(offline.folder / "kiosk", "bram", VOLUNTEER_PIN, Role.VOLUNTEER)
    with opened_visitor(offline.settings("kiosk")) as visitor:
        enter(visitor, VOLUNTEER_PIN)
        notes = {one["words"]: one["note"] for one in visitor.bridges.together.property("rows")}
        assert notes[UNION] == "mag niet"
        choose(visitor, "UWV")
        offered = visitor.bridges.handover.offer
        assert offered is not None
        assert offered.asked.role is Role.VOLUNTEER
        assert offered.fields == may_alone(visitor)


def may_alone(visitor: Visitor) -> tuple[Field, ...]:
    """What a visitor may send to the UWV without a guide."""
    visitor.walker.tap("back")
    visitor.to_result(TO_UWV)
    offered = visitor.bridges.handover.offer
    assert offered is not None
    assert offered.asked.role is Role.VISITOR
    return offered.fields

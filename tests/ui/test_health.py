# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The volunteer's light: what it says of which facts, where it stands, and that it never stands in a visitor's way."""

from dataclasses import replace

import pytest

from kiosk.sync.outcomes import Trouble
from kiosk.sync.status import SyncStatus
from kiosk.ui.condition import Condition, Facts, Light, Probed, condition
from tests.ui.conftest import OpenKiosk
from tests.ui.driver import Driver
from tests.ui.errands import all_pages, open_staff, to_result
from tests.ui.world import MONDAY_MORNING

WELL = Facts()


@pytest.mark.parametrize(
    ("facts", "light", "first"),
    [
        (replace(WELL, unwritten=True), Light.ALARM, "condition_unwritten"),
        (Facts(Probed(disk_low=True)), Light.ALARM, "condition_disk"),
        (replace(WELL, offline=True), Light.NOTICE, "condition_offline"),
        (Facts(Probed(mended=True)), Light.NOTICE, "condition_mended"),
        (Facts(Probed(printer=False)), Light.NOTICE, "condition_printer"),
        (Facts(offline=True, turned_away=True), Light.NOTICE, "condition_turned_away"),
        (Facts(queue_full=True), Light.NOTICE, "condition_queue_full"),
        (Facts(Probed(sound=False)), Light.NOTICE, "condition_sound"),
        (Facts(Probed(stale_services=1)), Light.NOTICE, "condition_directory"),
    ],
)
def test_each_trouble_has_a_light_and_a_sentence(facts: Facts, light: Light, first: str) -> None:
    assert condition(facts) == Condition(light, (first,))


def test_all_well_is_green_and_the_gravest_trouble_comes_first() -> None:
    assert condition(WELL) == Condition(Light.GOOD, ())
    everything = Facts(
        Probed(disk_low=True, printer=False, sound=False, stale_services=3), unwritten=True, offline=True
    )
    found = condition(everything)
    assert found.light is Light.ALARM
    assert found.troubles[:2] == ("condition_unwritten", "condition_disk")
    assert len(found.troubles) == 6


def probe(kiosk: Driver) -> None:
    kiosk.bridges.health.probe()
    kiosk.wait(lambda: not kiosk.bridges.jobs.busy)


def shape(kiosk: Driver) -> str:
    """The name of the drawing beside the word."""
    (icon,) = [one for one in kiosk.page.items() if str(one.property("name")).startswith("light_")]
    return str(icon.property("name"))


def test_the_light_stands_small_on_the_start_screen_by_shape_and_word(kiosk: Driver) -> None:
    assert (shape(kiosk), kiosk.page.text("light")) == ("light_good", "In orde")
    kiosk.behind.machine = Probed(printer=False)
    probe(kiosk)
    assert (shape(kiosk), kiosk.page.text("light")) == ("light_notice", "Let op")
    kiosk.behind.machine = Probed(printer=False, disk_low=True)
    probe(kiosk)
    assert (shape(kiosk), kiosk.page.text("light")) == ("light_alarm", "Storing")
    kiosk.begin()
    assert not kiosk.page.shows("light")


def test_staff_read_every_trouble_in_full(kiosk: Driver) -> None:
    kiosk.behind.machine = Probed(printer=False, stale_services=2)
    open_staff(kiosk)
    kiosk.wait(lambda: not kiosk.bridges.jobs.busy)
    shown = " ".join(all_pages(kiosk))
    assert "Let op: Er is geen printer klaar." in shown
    assert "Een deel van de sociale kaart is lang niet nagekeken." in shown


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", "40 berichten wachten. Laatst gelukt: 23-11-2026, 10:05. Geen verbinding met de regionale opslag."),
        ("en", "40 messages wait. Last success: 23-11-2026, 10:05. No connection with the regional store."),
        ("pl", "Brak po\u0142\u0105czenia z magazynem regionalnym."),
    ],
)
def test_a_kiosk_without_a_line_says_how_much_waits_since_when_and_why(
    open_kiosk: OpenKiosk, language: str, said: str
) -> None:
    kiosk = open_kiosk(alter=lambda ports: replace(ports, settings=replace(ports.settings, store_url="https://a.nl")))
    words = "Geen verbinding met de regionale opslag."
    kiosk.behind.status = SyncStatus(40, MONDAY_MORNING, words, 0, Trouble.NO_CONNECTION)
    kiosk.bridges.display.chooseLanguage(language)
    assert any(said in one for one in kiosk.bridges.health.sentences)


def test_a_machine_that_cannot_be_asked_keeps_the_light_and_a_visitor_notices_nothing(kiosk: Driver) -> None:
    kiosk.behind.machine = OSError("the disk is gone")
    kiosk.behind.told[-1](SyncStatus(40, None, "Geen verbinding met de regionale opslag.", 0))
    probe(kiosk)
    assert kiosk.page.text("light") == "In orde"
    to_result(kiosk)
    assert kiosk.page.screen() == "Result"

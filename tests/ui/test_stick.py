# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A stick in staff mode: seen when it is put in, filled and read by a guide alone, and told in a sentence."""

from dataclasses import dataclass, field, replace

import pytest

from kiosk import places
from kiosk.policy.matrix import Role
from kiosk.staff.door import Opened
from kiosk.sync.status import SyncStatus
from kiosk.ui.ports import Ports
from kiosk.ui.stick import Medium, NotDone, PutOn, ReadFrom, StickOutcome, StickPort, WhyNotStick, is_wrong, sentence
from kiosk.ui.texts import load_words
from tests.ui.conftest import OpenKiosk
from tests.ui.driver import Driver
from tests.ui.errands import open_staff
from tests.ui.world import MONDAY_MORNING


@dataclass
class Sticks:
    """What is in the machine, and what was done with it."""

    here: list[Medium] = field(default_factory=list)
    done: list[tuple[str, str]] = field(default_factory=list)
    put: PutOn | NotDone = field(default_factory=lambda: PutOn(12))
    read: ReadFrom | NotDone = field(default_factory=lambda: ReadFrom(12, 0, 7, 0))

    def alter(self, ports: Ports) -> Ports:
        return replace(ports, stick=StickPort(lambda: tuple(self.here), self._put, self._read))

    def _put(self, medium: Medium) -> PutOn | NotDone:
        self.done.append(("put", medium.id))
        return self.put

    def _read(self, medium: Medium) -> ReadFrom | NotDone:
        self.done.append(("read", medium.id))
        return self.read


@pytest.fixture
def sticks() -> Sticks:
    return Sticks([Medium("/media/kiosk/BLAUW", "BLAUW")])


@pytest.fixture
def kiosk(open_kiosk: OpenKiosk, sticks: Sticks) -> Driver:
    return open_kiosk(alter=sticks.alter)


def opens(kiosk: Driver) -> None:
    open_staff(kiosk)
    kiosk.page_to("stick")
    kiosk.tap("stick")
    kiosk.wait(lambda: not kiosk.bridges.jobs.busy)


def taps(kiosk: Driver, name: str) -> None:
    kiosk.page_to(name)
    kiosk.tap(name)
    kiosk.wait(lambda: not kiosk.bridges.jobs.busy)


def test_a_guide_puts_on_a_stick_what_waits_and_reads_what_came_back(kiosk: Driver, sticks: Sticks) -> None:
    opens(kiosk)
    assert kiosk.page.reads("BLAUW")
    taps(kiosk, "putOnStick")
    assert kiosk.page.reads("12 berichten staan op de stick. U kunt hem eruit halen.")
    taps(kiosk, "readStick")
    assert kiosk.page.reads("12 berichten zijn aangekomen. 0 zijn geweigerd. Er is nieuwe inhoud: versie 7.")
    assert sticks.done == [("put", "/media/kiosk/BLAUW"), ("read", "/media/kiosk/BLAUW")]
    kiosk.tap("back")
    assert kiosk.page.screen() == "StaffPanel"


def test_a_stick_is_seen_when_it_is_put_in(kiosk: Driver, sticks: Sticks) -> None:
    there, sticks.here = sticks.here, []
    opens(kiosk)
    assert kiosk.page.reads("Er zit geen stick in.")
    assert not kiosk.page.shows("putOnStick")
    sticks.here = there
    kiosk.wait(lambda: kiosk.page.reads("BLAUW"))
    assert not kiosk.page.reads("Er zit geen stick in.")


def test_a_volunteer_and_a_kiosk_whose_line_works_have_no_stick(open_kiosk: OpenKiosk, sticks: Sticks) -> None:
    volunteer = open_kiosk(
        alter=lambda ports: replace(sticks.alter(ports), try_pin=lambda _pin: Opened("bram", Role.VOLUNTEER))
    )
    open_staff(volunteer)
    assert not volunteer.page.shows("stick")
    volunteer.bridges.stick.open()
    volunteer.bridges.stick.put("/media/kiosk/BLAUW")
    volunteer.settle()
    assert volunteer.page.screen() == "StaffPanel"
    assert sticks.done == []
    well = SyncStatus(0, MONDAY_MORNING, "", 0)
    guide = open_kiosk(alter=lambda ports: replace(sticks.alter(ports), sync_status=lambda: well))
    open_staff(guide)
    assert not guide.page.shows("stick")


OUTCOMES: tuple[StickOutcome, ...] = (
    PutOn(0),
    PutOn(3),
    ReadFrom(0, 0, None, 0),
    ReadFrom(1, 1, 2, 1),
    *(NotDone(why) for why in WhyNotStick),
)


def test_every_outcome_is_a_sentence_of_its_own_in_every_language() -> None:
    for words in load_words(places.resources() / "texts", ("nl", "en", "uk", "ar", "pl", "tr", "ti")).values():
        said = [sentence(outcome, words) for outcome in OUTCOMES]
        assert len(set(said)) == len(said)
        assert all(one.strip() and "{" not in one for one in said)
    dutch = load_words(places.resources() / "texts", ("nl",))["nl"]
    assert sentence(ReadFrom(0, 0, None, 2), dutch) == "Bestanden op de stick die niet kloppen: 2. Bel de regio."


def test_trouble_is_told_as_such_and_a_second_press_while_it_is_busy_does_nothing(
    kiosk: Driver, sticks: Sticks
) -> None:
    sticks.put = NotDone(WhyNotStick.FULL)
    opens(kiosk)
    for act in (kiosk.bridges.stick.put, kiosk.bridges.stick.read, kiosk.bridges.stick.put):
        act("/media/kiosk/BLAUW")
    kiosk.bridges.stick.put("/media/kiosk/other")
    kiosk.wait(lambda: not kiosk.bridges.jobs.busy)
    assert sticks.done == [("put", "/media/kiosk/BLAUW")]
    assert kiosk.page.reads("De stick is vol. Neem een andere.")
    assert kiosk.bridges.stick.property("wrong")
    assert [is_wrong(one) for one in (ReadFrom(3, 1, None, 0), ReadFrom(3, 0, 4, 1), PutOn(0))] == [True, True, False]

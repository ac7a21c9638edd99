# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Staff mode: found by staff alone, shut by itself."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest

from kiosk.bundles.pointer import Pointer, change_pointer, read_pointer
from kiosk.changeover import bring_back_former, has_former
from kiosk.reports.printing import KeptAsFile, Printed
from kiosk.sync.outcomes import Trouble
from kiosk.sync.status import SyncStatus, words_for
from kiosk.ui.ports import FormerContent, Ports
from tests.ui.conftest import OpenKiosk
from tests.ui.driver import Driver
from tests.ui.errands import all_pages, give_code, knock, open_staff, to_result
from tests.ui.looking import text_faults
from tests.ui.world import MONDAY_MORNING, PIN


def test_five_taps_in_order_and_the_code_open_the_panel(kiosk: Driver) -> None:
    open_staff(kiosk)
    assert kiosk.page.screen() == "StaffPanel"


@pytest.mark.parametrize("corners", ["rllrl", "lrlr", "lllll", "rrrrr"])
def test_other_taps_do_not_open_the_door(kiosk: Driver, corners: str) -> None:
    for corner in corners:
        kiosk.tap({"l": "corner-left", "r": "corner-right"}[corner])
    assert kiosk.page.screen() == "Start"


def test_taps_with_a_pause_do_not_open_the_door(kiosk: Driver) -> None:
    for corner in ("left", "right", "left", "left"):
        kiosk.tap(f"corner-{corner}")
    kiosk.behind.hands.passes(7)
    kiosk.tap("corner-right")
    assert kiosk.page.screen() == "Start"


def test_the_door_is_not_found_by_a_screen_reader_or_by_tab(kiosk: Driver) -> None:
    for _ in range(20):
        kiosk.key(Qt.Key.Key_Tab)
        assert not kiosk.page.focused().startswith("corner")


def test_a_row_of_keys_opens_the_door_too(kiosk: Driver) -> None:
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Escape):
        kiosk.key(key)
    assert kiosk.page.screen() == "StaffDoor"


def test_the_gesture_does_nothing_during_a_visit(kiosk: Driver) -> None:
    kiosk.begin()
    for corner in ("left", "right", "left", "left", "right"):
        kiosk.bridges.stage.changed.emit()
        kiosk.tap(f"corner-{corner}") if corner == "left" else kiosk.settle()
    assert kiosk.page.screen() == "Question"


def test_the_code_is_never_readable(kiosk: Driver) -> None:
    knock(kiosk)
    kiosk.type_keys("9753")
    assert kiosk.bridges.staff.property("typedCount") == 4
    entered = [text for text in kiosk.page.texts() if "9753" in text]
    assert not entered


def test_a_wrong_code_and_a_shut_door_are_told_in_words(kiosk: Driver) -> None:
    open_staff(kiosk, "000000")
    assert kiosk.page.reads("Deze code klopt niet")
    for _ in range(12):
        give_code(kiosk, "000000")
        if kiosk.page.reads("Te vaak een foute code"):
            break
    assert kiosk.page.reads("Te vaak een foute code. Wacht")
    assert kiosk.page.screen() == "StaffDoor"


@pytest.mark.accessibility("A-67")
def test_staff_have_letters_and_colours_of_their_choice_and_sizes_that_no_setting_of_the_system_breaks(
    kiosk: Driver,
) -> None:
    """EN 301 549 11.7 leaves out software that stands apart from its platform: then it has what the platform has."""
    open_staff(kiosk)
    fonts = [one.property("font") for one in kiosk.page.text_items()]
    assert fonts
    assert {font.pointSize() for font in fonts} == {-1}, "a size in points follows the dots per inch of the system"
    calm = kiosk.window.picture()
    kiosk.tap("letters")
    larger = [one.property("font").pixelSize() for one in kiosk.page.text_items()]
    assert max(larger) > max(font.pixelSize() for font in fonts)
    assert not list(text_faults(kiosk))
    kiosk.tap("letters")
    kiosk.tap("letters")
    for _ in range(2):
        kiosk.tap("contrast")
        assert kiosk.window.picture() != calm


@pytest.mark.accessibility("A-85")
def test_a_card_reader_that_types_the_code_opens_the_panel_so_nobody_need_remember_it(kiosk: Driver) -> None:
    knock(kiosk)
    for digit in PIN:
        QTest.keyClick(kiosk.window.window, Qt.Key(ord(digit)))
    QTest.keyClick(kiosk.window.window, Qt.Key.Key_Return)
    kiosk.wait(lambda: not kiosk.bridges.staff.property("checking"))
    assert kiosk.page.screen() == "StaffPanel"


def test_leaving_the_door_forgets_what_was_typed(kiosk: Driver) -> None:
    knock(kiosk)
    kiosk.type_keys("1357")
    kiosk.tap("back")
    assert kiosk.bridges.staff.property("typedCount") == 0


def test_the_panel_shows_the_kiosk_its_queue_the_last_error_and_the_versions(kiosk: Driver) -> None:
    open_staff(kiosk)
    shown = " ".join(all_pages(kiosk))
    for words in (
        "zuil-1",
        "Werkcentrum Rivierstad",
        "12",
        "Geen verbinding met de regionale opslag.",
        "0.1.0",
        "2026.11",
    ):
        assert words in shown, words


def test_the_panel_follows_the_sync(kiosk: Driver) -> None:
    open_staff(kiosk)
    for told in kiosk.behind.told:
        told(SyncStatus(0, MONDAY_MORNING, "", 0))
    kiosk.settle()
    assert not kiosk.page.reads("Geen verbinding")


def test_the_panel_counts_todays_finished_visits_by_theme(kiosk: Driver) -> None:
    to_result(kiosk)
    kiosk.tap("next")
    kiosk.tap("skipRating")
    open_staff(kiosk)
    assert "Richting kiezen" in " ".join(all_pages(kiosk))


def test_nu_verzenden_wakes_the_sync(kiosk: Driver) -> None:
    open_staff(kiosk)
    kiosk.tap("syncNow")
    assert kiosk.behind.syncs == [1]


@pytest.mark.parametrize(
    ("printer", "words"),
    [
        (Printed("1"), "De proefafdruk ligt bij de printer."),
        (KeptAsFile(Path("test.pdf"), "Het papier is op."), "Het papier is op. De proefafdruk is bewaard als bestand."),
        (OSError(), "De proefafdruk is niet gelukt."),
    ],
)
def test_the_test_print_says_what_became_of_it(
    kiosk: Driver, printer: Printed | KeptAsFile | OSError, words: str
) -> None:
    kiosk.behind.printer = printer
    open_staff(kiosk)
    kiosk.tap("printTest")
    kiosk.bridges.jobs.finish()
    kiosk.settle()
    assert kiosk.page.reads(words)


def test_the_call_is_turned_off_with_the_code_and_the_visitor_stays_where_he_was(kiosk: Driver) -> None:
    kiosk.begin()
    kiosk.tap("askGuide")
    kiosk.tap("back")
    kiosk.tap("takeCall")
    give_code(kiosk)
    assert not kiosk.bridges.guide.property("calling")
    kiosk.tap("leaveCall")
    assert kiosk.page.screen() == "Question"
    assert kiosk.page.reads("Vraag 1")


def test_who_takes_the_call_reads_language_question_and_time_in_dutch_and_no_answer(kiosk: Driver) -> None:
    kiosk.begin("ar")
    kiosk.answer("first")
    kiosk.tap("askGuide")
    kiosk.tap("takeCall")
    assert not kiosk.page.reads("Arabisch"), "only behind the code"
    give_code(kiosk)
    for words in ("De oproep is uit.", "Arabisch", "Waar wilt u hulp bij?", "10.05 uur"):
        assert kiosk.page.reads(words), words
    assert not kiosk.page.reads("Ik heb werk en wil iets heel anders gaan")
    assert not kiosk.page.reads("لدي عمل وأريد شيئًا مختلفًا تمامًا")


def test_a_call_outlives_the_visit_but_what_was_asked_does_not(kiosk: Driver) -> None:
    kiosk.begin()
    kiosk.tap("askGuide")
    kiosk.tap("stop")
    kiosk.tap("takeCall")
    give_code(kiosk)
    assert kiosk.page.reads("Geen vraag op het scherm")
    kiosk.tap("leaveCall")
    assert kiosk.page.screen() == "Start"


def test_a_call_from_the_result_tells_no_advice(kiosk: Driver) -> None:
    to_result(kiosk)
    place = kiosk.page.text("destination")
    kiosk.tap("askGuide")
    kiosk.tap("takeCall")
    give_code(kiosk)
    assert kiosk.page.reads("Zag een advies")
    assert not kiosk.page.reads(place)


def test_a_wrong_code_leaves_the_call_on(kiosk: Driver) -> None:
    kiosk.tap("askGuide")
    kiosk.tap("takeCall")
    give_code(kiosk, "000000")
    assert kiosk.bridges.guide.property("calling")


def test_the_panel_turns_off_the_call_too(kiosk: Driver) -> None:
    kiosk.tap("askGuide")
    kiosk.tap("back")
    open_staff(kiosk)
    kiosk.tap("clearCall")
    assert not kiosk.bridges.guide.property("calling")


def test_the_panel_locks_by_itself(kiosk: Driver) -> None:
    open_staff(kiosk)
    kiosk.nobody_for(61)
    assert kiosk.page.screen() == "Start"


def test_closing_asks_twice_and_nothing_else_closes_the_window(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk()
    kiosk.window.window.close()
    kiosk.settle()
    assert kiosk.window.window.isVisible()
    open_staff(kiosk)
    kiosk.tap("closeProgram")
    assert kiosk.window.window.isVisible()
    assert kiosk.page.reads("Druk nog een keer")
    kiosk.tap("closeProgram")
    assert not kiosk.window.window.isVisible()


def with_former(ports: Ports) -> Ports:
    """Of a kiosk that shows version 2 and showed version 1 before."""
    data = ports.settings.data_dir
    change_pointer(data, lambda _before: Pointer(active=2, former=1))
    return replace(ports, former_content=FormerContent(partial(has_former, data), partial(bring_back_former, data)))


def test_staff_bring_the_former_content_back_with_two_presses(open_kiosk: OpenKiosk, tmp_path: Path) -> None:
    kiosk = open_kiosk(alter=with_former)
    (data,) = tmp_path.iterdir()
    open_staff(kiosk)
    assert kiosk.page.shows("clearCall")
    kiosk.tap("contentBack")
    assert kiosk.page.reads("Druk nog een keer")
    kiosk.tap("syncNow")
    kiosk.tap("contentBack")
    assert read_pointer(data).active == 2
    kiosk.tap("contentBack")
    assert (read_pointer(data).active, read_pointer(data).former) == (1, 2)
    assert kiosk.page.reads("zodra niemand de zuil gebruikt")


def test_without_a_version_before_there_is_no_way_back(open_kiosk: OpenKiosk) -> None:
    well = SyncStatus(0, MONDAY_MORNING, "", 0)
    kiosk = open_kiosk(alter=lambda ports: replace(ports, sync_status=lambda: well))
    open_staff(kiosk)
    assert not kiosk.page.shows("contentBack")
    assert kiosk.page.shows("clearCall")


@pytest.mark.parametrize("size", [QSize(1366, 768), QSize(800, 1280)], ids=["laptop", "tablet"])
def test_without_a_line_the_stick_comes_beside_all_other_actions_and_the_lock_stays(
    open_kiosk: OpenKiosk, size: QSize
) -> None:
    reason = Trouble.NO_CONNECTION
    broken = SyncStatus(3, MONDAY_MORNING, words_for(reason), 0, reason)
    kiosk = open_kiosk(size=size, alter=lambda ports: replace(ports, sync_status=lambda: broken))
    open_staff(kiosk)
    for name in ("stick", "printTest", "closeProgram", "clearCall"):
        kiosk.page_to(name)
        assert (kiosk.page.shows(name), kiosk.page.shows("leaveStaff")) == (True, True)
    assert not kiosk.page.item("clearCall").isEnabled()

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every screen, in every language, in both directions of the screen, with small and with large letters."""

import math
from itertools import product

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QFont, QFontMetricsF

from kiosk import places
from kiosk.content import load_content
from kiosk.ui.application import LANDSCAPE, PORTRAIT
from tests.ui.conftest import OpenKiosk
from tests.ui.errands import to_result
from tests.ui.every_kind import every_kind_form, longer_form
from tests.ui.hearing import hearing_faults
from tests.ui.looking import controls, name_faults, scene_rect, target_faults, text_faults
from tests.ui.tour import every_screen

SIZES = pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
LANGUAGES = ("nl", "ar", "en", "nl-simple", "uk", "pl", "tr", "ti")
SAMPLE = {(PORTRAIT, "nl", False), (LANDSCAPE, "nl", True), (LANDSCAPE, "ar", False), (PORTRAIT, "ar", True)}
"""Every two of screen, direction of writing and letters meet in it; all combinations are for the full run."""
SETTINGS = [
    pytest.param(
        *setting,
        marks=[] if setting in SAMPLE else pytest.mark.full,
        id=f"{setting[1]}-{'large' if setting[2] else 'small'}-{'portrait' if setting[0] == PORTRAIT else 'landscape'}",
    )
    for setting in product((PORTRAIT, LANDSCAPE), LANGUAGES, (False, True))
]


@pytest.mark.accessibility("A-02", "A-21", "A-40", "A-42", "A-54", "A-64", "A-82")
@pytest.mark.parametrize(("size", "language", "large"), SETTINGS)
def test_nothing_is_cut_off_too_small_too_close_nameless_or_silent(
    open_kiosk: OpenKiosk, size: QSize, language: str, large: bool
) -> None:
    QAccessible.setActive(True)
    kiosk = open_kiosk(size=size, form=longer_form())
    faults = [
        f"{screen}: {fault}"
        for screen in every_screen(kiosk, language, large=large)
        for fault in (*text_faults(kiosk), *target_faults(kiosk), *name_faults(kiosk), *hearing_faults(kiosk))
    ]
    assert not faults, "\n".join(faults)


@SIZES
def test_every_language_is_in_sight_on_the_first_screen(open_kiosk: OpenKiosk, size: QSize) -> None:
    kiosk = open_kiosk(size=size)
    codes = load_content(places.resources()).form.languages
    assert len(codes) == 8
    assert [code for code in codes if not kiosk.page.shows(f"begin-{code}")] == []
    assert not kiosk.page.shows("pageDown")


@SIZES
def test_a_low_screen_with_large_letters_also_shows_everything(open_kiosk: OpenKiosk, size: QSize) -> None:
    kiosk = open_kiosk(size=size, form=longer_form())
    kiosk.tap("lowReach")
    faults = [
        f"{screen}: {fault}"
        for screen in every_screen(kiosk, "nl", large=True)
        for fault in (*text_faults(kiosk), *target_faults(kiosk))
    ]
    assert not faults, "\n".join(faults)


@pytest.mark.accessibility("A-42", "A-49")
@pytest.mark.parametrize("size", [QSize(1366, 768), QSize(800, 1280)], ids=["laptop", "tablet"])
def test_smaller_screens_show_everything_too(open_kiosk: OpenKiosk, size: QSize) -> None:
    kiosk = open_kiosk(size=size, form=longer_form())
    faults = [f"{screen}: {fault}" for screen in every_screen(kiosk, "nl", large=False) for fault in text_faults(kiosk)]
    assert not faults, "\n".join(faults)


@pytest.mark.accessibility("A-83")
@SIZES
def test_the_guide_and_the_aids_stand_at_the_same_place_on_every_screen(open_kiosk: OpenKiosk, size: QSize) -> None:
    kiosk = open_kiosk(size=size)
    fixed = ("askGuide", "language", "letters", "contrast", "lowReach", "listen", "back", "next", "stop")
    places: dict[str, set[tuple[int, int]]] = {name: set() for name in fixed}
    for screen in every_screen(kiosk, "nl", large=False):
        if screen in {"attract", "idle-warning", "languages"}:
            continue
        for name in fixed:
            if kiosk.page.shows(name):
                centre = scene_rect(kiosk.page.item(name)).center()
                places[name].add((round(centre.x()), round(centre.y())))
    assert {name: len(seen) for name, seen in places.items()} == dict.fromkeys(fixed, 1)


def test_a_window_on_a_small_screen_keeps_its_shape_and_fits(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk()
    kiosk.window.show_fitting(PORTRAIT)
    kiosk.settle()
    room, window = kiosk.window.window.screen().availableSize(), kiosk.window.window
    assert window.width() <= room.width()
    assert window.height() <= room.height()
    assert abs(window.width() / window.height() - 1080 / 1920) < 0.01


@SIZES
def test_arabic_is_the_mirror_image_of_dutch(open_kiosk: OpenKiosk, size: QSize) -> None:
    dutch, arabic = open_kiosk(size=size), open_kiosk(size=size)
    dutch.begin("nl")
    arabic.begin("ar")
    width = size.width()
    for name in ("stop", "back", "next", "askGuide", "lowReach", "answer-first"):
        assert abs(dutch.page.centre(name).x() + arabic.page.centre(name).x() - width) < 40, name


def test_a_phone_number_in_arabic_keeps_its_order(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(form=every_kind_form("vakbond"))
    kiosk.begin("ar")
    to_result(kiosk)
    phones = [fact["text"] for fact in kiosk.bridges.advice.property("facts") if fact["key"] == "phone"]
    assert phones
    assert all("\u2066" in text and "\u2069" in text for text in phones)


@pytest.mark.accessibility("A-18")
def test_large_letters_are_readable_from_the_viewing_distance(open_kiosk: OpenKiosk) -> None:
    """EN 301 549 5.1.4: in one mode a capital is 0.7 degrees high."""
    kiosk = open_kiosk()
    device = kiosk.window.look.device
    least_mm = 0.7 * math.pi * device.viewing_distance_mm / 180
    small = []
    for screen in every_screen(kiosk, "nl", large=True):
        if screen == "attract" or screen.startswith(("start-wiped", "code")):
            continue  # the next visitor begins with small letters
        for item in kiosk.page.text_items():
            font = item.property("font")
            assert isinstance(font, QFont)
            if QFontMetricsF(font).capHeight() * device.mm_per_px < least_mm:
                small.append(f"{screen}: {item.property('text')}")
    assert not small, "\n".join(small)


@pytest.mark.accessibility("A-59", "A-89")
def test_the_focus_is_seen_on_every_control_of_a_question(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk()
    kiosk.begin()
    for control in controls(kiosk):
        calm = kiosk.window.picture()
        control.item.forceActiveFocus(Qt.FocusReason.TabFocusReason)
        kiosk.settle()
        ringed = kiosk.window.picture()
        left = round(control.rect.left()) - 3
        heights = range(round(control.rect.top()) + 20, round(control.rect.bottom()) - 20)
        changed = sum(calm.pixelColor(left, y) != ringed.pixelColor(left, y) for y in heights)
        assert changed > len(heights) * 0.8, control.name

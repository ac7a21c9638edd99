# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The checks of a picture (`kiosk.ui.flaws`), for the window of a test."""

from collections.abc import Iterator

from kiosk.ui import flaws
from kiosk.ui.flaws import Control, Picture, scene_rect
from tests.ui.driver import Driver

__all__ = ["controls", "name_faults", "picture", "scene_rect", "target_faults", "text_faults"]


def picture(kiosk: Driver) -> Picture:
    return flaws.picture_of(kiosk.window, kiosk.window.look.device)


def controls(kiosk: Driver) -> list[Control]:
    return picture(kiosk).controls


def text_faults(kiosk: Driver) -> Iterator[str]:
    return flaws.text_flaws(picture(kiosk))


def target_faults(kiosk: Driver) -> Iterator[str]:
    return flaws.target_flaws(picture(kiosk))


def name_faults(kiosk: Driver) -> Iterator[str]:
    return flaws.name_flaws(picture(kiosk))

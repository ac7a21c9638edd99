# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a screen is in the real world: the size of its pixels, how far the eyes, how high the hands, how loud it is."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.speech.loudness import Loudness
from kiosk.ui.theme_files import ThemeError, read_object

SMALLEST_TARGET_MM = 15.0
"""Under this a finger misses; no profile may go lower."""
CAPITAL = 0.714
"""How high a capital of Noto Sans is, as a part of the size of its letters."""
_KEYS = (
    "about", "mmPerPx", "viewingDistanceMm", "targetMm", "bottomMm", "reachMm", "low",
    "volumeStepsDb", "volumeStandardStep",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DeviceProfile:
    """One kind of kiosk. Heights are above the floor."""

    name: str
    mm_per_px: float
    viewing_distance_mm: float
    """The distance for which the letters are promised; it stands in the manual."""
    target_mm: float
    bottom_mm: float
    """The lower edge of the picture."""
    reach_mm: tuple[float, float]
    """What somebody in a wheelchair reaches and reads without stretching."""
    low: bool
    """Whether this kiosk greets everybody with the low screen."""
    loudness: Loudness

    @property
    def reach_px(self) -> tuple[float, float]:
        """What is within reach, low and high: pixels above the lower edge of the picture, never below it."""
        low, high = ((reach - self.bottom_mm) / self.mm_per_px for reach in self.reach_mm)
        return max(0.0, low), high

    @property
    def least_capital_mm(self) -> float:
        """EN 301 549 5.1.4: how high a capital must be with large letters, 0.7 degrees at the viewing distance."""
        return 0.7 * math.pi * self.viewing_distance_mm / 180

    @property
    def legible_px(self) -> float:
        """The size of letters whose capitals are as high as that."""
        return self.least_capital_mm / CAPITAL / self.mm_per_px


def load_device(resources: Path, device: str) -> DeviceProfile:
    """A shipped profile by its name, or a file by its path; raises `ThemeError`."""
    file = Path(device) if device.endswith(".json") else resources / "devices" / f"{device}.json"
    read = read_object(file, _KEYS)
    try:
        profile = _profile(file.stem, read)
    except (TypeError, ValueError) as error:
        raise ThemeError(f"{file}: {error}; sizes are numbers, reachMm is two of them: low and high") from error
    _check(file, profile)
    return profile


def _profile(name: str, read: Mapping[str, Any]) -> DeviceProfile:
    low, high = (float(one) for one in read["reachMm"])
    return DeviceProfile(
        name=name,
        mm_per_px=float(read["mmPerPx"]),
        viewing_distance_mm=float(read["viewingDistanceMm"]),
        target_mm=float(read["targetMm"]),
        bottom_mm=float(read["bottomMm"]),
        reach_mm=(low, high),
        low=read["low"] is True,
        loudness=Loudness(tuple(float(step) for step in read["volumeStepsDb"]), int(read["volumeStandardStep"])),
    )


def _check(file: Path, one: DeviceProfile) -> None:
    if not (0.02 < one.mm_per_px < 2 and one.viewing_distance_mm > 0):
        raise ThemeError(f"{file}: mmPerPx and viewingDistanceMm must be measured on the device, in millimetres")
    if one.target_mm < SMALLEST_TARGET_MM:
        raise ThemeError(f"{file}: targetMm is {one.target_mm:g}; a finger needs {SMALLEST_TARGET_MM:g} or more")
    if one.loudness.fault:
        raise ThemeError(f"{file}: 'volumeStepsDb' {one.loudness.fault}")
    if one.reach_mm[1] - max(one.reach_mm[0], one.bottom_mm) < 180:
        raise ThemeError(f"{file}: less than 180 mm of the picture is within reachMm; hang the screen lower")

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How loud the kiosk speaks: a table of the device, measured in the room where it stands."""

from dataclasses import dataclass

LEAST_RANGE_DB = 18
"""EN 301 549, 8.2.1.1: so much softer than the loudest must be possible."""
LEAST_STEP_DB = 12
"""EN 301 549, 8.2.1.2: a step between the softest and the loudest is so much louder than the softest."""


@dataclass(frozen=True, slots=True)
class Loudness:
    """The steps of volume that there are, softest first, in decibels below full, and the one to begin with."""

    steps_db: tuple[float, ...]
    standard: int

    @property
    def fault(self) -> str:
        """What is wrong with the table, and what to do; nothing for a good one."""
        steps = self.steps_db
        if len(steps) < 3 or list(steps) != sorted(set(steps)) or steps[-1] > 0:
            return "needs three or more steps, softest first, none above 0"
        if steps[-1] - steps[0] < LEAST_RANGE_DB:
            return f"must reach from its softest step to one that is {LEAST_RANGE_DB} dB louder"
        if not any(step - steps[0] >= LEAST_STEP_DB for step in steps[1:-1]):
            return f"needs a step in between that is {LEAST_STEP_DB} dB louder than the softest"
        return "" if 0 <= self.standard < len(steps) else "has no such step to begin with; the softest is 0"

    def decibels(self, step: int) -> float:
        """Of this step; beyond the table it is as soft or as loud as can be."""
        return self.steps_db[max(0, min(step, len(self.steps_db) - 1))]

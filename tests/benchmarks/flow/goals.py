# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The goals of the product and whether this run met them: each a figure, what it is held against, and a factor."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from tests.benchmarks.flow.engines import FLOOR, OWN, SURVEY_CORE, XFORMS_ENGINE, Timing
from tests.benchmarks.flow.subject import Size

Timings: TypeAlias = Mapping[Size, Mapping[str, Timing]]
_MEASURED, _LARGEST = Size(100, 8), Size(1000, 8)
_LARGEST_ANSWER_MS = 0.2


@dataclass(frozen=True, slots=True)
class Goal:
    """`figure` must be at most `factor` times `against`; all in the same unit."""

    what: str
    figure: float
    against: float
    factor: float = 1.0

    @property
    def ratio(self) -> float:
        """How large the figure is next to what it is held against."""
        return self.figure / self.against

    @property
    def met(self) -> bool:
        """Whether the goal is met."""
        return self.ratio <= self.factor


def speed_goals(timings: Timings) -> Iterator[Goal]:
    """The goals that the engines in this run allow to judge."""
    usual = timings.get(_MEASURED, {})
    if OWN in usual and FLOOR in usual:
        yield Goal("answer at 100x8 at most 2x the floor", usual[OWN].answer, usual[FLOOR].answer, 2.0)
    if OWN in usual and XFORMS_ENGINE in usual:
        what = "answer at 100x8 at least 15x faster than xforms-engine"
        yield Goal(what, usual[OWN].answer, usual[XFORMS_ENGINE].answer, 1 / 15)
    for other in (XFORMS_ENGINE, SURVEY_CORE):
        if OWN in usual and other in usual:
            yield Goal(f"load at 100x8 below {other}", usual[OWN].load, usual[other].load)
    if OWN in timings.get(_LARGEST, {}):
        yield Goal("answer at 1000x8 under 0.2 ms", timings[_LARGEST][OWN].answer, _LARGEST_ANSWER_MS)

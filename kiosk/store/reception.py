# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the service receives whoever comes: what it takes on at once, and who hears of each answer."""

from collections.abc import Callable
from dataclasses import dataclass, field

from kiosk.store.admission import Admission
from kiosk.store.framing import Answered
from kiosk.store.limits import USUAL, Limits


def _to_nobody(_: Answered) -> None:
    return


@dataclass(frozen=True)
class Reception:
    """Of one process; `tell` is called once for each answer, on the event loop."""

    limits: Limits = USUAL
    tell: Callable[[Answered], None] = _to_nobody
    admission: Admission = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "admission", Admission(self.limits))

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a busy store asks of its kiosks, beside the 429 for who comes at a bad moment: to come less often, with less.

Two sums, no more. How often: if all kiosks come once in each pause, and a request takes as long as the latest ones did,
this process may be busy for half of its time at most; the other half is for peaks. How much: if all kiosks send at the
same moment, all that comes in fits in the memory for it. A store that is not that busy asks nothing.
"""

import math
from typing import Final

from sqlalchemy import Connection, func, select

from kiosk.store.limits import Limits
from kiosk.store.tables import device
from kiosk.wire.coming_back import USUAL_PAUSE_S, Hints
from kiosk.wire.messages import MAX_REQUEST_BYTES

BUSY_SHARE: Final = 0.5
"""Of the time of all places to work in, for kiosks that come at their usual time."""


def hints_now(connection: Connection, limits: Limits, mean_s: float) -> Hints | None:
    """What this store asks when a request takes `mean_s` seconds; None: nothing. One query."""
    kiosks = connection.scalar(select(func.count()).select_from(device).where(device.c.revoked_on.is_(None))) or 0
    return hints_for(kiosks, limits, mean_s)


def hints_for(kiosks: int, limits: Limits, mean_s: float) -> Hints | None:
    """The two sums, for so many kiosks."""
    pause_s = math.ceil(kiosks * mean_s / (limits.most_running * BUSY_SHARE))
    most_bytes = limits.most_body_bytes // max(1, kiosks)
    hints = Hints(
        pause_s=pause_s if pause_s > USUAL_PAUSE_S else None,
        most_bytes=max(1, most_bytes) if most_bytes < MAX_REQUEST_BYTES else None,
    )
    return None if hints == Hints() else hints

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tables of one number per cell that leave the kiosk once a quarter, apart from every visit. Pure."""

from collections.abc import Mapping
from datetime import datetime

from kiosk.policy.anonymity import ANY
from kiosk.visits.attributes import part_of_day

WEEKDAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")


def busy_cell(moment: datetime) -> str:
    """The cell of the busy hours for this local moment: `ma.ochtend`."""
    return f"{WEEKDAYS[moment.weekday()]}.{part_of_day(moment)}"


def large_cells(counts: Mapping[str, int], k: int) -> dict[str, int]:
    """The cells that count at least `k`, and the rest together as `ANY`, which then counts `k` too or is not told.

    The total is known from elsewhere, so a rest of a few is as good as told: the smallest of the large cells join it.
    """
    shown = {cell: count for cell, count in counts.items() if count >= k}
    rest = sum(counts.values()) - sum(shown.values())
    while shown and 0 < rest < k:
        rest += shown.pop(min(shown, key=lambda cell: (shown[cell], cell)))
    return shown | ({ANY: rest} if rest >= k else {})

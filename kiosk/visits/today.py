# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The themes of today's finished visits, for staff: in memory only, because the disk keeps no day."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType


class Today:
    """Not for two threads at once. Begins anew with each day and each start of the program."""

    def __init__(self) -> None:
        self._day: date | None = None
        self._themes: Counter[str] = Counter()

    def add(self, day: date, theme: str, count: int = 1) -> None:
        """Visits were finished on this day."""
        self._turn_to(day)
        self._themes[theme] += count

    def themes(self, day: date) -> Mapping[str, int]:
        """Finished visits of this day by theme code."""
        self._turn_to(day)
        return MappingProxyType(dict(self._themes))

    def _turn_to(self, day: date) -> None:
        if day != self._day:
            self._day = day
            self._themes = Counter()

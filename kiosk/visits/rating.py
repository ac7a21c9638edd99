# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How well a visitor was helped: asked after the visit is over, so that nothing can join the two."""

from collections.abc import Callable

from kiosk.wire.visit_class import RATINGS, CounterName


class Rating:
    """GUI thread only. Open for one answer after each visit that was finished; whoever comes next closes it."""

    def __init__(self, count: Callable[[CounterName], None]) -> None:
        self._count = count
        self._open = False

    @property
    def open(self) -> bool:
        """Whether an answer would count."""
        return self._open

    def ask(self) -> None:
        """A visitor pressed Klaar."""
        self._open = True

    def give(self, rating: CounterName) -> None:
        """The answer; a second one of the same visitor, or one that nobody was asked for, counts nothing."""
        if self._open and rating in RATINGS:
            self._open = False
            self._count(rating)

    def close(self) -> None:
        """Nobody answers any more."""
        self._open = False

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a kiosk fetches signed content from, part by part; and what can come of asking for parts: a closed set."""

from dataclasses import dataclass
from typing import Protocol

from kiosk.sync.outcomes import TurnedAway, Unreachable
from kiosk.wire.content_files import ContentQuestion, Piece


@dataclass(frozen=True, slots=True)
class GotPieces:
    """Parts of the first files that were asked for, at least of one."""

    pieces: tuple[Piece, ...]


PiecesOutcome = GotPieces | Unreachable | TurnedAway


class ContentSource(Protocol):
    """The store as a shelf. One thread fetches; `give_way` may come from another."""

    def fetch(self, asked: ContentQuestion) -> PiecesOutcome:
        """As much of these files as fits. Every condition is an outcome, none an exception."""

    def give_way(self) -> None:
        """Ends the fetching that is under way, and all until `go_on`, at once with `Unreachable(STOPPED)`."""

    def go_on(self) -> None:
        """Nothing more urgent is waiting any more."""

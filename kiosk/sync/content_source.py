# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a kiosk fetches signed content from, part by part; and what can come of asking for a part: a closed set."""

from dataclasses import dataclass
from typing import Protocol

from kiosk.sync.outcomes import TurnedAway, Unreachable


@dataclass(frozen=True, slots=True)
class GotPiece:
    """These bytes of the packed file came, from where was asked on."""

    content: bytes
    total: int
    """Bytes of the whole packed file."""


@dataclass(frozen=True, slots=True)
class NotOnShelf:
    """The store has no such file, or fewer bytes of it than are here."""


PieceOutcome = GotPiece | NotOnShelf | Unreachable | TurnedAway


class ContentSource(Protocol):
    """The store as a shelf. One thread fetches; `give_way` may come from another."""

    def fetch(self, digest: str, first: int, size: int) -> PieceOutcome:
        """At most `size` bytes of a packed file, from `first` on. Every condition is an outcome, none an exception."""

    def give_way(self) -> None:
        """Ends the fetching that is under way, and all until `go_on`, at once with `Unreachable(STOPPED)`."""

    def go_on(self) -> None:
        """Nothing more urgent is waiting any more."""

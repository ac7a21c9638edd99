# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the store said with its receipts, for as long as the program runs.

In memory only: where a referral went is of no use to who takes the disk, and comes again after a restart.
"""

import threading
from dataclasses import dataclass, replace

from kiosk.sync.pace import pause_s, within_bounds
from kiosk.wire.coming_back import ContentOffer, Hints, OwnReferral, WhatComesBack, tag_of


@dataclass(frozen=True, slots=True)
class Said:
    """All that is known of it now."""

    referrals: tuple[OwnReferral, ...] = ()
    """Where the latest referrals of this kiosk are."""
    tag: str | None = None
    """Stands for them at the store; None: nothing was heard yet."""
    content: ContentOffer | None = None
    hints: Hints | None = None
    """Of the last answer."""


class Heard:
    """The sync thread takes what comes back; any thread reads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._said = Said()

    def take(self, comes_back: WhatComesBack | None) -> None:
        """Keeps each part that came; of one that did not come nothing changed, but hints are for the moment."""
        parts = comes_back or WhatComesBack()
        with self._lock:
            said = replace(self._said, hints=parts.hints, content=parts.content or self._said.content)
            if parts.referrals is not None:
                said = replace(said, referrals=parts.referrals, tag=tag_of(parts.referrals))
            self._said = said

    @property
    def said(self) -> Said:
        """As it is now."""
        return self._said

    def most_bytes(self, own: int) -> int:
        """What a request may carry: no more than the line bears, nor than the store likes."""
        hints = self._said.hints
        return within_bounds(min(own, hints.most_bytes) if hints and hints.most_bytes else own)

    def pause_s(self, usual_s: float) -> float:
        """The usual pause: the kiosk's own, or the one that the store asks for, within bounds."""
        hints = self._said.hints
        return pause_s(hints.pause_s) if hints and hints.pause_s else usual_s

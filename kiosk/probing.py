# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the machine says of itself: disk, database, printer, sound card, and a directory that somebody looks after."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.clock import Clock
from kiosk.directory.freshness import is_stale
from kiosk.directory.reading import Directory
from kiosk.reports import printer
from kiosk.ui.condition import Probed

LITTLE_ROOM = 200_000_000
"""Free bytes under which somebody must make room: years of visits, but the machine's own log may eat it in a day."""
SOUND_CARDS = Path("/proc/asound/cards")


@dataclass(frozen=True, slots=True)
class Prober:
    """Asks the machine. Slow: not for the GUI thread."""

    data_dir: Path
    directory: Directory
    clock: Clock
    sound_cards: Path = SOUND_CARDS
    mended: Callable[[], bool] = lambda: False
    """Whether the database was damaged not long ago; raises OSError."""

    def probe(self) -> Probed:
        """How it is now; raises OSError where not even the disk can be asked."""
        today = self.clock().date()
        return Probed(
            disk_low=shutil.disk_usage(self.data_dir).free < LITTLE_ROOM,
            mended=self.mended(),
            printer=isinstance(printer.probe(), printer.Ready),
            sound=shutil.which("aplay") is not None and _has_card(self.sound_cards),
            stale_services=sum(is_stale(one.assured_date, today) for one in self.directory.services),
        )


def _has_card(cards: Path) -> bool:
    try:
        return "no soundcards" not in cards.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a machine has to make sound and to play it."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ESPEAK = (sys.executable, "-I", "-S", str(Path(__file__).with_name("espeak_process.py")))
"""Without site-packages: it needs none, and starts sooner."""
APLAY = ("aplay", "-q", "-")
"""ALSA's player, which takes a WAV from its input. Qt's multimedia is not among the modules that we ship."""


@dataclass(frozen=True, slots=True)
class Machine:
    """The two programs that run beside the kiosk, and where ALSA has its devices."""

    voice: Sequence[str] = ESPEAK
    player: Sequence[str] = APLAY
    devices: Path = Path("/dev/snd")

    @property
    def has_card(self) -> bool:
        """Whether ALSA knows anything that plays."""
        return any(self.devices.glob("pcm*p"))

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The kiosk's own short sounds. Qt's multimedia is not among the modules that we ship."""

import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path


class Loudspeaker:
    """Plays short sounds through ALSA's `aplay`; where there is none, the screen alone has to say it."""

    def __init__(self) -> None:
        self._aplay = shutil.which("aplay")
        self._playing: subprocess.Popen[bytes] | None = None
        self._hand = ThreadPoolExecutor(1)

    def play(self, file: Path) -> None:
        """Plays a WAV file once and returns at once; nothing while another still plays."""
        self._hand.submit(self._play, file)

    def _play(self, file: Path) -> None:
        if self._aplay is None or (self._playing is not None and self._playing.poll() is None):
            return
        with suppress(OSError):
            self._playing = subprocess.Popen(
                [self._aplay, "-q", "--", str(file)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )

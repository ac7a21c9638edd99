# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Speech on a machine that has no sound: it says so for every text, and the screens show it."""

from collections.abc import Callable

from kiosk.speech.port import Channel, NoSound, SpeechEvent, Utterance


class SilentSpeech:
    """Says nothing, and gives the reason."""

    def __init__(self, reason: str) -> None:
        self._reason = reason

    def say(self, _utterance: Utterance, hear: Callable[[SpeechEvent], None]) -> None:
        """Ends at once in `NoSound`."""
        hear(NoSound(self._reason))

    def stop(self) -> None:
        """Nothing is being said."""

    def set_volume(self, step: int) -> None:
        """Silence has no volume."""

    def channel(self) -> Channel:
        """As careful as can be: what a loudspeaker may not say is not said."""
        return Channel.LOUDSPEAKER

    def close(self) -> None:
        """Nothing runs beside the kiosk."""

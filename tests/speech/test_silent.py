# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A machine without sound says so, every time."""

from kiosk.speech.port import Channel, NoSound, Speech, SpeechEvent, Utterance
from kiosk.speech.silent import SilentSpeech


def test_every_text_ends_at_once_and_says_why_nothing_was_heard() -> None:
    speech: Speech = SilentSpeech("no sound card")
    heard: list[SpeechEvent] = []
    for text in ("Hoe oud bent u?", "Verder"):
        speech.say(Utterance(text, "nl"), heard.append)
    assert heard == [NoSound("no sound card")] * 2
    assert speech.channel() is Channel.LOUDSPEAKER

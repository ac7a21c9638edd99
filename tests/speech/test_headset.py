# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the sound goes: what cannot be told is the loudspeaker, so that nothing personal is said aloud by mistake."""

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from time import monotonic

import pytest

from kiosk.speech import headset
from kiosk.speech.port import Channel
from tests.speech.hearing import PATIENCE_S, Ear, said, speaker


@pytest.mark.parametrize(
    "make",
    [lambda _card: None, Path.touch, lambda card: card.symlink_to("/dev/null"), os.mkfifo, Path.mkdir],
    ids=["no card", "a file", "another device", "a pipe that nobody writes", "a folder"],
)
def test_a_card_that_tells_nothing_is_a_loudspeaker(make: Callable[[Path], None], tmp_path: Path) -> None:
    make(tmp_path / "controlC0")
    assert headset.channel(tmp_path) is Channel.LOUDSPEAKER


def test_the_jack_is_asked_of_the_driver_in_its_own_shape(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No machine that runs tests has a socket: this plays the driver, by the layout of sound/asound.h (64 bits)."""
    (tmp_path / "controlC0").touch()
    plugged = {b"Headset Jack": 1, b"Headphone Jack": 0}

    def driver(_file: int, request: int, element: bytearray) -> int:
        assert (request, len(element)) == (0xC4C85512, 1224)
        assert int.from_bytes(element[4:8], "little") == 0, "the element belongs to the card"
        name = bytes(element[16:60]).rstrip(b"\x00")
        if name not in plugged:
            raise FileNotFoundError
        element[72] = plugged[name]
        return 0

    monkeypatch.setattr("fcntl.ioctl", driver)
    with closing(speaker(tmp_path)) as voice:
        for plug, channel in ((1, Channel.HEADSET), (0, Channel.LOUDSPEAKER)):
            plugged[b"Headset Jack"] = plug
            assert headset.channel(tmp_path) is channel
            until = monotonic() + PATIENCE_S
            while voice.channel() is not channel:
                assert monotonic() < until
                ear = Ear()
                voice.say(said("Dag"), ear.of("Dag"))
                ear.until_end("Dag")

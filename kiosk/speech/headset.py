# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether a headset is plugged in, as ALSA's driver tells it to everybody who may play sound."""

import fcntl
import os
import struct
from contextlib import suppress
from pathlib import Path

from kiosk.speech.port import Channel

_JACKS = (b"Headphone Jack", b"Headset Jack", b"Front Headphone Jack", b"Headphone Mic Jack", b"Headset Headphone Jack")
"""The names that drivers give to a socket that tells whether something is in it."""

# From sound/asound.h, for a machine of 64 bits: struct snd_ctl_elem_value and the call that reads one.
_ELEMENT_BYTES = 1224
_VALUE_AT = 72
_CARD = 0
_READ_ELEMENT = 3 << 30 | _ELEMENT_BYTES << 16 | ord("U") << 8 | 0x12


def channel(devices: Path) -> Channel:
    """The headset where one is plugged into any sound card; else the loudspeaker, also where nothing can be told."""
    plugged = any(_plugged(card) for card in sorted(devices.glob("controlC*")))
    return Channel.HEADSET if plugged else Channel.LOUDSPEAKER


def _plugged(card: Path) -> bool:
    with suppress(OSError):
        control = os.open(card, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            return any(_is_on(control, jack) for jack in _JACKS)
        finally:
            os.close(control)
    return False


def _is_on(control: int, jack: bytes) -> bool:
    element = bytearray(_ELEMENT_BYTES)
    struct.pack_into("=IiII44sI", element, 0, 0, _CARD, 0, 0, jack, 0)
    with suppress(OSError):
        fcntl.ioctl(control, _READ_ELEMENT, element)
        return element[_VALUE_AT] != 0
    return False

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How much one request carries and how long it may take. Pure.

Bytes and not messages, for a line takes bytes: a limit that a line cannot bear is halved until it gets through, and
comes back slowly. It is kept over restarts, so that a kiosk on a bad line does not find it out anew each day.
"""

from typing import Final

from kiosk.wire.messages import MAX_REQUEST_BYTES

ENVELOPE_BYTES: Final = 300
"""What a request has around its messages, amply."""
MOST_BYTES: Final = MAX_REQUEST_BYTES - ENVELOPE_BYTES
"""Of the messages in one request, before they are compressed."""
START_BYTES: Final = 400_000
"""Of a kiosk that does not know its line yet: a busy week with all its referrals goes in one request."""
LEAST_BYTES: Final = 16_000
"""A line that does not bear this bears nothing. A single message that is larger goes alone."""
SLOWEST_BYTES_PER_S: Final = 1_000
"""A line that is slower is given up."""
LONGEST_PUSH_S: Final = 300.0
"""No exchange lasts longer, however much it carries."""
SHORTEST_PAUSE_S: Final = 60.0
LONGEST_PAUSE_S: Final = 3_600.0
"""Between these is the usual pause that a store may ask for."""


def grown(most_bytes: int, sent_bytes: int) -> int:
    """The limit after an answer; a request that was small proves nothing of a larger one."""
    if 2 * sent_bytes < most_bytes:
        return most_bytes
    return min(MOST_BYTES, most_bytes + most_bytes // 4)


def halved(most_bytes: int, sent_bytes: int) -> int:
    """The limit after a time-out or a 413; a small request proves nothing: the line was down."""
    if sent_bytes <= LEAST_BYTES:
        return most_bytes
    return max(LEAST_BYTES, min(most_bytes, sent_bytes) // 2)


def within_bounds(asked_bytes: int) -> int:
    """What a store asks for, or what was kept, as far as a kiosk goes along."""
    return min(MOST_BYTES, max(LEAST_BYTES, asked_bytes))


def pause_s(asked_s: float) -> float:
    """The usual pause that a store asks for, as far as a kiosk goes along."""
    return min(LONGEST_PAUSE_S, max(SHORTEST_PAUSE_S, asked_s))


def time_for(body_bytes: int, limit_s: float) -> float:
    """How long an exchange may take that has `limit_s` for itself and this body, as it is sent, on top of it."""
    return min(max(LONGEST_PUSH_S, limit_s), limit_s + body_bytes / SLOWEST_BYTES_PER_S)

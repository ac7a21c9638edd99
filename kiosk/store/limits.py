# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How much the service takes on at once, and how long it waits for whom: every limit by its name."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one process, and those of one kiosk.

    The limits of a kiosk for a minute and a day are kept in the database, and so are those of the region; all others
    are of each process by itself.
    """

    most_running: int = 4
    """Requests that are worked on at once: one waits for the disk while another reckons."""
    most_waiting: int = 32
    """Complete requests that wait their turn; the next hears 429 and when to come back."""
    most_at_once: int = 4
    """Complete requests in the name of one kiosk, waiting or worked on: one in a tight loop holds up itself alone."""
    most_connections: int = 2_000
    """Open connections; the next hears 503. Behind a proxy they are the proxy's."""
    most_body_bytes: int = 200_000_000
    """Of all bodies that are still coming in, so that slow ones cannot fill the memory; the next bytes hear 429."""
    requests_a_minute: int = 600
    """Of one kiosk. To catch up after a week takes some tens of requests, to fetch all content some hundreds."""
    bytes_a_day: int = 50_000_000
    """Of one kiosk, as sent. A week of 500 visits and 20 referrals is some tens of thousands."""
    head_within_s: float = 20.0
    """From the connection, or the first byte after an answer, to the end of a request's header."""
    body_within_s: float = 15.0
    """From there to the end of its body."""
    stops_within_s: int = 10
    """How long requests that have begun may still take after the signal to stop; then they are told to come back."""


USUAL: Final = Limits()

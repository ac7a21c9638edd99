# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an author may have meant by a name that does not exist."""

from collections.abc import Iterable
from difflib import get_close_matches

from kiosk.flow.said import Said


def perhaps(name: str, known: Iterable[str]) -> Said:
    """A question, after a space, whether the author meant a name that is there; nothing when none is like it."""
    close = get_close_matches(name, list(known), n=1)
    return Said(f" Bedoelt u '{close[0]}'?", f" Did you mean '{close[0]}'?") if close else Said("", "")

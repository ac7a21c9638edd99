# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is being typed on the screen: kept short and free of control characters."""

import unicodedata

LONGEST_TEXT = 200
LONGEST_NUMBER = 6


def typed(entry: str, addition: str, longest: int) -> str:
    """`entry` with `addition` behind it; controls are dropped and what does not fit is not taken."""
    clean = "".join(sign for sign in addition if not unicodedata.category(sign).startswith("C"))
    return (entry + clean)[:longest]


def erased(entry: str) -> str:
    """Without the last character."""
    return entry[:-1]

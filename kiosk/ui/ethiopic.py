# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The Ethiopic syllables: Unicode has the orders of one letter side by side, eight places to a letter."""

import unicodedata

FIRST, LAST = 0x1200, 0x135A
ORDERS = 8
_ROUNDED = frozenset({0x1240, 0x1250, 0x1288, 0x12A8, 0x12B8, 0x1308})
"""Letters said with rounded lips as well, as in ቋንቋ: those forms have the eight places behind them."""
_SYLLABLE = "ETHIOPIC SYLLABLE"


def orders_of(letter: str) -> tuple[str, ...]:
    """The letter with each of its vowels, as the alphabet has them; none when it is no Ethiopic letter."""
    if len(letter) != 1 or not FIRST <= ord(letter) <= LAST:
        return ()
    first = ord(letter) - (ord(letter) - FIRST) % ORDERS
    if first - ORDERS in _ROUNDED:
        first -= ORDERS
    codes = [*range(first, first + 7), *range(first + ORDERS, first + 2 * ORDERS)]
    found = (chr(code) for code in (codes if first in _ROUNDED else range(first, first + ORDERS)))
    return tuple(one for one in found if unicodedata.name(one, "").startswith(_SYLLABLE))

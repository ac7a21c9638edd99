# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rounding as people do it: halves away from zero, on the digits as written."""

import math
from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal

from kiosk.flow.xpath.values import NAN

_EXACT = Context(prec=700)
_MOST_PLACES = 340


def round_half_away(number: float, places: float, *, cut: bool = False) -> float:
    """The number with so many decimals (negative: tens, hundreds); with `cut`, the rest is dropped instead."""
    if not math.isfinite(number):
        return number
    if math.isnan(places):
        return NAN
    step = Decimal(1).scaleb(-whole_part(places, _MOST_PLACES))
    how = ROUND_DOWN if cut else ROUND_HALF_UP
    return float(Decimal(repr(float(number))).quantize(step, rounding=how, context=_EXACT))


def whole_part(number: float, most: int) -> int:
    """The whole part, kept within -`most` to `most`; 0 of NaN."""
    return 0 if math.isnan(number) else int(max(-most, min(most, number)))

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Numbers made from a whole one in steps that never turn: where they cross a bound is found with the engine's sums."""

from kiosk.flow.proof.gates import FALSE, TRUE, Lit
from kiosk.flow.proof.sums import Sums
from kiosk.flow.proof.symbols import Curve
from kiosk.flow.xpath.rounding import round_half_away


def value_at(curve: Curve, number: int) -> float:
    """The value for this whole number, in the doubles of the engine."""
    value = float(number)
    for sign, operand in curve.steps:
        match sign:
            case "+":
                value = value + operand
            case "*":
                value = value * operand
            case "div":
                value = value / operand
            case _:
                value = round_half_away(value, operand, cut=sign == "int")
    return value


def below(sums: Sums, curve: Curve, bound: float, *, strict: bool) -> Lit:
    """Whether the value is below the bound, or with `strict` False at most the bound."""
    least, most = sums.bounds(curve.linear)

    def fits(number: int) -> bool:
        value = value_at(curve, number)
        return value < bound if strict else value <= bound

    at_least = fits(least)
    if at_least == fits(most):
        return TRUE if at_least else FALSE
    while most - least > 1:
        middle = (least + most) // 2
        least, most = (middle, most) if fits(middle) == at_least else (least, middle)
    low = sums.at_most(curve.linear, least)
    return low if at_least else -low

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Recognises an international bank account number (IBAN, ISO 13616), so that the kiosk can refuse to take one."""

import re
from collections.abc import Mapping
from types import MappingProxyType

_BY_LENGTH = {
    15: "NO",
    16: "BE",
    18: "DK FI FK FO GL NL SD",
    19: "MK SI",
    20: "AT BA EE KZ LT LU MN XK",
    21: "CH HR LI LV",
    22: "BG BH CR DE GB GE IE ME RS VA",
    23: "AE GI IL IQ OM SO TL",
    24: "AD CZ ES MD PK RO SA SE SK TN VG",
    25: "LY PT ST",
    26: "IS TR",
    27: "BI DJ FR GR IT MC MR SM",
    28: "AL AZ BY CY DO GT HN HU LB NI PL SV",
    29: "BR EG PS QA UA",
    30: "JO KW MU YE",
    31: "MT SC",
    32: "LC",
    33: "RU",
}
LENGTHS: Mapping[str, int] = MappingProxyType(
    {country: length for length, countries in _BY_LENGTH.items() for country in countries.split()}
)
"""How long the number of each country is, by the register of ISO 13616."""
_BEGINS = re.compile(r"(?<![^\W_])[A-Z]{2}[\W_]*[0-9][\W_]*[0-9]")


def holds_bank_account(text: str) -> bool:
    """Whether an IBAN stands in this text, together or apart by whatever is no letter and no digit."""
    upper = text.upper()
    return any(_passes(upper[found.start() :]) for found in _BEGINS.finditer(upper))


def _passes(rest: str) -> bool:
    length = LENGTHS.get(rest[:2], 0)
    number = "".join(sign for sign in rest if sign.isascii() and sign.isalnum())[:length]
    turned = number[4:] + number[:4]
    return len(number) == length > 0 and int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1

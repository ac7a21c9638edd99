# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which postcodes belong to a municipality: ranges of their four digits."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from kiosk.directory.node import LONG, Node

DIGITS = 4
_RANGE = re.compile(r"(\d{4})(?:-(\d{4}))?", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class PostcodeRange:
    """From the first postcode up to and including the last, both of four digits."""

    first: str
    last: str

    def holds(self, digits: str) -> bool:
        """Whether a postcode of this range begins with these digits; more than four are cut off."""
        begun = digits[:DIGITS]
        return self.first <= begun.ljust(DIGITS, "9") and begun.ljust(DIGITS, "0") <= self.last


def read_postcodes(node: Node) -> tuple[PostcodeRange, ...]:
    """The ranges under `postcodes`, as "0110-0119, 0140"; none when absent."""
    written = node.text("postcodes", LONG)
    found = [_RANGE.fullmatch(one.strip()) for one in written.split(",")] if written else []
    ranges = tuple(PostcodeRange(match[1], match[2] or match[1]) for match in found if match is not None)
    if None in found or any(one.first > one.last for one in ranges):
        node.child("postcodes").complain("Dit is geen reeks postcodes. Schrijf bijvoorbeeld 0110-0119, 0140.")
        return ()
    return ranges


def shared(ranges: Iterable[PostcodeRange]) -> str:
    """A postcode that stands in two of these ranges; '' when there is none."""
    for one, other in pairwise(sorted(ranges)):
        if other.first <= one.last:
            return other.first
    return ""

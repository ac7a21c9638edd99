# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Text that partners wrote, made safe to show: one line of plain text without hidden characters.

Bidirectional controls could turn a phone number round, zero-width characters hide a look-alike, control characters
cut a printed slip. A flood of combining marks draws over its neighbours.
"""

import unicodedata

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_BREAKS = frozenset("\t\n\v\f\r\x85\u2028\u2029")
_MOST_MARKS = 4
"""Combining marks after one letter; no language of the kiosk uses more than three."""


def clean(text: str) -> str:
    """The same words in NFC on one line, without control, format, private or unassigned characters."""
    shown = "".join(_visible(unicodedata.normalize("NFC", text)))
    return unicodedata.normalize("NFC", " ".join(shown.split()))


def _visible(text: str) -> list[str]:
    kept: list[str] = []
    marks = 0
    for character in text:
        if character in _BREAKS:
            character = " "  # noqa: PLW2901  a line break separates words; dropping it would glue them together
        category = unicodedata.category(character)
        if category in _HIDDEN:
            continue
        marks = marks + 1 if category in {"Mn", "Me"} else 0
        if marks <= _MOST_MARKS:
            kept.append(character)
    return kept

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was typed, as it may be kept: one line, composed letters, nothing that hides or turns round."""

import unicodedata

_JOINERS = "\u200c\u200d"
"""Zero-width, and part of how some languages are written."""


def plain(typed: str) -> str:
    """The text in NFC on one line; control characters and marks of direction are gone, runs of blanks are one."""
    spaced = "".join(" " if sign.isspace() else sign for sign in unicodedata.normalize("NFC", typed))
    return " ".join("".join(sign for sign in spaced if _shown(sign)).split())


def _shown(sign: str) -> bool:
    return sign in _JOINERS or not unicodedata.category(sign).startswith("C")


def folded(text: str) -> str:
    """The text for looking something up in it: one form of every digit and letter, no joiners."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text) if sign not in _JOINERS).casefold()

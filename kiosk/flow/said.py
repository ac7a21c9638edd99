# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A sentence for authors, in the languages that they read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """The same in Dutch and in English."""

    nl: str
    en: str

    def shown(self, language: str) -> str:
        """In English for `en`, in Dutch for any other language."""
        return self.en if language == "en" else self.nl

    def __str__(self) -> str:
        """In Dutch, the language of a region."""
        return self.nl

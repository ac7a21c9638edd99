# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Conditions in plain Dutch and English, and back."""

from kiosk.flow.words.rules import in_words, read_words, rules_in_words

__all__ = ["in_words", "read_words", "rules_in_words"]

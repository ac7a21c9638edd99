# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Translations apart from the workbook: out to a translator, back without losing a row. Needs the `publish` extra."""

from kiosk.flow.translations.states import missing_and_stale, states, status

__all__ = ["missing_and_stale", "states", "status"]

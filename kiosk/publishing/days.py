# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A day as people write it."""

from calendar import month_name
from datetime import date

from kiosk.flow.said import Said
from kiosk.reports.labels import MONTHS


def day_said(day: date) -> Said:
    """`27 november 2026`."""
    return Said(
        f"{day.day} {MONTHS[day.month - 1]} {day.year}",
        f"{day.day} {month_name[day.month]} {day.year}",
    )

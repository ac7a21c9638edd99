# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""ISO 8601 weeks as text, such as `2026-W47`. Their order as text is their order in time."""

from datetime import date, timedelta


def week_of_day(day: date) -> str:
    """The week of a day."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def monday(week: str) -> date:
    """The first day of a week."""
    return date.fromisocalendar(int(week[:4]), int(week[6:]), 1)


def weeks_between(first: str, last: str) -> int:
    """How many weeks later the last one is; below zero when it is earlier."""
    return (monday(last) - monday(first)).days // 7


def week_after(week: str) -> str:
    """The next week."""
    return week_of_day(monday(week) + timedelta(days=7))


def week_before(week: str) -> str:
    """The week before."""
    return week_of_day(monday(week) - timedelta(days=7))

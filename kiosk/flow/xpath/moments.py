# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dates in expressions: read from text, counted in days since 1970-01-01 UTC, written as ISO 8601."""

import math
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DAY = timedelta(days=1)
_ISO = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"
    r"(?:T(?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.(?P<fraction>\d{1,9}))?)?(?P<zone>Z|[+-]\d{2}:?\d{2})?)?",
    re.ASCII,
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, or a moment of a day, in the zone of the evaluation."""

    when: datetime

    def days(self) -> float:
        """Days since 1970-01-01 UTC, with the fraction of a day."""
        return (self.when - _EPOCH) / _DAY

    def text(self) -> str:
        """`2026-11-23`, or with a time of day `2026-11-23T14:30:00.000+01:00`."""
        if (self.when.hour, self.when.minute, self.when.second, self.when.microsecond) == (0, 0, 0, 0):
            return self.when.date().isoformat()
        return self.when.isoformat(timespec="milliseconds")


def read_moment(text: str, zone: tzinfo) -> Moment | None:
    """The moment that this ISO 8601 date or date-time names; None where it names none. No offset means `zone`."""
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    part = match.groupdict()
    fraction = (part["fraction"] or "").ljust(6, "0")[:6]
    try:
        when = datetime(
            int(part["year"]),
            int(part["month"]),
            int(part["day"]),
            int(part["hour"] or 0),
            int(part["minute"] or 0),
            int(part["second"] or 0),
            int(fraction or 0),
            tzinfo=_offset(part["zone"], zone),
        )
        return Moment(when.astimezone(zone))
    except (ValueError, OverflowError):
        return None


def moment_of_days(days: float, zone: tzinfo) -> Moment | None:
    """The moment so many days after 1970-01-01 UTC; None outside the calendar."""
    if not math.isfinite(days):
        return None
    try:
        return Moment((_EPOCH + timedelta(days=days)).astimezone(zone))
    except OverflowError:
        return None


def write_moment(moment: Moment, pattern: str) -> str:
    """The moment in the codes of ODK XForms (`%Y-%m-%d`, `%e %b %Y`, ...); an unknown code stays as it is."""
    when = moment.when
    parts = {
        "Y": f"{when.year:04}",
        "y": f"{when.year % 100:02}",
        "m": f"{when.month:02}",
        "n": str(when.month),
        "b": _MONTHS[when.month - 1],
        "d": f"{when.day:02}",
        "e": str(when.day),
        "H": f"{when.hour:02}",
        "h": str(when.hour),
        "M": f"{when.minute:02}",
        "S": f"{when.second:02}",
        "3": f"{when.microsecond // 1000:03}",
        "a": _WEEKDAYS[when.weekday()],
        "W": str(when.isocalendar().week),
        "%": "%",
    }
    return re.sub("%(.)", lambda match: parts.get(match[1], match[0]), pattern)


def _offset(text: str | None, zone: tzinfo) -> tzinfo:
    if text is None:
        return zone
    if text == "Z":
        return UTC
    sign = -1 if text[0] == "-" else 1
    return timezone(sign * timedelta(hours=int(text[1:3]), minutes=int(text[-2:])))

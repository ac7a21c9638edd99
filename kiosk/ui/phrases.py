# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Times, dates and opening hours in words a visitor uses: "Nu dicht. Open dinsdag om 10 uur"."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from kiosk.directory.hours import Closed, HoursUnknown, Open, Opening
from kiosk.ui.texts import Words


def clock_words(moment: time, words: Words) -> str:
    """`10 uur`, `10.30 uur`; `10:00` in other languages."""
    if moment.minute == 0:
        return words.ltr(words.texts["time_hour"].format(hour=moment.hour))
    return words.ltr(words.texts["time_minute"].format(hour=moment.hour, minute=f"{moment.minute:02d}"))


def day_words(day: date, today: date, words: Words) -> str:
    """`dinsdag` within a week, else `dinsdag 3 maart`."""
    name = words.say(f"day_{day.weekday()}")
    if day - today < timedelta(days=7):
        return name
    return words.say("day_date", day=name, date=day.day, month=words.say(f"month_{day.month}"))


def opening_words(opening: Opening, now: datetime, words: Words) -> str:
    """One sentence: open until when, or when it opens again."""
    match opening:
        case Open(closes):
            return words.say("open_until", time=clock_words(closes, words))
        case Closed(opens) if opens is not None:
            return _closed_words(opens, now, words)
        case Closed():
            return words.say("closed")
        case HoursUnknown():
            return words.say("hours_unknown")


def _closed_words(opens: datetime, now: datetime, words: Words) -> str:
    clock = clock_words(opens.time(), words)
    days = (opens.date() - now.date()).days
    if days == 0:
        return words.say("closed_today", time=clock)
    if days == 1:
        return words.say("closed_tomorrow", time=clock)
    return words.say("closed_until", day=day_words(opens.date(), now.date(), words), time=clock)


def opening_tone(opening: Opening) -> str:
    """`good` when open now, `notice` when not."""
    return "good" if isinstance(opening, Open) else "notice"


def wait_words(seconds: float, words: Words) -> str:
    """`40 seconden`, `5 minuten`, rounded up."""
    whole = max(1, round(seconds + 0.499))
    if whole < 120:
        return words.say("seconds", count=whole)
    return words.say("minutes", count=-(-whole // 60))


def moment_words(moment: datetime, words: Words) -> str:
    """`maandag 23 november 14.05 uur`, for staff."""
    day = words.say(
        "day_date",
        day=words.say(f"day_{moment.weekday()}"),
        date=moment.day,
        month=words.say(f"month_{moment.month}"),
    )
    return f"{day}, {clock_words(moment.time(), words)}"


def listed(parts: Sequence[str], words: Words) -> str:
    """`‘a’, ‘b’ en ‘c’`."""
    # No isolates around each: an isolate with only isolates in it has no letter to take its direction from.
    quoted = [words.texts["quoted"].format(text=part) for part in parts]
    if len(quoted) < 2:
        return "".join(quoted)
    separator = "، " if words.mirrored else ", "
    return f"{separator.join(quoted[:-1])} {words.say('and')} {quoted[-1]}"

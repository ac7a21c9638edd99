# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A day being chosen in three steps: day, month by its name, year. Pure: each step gives the next entry."""

from calendar import monthrange
from dataclasses import dataclass, replace
from enum import StrEnum

from kiosk.flow.lexical import is_date
from kiosk.ui.entry import erased, typed
from kiosk.ui.texts import Words

YEAR_DIGITS = 4
YEARS = range(1900, 2200)
"""Years that anybody at a kiosk can mean; "0198" is a slip of the finger."""


class DatePart(StrEnum):
    """The steps, in the order of asking; each has a page of its own in QML."""

    DAY = "Day"
    MONTH = "Month"
    YEAR = "Year"


@dataclass(frozen=True, slots=True)
class DateEntry:
    """What is chosen so far: 0 and '' are not chosen yet. `part`: the step that is on the screen."""

    day: int = 0
    month: int = 0
    year: str = ""
    part: DatePart = DatePart.DAY

    def at(self, part: DatePart) -> "DateEntry":
        """Another step on the screen; nothing chosen is lost."""
        return replace(self, part=part)

    def with_day(self, day: int) -> "DateEntry":
        """After a tap on a day; on to the month."""
        return replace(self, day=day, part=DatePart.MONTH)

    def with_month(self, month: int) -> "DateEntry":
        """After a tap on a month; on to the year."""
        return replace(self, month=month, part=DatePart.YEAR)

    def with_typed(self, signs: str) -> "DateEntry":
        """After digits of the year."""
        digits = "".join(one for one in signs if one.isdecimal())
        return replace(self, year=typed(self.year, digits, YEAR_DIGITS))

    def without_last(self) -> "DateEntry":
        """After the erase key."""
        return replace(self, year=erased(self.year))

    @property
    def missing(self) -> tuple[DatePart, ...]:
        """The steps that are not taken yet."""
        taken = {DatePart.DAY: self.day, DatePart.MONTH: self.month, DatePart.YEAR: self.year}
        return tuple(part for part in DatePart if not taken[part])

    @property
    def given(self) -> str:
        """The day in the lexical form of XForms, ISO 8601; '' while a step is missing."""
        return "" if self.missing else f"{self.year:0>4}-{self.month:02d}-{self.day:02d}"


NO_DATE = DateEntry()


def date_entry(value: str) -> DateEntry:
    """The entry of an earlier answer; an empty one where there is none."""
    if not is_date(value):
        return NO_DATE
    year, month, day = value.split("-")
    return DateEntry(int(day), int(month), year)


def date_words(value: str, words: Words) -> str:
    """An answer as a visitor reads it: `3 maart 1985`."""
    entry = date_entry(value)
    return _in_words(entry, words) if entry.month else value


@dataclass(frozen=True, slots=True)
class DateTrouble:
    """Why this is no day yet, in the visitor's words, and the step to put it right at."""

    part: DatePart
    said: str


def date_trouble(entry: DateEntry, words: Words) -> DateTrouble | None:
    """What to put right before this is a day; None when it is one, or when nothing was chosen."""
    missing = entry.missing
    if len(missing) == len(DatePart):
        return None
    if missing:
        return DateTrouble(missing[0], words.say(f"date_missing_{missing[0].lower()}"))
    if len(entry.year) != YEAR_DIGITS or int(entry.year) not in YEARS:
        return DateTrouble(DatePart.YEAR, words.say("date_year_wrong"))
    if entry.day > monthrange(int(entry.year), entry.month)[1]:
        return DateTrouble(DatePart.DAY, words.say("date_impossible", date=_in_words(entry, words)))
    return None


def part_words(entry: DateEntry, part: DatePart, words: Words) -> str:
    """What a step shows: the day, the name of the month, the year; '' while it is not taken."""
    if part is DatePart.DAY:
        return str(entry.day or "")
    if part is DatePart.MONTH:
        return words.say(f"month_{entry.month}") if entry.month else ""
    return entry.year


def _in_words(entry: DateEntry, words: Words) -> str:
    # No isolates around each part: one with only isolates in it has no letter to take its direction from.
    return words.texts["date_full"].format(date=entry.day, month=words.say(f"month_{entry.month}"), year=entry.year)

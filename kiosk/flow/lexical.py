# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether an answer has the form that its kind of question asks for, before any rule of the flow looks at it."""

import re
from datetime import date
from enum import Enum

from kiosk.flow.form import QuestionKind
from kiosk.flow.personal_numbers import holds_citizen_number

MAX_TEXT = 1_000
INTEGERS = range(-(2**31), 2**31)
"""What an integer can be in ODK XForms."""
_WHOLE_NUMBER = re.compile(r"-?\d{1,10}", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_DAY_AND_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class Fault(Enum):
    """What is wrong with an answer."""

    REQUIRED = "required"
    NOT_OFFERED = "not offered"
    NOT_A_NUMBER = "not a number"
    NOT_A_DATE = "not a date"
    TOO_LONG = "too long"
    UNREADABLE = "unreadable"
    CITIZEN_NUMBER = "citizen number"
    NOTHING_TO_SAY = "nothing to say"
    CONSTRAINT = "constraint"


def fault_of(kind: QuestionKind | None, answer: str) -> Fault | None:
    """The fault of a non-empty answer by its form alone; None when it has none."""
    if kind is QuestionKind.NOTE:
        return Fault.NOTHING_TO_SAY
    if kind is QuestionKind.DATE:
        return None if is_date(answer) else Fault.NOT_A_DATE
    if kind is QuestionKind.INTEGER or kind is QuestionKind.TEXT:
        return _fault_of_typed(kind, answer)
    return None


def is_integer(answer: str) -> bool:
    """Whether this is a whole number, in digits, of 32 bits."""
    return bool(_WHOLE_NUMBER.fullmatch(answer)) and int(answer) in INTEGERS


def day_of(answer: str) -> str:
    """The day of a date with a time of day (without zone); anything else as it is."""
    match = _DAY_AND_TIME.fullmatch(answer)
    return match[1] if match else answer


def is_date(answer: str) -> bool:
    """Whether this is a day of the calendar, as `2026-11-23`."""
    try:
        return bool(_DATE.fullmatch(answer)) and date.fromisoformat(answer) is not None
    except ValueError:
        return False


def _fault_of_typed(kind: QuestionKind, answer: str) -> Fault | None:
    if kind is QuestionKind.INTEGER and not is_integer(answer):
        return Fault.NOT_A_NUMBER
    if holds_citizen_number(answer):
        return Fault.CITIZEN_NUMBER
    if kind is QuestionKind.INTEGER:
        return None
    if len(answer) > MAX_TEXT:
        return Fault.TOO_LONG
    return Fault.UNREADABLE if _CONTROL.search(answer) else None

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A stick instead of a line, as staff see it: which sticks there are, and what an errand came to. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kiosk.policy.matrix import Role
from kiosk.ui.texts import Words

STICK_ROLES: Final = frozenset({Role.GUIDE})
"""Who may carry what waits away: not a volunteer."""


@dataclass(frozen=True, slots=True)
class Medium:
    """A stick that is in the machine."""

    id: str
    name: str
    """As it is called by who gave it a name."""


@dataclass(frozen=True, slots=True)
class PutOn:
    """So many messages lie on the stick now. They stay here too, until a receipt comes."""

    messages: int


@dataclass(frozen=True, slots=True)
class ReadFrom:
    """What came from the stick."""

    stored: int
    refused: int
    content: int | None
    """The version of newer content; None: there was none."""
    faults: int
    """Files that were not believed."""


class WhyNotStick(StrEnum):
    """Why nothing came of it; the value is the end of the key of its words."""

    NO_KEY = "no_key"
    """The region's content does not say by which key the store signs."""
    NOT_ENROLLED = "not_enrolled"
    FULL = "full"
    UNUSABLE = "unusable"
    """It was pulled out, cannot be written to, or is damaged."""
    HERE = "here"
    """This machine itself: its key store or its own disk."""


@dataclass(frozen=True, slots=True)
class NotDone:
    """Nothing came of it, or not all."""

    why: WhyNotStick


StickOutcome = PutOn | ReadFrom | NotDone


@dataclass(frozen=True, slots=True)
class StickPort:
    """What may be done with a stick. All are (slow)."""

    media: Callable[[], tuple[Medium, ...]] = tuple
    """OSError: the machine does not tell."""
    put: Callable[[Medium], PutOn | NotDone] = lambda _medium: NotDone(WhyNotStick.HERE)
    read: Callable[[Medium], ReadFrom | NotDone] = lambda _medium: NotDone(WhyNotStick.HERE)


def sentence(outcome: StickOutcome, words: Words) -> str:
    """What it came to, for staff."""
    match outcome:
        case PutOn(0):
            return words.say("staff_stick_nothing")
        case PutOn(messages):
            return words.say("staff_stick_done", count=messages)
        case ReadFrom():
            return " ".join(_of_reading(outcome, words))
        case NotDone(why):
            return words.say(f"staff_stick_{why.value}")


def is_wrong(outcome: StickOutcome) -> bool:
    """Whether somebody has to do something about it."""
    match outcome:
        case ReadFrom():
            return bool(outcome.faults or outcome.refused)
        case _:
            return isinstance(outcome, NotDone)


def _of_reading(read: ReadFrom, words: Words) -> list[str]:
    said: list[str] = []
    if read.stored or read.refused:
        said += (
            words.say("staff_stick_read", count=read.stored),
            words.say("staff_stick_refused", count=read.refused),
        )
    if read.content is not None:
        said.append(words.say("staff_stick_content", version=read.content))
    if read.faults:
        said.append(words.say("staff_stick_faults", count=read.faults))
    return said or [words.say("staff_stick_no_news")]

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Messages that the store refused, as staff see them: what, why not, what to do. Pure; never whom it is about.

A reason to drop one is chosen, not typed: nothing about a visitor can be in it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from kiosk.ui.consent_text import full_date
from kiosk.ui.texts import Words
from kiosk.ui.views import RowView

KINDS: Final = ("intrekking", "verwijzing", "vrijgave", "gebeurtenis", "levensteken")
"""What a message is, with words for it; what the disk damaged may be anything."""
DROP_REASONS: Final = ("op-papier", "dubbel", "niet-te-herstellen")
AGAIN, DROP, KEEP, OTHER = "again", "drop", "keep", "other"


@dataclass(frozen=True, slots=True)
class RefusedView:
    """One message."""

    id: str
    kind: str
    reason: str
    """Of the store, in Dutch."""
    since: date | None
    """None: the disk lost the day."""


@dataclass(frozen=True, slots=True)
class RefusedPort:
    """What may be done with them. All are (slow); an OSError means that nothing changed."""

    look: Callable[[], tuple[RefusedView, ...]] = tuple
    send_again: Callable[[str], None] = lambda _id: None
    drop: Callable[[str, str], None] = lambda _id, _reason: None
    """With one of `DROP_REASONS`."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that may be done."""

    name: str
    words: str
    pictogram: str


def rows_of(one: RefusedView, words: Words) -> tuple[RowView, ...]:
    """What the message is, since when, and why the store does not take it."""
    kind = words.say(f"staff_message_{one.kind if one.kind in KINDS else 'other'}")
    since = full_date(one.since, words) if one.since else ""
    return (RowView(since, kind), RowView(words.say("staff_last_error"), one.reason, "notice"))


def choices_of(words: Words, *, dropping: bool, more: bool) -> tuple[Choice, ...]:
    """What may be done with one; the second step of dropping asks why. `more`: there are others to see."""
    if not dropping:
        other = (Choice(OTHER, words.say("staff_refused_next"), "next"),) if more else ()
        return (Choice(AGAIN, words.say("staff_again"), "send"), Choice(DROP, words.say("staff_drop"), "erase"), *other)
    reasons = (Choice(reason, words.say(f"staff_drop_{reason}"), "erase") for reason in DROP_REASONS)
    return (*reasons, Choice(KEEP, words.say("staff_drop_not"), "check"))

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The text to which a visitor says yes or no: who gets what, why, until when, how to withdraw. Pure.

Made of the frame's texts alone, which are kept by version: with the record they give later what was read.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from kiosk.policy.matrix import Field
from kiosk.ui.handover import Offered
from kiosk.ui.texts import Words
from kiosk.ui.views import FactView


@dataclass(frozen=True, slots=True)
class ConsentView:
    """All that is asked, ready to be drawn, spoken and printed."""

    title: str
    facts: tuple[FactView, ...]
    example: str
    """That the rules are a draft; '' when they are not."""

    @property
    def text(self) -> str:
        """The whole of it, as one text."""
        facts = (f"{one.label}: {' '.join(one.lines)}" for one in self.facts)
        return "\n".join(filter(None, (self.title, *facts, self.example)))

    @property
    def sha256(self) -> str:
        """Of the text in UTF-8, in hexadecimal. The record has it: what is found again later is told from a guess."""
        return sha256(self.text.encode()).hexdigest()


def consent_view(offer: Offered, fields: tuple[Field, ...], words: Words) -> ConsentView:
    """What is asked for these fields of an offer."""
    return ConsentView(
        title=words.say("consent_title", organisation=offer.organisation),
        facts=tuple(consent_facts(offer, fields, words)),
        example=words.say("consent_example") if offer.example else "",
    )


def consent_facts(offer: Offered, fields: tuple[Field, ...], words: Words) -> Iterator[FactView]:
    """Who gets what, why, until when, how to withdraw, what one's rights are, and that a no costs nothing."""
    name, day = offer.organisation, full_date(offer.keep_until, words)
    what = (", " if not words.mirrored else "، ").join(words.say(f"field_{one}") for one in fields)
    yield FactView("what", words.say("consent_what", organisation=name), (what,))
    yield FactView("why", words.say("consent_why"), (words.say("consent_why_words", organisation=name),))
    yield FactView("until", words.say("consent_until"), (words.say("consent_until_words", day=day),))
    yield FactView("withdraw", words.say("consent_withdraw"), (words.say("consent_withdraw_words"),))
    yield FactView("rights", words.say("privacy_rights_title"), (words.say("consent_rights_words"),))
    yield FactView("free", words.say("consent_free"), (words.say("consent_free_words"),), "good")


def full_date(day: date, words: Words) -> str:
    """`23 december 2026`."""
    # No isolates around each part: one with only isolates in it has no letter to take its direction from.
    return words.texts["date_full"].format(date=day.day, month=words.say(f"month_{day.month}"), year=day.year)

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What "Vraag de gids" shows: a call where a guide works now, and a way to a person where none does. Pure."""

from collections.abc import Iterator
from datetime import datetime

from kiosk.directory.hours import Open, opening
from kiosk.directory.region import Inlooppunt
from kiosk.ui.phrases import opening_tone, opening_words
from kiosk.ui.texts import Words
from kiosk.ui.views import FactView, GuideView


def guide_here(place: Inlooppunt, now: datetime) -> bool:
    """Whether a guide works at this place at this moment, as far as its hours tell."""
    return place.staffed and isinstance(opening(place.staffed_schedules, now), Open)


def guide_view(place: Inlooppunt, nearest: Inlooppunt | None, now: datetime, words: Words) -> GuideView:
    """The screen for this place and moment. Only a person can say that someone comes, so no text here does."""
    if guide_here(place, now):
        return GuideView(
            calling=True,
            title=words.say("guide_call_title"),
            body=words.say("guide_call_body"),
            note=words.say("guide_call_note"),
            facts=(),
        )
    return GuideView(
        calling=False,
        title=words.say("guide_closed_title"),
        body=words.say("guide_closed_body"),
        note="",
        facts=tuple(_ways(place, nearest, now, words)),
    )


def _ways(place: Inlooppunt, nearest: Inlooppunt | None, now: datetime, words: Words) -> Iterator[FactView]:
    if place.phone:
        line = opening(place.phone_schedules, now)
        yield FactView(
            "phone",
            words.say("guide_phone"),
            (words.ltr(place.phone), opening_words(line, now, words)),
            opening_tone(line),
        )
    if place.staffed:
        desk = opening(place.staffed_schedules, now)
        yield FactView("where", words.say("guide_here_later"), (place.name, opening_words(desk, now, words)), "notice")
    if nearest is not None:
        desk = opening(nearest.staffed_schedules, now)
        lines = (*_address(nearest, words), opening_words(desk, now, words), nearest.travel)
        yield FactView("route", words.say("guide_nearest"), tuple(filter(None, lines)), opening_tone(desk))


def _address(place: Inlooppunt, words: Words) -> tuple[str, ...]:
    address = place.address
    town = f"{address.postal_code} {address.city}".strip()
    return (place.name, words.ltr(f"{address.line}, {town}") if address.line else "")

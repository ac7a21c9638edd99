# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""From the flow's outcomes and the directory's services to the one page a visitor takes away. Pure."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from kiosk.directory.freshness import is_stale
from kiosk.directory.hours import HoursUnknown
from kiosk.directory.matching import Destination
from kiosk.directory.model import Location, Service
from kiosk.flow.session import Outcome
from kiosk.ui.phrases import listed, opening_tone, opening_words
from kiosk.ui.texts import Words
from kiosk.ui.views import AdviceView, FactView, HelplineView, ResultView

FindDestinations = Callable[[Sequence[str]], Sequence[Destination]]
"""Destinations of category codes, best first, texts in the visitor's language."""

MOST_OPTIONS = 6
"""One answer and at most five others: more is a list, not advice."""


def result_view(outcomes: Sequence[Outcome], find: FindDestinations, now: datetime, words: Words) -> ResultView | None:
    """The result of a finished path; None when no outcome leads to any service, so that only the guide can help."""
    options: dict[str, AdviceView] = {}
    for outcome in outcomes:
        for destination in find(outcome.services):
            options.setdefault(destination.service.id, advice_view(destination, now, words))
    if not options:
        return None
    first = outcomes[0]
    return ResultView(
        title=first.title,
        body=first.body,
        why=_why(first, words),
        theme=first.theme,
        options=tuple(options.values())[:MOST_OPTIONS],
        unchecked=first.unchecked,
    )


def chosen_view(destination: Destination, now: datetime, words: Words) -> ResultView:
    """The one service that staff chose with the visitor."""
    options = (advice_view(destination, now, words),)
    return ResultView(title="", body="", why=words.say("result_why_chosen"), theme="", options=options)


def helplines(outcomes: Sequence[Outcome], find: FindDestinations, words: Words) -> tuple[HelplineView, ...]:
    """The numbers that come before the result; none where no outcome is marked as a crisis."""
    kinds = tuple(dict.fromkeys(kind for outcome in outcomes for kind in outcome.crisis))
    services = [destination.service for destination in find(kinds)]
    return tuple(
        HelplineView(one.id, one.name, one.description, words.ltr(one.phones[0].number))
        for one in services
        if one.phones
    )


def _why(outcome: Outcome, words: Words) -> str:
    answers = [reason.answer for reason in outcome.reasons if reason.answer]
    if not answers:
        return words.say("result_why_none")
    return words.say("result_why", answers=listed(answers, words))


def advice_view(destination: Destination, now: datetime, words: Words) -> AdviceView:
    """One destination in full."""
    service = destination.service
    return AdviceView(
        key=service.id,
        name=service.name,
        organisation="" if service.organisation.name in service.name else service.organisation.name,
        about=service.description,
        facts=tuple(_facts(destination, now, words)),
        website=service.website or service.organisation.website,
        brief=_brief(destination, now, words),
    )


def _brief(destination: Destination, now: datetime, words: Words) -> str:
    place, service = destination.location, destination.service
    if place is None and isinstance(destination.opening, HoursUnknown):
        return words.ltr(_short(service.website))
    opening = opening_words(destination.opening, now, words)
    return f"{place.name} · {opening}" if place and place.name else opening


def _facts(destination: Destination, now: datetime, words: Words) -> Iterator[FactView]:
    service, place = destination.service, destination.location
    opening = destination.opening
    old = words.say("stale") if is_stale(service.assured_date, now.date()) else ""
    yield from _fact("alert", words, (service.alert, old), "notice")
    if place is not None or not isinstance(opening, HoursUnknown):
        yield from _fact("open", words, (opening_words(opening, now, words),), opening_tone(opening))
    yield from _fact("where", words, place_lines(place, words) if place else ())
    yield from _fact("travel", words, (place.travel, place.accessibility) if place else ())
    yield from _fact("bring", words, service.bring)
    yield from _fact("phone", words, tuple(_phones(service, place, words)))
    yield from _fact("apply", words, (service.how_to_apply,))
    if place is None:
        yield from _fact("website", words, (words.ltr(_short(service.website)),))
    yield from _fact("languages", words, _languages(service, words))


def _fact(key: str, words: Words, lines: Sequence[str], tone: str = "") -> Iterator[FactView]:
    told = tuple(line for line in lines if line)
    if told:
        yield FactView(key, words.say(f"fact_{key}"), told, tone)


def place_lines(place: Location, words: Words) -> tuple[str, ...]:
    """Name, street, town: what somebody writes on an envelope."""
    address = place.address
    if address is None:
        return (place.name,)
    town = f"{address.postal_code} {address.city}".strip()
    return (place.name, words.ltr(address.line), words.ltr(town))


def _phones(service: Service, place: Location | None, words: Words) -> Iterator[str]:
    for phone in (place.phones if place else ()) or service.phones:
        number = words.ltr(phone.number)
        yield f"{number} ({phone.note})" if phone.note else number


def _languages(service: Service, words: Words) -> tuple[str, ...]:
    known = [words.say(f"language_{code}") for code in service.languages if f"language_{code}" in words.texts]
    return ((("، " if words.mirrored else ", ").join(known)),) if len(known) > 1 else ()


def _short(website: str) -> str:
    return website.removeprefix("https://").removeprefix("http://").removesuffix("/")

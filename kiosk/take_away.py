# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a visitor takes along: the slip and the code, made of the advice on the screen. Pure.

Paper outlives the moment, so where the screen says "open now" the slip says when it is open in the week. And it may be
lost, or lie in a printer's queue, so the reason for the advice (the visitor's own answers) stays on the screen.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from kiosk.directory.model import Schedule, Service
from kiosk.reports.qr import QrDestination, qr_text
from kiosk.reports.slip import Slip, SlipFact, SlipSide
from kiosk.ui.ports import TakeAway
from kiosk.ui.texts import Words
from kiosk.ui.views import AdviceView, FactView, ResultView

ONLY_NOW = frozenset({"open"})
"""Facts of the screen that are true for a moment only."""


def slip_of(taken: TakeAway, service: Service, words: Mapping[str, Words], place: str) -> Slip:
    """The slip of this advice; `service` gives the hours of the week, `place` names the inlooppunt."""
    schedules = hours_on_paper(service, taken.advice_dutch)
    return Slip(
        visitor=_side(taken.result, taken.advice, schedules, words[taken.language]),
        dutch=_side(taken.result_dutch, taken.advice_dutch, schedules, words["nl"]),
        place=place,
        qr=code_of(taken),
    )


def code_of(taken: TakeAway) -> str:
    """The text of the code: destination, address, number, website; nothing of an answer."""
    advice = taken.advice_dutch
    return qr_text(
        QrDestination(
            name=advice.name,
            address=_lines(advice, "where"),
            phone=next(iter(_lines(advice, "phone")), ""),
            website=advice.website,
        )
    )


def hours_on_paper(service: Service, advice: AdviceView) -> tuple[Schedule, ...]:
    """The hours of the desk that the advice names, or of the service where it has no desk."""
    named = next(iter(_lines(advice, "where")), "")
    desk = next((one for one in service.locations if one.name == named), None)
    return (desk.schedules if desk else ()) or service.schedules


def week_lines(schedules: Sequence[Schedule], words: Words) -> tuple[str, ...]:
    """Opening hours of a week in a few lines: days with equal hours that follow each other share one."""
    by_day = [(day, tuple(_hours(schedules, day, words))) for day in range(7)]
    lines = []
    for hours, days in groupby(by_day, key=lambda entry: entry[1]):
        first, *others = [day for day, _ in days]
        if hours:
            name = words.say(f"day_{first}")
            until = f" – {words.say(f'day_{others[-1]}')}" if others else ""
            lines.append(f"{name}{until}: {', '.join(hours)}")
    return tuple(lines)


def _hours(schedules: Sequence[Schedule], day: int, words: Words) -> Iterator[str]:
    for one in sorted((one for one in schedules if day in one.days), key=lambda one: one.opens):
        yield words.ltr(f"{one.opens:%H.%M} – {one.closes:%H.%M}")


def _side(result: ResultView, advice: AdviceView, schedules: Sequence[Schedule], words: Words) -> SlipSide:
    return SlipSide(
        language=words.language,
        title=words.say("result_kicker"),
        name=advice.name,
        organisation=advice.organisation,
        about=advice.about,
        facts=tuple(_facts(advice.facts, schedules, words)),
        others_title=words.say("other_options"),
        others=tuple(one.name for one in result.options if one.key != advice.key),
        guide=words.say("ask_guide"),
        qr_hint=words.say("qr_hint"),
    )


def _facts(facts: Sequence[FactView], schedules: Sequence[Schedule], words: Words) -> Iterator[SlipFact]:
    week = week_lines(schedules, words)
    for fact in facts:
        if fact.key not in ONLY_NOW:
            yield SlipFact(fact.key, fact.label, fact.lines)
        elif week:
            yield SlipFact(fact.key, fact.label, week)


def _lines(advice: AdviceView, key: str) -> tuple[str, ...]:
    return next((fact.lines for fact in advice.facts if fact.key == key), ())

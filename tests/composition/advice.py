# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A visitor's advice, made as the screens make it: from the shipped content, in a language and in Dutch."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from random import Random

from kiosk import places
from kiosk.directory.model import Service
from kiosk.flow.session import begin
from kiosk.guidance import Guidance
from kiosk.ui.ports import TakeAway
from kiosk.ui.results import result_view
from kiosk.ui.texts import Words, load_words
from kiosk.ui.views import ResultView
from tests.ui.world import MONDAY_MORNING, STAFFED, content

LANGUAGES = ("nl", "en", "ar")
ANSWERS = {"tegel": "zoeken", "onderwerp": "begin", "uitkering": "ww"}


@cache
def words() -> dict[str, Words]:
    return load_words(places.resources() / "texts", content().form.languages)


def taken(
    language: str = "nl",
    categories: tuple[str, ...] = (),
    moment: datetime = MONDAY_MORNING,
    answers: Mapping[str, str] = ANSWERS,
) -> TakeAway:
    """Who looks for work and has a benefit; other `categories` than the flow's lead elsewhere."""
    result, dutch = (_result(one, categories, moment, answers) for one in (language, "nl"))
    return TakeAway(language, result, result.options[0], dutch, dutch.options[0])


def service_of(taken: TakeAway) -> Service:
    return next(one for one in content().directory.services if one.id == taken.advice.key)


def _result(language: str, categories: tuple[str, ...], moment: datetime, answers: Mapping[str, str]) -> ResultView:
    session = begin(content().form, moment.date())
    chance = Random(1)  # noqa: S311 - a script, not a secret
    while (question := session.question(language)) is not None:
        names = [choice.name for choice in question.choices]
        answer = answers.get(question.name) or (chance.choice(names) if names else "30")
        answered = session.answer(answer, language)
        assert isinstance(answered, type(session))
        session = answered
    guidance = Guidance(content(), content().region.location(STAFFED), lambda: moment)
    view = result_view(
        session.outcomes(language),
        lambda found: guidance.find(categories or found, "", language),
        moment,
        words()[language],
    )
    assert view is not None
    return view

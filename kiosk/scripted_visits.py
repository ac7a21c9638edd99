# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Visitors who touch at random, for a tour that has something to count. Every one goes through the real reception."""

from collections.abc import Callable
from random import Random

from kiosk.flow.session import Question, QuestionKind
from kiosk.visits.reception import Reception
from kiosk.visits.visit import VisitState
from kiosk.wire.visit_class import RATINGS

LANGUAGES = ("nl", "nl", "nl", "nl", "en", "ar")
ENDS = ("finish",) * 12 + ("stop", "idle", "guide")
AGES = (17, 23, 35, 52)
RATES = 0.4
"""The share of visitors who say how it went."""
FACES = (*RATINGS, *RATINGS[:2], RATINGS[0])
"""The first ones more often."""


def scripted_visit(reception: Reception, chance: Random, pass_time: Callable[[float], None]) -> None:
    """One visitor: a language, an answer to each question, and an end."""
    reception.begin(chance.choice(LANGUAGES))
    end = chance.choice(ENDS)
    while reception.state is VisitState.ASKING and reception.session is not None:
        question = reception.session.question(reception.notes.language)
        if question is None:
            break
        pass_time(chance.uniform(5, 60))
        if end in {"stop", "idle"} and question.number > 1:
            break
        reception.answer(_answer(question, chance))
    pass_time(chance.uniform(20, 240))
    if end == "guide":
        reception.notes.call_guide()
    if reception.state is VisitState.RESULT:
        reception.finish()
        if chance.random() < RATES:
            reception.rating.give(chance.choice(FACES))
    elif end == "idle":
        reception.idle()
    else:
        reception.stop()


def _answer(question: Question, chance: Random) -> str:
    if question.kind is QuestionKind.INTEGER:
        return str(chance.choice(AGES))
    if question.kind in {QuestionKind.ONE, QuestionKind.SEVERAL}:
        # The first answers are the ones most people come for.
        names = [choice.name for choice in question.choices]
        return chance.choices(names, weights=range(len(names) + 2, 2, -1))[0]
    return ""

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The answers so far as a list to look over, and what a change took away. Pure."""

from collections.abc import Sequence

from kiosk.flow.session import Answered, QuestionKind, Session
from kiosk.ui.date_entry import date_words
from kiosk.ui.phrases import listed
from kiosk.ui.texts import Words


def answer_rows(session: Session, words: Words) -> list[dict[str, str | bool]]:
    """Each question of the way with its answer, as QML's Repeater takes them.

    `own`: the visitor's own words, which no loudspeaker says aloud.
    """
    return [_row(one, session, words) for one in session.path(words.language)]


def fallen_words(session: Session, names: Sequence[str], words: Words) -> str:
    """Which answers count no more because another was changed; '' when none do."""
    context = session.context(words.language)
    questions = [session.form.field(name).wording.label.shown(context) for name in names]
    return words.say("answers_fallen", questions=listed(questions, words)) if questions else ""


def _row(one: Answered, session: Session, words: Words) -> dict[str, str | bool]:
    kind = session.form.field(one.name).kind
    answer = date_words(one.answer, words) if kind is QuestionKind.DATE else one.answer
    return {
        "name": one.name,
        "question": words.led(one.question),
        "answer": words.led(answer or words.say("answers_none")),
        "own": kind is QuestionKind.TEXT and bool(answer),
        "spoken": words.say("change_name", question=one.question),
    }

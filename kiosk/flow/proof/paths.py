# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Few paths that together give every answer and reach every outcome: what a person can read and approve."""

from collections.abc import Iterator, Mapping
from datetime import date

from kiosk.flow.form import Form, QuestionKind
from kiosk.flow.proof.verdicts import CoveringPath
from kiosk.flow.proof.walks import TooManyWays, Walks, walk_to_ends
from kiosk.flow.session import Question, Session, begin

Goal = tuple[str, str]
"""A question and an option of it, or '' and an outcome."""


class TooManyPathsError(Exception):
    """The form has more ways than can be walked; nothing is told rather than half of it."""


def covering_paths(form: Form, today: date) -> tuple[CoveringPath, ...]:
    """Paths in a fixed order, each walked in the engine; raises `TooManyPathsError`.

    Every option that some visitor is offered and every outcome that some visitor gets is in at least one of them.
    """
    walks = walk_to_ends(form, today, "")
    if isinstance(walks, TooManyWays):
        raise TooManyPathsError(f"'{form.id}' has more ways than can be walked")
    open_goals = dict.fromkeys(_goals(walks))
    found: list[CoveringPath] = []
    for start in _starts(walks):
        path = _completed(form, today, start, open_goals)
        if reached := [goal for goal in _reached(path) if goal in open_goals]:
            found.append(path)
            for goal in reached:
                del open_goals[goal]
    return tuple(found)


def _goals(walks: Walks) -> Iterator[Goal]:
    for question, screens in walks.screens.items():
        yield from ((question, code) for names in screens for code in names)
    yield from (("", name) for names, _ in walks.ends for name in names)


def _starts(walks: Walks) -> Iterator[Mapping[str, str]]:
    """Answers to begin with: the longest first, so that one path covers much."""
    ends = sorted(walks.ends.values(), key=lambda answers: (-len(answers), tuple(answers.items())))
    yield from ends
    for question, screens in walks.screens.items():
        for names, screen in screens.items():
            yield from ({**screen.answers, question: code} for code in names)


def _completed(form: Form, today: date, start: Mapping[str, str], wanted: Mapping[Goal, None]) -> CoveringPath:
    """The path that begins with these answers; what they leave open is answered with an option that is still wanted."""
    session, answers = begin(form, today), dict[str, str]()
    while (question := session.question(form.default_language)) is not None:
        session, answers[question.name] = _answered(session, question, start.get(question.name), wanted)
    return CoveringPath(answers, tuple(outcome.name for outcome in session.outcomes(form.default_language)))


def _answered(
    session: Session, question: Question, given: str | None, wanted: Mapping[Goal, None]
) -> tuple[Session, str]:
    for value in (*([] if given is None else [given]), *_tries(question, wanted)):
        after = session.answer(value, session.form.default_language)
        if isinstance(after, Session):
            return after, value
    raise TooManyPathsError(f"no answer to '{question.name}' is accepted; mend what `kiosk flow check` says first")


def _tries(question: Question, wanted: Mapping[Goal, None]) -> Iterator[str]:
    names = [choice.name for choice in question.choices]
    yield from sorted(names, key=lambda name: (question.name, name) not in wanted)
    yield ""
    if question.kind is QuestionKind.INTEGER:
        yield from (str(number) for number in range(_MOST_NUMBERS))
    elif not names:
        yield from _SOME_TEXTS


_MOST_NUMBERS = 1_000
_SOME_TEXTS = ("x", "2000-01-01")


def _reached(path: CoveringPath) -> Iterator[Goal]:
    yield from ((name, code) for name, value in path.answers.items() for code in value.split())
    yield from (("", name) for name in path.outcomes)

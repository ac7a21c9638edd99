# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Walks the shipped flow as visitors do: through the real engine, over every answer that a screen offers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations

from openpyxl import Workbook, load_workbook

from kiosk.flow.session import Outcome, Question, QuestionKind, Session, begin
from kiosk.flow.xform.load import Form, load_form
from kiosk.places import resources

TODAY = date(2026, 11, 23)
FOLDER = resources() / "flows"
WORKBOOK = FOLDER / "werkcentrum.xlsx"
PUBLISHED = FOLDER / "werkcentrum.xml"
DO_NOT_KNOW = "weet_niet"
RATHER_NOT_SAY = "zeg_niet"
AGES = ("", "12", "17", "18", "26", "27", "99")
"""Skipped, and both sides of every border that the flow knows."""
_TOO_DEEP = 12


@dataclass(frozen=True, slots=True)
class Step:
    """One screen that was answered."""

    at: Session
    question: Question
    value: str


@dataclass(frozen=True, slots=True)
class Walk:
    """One path from the first screen to its end."""

    steps: tuple[Step, ...]
    end: Session
    chance: float
    """How likely this path is for a visitor who picks every answer of a screen equally often."""

    @property
    def answers(self) -> dict[str, str]:
        return {step.question.name: step.value for step in self.steps}

    @property
    def asked(self) -> tuple[str, ...]:
        """The questions of the path; a note asks nothing."""
        return tuple(step.question.name for step in self.steps if step.question.kind is not QuestionKind.NOTE)

    @property
    def outcome(self) -> Outcome:
        return self.end.outcomes("nl")[0]


@cache
def form() -> Form:
    return load_form(PUBLISHED.read_text(encoding="utf-8"))


@cache
def book() -> Workbook:
    """The workbook as its editor opens it."""
    return load_workbook(WORKBOOK)


@cache
def every_walk() -> tuple[Walk, ...]:
    return tuple(_walks(begin(form(), TODAY), (), 1.0))


def _walks(session: Session, steps: tuple[Step, ...], chance: float) -> Iterator[Walk]:
    question = session.question("nl")
    if question is None:
        yield Walk(steps, session, chance)
        return
    assert len(steps) < _TOO_DEEP, f"no end after {[step.question.name for step in steps]}"
    tried = [(value, session.answer(value, "nl")) for value in possible_answers(question)]
    taken = [(value, after) for value, after in tried if isinstance(after, Session)]
    assert taken, f"{question.name} accepts none of its own answers"
    for value, after in taken:
        yield from _walks(after, (*steps, Step(session, question, value)), chance / len(taken))


def possible_answers(question: Question) -> tuple[str, ...]:
    """What a visitor can give: each choice, each combination of choices, ages around every border, or a note seen."""
    names = [choice.name for choice in question.choices]
    match question.kind:
        case QuestionKind.NOTE:
            return ("",)
        case QuestionKind.INTEGER:
            return AGES
        case QuestionKind.SEVERAL:
            return tuple(" ".join(some) for count in range(1, len(names) + 1) for some in combinations(names, count))
        case _:
            return tuple(names)


def visit(answers: dict[str, str]) -> Session:
    """A visit that gives these answers as they are asked; an answer that is never asked, or missing, is a mistake."""
    session, left = begin(form(), TODAY), dict(answers)
    while (question := session.question("nl")) is not None:
        value = "" if question.kind is QuestionKind.NOTE else left.pop(question.name)
        after = session.answer(value, "nl")
        assert isinstance(after, Session), f"{question.name} refuses {value!r}: {after.message}"
        session = after
    assert not left, f"never asked: {sorted(left)}"
    return session


def visited_screens(answers: dict[str, str]) -> int:
    """How many screens a visit with these answers has, notes included."""
    return len(visit(answers).answers)

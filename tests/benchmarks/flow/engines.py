# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measures every engine on a form: CPU milliseconds to load it until it can be answered, and for one answer.

A round loads the form under a name of its own and gives all answers one by one; the figures are medians of rounds.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from time import process_time
from types import MappingProxyType
from typing import TypeVar

from kiosk.flow.session import Session, begin
from kiosk.flow.xform.load import load_form
from tests.benchmarks.flow import node
from tests.benchmarks.flow.as_python import compiled
from tests.benchmarks.flow.as_xform import renamed
from tests.benchmarks.flow.subject import Subject
from tests.benchmarks.flow.walks import Step
from tests.flow.differential.own_engine import TODAY
from tests.flow.differential.rxeval_engine import open_session

OWN, FLOOR, RXEVAL, XFORMS_ENGINE, SURVEY_CORE = "own", "floor", "rxeval", "xforms-engine", "survey-core"
_MOST_ANSWERS_OF_THE_SLOW = 100
"""rxeval and survey-core take 30 to 100 ms for an answer to 1000 questions, so they give the first answers only."""
Loaded = TypeVar("Loaded")


@dataclass(frozen=True, slots=True)
class Timing:
    """Medians, in CPU milliseconds."""

    load: float
    answer: float


def measure(engine: str, subject: Subject, rounds: int) -> Timing:
    """The figures of one engine on one form."""
    return _ENGINES[engine](subject, rounds)


def _own(subject: Subject, rounds: int) -> Timing:
    def load(number: int) -> Session:
        return begin(load_form(renamed(subject.xml, number)), TODAY)

    def answer(session: Session) -> None:
        for name, value in subject.steps:
            after = session.answer(value, "nl")
            if not isinstance(after, Session):
                raise TypeError(f"{name} refuses {value}: {after}")
            session = after

    return _measured(rounds, load, answer, subject.steps)


def _floor(subject: Subject, rounds: int) -> Timing:
    rules = subject.rules

    def answer(_: object) -> None:
        answers = {}
        for name, value in subject.steps:
            answers[name] = value
            rules(answers)

    return _measured(rounds, lambda _: compiled(subject.source, subject.description), answer, subject.steps)


def _rxeval(subject: Subject, rounds: int) -> Timing:
    steps = subject.steps[:_MOST_ANSWERS_OF_THE_SLOW]

    def load(number: int) -> tuple[str, object]:
        session = open_session(renamed(subject.xml, number))
        session.recompute()
        return f"/round{number}", session

    def answer(loaded: tuple[str, object]) -> None:
        root, session = loaded
        for name, value in steps:
            session.set(f"{root}/{name}", value)  # type: ignore[attr-defined] # rxeval ships no types
            session.recompute()  # type: ignore[attr-defined] # as above

    return _measured(rounds, load, answer, steps)


def _xforms_engine(subject: Subject, rounds: int) -> Timing:
    forms = [renamed(subject.xml, number) for number in range(rounds)]
    return _of_node(node.run("xforms_engine", {"task": "measure", "forms": forms, "steps": subject.steps}))


def _survey_core(subject: Subject, rounds: int) -> Timing:
    steps = subject.steps[:_MOST_ANSWERS_OF_THE_SLOW]
    forms = [subject.survey] * rounds
    return _of_node(node.run("survey_core", {"task": "measure", "forms": forms, "steps": steps}))


def _measured(
    rounds: int, load: Callable[[int], Loaded], answer: Callable[[Loaded], None], steps: Sequence[Step]
) -> Timing:
    loads, answers = [], []
    for number in range(rounds):
        before = process_time()
        loaded = load(number)
        between = process_time()
        answer(loaded)
        loads.append(between - before)
        answers.append((process_time() - between) / len(steps))
    return Timing(median(loads) * 1000, median(answers) * 1000)


def _of_node(reply: Mapping[str, Sequence[float]]) -> Timing:
    return Timing(median(reply["load"]), median(reply["answer"]))


_ENGINES: Mapping[str, Callable[[Subject, int], Timing]] = MappingProxyType(
    {
        OWN: _own,
        FLOOR: _floor,
        RXEVAL: _rxeval,
        XFORMS_ENGINE: _xforms_engine,
        SURVEY_CORE: _survey_core,
    }
)
IN_PYTHON = (OWN, FLOOR, RXEVAL)
IN_NODE = (XFORMS_ENGINE, SURVEY_CORE)

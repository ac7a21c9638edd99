# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measures every engine on a form: CPU milliseconds to load it until it can be answered, and for one answer.

A round loads the form under a name of its own and gives all answers one by one; the figures are medians of rounds,
after some that do not count: all engines are measured warm.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from time import process_time
from types import MappingProxyType
from typing import TypeAlias, TypeVar

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
_WARMING_UP = 2
"""So many rounds do not count."""
Loaded = TypeVar("Loaded")
Reply: TypeAlias = Mapping[str, Sequence[float]]
"""What a script says: the milliseconds of each round, for `load` and `answer`."""


@dataclass(frozen=True, slots=True)
class Timing:
    """Medians, in CPU milliseconds."""

    load: float
    answer: float


def measure_in_python(subject: Subject, rounds: Mapping[str, int]) -> dict[str, Timing]:
    """The figures of the engines in Python, so many rounds each; in turns, so that a busy moment hits all."""
    taken: dict[str, list[Timing]] = {engine: [] for engine in rounds}
    for number in range(_WARMING_UP + max(rounds.values())):
        for engine, most in rounds.items():
            if number < _WARMING_UP + most:
                taken[engine].append(_PYTHON[engine](subject, number))
    return {engine: _middle(timings) for engine, timings in taken.items()}


def measure_in_node(engine: str, subject: Subject, rounds: int) -> Timing:
    """The figures of an engine in JavaScript: one process for all rounds, so that its compiler gets warm."""
    reply = _NODE[engine](subject, _WARMING_UP + rounds)
    return _middle([Timing(*one) for one in zip(reply["load"], reply["answer"], strict=True)])


def walked(session: Session, steps: Sequence[Step]) -> Session:
    """The own engine after these answers, given one by one."""
    for name, value in steps:
        after = session.answer(value, "nl")
        if not isinstance(after, Session):
            raise TypeError(f"{name} refuses {value}: {after}")
        session = after
    return session


def _middle(timings: Sequence[Timing]) -> Timing:
    counted = timings[_WARMING_UP:]
    return Timing(median(one.load for one in counted), median(one.answer for one in counted))


def _own(subject: Subject, number: int) -> Timing:
    xml = renamed(subject.xml, number)

    def answer(session: Session) -> None:
        walked(session, subject.steps)

    return _measured(lambda: begin(load_form(xml), TODAY), answer, subject.steps)


def _floor(subject: Subject, _: int) -> Timing:
    rules = subject.rules

    def answer(_: object) -> None:
        answers = {}
        for name, value in subject.steps:
            answers[name] = value
            rules(answers)

    return _measured(lambda: compiled(subject.source, subject.description), answer, subject.steps)


def _rxeval(subject: Subject, number: int) -> Timing:
    steps = subject.steps[:_MOST_ANSWERS_OF_THE_SLOW]
    xml = renamed(subject.xml, number)

    def load() -> tuple[str, object]:
        session = open_session(xml)
        session.recompute()
        return f"/round{number}", session

    def answer(loaded: tuple[str, object]) -> None:
        root, session = loaded
        for name, value in steps:
            session.set(f"{root}/{name}", value)  # type: ignore[attr-defined] # rxeval ships no types
            session.recompute()  # type: ignore[attr-defined] # as above

    return _measured(load, answer, steps)


def _measured(load: Callable[[], Loaded], answer: Callable[[Loaded], None], steps: Sequence[Step]) -> Timing:
    before = process_time()
    loaded = load()
    between = process_time()
    answer(loaded)
    after = process_time()
    return Timing((between - before) * 1000, (after - between) * 1000 / len(steps))


def _xforms_engine(subject: Subject, rounds: int) -> Reply:
    forms = [renamed(subject.xml, number) for number in range(rounds)]
    reply: Reply = node.run("xforms_engine", {"task": "measure", "forms": forms, "steps": subject.steps})
    return reply


def _survey_core(subject: Subject, rounds: int) -> Reply:
    steps = subject.steps[:_MOST_ANSWERS_OF_THE_SLOW]
    forms = [subject.survey] * rounds
    reply: Reply = node.run("survey_core", {"task": "measure", "forms": forms, "steps": steps})
    return reply


_PYTHON: Mapping[str, Callable[[Subject, int], Timing]] = MappingProxyType({OWN: _own, FLOOR: _floor, RXEVAL: _rxeval})
_NODE: Mapping[str, Callable[[Subject, int], Reply]] = MappingProxyType(
    {XFORMS_ENGINE: _xforms_engine, SURVEY_CORE: _survey_core}
)
IN_PYTHON, IN_NODE = tuple(_PYTHON), tuple(_NODE)

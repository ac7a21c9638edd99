# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Walks the real engine: with the answers that a proof found, and any that are accepted where it left them open."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from kiosk.flow.form import Field, Form, QuestionKind
from kiosk.flow.proof.candidates import Candidates, subsets, written
from kiosk.flow.session import Session, begin
from kiosk.flow.xpath.values import number_of_text

SKIPPED = ""
MOST_NEAR = 700_000
"""Larger numbers are not tried beside those of other questions; as days, this is the end of the calendar."""


class End(Enum):
    """How a walk ended."""

    ARRIVED = "arrived"
    """At the question that was asked for, or at the end of the path."""
    REFUSED = "refused"
    """The engine did not accept an answer that the proof gave."""
    STUCK = "stuck"
    """No answer that was tried is accepted."""


@dataclass(frozen=True, slots=True)
class Trail:
    """One walk: the answers in the order asked, what was offered, and where it got to."""

    session: Session
    answers: Mapping[str, str]
    asked: tuple[int, ...]
    """The questions that came, also the last one that was not answered."""
    offered: Mapping[int, tuple[str, ...]]
    end: End

    @property
    def at(self) -> int | None:
        """The question that is open."""
        return self.session.state.first_open()


def ended(trail: Trail) -> bool:
    """Whether this visitor came to the end of the path."""
    return trail.end is End.ARRIVED and trail.at is None


def answered_otherwise(session: Session, question: Field, value: str) -> Session | None:
    """The same visitor with another answer to an earlier question; None when the engine does not take it."""
    after = replace(session, position=question.name).answer(value, session.form.default_language)
    return after if isinstance(after, Session) else None


class Walker:
    """Walks; what it chooses itself is what it chose least often so far."""

    def __init__(self, form: Form, today: date) -> None:
        """Starts with every answer equally new."""
        self.form = form
        self.candidates = Candidates(form, today)
        self._today = today
        self._used: Counter[tuple[int, str]] = Counter()

    def walk(self, wanted: Mapping[int, str], until: int | None = None) -> Trail:
        """A walk with these answers; it ends before the first question from `until` on."""
        session, answers, asked = begin(self.form, self._today), dict[str, str](), list[int]()
        offered: dict[int, tuple[str, ...]] = {}
        while (index := session.state.first_open()) is not None:
            field = self.form.fields[index]
            asked.append(index)
            if field.options is not None:
                offered[index] = self.offered(session, field)
            if until is not None and index >= until:
                break
            after = None if len(asked) > 2 * len(self.form.questions) else self._answered(session, field, wanted)
            if after is None:
                end = End.REFUSED if index in wanted else End.STUCK
                return Trail(session, answers, tuple(asked), offered, end)
            session = after
            answers[field.name] = session.answers[field.name]
        return Trail(session, answers, tuple(asked), offered, End.ARRIVED)

    def accepted(self, session: Session, field: Field) -> str | None:
        """An answer to the open question that the engine accepts; None when none of those tried is."""
        return next((value for value in self.tries(session, field) if self.accepts(session, value)), None)

    def accepts(self, session: Session, value: str) -> bool:
        """Whether the open question takes this answer."""
        return self._given(session, value) is not None

    def tries(self, session: Session, field: Field) -> Iterator[str]:
        """Answers worth trying at the open question."""
        if field.kind is QuestionKind.NOTE:
            return iter((SKIPPED,))
        if field.options is not None:
            codes = self.offered(session, field)
            return iter((*(subsets(codes) if field.kind is QuestionKind.SEVERAL else codes), SKIPPED))
        return iter((*self.candidates.typed(field), *_beside(field, session), SKIPPED))

    def offered(self, session: Session, field: Field) -> tuple[str, ...]:
        """The options that may be chosen now."""
        options = field.options
        context = session.context(self.form.default_language)
        return () if options is None else tuple(option.name for option in options.offered(context))

    def _answered(self, session: Session, field: Field, wanted: Mapping[int, str]) -> Session | None:
        if field.index in wanted:
            return self._given(session, wanted[field.index])
        tries = list(dict.fromkeys(self.tries(session, field)))
        tries.sort(key=lambda value: self._used[field.index, value])
        for value in tries:
            after = self._given(session, value)
            if after is not None:
                self._used[field.index, value] += 1
                return after
        return None

    def _given(self, session: Session, value: str) -> Session | None:
        after = session.answer(value, self.form.default_language)
        return after if isinstance(after, Session) else None


def _beside(field: Field, session: Session) -> Sequence[str]:
    """Numbers and days next to those that the rule of this question compares with."""
    rule = field.rules.constraint
    if rule is None or field.kind not in {QuestionKind.INTEGER, QuestionKind.DATE}:
        return ()
    numbers = [number_of_text(session.state.cells[index]) for index in sorted(rule.formula.code.reads - {field.index})]
    near = [int(number) + step for number in numbers if abs(number) < MOST_NEAR for step in (0, -1, 1)]
    return [written(field, number) for number in near]

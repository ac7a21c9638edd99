# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What all visitors of a small flow meet: its steps, its ends, the options they choose, one way after the other."""

from collections import defaultdict

from kiosk.flow.form import Form
from kiosk.flow.session import Session, begin
from tests.flow.forms import TODAY
from tests.flow.proof.brute import TooManyWaysError, accepted


class EveryWay:
    """Walks them all in the real engine; `kept` is the field whose value tells ends apart."""

    def __init__(self, form: Form, kept: str, most_steps: int) -> None:
        """Raises `TooManyWaysError` after so many steps."""
        self.steps: dict[tuple[str, str], set[str]] = defaultdict(set)
        """From a question ('' at the start) to what comes straight after: with which options."""
        self.given: set[str] = set()
        """Options (`question/option`) and outcomes of whoever comes to an end."""
        self.ends: set[tuple[frozenset[str], str]] = set()
        self.together: set[tuple[str, str]] = set()
        """Pairs of questions that one visitor is asked."""
        self.screens: set[tuple[str, tuple[str, ...]]] = set()
        self._form, self._kept, self._left = form, kept, most_steps
        self._walk(begin(form, TODAY), ("",))

    def _walk(self, session: Session, asked: tuple[str, ...]) -> None:
        self._left -= 1
        if self._left < 0:
            raise TooManyWaysError
        question = session.question("nl")
        if question is None:
            self._end(session, asked)
            return
        self._step(session, asked[-1], question.name)
        self.together |= {(earlier, question.name) for earlier in asked}
        self.screens.add((question.name, tuple(choice.name for choice in question.choices)))
        for after in accepted(session, question):
            self._walk(after, (*asked, question.name))

    def _step(self, session: Session, source: str, target: str) -> None:
        self.steps[source, target].update(self._chosen(session, source))

    def _chosen(self, session: Session, name: str) -> list[str]:
        choice = name and self._form.field(name).options is not None
        return session.answers[name].split() if choice else []

    def _end(self, session: Session, asked: tuple[str, ...]) -> None:
        names = frozenset(outcome.name for outcome in session.outcomes("nl"))
        self.ends.add((names, session.value(self._kept)))
        self.given |= names
        for name in asked[1:]:
            self.given |= {f"{name}/{code}" for code in self._chosen(session, name)}
        for name in names:
            self._step(session, asked[-1], name)

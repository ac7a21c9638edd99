# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether the answers that come with a verdict show it: given one by one to the real engine."""

from collections.abc import Iterator, Mapping

from kiosk.flow.form import Form, QuestionKind
from kiosk.flow.proof.verdicts import MAX_QUESTIONS, Claim, Result
from kiosk.flow.session import Session, begin
from tests.flow.forms import TODAY
from tests.flow.proof.brute import Fact, Traps, accepted, ended, fact_of, met


def shows(form: Form, result: Result) -> bool:
    """Whether the witness can be given in this order, and meets what the verdict says."""
    witness = result.witness or {}
    sessions = list(_walked(form, witness))
    return len(sessions) == len(witness) + 1 and fact_of(result) in set(_facts(form, sessions))


def _walked(form: Form, witness: Mapping[str, str]) -> Iterator[Session]:
    """The session before any answer and after each, as long as it is for the question that is open and stands."""
    session = begin(form, TODAY)
    yield session
    for name, value in witness.items():
        question = session.question("nl")
        after = None if question is None or question.name != name else session.answer(value, "nl")
        if not isinstance(after, Session):
            return
        session = after
        yield session


def _facts(form: Form, sessions: list[Session]) -> Iterator[Fact]:
    asked = 0
    for session in sessions:
        question = session.question("nl")
        if question is None:
            yield from ended(form, session)
        else:
            yield from met(question)
            asked += question.kind is not QuestionKind.NOTE
    yield from Traps(form).around(sessions[-1])
    if asked > MAX_QUESTIONS:
        yield Claim.SHORT, "", ""
    question = sessions[-1].question("nl")
    if question is not None and not list(accepted(sessions[-1], question)):
        yield Claim.ANSWERABLE, question.name, ""

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where paths end: which outcomes one visitor gets together, for each answer to the question where one lives."""

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.flow.proof.ends import endings
from kiosk.flow.proof.prove import Inquiry
from kiosk.flow.proof.verdicts import Inexact
from kiosk.flow.session import Outcome, Session
from kiosk.guidance import MUNICIPALITY


@dataclass(frozen=True, slots=True)
class End:
    """The outcomes of one visitor in the order of the screen, and answers that lead there."""

    outcomes: tuple[Outcome, ...]
    municipality: str
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Ends:
    """`complete`: no path ends otherwise. `inexact`: the rules because of which that is not sure."""

    found: tuple[End, ...]
    complete: bool
    inexact: tuple[Inexact, ...] = ()


def ends_of(inquiry: Inquiry) -> Ends:
    """All ends that have an outcome; of those without, the proof speaks."""
    found = endings(inquiry, MUNICIPALITY)
    ends = (_end(session, inquiry.form.default_language) for session in found.found)
    return Ends(tuple(end for end in ends if end.outcomes), found.complete, found.inexact)


def _end(session: Session, language: str) -> End:
    form, relevant = session.form, session.state.relevant
    asked = {name: value for name, value in session.answers.items() if relevant[form.by_name[name]]}
    return End(session.outcomes(language), session.value(MUNICIPALITY), asked)

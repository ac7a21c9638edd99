# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A session put aside and taken up again, also when a new version of the flow came in between."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from kiosk.flow.answered import Fallen, Why, fallen
from kiosk.flow.form import Form
from kiosk.flow.session import Session, replay


@dataclass(frozen=True, slots=True)
class Draft:
    """All that is needed to go on: of which flow, of which version of it, and the answers by name of question."""

    flow_id: str
    version: str
    answers: Mapping[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class TakenUp:
    """The session of a draft, and the answers that did not come along, each with why."""

    session: Session
    fallen_away: tuple[Fallen, ...]


@dataclass(frozen=True, slots=True)
class OtherFlow:
    """The draft belongs to a flow with another id; nothing was taken up."""

    flow_id: str


def draft_of(session: Session) -> Draft:
    """What to keep of this session."""
    return Draft(session.form.id, session.form.version, MappingProxyType(dict(session.answers)))


def take_up(form: Form, draft: Draft, today: date, language: str) -> TakenUp | OtherFlow:
    """The session of this draft in this form, by name of question; `language` is that of the words about what fell."""
    if draft.flow_id != form.id:
        return OtherFlow(draft.flow_id)
    session = replay(form, draft.answers, today)
    gone = [
        Fallen(name, name, answer, Why.QUESTION_GONE)
        for name, answer in draft.answers.items()
        if answer and name not in session.answers
    ]
    same_version = draft.version == form.version
    kept = [one for one in _fallen(session, language) if not (same_version and one.why is Why.NOT_ASKED)]
    return TakenUp(session, (*gone, *kept))


def _fallen(session: Session, language: str) -> list[Fallen]:
    state, context = session.state, session.context(language)
    found = []
    for name, answer in session.answers.items():
        one = fallen(session.form.field(name), state, answer, context) if answer else None
        found += [] if one is None else [one]
    return found

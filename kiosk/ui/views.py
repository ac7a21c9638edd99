# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Frozen data that the screens show. Every text is ready to be drawn: in the visitor's language, plain, complete."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """One answer button. `quiet`: "weet ik niet", "zeg ik liever niet". `pictogram`: a drawing's name, or ''."""

    name: str
    label: str
    pictogram: str
    quiet: bool
    chosen: bool


@dataclass(frozen=True, slots=True)
class FactView:
    """One line of a result, such as where or when. `key` names the pictogram; `tone`: '', 'good' or 'notice'."""

    key: str
    label: str
    lines: tuple[str, ...]
    tone: str = ""


@dataclass(frozen=True, slots=True)
class AdviceView:
    """One place to go to."""

    key: str
    """The service's id, for counting and for the code on the telephone; never shown."""
    name: str
    organisation: str
    about: str
    facts: tuple[FactView, ...]
    website: str
    brief: str
    """One line for the list of other options: when it is open."""


@dataclass(frozen=True, slots=True)
class ResultView:
    """What a visit came to: why, and the places to go to; the first one is the answer."""

    title: str
    body: str
    why: str
    theme: str
    options: tuple[AdviceView, ...]
    unchecked: bool = False
    """No person has checked the flow's words for this in the visitor's language."""


@dataclass(frozen=True, slots=True)
class HelplineView:
    """A number that answers, for who may be in danger: what it is for, in one line, and the number, large."""

    key: str
    name: str
    about: str
    phone: str


@dataclass(frozen=True, slots=True)
class GuideView:
    """The screen behind "Vraag de gids". `calling`: this kiosk calls; it never promises that someone comes."""

    calling: bool
    title: str
    body: str
    note: str
    facts: tuple[FactView, ...]


@dataclass(frozen=True, slots=True)
class CallView:
    """What staff are told of a call: never an answer."""

    language: str
    """The visitor's language by its Dutch name."""
    question: str
    """The question that was on the screen, in Dutch; '' when none was, or when the visit is over."""
    at_result: bool
    """The visitor saw an advice."""
    at: datetime

    def __repr__(self) -> str:
        """Nothing of the visitor: a representation may end up in a log."""
        return "CallView(...)"


@dataclass(frozen=True, slots=True)
class CountView:
    """A name and how often, for the staff's list of today."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class RowView:
    """One line of the staff panel."""

    label: str
    value: str
    tone: str = ""

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One visitor's run: its states, one table of moves with what each counts, and what is remembered while it lasts."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple

from kiosk.flow.session import Session
from kiosk.wire.visit_class import CounterName


class VisitState(Enum):
    """Where the kiosk is with its visitor."""

    WAITING = "waiting"
    """Nobody is here: nothing is remembered."""
    ASKING = "asking"
    RESULT = "result"
    """The path has ended and the visitor sees where to go."""


class VisitEvent(Enum):
    """What may happen."""

    BEGUN = "begun"
    ASKED_ON = "asked on"
    """There is a question to answer, after an answer or by going back."""
    PATH_ENDED = "path ended"
    STOPPED = "stopped"
    """'Stop en wis'."""
    IDLED = "idled"
    """Nobody answered the warning."""
    FINISHED = "finished"
    """'Klaar'."""


class Move(NamedTuple):
    """Where an event leads and what it counts. `kept`: the visit is written down, which counts it as finished."""

    to: VisitState
    counts: CounterName | None = None
    kept: bool = False


_NOTHING = Move(VisitState.WAITING)
_KEPT = Move(VisitState.WAITING, kept=True)

MOVES: Mapping[tuple[VisitState, VisitEvent], Move] = MappingProxyType(
    {
        (VisitState.WAITING, VisitEvent.BEGUN): Move(VisitState.ASKING, CounterName.STARTED),
        # A second tap on a button of a visit that has just ended finds nobody here.
        (VisitState.WAITING, VisitEvent.STOPPED): _NOTHING,
        (VisitState.WAITING, VisitEvent.IDLED): _NOTHING,
        (VisitState.WAITING, VisitEvent.FINISHED): _NOTHING,
        (VisitState.ASKING, VisitEvent.ASKED_ON): Move(VisitState.ASKING),
        (VisitState.ASKING, VisitEvent.PATH_ENDED): Move(VisitState.RESULT),
        (VisitState.ASKING, VisitEvent.STOPPED): Move(VisitState.WAITING, CounterName.STOPPED),
        (VisitState.ASKING, VisitEvent.IDLED): Move(VisitState.WAITING, CounterName.IDLED),
        (VisitState.RESULT, VisitEvent.ASKED_ON): Move(VisitState.ASKING),
        # "Stop en wis" means it, also with the answer on the screen.
        (VisitState.RESULT, VisitEvent.STOPPED): Move(VisitState.WAITING, CounterName.STOPPED),
        # Who walked away from the result has had an answer.
        (VisitState.RESULT, VisitEvent.IDLED): _KEPT,
        (VisitState.RESULT, VisitEvent.FINISHED): _KEPT,
    }
)


class MoveNotAllowedError(Exception):
    """The screens did something that the table of moves does not have: a bug."""


def move(state: VisitState, event: VisitEvent) -> Move:
    """The move of this event; raises `MoveNotAllowedError`."""
    try:
        return MOVES[state, event]
    except KeyError:
        raise MoveNotAllowedError(f"{event.value} while {state.value}") from None


@dataclass(frozen=True, slots=True)
class Visit:
    """A visitor's way through the form, in memory only. Dropping this object ends it."""

    session: Session
    began_s: float
    """Monotonic seconds."""

    def __repr__(self) -> str:
        """Nothing of the visitor: a representation may end up in a log."""
        return "Visit(...)"

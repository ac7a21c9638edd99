# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One visitor's run through the kiosk as a state machine: an enum and one table of moves."""

from enum import Enum


class VisitState(Enum):
    """Where the visitor is."""

    WAITING = "nobody is here"
    ASKING = "a question is on the screen"
    RESULT = "the path has ended and the result is on the screen"


class Move(Enum):
    """What can happen to a visit."""

    BEGIN = "a language was chosen"
    ASK = "the path goes on with a question"
    ARRIVE = "the path has ended"
    FINISH = "the visitor is done with the result"
    LEAVE = "the visit ends without a result"


_MOVES: dict[tuple[VisitState, Move], VisitState] = {
    (VisitState.WAITING, Move.BEGIN): VisitState.ASKING,
    (VisitState.ASKING, Move.ASK): VisitState.ASKING,
    (VisitState.ASKING, Move.ARRIVE): VisitState.RESULT,
    (VisitState.RESULT, Move.ASK): VisitState.ASKING,
    (VisitState.RESULT, Move.ARRIVE): VisitState.RESULT,
    (VisitState.RESULT, Move.FINISH): VisitState.WAITING,
    (VisitState.ASKING, Move.LEAVE): VisitState.WAITING,
}


class ForbiddenMoveError(Exception):
    """The screens asked for something that cannot happen now: a bug, never a visitor's fault."""


def moved(state: VisitState, move: Move) -> VisitState:
    """The state after a move; raises `ForbiddenMoveError` for one that the table does not have."""
    try:
        return _MOVES[state, move]
    except KeyError:
        raise ForbiddenMoveError(f"{move.name} while {state.name}") from None

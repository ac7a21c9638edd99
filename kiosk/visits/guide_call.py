# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The call for a guide that this kiosk shows and sounds until staff put it out.

A kiosk does not know whether anybody heard it. So nothing may say that someone is coming, but the state that only a
member of staff brings about.
"""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType


class CallState(Enum):
    """What became of the call."""

    QUIET = "no call"
    CALLING = "shows and sounds a call"
    ACKNOWLEDGED = "a member of staff said to come"


class CallEvent(Enum):
    """What may happen to it."""

    CALLED = "called"
    ACKNOWLEDGED = "acknowledged"
    CLEARED = "cleared"


MOVES: Mapping[tuple[CallState, CallEvent], CallState] = MappingProxyType(
    {
        (CallState.QUIET, CallEvent.CALLED): CallState.CALLING,
        (CallState.QUIET, CallEvent.ACKNOWLEDGED): CallState.QUIET,
        (CallState.QUIET, CallEvent.CLEARED): CallState.QUIET,
        (CallState.CALLING, CallEvent.CALLED): CallState.CALLING,
        (CallState.CALLING, CallEvent.ACKNOWLEDGED): CallState.ACKNOWLEDGED,
        (CallState.CALLING, CallEvent.CLEARED): CallState.QUIET,
        # Who said to come was asked once: asking again does not ring again.
        (CallState.ACKNOWLEDGED, CallEvent.CALLED): CallState.ACKNOWLEDGED,
        (CallState.ACKNOWLEDGED, CallEvent.ACKNOWLEDGED): CallState.ACKNOWLEDGED,
        (CallState.ACKNOWLEDGED, CallEvent.CLEARED): CallState.QUIET,
    }
)


class GuideCall:
    """One call at a time; it outlives the visit that made it. GUI thread only."""

    def __init__(self, state: CallState = CallState.QUIET) -> None:
        """`state`: what a process before left of the call."""
        self._state = state

    @property
    def state(self) -> CallState:
        """What became of the call."""
        return self._state

    @property
    def calling(self) -> bool:
        """Whether the call stands and nobody answered it."""
        return self._state is CallState.CALLING

    @property
    def coming(self) -> bool:
        """Whether the screen may say that someone is coming."""
        return self._state is CallState.ACKNOWLEDGED

    def call(self) -> None:
        """A visitor asks for a guide; asking again changes nothing."""
        self._move(CallEvent.CALLED)

    def acknowledge(self) -> None:
        """Staff, behind their code, say that they come."""
        self._move(CallEvent.ACKNOWLEDGED)

    def clear(self) -> None:
        """Staff, behind their code, put the call out."""
        self._move(CallEvent.CLEARED)

    def _move(self, event: CallEvent) -> None:
        self._state = MOVES[self._state, event]

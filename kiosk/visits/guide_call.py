# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The call for a guide that this kiosk shows and sounds until staff put it out.

Nobody confirms the call to the kiosk, so nothing here can say that someone is coming.
"""

from enum import Enum


class CallState(Enum):
    """Whether this kiosk calls."""

    QUIET = "no call"
    CALLING = "shows and sounds a call"


class GuideCall:
    """One call at a time; it outlives the visit that made it. GUI thread only."""

    def __init__(self) -> None:
        self._state = CallState.QUIET

    @property
    def calling(self) -> bool:
        """Whether the call stands."""
        return self._state is CallState.CALLING

    def call(self) -> None:
        """A visitor asks for a guide; asking again changes nothing."""
        self._state = CallState.CALLING

    def clear(self) -> None:
        """Staff, behind their code, put the call out."""
        self._state = CallState.QUIET

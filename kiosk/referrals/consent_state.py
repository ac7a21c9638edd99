# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The states of a consent and one table of moves."""

from collections.abc import Mapping
from enum import Enum, StrEnum
from types import MappingProxyType


class ConsentState(StrEnum):
    """Where a consent is. Who never answers leaves nothing: the request is dropped with the visit."""

    REQUESTED = "gevraagd"
    GIVEN = "gegeven"
    REFUSED = "geweigerd"
    WITHDRAWN = "ingetrokken"
    EXPIRED = "verlopen"


class ConsentAct(Enum):
    """What may happen to it."""

    GIVE = "give"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"
    EXPIRE = "expire"


MOVES: Mapping[tuple[ConsentState, ConsentAct], ConsentState] = MappingProxyType(
    {
        (ConsentState.REQUESTED, ConsentAct.GIVE): ConsentState.GIVEN,
        (ConsentState.REQUESTED, ConsentAct.REFUSE): ConsentState.REFUSED,
        (ConsentState.GIVEN, ConsentAct.WITHDRAW): ConsentState.WITHDRAWN,
        (ConsentState.GIVEN, ConsentAct.EXPIRE): ConsentState.EXPIRED,
    }
)

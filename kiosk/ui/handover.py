# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the screens of a warm handover exchange with the rest of the kiosk: an offer, a yes, a code. Frozen data.

A personal value is in `Told` alone, which lives as long as it takes to seal it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kiosk.policy.decision import Forbidden
from kiosk.policy.matrix import Field, Role


@dataclass(frozen=True, slots=True)
class Asked:
    """Beside which advice, and what of the visitor's own answers the rules look at."""

    service: str
    """The service that the advice is about."""
    municipality: str = ""
    """Where the visitor lives; '' for the kiosk's own."""
    age: int | None = None
    """None where it was not asked."""
    role: Role = Role.VISITOR
    """Who began it: the visitor alone, or a member of staff beside the visitor."""

    def __repr__(self) -> str:
        """Nothing of the visitor: a representation may end up in a log."""
        return "Asked(...)"


@dataclass(frozen=True, slots=True)
class Offered:
    """An organisation that may be asked to call or write to the visitor, when the visitor says yes."""

    asked: Asked
    organisation: str
    """Its name, as the directory has it."""
    fields: tuple[Field, ...]
    """What would go along, in the order to ask; at least a name and one way of contact."""
    keep_until: date
    """The last day on which it is kept."""
    example: bool
    """The region's matrix is a draft example; the screen and the paper say so."""


@dataclass(frozen=True, slots=True)
class NotAllowed:
    """The matrix speaks of this organisation, and says no today."""

    organisation: str
    forbidden: Forbidden
    """The rule that says so."""


@dataclass(frozen=True, slots=True)
class NotNow:
    """It might be asked, but this kiosk could not keep or deliver it now: the visitor is helped on paper."""

    organisation: str


Offer = Offered | NotAllowed | NotNow | None
"""None: the matrix does not speak of this organisation, or it has no key, or this kiosk has none: nothing is shown."""


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation of which the matrix says to staff that something may go, or why not."""

    id: str
    name: str
    services: tuple[tuple[str, str], ...]
    """The id and the Dutch name of each."""
    allowed: bool


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an entry: `code` names the words on the screen, `refuses`: it cannot stay as it is."""

    code: str
    refuses: bool


@dataclass(frozen=True, slots=True)
class Told:
    """What a visitor filled in and said yes to. Never kept, never shown in a representation."""

    offer: Offered
    values: Mapping[Field, str]
    language: str
    screen_sha256: str
    """Of the text of consent that stood on the screen, to the letter."""

    def __repr__(self) -> str:
        """Nothing of the visitor: a representation may end up in a log."""
        return "Told(...)"


@dataclass(frozen=True, slots=True)
class Given:
    """It is sealed and waits to be sent. `code`, in groups, is the only way back to it."""

    code: str


class CodeState(StrEnum):
    """Where a referral is, for who has its code."""

    HERE = "hier"
    """Still on this kiosk: it has not left."""
    KEPT = "bewaard"
    """The region keeps it until the organisation fetches it."""
    FETCHED = "opgehaald"
    DONE = "afgerond"
    WITHDRAWN = "ingetrokken"
    EXPIRED = "verlopen"
    UNKNOWN = "onbekend"
    """The region never had it: it may wait on another kiosk still, so it may be withdrawn all the same."""
    OFFLINE = "geen-verbinding"
    """Not on this kiosk, and the region cannot be asked now; it may be withdrawn all the same."""
    NO_CODE = "geen-code"
    """What was typed cannot be a code: a sign is wrong or missing."""
    TOO_OFTEN = "te-vaak"
    """Too many codes were tried here; later again."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a code leads to."""

    state: CodeState
    organisation: str = ""
    keep_until: date | None = None


class Withdrawal(StrEnum):
    """What became of a withdrawal."""

    NEVER_LEFT = "nooit-verstuurd"
    """It was still on this kiosk, and is gone."""
    ON_ITS_WAY = "onderweg"
    """It had left: the withdrawal waits here, and goes out before everything else."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A referral on this kiosk as staff may see it: never whom it is about."""

    organisation: str
    day: date
    state: str
    """`waiting`, `refused`, or where the store has it: a word of the screens."""


@dataclass(frozen=True, slots=True)
class ReceiptTaken:
    """What goes on the receipt slip: what was promised, and the code."""

    offer: Offered
    fields: tuple[Field, ...]
    """What goes along."""
    language: str
    code: str

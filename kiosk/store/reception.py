# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the service receives whoever comes: what it takes on at once, who hears of each answer, whom to ask."""

from dataclasses import dataclass, field

from kiosk.store.admission import Admission
from kiosk.store.framing import Observer
from kiosk.store.limits import USUAL, Limits
from kiosk.store.security_contact import SecurityContact


@dataclass(frozen=True)
class Reception:
    """Of one process."""

    limits: Limits = USUAL
    observer: Observer = field(default_factory=Observer)
    contact: SecurityContact | None = None
    """For `/.well-known/security.txt`; without it that address does not exist."""
    admission: Admission = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "admission", Admission(self.limits))

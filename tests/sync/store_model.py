# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a store must have of one kiosk after any arrivals: a set, and a few dictionaries."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from kiosk.wire.audit import AuditEvent
from kiosk.wire.heartbeat import Heartbeat
from kiosk.wire.messages import Message
from kiosk.wire.referral import SealedReferral, Withdrawal
from kiosk.wire.release import Release


@dataclass
class StoreModel:
    """Ids it took in, visits by week, referrals by state, codes withdrawn, events by number, the last sign of life."""

    taken: set[UUID] = field(default_factory=set)
    weeks: dict[str, int] = field(default_factory=dict)
    referrals: dict[str, tuple[UUID, str]] = field(default_factory=dict)
    withdrawn: set[str] = field(default_factory=set)
    events: dict[int, UUID] = field(default_factory=dict)
    beat: UUID | None = None

    def take(self, messages: Iterable[Message]) -> None:
        """Each message once, whatever comes again; of signs of life the last that came counts."""
        for message in messages:
            if isinstance(message.content, Heartbeat):
                self.beat = message.id
            elif message.id not in self.taken and self._takes(message):
                self.taken.add(message.id)

    def _takes(self, message: Message) -> bool:
        match message.content:
            case Release(period=period, total=int(total)):
                self.weeks[period] = total
            case AuditEvent(sequence=number):
                self.events[number] = message.id
            case SealedReferral(code_hash=code):
                return self._takes_referral(code, message.id)
            case Withdrawal(code_hash=code):
                self.withdrawn.add(code)
                if code in self.referrals:
                    self.referrals[code] = (self.referrals[code][0], "ingetrokken")
        return True

    def _takes_referral(self, code: str, id_: UUID) -> bool:
        """One that was withdrawn before it came is nowhere."""
        if code in self.withdrawn:
            return False
        self.referrals[code] = (id_, "bewaard")
        return True

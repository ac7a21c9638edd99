# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Referrals to keep, and clocks that a test sets."""

import hashlib
import secrets
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from uuid import uuid4

from kiosk.ageing import Reading
from kiosk.clock import AMSTERDAM
from kiosk.storage.processing_log import LogLine
from kiosk.wire.referral import SealedReferral, Withdrawal, WithdrawnBy

TODAY = date(2026, 11, 23)
MORNING = datetime(2026, 11, 23, 10, 30, tzinfo=AMSTERDAM)


@dataclass
class Clocks:
    """The clocks of a machine; `pass_by` is real time, `leap` is somebody at the settings."""

    now: Reading = field(default_factory=lambda: Reading(MORNING.timestamp(), "boot-1", 1000.0))

    def __call__(self) -> Reading:
        return self.now

    def pass_by(self, by: timedelta) -> None:
        seconds = by.total_seconds()
        self.now = replace(self.now, wall_s=self.now.wall_s + seconds, boot_s=self.now.boot_s + seconds)

    def be_off(self, by: timedelta) -> None:
        """The machine is off for a while and starts again."""
        self.now = Reading(self.now.wall_s + by.total_seconds(), f"boot-{secrets.token_hex(4)}", 1.0)

    def leap(self, by: timedelta) -> None:
        self.now = replace(self.now, wall_s=self.now.wall_s + by.total_seconds())


def code_hash(number: int = 1) -> str:
    return hashlib.sha256(str(number).encode()).hexdigest()


def a_referral(number: int = 1, keep_until: date = date(2027, 1, 23)) -> SealedReferral:
    return SealedReferral(
        id=uuid4(),
        organisation="uwv",
        code_hash=code_hash(number),
        keep_until=keep_until,
        consent={"@type": "ConsentRecord"},
        envelope='{"verzegeld":"' + f"{number:06d}" * 100 + '"}',
        trace_id=secrets.token_hex(16),
        operation_id=secrets.token_hex(8),
    )


def a_line(content: SealedReferral | None = None, name: str = "verwijzing bewaren") -> LogLine:
    """The line of the log that goes with it."""
    return LogLine(
        trace_id=content.trace_id if content else secrets.token_hex(16),
        operation_id=content.operation_id if content else secrets.token_hex(8),
        name=name,
        start=MORNING,
        end=MORNING,
        resource="werkcentrum-kiosk 0.1.0",
        processing_activity_id="https://register.example/verwerkingen/warme-overdracht",
        data_subject_id=str(uuid4()),
    )


def a_withdrawal(number: int = 1, by: WithdrawnBy = WithdrawnBy.VISITOR) -> Withdrawal:
    return Withdrawal(code_hash=code_hash(number), day=TODAY, by=by)

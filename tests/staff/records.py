# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Staff records in memory and a boot clock that the test turns."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from kiosk.staff.door import Account
from kiosk.staff.lockout import BootMoment, Lockout
from kiosk.wire.audit import AuditAction


@dataclass
class MemoryRecords:
    """See `kiosk.staff.door.StaffRecords`; `kept` tells in which order lock-outs were kept."""

    by_name: dict[str, Account] = field(default_factory=dict)
    kept: list[Lockout] = field(default_factory=list)
    told: list[AuditAction] = field(default_factory=list)
    """The events, each kept with a lock-out."""

    def accounts(self) -> Mapping[str, Account]:
        return dict(self.by_name)

    def keep_account(self, name: str, account: Account) -> None:
        self.by_name[name] = account

    def lockout(self) -> Lockout | None:
        return self.kept[-1] if self.kept else None

    def keep_lockout(self, lockout: Lockout, told: AuditAction | None = None) -> None:
        self.kept.append(lockout)
        self.told.extend([told] if told else [])


@dataclass
class BootClock:
    """Call it for the moment; tests move it."""

    moment: BootMoment = field(default_factory=lambda: BootMoment("first boot", 1000.0))

    def __call__(self) -> BootMoment:
        return self.moment

    def passes(self, seconds: float) -> None:
        self.moment = replace(self.moment, seconds=self.moment.seconds + seconds)

    def reboots(self) -> None:
        self.moment = BootMoment(f"after {self.moment.boot_id}", 5.0)

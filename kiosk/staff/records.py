# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The door's records in the kiosk's database."""

from collections.abc import Mapping
from datetime import date

from kiosk.clock import Clock, system_clock
from kiosk.policy.matrix import Role
from kiosk.staff.door import Account
from kiosk.staff.lockout import BootMoment, Lockout
from kiosk.staff.pin import Verifier
from kiosk.storage.staff_memory import AccountRow, LockoutRow, StaffMemory
from kiosk.wire.audit import AuditAction


class KeptRecords:
    """See `kiosk.staff.door.StaffRecords`. Every method raises `DatabaseTrouble`."""

    def __init__(self, memory: StaffMemory, clock: Clock = system_clock) -> None:
        """`clock` says on which day an event was."""
        self._memory = memory
        self._clock = clock

    def accounts(self) -> Mapping[str, Account]:
        """See `StaffRecords`."""
        return {row.name: Account(Verifier(row.salt, row.verifier), Role(row.role)) for row in self._memory.accounts()}

    def keep_account(self, name: str, account: Account) -> None:
        """See `StaffRecords`."""
        verifier = account.verifier
        row = AccountRow(name, verifier.salt, verifier.digest, account.role.value)
        self._memory.put_account(row, (AuditAction.CODE_SET, self._today()))

    def lockout(self) -> Lockout | None:
        """See `StaffRecords`."""
        row = self._memory.load_lockout()
        if row is None:
            return None
        return Lockout(row.failures, row.remaining_s, BootMoment(row.boot_id, row.boot_s))

    def keep_lockout(self, lockout: Lockout, told: AuditAction | None = None) -> None:
        """See `StaffRecords`."""
        since = lockout.since
        row = LockoutRow(lockout.failures, lockout.remaining_s, since.boot_id, since.seconds)
        self._memory.save_lockout(row, (told, self._today()) if told else None)

    def _today(self) -> date:
        return self._clock().date()

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The door's records in the kiosk's database."""

from collections.abc import Mapping

from kiosk.policy.matrix import Role
from kiosk.staff.door import Account
from kiosk.staff.lockout import BootMoment, Lockout
from kiosk.staff.pin import Verifier
from kiosk.storage.staff_memory import AccountRow, LockoutRow, StaffMemory


class KeptRecords:
    """See `kiosk.staff.door.StaffRecords`. Every method raises `DatabaseTrouble`."""

    def __init__(self, memory: StaffMemory) -> None:
        self._memory = memory

    def accounts(self) -> Mapping[str, Account]:
        """See `StaffRecords`."""
        return {row.name: Account(Verifier(row.salt, row.verifier), Role(row.role)) for row in self._memory.accounts()}

    def keep_account(self, name: str, account: Account) -> None:
        """See `StaffRecords`."""
        verifier = account.verifier
        self._memory.put_account(AccountRow(name, verifier.salt, verifier.digest, account.role.value))

    def lockout(self) -> Lockout | None:
        """See `StaffRecords`."""
        row = self._memory.load_lockout()
        if row is None:
            return None
        return Lockout(row.failures, row.remaining_s, BootMoment(row.boot_id, row.boot_s))

    def keep_lockout(self, lockout: Lockout) -> None:
        """See `StaffRecords`."""
        since = lockout.since
        self._memory.save_lockout(LockoutRow(lockout.failures, lockout.remaining_s, since.boot_id, since.seconds))

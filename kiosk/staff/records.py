# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The door's records in the kiosk's database."""

from collections.abc import Mapping

from kiosk.staff.lockout import BootMoment, Lockout
from kiosk.staff.pin import Verifier
from kiosk.storage.staff_memory import AccountRow, LockoutRow, StaffMemory


class KeptRecords:
    """See `kiosk.staff.door.StaffRecords`. Every method raises `DatabaseTrouble`."""

    def __init__(self, memory: StaffMemory) -> None:
        self._memory = memory

    def verifiers(self) -> Mapping[str, Verifier]:
        """See `StaffRecords`."""
        return {row.name: Verifier(row.salt, row.verifier) for row in self._memory.accounts()}

    def keep_verifier(self, name: str, verifier: Verifier) -> None:
        """See `StaffRecords`."""
        self._memory.put_account(AccountRow(name, verifier.salt, verifier.digest))

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

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the staff door keeps: accounts and the one lock-out of this kiosk. Rows only; the rules are in `kiosk.staff`."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from kiosk.storage.audit_log import write_event
from kiosk.storage.database import Database
from kiosk.storage.tables import lockout, staff_account
from kiosk.wire.audit import AuditAction


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One account: its salt and verifier mean nothing without the pepper in the key store."""

    name: str
    salt: bytes
    verifier: bytes
    role: str
    """A role of the matrix."""


@dataclass(frozen=True, slots=True)
class LockoutRow:
    """Wrong codes since the last right one, and what remained of the wait at a moment of a boot."""

    failures: int
    remaining_s: float
    boot_id: str
    boot_s: float
    """Monotonic seconds of that boot."""


class StaffMemory:
    """Any thread. Every method raises `DatabaseTrouble`; what was saved is on the disk when it returns."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def accounts(self) -> tuple[AccountRow, ...]:
        """All accounts, by name."""
        with self._database.reading() as connection:
            found = connection.execute(select(staff_account).order_by(staff_account.c.name))
            return tuple(AccountRow(*row) for row in found)

    def account(self, name: str) -> AccountRow | None:
        """The account of this name."""
        return next((one for one in self.accounts() if one.name == name), None)

    def put_account(self, account: AccountRow, told: tuple[AuditAction, date] | None = None) -> None:
        """Adds the account, or replaces the one of the same name; with the event of it, both or neither."""
        values = {"salt": account.salt, "verifier": account.verifier, "role": account.role}
        added = insert(staff_account).values(name=account.name, **values)
        with self._database.writing() as connection:
            connection.execute(added.on_conflict_do_update(index_elements=["name"], set_=values))
            if told is not None:
                write_event(connection, *told)
        self._database.wipe_traces()

    def load_lockout(self) -> LockoutRow | None:
        """None when no code was ever tried."""
        chosen = select(lockout.c.failures, lockout.c.remaining_s, lockout.c.boot_id, lockout.c.boot_s)
        with self._database.reading() as connection:
            row = connection.execute(chosen).first()
            return LockoutRow(*row) if row is not None else None

    def save_lockout(self, row: LockoutRow, told: tuple[AuditAction, date] | None = None) -> None:
        """Replaces the lock-out, and tells the event that it belongs to, both or neither."""
        values = {
            "failures": row.failures,
            "remaining_s": row.remaining_s,
            "boot_id": row.boot_id,
            "boot_s": row.boot_s,
        }
        added = insert(lockout).values(only=1, **values)
        with self._database.writing() as connection:
            connection.execute(added.on_conflict_do_update(index_elements=["only"], set_=values))
            if told is not None:
                write_event(connection, *told)

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The door to staff mode: counts every try before it looks at the code."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from kiosk.clock import Clock, system_clock
from kiosk.policy.matrix import Role
from kiosk.staff.listed import Listed, role_of
from kiosk.staff.lockout import BootMoment, Lockout, after_failure, never_failed, resumed, tries_left, wait_left
from kiosk.staff.pin import PinRule, Verifier, broken_rule, make_verifier, matches, nobody
from kiosk.wire.audit import AuditAction


@dataclass(frozen=True, slots=True)
class Opened:
    """The code was right; `name` is whose it is."""

    name: str
    role: Role = Role.GUIDE
    """As whom this person sends, in the matrix."""


@dataclass(frozen=True, slots=True)
class WrongPin:
    """The code was wrong; `tries_left` more may be given before the door shuts, which it now does for `wait_s`."""

    tries_left: int
    wait_s: float


@dataclass(frozen=True, slots=True)
class LockedOut:
    """The door is shut for `wait_s` more seconds; the code was not looked at."""

    wait_s: float


DoorOutcome = Opened | WrongPin | LockedOut


@dataclass(frozen=True, slots=True)
class Account:
    """What is kept of one member of staff beside the name."""

    verifier: Verifier
    role: Role = Role.GUIDE


@dataclass(frozen=True, slots=True)
class PinKept:
    """The new code works from now on."""


@dataclass(frozen=True, slots=True)
class PinRefused:
    """The code breaks `rule`; nothing changed."""

    rule: PinRule


class StaffRecords(Protocol):
    """What the door keeps, on disk. Each call that keeps something has committed when it returns."""

    def accounts(self) -> Mapping[str, Account]:
        """By name."""

    def keep_account(self, name: str, account: Account) -> None:
        """Adds the account, or gives it another code and role."""

    def lockout(self) -> Lockout | None:
        """None when no code was ever tried."""

    def keep_lockout(self, lockout: Lockout, told: AuditAction | None = None) -> None:
        """Keeps it, and in the same transaction the event that the region hears of; None: there is none."""


class StaffDoor:
    """Opens staff mode for a right code. Any thread; one try at a time, each about 0.2 s per account of this kiosk.

    The try is counted and committed before the code is looked at, so a crash or a power cut during it still counts.
    The region's list goes before the accounts of this kiosk: a name on it is the list's alone, also when its days are
    over, so a region can shut an account that was made by hand. All other accounts of this kiosk stay as they are, for
    the day on which the list does not help.
    """

    def __init__(
        self,
        records: StaffRecords,
        pepper: bytes,
        now: Callable[[], BootMoment],
        listed: Callable[[], Listed | None] = lambda: None,
        clock: Clock = system_clock,
    ) -> None:
        """`listed` gives the region's list that is in force now; None: there is none. One lock-out for all."""
        self._records = records
        self._pepper = pepper
        self._now = now
        self._listed = listed
        self._clock = clock
        self._one_at_a_time = threading.Lock()
        if (lockout := records.lockout()) is not None:
            records.keep_lockout(resumed(lockout, now()))

    def try_pin(self, pin: str) -> DoorOutcome:
        """Tries a code against every account."""
        with self._one_at_a_time:
            lockout = resumed(self._records.lockout() or never_failed(), self._now())
            if lockout.remaining_s > 0:
                self._records.keep_lockout(lockout)
                return LockedOut(lockout.remaining_s)
            lockout = after_failure(lockout, self._now())
            self._records.keep_lockout(lockout)
            owner = self._owner(pin)
            if owner is None:
                self._records.keep_lockout(
                    lockout, AuditAction.LOCKED_OUT if lockout.remaining_s else AuditAction.CODE_REFUSED
                )
                return WrongPin(tries_left(lockout), lockout.remaining_s)
            self._records.keep_lockout(resumed(never_failed(), self._now()), AuditAction.STAFF_OPENED)
            return owner

    def wait_s(self) -> float:
        """Seconds that the door stays shut; 0 when a code may be tried."""
        return wait_left(self._records.lockout() or never_failed(), self._now())

    def set_pin(self, name: str, pin: str, role: Role = Role.GUIDE) -> PinKept | PinRefused:
        """Gives `name` a code and a role; an account that is not there yet is made."""
        rule = broken_rule(pin)
        owner = self._owner(pin) if rule is None else None
        if owner is not None and owner.name != name:
            rule = PinRule.NOT_TAKEN
        if rule is not None:
            return PinRefused(rule)
        self._records.keep_account(name, Account(make_verifier(pin, self._pepper), role))
        return PinKept()

    def _owner(self, pin: str) -> Opened | None:
        """Whose code it is. Every account is tried, and a stand-in where there is none: time tells nothing."""
        listed = self._listed()
        person = listed.owner(pin, self._clock().date()) if listed else None
        owners = [Opened(person.name, role_of(person))] if person else []
        for name, account in self._own_accounts(listed):
            if matches(pin, account.verifier, self._pepper):
                owners.append(Opened(name, account.role))
        return owners[0] if owners else None

    def _own_accounts(self, listed: Listed | None) -> list[tuple[str, Account]]:
        names = listed.people.names if listed else frozenset()
        own = [(name, account) for name, account in sorted(self._records.accounts().items()) if name not in names]
        return own if own or listed else [("", Account(nobody()))]

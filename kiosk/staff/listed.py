# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The region's list at the door: whose code this is, and on which days."""

import hmac
from dataclasses import dataclass
from datetime import date

from kiosk.policy.matrix import Role
from kiosk.staff.pin import digest_of
from kiosk.wire.canonical import to_bytes, to_text
from kiosk.wire.staff_list import ListedPerson, StaffList


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who is to be on the list, without the code."""

    name: str
    role: Role
    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True)
class Listed:
    """The list that is in force on this kiosk, and the secret that its codes need."""

    people: StaffList
    secret: bytes

    def owner(self, pin: str, day: date) -> ListedPerson | None:
        """Whose code this is; None: nobody's, or not on this day. As slow for many people as for one."""
        digest = digest_of(pin, to_bytes(self.people.salt), self.secret)
        found = [one for one in self.people.people if hmac.compare_digest(one.digest, digest)]
        return found[0] if found and found[0].counts_on(day) else None

    def entry(self, who: Newcomer, pin: str) -> ListedPerson:
        """As it would stand on this list; `ValueError` when it cannot."""
        code = to_text(digest_of(pin, to_bytes(self.people.salt), self.secret))
        return ListedPerson(
            name=who.name, role=who.role.value, code=code, not_before=who.first_day, not_after=who.last_day
        )


def role_of(person: ListedPerson) -> Role:
    """As the matrix knows it."""
    return Role(person.role)

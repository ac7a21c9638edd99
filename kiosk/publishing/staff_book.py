# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keeping the region's list of staff, beside the content that will be signed."""

import secrets
from collections.abc import Iterable
from pathlib import Path

from kiosk.staff.listed import Listed, Newcomer
from kiosk.staff.pin import broken_rule
from kiosk.wire.canonical import to_text
from kiosk.wire.staff_list import SALT_BYTES, STAFF_FILE, ListedPerson, StaffList, read_staff_list, written_staff_list


def list_in(folder: Path) -> StaffList:
    """The list of this content; an empty one where there is none. Raises `ValueError` and `OSError`."""
    file = folder / STAFF_FILE
    if not file.exists():
        return StaffList(salt=to_text(secrets.token_bytes(SALT_BYTES)), people=())
    try:
        return read_staff_list(file.read_bytes())
    except ValueError as error:
        raise ValueError(f"{file}: {error}") from error


def put(folder: Path, secret: bytes, who: Newcomer, pin: str) -> StaffList:
    """This person is on the list with this code, or has another one from now on. Raises `ValueError` and `OSError`."""
    if (rule := broken_rule(pin)) is not None:
        raise ValueError(rule.value)
    before = list_in(folder)
    person = Listed(before, secret).entry(who, pin)
    others = [one for one in before.people if one.name != who.name]
    if any(one.code == person.code for one in others):
        raise ValueError("somebody else has this code; choose another one")
    return _written(folder, before.salt, (*others, person))


def remove(folder: Path, name: str) -> StaffList:
    """Nobody has this name any more. Raises `ValueError`, also when nobody had it, and `OSError`."""
    before = list_in(folder)
    if name not in before.names:
        raise ValueError(f"nobody on the list is called {name}; see: kiosk bundle staff show")
    return _written(folder, before.salt, [one for one in before.people if one.name != name])


def _written(folder: Path, salt: str, people: Iterable[ListedPerson]) -> StaffList:
    listed = StaffList(salt=salt, people=tuple(sorted(people, key=lambda one: one.name)))
    (folder / STAFF_FILE).write_bytes(written_staff_list(listed))
    return listed

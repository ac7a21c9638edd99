# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keys with which programs of the region read over HTTP what their role may, until a day. Only digests are kept."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from sqlalchemy import Connection, Engine, insert, select, update

from kiosk.store.database import StoreError, reading
from kiosk.store.tables import access_key

_LETTERS: Final = "bcdfghjkmnpqrstvwxz"
_SECRET_BYTES: Final = 32
"""So many that a plain digest tells nothing of them."""


class Role(StrEnum):
    """What the holder of a key may do."""

    FIGURES = "cijfers"
    """Read the figures of months and quarters, small counts hidden."""
    KIOSKS = "zuilen"
    """Read how the kiosks do."""


@dataclass(frozen=True, slots=True)
class AccessKey:
    """A key that was handed out, without its secret."""

    id: str
    role: Role
    holder: str
    made_on: date
    until: date
    revoked_on: date | None

    def is_good_on(self, day: date) -> bool:
        """Whether it still opens anything."""
        return self.revoked_on is None and day <= self.until


def make_key(engine: Engine, role: Role, holder: str, today: date, until: date) -> str:
    """A new key, which nobody can show again; `holder` says for whom, in a word that is no person.

    Raises:
        StoreError: it would be past its day already.
    """
    if until < today:
        raise StoreError("the last day of a key must be yet to come")
    key_id = "".join(secrets.choice(_LETTERS) for _ in range(8))
    key = f"{key_id}.{secrets.token_urlsafe(_SECRET_BYTES)}"
    row = {"id": key_id, "digest": _digest(key), "role": role.value, "holder": holder}
    with engine.begin() as connection:
        connection.execute(insert(access_key).values(**row, made_on=today, until=until))
    return key


def key_behind(connection: Connection, shown: str) -> AccessKey | None:
    """The key that somebody shows, good or past its day; None when there is no such key."""
    found = connection.execute(select(*_COLUMNS).where(access_key.c.digest == _digest(shown))).one_or_none()
    return None if found is None else AccessKey(found.id, Role(found.role), *found[2:])


def access_keys(engine: Engine) -> tuple[AccessKey, ...]:
    """All that were ever handed out, newest first."""
    with reading(engine) as connection:
        rows = connection.execute(select(*_COLUMNS).order_by(access_key.c.made_on.desc(), access_key.c.id))
        return tuple(AccessKey(row.id, Role(row.role), *row[2:]) for row in rows)


def revoke_key(engine: Engine, key_id: str, today: date) -> None:
    """From now on it opens nothing.

    Raises:
        StoreError: there is no such key.
    """
    change = update(access_key).where(access_key.c.id == key_id, access_key.c.revoked_on.is_(None))
    with engine.begin() as connection:
        known = connection.scalar(select(access_key.c.id).where(access_key.c.id == key_id))
        connection.execute(change.values(revoked_on=today))
    if known is None:
        raise StoreError(f"there is no key {key_id}; see: kiosk store keys list")


def _digest(key: str) -> bytes:
    return hashlib.sha256(key.encode()).digest()


_COLUMNS: Final = (
    *(access_key.c.id, access_key.c.role, access_key.c.holder),
    *(access_key.c.made_on, access_key.c.until, access_key.c.revoked_on),
)

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a kiosk becomes known: a one-time code from the region, a key of its own, and proof that it holds that key."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import Connection, Engine, delete, insert, select, update

from kiosk.clock import Clock
from kiosk.store import tables
from kiosk.store.database import reading
from kiosk.store.device_keys import all_former_keys, renew
from kiosk.wire.messages import EnrolAnswer, EnrolRequest, enrol_statement

VALID_FOR: Final = timedelta(minutes=15)
_LETTERS: Final = "bcdfghjkmnpqrstvwxz"
"""Of a kiosk's name: no vowels, so no words; no digits, so never a number of somebody."""
_SYMBOLS: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Thirty-two symbols that nobody mistakes for each other on paper: twelve of them are 60 bits."""


@dataclass(frozen=True, slots=True)
class Device:
    """A kiosk that was enrolled; it may send unless it was revoked."""

    id: str
    location: str
    public_key: bytes
    is_revoked: bool = False


@dataclass(frozen=True, slots=True)
class Enrolled:
    """The kiosk is known from now on."""

    answer: EnrolAnswer


@dataclass(frozen=True, slots=True)
class NotEnrolled:
    """The code or the proof is no good; the reason is for the person at the kiosk."""

    reason: str


class UnknownDevice(Exception):  # noqa: N818 - it says what is the case
    """There is no such kiosk here, or it stands elsewhere; the message says which."""


def invite(
    engine: Engine,
    location: str,
    clock: Clock,
    *,
    replaces: str | None = None,
    keeps_former: bool = True,
    valid_for: timedelta = VALID_FOR,
) -> str:
    """A one-time code for a kiosk of `location`, such as `K7QM-2F9X-TD4R`; only its digest is kept.

    With `replaces` that same kiosk comes back with a new key. Its old key signs no request from then on; what was
    sealed with it and waits still counts, unless `keeps_former` is False: the key may be in other hands.

    Raises:
        UnknownDevice: there is no kiosk `replaces` at this location.
    """
    letters = "".join(secrets.choice(_SYMBOLS) for _ in range(12))
    code = "-".join((letters[:4], letters[4:8], letters[8:]))
    now = clock()
    with engine.begin() as connection:
        if replaces is not None:
            _check_place(connection, replaces, location)
        connection.execute(delete(tables.invitation).where(tables.invitation.c.expires_at < now - timedelta(days=1)))
        connection.execute(
            insert(tables.invitation).values(
                code_sha256=_digest(code),
                location=location,
                replaces=replaces,
                keeps_former=keeps_former,
                expires_at=now + valid_for,
            )
        )
    return code


def _check_place(connection: Connection, device_id: str, location: str) -> None:
    place = connection.scalar(select(tables.device.c.location).where(tables.device.c.id == device_id))
    if place is None:
        raise UnknownDevice(f"there is no kiosk {device_id}")
    if place != location:
        raise UnknownDevice(f"kiosk {device_id} stands at {place}; a kiosk that moves is enrolled as a new one")


def enrol(engine: Engine, request: EnrolRequest, clock: Clock) -> Enrolled | NotEnrolled:
    """Consumes the code and makes the kiosk known. Of two that use one code at once, one gets it."""
    if not _holds_key(request):
        return NotEnrolled("Het bewijs past niet bij de sleutel van deze zuil.")
    now = clock()
    with engine.begin() as connection:
        used = connection.execute(
            update(tables.invitation)
            .where(
                tables.invitation.c.code_sha256 == _digest(request.code),
                tables.invitation.c.used_at.is_(None),
                tables.invitation.c.expires_at > now,
            )
            .values(used_at=now)
            .returning(tables.invitation)
        ).one_or_none()
        if used is None:
            return NotEnrolled("Deze code is onbekend, verlopen of al gebruikt. Vraag een nieuwe code.")
        key = bytes.fromhex(request.public_key)
        device_id = used.replaces or _registered(connection, used.location, key, now)
        if used.replaces is not None:
            renew(connection, device_id, key, now, keeps_former=used.keeps_former)
    return Enrolled(EnrolAnswer(device_id=device_id, location=used.location))


def _registered(connection: Connection, location: str, key: bytes, now: datetime) -> str:
    device_id = "zuil-" + "".join(secrets.choice(_LETTERS) for _ in range(12))
    connection.execute(
        insert(tables.device).values(id=device_id, location=location, public_key=key, enrolled_on=now.date())
    )
    return device_id


def revoke(engine: Engine, device_id: str, clock: Clock) -> None:
    """From now on this kiosk is turned away; what it delivered stays.

    Raises:
        UnknownDevice: there is no such kiosk.
    """
    with engine.begin() as connection:
        done = connection.execute(
            update(tables.device).where(tables.device.c.id == device_id).values(revoked_on=clock().date())
        )
    if done.rowcount == 0:
        raise UnknownDevice(f"there is no kiosk {device_id}")


@dataclass(frozen=True, slots=True)
class KnownKiosk:
    """A kiosk as whoever looks after the region sees it."""

    id: str
    location: str
    enrolled_on: date
    revoked_on: date | None
    turned_away: int
    """How often it was heard of after that, signed with its key."""
    turned_away_on: date | None
    public_key: bytes
    """Raw Ed25519."""
    former: tuple[bytes, ...] = ()
    """The same, of before, newest first: what was sealed with them counts still."""

    @property
    def keys(self) -> tuple[bytes, ...]:
        """All that prove what it sealed, newest first."""
        return (self.public_key, *self.former)


def known_kiosks(connection: Connection) -> tuple[KnownKiosk, ...]:
    """Every kiosk that ever enrolled, by location and name."""
    place = tables.device.c
    turned_away = (place.turned_away, place.turned_away_on)
    columns = (place.id, place.location, place.enrolled_on, place.revoked_on, *turned_away, place.public_key)
    found = connection.execute(select(*columns).order_by(place.location, place.id)).all()
    former = all_former_keys(connection)
    return tuple(KnownKiosk(*row, former=former.get(row.id, ())) for row in found)


def find_device(engine: Engine, device_id: str) -> Device | None:
    """The kiosk with this id; None when it is unknown."""
    with reading(engine) as connection:
        row = connection.execute(select(tables.device).where(tables.device.c.id == device_id)).one_or_none()
    return None if row is None else Device(row.id, row.location, row.public_key, row.revoked_on is not None)


def turn_away(engine: Engine, device: Device, clock: Clock) -> None:
    """Keeps in sight that a revoked kiosk was heard of."""
    heard = update(tables.device).where(tables.device.c.id == device.id)
    with engine.begin() as connection:
        connection.execute(heard.values(turned_away=tables.device.c.turned_away + 1, turned_away_on=clock().date()))


def _holds_key(request: EnrolRequest) -> bool:
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(request.public_key))
    try:
        key.verify(bytes.fromhex(request.proof), enrol_statement(request.code, request.public_key))
    except InvalidSignature:
        return False
    return True


def _digest(code: str) -> bytes:
    """Of the code as meant: lower case, spaces and dashes are how people type it."""
    return hashlib.sha256("".join(code.split()).replace("-", "").upper().encode()).digest()

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The keys of a kiosk: the one with which it signs its requests, and those with which it sealed before.

A former key proves who made an envelope that waited while the key was renewed, and nothing else: no request is signed
with it. A key that may be in other hands is not kept, and proves nothing any more.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import Connection, Engine, delete, select, update

from kiosk.clock import Clock
from kiosk.store.tables import device, former_key, insert_if_absent
from kiosk.wire.envelope import Envelope, is_signed_by
from kiosk.wire.key_rotation import RotateAnswer, RotateRequest, rotate_statement

MOST_FORMER: Final = 20
"""Former keys of one kiosk. What was sealed with a key before these is refused, in sight."""


@dataclass(frozen=True, slots=True)
class NotRotated:
    """The key stays as it was; the reason is for who looks after the kiosk."""

    reason: str


def former_keys(connection: Connection, device_id: str) -> tuple[bytes, ...]:
    """Raw Ed25519, the newest first."""
    mine = select(former_key.c.public_key).where(former_key.c.device == device_id)
    return tuple(connection.scalars(mine.order_by(former_key.c.replaced_at.desc(), former_key.c.public_key)))


def all_former_keys(connection: Connection) -> Mapping[str, tuple[bytes, ...]]:
    """The same of every kiosk that has any, by kiosk."""
    newest_first = select(former_key).order_by(former_key.c.replaced_at.desc(), former_key.c.public_key)
    found: dict[str, tuple[bytes, ...]] = {}
    for row in connection.execute(newest_first):
        found[row.device] = (*found.get(row.device, ()), row.public_key)
    return found


def made_by(connection: Connection, sealed: Envelope, device_id: str, current: bytes) -> bool:
    """Whether this kiosk made the envelope, with its key of now or one of before."""
    return is_signed_by(sealed, current) or any(is_signed_by(sealed, key) for key in former_keys(connection, device_id))


def renew(connection: Connection, device_id: str, key: bytes, now: datetime, *, keeps_former: bool = True) -> None:
    """The kiosk signs with this key from now on. Of a kiosk that was revoked no key is kept: who knows who has it."""
    known = connection.execute(select(device).where(device.c.id == device_id).with_for_update()).one()
    if keeps_former and known.revoked_on is None and known.public_key != key:
        row = {"device": device_id, "public_key": known.public_key, "replaced_at": now}
        insert_if_absent(connection, former_key, row)
    connection.execute(update(device).where(device.c.id == device_id).values(public_key=key, revoked_on=None))
    too_old = former_keys(connection, device_id)[MOST_FORMER:]
    connection.execute(delete(former_key).where(former_key.c.device == device_id, former_key.c.public_key.in_(too_old)))


def rotate(engine: Engine, device_id: str, request: RotateRequest, clock: Clock) -> RotateAnswer | NotRotated:
    """The next key of a kiosk whose request was signed with its own; the same request again changes nothing."""
    statement = rotate_statement(device_id, request.former, request.public_key)
    proofs = ((request.former, request.former_proof), (request.public_key, request.proof))
    if request.former == request.public_key or not all(_signed(key, proof, statement) for key, proof in proofs):
        return NotRotated("Het bewijs past niet bij de sleutels van deze zuil.")
    former, key = bytes.fromhex(request.former), bytes.fromhex(request.public_key)
    with engine.begin() as connection:
        known = connection.execute(select(device).where(device.c.id == device_id).with_for_update()).one()
        if known.public_key == former:
            renew(connection, device_id, key, clock())
        elif known.public_key != key or former not in former_keys(connection, device_id):
            return NotRotated("De vorige sleutel is niet de sleutel waarmee deze zuil nu ondertekent.")
    return RotateAnswer(device_id=device_id, public_key=request.public_key)


def _signed(key: str, proof: str, statement: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(bytes.fromhex(proof), statement)
    except InvalidSignature:
        return False
    return True

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shelf from which kiosks fetch signed content: published to a few of them first, then to more, then to all.

The store checks the signatures so that nothing lies on the shelf that every kiosk would refuse. It cannot sign.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from hashlib import sha256
from typing import Any, Final

from sqlalchemy import Connection, Engine, LargeBinary, Row, func, insert, select, type_coerce, update
from sqlalchemy.dialects import postgresql, sqlite

from kiosk.clock import Clock
from kiosk.store import tables
from kiosk.store.content_tables import content_file, content_version, device_ring
from kiosk.store.database import StoreError, reading
from kiosk.store.enrolment import Device, UnknownDevice, find_device
from kiosk.store.operations_tables import device_state
from kiosk.store.shelf_clearing import clear_shelf, hold_shelf
from kiosk.wire.coming_back import ContentOffer
from kiosk.wire.content_files import ContentQuestion, LackedFile, Piece, packed, room_for, unpacked
from kiosk.wire.manifest import MAX_FILE, MAX_SIGNED, Manifest, unproved

_LONGEST: Final = max(MAX_FILE, MAX_SIGNED)


class Ring(IntEnum):
    """How far a version goes; a kiosk of a narrower ring hears of what goes further too."""

    TEST = 0
    PART = 1
    ALL = 2

    @property
    def code(self) -> str:
        """As it is told to kiosks."""
        return ("proef", "deel", "alle")[self]


@dataclass(frozen=True, slots=True)
class Published:
    """A version on the shelf."""

    manifest: Manifest
    ring: Ring
    cleared: tuple[int, ...] = ()
    """The older versions that were taken off for it."""


def publish(
    engine: Engine,
    signed: bytes,
    contents: Mapping[str, bytes],
    ring: Ring,
    clock: Clock,
    tell: Callable[[int, int], None] = lambda _done, _all: None,
) -> Published:
    """Puts a verified version on the shelf, or lets one that is there go further; all of it or nothing.

    Versions that nobody will fetch any more are taken off.

    Raises:
        StoreError: it is older than another version here, or another one has its number, or it would go less far.
    """
    manifest = unproved(signed)
    with engine.begin() as connection:
        hold_shelf(connection)
        known = _known(connection, manifest)
        if known is not None:
            _widen(connection, manifest, Ring(known.ring), ring)
        else:
            digest = _put(connection, signed)
            for done, path in enumerate(manifest.files, start=1):
                _put(connection, contents[path])
                tell(done, len(manifest.files))
            row = {"version": manifest.version, "manifest_sha256": digest, "ring": ring.value}
            moments = {"counts_from": manifest.counts_from, "published_at": clock()}
            connection.execute(insert(content_version).values(row | moments))
        return Published(manifest, ring, clear_shelf(connection))


def put_in_ring(engine: Engine, device_id: str, ring: Ring) -> None:
    """From now on this kiosk hears of what goes as far as this ring. Raises `UnknownDevice`."""
    if find_device(engine, device_id) is None:
        raise UnknownDevice(f"there is no kiosk {device_id}")
    with engine.begin() as connection:
        dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
        row = dialect.insert(device_ring).values(device=device_id, ring=ring.value)
        connection.execute(row.on_conflict_do_update(index_elements=["device"], set_={"ring": ring.value}))


def offer_for(connection: Connection, device: Device) -> ContentOffer | None:
    """The newest content that this kiosk may have and does not show yet, by what it told last; None: there is none."""
    ring = select(device_ring.c.ring).where(device_ring.c.device == device.id).scalar_subquery()
    shows = select(device_state.c.content).where(device_state.c.device == device.id).scalar_subquery()
    row = connection.execute(
        select(content_version)
        .where(content_version.c.ring >= func.coalesce(ring, Ring.ALL.value))
        .where(content_version.c.version > func.coalesce(shows, 0))
        .order_by(content_version.c.version.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    code = Ring(row.ring).code
    return ContentOffer(
        version=row.version, manifest_sha256=row.manifest_sha256, counts_from=row.counts_from, ring=code
    )


def pieces_of(engine: Engine, asked: ContentQuestion) -> tuple[Piece, ...]:
    """What these files lack, in their order, until the answer is full; at least one of them."""
    found: list[Piece] = []
    with reading(engine) as connection:
        for one in asked.files:
            room = room_for(asked.most_bytes, found)
            if room == 0:
                break
            found.append(_piece(connection, one, room))
    return tuple(found)


def newest_for(engine: Engine, device: Device) -> tuple[bytes, dict[str, bytes]] | None:
    """The newest version that this kiosk may have, whole: signed manifest and files. None: there is none."""
    with reading(engine) as connection:
        offer = offer_for(connection, device)
        if offer is None:
            return None
        signed = _content(connection, offer.manifest_sha256)
        files = unproved(signed).files
        return signed, {path: _content(connection, one.sha256) for path, one in files.items()}


def _known(connection: Connection, manifest: Manifest) -> Row[Any, Any] | None:
    """The row of this very version; None: it is a new one, and newer than all."""
    columns = (content_version.c.manifest_sha256, content_version.c.ring)
    row = connection.execute(select(*columns).where(content_version.c.version == manifest.version)).one_or_none()
    if row is not None and unproved(_content(connection, row.manifest_sha256)) != manifest:
        raise StoreError(f"version {manifest.version} is here already with other content; give it a higher number")
    newest = connection.scalar(select(func.max(content_version.c.version))) or 0
    if row is None and newest > manifest.version:
        raise StoreError(
            f"version {newest} is here already, and kiosks take no older one; build it anew with a higher number"
        )
    return row


def _widen(connection: Connection, manifest: Manifest, before: Ring, ring: Ring) -> None:
    if ring < before:
        raise StoreError(f"version {manifest.version} went to '{before.name.lower()}' already; what went out stays out")
    where = content_version.c.version == manifest.version
    connection.execute(update(content_version).where(where).values(ring=ring.value))


def _put(connection: Connection, content: bytes) -> str:
    digest = sha256(content).hexdigest()
    tables.insert_if_absent(connection, content_file, {"sha256": digest, "packed": packed(content)})
    return digest


def _content(connection: Connection, digest: str) -> bytes:
    raw = connection.execute(select(content_file.c.packed).where(content_file.c.sha256 == digest)).scalar_one()
    return unpacked(bytes(raw), digest, _LONGEST)


def _piece(connection: Connection, lacked: LackedFile, size: int) -> Piece:
    whole = content_file.c.packed
    part = type_coerce(func.substr(whole, lacked.have + 1, size), LargeBinary)
    chosen = select(part, func.length(whole)).where(content_file.c.sha256 == lacked.sha256)
    row = connection.execute(chosen).one_or_none()
    return Piece(b"", 0) if row is None else Piece(bytes(row[0] or b""), row[1])

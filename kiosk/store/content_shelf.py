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
from kiosk.wire.coming_back import ContentOffer
from kiosk.wire.content_files import packed, unpacked
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


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a packed file."""

    content: bytes
    total: int
    """Bytes of the whole packed file."""


def publish(
    engine: Engine,
    signed: bytes,
    contents: Mapping[str, bytes],
    ring: Ring,
    clock: Clock,
    tell: Callable[[int, int], None] = lambda _done, _all: None,
) -> Published:
    """Puts a verified version on the shelf, or lets one that is there go further; all of it or nothing.

    Raises:
        StoreError: it is older than another version here, or another one has its number, or it would go less far.
    """
    manifest = unproved(signed)
    with engine.begin() as connection:
        known = _known(connection, manifest)
        if known is not None:
            return _widened(connection, manifest, Ring(known.ring), ring)
        digest = _put(connection, signed)
        for done, path in enumerate(manifest.files, start=1):
            _put(connection, contents[path])
            tell(done, len(manifest.files))
        connection.execute(
            insert(content_version).values(
                version=manifest.version,
                manifest_sha256=digest,
                ring=ring.value,
                counts_from=manifest.counts_from,
                published_at=clock(),
            )
        )
    return Published(manifest, ring)


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


def piece_of(engine: Engine, digest: str, first: int, size: int) -> Piece | None:
    """So many bytes of the packed file from `first` on, fewer at its end; None: there is no such file."""
    whole = content_file.c.packed
    part = type_coerce(func.substr(whole, first + 1, size), LargeBinary)
    with reading(engine) as connection:
        row = connection.execute(select(part, func.length(whole)).where(content_file.c.sha256 == digest)).one_or_none()
    return None if row is None else Piece(bytes(row[0] or b""), row[1])


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


def _widened(connection: Connection, manifest: Manifest, before: Ring, ring: Ring) -> Published:
    if ring < before:
        raise StoreError(f"version {manifest.version} went to '{before.name.lower()}' already; what went out stays out")
    where = content_version.c.version == manifest.version
    connection.execute(update(content_version).where(where).values(ring=ring.value))
    return Published(manifest, ring)


def _put(connection: Connection, content: bytes) -> str:
    digest = sha256(content).hexdigest()
    tables.insert_if_absent(connection, content_file, {"sha256": digest, "packed": packed(content)})
    return digest


def _content(connection: Connection, digest: str) -> bytes:
    raw = connection.execute(select(content_file.c.packed).where(content_file.c.sha256 == digest)).scalar_one()
    return unpacked(bytes(raw), digest, _LONGEST)

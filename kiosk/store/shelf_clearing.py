# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Takes content off the shelf that nobody will fetch any more, each time that something is put on it.

A version stays that is the newest of a ring, that a kiosk told it shows, or that is one of the newest few. A kiosk goes
one step back by what lies on its own disk, and fetches nothing for it. A file stays as long as a version has it.
"""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection, Row, delete, select, text

from kiosk.store.content_tables import content_file, content_version
from kiosk.store.operations_tables import device_state
from kiosk.store.tables import device
from kiosk.wire.content_files import unpacked
from kiosk.wire.manifest import MAX_SIGNED, unproved

NEWEST_KEPT: Final = 3
"""So many of the newest versions stay: a kiosk may be fetching one when the next comes."""
_AT_ONCE: Final = 500
_LOCK: Final = 0x6B696F736C66


def hold_shelf(connection: Connection) -> None:
    """Until the transaction ends nobody else puts on or takes off: else a file that both have could get lost."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})


def clear_shelf(connection: Connection) -> tuple[int, ...]:
    """The versions that were taken off, in order; their files go where no version that stays has them."""
    versions = connection.execute(select(content_version).order_by(content_version.c.version.desc())).all()
    kept = _kept(versions) | _shown(connection)
    gone = [one for one in versions if one.version not in kept]
    if gone:
        needed = _files_of(connection, [one for one in versions if one.version in kept])
        numbers = [one.version for one in gone]
        connection.execute(delete(content_version).where(content_version.c.version.in_(numbers)))
        unneeded = sorted(_files_of(connection, gone) - needed)
        for first in range(0, len(unneeded), _AT_ONCE):
            some = unneeded[first : first + _AT_ONCE]
            connection.execute(delete(content_file).where(content_file.c.sha256.in_(some)))
    return tuple(sorted(one.version for one in gone))


def _kept(versions: Iterable[Row[tuple[int, str, int]]]) -> set[int]:
    """Of the versions, newest first: the newest few, and the first that goes as far as each ring or further."""
    newest = list(versions)
    reach = {ring: one.version for one in reversed(newest) for ring in range(one.ring + 1)}
    return {one.version for one in newest[:NEWEST_KEPT]} | set(reach.values())


def _shown(connection: Connection) -> set[int]:
    """What kiosks show that may still come."""
    known = select(device_state.c.content).join(device, device.c.id == device_state.c.device)
    told = connection.execute(known.where(device.c.revoked_on.is_(None)).distinct())
    return {version for version in told.scalars() if version is not None}


def _files_of(connection: Connection, versions: Iterable[Row[tuple[int, str, int]]]) -> set[str]:
    """Hashes of all that is named, and of the manifests themselves."""
    found: set[str] = set()
    for one in versions:
        chosen = select(content_file.c.packed).where(content_file.c.sha256 == one.manifest_sha256)
        raw = bytes(connection.execute(chosen).scalar_one())
        manifest = unproved(unpacked(raw, one.manifest_sha256, MAX_SIGNED))
        found |= {one.manifest_sha256, *(named.sha256 for named in manifest.files.values())}
    return found

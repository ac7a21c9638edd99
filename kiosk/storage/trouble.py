# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the world can do to the kiosk's file, as one closed family of errors. Everything else is a bug and stays loud.

Each message is one line in Dutch for staff: what is wrong and what to do. A log names the class only.
"""

import shutil
import sqlite3
from pathlib import Path

LITTLE_ROOM = 128 * 1024
"""Free bytes under which an I/O error means a full disk."""


class DatabaseTrouble(Exception):  # noqa: N818 - the family is named after what happened, like its members
    """The file cannot be used now. What was committed before is still there."""

    advice = "De gegevens van de kiosk zijn niet te gebruiken. Bel de beheerder."

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: {self.advice}")
        self.path = path


class DatabaseUnreadable(DatabaseTrouble):
    """The file is damaged or no file of a kiosk. A damaged one is mended (salvage.py) where that can be done."""

    advice = "Dit bestand is beschadigd of niet van de kiosk. Zet het opzij en start opnieuw; gooi het niet weg."


class NotOurDatabase(DatabaseUnreadable):
    """A sound file, but of another program: nobody may move it away by itself."""


class DatabaseReadOnly(DatabaseTrouble):
    """The file or its folder may not be written to."""

    advice = "Hier mag de kiosk niet schrijven. Geef de kiosk schrijfrechten op dit bestand en deze map."


class DatabaseTooNew(DatabaseTrouble):
    """A newer version of the program made this file."""

    advice = "Dit bestand is van een nieuwere versie van de kiosk. Installeer die versie opnieuw."


class CipherMissing(DatabaseTrouble):
    """The file is enciphered, and the library that reads it is not installed."""

    advice = "Dit bestand is versleuteld en SQLCipher is niet geïnstalleerd. Installeer de kiosk met het deel 'cipher'."


class DatabaseBusy(DatabaseTrouble):
    """Another program holds the file."""

    advice = "Een ander programma houdt dit bestand vast. Sluit dat programma en probeer het opnieuw."


class DiskFull(DatabaseTrouble):
    """There is no room left; what did not fit was not written."""

    advice = "De schijf is vol. Maak ruimte op deze schijf."


class OutboxFull(DatabaseTrouble):
    """The queue holds as much as it may; what is there must leave first."""

    advice = "De wachtrij is vol. Er kan nu geen verwijzing bij. Geef de uitleg op papier mee."


class DiskFailing(DatabaseTrouble):
    """The disk gives errors, or is one that cannot keep a promise (a network folder)."""

    advice = "De schijf geeft fouten of is niet geschikt. Gebruik een goede schijf in deze computer zelf."


class UpgradeFailed(DatabaseTrouble):
    """The file could not be brought to this version; it is as it was."""

    advice = "Dit bestand kan niet naar de nieuwe versie. Het is niet veranderd. Installeer de vorige versie opnieuw."


_BY_CODE: dict[int, type[DatabaseTrouble]] = {
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_IOERR: DiskFailing,
    sqlite3.SQLITE_CORRUPT: DatabaseUnreadable,
    sqlite3.SQLITE_NOTADB: DatabaseUnreadable,
    sqlite3.SQLITE_READONLY: DatabaseReadOnly,
    sqlite3.SQLITE_CANTOPEN: DatabaseReadOnly,
    sqlite3.SQLITE_PERM: DatabaseReadOnly,
    sqlite3.SQLITE_AUTH: DatabaseReadOnly,
    sqlite3.SQLITE_BUSY: DatabaseBusy,
    sqlite3.SQLITE_LOCKED: DatabaseBusy,
}


def trouble_of(error: BaseException | None, path: Path) -> DatabaseTrouble | None:
    """The trouble that SQLite's own code of this error stands for; None: a bug."""
    code = getattr(error, "sqlite_errorcode", None)
    kind = _BY_CODE.get(code & 0xFF) if isinstance(code, int) else None
    if kind is DiskFailing and _is_full(path):
        kind = DiskFull  # SQLite calls it an I/O error when the memory beside its log does not fit
    return kind(path) if kind is not None else None


def _is_full(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < LITTLE_ROOM
    except OSError:
        return False

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Brings an older file to this version: a copy first, then every step in one transaction."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, inspect

from kiosk.storage.copies import erase, upgrade_copies
from kiosk.storage.driver import driver_of
from kiosk.storage.row_checks import lay_anew
from kiosk.storage.trouble import DatabaseReadOnly, DatabaseTooNew, DatabaseTrouble, NotOurDatabase, UpgradeFailed

if TYPE_CHECKING:
    from kiosk.storage.database import Database


def bring_up_to_date(database: Database, migrations: Path, revision: str | None = None) -> None:
    """Runs the steps that the file has not had yet. Raises `DatabaseTrouble`; the file then is as it was.

    `revision` is where to stop; None: the last step. The copy beside the file stays only when a step itself failed, or
    the power: it would keep what is to be forgotten. A file that opens needs none.
    """
    script = ScriptDirectory(str(migrations))
    target = revision or script.get_current_head()
    present = _revision(database)
    refuse_newer(database.path, script, present)
    if present != target:
        copy = _copied(database, present) if present is not None else None
        try:
            with database.writing() as connection:
                _upgrade(connection, migrations, target or "head")
        except DatabaseTrouble:
            erase(copy)
            raise
        except Exception as error:
            raise UpgradeFailed(database.path) from error
    erase(*upgrade_copies(database.path))


def _revision(database: Database) -> str | None:
    """The step that the file is at; None: a new file."""
    with database.reading() as connection:
        heads = MigrationContext.configure(connection).get_current_heads()
        if len(heads) > 1 or (not heads and inspect(connection).get_table_names()):
            raise NotOurDatabase(database.path)
    return heads[0] if heads else None


def refuse_newer(path: Path, script: ScriptDirectory, revision: str | None) -> None:
    """Raises `DatabaseTooNew` for a step that this program does not know."""
    if revision is None:
        return
    try:
        script.get_revision(revision)
    except CommandError as error:
        raise DatabaseTooNew(path) from error


def _copied(database: Database, revision: str) -> Path:
    copy = database.path.with_name(f"{database.path.name}.before-{revision}")
    try:
        copy.unlink(missing_ok=True)
        copy.touch(mode=0o600)
    except OSError as error:
        raise DatabaseReadOnly(database.path) from error
    try:
        database.run_alone("VACUUM INTO ?", str(copy))
    except DatabaseTrouble:
        erase(copy)
        raise
    return copy


def _upgrade(connection: Connection, migrations: Path, target: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, target)
    # In the same transaction: a digest of a row's former shape would make it a damaged one.
    lay_anew(driver_of(connection))

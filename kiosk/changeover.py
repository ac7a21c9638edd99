# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which content the kiosk shows, and changing over to another version behind the start screen.

A process of screens shows one version from its first picture to its end. When another one is due it makes way, as it
does after a visit in which words were typed; the parent of them all reads the new content, so what cannot be read never
reaches a screen. New content is on trial until its first picture stands: until then the version before comes back.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from kiosk.bundles.pointer import MAX_TRIES, OWN, Pointer, change_pointer, read_pointer
from kiosk.bundles.versions import bounded, shown_from, version_folder
from kiosk.clock import Clock
from kiosk.content import Content
from kiosk.logs import Event, record
from kiosk.rooms import StartError, content_for
from kiosk.settings import Settings
from kiosk.storage.keystore import KeyStore, KeyStoreUnavailable
from kiosk.trust import keep_floor, why_not_shown
from kiosk.wire.manifest import MANIFEST_FILE, MAX_SIGNED, unproved

NEVER_SHOWN: Final = "Met deze inhoud kwam de zuil niet tot een beeld."
LONGEST_REASON: Final = 500

Change = Callable[[Pointer], Pointer]


class Shown:
    """The content that the next process of screens shows. Lives in the parent, which never meets a visitor."""

    def __init__(self, settings: Settings, clock: Clock, content: Content | None = None) -> None:
        """`settings` and `content` are those of the content that came with the program."""
        self._own = settings
        self._own_content = content
        self._clock = clock
        self._shown: tuple[int, Settings, Content] | None = None

    @property
    def version(self) -> int:
        """Of the content that is shown."""
        return self._now[0]

    @property
    def settings(self) -> Settings:
        """With the folder in which that content lies."""
        return self._now[1]

    @property
    def content(self) -> Content:
        """The content itself."""
        return self._now[2]

    @property
    def _now(self) -> tuple[int, Settings, Content]:
        if self._shown is None:
            self.prepare()
        assert self._shown is not None  # noqa: S101 - prepared, or it raised
        return self._shown

    def prepare(self) -> None:
        """Reads the content that is due now, or the version before when it cannot be read. Raises `StartError`."""
        pointer = self._changed(self._turned)
        while self._shown is None or self._shown[0] != pointer.active:
            try:
                self._shown = (pointer.active, *self._read(pointer))
            except StartError as error:
                if pointer.active == OWN:
                    raise
                pointer = self._changed(_fallen_back(str(error)))

    def mended(self, trouble: str) -> bool:
        """Whether a process that could not start may be followed by one with the version before."""
        pointer = read_pointer(self._own.data_dir)
        if trouble and pointer.tries:
            pointer = self._changed(_fallen_back(trouble))
        # One that ended without a word, such as by a lack of memory, is tried again as often as a restart would.
        return bool(pointer.tries) or pointer.active != self.version

    def _turned(self, pointer: Pointer) -> Pointer:
        if pointer.is_due(self._clock().timestamp()):
            return pointer.changed_over()
        if pointer.tries >= MAX_TRIES:
            return pointer.fallen_back(NEVER_SHOWN)
        return replace(pointer, tries=pointer.tries + 1) if pointer.tries else pointer

    def _changed(self, change: Change) -> Pointer:
        """Nothing is written where nothing changes: most kiosks start with the content that they had."""
        before = read_pointer(self._own.data_dir)
        if change(before) == before:
            return before
        try:
            return change_pointer(self._own.data_dir, change)
        except OSError as error:
            raise StartError(
                f"{self._own.data_dir}: {error.strerror}; the kiosk must be able to write there"
            ) from error

    def _read(self, pointer: Pointer) -> tuple[Settings, Content]:
        try:
            folder = shown_from(self._own.data_dir, pointer, self._own.resources_dir)
        except OSError as error:
            raise StartError(f"{error.filename}: {error.strerror}") from error
        settings = replace(self._own, resources_dir=folder)
        if folder != self._own.resources_dir:
            return settings, content_for(settings)
        self._own_content = self._own_content or content_for(settings)
        return settings, self._own_content


def check_shown(data_dir: Path, keys: KeyStore | None) -> None:
    """Whether what is shown is what the region signed. If not, the version before is to come, and `StartError` says so.

    Without a key store nobody can tell: visitors are guided all the same.
    """
    try:
        fault = why_not_shown(data_dir, keys) if keys is not None else None
    except KeyStoreUnavailable:
        return
    if fault is not None:
        record(Event.CONTENT_FELL_BACK)
        change_pointer(data_dir, _fallen_back(fault.reason.value))
        raise StartError(fault.reason.value)


def keep_shown(data_dir: Path, keys: KeyStore | None) -> None:
    """The first picture stands: the version in force is good here, and what is older than the one before is over."""
    try:
        pointer = read_pointer(data_dir)
        if pointer.tries:
            change_pointer(data_dir, Pointer.shown)
        if keys is not None and pointer.active != OWN:
            keep_floor(data_dir, keys)
    except (OSError, KeyStoreUnavailable):
        record(Event.KEYS_UNAVAILABLE)


def another_is_due(data_dir: Path, version: int, clock: Clock) -> bool:
    """Whether the kiosk is to show other content than this version from now on."""
    pointer = read_pointer(data_dir)
    return pointer.is_due(clock().timestamp()) or pointer.active != version


def has_former(data_dir: Path) -> bool:
    """Whether there is a version before, to go back to."""
    return read_pointer(data_dir).former is not None


def bring_back_former(data_dir: Path) -> None:
    """One step back, by the hand of staff: it is shown once nobody is there. Raises `OSError`."""
    try:
        change_pointer(data_dir, Pointer.rolled_back)
    except ValueError as error:
        raise OSError(str(error)) from error


def in_words(data_dir: Path, today: date) -> str:
    """Which content is shown, in one line for staff; and what they have to know of it."""
    pointer = read_pointer(data_dir)
    failed = f" Versie {pointer.failed} werkt hier niet; meld dit de regio." if pointer.failed else ""
    if pointer.active == OWN:
        return f"meegeleverd met het programma.{failed}"
    try:
        manifest = unproved(bounded(version_folder(data_dir, pointer.active) / MANIFEST_FILE, MAX_SIGNED))
    except (OSError, ValueError):
        return f"versie {pointer.active}.{failed}"
    old = " Deze inhoud is oud; vraag de regio om nieuwe." if manifest.is_old(today) else ""
    return f"versie {manifest.version} van {manifest.day:%d-%m-%Y}.{old}{failed}"


def _fallen_back(reason: str) -> Change:
    return lambda pointer: pointer.fallen_back(reason[:LONGEST_REASON])

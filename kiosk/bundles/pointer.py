# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which version of signed content a kiosk shows: one small file, replaced as a whole, under a lock.

    {"geldt": 6, "vorige": 5, "klaar": 7, "vanaf": 1764979200.0, "pogingen": 0, "mislukt": null, "reden": "",
     "verteld": true}

Version 0 is the content that came with the program. Imports nothing but the standard library: the first picture of a
kiosk waits for it.
"""

import fcntl
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Final

from kiosk.bundles.durable import write_whole

SIGNED_FOLDER: Final = "signed"
"""In the kiosk's own folder: a folder for each version that is kept, and the pointer."""
POINTER_FILE: Final = "pointer.json"
LOCK_FILE: Final = "pointer.lock"
LAYING_LOCK: Final = "laying.lock"
"""Held while a version is laid down: one may come by the line and another from a stick at the same time."""
WHOLE: Final = "whole-"
OWN: Final = 0
"""The content that came with the program."""
MAX_TRIES: Final = 2
"""So often new content may end the kiosk before its first picture; then the version before comes back."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """What is shown, what was shown before, and what comes."""

    active: int = OWN
    former: int | None = None
    """What one step back leads to; None: nowhere."""
    ready: int | None = None
    """Taken in, and waiting for its moment."""
    ready_from_s: float = 0.0
    """That moment, in seconds since 1970."""
    tries: int = 0
    """How often the active version was begun with; 0 as soon as it showed its first picture."""
    failed: int | None = None
    """The last version that did not work here, until another one does."""
    reason: str = ""
    """Why not, in one line for staff."""
    is_told: bool = True
    """Whether the region was told of that."""

    def is_due(self, now_s: float) -> bool:
        """Whether another version is to be shown from now on."""
        return self.ready is not None and now_s >= self.ready_from_s

    def made_ready(self, version: int, from_s: float) -> "Pointer":
        """With this version as the next one, whatever was to be it."""
        return replace(self, ready=version, ready_from_s=from_s)

    def changed_over(self) -> "Pointer":
        """With the version that was ready in force, on trial."""
        if self.ready is None:
            return self
        former = self.former if self.ready == self.active else self.active
        return replace(self, active=self.ready, former=former, ready=None, ready_from_s=0.0, tries=1)

    def fallen_back(self, reason: str) -> "Pointer":
        """With the version before in force again, and why; the program's own content when there is none."""
        back = OWN if self.former is None else self.former
        return replace(self, active=back, former=None, tries=0, failed=self.active, reason=reason, is_told=False)

    def rolled_back(self) -> "Pointer":
        """One step back, by the hand of staff; the same step again leads forward. `ValueError`: nothing to go to."""
        if self.former is None:
            raise ValueError("there is no version before")
        return replace(self, active=self.former, former=self.active, ready=None, ready_from_s=0.0, tries=0)

    def shown(self) -> "Pointer":
        """The first picture stands: the active version works here."""
        is_news = self.tries > 0
        return replace(self, tries=0, failed=None, reason="") if is_news else self


_NAMES: Final = ("geldt", "vorige", "klaar", "vanaf", "pogingen", "mislukt", "reden", "verteld")


def whole_folder(data_dir: Path, version: int) -> Path:
    """Where a version lies over the program's own content, by links, since it was shown for the first time."""
    return data_dir / SIGNED_FOLDER / f"{WHOLE}{version}"


def read_pointer(data_dir: Path) -> Pointer:
    """What the file says; a kiosk without it, or with a damaged one, shows what came with the program."""
    try:
        said = json.loads((data_dir / SIGNED_FOLDER / POINTER_FILE).read_bytes())
        values = [said[name] for name in _NAMES]
    except (OSError, ValueError, KeyError, TypeError):
        return Pointer()
    return Pointer(*values) if _are_whole(*values) else Pointer()


def change_pointer(data_dir: Path, change: Callable[[Pointer], Pointer]) -> Pointer:
    """The pointer after this change, on the disk; one process at a time. Raises `OSError`, then nothing changed."""
    folder = data_dir / SIGNED_FOLDER
    with locked(folder, LOCK_FILE):
        before = read_pointer(data_dir)
        after = change(before)
        if after != before:
            values = (getattr(after, field.name) for field in fields(after))
            write_whole(folder / POINTER_FILE, json.dumps(dict(zip(_NAMES, values, strict=True))).encode())
        return after


@contextmanager
def locked(folder: Path, file: str) -> Iterator[None]:
    """The folder, made where it is missing, and for what this file stands for nobody else, in whatever thread."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    number = os.open(folder / file, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(number, fcntl.LOCK_EX)
        yield
    finally:
        os.close(number)


def _are_whole(*values: object) -> bool:
    """Whether the disk gives back what can have been written."""
    active, former, ready, from_s, tries, failed, reason, is_told = values
    numbers = [active, tries, *(one for one in (former, ready, failed) if one is not None)]
    are_numbers = all(type(one) is int and one >= 0 for one in numbers)
    return are_numbers and isinstance(from_s, float | int) and isinstance(reason, str) and isinstance(is_told, bool)

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A kiosk in a process of its own that hears of a new version, fetches it, takes it in and shows it, or falls back; and
that is killed before whichever of its writes on the disk.

Forked from a process that has the program's own content read, so that a life costs little.
"""

import os
import signal
import sys
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from sqlalchemy import Engine, create_engine

from kiosk import places
from kiosk.bundles.durable import write_whole
from kiosk.bundles.pointer import read_pointer
from kiosk.changeover import Shown, check_shown, keep_shown
from kiosk.clock import system_clock
from kiosk.content import load_content
from kiosk.fetching import Fetching, Lies
from kiosk.settings import Settings
from kiosk.store.content_shelf import pieces_of
from kiosk.sync.content_source import GotPieces, PiecesOutcome
from kiosk.wire.coming_back import ContentOffer
from kiosk.wire.content_files import ContentQuestion, read_pieces, written_pieces

OWN: Final = load_content(places.resources())
PLACE: Final = "rivierstad-centrum"
_WRITES: Final = frozenset({"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.symlink", "os.truncate"})
_WRITING: Final = os.O_WRONLY | os.O_RDWR


@dataclass(frozen=True)
class Errand:
    """What the kiosk of this folder hears, and before which of its writes it is killed; None: it lives."""

    folder: Path
    store_url: str
    offer: ContentOffer
    dies_before: int | None = None


@dataclass(frozen=True)
class Lived:
    """What one life came to."""

    shown_first: int
    """The version with which it began."""
    shown_last: int
    writes: int
    """How many steps there were to be killed before."""


class KeyFiles:
    """A key store whose secrets outlive the process: each in a file that is there whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, name: str) -> bytes | None:
        file = self._folder / name
        return file.read_bytes() if file.exists() else None

    def put(self, name: str, value: bytes) -> None:
        write_whole(self._folder / name, value)


@dataclass
class Shelf:
    """A store's shelf on a line that takes little at a time."""

    engine: Engine
    most_bytes: int = 4_000

    def fetch(self, asked: ContentQuestion) -> PiecesOutcome:
        bounded = asked.model_copy(update={"most_bytes": min(asked.most_bytes, self.most_bytes)})
        return GotPieces(read_pieces(written_pieces(pieces_of(self.engine, bounded)), asked.files))

    def give_way(self) -> None:
        """Nobody asks for it."""

    def go_on(self) -> None:
        """Nobody asks for it."""


def live(errand: Errand, says: Connection) -> None:
    """Starts, fetches, changes over and shows a first picture; says what it showed."""
    writes = _counted(errand)
    data, keys = errand.folder / "kiosk", KeyFiles(errand.folder / "keys")
    lies = Lies(data, errand.folder / "own", keys)
    fetching = Fetching(lies, Shelf(create_engine(errand.store_url)), lambda: errand.offer, lambda _longest: 0.0)
    shown = Shown(Settings(data, places.resources(), PLACE), system_clock, OWN)
    first = _shows(shown, data, keys)
    while fetching.step() is not None:
        pass
    says.send(Lived(first, _shows(shown, data, keys), len(writes)))
    says.close()


def _shows(shown: Shown, data: Path, keys: KeyFiles) -> int:
    """Up to the first picture: what is shown is what the region signed, all of it."""
    shown.prepare()
    check_shown(data, keys)
    keep_shown(data, keys)
    assert read_pointer(data).active == shown.version
    return shown.version


def _counted(errand: Errand) -> list[str]:
    """Grows with each write below the folder that is about to be made; the process ends before the named one."""
    writes: list[str] = []
    below = str(errand.folder)

    def hook(event: str, words: tuple[object, ...]) -> None:
        opens = event == "open" and isinstance(words[2], int) and bool(words[2] & _WRITING)
        if (opens or event in _WRITES) and str(words[0]).startswith(below):
            if len(writes) == errand.dies_before:
                os.kill(os.getpid(), signal.SIGKILL)
            writes.append(event)

    sys.addaudithook(hook)
    return writes

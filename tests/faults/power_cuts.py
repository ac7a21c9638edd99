# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A kiosk on a disk whose power goes: everything that was not flushed is lost. A program of its own, for root.

Run inside `unshare --mount`: `python -m tests.faults.power_cuts FOLDER CUTS SEED SYNCHRONOUS`. The kiosk writes on ext4
in an image. It is stopped at any instant, the image is copied without what the file system still held in memory, and
the copy is mounted, as after a power cut, and looked at. Prints a line for each cut: how many things the kiosk said it
kept, how many of them are gone, and whether the file was whole.
"""

import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from typing import Final
from uuid import UUID

from kiosk.storage.database import Database, DatabaseTrouble
from kiosk.storage.outbox import Outbox
from kiosk.storage.referral_box import ReferralBox
from kiosk.storage.visit_log import VisitLog
from kiosk.wire.messages import MessageResult, Verdict
from tests.faults.kiosk_file import opened
from tests.faults.small_disk import say
from tests.storage.builders import NEXT_WEEK, NOW, a_kind, a_message
from tests.storage.sealed import Clocks, a_line, a_referral

IMAGE_BYTES: Final = 24 * 1024 * 1024
SHORTEST_LIFE_S, LONGEST_LIFE_S = 0.1, 0.8
STILL_WITHIN_S: Final = 10
FILE: Final = "kiosk.sqlite"
FORK: Final = multiprocessing.get_context("fork")

Word = tuple[str, bytes]


@dataclass(frozen=True)
class _Writes:
    """How many were done to a disk, and how many are not done yet."""

    done: int
    under_way: int


@dataclass
class Kept:
    """What the kiosk said that it kept, over all its lives."""

    visits: int = 0
    waiting: set[bytes] = field(default_factory=set)
    sent: set[bytes] = field(default_factory=set)

    def write(self, word: Word) -> None:
        """Takes down one thing that was said."""
        what, key = word
        if what == "visit":
            self.visits += 1
        elif what == "put":
            self.waiting.add(key)
        elif what == "settling":
            # Until more is heard it may be there or not.
            self.waiting.discard(key)
        else:
            self.sent.add(key)

    def lost(self, visits: int, there: set[bytes]) -> int:
        """How many of them are not as it said."""
        return max(self.visits - visits, 0) + len(self.waiting - there) + len(self.sent & there)

    @property
    def count(self) -> int:
        """All that it said."""
        return self.visits + len(self.waiting) + len(self.sent)


def write(folder: Path, seed: int, synchronous: str, told: "Connection[Word, Word]") -> None:
    """Works until it is stopped; says each thing once it is kept."""
    database = opened(folder / FILE)
    database.run_alone(f"PRAGMA synchronous = {synchronous}")
    chance, outbox = Random(seed), Outbox(database)  # noqa: S311 - a test that can be repeated
    told.send(("open", b""))
    mine: list[UUID] = []
    while True:
        act = chance.choices(("visit", "put", "refer", "settle"), (1, 8, 2, 1))[0]
        if act == "visit":
            VisitLog(database).finish(NEXT_WEEK, a_kind())
            told.send(("visit", b""))
        elif act == "settle" and mine:
            key = mine.pop()
            told.send(("settling", key.bytes))
            outbox.settle([MessageResult(id=key, verdict=Verdict.STORED)], NOW)
            told.send(("sent", key.bytes))
        else:
            mine.append(_put(database, outbox, act))
            told.send(("put", mine[-1].bytes))


def _put(database: Database, outbox: Outbox, act: str) -> UUID:
    if act == "refer":
        content = a_referral(int.from_bytes(os.urandom(6)))
        ReferralBox(database, Clocks()).keep(content, a_line(content))
        return content.id
    message = a_message()
    outbox.put(message)
    return message.id


@contextmanager
def mounted(image: Path, folder: Path) -> Iterator[Path]:
    """The image as a disk."""
    folder.mkdir(exist_ok=True)
    subprocess.run(["mount", "-o", "loop", str(image), str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def cut(disk: Path, image: Path, copy: Path, kept: Kept, chance: Random, synchronous: str) -> None:
    """One life of the kiosk, and the power cut that ends it; `copy` is what is left of the image then."""
    ours, theirs = FORK.Pipe(duplex=False)
    process = FORK.Process(target=write, args=(disk, chance.getrandbits(32), synchronous, theirs))
    process.start()
    theirs.close()
    assert ours.recv() == ("open", b"")
    time.sleep(chance.uniform(SHORTEST_LIFE_S, LONGEST_LIFE_S))
    assert process.pid is not None
    os.kill(process.pid, signal.SIGSTOP)
    _copy_of_one_instant(process.pid, disk, image, copy)
    process.kill()
    process.join()
    with suppress(EOFError, OSError):
        while True:
            kept.write(ours.recv())
    ours.close()


def _copy_of_one_instant(pid: int, disk: Path, image: Path, copy: Path) -> None:
    """Power goes at one instant: nothing may be written to the image while it is copied."""
    found = subprocess.run(["findmnt", "-n", "-o", "SOURCE", str(disk)], check=True, stdout=subprocess.PIPE, text=True)
    device = Path("/sys/block") / Path(found.stdout.strip()).name / "stat"
    until = time.monotonic() + STILL_WITHIN_S
    while time.monotonic() < until:
        before = _writes(device)
        if _is_stopped(pid) and before.under_way == 0:
            shutil.copyfile(image, copy)
            if _writes(device) == before:
                return
        time.sleep(0.001)
    raise AssertionError("the disk is never still")


def _is_stopped(pid: int) -> bool:
    """A signal is only asked for: whoever waits for the disk goes on until that answers."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "T"


def _writes(device: Path) -> _Writes:
    numbers = [int(one) for one in device.read_text().split()]
    return _Writes(numbers[4], numbers[8])


def looked_at(folder: Path, kept: Kept) -> tuple[int, str]:
    """How much of what was kept is gone, and how the file is."""
    try:
        database = opened(folder / FILE)
    except DatabaseTrouble as trouble:
        return kept.count, type(trouble).__name__
    ((visits,),) = database.run_alone("SELECT count(*) FROM visit")
    there = {key for (key,) in database.run_alone("SELECT id FROM outbox")}
    ((state,),) = database.run_alone("PRAGMA integrity_check")
    database.close()
    assert isinstance(visits, int)
    return kept.lost(visits, there), str(state)  # type: ignore[arg-type]  # keys are bytes


def main(folder: Path, cuts: int, seed: int, synchronous: str) -> None:
    """Cuts so many times. Each cut goes on with the disk as the one before left it."""
    chance, kept, image, copy = Random(seed), Kept(), folder / "disk.img", folder / "cut.img"  # noqa: S311 - as above
    with image.open("wb") as file:
        file.truncate(IMAGE_BYTES)
    subprocess.run(["mkfs.ext4", "-q", "-F", str(image)], check=True)
    with mounted(image, folder / "disk") as disk:
        opened(disk / FILE).close()
    for _ in range(cuts):
        with mounted(image, folder / "disk") as disk:
            cut(disk, image, copy, kept, chance, synchronous)
        shutil.copyfile(copy, image)
        with mounted(copy, folder / "after") as after:
            lost, state = looked_at(after, kept)
        say(kept.count, lost, state)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])

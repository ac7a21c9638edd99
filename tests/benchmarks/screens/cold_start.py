# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""From the start of the program to its first frame, and to a screen that can be touched: kiosk and bare window."""

import os
import resource
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from tests.composition.listening import Manager, listening
from tests.composition.programs import NO_KEYS, ROOT

BARE = ("tests.benchmarks.screens.bare_window",)
A_LONG_TIME_US = 60_000_000


@dataclass(frozen=True, slots=True)
class Start:
    """One start: seconds by the clock, and of the processor until the program was ended."""

    first_s: float
    """To the first frame."""
    usable_s: float
    """To the screen that can be touched."""
    cpu_s: float


@dataclass(slots=True)
class Starts:
    """All starts of one program."""

    all: list[Start] = field(default_factory=list)

    @property
    def first_s(self) -> float:
        """The median to the first frame."""
        return median(one.first_s for one in self.all)

    @property
    def usable_s(self) -> float:
        """The median to the screen that can be touched."""
        return median(one.usable_s for one in self.all)

    @property
    def cpu_s(self) -> float:
        """The median of the processor's time."""
        return median(one.cpu_s for one in self.all)


def cold_starts(folder: Path, rounds: int) -> tuple[Starts, Starts]:
    """The kiosk and the bare window, by turns, after a round that does not count: the files are in memory then."""
    kiosk, bare = Starts(), Starts()
    words = ("kiosk", "run", "--windowed", "--data", str(folder / "kiosk"))
    for number in range(rounds + 1):
        found = [_start(program, folder / f"{program[0]}-{number}") for program in (words, BARE)]
        if number:
            kiosk.all.append(found[0])
            bare.all.append(found[1])
    return kiosk, bare


def _start(words: tuple[str, ...], notify: Path) -> Start:
    """Each program has a service manager of its own: what one says while it ends is not heard as the other's start."""
    with listening(str(notify), A_LONG_TIME_US) as manager:
        return _started(words, manager)


def _started(words: tuple[str, ...], manager: Manager) -> Start:
    used = _used_by_children()
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", *words],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **NO_KEYS, **manager.environment, "QT_QPA_PLATFORM": "offscreen"},
    )
    heard = [manager.hears()]
    first_s = time.perf_counter() - began
    while heard[-1] != "READY=1":
        heard.append(manager.hears())
    usable_s = time.perf_counter() - began
    process.terminate()
    process.wait()
    return Start(first_s, usable_s, _used_by_children() - used)


def _used_by_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One process of screens after the other: whoever held a visitor's words ends, and the next one takes its place.

A small parent, which never meets a visitor, forks the process that has window, database and network. When that one has
to go, it closes everything but its window and says so; the next one opens all that anew and paints; only then does the
old one end. So the file and the line to the store are never held twice, and the picture stays.
"""

import gc
import json
import os
import resource
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType
from typing import NoReturn, Protocol

from kiosk.interrupts import interrupting_the_start
from kiosk.rooms import StartError

_ENDING = (signal.SIGINT, signal.SIGTERM)
_PAINTED, _MAKES_WAY, _TROUBLE = "painted", "makes-way", "trouble"


class Between(Protocol):
    """What the parent does before it bears a process of screens."""

    def prepare(self) -> None:
        """Whatever the next process shares with those after it. Raises `StartError`."""

    def mended(self, trouble: str) -> bool:
        """Whether a process that ended before its first picture may be followed by another one; what it said, if."""


class Nothing:
    """Nothing to prepare, nothing to mend."""

    def prepare(self) -> None:
        """See `Between`."""

    def mended(self, trouble: str) -> bool:  # noqa: ARG002 - the protocol's shape
        """See `Between`."""
        return False


@dataclass(frozen=True, slots=True)
class Life:
    """What one process of screens has of its parent."""

    inherited: str | None
    """What the process before left for this one; None: this is the first."""
    leash: int
    """A file that can be read once the parent is gone."""
    voice: int

    def painted(self) -> None:
        """The first picture stands: the process before may end."""
        self.tell(_PAINTED)

    def make_way(self, inheritance: str) -> NoReturn:
        """For who has closed everything but the window: waits for its end while the next one comes."""
        self.tell(_MAKES_WAY, inheritance)
        os.read(self.leash, 1)
        os._exit(0)

    def tell(self, what: str, words: str = "") -> None:
        """One line to the parent."""
        os.write(self.voice, json.dumps([what, words]).encode() + b"\n")


@dataclass(slots=True)
class _Child:
    number: int
    leash: int
    voice: int

    def says(self) -> Iterator[tuple[str, str]]:
        with os.fdopen(self.voice, encoding="utf-8") as lines:
            for line in lines:
                what, words = json.loads(line)
                yield what, words

    def end(self) -> int:
        """Its exit code, as a shell would say it; it is ended when it still runs."""
        os.close(self.leash)
        _, status = os.waitpid(self.number, 0)
        code = os.waitstatus_to_exitcode(status)
        return code if code >= 0 else 128 - code


@dataclass(slots=True)
class _Parent:
    live: Callable[[Life], int]
    painted: Callable[[], None]
    between: Between
    asked: int = 0
    """The signal that asked for the end, once one did."""
    children: list[_Child] = field(default_factory=list)
    """Who lives: the one that makes way, if any, and its successor."""
    left: str | None = None
    """What the last one that made way left."""
    stands: bool = False
    """Whether the newest has painted."""

    def run(self) -> int:
        self._bear()
        while True:
            for what, words in self.children[-1].says():
                if what == _TROUBLE:
                    self._mend(words)
                    break
                if what == _MAKES_WAY:
                    self.left = words
                    self._bear()
                    break
                self.stands = True
                self._end_the_old()
                self.painted()
            else:
                code = self.children.pop().end()
                if not code or self.stands or self.asked or not self.between.mended(""):
                    self._end_all()
                    return code
                self._bear()

    def _mend(self, trouble: str) -> None:
        """Another process, when there is a way in which it may do better; `StartError` when there is none."""
        if not self.between.mended(trouble):
            raise StartError(trouble)
        self.children.pop().end()
        self._bear()

    def _bear(self) -> None:
        self.between.prepare()
        self.stands = False
        leash, held = os.pipe()
        heard, voice = os.pipe()
        signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
        number = os.fork()
        if number == 0:
            for one in (held, heard, *(child.leash for child in self.children)):
                os.close(one)
            _live(self.live, Life(self.left, leash, voice))
        for one in (leash, voice):
            os.close(one)
        self.children.append(_Child(number, held, heard))
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
        if self.asked:
            self.pass_on(self.asked, None)

    def pass_on(self, number: int, _frame: FrameType | None) -> None:
        """A signal is meant for the process with the window."""
        self.asked = number
        if self.children:
            os.kill(self.children[-1].number, number)

    def _end_the_old(self) -> None:
        while len(self.children) > 1:
            old = self.children.pop(0)
            os.kill(old.number, signal.SIGKILL)
            old.end()

    def _end_all(self) -> None:
        for child in self.children:
            os.kill(child.number, signal.SIGKILL)
            child.end()
        self.children.clear()


def run_in_succession(
    live: Callable[[Life], int], painted: Callable[[], None] = lambda: None, between: Between | None = None
) -> int:
    """Runs `live` in a process of its own, and again in the next one each time that one makes way; the last exit code.

    `painted` is called whenever the first picture of one of them stands; `between` is asked before each begins.

    What is loaded and read before is shared by all of them. A `StartError` of theirs is raised here. Main thread, and
    no thread beside it; no Qt application may have been made. None of them ever leaves a core file.
    """
    gc.freeze()
    # Memory in which a visitor's words are goes to no disk, however the program was started.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    parent = _Parent(live, painted, between or Nothing())
    with _passing_on(parent):
        try:
            return parent.run()
        finally:
            for child in parent.children:
                child.end()


@contextmanager
def _passing_on(parent: _Parent) -> Iterator[None]:
    before = {number: signal.signal(number, parent.pass_on) for number in _ENDING}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _live(live: Callable[[Life], int], life: Life) -> NoReturn:
    """The whole of a child: it must not come back into what its parent was doing."""
    code = 1
    try:
        interrupting_the_start()
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
        code = live(life)
    except StartError as error:
        life.tell(_TROUBLE, str(error))
    except KeyboardInterrupt:
        code = 0
    except BaseException:  # noqa: BLE001 - nothing may leave: the hook says it, as the interpreter would
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)

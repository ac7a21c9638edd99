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
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType
from typing import NoReturn

from kiosk.interrupts import interrupting_the_start
from kiosk.rooms import StartError

_ENDING = (signal.SIGINT, signal.SIGTERM)
_PAINTED, _MAKES_WAY, _TROUBLE = "painted", "makes-way", "trouble"


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
    asked: int = 0
    """The signal that asked for the end, once one did."""
    children: list[_Child] = field(default_factory=list)
    """Who lives: the one that makes way, if any, and its successor."""

    def run(self) -> int:
        self._bear(None)
        while True:
            for what, words in self.children[-1].says():
                if what == _TROUBLE:
                    raise StartError(words)
                if what == _MAKES_WAY:
                    self._bear(words)
                    break
                self._end_the_old()
                self.painted()
            else:
                return self._end_all()

    def _bear(self, inherited: str | None) -> None:
        leash, held = os.pipe()
        heard, voice = os.pipe()
        signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
        number = os.fork()
        if number == 0:
            for one in (held, heard, *(child.leash for child in self.children)):
                os.close(one)
            _live(self.live, Life(inherited, leash, voice))
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

    def _end_all(self) -> int:
        self._end_the_old()
        return self.children.pop().end()


def run_in_succession(live: Callable[[Life], int], painted: Callable[[], None] = lambda: None) -> int:
    """Runs `live` in a process of its own, and again in the next one each time that one makes way; the last exit code.

    `painted` is called whenever the first picture of one of them stands.

    What is loaded and read before is shared by all of them. A `StartError` of theirs is raised here. Main thread, and
    no thread beside it; no Qt application may have been made.
    """
    gc.freeze()
    parent = _Parent(live, painted)
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

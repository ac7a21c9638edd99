# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What nobody foresaw, in whatever the screen called: the visitor gets a calm page, and the kiosk goes on."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType


@contextmanager
def mishaps_told(tell: Callable[[], None]) -> Iterator[None]:
    """While inside, `tell` is called after each exception that nobody caught was reported as before.

    Qt hands what is raised in a slot, a timer or a property to Python's hook; what a job raised, `Jobs` raises again
    in a slot. `tell` gets nothing of the exception: its words may hold an answer.
    """
    before = sys.excepthook

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        before(kind, error, trace)
        if issubclass(kind, Exception):
            tell()

    sys.excepthook = hook
    try:
        yield
    finally:
        sys.excepthook = before

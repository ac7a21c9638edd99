# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first picture, in a process of its own: it stands on the screen while the kiosk is still being loaded.

Nothing is imported before it begins but what it needs itself.
"""

import importlib
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import NoReturn

from kiosk.settings import Settings

STARTING = "STATUS=De zuil start."
"""Told to the service manager once the picture stands."""


@contextmanager
def drawn_curtain(settings: Settings) -> Iterator[Callable[[], None]]:
    """The picture, until what is given is called or the block ends; main thread, and no thread beside it.

    A picture that cannot be drawn is no reason not to start: whoever draws the screens says what is wrong.
    """
    parent = os.getpid()
    number = os.fork()
    if number == 0:
        _draw(settings, parent)
    gone: list[int] = []

    def lift() -> None:
        if not gone:
            gone.append(number)
            os.kill(number, signal.SIGKILL)
            os.waitpid(number, 0)

    try:
        yield lift
    finally:
        lift()


def _draw(settings: Settings, parent: int) -> NoReturn:
    # Ctrl-C reaches the whole group: this process ends when its parent says so.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    with suppress(Exception):
        pointer = importlib.import_module("kiosk.bundles.pointer")
        shown = pointer.whole_folder(settings.data_dir, pointer.read_pointer(settings.data_dir).active)
        settings = replace(settings, resources_dir=shown) if shown.exists() else settings
        screens, manager = (importlib.import_module(name) for name in ("kiosk.ui.curtain", "kiosk.heartbeat"))
        address = os.environ.get("NOTIFY_SOCKET", "")
        screens.show_curtain(settings, lambda: manager.notify(STARTING, address), lambda: os.getppid() != parent)
    os._exit(0)

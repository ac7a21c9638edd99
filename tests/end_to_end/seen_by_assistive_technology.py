# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Starts the kiosk on this session's bus and completes a visit by what AT-SPI tells and does: no picture, key or touch.

Prints what is on each screen, one `role: name` per line, after a line `== ...`. Runs with the system's
Python, which has the AT-SPI bindings: python3 THIS_FILE KIOSK_PYTHON DATA
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import gi  # type: ignore[import-not-found]  # the system's, not of the project's environment

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # type: ignore[import-not-found]  # noqa: E402 - after the version is chosen

APPEARS_WITHIN_S = 60
MOST_QUESTIONS = 8
CHOICES = ("radio button", "check box")


def everything(item: "Atspi.Accessible") -> Iterator["Atspi.Accessible"]:
    """This object and all in it, as far as it is still there."""
    try:
        yield item
        children = [item.get_child_at_index(number) for number in range(item.get_child_count())]
    except GLib.Error:
        return
    for child in children:
        if child is not None:
            yield from everything(child)


def on_the_screen() -> list[tuple[str, str, "Atspi.Accessible"]]:
    """Role, name and object of all that shows."""
    desktop = Atspi.get_desktop(0)
    found = []
    for number in range(desktop.get_child_count()):
        for item in everything(desktop.get_child_at_index(number)):
            try:
                if item.get_state_set().contains(Atspi.StateType.SHOWING):
                    found.append((item.get_role_name(), item.get_name(), item))
            except GLib.Error:  # it went away while we looked
                continue
    return found


def wait_for(
    seen: Callable[[list[tuple[str, str, "Atspi.Accessible"]]], "Atspi.Accessible | None"],
) -> "Atspi.Accessible":
    """The object that is looked for, once it shows."""
    until = time.monotonic() + APPEARS_WITHIN_S
    while time.monotonic() < until:
        if (found := seen(on_the_screen())) is not None:
            return found
    raise TimeoutError


def named(*names: str) -> Callable[[list[tuple[str, str, "Atspi.Accessible"]]], "Atspi.Accessible | None"]:
    """A button of one of these names."""
    return lambda there: next((item for role, name, item in there if "button" in role and name.startswith(names)), None)


def press(item: "Atspi.Accessible") -> None:
    """By its own action, as a switch or a screen reader does."""
    item.get_action_iface().do_action(0)


def tell(screen: str) -> None:
    """What a screen reader has to tell here."""
    print(f"== {screen}")  # noqa: T201 - the test reads it
    for role, name, _ in on_the_screen():
        print(f"{role}: {name}")  # noqa: T201


def heading() -> str:
    """The question that is asked."""
    return next((name for role, name, _ in on_the_screen() if role == "heading" and name), "")


def another_than(asked: str) -> Callable[[list[tuple[str, str, "Atspi.Accessible"]]], "Atspi.Accessible | None"]:
    """Another heading than this."""
    return lambda there: next(
        (item for role, name, item in there if role == "heading" and name not in ("", asked)), None
    )


def visit() -> None:
    """From the start screen to the result and back."""
    wait_for(named("Nederlands"))
    tell("start")
    press(wait_for(named("Nederlands")))
    for number in range(MOST_QUESTIONS):
        wait_for(named("Verder", "Klaar"))
        if named("Klaar")(on_the_screen()) is not None:
            break
        tell(f"question {number + 1}")
        asked = heading()
        press(wait_for(lambda there: next((item for role, _, item in there if role in CHOICES), None)))
        press(wait_for(named("Verder")))
        wait_for(another_than(asked))
    tell("result")
    press(wait_for(named("Klaar")))
    wait_for(
        lambda there: next((item for role, name, item in there if name.startswith(("English", "Overslaan"))), None)
    )
    tell("end")


def main() -> int:
    """The visit; the exit code says whether it came to its end."""
    python, data = sys.argv[1:]
    environment = {**os.environ, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_QPA_PLATFORM": "xcb"}
    kiosk = subprocess.Popen([python, "-m", "kiosk", "run", "--data", data, "--windowed"], env=environment)
    try:
        visit()
    except TimeoutError:
        tell("stuck")
        return 1
    finally:
        kiosk.terminate()
        kiosk.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())

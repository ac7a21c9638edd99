# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command `python -m tests.benchmarks.screens`: start, touches, language and renewal beside a bare window."""

import os
import platform
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import click
from PySide6 import __version__ as pyside

from tests.benchmarks.flow import table
from tests.benchmarks.flow.goals import Goal
from tests.benchmarks.screens.cold_start import Starts, cold_starts
from tests.benchmarks.screens.renewals import renewal_s
from tests.benchmarks.screens.touches import DOWN, Times, touch_times

README = Path(__file__).parent / "README.md"
FLOOR = "bare window"
LIFTED = ("choose an answer", "next page", "to the result")


@click.command(epilog="Example: python -m tests.benchmarks.screens --save")
@click.option("--quick", is_flag=True, help="One round of each: shows that it works.")
@click.option("--save", is_flag=True, help="Keep the tables in README.md beside this command.")
def main(*, quick: bool, save: bool) -> None:
    """Measure the screens beside a bare Qt Quick window with one Text, in the same minutes."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        kiosk, bare = cold_starts(folder, 1 if quick else 10)
        touches = touch_times(folder, 2 if quick else 60)
        renewed = renewal_s(folder, 1 if quick else 5)
    parts = [
        _machine(),
        _starts(kiosk, bare),
        _touches(touches),
        table.goal_table(_goals(kiosk, bare, touches, renewed)),
    ]
    text = "\n\n".join(parts)
    click.echo(text)
    if save:
        table.save(text, README)


def _machine() -> str:
    load = os.getloadavg()[0]
    return (
        f"{datetime.now(UTC).date().isoformat()}, {os.cpu_count()} cores, load average {load:.1f}. "
        f"Python {platform.python_version()}, PySide6 {pyside}, offscreen, software renderer, 1080x1920."
    )


def _starts(kiosk: Starts, bare: Starts) -> str:
    rows = [
        f"| {name} | {starts.first_s * 1000:.0f} | {starts.usable_s * 1000:.0f} | {starts.cpu_s * 1000:.0f} |"
        for name, starts in (("kiosk", kiosk), (FLOOR, bare))
    ]
    parts = (kiosk.first_s / bare.first_s, kiosk.usable_s / bare.usable_s, kiosk.cpu_s / bare.cpu_s)
    ratios = f"| ratio | {' | '.join(f'{part:.2f}' for part in parts)} |"
    head = "| from the start, ms | first frame | can be touched | processor |"
    return "\n".join([head, "| --- | ---: | ---: | ---: |", *rows, ratios])


def _touches(touches: dict[str, Times]) -> str:
    floor = touches[FLOOR].median
    rows = [
        f"| {name} | {one.median:.1f} | {one.p99:.1f} | {one.median / floor:.2f} | {median(one.cpu_ms):.1f} |"
        f" {max(one.held_ms):.1f} |"
        for name, one in touches.items()
    ]
    head = "| to the painted frame, ms | median | p99 | ratio of medians | processor | GUI thread held, most |"
    return "\n".join([head, "| --- | ---: | ---: | ---: | ---: | ---: |", *rows])


def _goals(kiosk: Starts, bare: Starts, touches: dict[str, Times], renewed: float) -> list[Goal]:
    shown = touches[DOWN]
    acted = Times([one for name in LIFTED for one in touches[name].frame_ms])
    held = max(one for name, times in touches.items() if name != FLOOR for one in times.held_ms)
    return [
        Goal("first frame at most 1.6x the bare window, s", kiosk.first_s, bare.first_s, 1.6),
        Goal("touch to frame, median, at most 10 ms", shown.median, 10.0),
        Goal("touch to frame, p99, at most 20 ms", shown.p99, 20.0),
        Goal("finger lifted to the frame of what it did, median, at most 10 ms", acted.median, 10.0),
        Goal("finger lifted to the frame of what it did, p99, at most 20 ms", acted.p99, 20.0),
        Goal("no touch holds the GUI thread over 50 ms", held, 50.0),
        Goal("a new process behind the start screen within 1 s", renewed, 1.0),
    ]


if __name__ == "__main__":
    main()

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command `python -m tests.benchmarks.sync`: the queue and the wire beside others; see README.md beside this."""

import json
import os
import platform
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import click

from tests.benchmarks.flow import table
from tests.benchmarks.flow.goals import Goal
from tests.benchmarks.sync import pouch
from tests.benchmarks.sync.queues import BATCH, FLOOR, OWN, QueueTimes, queue_times
from tests.benchmarks.sync.wire import OWN as KIOSK
from tests.benchmarks.sync.wire import PEERS, POUCH_VISITS, Sent

README = Path(__file__).parent / "README.md"
_DISK = Path(__file__).parents[3] / "build"
_NAMESPACE = ("unshare", "--map-root-user", "--net")
_PUSHED_WEEKS = 20
_MOST_S = 3600


@click.command(epilog="Example: python -m tests.benchmarks.sync --save")
@click.option("--quick", is_flag=True, help="Few messages, one round, no Node: shows that it works.")
@click.option("--save", is_flag=True, help="Keep the tables in README.md beside this command.")
def main(*, quick: bool, save: bool) -> None:
    """Measure the kiosk's queue and its sending beside others."""
    peers = () if quick else PEERS
    if peers:
        pouch.install()
    # On the disk of the checkout: a temporary folder may be memory.
    _DISK.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=_DISK) as folder:
        size = (20, 1, 40) if quick else (1000, 7, 10_000)
        times = queue_times(Path(folder), puts=size[0], rounds=size[1], backlog=size[2])
    pushed = _on_the_wire("push", 1 if quick else _PUSHED_WEEKS, peers)
    drained = {} if quick else _on_the_wire("drain", 1, peers)
    parts = [_machine(), _queue_table(times), _wire_table("push over loopback", pushed)]
    if drained:
        parts += [_wire_table("drain at RTT 600 ms, 64 kbit/s", drained)]
    text = "\n\n".join([*parts, table.goal_table(_goals(times, drained))])
    click.echo(text)
    if save:
        table.save(text, README)


def _on_the_wire(kind: str, weeks: int, peers: Sequence[str]) -> dict[str, Sent]:
    """Empty where a program may not have a network of its own."""
    if not shutil.which(_NAMESPACE[0]):
        return {}
    done = subprocess.run(
        [*_NAMESPACE, sys.executable, "-m", "tests.benchmarks.sync.wire", kind, str(weeks), *peers],
        capture_output=True,
        text=True,
        timeout=_MOST_S,
        check=False,
    )
    if done.returncode != 0:
        click.echo(f"{kind}: not run: {done.stderr.strip()[-300:]}", err=True)
        return {}
    return {name: Sent(**one) for name, one in json.loads(done.stdout).items()}


def _machine() -> str:
    versions = [f"Python {platform.python_version()}", f"SQLite {sqlite3.sqlite_version}"]
    versions += [f"{name} {version(name)}" for name in ("persist-queue", "litequeue")]
    if shutil.which("node"):
        versions += pouch.locked()
    hardware = f"{platform.machine()}, {os.cpu_count()} cores, load average {os.getloadavg()[2]:.1f}"
    return f"{datetime.now(UTC).date().isoformat()}, {hardware}. {', '.join(versions)}."


def _queue_table(times: Mapping[str, QueueTimes]) -> str:
    floor = times[FLOOR].put_us
    rows = [
        (name, f"{one.put_us:.0f}", f"{one.put_us / floor:.2f}", f"{one.p95_us:.0f}", f"{one.take_and_ack_ms:.1f}")
        for name, one in times.items()
    ]
    return _table(("queue", "put, us", "of the floor", "p95, us", f"take and ack {BATCH}, ms"), rows)


def _wire_table(title: str, sent: Mapping[str, Sent]) -> str:
    rows = [
        (
            name,
            str(one.visits),
            f"{one.seconds:.2f}",
            f"{one.visits / one.seconds:.0f}",
            str(one.bytes),
            f"{one.bytes / one.visits:.1f}",
            str(one.requests or ""),
        )
        for name, one in sent.items()
    ]
    return _table((title, "visits", "s", "visits/s", "bytes", "bytes a visit", "requests"), rows)


def _goals(times: Mapping[str, QueueTimes], drained: Mapping[str, Sent]) -> list[Goal]:
    goals = [Goal("a durable put at most 1.6x raw sqlite3, us", times[OWN].put_us, times[FLOOR].put_us, 1.6)]
    if POUCH_VISITS in drained:
        own, peer = drained[KIOSK], drained[POUCH_VISITS]
        goals += [
            Goal("bytes of a visit at least 50x below PouchDB's", own.bytes, peer.bytes, 1 / 50),
            Goal("drain at least 15x faster than PouchDB, s", own.seconds, peer.seconds, 1 / 15),
        ]
    return goals


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    main()

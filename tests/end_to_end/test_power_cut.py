# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The whole way under power cuts: each finished visit is in the region's report once, no unfinished one is."""

import csv
import secrets
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from random import Random

import pytest

from kiosk.clock import AMSTERDAM, system_clock
from kiosk.demonstration import enrol_again
from kiosk.store_process import StoreProcess, store_command

LONGEST_LIFE = 24
"""Steps that a kiosk lives at most: about three visits."""
ONE_VISIT = 12
"""Steps in which one is finished as a rule."""
SMALLEST_TOLD = 5
"""Fewer visits than these no report says."""
HANG_GUARD_S = 900


@dataclass
class Tally:
    """What was told before each power cut."""

    finished: int = 0
    perhaps: int = 0
    """Visits that were being finished when the power went: they may have been kept, and then their row is there."""


def start(what: str, data: Path, store_url: str, *words: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "tests.end_to_end.walking_kiosk", what, str(data), store_url, *words],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )


def cut_after(process: "subprocess.Popen[str]", steps: int) -> list[str]:
    """Pulls the plug after so many steps; the steps that were told."""
    assert process.stdout is not None
    with process.stdout as told:
        lines = [line.strip() for _, line in zip(range(steps), told, strict=False)]
        process.kill()
        lines += [line.strip() for line in told]
    process.wait()
    return lines


def rows_in(data: Path) -> int:
    with closing(sqlite3.connect(data / "kiosk.sqlite")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return int(database.execute("SELECT count(*) FROM visit").fetchone()[0])


def visits_stored(store: Path) -> int:
    """Of every release that the store has, each once."""
    with closing(sqlite3.connect(store / "store.sqlite")) as database:
        return int(database.execute("SELECT coalesce(sum(total), 0) FROM release").fetchone()[0])


def visits_reported(store: StoreProcess, month: str, out: Path) -> int:
    words = [*store_command("report"), "--database", store.database_url, "--month", month, "--out", str(out)]
    subprocess.run(words, check=True, capture_output=True)
    with (out / f"maandrapport-{month}.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    return int(next(row["aantal"] for row in rows if row["onderwerp"] == "bezoeken"))


@pytest.mark.parametrize(
    ("kills", "kills_while_sending", "shortest"),
    # Kills without a window, of which there can be more, are in tests/faults.
    [(1, 0, ONE_VISIT), pytest.param(50, 5, 1, marks=pytest.mark.full)],
    ids=["some", "fifty"],
)
@pytest.mark.timeout(HANG_GUARD_S)
def test_every_finished_visit_is_reported_once_after_power_cuts(
    secret_service: object, tmp_path: Path, kills: int, kills_while_sending: int, shortest: int
) -> None:
    seed = secrets.randbits(32)
    print(f"the plug is pulled by seed {seed}")  # noqa: T201 - shown when the test fails
    chance = Random(seed)  # noqa: S311 - where the plug is pulled, not a secret
    then = datetime.combine(system_clock().date() - timedelta(days=14), time(10), AMSTERDAM)
    thursday = then.date() + timedelta(days=3 - then.weekday())
    data, tally = tmp_path / "kiosk", Tally()
    with StoreProcess(tmp_path / "store", days_ahead=-14) as past:
        enrol_again(data, past)

    with StoreProcess(tmp_path / "store") as store:
        for number in range(kills):
            process = start("walk", data, store.address, then.isoformat(), str(number))
            # Spread over the whole of a life: no part of it is left out, and with fifty no step.
            further = (number * LONGEST_LIFE + chance.randrange(LONGEST_LIFE)) // kills
            steps = cut_after(process, max(shortest, 1 + further))
            tally.finished += steps.count("finished")
            tally.perhaps += steps[-1:] == ["finishing"]
        kept = rows_in(data)
        assert tally.finished <= kept <= tally.finished + tally.perhaps
        assert tally.finished >= kills // 2

        now = system_clock().isoformat()
        for _ in range(kills_while_sending):
            cut_after(start("send", data, store.address, now), chance.randint(0, 2))
        sending = start("send", data, store.address, now)
        told, _ = sending.communicate(timeout=HANG_GUARD_S)
        assert told.splitlines()[-1] == "sent"
        assert rows_in(data) == 0
        assert visits_stored(tmp_path / "store") == kept
        if kept >= SMALLEST_TOLD:
            assert visits_reported(store, f"{thursday:%Y-%m}", tmp_path) == kept

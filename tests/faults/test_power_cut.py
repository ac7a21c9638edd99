# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The kiosk's process is killed at random moments: every visit that it said it kept is there, exactly once."""

import random
import signal
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest

from kiosk.clock import AMSTERDAM
from kiosk.storage.closing_week import ClosingWeek
from kiosk.storage.database import Database, open_database
from kiosk.storage.outbox import Outbox
from kiosk.storage.visit_log import VisitLog
from kiosk.visits.closing import close_weeks
from kiosk.visits.release import Releasing
from kiosk.wire.release import Release
from kiosk.wire.visit_class import CounterName
from tests.faults.mixed_work import STARTER
from tests.faults.visitors import serve_visitors
from tests.storage.builders import NEXT_WEEK, NOW
from tests.visits.anonymity.quarters import shipped

ROUNDS = 5
MOST_VISITS_BEFORE_THE_CUT = 25


def killed_visitors(folder: Path, after: int) -> list[int]:
    """The visits that the process said it kept; it is killed after so many of them, wherever it then is."""
    ours, theirs = STARTER.Pipe(duplex=False)
    process = STARTER.Process(target=serve_visitors, args=(folder, theirs))
    process.start()
    theirs.close()
    kept = [ours.recv() for _ in range(after)]
    process.kill()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    with suppress(EOFError, OSError):
        while True:
            kept.append(ours.recv())
    ours.close()
    process.close()
    return kept


def parties(database: Database) -> Counter[str]:
    return Counter(kind.destination_party for kind in VisitLog(database).rows(NEXT_WEEK))


def cut_and_look(tmp_path: Path, rounds: int, seed: int) -> None:
    moments = random.Random(seed)  # noqa: S311 - a test that can be repeated
    said: set[str] = set()
    for _ in range(rounds):
        kept = killed_visitors(tmp_path, moments.randint(1, MOST_VISITS_BEFORE_THE_CUT))
        said.update(f"partij-{number}" for number in kept)
        database = open_database(tmp_path / "kiosk.sqlite")
        assert database.run_alone("PRAGMA integrity_check") == [("ok",)]
        found = parties(database)
        assert said <= set(found)
        assert set(found.values()) == {1}
        # A visit whose word was cut off may be there too: at most one in each round.
        assert len(found) <= len(said) + rounds
        (finished,) = VisitLog(database).counters(NEXT_WEEK)
        assert (finished.name, finished.count) == (CounterName.FINISHED, len(found))
        database.close()


def test_every_visit_that_was_acknowledged_survives_and_none_is_doubled(tmp_path: Path) -> None:
    cut_and_look(tmp_path, ROUNDS, seed=2026)


@pytest.mark.full
@pytest.mark.timeout(1800)
def test_every_visit_survives_a_hundred_cuts(tmp_path: Path) -> None:
    cut_and_look(tmp_path, 100, seed=7)


def test_what_survived_goes_out_exactly_once(tmp_path: Path) -> None:
    killed_visitors(tmp_path, 10)
    database = open_database(tmp_path / "kiosk.sqlite")
    found = parties(database)
    next_week = NOW.astimezone(AMSTERDAM).replace(month=12, day=1)
    close_weeks(ClosingWeek(database), Releasing("plein", shipped()), next_week)
    close_weeks(ClosingWeek(database), Releasing("plein", shipped()), next_week)
    releases = [row.message().content for row in Outbox(database).due(next_week, 10)]
    told = {one.period: one.total for one in releases if isinstance(one, Release)}
    assert told == {NEXT_WEEK: found.total(), "2026-11": None}
    in_classes = sum(counted.count for one in releases if isinstance(one, Release) for counted in one.classes)
    assert in_classes + sum(ClosingWeek(database).waiting().values()) == found.total(), "told or waiting, never both"
    database.close()

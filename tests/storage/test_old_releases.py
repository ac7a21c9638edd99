# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A kiosk of before the releases of months goes on: its visits are kept, and no exact class leaves any more."""

import hashlib
import json
from pathlib import Path
from uuid import UUID

import pytest

from kiosk.storage.closing_week import ClosingWeek
from kiosk.storage.database import Database, open_database
from kiosk.storage.outbox import Outbox
from kiosk.storage.visit_log import VisitLog
from kiosk.wire.release import Release
from kiosk.wire.visit_class import CounterName
from tests.storage.builders import NEXT_WEEK, NOW, WEEK, a_kind
from tests.storage.test_migrations import step

KEY = UUID(int=9).bytes
OLD = {
    "id": str(UUID(int=9)),
    "soort": "vrijgave",
    "inhoud": {
        "inlooppunt": "plein",
        "week": WEEK,
        "definitieversie": 1,
        "klassen": [
            {"klasse": a_kind("EW02").model_dump(mode="json", by_alias=True), "aantal": 2},
            {"klasse": a_kind("EW05").model_dump(mode="json", by_alias=True), "aantal": 1},
        ],
        "tellers": [{"naam": "afgerond", "aantal": 3}],
    },
}


def of_before(path: Path, attempts: int = 0, checksum: bytes | None = None) -> Path:
    """A file of the first version with a visit of an open week, and a closed week that waits to be sent."""
    database = open_database(path)
    VisitLog(database).finish(NEXT_WEEK, a_kind("EW01"))
    step(database, "downgrade", "0001")
    body = json.dumps(OLD).encode()
    row = (KEY, "vrijgave", body, checksum or hashlib.sha256(b"|".join((KEY, b"vrijgave", body))).digest())
    with database.writing() as connection:
        connection.exec_driver_sql(
            "INSERT INTO outbox (id, kind, body, checksum, state, attempts, last_error)"
            " VALUES (?, ?, ?, ?, 'waiting', ?, '')",
            (*row, attempts),
        )
    database.close()
    return path


def release_that_waits(database: Database) -> Release:
    (row,) = Outbox(database).due(NOW, 10)
    release = row.message().content
    assert isinstance(release, Release)
    return release


def test_the_visits_of_the_open_weeks_stay(path: Path) -> None:
    database = open_database(of_before(path))
    assert VisitLog(database).rows(NEXT_WEEK) == (a_kind("EW01"),)
    database.close()


def test_a_week_that_was_never_sent_says_its_total_and_its_visits_wait_for_the_month(path: Path) -> None:
    database = open_database(of_before(path))
    release = release_that_waits(database)
    assert (release.period, release.total, release.classes) == (WEEK, 3, ())
    assert [(one.name, one.count) for one in release.counters] == [(CounterName.FINISHED, 3)]
    assert ClosingWeek(database).waiting() == {"2026-11": 3}
    themes = database.run_alone("SELECT theme FROM waiting_visit ORDER BY theme")
    assert themes == [("EW02",), ("EW02",), ("EW05",)]
    database.close()


def test_visits_of_a_week_that_may_have_arrived_are_not_told_twice(path: Path) -> None:
    database = open_database(of_before(path, attempts=1))
    assert release_that_waits(database).total == 3
    assert ClosingWeek(database).waiting() == {}
    database.close()


def test_a_row_that_the_disk_damaged_is_left_for_whoever_looks_at_it(path: Path) -> None:
    database = open_database(of_before(path, checksum=b"x"))
    assert Outbox(database).due(NOW, 10) == ()
    assert [row.id for row in Outbox(database).refused()] == [UUID(bytes=KEY)]
    assert ClosingWeek(database).waiting() == {}
    database.close()


@pytest.mark.parametrize("theme", ["EW02", "EW05"])
def test_no_exact_class_is_left_in_what_would_leave(path: Path, theme: str) -> None:
    database = open_database(of_before(path))
    ((body,),) = database.run_alone("SELECT body FROM outbox")
    assert isinstance(body, bytes)
    assert theme.encode() not in body
    database.close()

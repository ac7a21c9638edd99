# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A visit on disk: ten values, no order, no time, no id that leaves."""

import pytest

from kiosk.storage.database import Database
from kiosk.storage.visit_log import ATTRIBUTES, VisitLog
from kiosk.wire.release import Table
from kiosk.wire.visit_class import CounterName
from tests.storage.builders import NEXT_WEEK, WEEK, a_kind


@pytest.fixture
def log(database: Database) -> VisitLog:
    return VisitLog(database)


def test_a_finished_visit_is_kept_and_counted(log: VisitLog) -> None:
    log.finish(WEEK, a_kind())
    assert log.rows(WEEK) == (a_kind(),)
    assert [(one.name, one.count) for one in log.counters(WEEK)] == [(CounterName.FINISHED, 1)]


def test_weeks_are_apart(log: VisitLog) -> None:
    log.finish(WEEK, a_kind("EW01"))
    log.finish(NEXT_WEEK, a_kind("EW02"))
    log.count("2026-W49", CounterName.STARTED)
    assert log.weeks() == (WEEK, NEXT_WEEK, "2026-W49")
    assert log.rows(NEXT_WEEK) == (a_kind("EW02"),)


def test_counters_count(log: VisitLog) -> None:
    for _ in range(3):
        log.count(WEEK, CounterName.STARTED)
    log.count(WEEK, CounterName.STOPPED)
    counted = {one.name: one.count for one in log.counters(WEEK)}
    assert counted == {CounterName.STARTED: 3, CounterName.STOPPED: 1}


def test_the_table_has_the_ten_attributes_and_a_key_and_nothing_else(database: Database) -> None:
    columns = [row[1] for row in database.run_alone("PRAGMA table_info(visit)")]
    assert columns == ["key", "week", *ATTRIBUTES]
    assert len(columns) == 11


def test_the_table_has_no_row_numbers(database: Database) -> None:
    assert database.run_alone("SELECT wr FROM pragma_table_list WHERE name = 'visit'") == [(1,)]


def test_the_order_on_disk_is_not_the_order_of_arrival(database: Database, log: VisitLog) -> None:
    arrived = [f"partij-{number:02}" for number in range(40)]
    for party in arrived:
        log.finish(WEEK, a_kind(party=party))
    found = [row[0] for row in database.run_alone("SELECT destination_party FROM visit")]
    assert sorted(str(party) for party in found) == arrived
    assert found not in (arrived, arrived[::-1])


def test_where_a_visit_lies_in_the_file_does_not_tell_when_it_came(database: Database, log: VisitLog) -> None:
    for number in range(40):
        log.finish(WEEK, a_kind(party=f"partij-{number:02}"))
    content = database.path.read_bytes()
    by_key = [str(row[0]) for row in database.run_alone("SELECT destination_party FROM visit ORDER BY key")]
    by_place = sorted(by_key, key=lambda party: -content.index(party.encode()))
    assert by_place == by_key
    assert database.path.with_name("kiosk.sqlite-wal").read_bytes() == b""


def test_keys_are_random_bytes(database: Database, log: VisitLog) -> None:
    for _ in range(20):
        log.finish(WEEK, a_kind())
    keys = {row[0] for row in database.run_alone("SELECT key FROM visit")}
    assert len(keys) == 20
    assert {len(key) for key in keys if isinstance(key, bytes)} == {16}


def test_no_value_on_disk_is_finer_than_a_week_but_the_part_of_the_day(database: Database, log: VisitLog) -> None:
    log.finish(WEEK, a_kind())
    (row,) = database.run_alone("SELECT * FROM visit")
    assert row[1:] == (
        WEEK,
        "ochtend",
        "werkende",
        "EW01",
        "informatie",
        "uwv",
        "nl",
        "geen",
        "tot-2-min",
        "1",
    )


def test_a_cell_of_a_quarter_counts_by_itself(log: VisitLog, database: Database) -> None:
    log.count_cell(WEEK, Table.BUSY, "ma.ochtend")
    log.count_cell(NEXT_WEEK, Table.BUSY, "ma.ochtend")
    log.count_cell("2027-W01", Table.NOTHING_FITS, "doel")
    assert database.run_alone("SELECT quarter, name, cell, count FROM quarter_cell ORDER BY quarter") == [
        ("2026-Q4", "drukte", "ma.ochtend", 2),
        ("2027-Q1", "niets-past-bij", "doel", 1),
    ]
    assert log.weeks() == ()


def test_a_cell_that_counts_after_its_quarter_was_closed_goes_with_the_next(log: VisitLog, database: Database) -> None:
    with database.writing() as connection:
        connection.exec_driver_sql("INSERT INTO closed_week VALUES ('2026-W53')")
    log.count_cell("2026-W53", Table.BUSY, "ma.ochtend")
    assert database.run_alone("SELECT quarter FROM quarter_cell") == [("2027-Q1",)]

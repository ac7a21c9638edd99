# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The disk gives back what was written, or it is found out: in every table, for every kind of value."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.storage import row_checks
from kiosk.storage.closing_week import ClosingWeek, Ended, Told
from kiosk.storage.database import Database, DatabaseUnreadable, open_database
from kiosk.storage.device_memory import Device, DeviceMemory
from kiosk.storage.outbox import Outbox
from kiosk.storage.referral_box import ReferralBox
from kiosk.storage.staff_memory import AccountRow, LockoutRow, StaffMemory
from kiosk.storage.sync_memory import SyncMemory
from kiosk.storage.tables import metadata
from kiosk.storage.visit_log import VisitLog
from kiosk.wire.messages import MessageResult, Verdict
from kiosk.wire.release import Table
from kiosk.wire.visit_class import CounterName
from tests.storage.builders import NEXT_WEEK, NOW, WEEK, a_kind, a_message
from tests.storage.sealed import Clocks, a_line, a_referral, a_withdrawal

VALUES = st.one_of(
    st.none(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False),
    st.binary(),
    st.text(st.characters(exclude_categories=["Cs"])),
)
DAMAGE = {
    "visit": "UPDATE visit SET theme = 'EW02'",
    "waiting_visit": "UPDATE waiting_visit SET period = '2026-12'",
    "counter": "UPDATE counter SET count = count + 64",
    "quarter_cell": "UPDATE quarter_cell SET count = count + 1",
    "closed_week": "UPDATE closed_week SET week = '2026-W07'",
    "told_period": "UPDATE told_period SET releases = 2",
    "outbox": "UPDATE outbox SET departures = 0",
    "staff_account": "UPDATE staff_account SET verifier = x'00'",
    "device": "UPDATE device SET location = 'elders'",
    "referral": "UPDATE referral SET organisation = 'gemeente'",
    "tombstone": "UPDATE tombstone SET departed = 1 - departed",
    "processing_log": "UPDATE processing_log SET name = 'niets'",
    "passed_time": "UPDATE passed_time SET seconds = -1",
    "lockout": "UPDATE lockout SET failures = 0",
    "alembic_version": "UPDATE alembic_version SET version_num = '0999'",
    "sync_state": "UPDATE sync_state SET value = cast(x'ff' AS TEXT) WHERE key = 'last_success'",
}


def fill(database: Database) -> None:
    """A row or more in every table that matters, after changes and deletions of each kind."""
    clocks, log, outbox = Clocks(), VisitLog(database), Outbox(database)
    for week in (WEEK, NEXT_WEEK, NEXT_WEEK):
        log.finish(week, a_kind())
        log.count_cell(week, Table.BUSY, "ma.ochtend")
    ClosingWeek(database).close(WEEK, lambda ended: Told(a_message(week=ended.period), ended.visits))
    DeviceMemory(database).keep(Device("zuil-1", "plein"))
    DeviceMemory(database).keep(Device("zuil-2", "plein"))
    StaffMemory(database).put_account(AccountRow("gids", b"salt", b"verifier", "gids"))
    StaffMemory(database).save_lockout(LockoutRow(2, 1.5, "boot", 3.25))
    SyncMemory(database).succeeded(NOW)
    sent, gone, kept = (a_referral(number) for number in range(3))
    for one in (sent, gone, kept):
        ReferralBox(database, clocks).keep(one, a_line(one))
    outbox.depart([sent.id, kept.id])
    outbox.settle([MessageResult(id=sent.id, verdict=Verdict.STORED)], NOW)
    ReferralBox(database, clocks).withdraw(a_withdrawal(1), a_line())


def damaged(path: Path, statement: str) -> None:
    """Changes the file as a disk would: behind the back of the kiosk."""
    with closing(sqlite3.connect(path)) as other, other:
        assert other.execute(statement).rowcount > 0


@given(row=st.lists(VALUES, max_size=4))
def test_python_and_sqlite_reckon_the_same_digest(row: list[int | float | str | bytes | None]) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        row_checks.know_digests(connection)
        pairs = ", ".join("typeof(?), CASE typeof(?) WHEN 'text' THEN CAST(? AS BLOB) ELSE ? END" for _ in row)
        (digest,) = connection.execute(f"SELECT row_digest({pairs})", [one for one in row for _ in range(4)]).fetchone()
    assert digest == row_checks.digest_of(row)


def test_values_that_look_alike_have_other_digests() -> None:
    alike: list[list[int | float | str | bytes | None]] = [[1], [1.0], ["1"], [b"1"], [None], [], ["1", ""], ["", "1"]]
    assert len({row_checks.digest_of(row) for row in alike}) == len(alike)


def test_whatever_the_kiosk_writes_changes_and_deletes_is_known(database: Database) -> None:
    fill(database)
    database.check_rows()
    database.forget_order()
    database.check_rows()
    again = open_database(database.path)
    again.check_rows()
    again.abandon()


def test_no_table_that_matters_is_left_out(database: Database) -> None:
    with database._alone() as driver:
        checked = set(row_checks.checked_tables(driver))
    assert checked == {table.name for table in metadata.sorted_tables} - {"row_check"} | {"alembic_version"}
    assert set(DAMAGE) <= checked


def test_a_changed_value_is_found_in_whatever_table_it_is(database: Database) -> None:
    fill(database)
    for table, statement in DAMAGE.items():
        damaged(database.path, statement)
        with pytest.raises(DatabaseUnreadable):
            database.check_rows()
        with database._alone() as driver:
            assert row_checks.damaged_tables(driver) == (table,)
            row_checks.lay_anew(driver)


@pytest.mark.parametrize("statement", ["DELETE FROM counter", "INSERT INTO counter VALUES ('2026-W01', 'x', 1)"])
def test_a_row_that_is_gone_or_came_from_nowhere_is_found_at_the_start(database: Database, statement: str) -> None:
    VisitLog(database).count(NEXT_WEEK, CounterName.STARTED)
    database.close()
    damaged(database.path, statement)
    with pytest.raises(DatabaseUnreadable):
        open_database(database.path)


def test_no_week_is_closed_and_nothing_withdrawn_on_rows_that_changed(database: Database) -> None:
    fill(database)
    damaged(database.path, DAMAGE["visit"])
    told: list[Ended] = []

    def tell(ended: Ended) -> Told:
        told.append(ended)
        return Told(a_message(), ())

    with pytest.raises(DatabaseUnreadable):
        ClosingWeek(database).close(NEXT_WEEK, tell)
    with pytest.raises(DatabaseUnreadable):
        ReferralBox(database, Clocks()).withdraw(a_withdrawal(2), a_line())
    assert told == []


def test_a_digest_that_the_disk_hit_is_told_from_a_row_that_it_hit() -> None:
    chance = random.Random(3)  # noqa: S311 - a test that can be repeated
    digest = chance.randbytes(row_checks.SIZE)
    hit = bytes([digest[0] ^ 0xFF]) + digest[1:]
    assert row_checks.is_known(digest, [chance.randbytes(row_checks.SIZE), hit])
    others = [chance.randbytes(row_checks.SIZE) for _ in range(1000)]
    assert not row_checks.is_known(digest, [*others, b"", digest[:-1]])


def test_counting_goes_on_after_a_restart(database: Database) -> None:
    VisitLog(database).count(NEXT_WEEK, CounterName.STARTED)
    database.close()
    again = open_database(database.path)
    VisitLog(again).count(NEXT_WEEK, CounterName.STARTED)
    again.close()
    open_database(database.path).close()

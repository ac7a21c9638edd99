# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Events are numbered in the transaction of what they report, and nothing in them was typed by anybody."""

import pytest
from sqlalchemy import Connection, text

from kiosk.storage import outbox as queue
from kiosk.storage.audit_log import AuditLog, noted_of_stick, write_event
from kiosk.storage.database import Database, open_database
from kiosk.storage.outbox import Outbox
from kiosk.wire.audit import AuditAction, AuditEvent
from kiosk.wire.messages import MessageResult, Verdict
from tests.storage.builders import NOW, a_message

DAY = NOW.date()


def killed(_connection: Connection, _count: int) -> None:
    """The end, in the middle of a transaction."""
    raise KeyboardInterrupt


def events(database: Database) -> list[AuditEvent]:
    """Those that wait, by their number."""
    contents = [row.message().content for row in Outbox(database).due(NOW, 100)]
    return sorted((one for one in contents if isinstance(one, AuditEvent)), key=lambda one: one.sequence)


def test_events_are_numbered_from_one_and_go_on_after_a_restart(database: Database) -> None:
    log = AuditLog(database)
    assert log.last_sequence() == 0
    log.note(AuditAction.STAFF_OPENED, DAY)
    database.abandon()
    again = open_database(database.path)
    AuditLog(again).note(AuditAction.CONTENT_ACTIVATED, DAY, "inhoud.3")
    assert [(one.sequence, one.action, one.detail) for one in events(again)] == [
        (1, AuditAction.STAFF_OPENED, None),
        (2, AuditAction.CONTENT_ACTIVATED, "inhoud.3"),
    ]
    assert AuditLog(again).last_sequence() == 2
    assert Outbox(again).waiting() == 0, "staff count what is of visitors"
    again.close()


def test_what_is_undone_was_no_event(database: Database) -> None:
    def undone() -> None:
        with database.writing() as connection:
            write_event(connection, AuditAction.CODE_SET, DAY)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        undone()
    assert (events(database), AuditLog(database).last_sequence()) == ([], 0)


def test_what_a_stick_takes_and_ends_is_told_with_it_or_not_at_all(database: Database) -> None:
    waiting = Outbox(database)
    told = [a_message() for _ in range(2)]
    for one in told:
        waiting.put(one)
    waiting.depart([one.id for one in told], noted_of_stick(AuditAction.EXPORTED, DAY))
    stored = [MessageResult(id=one.id, verdict=Verdict.STORED) for one in told]
    with pytest.raises(KeyboardInterrupt):
        waiting.settle(stored, NOW, killed)
    assert (len(events(database)), waiting.waiting()) == (1, 2)
    for _ in range(2):
        waiting.settle(stored, NOW, noted_of_stick(AuditAction.IMPORTED, DAY))
    assert [(one.action, one.detail) for one in events(database)] == [
        (AuditAction.EXPORTED, "stick.2"),
        (AuditAction.IMPORTED, "stick.2"),
    ]


def test_a_damaged_number_begins_anew(database: Database) -> None:
    AuditLog(database).note(AuditAction.CODE_SET, DAY)
    with database.writing() as connection:
        connection.execute(text("UPDATE sync_state SET value = 'x' WHERE key = 'sequence'"))
    assert AuditLog(database).last_sequence() == 0


def test_only_what_changed_is_told_and_never_its_value(database: Database) -> None:
    log, action = AuditLog(database), AuditAction.SETTINGS_CHANGED
    assert log.note_changes(action, {"device": "portrait-24", "store-url": "https://a.example"}, DAY) == ()
    assert log.note_changes(action, {"device": "portrait-24", "store-url": "https://a.example"}, DAY) == ()
    assert log.note_changes(action, {"device": "portrait-24", "store-url": "https://b.example"}, DAY) == ("store-url",)
    assert [one.detail for one in events(database)] == ["store-url"]
    assert "example" not in str(database.run_alone("SELECT value FROM sync_state"))


def test_of_content_the_version_is_told_too(database: Database) -> None:
    for version in ("1", "2", "2"):
        AuditLog(database).note_changes(AuditAction.CONTENT_ACTIVATED, {"inhoud": version}, DAY, with_value=True)
    assert [one.detail for one in events(database)] == ["inhoud.2"]


def test_a_full_queue_takes_no_events_and_the_gap_tells_of_it(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = AuditLog(database)
    log.note(AuditAction.STAFF_OPENED, DAY)
    with monkeypatch.context() as patched:
        patched.setattr(queue, "MOST_BYTES", 1)
        log.note(AuditAction.CODE_REFUSED, DAY)
    log.note(AuditAction.LOCKED_OUT, DAY)
    assert [one.sequence for one in events(database)] == [1, 3]

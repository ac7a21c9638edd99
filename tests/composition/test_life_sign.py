# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a kiosk tells of itself: how it does now, and what was changed on it; a refused message gets another chance."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk import __version__
from kiosk.bundles.pointer import Pointer, change_pointer
from kiosk.life_sign import LifeSign
from kiosk.provisioning import DEVICE_KEY
from kiosk.rooms import Rooms, opened_rooms
from kiosk.settings import Settings
from kiosk.storage.outbox import Outbox
from kiosk.storage.refused import Refused
from kiosk.storage.sync_memory import SyncMemory
from kiosk.syncing import opened_syncing
from kiosk.ui.condition import Probed
from kiosk.ui.walker import wait_for
from kiosk.wire.audit import AuditAction, AuditEvent
from kiosk.wire.heartbeat import Heartbeat, KeyStoreState, PrinterState
from kiosk.wire.messages import MessageResult, Verdict
from tests.storage.builders import a_message
from tests.storage.memory_keystore import MemoryKeyStore
from tests.ui.world import MONDAY_MORNING

pytestmark = pytest.mark.usefixtures("qapp", "no_keys")


def told(rooms: Rooms) -> list[Heartbeat | AuditEvent]:
    contents = [row.message().content for row in Outbox(rooms.database).due(MONDAY_MORNING, 50)]
    return [one for one in contents if isinstance(one, Heartbeat | AuditEvent)]


def test_a_heartbeat_says_how_the_kiosk_does(settings: Settings) -> None:
    with opened_rooms(settings) as rooms:
        memory, sign = SyncMemory(rooms.database), LifeSign(rooms, lambda: MONDAY_MORNING)
        memory.succeeded(MONDAY_MORNING - timedelta(days=3), clock_offset_s=90)
        Outbox(rooms.database).put(a_message())
        sign.seen(Probed(printer=False))
        sign.put()
        sign.put()
        (beat,) = told(rooms)
    assert isinstance(beat, Heartbeat)
    assert (beat.program, beat.flow, beat.content) == (__version__, rooms.content.form.version, None)
    assert (beat.waiting, beat.oldest_days, beat.refused, beat.sequence) == (1, 3, 0, 0)
    assert (beat.printer, beat.key_store) == (PrinterState.TROUBLE, KeyStoreState.MISSING)
    assert beat.clock_offset_s == 90
    assert beat.free_disk_mb
    assert beat.free_disk_mb > 0


def test_another_key_is_told_once_however_it_came(settings: Settings) -> None:
    keys = MemoryKeyStore()
    with opened_rooms(settings) as rooms:
        sign = LifeSign(replace(rooms, keys=keys), lambda: MONDAY_MORNING)
        for key in (None, bytes(32), bytes(32), bytes([1] * 32), bytes([1] * 32)):
            if key is not None:
                keys.put(DEVICE_KEY, key)
            sign.note_changes()
        (event,) = told(rooms)
    assert isinstance(event, AuditEvent)
    assert (event.action, event.detail) == (AuditAction.KEY_RENEWED, "sleutel")


def test_a_setting_that_changed_is_told_at_the_next_start_once(settings: Settings) -> None:
    other = replace(settings, sync_every_s=301.0, staff_lock_after_s=61.0)
    for each in (settings, settings, other, other):
        with opened_rooms(each) as rooms:
            LifeSign(rooms, lambda: MONDAY_MORNING).note_changes()
            events = told(rooms)
    assert sorted(one.detail or "" for one in events if isinstance(one, AuditEvent)) == [
        "staff-lock-after-s",
        "sync-every-s",
    ]


def test_content_that_did_not_work_is_told_once(settings: Settings) -> None:
    change_pointer(settings.data_dir, lambda _before: Pointer(active=7, former=6).fallen_back("Het werkte niet."))
    for _start in range(2):
        with opened_rooms(settings) as rooms:
            LifeSign(rooms, lambda: MONDAY_MORNING).note_changes()
            events = told(rooms)
    assert [one.detail for one in events if isinstance(one, AuditEvent)] == ["7.werkt-niet"]


def test_what_was_refused_is_tried_again_by_another_program(settings: Settings, qapp: QGuiApplication) -> None:
    with opened_rooms(settings) as rooms:
        message = a_message()
        Refused(rooms.database).send_again_after_update("0.0")
        Outbox(rooms.database).put(message)
        refused = MessageResult(id=message.id, verdict=Verdict.REFUSED, reason="nee")
        Outbox(rooms.database).settle([refused], MONDAY_MORNING)
        with opened_syncing(rooms, lambda: MONDAY_MORNING):
            assert wait_for(lambda: Outbox(rooms.database).refused() == (), 20_000)

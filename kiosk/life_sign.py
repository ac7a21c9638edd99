# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How this kiosk does, for who looks after the region; and what was changed on it since the last start."""

import shutil
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import date
from uuid import uuid4

from kiosk import __version__
from kiosk.bundles.pointer import OWN, change_pointer, read_pointer
from kiosk.clock import Clock
from kiosk.key_rotation import note_key
from kiosk.provisioning import DEVICE_KEY
from kiosk.rooms import Rooms
from kiosk.storage.audit_log import AuditLog
from kiosk.storage.keystore import KeyStoreUnavailable
from kiosk.storage.outbox import Outbox
from kiosk.storage.sync_memory import Remembered, SyncMemory
from kiosk.ui.condition import Probed
from kiosk.wire.audit import AuditAction
from kiosk.wire.heartbeat import LONGEST_OFFSET_S, MOST_COUNTED, Heartbeat, KeyStoreState, PrinterState
from kiosk.wire.messages import Message, MessageKind

_SETTINGS_OF_THE_MACHINE = ("data_dir", "resources_dir", "slide_ms")
"""Where files lie and how a page moves: no setting that the region must hear of."""


class LifeSign:
    """Puts the kiosk's heartbeat in its queue. `put` is for the sync thread, `seen` for any."""

    def __init__(self, rooms: Rooms, clock: Clock) -> None:
        self._rooms = rooms
        self._clock = clock
        self._outbox = Outbox(rooms.database)
        self._memory = SyncMemory(rooms.database)
        self._audit = AuditLog(rooms.database)
        self._printer = PrinterState.NONE

    def seen(self, probed: Probed) -> Probed:
        """What was found when the machine was last asked."""
        self._printer = PrinterState.READY if probed.printer else PrinterState.TROUBLE
        return probed

    def put(self) -> None:
        """Replaces the heartbeat that waits. Raises `DatabaseTrouble`."""
        self._outbox.put_heartbeat(Message(id=uuid4(), kind=MessageKind.HEARTBEAT, content=self._now()))

    def note_changes(self) -> None:
        """Tells which settings are others than at the last start, what content is shown since, and of another key."""
        day, rooms = self._clock().date(), self._rooms
        settings = {
            name.replace("_", "-"): str(value)
            for name, value in asdict(rooms.settings).items()
            if name not in _SETTINGS_OF_THE_MACHINE
        }
        self._audit.note_changes(AuditAction.SETTINGS_CHANGED, settings, day)
        version = self._content()
        shown = {"inhoud": f"{version or OWN}", "routeversie": rooms.content.form.version}
        self._audit.note_changes(AuditAction.CONTENT_ACTIVATED, shown, day, with_value=True)
        self._note_key(day)
        self._note_failure(day)

    def _note_key(self, day: date) -> None:
        """However it was renewed: by command, or by a store that had said yes to it before."""
        if self._rooms.keys is None:
            return
        with suppress(KeyStoreUnavailable):
            key = self._rooms.keys.get(DEVICE_KEY)
            if key is not None:
                note_key(self._audit, key, day)

    def _note_failure(self, day: date) -> None:
        """Content that did not work here; told again when the kiosk ends between the two."""
        data_dir = self._rooms.settings.data_dir
        pointer = read_pointer(data_dir)
        if pointer.failed is None or pointer.is_told:
            return
        self._audit.note(AuditAction.CONTENT_REFUSED, day, f"{pointer.failed}.werkt-niet")
        with suppress(OSError):
            change_pointer(data_dir, lambda now: replace(now, is_told=True))

    def _now(self) -> Heartbeat:
        known, stock = self._memory.read(), self._outbox.stock()
        return Heartbeat(
            program=__version__[:40],
            flow=self._rooms.content.form.version,
            content=self._content(),
            waiting=min(stock.waiting, MOST_COUNTED),
            oldest_days=self._days_since(known) if stock.waiting else 0,
            refused=min(stock.refused, MOST_COUNTED),
            clock_offset_s=_bounded(known.clock_offset_s),
            free_disk_mb=self._free_disk_mb(),
            printer=self._printer,
            key_store=KeyStoreState.OPEN if self._rooms.keys is not None else KeyStoreState.MISSING,
            sequence=self._audit.last_sequence(),
        )

    def _content(self) -> int | None:
        return read_pointer(self._rooms.settings.data_dir).active or None

    def _days_since(self, known: Remembered) -> int:
        """No message waits longer than since the last success; of a kiosk that never had one it is not known."""
        passed = self._clock() - known.last_success if known.last_success else None
        return min(max(0, passed.days), MOST_COUNTED) if passed else 0

    def _free_disk_mb(self) -> int | None:
        try:
            return min(shutil.disk_usage(self._rooms.settings.data_dir).free // 1_000_000, MOST_COUNTED)
        except OSError:
            return None


def _bounded(offset_s: int | None) -> int | None:
    return None if offset_s is None else max(-LONGEST_OFFSET_S, min(LONGEST_OFFSET_S, offset_s))

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the store refused, for staff at the screen: shown, sent again, or dropped with a reason."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar
from uuid import UUID

from kiosk.clock import Clock
from kiosk.storage.database import Database
from kiosk.storage.outbox import Outbox
from kiosk.storage.refused import DropReason, Refused
from kiosk.storage.trouble import DatabaseTrouble
from kiosk.ui.refused_messages import RefusedPort, RefusedView

T = TypeVar("T")


def refused_port(database: Database, clock: Clock, wake: Callable[[], None]) -> RefusedPort:
    """`wake`: there is something to send."""
    refused = Refused(database)

    def look() -> tuple[RefusedView, ...]:
        found = _tried(Outbox(database).refused)
        return tuple(RefusedView(str(one.id), one.kind, one.reason, _day(one.since)) for one in found)

    def send_again(id_: str) -> None:
        _tried(lambda: refused.send_again(UUID(id_)))
        wake()

    def drop(id_: str, reason: str) -> None:
        _tried(lambda: refused.drop(UUID(id_), DropReason(reason), clock().date()))
        wake()

    return RefusedPort(look, send_again, drop)


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except (TypeError, ValueError):
        return None


def _tried(act: Callable[[], T]) -> T:
    """Whatever the machine cannot do is an OSError, which the screens know."""
    try:
        return act()
    except DatabaseTrouble as trouble:
        raise OSError(str(trouble)) from trouble

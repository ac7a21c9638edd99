# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The store's log of personal processing (Logboek dataverwerkingen): one line per action and per person.

A line is written in the transaction of what it tells, and names nobody of the staff.
"""

import secrets
from datetime import datetime
from enum import StrEnum
from typing import Final

from sqlalchemy import Connection, insert, select

from kiosk import __version__
from kiosk.store.consent_proof import ProofSays
from kiosk.store.referral_tables import log
from kiosk.wire.referral import SealedReferral

RESOURCE: Final = f"werkcentrum-opslag {__version__}"
_OK: Final = "OK"
_RANDOM_REFERENCE: Final = "willekeurige-referentie"


class Action(StrEnum):
    """What the store does with somebody's data."""

    RECEIVE = "verwijzing ontvangen"
    HAND_OVER = "verwijzing verstrekken"
    WITHDRAW = "verwijzing wissen na intrekking"
    EXPIRE = "verwijzing wissen na termijn"


def log_arrival(
    connection: Connection, referral: SealedReferral, says: ProofSays, now: datetime, written_s: float
) -> bytes:
    """Writes the first line about a referral, which names the kiosk's own; gives its id."""
    operation = secrets.token_bytes(8)
    connection.execute(
        insert(log).values(
            operation_id=operation,
            trace_id=bytes.fromhex(referral.trace_id),
            foreign_operation_id=bytes.fromhex(referral.operation_id),
            name=Action.RECEIVE.value,
            status_code=_OK,
            start_time=now,
            end_time=now,
            resource=RESOURCE,
            processing_activity_id=says.processing_activity,
            data_subject_id=says.subject,
            data_subject_id_type=_RANDOM_REFERENCE,
            written_s=written_s,
        )
    )
    return operation


def log_sequel(connection: Connection, arrival: bytes, action: Action, now: datetime, written_s: float) -> None:
    """Writes what was done later with the referral of that first line."""
    values = dict(connection.execute(select(log).where(log.c.operation_id == arrival)).mappings().one())
    values |= {"operation_id": secrets.token_bytes(8), "parent_operation_id": arrival, "foreign_operation_id": None}
    values |= {"name": action.value, "start_time": now, "end_time": now, "written_s": written_s}
    connection.execute(insert(log).values(values))

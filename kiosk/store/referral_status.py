# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a referral is, for whoever has its code. A kiosk can ask so often and no more, so that nobody guesses codes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Engine, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from kiosk.store.enrolment import Device
from kiosk.store.referral_tables import proof, question, withdrawal
from kiosk.wire.referral import ReferralStatus, StatusAnswer, StatusQuestion

MOST_QUESTIONS: Final = 30
"""Of one kiosk in one window. A code has 60 bits or more: guessing one takes longer than there are people."""
WINDOW_S: Final = 600


@dataclass(frozen=True, slots=True)
class AskedTooOften:
    """Not answered; ask again after so many seconds."""

    retry_after_s: int


def status_of(engine: Engine, device: Device, asked: StatusQuestion, now: datetime) -> StatusAnswer | AskedTooOften:
    """The status of the referral with this code, of whichever kiosk of the region."""
    window, gone_s = divmod(int(now.timestamp()), WINDOW_S)
    with engine.begin() as connection:
        connection.execute(delete(question).where(question.c.device == device.id, question.c.window < window))
        if _counted(connection, device.id, window) > MOST_QUESTIONS:
            return AskedTooOften(WINDOW_S - gone_s)
        return _answer(connection, bytes.fromhex(asked.code_hash))


def _counted(connection: Connection, device_id: str, window: int) -> int:
    """How many questions this is, of this kiosk in this window; two at once are two."""
    insert: Any = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    added = insert(question).values(device=device_id, window=window, asked=1)
    count = added.on_conflict_do_update(index_elements=["device", "window"], set_={"asked": question.c.asked + 1})
    return int(connection.execute(count.returning(question.c.asked)).scalar_one())


def _answer(connection: Connection, code: bytes) -> StatusAnswer:
    wanted = select(proof.c.state, proof.c.organisation, proof.c.keep_until).where(proof.c.code_sha256 == code)
    found = connection.execute(wanted).one_or_none()
    if found is not None:
        return StatusAnswer(
            status=ReferralStatus(found.state), organisation=found.organisation, keep_until=found.keep_until
        )
    was_withdrawn = connection.scalar(select(withdrawal.c.day).where(withdrawal.c.code_sha256 == code)) is not None
    return StatusAnswer(status=ReferralStatus.WITHDRAWN if was_withdrawn else ReferralStatus.UNKNOWN)

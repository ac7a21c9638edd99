# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Erases what was kept for its whole term, by the time that has passed and not by the clock, and says how much."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Engine, Row, delete, select

from kiosk.ageing import Reading
from kiosk.store.database import rewrite, wipe_traces
from kiosk.store.referral_clock import remember
from kiosk.store.referral_intake import end
from kiosk.store.referral_log import Action, log_sequel
from kiosk.store.referral_tables import envelope, log, message, proof, question, refusal, withdrawal
from kiosk.wire.referral import ReferralStatus

DAY_S: Final = timedelta(days=1).total_seconds()


@dataclass(frozen=True, slots=True)
class StoreTerms:
    """How many days the store keeps what."""

    undelivered: int
    """An envelope that its organisation never fetched."""
    delivered: int
    """An envelope after the organisation was done."""
    proof: int
    """The bare proof after its envelope was erased, and a withdrawal."""
    log: int


@dataclass(frozen=True, slots=True)
class Erased:
    """What one run erased."""

    undelivered: int
    delivered: int
    proofs: int
    log_lines: int


def forget_expired(engine: Engine, terms: StoreTerms, now: datetime, clocks: Reading) -> Erased:
    """One run of retention. No envelope outlasts the day that the visitor was told, whatever the terms are."""
    with engine.begin() as connection:
        now_s = remember(connection, clocks)
        over = [row for row in _with_envelope(connection) if _is_over(row, terms, now_s)]
        for row in over:
            is_done = row.state == ReferralStatus.DONE
            end(connection, row, ReferralStatus.DONE if is_done else ReferralStatus.EXPIRED, now_s)
            log_sequel(connection, row.operation_id, Action.EXPIRE, now, now_s)
        proofs = _forget_proofs(connection, now_s - terms.proof * DAY_S)
        lines = _forget_log(connection, now_s - terms.log * DAY_S)
        connection.execute(delete(question))
    wipe_traces(engine)
    # Withdrawals erase envelopes too, since the last time.
    rewrite(engine, envelope)
    if proofs:
        rewrite(engine, proof)
    undelivered = sum(row.state == ReferralStatus.KEPT for row in over)
    return Erased(undelivered, len(over) - undelivered, proofs, lines)


def _with_envelope(connection: Connection) -> list[Row[Any]]:
    return list(connection.execute(select(proof).join(envelope, envelope.c.id == proof.c.id)))


def _is_over(row: Row[Any], terms: StoreTerms, now_s: float) -> bool:
    promised = row.keep_until - row.received_on + timedelta(days=1)
    ends = [row.received_s + promised.total_seconds()]
    if row.state == ReferralStatus.KEPT:
        ends.append(row.received_s + terms.undelivered * DAY_S)
    if row.done_s is not None:
        ends.append(row.done_s + terms.delivered * DAY_S)
    return bool(now_s >= min(ends))


def _forget_proofs(connection: Connection, up_to_s: float) -> int:
    """Proofs with their place in the ledger, and withdrawals: nobody can send what was withdrawn so long ago."""
    old = list(connection.scalars(select(proof.c.id).where(proof.c.ended_s <= up_to_s)))
    connection.execute(delete(proof).where(proof.c.id.in_(old)))
    waits = message.c.id.in_(select(proof.c.id))
    connection.execute(delete(message).where(message.c.received_s <= up_to_s, ~waits))
    connection.execute(delete(withdrawal).where(withdrawal.c.received_s <= up_to_s))
    return len(old)


def _forget_log(connection: Connection, up_to_s: float) -> int:
    needed: ColumnElement[bool] = log.c.operation_id.in_(select(proof.c.operation_id))
    connection.execute(delete(refusal).where(refusal.c.received_s <= up_to_s))
    return connection.execute(delete(log).where(log.c.written_s <= up_to_s, ~needed)).rowcount

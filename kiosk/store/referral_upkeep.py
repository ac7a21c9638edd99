# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the region does with referrals: lists them, hands them to their organisation, and says that one is done."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Engine, Row, select, update

from kiosk.ageing import Reading
from kiosk.store.database import StoreError, reading
from kiosk.store.referral_clock import seconds_passed
from kiosk.store.referral_log import Action, log_sequel
from kiosk.store.referral_tables import envelope, proof, refusal
from kiosk.wire.referral import ReferralStatus

ENVELOPE_SUFFIX: Final = ".envelop.json"
PROOF_SUFFIX: Final = ".toestemming.json"
WITHDRAWN_FILE: Final = "ingetrokken.json"
"""For the organisation: the referrals of which it must erase all that it has."""
_GOING: Final = (ReferralStatus.KEPT.value, ReferralStatus.FETCHED.value)
"""The states in which an organisation still has something to do."""


@dataclass(frozen=True, slots=True)
class Referral:
    """A referral as the region sees it: never what is in it."""

    id: UUID
    organisation: str
    state: ReferralStatus
    received_on: date
    keep_until: date
    device: str


@dataclass(frozen=True, slots=True)
class RefusedReferral:
    """A referral or withdrawal that was not taken."""

    device: str
    message: UUID
    reason: str
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written to the folder."""

    envelopes: int
    withdrawn: int


def referrals(
    engine: Engine, *, device: str | None = None, state: ReferralStatus | None = None
) -> tuple[Referral, ...]:
    """Those of which a proof is kept, oldest first; of one kiosk or in one state when asked."""
    columns = (proof.c.id, proof.c.organisation, proof.c.state, proof.c.received_on, proof.c.keep_until, proof.c.device)
    wanted = select(*columns).order_by(proof.c.received_on, proof.c.id)
    if device is not None:
        wanted = wanted.where(proof.c.device == device)
    if state is not None:
        wanted = wanted.where(proof.c.state == state.value)
    with reading(engine) as connection:
        return tuple(
            Referral(id_, organisation, ReferralStatus(found), received_on, keep_until, kiosk)
            for id_, organisation, found, received_on, keep_until, kiosk in connection.execute(wanted)
        )


def refused_referrals(connection: Connection) -> tuple[RefusedReferral, ...]:
    """Every refusal, newest first."""
    columns = (refusal.c.device, refusal.c.message, refusal.c.reason, refusal.c.received_at)
    rows = connection.execute(select(*columns).order_by(refusal.c.received_at.desc(), refusal.c.message))
    return tuple(RefusedReferral(*row) for row in rows)


def export(
    engine: Engine, organisation: str, folder: Path, now: datetime, read_clocks: Callable[[], Reading]
) -> Exported:
    """Writes every envelope that the organisation is not done with, its proof, and the list of what was withdrawn.

    What an earlier export left of ended referrals is removed. A referral counts as fetched once its files are written;
    whoever is stopped halfway exports again.
    """
    with engine.begin() as connection:
        now_s = seconds_passed(connection, read_clocks())
        sealed = _sealed(connection, organisation)
        ended = _ended(connection, organisation)
        for one in sealed:
            (folder / f"{one.id}{ENVELOPE_SUFFIX}").write_text(one.sealed, encoding="utf-8")
            (folder / f"{one.id}{PROOF_SUFFIX}").write_text(one.consent, encoding="utf-8")
            log_sequel(connection, one.operation_id, Action.HAND_OVER, now, now_s)
        fetched = update(proof).where(proof.c.id.in_([one.id for one in sealed]), proof.c.state == ReferralStatus.KEPT)
        connection.execute(fetched.values(state=ReferralStatus.FETCHED.value))
        for id_ in ended:
            for suffix in (ENVELOPE_SUFFIX, PROOF_SUFFIX):
                (folder / f"{id_}{suffix}").unlink(missing_ok=True)
        withdrawn = [str(id_) for id_, state in ended.items() if state is ReferralStatus.WITHDRAWN]
        said = {"organisatie": organisation, "ingetrokken": withdrawn}
        (folder / WITHDRAWN_FILE).write_text(json.dumps(said, indent=1), encoding="utf-8")
    return Exported(len(sealed), len(withdrawn))


def finish(engine: Engine, id_: UUID, read_clocks: Callable[[], Reading]) -> None:
    """The organisation is done with it; from now on its content is kept for its last term.

    Raises:
        StoreError: there is no such referral, or it ended already.
    """
    with engine.begin() as connection:
        done_s = seconds_passed(connection, read_clocks())
        change = update(proof).where(proof.c.id == id_, proof.c.state.in_(_GOING))
        if connection.execute(change.values(state=ReferralStatus.DONE.value, done_s=done_s)).rowcount:
            return
        state = connection.scalar(select(proof.c.state).where(proof.c.id == id_))
    raise StoreError(f"there is no referral {id_}" if state is None else f"referral {id_} is {state} already")


def _sealed(connection: Connection, organisation: str) -> list[Row[Any]]:
    columns = (proof.c.id, proof.c.consent, proof.c.operation_id, envelope.c.sealed)
    wanted = select(*columns).join(envelope, envelope.c.id == proof.c.id).where(proof.c.organisation == organisation)
    return list(connection.execute(wanted.where(proof.c.state.in_(_GOING)).order_by(proof.c.id)))


def _ended(connection: Connection, organisation: str) -> dict[UUID, ReferralStatus]:
    """The referrals whose envelope is gone."""
    wanted = select(proof.c.id, proof.c.state).where(proof.c.organisation == organisation, proof.c.ended_s.is_not(None))
    return {id_: ReferralStatus(state) for id_, state in connection.execute(wanted.order_by(proof.c.id))}

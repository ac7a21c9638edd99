# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Takes referrals and withdrawals in, exactly once; a forged, copied, late or withdrawn referral is refused.

The store cannot open an envelope. It can know that the kiosk that sends it made it, for this recipient and by this
consent, and that the visitor did not withdraw.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Connection, Engine, delete, insert, select, update
from sqlalchemy.exc import DataError, IntegrityError

from kiosk.ageing import Reading, clocks
from kiosk.logs import Event, record
from kiosk.store.consent_proof import GIVEN, ProofSays, read_proof
from kiosk.store.database import wipe_traces
from kiosk.store.device_keys import made_by
from kiosk.store.enrolment import Device
from kiosk.store.envelope import Readable
from kiosk.store.referral_clock import seconds_passed
from kiosk.store.referral_log import Action, log_arrival, log_sequel
from kiosk.store.referral_tables import envelope, lock_code, message, proof, refusal, withdrawal
from kiosk.store.tables import insert_if_absent
from kiosk.wire.canonical import canonical, canonical_hash
from kiosk.wire.envelope import read_envelope
from kiosk.wire.messages import MessageResult, Verdict
from kiosk.wire.referral import ReferralStatus, SealedReferral, Withdrawal

WITHDRAWN: Final = "De bezoeker heeft deze verwijzing ingetrokken."
FORGED: Final = "De envelop is niet door deze zuil gemaakt."


@dataclass(frozen=True, slots=True)
class Accepting:
    """For whom this store takes referrals in, and by which clocks it keeps them."""

    organisations: frozenset[str] = frozenset()
    read_clocks: Callable[[], Reading] = field(default_factory=clocks)
    list_withdrawn: Callable[[Withdrawal, date], None] | None = None
    """Keeps a withdrawal outside the database, before the database has it."""


@dataclass(frozen=True, slots=True)
class NotTaken:
    """Why a message is not stored."""

    verdict: Verdict
    reason: str


def take_referral(engine: Engine, device: Device, one: Readable, now: datetime, accepting: Accepting) -> MessageResult:
    """Stores one referral or withdrawal in a transaction of its own, and says what became of it."""
    if isinstance(one.message.content, Withdrawal) and accepting.list_withdrawn is not None:
        accepting.list_withdrawn(one.message.content, now.date())
    outcome = _stored(engine, device, one, now, accepting)
    if isinstance(outcome, NotTaken):
        record(Event.STORE_MESSAGE_REFUSED, device=device.id, location=device.location)
        _keep_refusal(engine, device, one, outcome.reason, (now, accepting))
        return MessageResult(id=one.id, verdict=outcome.verdict, reason=outcome.reason)
    if isinstance(one.message.content, Withdrawal):
        wipe_traces(engine)
    return MessageResult(id=one.id, verdict=outcome)


def _stored(engine: Engine, device: Device, one: Readable, now: datetime, accepting: Accepting) -> Verdict | NotTaken:
    try:
        with engine.connect() as connection, connection.begin() as transaction:
            outcome = _enter(connection, device, one, now, accepting)
            if isinstance(outcome, NotTaken):
                transaction.rollback()
            return outcome
    except (DataError, IntegrityError):
        return _refused("De opslag kan de inhoud van dit bericht niet bewaren.")


def _enter(
    connection: Connection, device: Device, one: Readable, now: datetime, accepting: Accepting
) -> Verdict | NotTaken:
    """The ledger decides; only who enters the id there writes the content."""
    content = one.message.content
    now_s = seconds_passed(connection, accepting.read_clocks())
    entry = {
        "id": one.id,
        "device": device.id,
        "kind": one.message.kind.value,
        "sha256": one.sha256,
        "received_s": now_s,
    }
    if not insert_if_absent(connection, message, entry):
        return _compare(connection, device, one)
    if isinstance(content, Withdrawal):
        withdraw(connection, content, now, now_s)
        return Verdict.STORED
    assert isinstance(content, SealedReferral)  # noqa: S101 - a release goes another way
    says = read_proof(content.consent)
    if says is None:
        return _refused("Het bewijs van toestemming is niet te lezen.")
    fault = _does_not_fit(connection, one, content, says, device) or _may_not(content, says, now, accepting)
    return _refused(fault) if fault else _write(connection, device, content, says, (now, now_s))


def _keep_refusal(engine: Engine, device: Device, one: Readable, reason: str, when: tuple[datetime, Accepting]) -> None:
    """Keeps in sight that a message was refused, and why; not what was in it."""
    now, accepting = when
    with engine.begin() as connection:
        now_s = seconds_passed(connection, accepting.read_clocks())
        row = {"device": device.id, "message": one.id, "sha256": one.sha256, "reason": reason}
        insert_if_absent(connection, refusal, row | {"received_at": now, "received_s": now_s})


def _does_not_fit(
    connection: Connection, one: Readable, content: SealedReferral, says: ProofSays, device: Device
) -> str:
    """What does not belong together: envelope, message, consent and sender; '' when all does."""
    try:
        sealed = read_envelope(content.envelope.encode())
    except ValueError:
        return "De envelop is niet heel."
    if sealed.header.device != device.id or not made_by(connection, sealed, device.id, device.public_key):
        return FORGED
    header = sealed.header
    if one.id != content.id or header.referral != content.id:
        return "De envelop hoort bij een andere verwijzing."
    if not header.organisation == content.organisation == says.recipient:
        return "De envelop, de toestemming en de ontvanger horen niet bij elkaar."
    if header.consent != canonical_hash(content.consent):
        return "De envelop hoort bij een andere toestemming."
    return ""


def _may_not(content: SealedReferral, says: ProofSays, now: datetime, accepting: Accepting) -> str:
    if content.organisation not in accepting.organisations:
        return "Deze opslag kent deze organisatie niet."
    if says.state != GIVEN:
        return "Er is geen toestemming gegeven."
    if says.keep_until != content.keep_until or says.keep_until < now.date():
        return "De toestemming is verlopen."
    return ""


def _refused(reason: str) -> NotTaken:
    return NotTaken(Verdict.REFUSED, reason)


def _compare(connection: Connection, device: Device, one: Readable) -> Verdict | NotTaken:
    known = connection.execute(select(message.c.device, message.c.sha256).where(message.c.id == one.id)).one()
    if (known.device, known.sha256) == (device.id, one.sha256):
        return Verdict.ALREADY_STORED
    return _refused("Onder dit id is al een bericht met andere inhoud opgeslagen.")


def _write(
    connection: Connection, device: Device, content: SealedReferral, says: ProofSays, time: tuple[datetime, float]
) -> Verdict | NotTaken:
    now, now_s = time
    code = bytes.fromhex(content.code_hash)
    lock_code(connection, code)
    if connection.scalar(select(withdrawal.c.day).where(withdrawal.c.code_sha256 == code)) is not None:
        return NotTaken(Verdict.WITHDRAWN, WITHDRAWN)
    row = {
        "id": content.id,
        "code_sha256": code,
        "device": device.id,
        "organisation": content.organisation,
        "state": ReferralStatus.KEPT.value,
        "consent": canonical(content.consent).decode(),
        "keep_until": content.keep_until,
        "received_on": now.date(),
        "received_s": now_s,
        "operation_id": log_arrival(connection, content, says, now, now_s),
    }
    if not insert_if_absent(connection, proof, row):
        return _refused("Deze verwijzing of code is al eens gebruikt.")
    connection.execute(insert(envelope).values(id=content.id, sealed=content.envelope))
    return Verdict.STORED


def withdraw(connection: Connection, content: Withdrawal, now: datetime, now_s: float) -> bool:
    """Whether a referral ended by it; who withdraws is told the same whatever there was."""
    code = bytes.fromhex(content.code_hash)
    lock_code(connection, code)
    stone = {"code_sha256": code, "day": content.day, "by": content.by.value, "received_s": now_s}
    insert_if_absent(connection, withdrawal, stone)
    found = connection.execute(select(proof).where(proof.c.code_sha256 == code)).one_or_none()
    if found is None or found.state == ReferralStatus.WITHDRAWN:
        return False
    end(connection, found, ReferralStatus.WITHDRAWN, now_s)
    log_sequel(connection, found.operation_id, Action.WITHDRAW, now, now_s)
    return True


def end(connection: Connection, found: Any, status: ReferralStatus, now_s: float) -> None:
    """Erases the envelope of a row of `proof`; the bare proof stays, with what became of it."""
    connection.execute(delete(envelope).where(envelope.c.id == found.id))
    ended_s = now_s if found.ended_s is None else found.ended_s
    connection.execute(update(proof).where(proof.c.id == found.id).values(state=status.value, ended_s=ended_s))

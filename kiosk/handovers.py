# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Warm handovers of one kiosk: from a yes to a sealed referral on the disk, and the way back with a code."""

import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import NoReturn
from uuid import uuid4

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk import __version__
from kiosk.clock import Clock
from kiosk.handover_offers import Offers, load_terms
from kiosk.paper import Paper
from kiosk.provisioning import DEVICE_KEY
from kiosk.referrals.consent import Stamp
from kiosk.referrals.handover import Device, Referral, Rules, made
from kiosk.referrals.partner_keys import PartnerKeys
from kiosk.referrals.withdrawal_code import NotACode, code_hash, in_groups, read_code
from kiosk.rooms import Rooms
from kiosk.settings import POLICY_FILE
from kiosk.storage.device_memory import DeviceMemory
from kiosk.storage.keystore import KeyStoreUnavailable
from kiosk.storage.outbox import Outbox
from kiosk.storage.processing_log import LogLine
from kiosk.storage.referral_box import Kept, NeverLeft, ReferralBox
from kiosk.storage.trouble import DatabaseTrouble
from kiosk.sync.outcomes import StatusOutcome, Trouble, Unreachable
from kiosk.trust import known_partner_keys
from kiosk.ui.handover import Asked, CodeState, Found, Given, NotNow, Offer, Offered, Told, Waiting, Withdrawal
from kiosk.ui.ports import HandoverPort
from kiosk.ui.texts import Words
from kiosk.wire.coming_back import OwnReferral
from kiosk.wire.manifest import NotTrusted
from kiosk.wire.referral import CodeHash, ReferralStatus, StatusAnswer, WithdrawnBy
from kiosk.wire.referral import Withdrawal as WithdrawalMessage

NO_KEY = "this kiosk has no key of its own: enrol it"
KEEPING, WITHDRAWING = "verwijzing bewaren", "verwijzing intrekken"
"""The log's names for what is done here."""
BY_CODE = "hash-van-intrekcode"
"""What kind of number the log gives for somebody of whom only the code is known."""


@dataclass(frozen=True, slots=True)
class Line:
    """The way to the store."""

    ask: Callable[[CodeHash], StatusOutcome]
    """(slow) Where the referral of this code is."""
    wake: Callable[[], None]
    """There is something to send."""
    takes: Callable[[], bool] = lambda: True
    """Whether a new referral could be kept and delivered."""
    own: Callable[[], tuple[OwnReferral, ...]] = tuple
    """Where this kiosk's own referrals are, as the store last said."""


def handovers_of(rooms: Rooms, words: Mapping[str, Words], line: Line, clock: Clock) -> "Handovers":
    """Those of this kiosk; with whom it may share is read now, and again at each yes. Raises `StartError`."""
    read = partial(_partner_keys, rooms)
    at_start = read() if _has_key(rooms) else {}
    terms = load_terms(rooms.content, words)
    example = rooms.settings.policy != POLICY_FILE
    offers = Offers(rooms.content, rooms.place, terms, clock, lambda: at_start, example=example)
    return Handovers(rooms, offers, read, line)


class Handovers:
    """Its methods run in the screens' worker thread. OSError: what the machine cannot do now; nothing was kept."""

    def __init__(self, rooms: Rooms, offers: Offers, keys: Callable[[], PartnerKeys], line: Line) -> None:
        """`keys` reads the partners' keys anew, from signed content."""
        self._rooms = rooms
        self._offers = offers
        self._keys = keys
        self._line = line
        self._box = ReferralBox(rooms.database)
        self._outbox = Outbox(rooms.database)

    def port(self, paper: Paper) -> HandoverPort:
        """For the screens."""
        return HandoverPort(
            partners=self._offers.partners,
            offer=self.offer,
            check=self._offers.check,
            give=self.give,
            receipt_qr=paper.receipt_qr,
            print_receipt=paper.print_receipt,
            find=self.find,
            withdraw=self.withdraw,
            waiting=self.waiting,
        )

    def offer(self, asked: Asked) -> Offer:
        """What may be offered beside this advice now: nothing new where it could not be kept or delivered."""
        found = self._offers.offer(asked)
        return found if not isinstance(found, Offered) or self._line.takes() else NotNow(found.organisation)

    def give(self, told: Told) -> Given | None:
        """Seals what was told and keeps it with its line of the log, or neither; None when it may not go after all."""
        request, particulars = self._offers.request(told), self._offers.particulars(told)
        if request is None or particulars is None:
            return None
        with _troubles():
            began = self._now()
            rules = Rules(self._offers.content.matrix, self._offers.terms.agreement, self._keys())
            referral = made(request, particulars, rules, self._device(), Stamp(began, uuid4(), uuid4()))
            if not isinstance(referral, Referral):
                return None
            self._box.keep(referral.content, _kept_line(referral, began, self._now()))
        self._line.wake()
        return Given(in_groups(referral.code))

    def find(self, typed: str) -> Found:
        """Where the referral of this code is, as far as this kiosk can know now."""
        code = read_code(typed)
        if isinstance(code, NotACode):
            return Found(CodeState.NO_CODE)
        with _troubles():
            known = self._box.known(code_hash(code))
        if isinstance(known, Kept):
            state = CodeState.HERE if known.status is ReferralStatus.KEPT else CodeState(known.status.value)
            return self._found(state, known.organisation, known.keep_until)
        match self._line.ask(code_hash(code)):
            case StatusAnswer(status=status, organisation=organisation, keep_until=keep_until):
                return self._found(CodeState(status.value), organisation, keep_until)
            case Unreachable(reason=Trouble.BUSY):
                return Found(CodeState.TOO_OFTEN)
        return Found(CodeState.OFFLINE)

    def withdraw(self, typed: str, by: WithdrawnBy) -> Withdrawal:
        """Takes the yes back: what never left is erased, of the rest the store hears before anything else."""
        code = read_code(typed)
        if isinstance(code, NotACode):
            raise OSError("what was typed is no code")
        now, digest = self._now(), code_hash(code)
        message = WithdrawalMessage(code_hash=digest, day=now.date(), by=by)
        with _troubles():
            became = self._box.withdraw(message, _withdrawn_line(digest, self._purpose(), now))
        self._line.wake()
        return Withdrawal.NEVER_LEFT if isinstance(became, NeverLeft) else Withdrawal.ON_ITS_WAY

    def waiting(self) -> tuple[Waiting, ...]:
        """What is on this kiosk, and where those are that left it, for staff."""
        with _troubles():
            kept, refused = self._box.waiting(), {one.id for one in self._outbox.refused()}
        here = [(one.organisation, one.kept_on, "refused" if one.id in refused else "waiting") for one in kept]
        ids = {one.id for one in kept}
        there = [(one.organisation, one.received_on, one.status.value) for one in self._line.own() if one.id not in ids]
        latest = sorted(there, key=lambda one: one[1], reverse=True)
        return tuple(Waiting(self._offers.name_of(name), day, state) for name, day, state in (*here, *latest))

    def _found(self, state: CodeState, organisation: str | None, keep_until: date | None) -> Found:
        return Found(state, self._offers.name_of(organisation) if organisation else "", keep_until)

    def _device(self) -> Device:
        device, keys = DeviceMemory(self._rooms.database).device(), self._rooms.keys
        key = keys.get(DEVICE_KEY) if keys is not None else None
        if device is None or key is None:
            raise OSError(NO_KEY)
        return Device(device.id, Ed25519PrivateKey.from_private_bytes(key).sign)

    def _now(self) -> datetime:
        return self._offers.clock()

    def _purpose(self) -> str:
        return next(iter(self._offers.terms.agreement.shown.values())).purpose


def no_handovers() -> HandoverPort:
    """Of a window with no kiosk behind it: nothing is offered, nothing is kept, no code is of here."""
    return HandoverPort(
        partners=lambda _role: (),
        offer=lambda _asked: None,
        check=lambda _field, _value: None,
        give=lambda _told: None,
        receipt_qr=lambda _taken: (),
        print_receipt=_refused,
        find=lambda _code: Found(CodeState.OFFLINE),
        withdraw=_refused,
        waiting=tuple,
    )


def _partner_keys(rooms: Rooms) -> PartnerKeys:
    """Of the region's signed content; none where it is missing or nobody here can tell whether it is genuine."""
    try:
        known = known_partner_keys(rooms.settings.data_dir, rooms.keys) if rooms.keys is not None else {}
    except KeyStoreUnavailable:
        return {}
    return {} if isinstance(known, NotTrusted) else known


def _has_key(rooms: Rooms) -> bool:
    try:
        return rooms.keys is not None and rooms.keys.get(DEVICE_KEY) is not None
    except KeyStoreUnavailable:
        return False


def _refused(*_what: object) -> NoReturn:
    raise OSError(NO_KEY)


@contextmanager
def _troubles() -> Iterator[None]:
    """Whatever the machine cannot do is an OSError, which the screens know."""
    try:
        yield
    except (DatabaseTrouble, KeyStoreUnavailable) as trouble:
        raise OSError(str(trouble)) from trouble


def _kept_line(referral: Referral, began: datetime, ended: datetime) -> LogLine:
    return LogLine(
        trace_id=referral.content.trace_id,
        operation_id=referral.content.operation_id,
        name=KEEPING,
        start=began,
        end=ended,
        resource=_program(),
        processing_activity_id=referral.consent.fields[0].ground.register_id,
        data_subject_id=str(referral.consent.subject),
    )


def _withdrawn_line(digest: CodeHash, purpose: str, now: datetime) -> LogLine:
    return LogLine(
        trace_id=secrets.token_hex(16),
        operation_id=secrets.token_hex(8),
        name=WITHDRAWING,
        start=now,
        end=now,
        resource=_program(),
        processing_activity_id=purpose,
        data_subject_id=digest,
        data_subject_id_type=BY_CODE,
    )


def _program() -> str:
    return f"werkcentrum-kiosk {__version__}"

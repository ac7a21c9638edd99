# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the screens did of warm handovers, and what the kiosk behind them says: in a test's hands."""

from dataclasses import dataclass, field
from datetime import date

from kiosk.policy.decision import Forbidden, Reason
from kiosk.policy.matrix import EVERYWHERE, Channel, Effect, Field, Ground, Role, Rule, Status
from kiosk.reports.printing import KeptAsFile, Printed
from kiosk.reports.qr import qr_modules
from kiosk.ui.handover import (
    Asked,
    CodeState,
    Fault,
    Found,
    Given,
    NotAllowed,
    Offer,
    Offered,
    Partner,
    ReceiptTaken,
    Told,
    Waiting,
    Withdrawal,
)
from kiosk.ui.ports import HandoverPort
from kiosk.wire.referral import WithdrawnBy

CODE = "7EHM ZYWG 4QTX 2AB0"
EVERY_FIELD = (Field.NAME, Field.PHONE, Field.EMAIL, Field.QUESTION, Field.BEST_TIME, Field.LANGUAGE)
OFFERED = Offered(Asked("uwv-werk"), "UWV", EVERY_FIELD, date(2026, 12, 23), example=True)

_NOT_YET = Rule(
    id="sbb-pas-in-2027",
    status=Status.ADOPTED,
    effect=Effect.ONLY_WITH_CONSENT,
    role=Role.VISITOR,
    channel=Channel.KIOSK,
    municipalities=frozenset({EVERYWHERE}),
    recipient="sbb",
    purpose="warme-overdracht",
    fields=frozenset(Field),
    ground=Ground("AVG artikel 6", "REGISTER-1"),
    source="eur-lex.europa.eu",
    first_day=date(2027, 1, 1),
    last_day=date(2027, 12, 31),
    reason={},
)
FORBIDDEN = NotAllowed("SBB", Forbidden(Reason.NOT_YET, _NOT_YET))


WITH_SEVERAL = Partner(
    "uwv",
    "UWV",
    (
        ("4c3b8fde-3289-5e1f-9a7e-e9284ed8dbba", "UWV: hulp bij werk zoeken"),
        ("95d13f10-cd08-54f6-971e-63a955f9758b", "UWV: een opleiding met een uitkering"),
        ("no-more", "Een dienst die er niet meer is"),
    ),
    allowed=True,
)
NOT_OF_STAFF = Partner("bond", "Vakbondsinloop Rivierenmond", (("bond-loon", "Vragen over loon"),), allowed=False)


@dataclass
class Handing:
    """The answers are set before, the doings are looked at after."""

    offer: Offer = None
    faults: dict[str, Fault] = field(default_factory=dict)
    """By what is typed."""
    outcome: Given | Exception | None = field(default_factory=lambda: Given(CODE))
    found: Found | Exception = field(default_factory=lambda: Found(CodeState.HERE, "UWV", date(2026, 12, 23)))
    withdrawal: Withdrawal | Exception = Withdrawal.NEVER_LEFT
    waiting: tuple[Waiting, ...] = (Waiting("UWV", date(2026, 11, 20), "refused"),)
    printer: Printed | KeptAsFile | Exception = field(default_factory=lambda: Printed("receipt-1"))
    partners: tuple[Partner, ...] = (WITH_SEVERAL, NOT_OF_STAFF)
    asked: list[Asked] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    printed: list[ReceiptTaken] = field(default_factory=list)
    looked_up: list[str] = field(default_factory=list)
    withdrawn: list[tuple[str, WithdrawnBy]] = field(default_factory=list)

    def port(self) -> HandoverPort:
        return HandoverPort(
            partners=lambda _role: self.partners,
            offer=self._offered,
            check=lambda _field, value: self.faults.get(value),
            give=self._give,
            receipt_qr=lambda taken: qr_modules(taken.code),
            print_receipt=self._print,
            find=self._find,
            withdraw=self._withdraw,
            waiting=lambda: self.waiting,
        )

    def _offered(self, asked: Asked) -> Offer:
        self.asked.append(asked)
        return self.offer

    def _give(self, told: Told) -> Given | None:
        self.told.append(told)
        if isinstance(self.outcome, Exception):
            raise self.outcome
        return self.outcome

    def _print(self, taken: ReceiptTaken) -> Printed | KeptAsFile:
        self.printed.append(taken)
        if isinstance(self.printer, Exception):
            raise self.printer
        return self.printer

    def _find(self, code: str) -> Found:
        self.looked_up.append(code)
        if isinstance(self.found, Exception):
            raise self.found
        return self.found

    def _withdraw(self, code: str, by: WithdrawnBy) -> Withdrawal:
        self.withdrawn.append((code, by))
        if isinstance(self.withdrawal, Exception):
            raise self.withdrawal
        return self.withdrawal

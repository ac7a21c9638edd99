# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Warm handovers to look at: they need no keys and no store, and nothing of them is kept."""

from dataclasses import dataclass, field, replace
from datetime import date

from kiosk.content import Content
from kiosk.demonstration import POLICY
from kiosk.handovers import no_handovers
from kiosk.policy.decision import Forbidden, Reason
from kiosk.policy.matrix import Effect, Field, Role
from kiosk.policy.reading import load_matrix
from kiosk.referrals.withdrawal_code import in_groups, new_code
from kiosk.reports.qr import qr_modules
from kiosk.ui.handover import (
    Asked,
    CodeState,
    Found,
    Given,
    NotAllowed,
    NotNow,
    Offer,
    Offered,
    Partner,
    Waiting,
    Withdrawal,
)
from kiosk.ui.ports import HandoverPort

UNTIL = date(2026, 12, 23)


@dataclass
class ShownHandovers:
    """The first advice may be handed over, the second may not, and every other one might, but not now."""

    content: Content
    _asked: list[str] = field(default_factory=list, init=False)

    def port(self) -> HandoverPort:
        """For the screens."""
        return replace(
            no_handovers(),
            partners=self._partners,
            offer=self._offer,
            give=lambda _told: Given(in_groups(new_code())),
            receipt_qr=lambda taken: qr_modules(taken.code),
            find=lambda _code: Found(CodeState.KEPT, "UWV", UNTIL),
            withdraw=lambda _code, _by: Withdrawal.ON_ITS_WAY,
            waiting=lambda: (Waiting("UWV", UNTIL, "waiting"), Waiting("Gemeente Rivierstad", UNTIL, "refused")),
        )

    def _partners(self, _role: Role) -> tuple[Partner, ...]:
        """The organisation of the first advice, and one that may get nothing."""
        services = self.content.directory.services
        first = next(one for one in services if one.id == self._asked[0])
        other = next(one for one in services if one.organisation.id != first.organisation.id)
        return tuple(
            Partner(one.organisation.id, one.organisation.name, ((one.id, one.name),), allowed=one is first)
            for one in (first, other)
        )

    def _offer(self, asked: Asked) -> Offer:
        if asked.service not in self._asked:
            self._asked.append(asked.service)
        services = self.content.directory.services
        name = next(one.organisation.name for one in services if one.id == asked.service)
        if asked.service == self._asked[0]:
            return Offered(asked, name, tuple(Field), UNTIL, example=True)
        if asked.service != self._asked[1]:
            return NotNow(name)
        rules = load_matrix(self.content.folder / POLICY).rules
        return NotAllowed(name, Forbidden(Reason.RULE, next(one for one in rules if one.effect is Effect.FORBIDDEN)))

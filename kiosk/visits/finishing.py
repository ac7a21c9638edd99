# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a visit leaves behind when it ends: nine coarse values. Pure."""

from collections.abc import Callable
from datetime import datetime

from kiosk.flow.session import Outcome, Session
from kiosk.visits import attributes
from kiosk.visits.notes import Noted
from kiosk.wire.visit_class import OutcomeKind, VisitClass

PartyOf = Callable[[Outcome, str], str]
"""(outcome, municipality code) -> the code of the organisation that is named first."""

GUIDE_PARTY = "werkcentrum"
"""The destination of a visitor for whom the flow names nothing: the guide."""


def visit_class(session: Session, noted: Noted, now: datetime, length_s: float, party_of: PartyOf) -> VisitClass:
    """The class of a visit whose path has ended. `now` is an aware local moment."""
    outcome = next(iter(session.outcomes(noted.language)), None)
    named = party_of(outcome, session.value("woonplaats")) if outcome is not None else GUIDE_PARTY
    return VisitClass(
        part_of_day=attributes.part_of_day(now),
        visitor_type=attributes.visitor_type(session.value("bezoekerstype")),
        theme=attributes.theme(outcome.theme if outcome is not None else ""),
        outcome_kind=_outcome_kind(noted, outcome),
        destination_party=attributes.party(named),
        language_group=attributes.language_group(noted.language),
        aids_used=attributes.aids_used(noted.aids),
        length_band=attributes.length_band(length_s),
        flow_version=attributes.flow_version(session.form.version),
    )


def _outcome_kind(noted: Noted, outcome: Outcome | None) -> OutcomeKind:
    if noted.handed_over:
        return OutcomeKind.WARM_HANDOVER
    if noted.guide_called or outcome is None or outcome.person:
        return OutcomeKind.GUIDE
    return OutcomeKind.PAPER_REFERRAL if noted.took_paper else OutcomeKind.INFORMATION

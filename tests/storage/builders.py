# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Small things to store."""

from datetime import datetime
from uuid import UUID, uuid4

from kiosk.clock import AMSTERDAM
from kiosk.wire.messages import Message, MessageKind
from kiosk.wire.release import Release
from kiosk.wire.visit_class import AidsUsed, LengthBand, OutcomeKind, PartOfDay, VisitClass, VisitorType

WEEK = "2026-W47"
NEXT_WEEK = "2026-W48"
NOW = datetime(2026, 11, 23, 10, 30, tzinfo=AMSTERDAM)
"""In NEXT_WEEK."""


def a_kind(theme: str = "EW01", party: str = "uwv") -> VisitClass:
    return VisitClass(
        part_of_day=PartOfDay.MORNING,
        visitor_type=VisitorType.WORKER,
        theme=theme,
        outcome_kind=OutcomeKind.INFORMATION,
        destination_party=party,
        language_group="nl",
        aids_used=AidsUsed.NONE,
        length_band=LengthBand.UNDER_2_MIN,
        flow_version="1",
    )


def a_message(location: str = "rivierstad-centrum", key: UUID | None = None, week: str = WEEK) -> Message:
    release = Release(location=location, period=week, total=0)
    return Message(id=key or uuid4(), kind=MessageKind.RELEASE, content=release)

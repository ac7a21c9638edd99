# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What goes back to a kiosk with the receipt; each part is asked for once per request and costs one query at most."""

from sqlalchemy import Connection, select

from kiosk.store.content_shelf import offer_for
from kiosk.store.enrolment import Device
from kiosk.store.referral_tables import proof
from kiosk.wire.coming_back import MAX_OWN_REFERRALS, Hints, OwnReferral, WhatComesBack, tag_of
from kiosk.wire.referral import ReferralStatus


def what_comes_back(
    connection: Connection, device: Device, known: str | None = None, hints: Hints | None = None
) -> WhatComesBack | None:
    """All that this kiosk should hear now; None: nothing. `known` is the tag of the statuses that it heard last."""
    content, referrals = offer_for(connection, device), _own_referrals(connection, device, known)
    parts = WhatComesBack(content=content, referrals=referrals, hints=hints)
    return None if parts == WhatComesBack() else parts


def _own_referrals(connection: Connection, device: Device, known: str | None) -> tuple[OwnReferral, ...] | None:
    """The latest ones, by id; None when the kiosk knows them as they are."""
    latest = (
        select(proof.c.id, proof.c.state, proof.c.organisation, proof.c.received_on)
        .where(proof.c.device == device.id)
        .order_by(proof.c.received_s.desc(), proof.c.id)
        .limit(MAX_OWN_REFERRALS)
    )
    found = sorted(
        (
            OwnReferral(id=id_, status=ReferralStatus(state), organisation=organisation, received_on=received_on)
            for id_, state, organisation, received_on in connection.execute(latest)
        ),
        key=lambda one: one.id,
    )
    return None if tag_of(found) == (known or tag_of(())) else tuple(found)

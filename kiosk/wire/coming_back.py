# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the store sends back with its receipt: where the kiosk's own referrals are, new content, and hints.

Each part may be absent. A kiosk acts on a part only within its own bounds, so nobody can make it wait for ever, send
without end, or show what was not signed.
"""

from collections.abc import Iterable
from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import AwareDatetime, Field, StringConstraints

from kiosk.wire.canonical import canonical_hash
from kiosk.wire.manifest import MAX_VERSION, Sha256
from kiosk.wire.referral import ReferralStatus
from kiosk.wire.visit_class import Code, WireModel

MAX_OWN_REFERRALS = 100
"""The latest referrals of a kiosk of which the status comes back."""

USUAL_PAUSE_S = 900
"""How often a kiosk comes when nobody asks for anything else; a store asks only for more than that."""

StatusTag = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""Stands for a list of statuses that a kiosk has heard; see `tag_of`."""


class ContentOffer(WireModel):
    """Signed content that this kiosk may fetch; who trusts it checks the signatures of the manifest itself."""

    version: Annotated[int, Field(ge=1, le=MAX_VERSION)] = Field(alias="versie")
    manifest_sha256: Sha256 = Field(alias="manifestSha256")
    """Of the signed manifest, as it is stored."""
    counts_from: AwareDatetime | None = Field(alias="geldtVanaf", default=None)
    """None: at once."""
    ring: Code = Field(alias="ring")


class OwnReferral(WireModel):
    """Where one referral of this kiosk is."""

    id: UUID = Field(alias="kenmerk")
    status: ReferralStatus = Field(alias="status")
    organisation: Code = Field(alias="organisatie")
    received_on: date = Field(alias="ontvangenOp")


class Hints(WireModel):
    """What the store would like; the kiosk keeps to it within its own bounds."""

    most_bytes: Annotated[int, Field(ge=1)] | None = Field(alias="hoogsteAantalBytes", default=None)
    """Of one request, before it is compressed."""
    pause_s: Annotated[int, Field(ge=1)] | None = Field(alias="pauzeSeconden", default=None)
    """Between two requests when all is well."""


class WhatComesBack(WireModel):
    """Nothing in it is needed to count the receipt."""

    content: ContentOffer | None = Field(alias="inhoud", default=None)
    referrals: Annotated[tuple[OwnReferral, ...], Field(max_length=MAX_OWN_REFERRALS)] | None = Field(
        alias="verwijzingen", default=None
    )
    """All of them, by id; None: nothing changed since the list of which the request named the tag."""
    hints: Hints | None = Field(alias="wenken", default=None)


def tag_of(referrals: Iterable[OwnReferral]) -> str:
    """The same for the same statuses, in whatever order."""
    return canonical_hash(sorted((str(one.id), one.status.value) for one in referrals))

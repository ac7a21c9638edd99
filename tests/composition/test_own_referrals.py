# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What staff and visitors see of what the store says of this kiosk's referrals, and of the kiosk itself."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from kiosk.handover_offers import Offers
from kiosk.handovers import Handovers, Line
from kiosk.rooms import opened_rooms
from kiosk.settings import Settings
from kiosk.storage.referral_box import ReferralBox
from kiosk.sync.outcomes import Trouble, Unreachable
from kiosk.sync.status import SyncStatus
from kiosk.ui.handover import Asked, NotNow, Offered
from kiosk.wire.coming_back import OwnReferral
from kiosk.wire.referral import ReferralStatus
from tests.storage.sealed import a_line, a_referral

pytestmark = pytest.mark.usefixtures("qapp", "no_keys")

OFFERED = Offered(Asked("dienst"), "UWV", (), date(2026, 12, 24), example=False)


class _Offers(Offers):
    """One organisation, whatever is asked."""

    def __init__(self) -> None:
        """Nothing is read."""

    def offer(self, asked: Asked) -> Offered:
        return replace(OFFERED, asked=asked)

    def name_of(self, organisation: str) -> str:
        return organisation.upper()


def a_line_of(*own: OwnReferral, takes: bool = True) -> Line:
    return Line(lambda _: Unreachable(Trouble.NO_STORE), lambda: None, lambda: takes, lambda: own)


def own(number: int, status: ReferralStatus, day: int) -> OwnReferral:
    return OwnReferral(id=UUID(int=number), status=status, organisation="svb", received_on=date(2026, 11, day))


def test_staff_see_what_is_here_and_then_where_the_others_are_latest_first(settings: Settings) -> None:
    with opened_rooms(settings) as rooms:
        here = a_referral(1)
        ReferralBox(rooms.database).keep(here, a_line(here))
        twice = OwnReferral(id=here.id, status=ReferralStatus.KEPT, organisation="uwv", received_on=date(2026, 11, 24))
        line = a_line_of(own(2, ReferralStatus.DONE, 20), own(3, ReferralStatus.FETCHED, 23), twice)
        shown = Handovers(rooms, _Offers(), dict, line).waiting()
    assert [(one.organisation, one.state) for one in shown] == [
        ("UWV", "waiting"),
        ("SVB", "opgehaald"),
        ("SVB", "afgerond"),
    ]


@pytest.mark.parametrize(("takes", "kind"), [(True, Offered), (False, NotNow)])
def test_what_could_not_be_kept_or_delivered_is_not_asked_for(
    settings: Settings, takes: bool, kind: type[Offered | NotNow]
) -> None:
    with opened_rooms(settings) as rooms:
        handovers = Handovers(rooms, _Offers(), dict, a_line_of(takes=takes))
        found = handovers.offer(Asked("dienst"))
    assert isinstance(found, kind)
    assert found.organisation == "UWV"


def test_every_status_of_the_store_has_words_for_staff(settings: Settings) -> None:
    with opened_rooms(settings) as rooms:
        texts = (rooms.settings.resources_dir / "texts" / "nl.json").read_text(encoding="utf-8")
    assert all(f'"staff_referral_{status.value}"' in texts for status in ReferralStatus)
    assert not SyncStatus(0, None, "", 0).is_turned_away

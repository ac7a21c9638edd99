# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Staff see what the store refused and why, have it sent again, or drop it with a reason that nobody types."""

from uuid import UUID

import pytest

from kiosk import places
from kiosk.storage.outbox import Outbox
from kiosk.ui.refused_messages import DROP_REASONS, KINDS, RefusedView, rows_of
from kiosk.ui.texts import load_words
from kiosk.ui.views import RowView
from kiosk.wire.messages import MessageKind, MessageResult, Verdict
from tests.storage.builders import a_message
from tests.ui.driver import Driver
from tests.ui.errands import open_staff
from tests.ui.world import MONDAY_MORNING

REASON = "Deze zuil heeft deze periode al geleverd, onder een ander id."


@pytest.fixture
def outbox(kiosk: Driver) -> Outbox:
    """With one message that the store refused."""
    outbox = kiosk.behind.outbox
    assert outbox is not None
    outbox.put(a_message(key=UUID(int=1)))
    outbox.settle([MessageResult(id=UUID(int=1), verdict=Verdict.REFUSED, reason=REASON)], MONDAY_MORNING)
    open_staff(kiosk)
    kiosk.page_to("referrals")
    kiosk.tap("referrals")
    kiosk.wait(lambda: not kiosk.bridges.jobs.busy)
    return outbox


def tap(kiosk: Driver, name: str) -> None:
    kiosk.page_to(name)
    kiosk.tap(name)
    kiosk.wait(lambda: not kiosk.bridges.jobs.busy)


def test_what_was_refused_is_shown_with_its_reason_and_can_be_sent_again(kiosk: Driver, outbox: Outbox) -> None:
    kiosk.page_to("mend_again")
    assert kiosk.page.reads("Telling van bezoeken")
    assert kiosk.page.reads("23 november 2026")
    assert kiosk.page.reads(REASON)
    tap(kiosk, "mend_again")
    assert outbox.refused() == ()
    assert UUID(int=1) in {row.id for row in outbox.due(MONDAY_MORNING, 10)}
    assert kiosk.behind.syncs == [1]
    assert not kiosk.page.shows("mend_again")


def test_dropping_asks_why_and_can_be_left(kiosk: Driver, outbox: Outbox) -> None:
    tap(kiosk, "mend_drop")
    kiosk.page_to("mend_keep")
    assert kiosk.page.reads("Niet wegdoen")
    tap(kiosk, "mend_keep")
    assert len(outbox.refused()) == 1
    tap(kiosk, "mend_drop")
    tap(kiosk, "mend_dubbel")
    assert outbox.refused() == ()
    told = [row.body for row in outbox.due(MONDAY_MORNING, 10) if row.kind is MessageKind.AUDIT]
    assert sum(b"vrijgave.dubbel" in body for body in told) == 1


def test_every_kind_and_reason_has_words_and_what_is_damaged_too() -> None:
    words = load_words(places.resources() / "texts", ("nl",))["nl"]
    assert set(KINDS) == set(MessageKind)
    assert all(words.say(f"staff_drop_{reason}") for reason in DROP_REASONS)
    assert rows_of(RefusedView("1", "vrijgavf", "beschadigd", None), words)[0] == RowView("", "Beschadigd bericht")


def test_each_of_several_can_be_reached(kiosk: Driver, outbox: Outbox) -> None:
    outbox.put(a_message(key=UUID(int=2)))
    outbox.settle([MessageResult(id=UUID(int=2), verdict=Verdict.REFUSED, reason="Een andere reden.")], MONDAY_MORNING)
    kiosk.tap("back")
    kiosk.page_to("referrals")
    tap(kiosk, "referrals")
    kiosk.page_to("mend_other")
    assert kiosk.page.reads("Geweigerd door de regionale opslag (1/2)")
    tap(kiosk, "mend_other")
    kiosk.page_to("mend_again")
    assert kiosk.page.reads("Een andere reden.")
    tap(kiosk, "mend_again")
    assert [row.id for row in outbox.refused()] == [UUID(int=1)]
    kiosk.page_to("mend_again")
    assert kiosk.page.reads("Geweigerd door de regionale opslag (1/1)")

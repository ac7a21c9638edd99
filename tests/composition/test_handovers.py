# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Warm handovers of whole kiosks, in the real window and with the real store: the stories of visitor and partner."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from click.testing import CliRunner
from PySide6.QtGui import QGuiApplication

from kiosk.__main__ import main
from kiosk.demonstration_trust import DemonstrationTrust
from kiosk.policy.matrix import Field
from kiosk.storage.device_memory import DeviceMemory
from kiosk.store import referral_console
from kiosk.store.referral_upkeep import ENVELOPE_SUFFIX, WITHDRAWN_FILE
from kiosk.store_process import StoreProcess
from kiosk.ui.bridge.stage import Screen
from kiosk.ui.handover import Asked, Offered
from kiosk.wire.referral import ReferralStatus
from tests.composition.handing_over import TO_UNION, TO_UWV, Region, Visitor, opened_visitor
from tests.composition.watched_calls import watched_calls
from tests.traces.search import traces
from tests.ui.world import content

UWV = "f7336829-0280-5c99-b01e-96ae20a744cb"
NAME, PHONE, QUESTION = "Zoë Jansen", "0612345678", "Kan ik ook in de avond leren?"
REACHED = "+31612345678"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StoreProcess]:
    with StoreProcess(tmp_path_factory.mktemp("store")) as process:
        yield process


@pytest.fixture
def offline(qapp: QGuiApplication, tmp_path: Path, programs: Path, secret_service: str) -> Region:
    """Without a store that can be reached, and without a printer."""
    return Region(tmp_path)


@pytest.fixture
def region(offline: Region, store: StoreProcess) -> Region:
    """The same, with its store."""
    return replace(offline, store=store)


def test_a_partner_opens_what_a_visitor_said_yes_to_sees_only_that_and_is_done(region: Region) -> None:
    """Story 11: the list is one shorter when the partner has called."""
    partner = region.prepare("kiosk")
    assert region.store is not None
    with opened_visitor(region.settings("kiosk")) as visitor:
        code = visitor.hand_over(NAME, PHONE, QUESTION)
        visitor.leave()
        visitor.sent()
        folder = region.folder / "uwv"
        assert referral_console.export(region.store.database_url, UWV, folder).envelopes == 1
        assert opened_by(partner, folder) == {
            "naam": NAME,
            "telefoon": REACHED,
            "vraag": QUESTION,
            "taal": "nl",
            "beste-moment": "middag",
        }
        assert visitor.look_up(code) == "UWV heeft uw vraag."
        visitor.walker.tap("next")
        waiting = open_referrals(region.store)
        (referral,) = waiting
        referral_console.finish(region.store.database_url, referral)
        assert open_referrals(region.store) == []
        assert visitor.look_up(code) == "UWV is klaar met uw vraag."


def opened_by(partner: DemonstrationTrust, folder: Path) -> object:
    """What the partner's own command shows of the one referral in this folder."""
    words = ["partner", "open", "--ring", str(partner.ring), "--json", str(folder)]
    shown = CliRunner().invoke(main, words, input=f"{partner.passphrase}\n")
    assert shown.exit_code == 0, shown.output
    (referral,) = json.loads(shown.stdout)["verwijzingen"]
    return referral["gegevens"]


def open_referrals(store: StoreProcess) -> list[UUID]:
    states = {ReferralStatus.KEPT, ReferralStatus.FETCHED}
    return [one.id for one in referral_console.referrals(store.database_url) if one.state in states]


def test_who_changes_his_mind_at_another_kiosk_withdraws_what_was_sent_and_the_partner_is_told(region: Region) -> None:
    """Story 13, sent, in the visitor's language: the data are gone from the region, the partner reads which one."""
    assert region.store is not None
    region.prepare("kiosk")
    with opened_visitor(region.settings("kiosk")) as visitor:
        code = visitor.hand_over(NAME, PHONE, QUESTION, "en")
        visitor.leave()
        visitor.sent()
    folder = region.folder / "uwv"
    referral_console.export(region.store.database_url, UWV, folder)
    (envelope,) = folder.glob(f"*{ENVELOPE_SUFFIX}")
    region.prepare("other")
    with opened_visitor(region.settings("other")) as visitor:
        visitor.bridges.display.chooseLanguage("en")
        assert visitor.look_up(code) == "UWV has your question."
        assert "as soon as there is a connection" in visitor.take_back()
        visitor.walker.tap("next")
        visitor.sent()
        visitor.bridges.display.chooseLanguage("en")
        assert visitor.look_up(code) == "You have taken back your yes. All is erased."
    done = referral_console.export(region.store.database_url, UWV, folder)
    assert done.envelopes == 0
    assert list(folder.glob(f"*{ENVELOPE_SUFFIX}")) == []
    assert (
        envelope.name.removesuffix(ENVELOPE_SUFFIX) in json.loads((folder / WITHDRAWN_FILE).read_text())["ingetrokken"]
    )


@pytest.mark.full
def test_who_changes_his_mind_before_it_was_sent_at_another_kiosk_is_never_taken_in(region: Region) -> None:
    """Story 13, unsent: the withdrawal is at the store before the referral is."""
    assert region.store is not None
    first, cut_off = region.settings("kiosk"), Region(region.folder)
    region.prepare("kiosk")
    with opened_visitor(cut_off.settings("kiosk")) as visitor:
        code = visitor.hand_over(NAME, PHONE, QUESTION)
        visitor.leave()
        key = visitor.kiosk.rooms.keys
        assert key is not None
        kept = key.get("device-key")
    assert kept is not None
    region.prepare("other")
    with opened_visitor(region.settings("other")) as visitor:
        assert "Misschien staat uw vraag nog op een andere zuil." in visitor.look_up(code)
        assert "zodra er verbinding is" in visitor.take_back()
        visitor.walker.tap("next")
        visitor.sent()
        visitor.kiosk.rooms.keys.put("device-key", kept)  # type: ignore[union-attr]  # the first kiosk comes back to its key
    known = [one.id for one in referral_console.referrals(region.store.database_url)]
    with opened_visitor(first) as visitor:
        visitor.sent()
        assert visitor.look_up(code) == "U hebt uw ja teruggenomen. Alles is gewist."
    assert [one.id for one in referral_console.referrals(region.store.database_url)] == known


def test_who_changes_his_mind_here_before_it_was_sent_leaves_nothing(offline: Region) -> None:
    """Story 13, unsent, without any network."""
    offline.prepare("kiosk")
    with opened_visitor(offline.settings("kiosk")) as visitor:
        code = visitor.hand_over(NAME, PHONE, QUESTION)
        visitor.leave()
        assert staff_list(visitor) == ["UWV: wacht op verzenden"]
        assert visitor.look_up(code) == "Uw vraag voor UWV staat nog op deze zuil."
        assert "Er is niets verstuurd. Alles is gewist." in visitor.take_back()
        visitor.walker.tap("next")
        assert visitor.look_up(code) == "U hebt uw ja teruggenomen. Alles is gewist."
        visitor.walker.tap("stop")
        assert staff_list(visitor) == []
        assert visitor.kiosk.syncing.status().waiting == 0


def staff_list(visitor: Visitor) -> list[str]:
    """What staff read of the referrals on this kiosk."""
    visitor.bridges.referrals.open()
    visitor.wait(lambda: not visitor.bridges.jobs.busy)
    rows = visitor.bridges.referrals.property("rows")
    visitor.bridges.stage.show(Screen.START)
    return [row["value"] for row in rows]


def test_a_forbidden_handover_shows_why_and_since_when_and_paper_in_two_taps(region: Region) -> None:
    """Story 10."""
    assert region.store is not None
    region.prepare("kiosk")
    known = referral_console.referrals(region.store.database_url)
    with opened_visitor(region.settings("kiosk")) as visitor:
        visitor.to_result(TO_UNION)
        visitor.walker.tap("handover")
        assert visitor.walker.screen is Screen.HANDOVER_NOT
        said = " ".join(visitor.bridges.handover.property("whyNot"))
        assert "Een vakbond kiezen is privé." in said
        assert "1 januari 2026" in said
        assert not visitor.walker.sees("entry")
        visitor.walker.tap("print")
        visitor.wait(lambda: bool(visitor.bridges.advice.property("slip")))
        visitor.wait(lambda: not visitor.bridges.advice.property("printing"))
        visitor.sent()
        assert staff_list(visitor) == []
        assert referral_console.referrals(region.store.database_url) == known


def test_a_stolen_kiosk_is_turned_away_by_one_command_and_what_it_still_tries_is_seen(region: Region) -> None:
    """Story 14, what the region does; what the thief finds is tried in tests/faults/test_stolen_kiosk.py."""
    assert region.store is not None
    region.prepare("kiosk")
    with opened_visitor(Region(region.folder).settings("kiosk")) as visitor:
        visitor.hand_over(NAME, PHONE, QUESTION)
        visitor.leave()
        device = DeviceMemory(visitor.kiosk.rooms.database).device()
    assert device is not None
    known = referral_console.referrals(region.store.database_url)
    words = ["--database", region.store.database_url]
    assert CliRunner().invoke(main, ["store", "revoke", *words, device.id]).exit_code == 0
    with opened_visitor(region.settings("kiosk")) as visitor:
        visitor.kiosk.syncing.wake()
        visitor.wait(lambda: visitor.kiosk.syncing.status().is_turned_away)
        assert staff_list(visitor) == ["UWV: wacht op verzenden"]
        assert "Deze kiosk is ingetrokken" in visitor.kiosk.syncing.status().last_error
        visitor.to_result(TO_UWV)
        assert not isinstance(visitor.bridges.handover.offer, Offered), "a visitor is helped on paper"
    assert referral_console.referrals(region.store.database_url) == known
    seen = CliRunner().invoke(main, ["store", "devices", *words]).output
    assert re.search(rf"{device.id} \S+ turned away, tried [1-9]", seen), seen


def test_what_may_not_go_along_is_said_before_anything_is_kept(offline: Region) -> None:
    offline.prepare("kiosk")
    with opened_visitor(offline.settings("kiosk")) as visitor:
        visitor.to_result(TO_UWV)
        visitor.walker.tap("handover")
        for entry, said in (
            ("111222333", "Dit lijkt op een burgerservicenummer."),
            ("06 12", "Dit nummer klopt niet."),
        ):
            if said.startswith("Dit nummer"):
                visitor.bridges.sheet.fill(NAME)
                visitor.bridges.navigation.next()
                visitor.bridges.sheet.choose("bellen")
                visitor.bridges.navigation.next()
            visitor.bridges.sheet.fill(entry)
            visitor.bridges.navigation.next()
            assert said in str(visitor.bridges.sheet.property("error"))


def test_who_walks_away_from_the_question_leaves_nothing_to_the_next(offline: Region) -> None:
    """Story 3: no word of the first on the screen, in a print or on the disk."""
    offline.prepare("kiosk")
    with opened_visitor(offline.settings("kiosk")) as visitor:
        visitor.to_result(TO_UWV)
        visitor.to_consent("zqxnaam", PHONE, "zqxvraag")
        assert visitor.bridges.handover.values() != {}
        for seconds in (91, 31):
            visitor.watch.seconds += seconds
            visitor.bridges.idle.look()
        assert visitor.walker.screen is Screen.START
        visitor.to_result(TO_UWV)
        visitor.walker.tap("handover")
        assert visitor.bridges.sheet.property("entry") == ""
        visitor.bridges.navigation.back()
        assert Field.NAME not in visitor.bridges.handover.values()
        assert traces(offline.folder, ("zqxnaam", "zqxvraag", PHONE)) == []
        assert staff_list(visitor) == []


def test_who_is_under_sixteen_is_offered_nothing_alone(offline: Region) -> None:
    offline.prepare("kiosk")
    with opened_visitor(offline.settings("kiosk")) as visitor:
        offer = visitor.kiosk.window.bridges.handover._port.offer
        service = next(one.id for one in content().directory.services if one.organisation.id == UWV)
        assert [isinstance(offer(Asked(service, "", age)), Offered) for age in (None, 15, 16)] == [True, False, True]


def test_sealing_keeping_finding_and_taking_back_never_hold_up_the_screen(offline: Region) -> None:
    offline.prepare("kiosk")
    with opened_visitor(offline.settings("kiosk")) as visitor, watched_calls(visitor.kiosk.rooms.database) as calls:
        code = visitor.hand_over(NAME, PHONE, QUESTION)
        visitor.walker.tap("printReceipt")
        visitor.wait(lambda: not visitor.bridges.receipt.property("printing"))
        visitor.leave()
        visitor.look_up(code)
        visitor.take_back()
        visitor.walker.tap("next")
        staff_list(visitor)
        visitor.wait(lambda: visitor.kiosk.reception.ledger.all_written)
        assert calls.here == []
        assert {"sqlite", "open"} <= calls.elsewhere

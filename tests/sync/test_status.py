# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The queue in words."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.storage.outbox import Outbox
from kiosk.storage.sync_memory import SyncMemory
from kiosk.sync.outcomes import Refusal, Trouble
from kiosk.sync.status import SyncStatus, read_status, words_for
from tests.storage.builders import NOW, a_message
from tests.storage.made import made_database

OFFLINE = SyncStatus(3, NOW, words_for(Trouble.NO_CONNECTION), 0, Trouble.NO_CONNECTION)


@pytest.mark.parametrize(
    ("status", "dutch", "english"),
    [
        (SyncStatus(0, NOW, "", 0), "Alles is verzonden.", "Everything was sent."),
        (
            SyncStatus(1, None, "", 0),
            "1 bericht wacht. Nog nooit gelukt.",
            "1 message waits. Never succeeded yet.",
        ),
        (
            OFFLINE,
            "3 berichten wachten. Laatst gelukt: 23-11-2026, 10:30. Geen verbinding met de regionale opslag.",
            "3 messages wait. Last success: 23-11-2026, 10:30. No connection with the regional store.",
        ),
        (
            SyncStatus(0, NOW, "", 4, is_full=True),
            "Alles is verzonden. 4 berichten geweigerd. De wachtrij is vol: nieuwe verwijzingen gaan op papier.",
            "Everything was sent. 4 messages were refused. The queue is full: new referrals go on paper.",
        ),
    ],
)
def test_a_status_says_what_waits_when_it_went_well_and_why_not_now(
    status: SyncStatus, dutch: str, english: str
) -> None:
    assert (status.sentence("nl"), status.sentence("en")) == (dutch, english)
    assert (status.sentence("nl-simple"), status.sentence("ar")) == (dutch, "")


@pytest.mark.parametrize("reason", [*Trouble, *Refusal])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_trouble_has_words(reason: Trouble | Refusal, language: str) -> None:
    words = words_for(reason, language)
    assert words.endswith((".", "?")) or reason is Trouble.STOPPED
    assert words_for(reason, "en") != words_for(reason, "nl") or reason is Trouble.STOPPED
    assert words_for(reason, "pl") == words_for(reason)


def test_what_is_wrong_in_the_kiosk_itself_goes_before_what_the_line_does() -> None:
    assert replace(OFFLINE, last_error="De schijf is vol.").error("en") == "De schijf is vol."


def test_the_status_is_there_again_after_a_restart(tmp_path: Path) -> None:
    database = made_database(tmp_path / "kiosk.sqlite")
    SyncMemory(database).succeeded(NOW)
    SyncMemory(database).failed(Refusal.REVOKED.value)
    Outbox(database).put(a_message())
    status = read_status(Outbox(database), SyncMemory(database))
    assert status == SyncStatus(1, NOW, words_for(Refusal.REVOKED), 0, Refusal.REVOKED)
    assert status.is_turned_away
    database.close()

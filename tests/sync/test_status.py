# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The queue in words."""

import pytest

from kiosk.sync.outcomes import Refusal, Trouble
from kiosk.sync.status import SyncStatus, sentence, words_for

NO_CONNECTION = "Geen verbinding met de regionale opslag."


@pytest.mark.parametrize(
    ("waiting", "error", "refused", "words"),
    [
        (0, "", 0, "Alles is verzonden."),
        (1, "", 0, "1 bericht wacht."),
        (3, NO_CONNECTION, 0, "Geen verbinding met de regionale opslag. 3 berichten wachten."),
        (0, "", 1, "Alles is verzonden. 1 bericht geweigerd."),
        (2, "", 4, "2 berichten wachten. 4 berichten geweigerd."),
    ],
)
def test_a_status_is_one_or_two_sentences(waiting: int, error: str, refused: int, words: str) -> None:
    assert sentence(SyncStatus(waiting, None, error, refused)) == words


@pytest.mark.parametrize("reason", [*Trouble, *Refusal])
def test_every_trouble_has_words(reason: Trouble | Refusal) -> None:
    words = words_for(reason)
    assert words.endswith((".", "?")) or reason is Trouble.STOPPED

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the sending goes, in words for the staff screen."""

from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final

from kiosk.storage.outbox import Outbox
from kiosk.storage.sync_memory import SyncMemory
from kiosk.sync.outcomes import Refusal, Trouble

UNEXPECTED: Final = "Er ging iets mis in de kiosk zelf. De beheerder vindt het in het logboek."

_WORDS: Final = MappingProxyType(
    {
        Trouble.NO_CONNECTION: "Geen verbinding met de regionale opslag.",
        Trouble.TOO_SLOW: "De regionale opslag antwoordt te langzaam.",
        Trouble.STOPPED: "",
        Trouble.NOT_TRUSTED: "Het beveiligingscertificaat van de regionale opslag klopt niet.",
        Trouble.OTHER_SERVER: "Niet de regionale opslag, maar iets anders in het netwerk antwoordt.",
        Trouble.HALF_ANSWER: "De verbinding met de regionale opslag brak af.",
        Trouble.CLOCK: "De klok van deze kiosk loopt niet gelijk met de regionale opslag.",
        Trouble.BUSY: "De regionale opslag heeft het te druk.",
        Trouble.STORE_ERROR: "De regionale opslag heeft een storing.",
        Trouble.TOO_LARGE: "De regionale opslag vindt het verzoek te groot.",
        Trouble.NOT_UNDERSTOOD: "De regionale opslag begrijpt het verzoek niet. Is een van beide te oud?",
        Trouble.NO_STORE: "Deze kiosk heeft geen regionale opslag; alles blijft hier.",
        Trouble.NOT_ENROLLED: "Deze kiosk is nog niet aangemeld bij de regionale opslag.",
        Trouble.NO_KEYS: "De sleutelbos van deze kiosk is er niet; er wordt niets verzonden.",
        Refusal.UNKNOWN_KIOSK: "De regionale opslag kent deze kiosk niet. Meld de kiosk opnieuw aan.",
        Refusal.REVOKED: "Deze kiosk is ingetrokken en verzendt niets meer. Bel de beheerder van de opslag.",
        Refusal.FORBIDDEN: "De regionale opslag laat deze kiosk niet toe. Bel de beheerder van de opslag.",
    }
)


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """The queue at one moment."""

    waiting: int
    """Messages that are not sent yet."""
    last_success: datetime | None
    last_error: str
    """Dutch; empty when the last cycle went well."""
    refused: int
    """Messages that the store does not take; they stay on the kiosk."""


def words_for(reason: Trouble | Refusal) -> str:
    """What it means, for staff; empty for what is no trouble."""
    return _WORDS[reason]


def read_status(outbox: Outbox, memory: SyncMemory) -> SyncStatus:
    """The status as it is on disk. Raises `DatabaseTrouble`."""
    return SyncStatus(outbox.waiting(), memory.last_success(), memory.last_error(), len(outbox.refused()))


def sentence(status: SyncStatus) -> str:
    """The status in one or two sentences: "Geen verbinding met de regionale opslag. 3 berichten wachten."."""
    parts = [status.last_error, _waiting(status.waiting)]
    if status.refused:
        parts.append(f"{_messages(status.refused)} geweigerd.")
    return " ".join(part for part in parts if part)


def _waiting(count: int) -> str:
    if not count:
        return "Alles is verzonden."
    return f"{_messages(count)} {'wacht' if count == 1 else 'wachten'}."


def _messages(count: int) -> str:
    return "1 bericht" if count == 1 else f"{count} berichten"

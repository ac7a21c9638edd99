# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the sending goes, in words for the staff screen: Dutch, and English for who reads that."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final

from kiosk.storage.outbox import Outbox
from kiosk.storage.sync_memory import SyncMemory
from kiosk.sync.outcomes import Refusal, Trouble

UNEXPECTED: Final = "Er ging iets mis in de kiosk zelf. De beheerder vindt het in het logboek."

_DUTCH: Final[Mapping[Trouble | Refusal, str]] = MappingProxyType(
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


_ENGLISH: Final[Mapping[Trouble | Refusal, str]] = MappingProxyType(
    {
        Trouble.NO_CONNECTION: "No connection with the regional store.",
        Trouble.TOO_SLOW: "The regional store answers too slowly.",
        Trouble.STOPPED: "",
        Trouble.NOT_TRUSTED: "The security certificate of the regional store is not right.",
        Trouble.OTHER_SERVER: "It is not the regional store that answers, but something else in the network.",
        Trouble.HALF_ANSWER: "The connection with the regional store broke off.",
        Trouble.CLOCK: "The clock of this kiosk differs from that of the regional store.",
        Trouble.BUSY: "The regional store is too busy.",
        Trouble.STORE_ERROR: "The regional store has a fault.",
        Trouble.TOO_LARGE: "The regional store finds the request too large.",
        Trouble.NOT_UNDERSTOOD: "The regional store does not understand the request. Is one of the two too old?",
        Trouble.NO_STORE: "This kiosk has no regional store; everything stays here.",
        Trouble.NOT_ENROLLED: "This kiosk is not enrolled at the regional store yet.",
        Trouble.NO_KEYS: "The key store of this kiosk is missing; nothing is sent.",
        Refusal.UNKNOWN_KIOSK: "The regional store does not know this kiosk. Enrol the kiosk again.",
        Refusal.REVOKED: "This kiosk was revoked and sends nothing any more. Call whoever looks after the store.",
        Refusal.FORBIDDEN: "The regional store does not let this kiosk in. Call whoever looks after the store.",
    }
)
_WORDS: Final = MappingProxyType({"nl": _DUTCH, "en": _ENGLISH})


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
    reason: Trouble | Refusal | None = None
    """What the last cycle met; None: nothing, or something in the kiosk itself."""
    is_full: bool = False
    """The queue holds as much as it may: no new referrals are taken."""

    @property
    def is_turned_away(self) -> bool:
        """The store wants nothing from this kiosk until a person does something."""
        return isinstance(self.reason, Refusal)

    def error(self, language: str) -> str:
        """Why nothing is sent now: in English for who reads that, else in Dutch; empty when all is well."""
        is_told = self.reason is not None and self.last_error == words_for(self.reason)
        return words_for(self.reason, language) if is_told and self.reason is not None else self.last_error

    def sentence(self, language: str) -> str:
        """What waits, when it last went well, why not now: "3 berichten wachten. Laatst gelukt: 23-11-2026. ...".

        Empty in a language that is not there.
        """
        say = _SENTENCES.get(language.partition("-")[0])
        if say is None:
            return ""
        error, last = self.error(language), self.last_success
        success = say["success"].format(f"{last:%d-%m-%Y, %H:%M}") if last else say["never"]
        parts = (
            _counted(say, "waits", self.waiting) or say["done"],
            success if self.waiting or error else "",
            error,
            _counted(say, "refused", self.refused),
            say["full"] if self.is_full else "",
        )
        return " ".join(part for part in parts if part)


def words_for(reason: Trouble | Refusal, language: str = "nl") -> str:
    """What it means, for staff; empty for what is no trouble. Dutch for a language that is not there."""
    return _WORDS.get(language, _DUTCH)[reason]


def read_status(outbox: Outbox, memory: SyncMemory) -> SyncStatus:
    """The status as it is on disk. Raises `DatabaseTrouble`."""
    known, stock = memory.read(), outbox.stock()
    reason = _reason(known.trouble)
    said = words_for(reason) if reason else ""
    return SyncStatus(stock.waiting, known.last_success, said, stock.refused, reason, stock.is_full)


def _counted(say: Mapping[str, str], key: str, count: int) -> str:
    """Empty for nothing."""
    return say[f"{key}_one" if count == 1 else key].format(count) if count else ""


_SENTENCES: Final = MappingProxyType(
    {
        "nl": {
            "done": "Alles is verzonden.",
            "waits_one": "1 bericht wacht.",
            "waits": "{} berichten wachten.",
            "success": "Laatst gelukt: {}.",
            "never": "Nog nooit gelukt.",
            "refused_one": "1 bericht geweigerd.",
            "refused": "{} berichten geweigerd.",
            "full": "De wachtrij is vol: nieuwe verwijzingen gaan op papier.",
        },
        "en": {
            "done": "Everything was sent.",
            "waits_one": "1 message waits.",
            "waits": "{} messages wait.",
            "success": "Last success: {}.",
            "never": "Never succeeded yet.",
            "refused_one": "1 message was refused.",
            "refused": "{} messages were refused.",
            "full": "The queue is full: new referrals go on paper.",
        },
    }
)


def _reason(code: str) -> Trouble | Refusal | None:
    for kind in (Trouble, Refusal):
        if code in set(kind):
            return kind(code)
    return None

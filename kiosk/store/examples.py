# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""An example of each request, answer and error, for who reads the OpenAPI document. Tests hold them to the models."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from kiosk.store.problems import Finding, Problem

CODE_HASH: Final = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
RELEASE_ID: Final = "6f2d6f0e-3c1a-4b55-9d3f-0a1f5c1e7b21"
WITHDRAWAL_ID: Final = "0b8c1f7e-52a4-4a0a-8a53-5d3f7e2a9c10"
SYNCHRONISED: Final[Mapping[str, Any]] = {
    "protocol": 1,
    "berichten": [
        {
            "id": WITHDRAWAL_ID,
            "soort": "intrekking",
            "inhoud": {"codeHash": CODE_HASH, "ingetrokkenOp": "2026-11-20", "door": "bezoeker"},
        },
        {
            "id": RELEASE_ID,
            "soort": "vrijgave",
            "inhoud": {
                "inlooppunt": "rivierstad-centrum",
                "periode": "2026-W47",
                "totaal": 12,
                "tellers": [{"naam": "afgerond", "aantal": 12}],
            },
        },
    ],
}
RECEIPT: Final[Mapping[str, Any]] = {
    "protocol": 1,
    "resultaten": [
        {"id": WITHDRAWAL_ID, "uitkomst": "opgeslagen"},
        {"id": RELEASE_ID, "uitkomst": "geweigerd", "reden": "Deze week is al geleverd onder een ander id."},
    ],
}
STATUS_QUESTION: Final[Mapping[str, Any]] = {"codeHash": CODE_HASH}
STATUS_ANSWER: Final[Mapping[str, Any]] = {
    "status": "bewaard",
    "organisatie": "uwv-rivierstad",
    "bewaarTot": "2027-01-10",
}
ENROL_REQUEST: Final[Mapping[str, Any]] = {
    "code": "7KQM-3XWD-9RTA",
    "publiekeSleutel": "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
    "bewijs": "e5" * 64,
}
ENROL_ANSWER: Final[Mapping[str, Any]] = {"zuil": "zuil-bdfghjkm", "inlooppunt": "rivierstad-centrum"}
NEXT_KEY: Final = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
ROTATE_REQUEST: Final[Mapping[str, Any]] = {
    "vorigeSleutel": ENROL_REQUEST["publiekeSleutel"],
    "publiekeSleutel": NEXT_KEY,
    "bewijsVorigeSleutel": "d9" * 64,
    "bewijs": "e5" * 64,
}
ROTATE_ANSWER: Final[Mapping[str, Any]] = {"zuil": "zuil-bdfghjkm", "publiekeSleutel": NEXT_KEY}
CONTENT_QUESTION: Final[Mapping[str, Any]] = {
    "bestanden": [{"sha256": CODE_HASH, "vanaf": 48_000}, {"sha256": NEXT_KEY}],
    "hoogsteAantalBytes": 96_000,
}
HEALTH_ANSWER: Final[Mapping[str, Any]] = {"status": "ok", "nonce": "k3_-Z"}

_DETAILS: Final[Mapping[int, str]] = MappingProxyType(
    {
        401: "De handtekening is niet van een zuil die hier mag leveren. Meld de zuil (opnieuw) aan.",
        403: "Deze zuil is ingetrokken en mag niet meer leveren. Meld haar opnieuw aan als dat niet klopt.",
        404: "Dit adres bestaat hier niet.",
        405: "Dit adres kent deze methode niet.",
        406: "Antwoorden zijn er alleen als application/json.",
        408: "De inhoud kwam niet op tijd binnen. Stuur het verzoek opnieuw.",
        409: "Dit verzoek is al eens ontvangen. Onderteken het opnieuw.",
        413: "De inhoud is groter dan 1000000 bytes. Stuur minder berichten.",
        415: "Stuur de inhoud als application/json.",
        429: "Er wachten nu te veel verzoeken. Er is niets verloren; wacht zo lang als in Retry-After staat.",
        500: "Er ging iets mis in de opslag. Er is niets verloren; probeer het later opnieuw.",
        503: "De opslag kan nu niet bij haar gegevens. Er is niets verloren; probeer het later opnieuw.",
    }
)
_FAULTY: Final = "Het verzoek klopt niet; bij 'errors' staat wat en waar."
_FAULTY_BODY: Final = Finding("/berichten/0/id", "moet een UUID zijn")


def problem(status: int) -> dict[str, Any]:
    """An error with this status, as the service says it."""
    if status == 400:
        return Problem(400, _FAULTY, findings=[_FAULTY_BODY]).content()
    return Problem(status, _DETAILS[status]).content()


FAULTY_QUERY: Final = Problem(
    400, _FAULTY, findings=[Finding("/nonce", "heeft een waarde die niet mag", "query")]
).content()
CODE_GONE: Final = Problem(403, "Deze code is onbekend, verlopen of al gebruikt. Vraag een nieuwe code.").content()

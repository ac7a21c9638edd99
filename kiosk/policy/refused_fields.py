# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why a name is no field of an exchange. Only `Field` is let in; here is what the editor of the matrix gets to read."""

import unicodedata

from kiosk.policy.matrix import Field

_BSN = ("bsn", "burgerservice", "sofi", "citizenservice")
_SPECIAL = (
    ("gezond", "ziek", "medisch", "diagnose", "beperking", "handicap", "arbeidsongeschikt", "zwanger", "health"),
    ("vakbond", "lidmaatschap", "union"),
    ("geloof", "religi", "godsdienst", "levensbeschouw", "overtuiging", "politiek", "church", "kerk"),
    ("etnic", "etnis", "ethnic", "afkomst", "huidskleur"),
    ("seksu", "geaardheid", "biometri", "genetisch", "strafrecht"),
)
"""GDPR articles 9 and 10: health, union, belief, origin, and the rest."""


def why_refused(name: str) -> str:
    """What is wrong with this name as a field and what to do, in Dutch. Only asked of a name that is no `Field`."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", name).casefold() if letter.isalnum())
    if any(stem in plain for stem in _BSN):
        return "Een BSN gaat nooit mee, ook niet met toestemming. Haal dit veld weg."
    if plain == "ras" or any(stem in plain for kind in _SPECIAL for stem in kind):
        return (
            "Dit is een bijzonder persoonsgegeven (gezondheid, vakbond, geloof, afkomst). "
            "Dat gaat nooit mee met een persoon. Haal dit veld weg."
        )
    return f"Dit is geen veld dat mee kan. Kies uit: {', '.join(Field)}."

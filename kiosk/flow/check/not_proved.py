# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What could not be decided: said so, never taken for 'ok'."""

from kiosk.flow.findings import Finding, Severity
from kiosk.flow.said import Said

_REMEDY = Said(
    "Geef de controle meer tijd (--limit), of maak de regel eenvoudiger.",
    "Give the check more time (--limit), or make the rule simpler.",
)


def not_proved(code: str, place: str, claimed: Said) -> Finding:
    """That this was not proved; `claimed` begins with 'dat' and 'that'."""
    message = Said(f"Niet bewezen: {claimed.nl}.", f"Not proved: {claimed.en}.")
    return Finding(code, place, message, _REMEDY, Severity.WARNING)

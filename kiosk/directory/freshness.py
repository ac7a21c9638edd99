# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long ago somebody checked a record: after 90 days staff are told, after 180 the visitor is sent to the guide."""

from dataclasses import dataclass
from datetime import date

AGEING_AFTER_DAYS = 90
STALE_AFTER_DAYS = 180


@dataclass(frozen=True, slots=True)
class Fresh:
    """Checked not long ago."""


@dataclass(frozen=True, slots=True)
class Ageing:
    """Checked more than 90 days ago: shown to visitors, marked to staff."""

    days: int


@dataclass(frozen=True, slots=True)
class Stale:
    """Checked more than 180 days ago, or never (`days` is None): shown with "vraag de gids", behind what is fresh."""

    days: int | None


Freshness = Fresh | Ageing | Stale


def freshness(assured_date: date | None, today: date) -> Freshness:
    """How fresh a record is that was last checked on `assured_date`.

    A day that is still to come counts as fresh: a kiosk's clock may be years behind, and `directory check` finds it.
    """
    if assured_date is None:
        return Stale(None)
    days = (today - assured_date).days
    if days > STALE_AFTER_DAYS:
        return Stale(days)
    return Ageing(days) if days > AGEING_AFTER_DAYS else Fresh()


def is_stale(assured_date: date | None, today: date) -> bool:
    """Whether a visitor must be told that nobody has looked at this record for long."""
    return isinstance(freshness(assured_date, today), Stale)

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the kiosk knows of organisations and their services: smaller than HSDS, frozen, plain text only.

Every text has passed `plain_text.clean`: NFC, no control or format characters, one line, within its length.
"""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Phone:
    """A number as people write it, digits and spaces; what it is for; ISO 639-1 codes of who answers."""

    number: str
    note: str = ""
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Address:
    """Where a visitor goes; a postal address without a desk is never kept here."""

    line: str
    postal_code: str
    city: str


@dataclass(frozen=True, slots=True)
class Schedule:
    """Open hours that come back each week, in the local time of Europe/Amsterdam.

    `closes` at or before `opens` means: on the next day. `valid_from` and `valid_to` are both included.
    """

    days: tuple[int, ...]
    """0 is Monday."""
    opens: time
    closes: time
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Location:
    """A desk where a service is given, with the hours of that service at that desk."""

    id: str
    name: str
    address: Address | None = None
    latitude: float | None = None
    longitude: float | None = None
    accessibility: str = ""
    travel: str = ""
    schedules: tuple[Schedule, ...] = ()
    phones: tuple[Phone, ...] = ()
    inlooppunt: str = ""
    """The code of the inlooppunt of `region.json` in this building, or ''."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """Who gives a service. `party` is the code that counts the destination; `suwi`: a party of the Wet SUWI."""

    id: str
    name: str
    party: str
    suwi: bool = False
    website: str = ""


class ServiceStatus(StrEnum):
    """HSDS `service.status`; only an active service is ever shown to a visitor."""

    ACTIVE = "active"
    INACTIVE = "inactive"
    DEFUNCT = "defunct"
    TEMPORARILY_CLOSED = "temporarily closed"


@dataclass(frozen=True, slots=True)
class Service:
    """The thing a visitor is sent to."""

    id: str
    name: str
    description: str
    status: ServiceStatus
    categories: tuple[str, ...]
    """Codes of the taxonomy `dienstsoort`; the flow's outcomes name them."""
    organisation: Organisation
    locations: tuple[Location, ...] = ()
    phones: tuple[Phone, ...] = ()
    schedules: tuple[Schedule, ...] = ()
    """Hours of the service itself, such as of its telephone line; a location's own hours go before them."""
    languages: tuple[str, ...] = ()
    bring: tuple[str, ...] = ()
    municipalities: frozenset[str] = frozenset()
    """Codes of the municipalities that it serves; empty: everywhere."""
    website: str = ""
    how_to_apply: str = ""
    assured_date: date | None = None
    """The day on which somebody last checked the record."""
    to_confirm: tuple[str, ...] = ()
    """Fields that nobody could confirm from a public source: left empty, and named here."""
    alert: str = ""

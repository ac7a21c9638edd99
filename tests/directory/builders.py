# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Small valid content to break in one place: a record, a directory on disk, a service in memory."""

import json
from collections.abc import Mapping
from datetime import date, datetime, time
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from kiosk.clock import AMSTERDAM
from kiosk.directory.model import Location, Organisation, Schedule, Service, ServiceStatus
from kiosk.directory.reading import Directory

TAXONOMY = {
    "dienstsoort": {"taalhuis": "Taalhuis", "gids": "Gids"},
    "partij": {"bibliotheek": "Bibliotheek"},
    "wettelijke-rol": {"suwi-partij": "SUWI-partij"},
}
CLAIMS = {"website": "verzonnen", "phones": "verzonnen", "address": "verzonnen", "schedules": "verzonnen"}
OFFICE_DAYS = (0, 1, 2, 3, 4)


def identifier(name: str) -> str:
    """The same UUID for the same name."""
    return str(uuid5(NAMESPACE_URL, name))


def term(taxonomy: str, code: str) -> dict[str, object]:
    """An HSDS attribute with this term."""
    return {
        "id": identifier(f"attribute {taxonomy} {code}"),
        "taxonomy_term": {
            "id": identifier(code),
            "code": code,
            "name": code,
            "description": code,
            "taxonomy": taxonomy,
        },
    }


def record(name: str = "Taalhuis") -> dict[str, object]:
    """A service record without faults."""
    return {
        "id": identifier(name),
        "name": name,
        "description": "Hier leert u lezen.",
        "status": "active",
        "assured_date": "2026-11-14",
        "url": "https://taalhuis.example",
        "phones": [{"id": identifier("phone"), "number": "0199 10 60 01", "languages": [{"code": "nl"}]}],
        "required_documents": [{"id": identifier("document"), "document": "Identiteitsbewijs"}],
        "service_areas": [{"id": identifier("area"), "uri": "urn:werkcentrum:gemeente:rivierstad"}],
        "service_at_locations": [{"schedules": [schedule_record()], "location": location_record()}],
        "organization": {
            "id": identifier("library"),
            "name": "Bibliotheek",
            "description": "Bibliotheek",
            "attributes": [term("partij", "bibliotheek")],
        },
        "attributes": [term("dienstsoort", "taalhuis")],
    }


def schedule_record() -> dict[str, object]:
    """Open on working days from nine to five."""
    return {"byday": "MO,TU,WE,TH,FR", "opens_at": "09:00", "closes_at": "17:00"}


def location_record() -> dict[str, object]:
    """A desk with an address."""
    return {
        "id": identifier("location"),
        "name": "Bibliotheek Rivierstad",
        "transportation": "Bus 4 stopt voor de deur.",
        "accessibility": [{"description": "Er is een lift."}],
        "addresses": [
            {"address_type": "physical", "address_1": "Kade 18", "postal_code": "0111 KA", "city": "Rivierstad"}
        ],
    }


def write_directory(folder: Path, records: Mapping[str, object], *, claims: Mapping[str, object] | None = None) -> Path:
    """A directory on disk: the records by file stem, the taxonomy, and sources for each record."""
    (folder / "services").mkdir(parents=True, exist_ok=True)
    for stem, content in records.items():
        write_json(folder / "services" / f"{stem}.json", content)
    write_json(folder / "taxonomy.json", TAXONOMY)
    write_json(folder / "sources.json", {"services": claims or dict.fromkeys(records, CLAIMS)})
    return folder


def write_json(file: Path, content: object) -> None:
    """The content as UTF-8 JSON; a string is written as it is."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")


def local(year: int, month: int, day: int, hour: int = 12, minute: int = 0) -> datetime:
    """A moment by the clock in Amsterdam."""
    return datetime(year, month, day, hour, minute, tzinfo=AMSTERDAM)


def weekly(opens: str, closes: str, *days: int, valid: tuple[date | None, date | None] = (None, None)) -> Schedule:
    """Open hours on these days, on working days when none are given."""
    return Schedule(days or OFFICE_DAYS, time.fromisoformat(opens), time.fromisoformat(closes), *valid)


def service(
    name: str,
    *schedules: Schedule,
    municipalities: frozenset[str] = frozenset(),
    status: ServiceStatus = ServiceStatus.ACTIVE,
    categories: tuple[str, ...] = ("taalhuis",),
    locations: tuple[Location, ...] = (),
) -> Service:
    """A service in memory."""
    return Service(
        id=identifier(name),
        name=name,
        description=name,
        status=status,
        categories=categories,
        organisation=Organisation("o", "Bibliotheek", "bibliotheek"),
        schedules=schedules,
        municipalities=municipalities,
        locations=locations,
    )


def directory(*services: Service) -> Directory:
    """A directory in memory."""
    return Directory(services, {}, {}, frozenset(), {})

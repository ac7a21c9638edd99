# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Turns one HSDS 3.1 `service` record into a `Service`, by the profile of this directory.

Stricter than HSDS: `assured_date`, an organisation with its party, one or more kinds of service, and a way to get there
are obligatory. What the schema knows and this directory does not use is left alone.
"""

from dataclasses import dataclass
from datetime import date

from kiosk.directory.contact_details import read_address, read_languages, read_phones, read_website
from kiosk.directory.model import Location, Organisation, Service, ServiceStatus
from kiosk.directory.node import LONG, Node
from kiosk.directory.terms import KINDS, LEGAL_ROLE, PARTIES, SUWI_PARTY, Terms, read_codes
from kiosk.directory.weekly_hours import read_schedules
from kiosk.directory.wording import Wording

MUNICIPALITY_URI = "urn:werkcentrum:gemeente:"
"""A `service_area` whose `uri` begins so names a municipality of `region.json`."""
INLOOPPUNT = "inlooppunt"


@dataclass(frozen=True, slots=True)
class Profile:
    """What a record is read with: the closed lists, and the municipalities of the region when they are known."""

    terms: Terms
    municipalities: frozenset[str] | None
    today: date | None = None
    """The day after which nobody can have checked a record; None: any day goes."""


def read_service(node: Node, profile: Profile, wording: Wording, to_confirm: tuple[str, ...]) -> Service:
    """The service of this record in the wording's language; faults go into the node's findings."""
    identifier = node.identifier()
    organisation = _organisation(node.child("organization"), profile)

    def say(name: str, dutch: str) -> str:
        return wording.say("service", identifier, name, dutch)

    service = Service(
        id=identifier,
        name=say("name", node.text("name", 80, required=True)),
        description=say("description", node.text("description", LONG, required=True)),
        status=_status(node),
        categories=_categories(node, profile),
        organisation=organisation,
        locations=tuple(_location(item, wording) for item in node.items("service_at_locations")),
        phones=read_phones(node, wording),
        schedules=read_schedules(node),
        languages=read_languages(node),
        bring=_bring(node, wording),
        municipalities=_municipalities(node, profile),
        website=read_website(node, "url") or organisation.website,
        how_to_apply=say("how_to_apply", node.text("application_process", LONG)),
        assured_date=_assured_date(node, profile),
        to_confirm=to_confirm,
        alert=say("alert", node.text("alert", LONG)),
    )
    if not (service.locations or service.phones or service.website or service.how_to_apply):
        node.complain("De dienst heeft geen plek, telefoon, website of manier van aanmelden. Vul er één in.")
    return service


def _organisation(node: Node, profile: Profile) -> Organisation:
    if not node.is_object():
        return Organisation("", "", "")
    parties = read_codes(node, PARTIES, profile.terms)
    if len(parties) != 1:
        node.child("attributes").complain(
            "Een organisatie heeft precies één partij. Zet één code van taxonomie partij."
        )
    roles = read_codes(node, LEGAL_ROLE, profile.terms)
    return Organisation(
        id=node.identifier(),
        name=node.text("name", required=True),
        party=parties[0] if parties else "",
        suwi=SUWI_PARTY in roles,
        website=read_website(node, "website"),
    )


def _assured_date(node: Node, profile: Profile) -> date | None:
    day = node.day("assured_date", required=True)
    if day is not None and profile.today is not None and day > profile.today:
        node.child("assured_date").complain("Deze dag moet nog komen. Vul de dag in waarop iemand het nakeek.")
    return day


def _status(node: Node) -> ServiceStatus:
    written = node.text("status", required=True)
    try:
        return ServiceStatus(written)
    except ValueError:
        if written:
            node.child("status").complain(f"Kies één van: {', '.join(ServiceStatus)}.")
        return ServiceStatus.INACTIVE


def _categories(node: Node, profile: Profile) -> tuple[str, ...]:
    codes = read_codes(node, KINDS, profile.terms)
    if not codes:
        node.child("attributes").complain("De dienst heeft geen dienstsoort. Zet een code uit taxonomy.json.")
    return codes


def _bring(node: Node, wording: Wording) -> tuple[str, ...]:
    papers = node.items("required_documents")
    return tuple(
        wording.say("document", item.identifier(), "name", item.text("document", required=True)) for item in papers
    )


def _municipalities(node: Node, profile: Profile) -> frozenset[str]:
    return frozenset(_municipality(item, profile) for item in node.items("service_areas"))


def _municipality(node: Node, profile: Profile) -> str:
    written = node.text("uri", required=True)
    code = written.removeprefix(MUNICIPALITY_URI)
    known = profile.municipalities
    if written and (code == written or not code or (known is not None and code not in known)):
        node.child("uri").complain(f"Schrijf {MUNICIPALITY_URI} met een gemeentecode uit region.json erachter.")
    return code


def _location(node: Node, wording: Wording) -> Location:
    place = node.child("location")
    if not place.is_object():
        return Location("", "")
    identifier = place.identifier()
    inlooppunt = place.text("external_identifier") if place.text("external_identifier_type") == INLOOPPUNT else ""
    return Location(
        id=identifier,
        name=wording.say("location", identifier, "name", place.text("name", required=True)),
        address=read_address(place),
        latitude=place.number("latitude", -90, 90),
        longitude=place.number("longitude", -180, 180),
        accessibility=wording.say("location", identifier, "accessibility", _accessibility(place)),
        travel=wording.say("location", identifier, "travel", place.text("transportation", LONG)),
        schedules=read_schedules(node) or read_schedules(place),
        phones=read_phones(node, wording) or read_phones(place, wording),
        inlooppunt=inlooppunt,
    )


def _accessibility(place: Node) -> str:
    return " ".join(filter(None, (item.text("description", LONG) for item in place.items("accessibility"))))

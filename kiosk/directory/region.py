# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The region: its municipalities and its inlooppunten, read from `region.json`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.directory.contact_details import read_number
from kiosk.directory.findings import Finding, RegionError
from kiosk.directory.json_file import read_json
from kiosk.directory.model import Address, Schedule
from kiosk.directory.node import LONG, Node
from kiosk.directory.postcodes import PostcodeRange, read_postcodes, shared
from kiosk.directory.weekly_hours import read_schedules

__all__ = ["Inlooppunt", "Municipality", "PrivacyContact", "Region", "RegionError", "load_region"]

_SHOWN_AS = "region.json"
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")


@dataclass(frozen=True, slots=True)
class Municipality:
    code: str
    name: str
    postcodes: tuple[PostcodeRange, ...] = ()
    """Those that a visitor may type to find it; a region need not name them."""


@dataclass(frozen=True, slots=True)
class Inlooppunt:
    """A place with one or more kiosks. Not `staffed`: there is never a guide."""

    code: str
    name: str
    municipality: str
    staffed: bool
    address: Address
    phone: str
    """The region's telephone line, or the place's own when it has one."""
    phone_schedules: tuple[Schedule, ...]
    schedules: tuple[Schedule, ...]
    """When the building is open."""
    staffed_schedules: tuple[Schedule, ...]
    """When a guide is there; empty when unstaffed."""
    nearest_staffed: str
    """The code of the nearest staffed inlooppunt, '' when this one is staffed all the time that it is open."""
    travel: str


@dataclass(frozen=True, slots=True)
class PrivacyContact:
    """Whom a visitor asks about personal data. What is empty is still to be confirmed, and the kiosk says so."""

    name: str = ""
    telephone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Region:
    code: str
    name: str
    municipalities: tuple[Municipality, ...]
    locations: tuple[Inlooppunt, ...]
    phone: str
    """The regional telephone line."""
    phone_schedules: tuple[Schedule, ...]
    privacy: PrivacyContact = PrivacyContact()

    def location(self, code: str) -> Inlooppunt:
        """The inlooppunt with this code.

        Raises:
            RegionError: the region has no such inlooppunt.
        """
        for one in self.locations:
            if one.code == code:
                return one
        known = ", ".join(one.code for one in self.locations)
        raise RegionError([Finding(_SHOWN_AS, "/locations", f"Er is geen inlooppunt '{code}'. Kies uit: {known}.")])

    def municipality(self, code: str) -> Municipality | None:
        """The municipality with this code, None when it is not of this region."""
        return next((one for one in self.municipalities if one.code == code), None)


def load_region(file: Path) -> Region:
    """The region of this file.

    Raises:
        RegionError: with a finding for every fault.
    """
    parsed = read_json(file, _SHOWN_AS)
    if isinstance(parsed, Finding):
        raise RegionError([parsed])
    findings: list[Finding] = []
    node = Node(_SHOWN_AS, "", parsed, findings)
    if not node.is_object():
        raise RegionError(findings)
    region = _region(node)
    _check(region, node)
    if findings:
        raise RegionError(findings)
    return region


def _region(node: Node) -> Region:
    phone, phone_schedules = _line(node.child("telephone"))
    return Region(
        code=_code(node),
        name=node.text("name", required=True),
        municipalities=tuple(
            Municipality(_code(item), item.text("name", required=True), read_postcodes(item))
            for item in node.items("municipalities")
        ),
        locations=tuple(_inlooppunt(item, phone, phone_schedules) for item in node.items("locations")),
        phone=phone,
        phone_schedules=phone_schedules,
        privacy=_privacy(node.child("privacy")) if node.has("privacy") else PrivacyContact(),
    )


def _privacy(node: Node) -> PrivacyContact:
    if not node.is_object():
        return PrivacyContact()
    email = node.text("email")
    if email and not _EMAIL.fullmatch(email):
        node.child("email").complain("Dit is geen e-mailadres. Verbeter het, of laat het leeg.")
    return PrivacyContact(node.text("name"), read_number(node, "telephone"), email)


def _inlooppunt(node: Node, phone: str, phone_schedules: tuple[Schedule, ...]) -> Inlooppunt:
    if node.has("telephone"):
        phone, phone_schedules = _line(node.child("telephone"))
    place = node.child("address")
    return Inlooppunt(
        code=_code(node),
        name=node.text("name", required=True),
        municipality=node.text("municipality", required=True),
        staffed=node.truth("staffed"),
        address=_address(place) if place.is_object() else Address("", "", ""),
        phone=phone,
        phone_schedules=phone_schedules,
        schedules=read_schedules(node),
        staffed_schedules=read_schedules(node, "staffed_schedules"),
        nearest_staffed=node.text("nearest_staffed"),
        travel=node.text("travel", LONG),
    )


def _line(node: Node) -> tuple[str, tuple[Schedule, ...]]:
    if not node.is_object():
        return "", ()
    return read_number(node, "number", required=True), read_schedules(node)


def _address(node: Node) -> Address:
    return Address(
        node.text("line", required=True), node.text("postal_code", 10, required=True), node.text("city", required=True)
    )


def _code(node: Node) -> str:
    code = node.text("code", 40, required=True)
    plain = code.isascii() and code.replace("-", "").isalnum() and code == code.lower() and code[:1] != "-"
    if code and not plain:
        node.child("code").complain("Een code heeft alleen kleine letters, cijfers en streepjes. Verbeter hem.")
    return code


def _check(region: Region, node: Node) -> None:
    if not region.municipalities or not region.locations:
        node.complain("De regio heeft minstens één gemeente en één inlooppunt. Vul ze in.")
    _once([one.code for one in region.municipalities], node.child("municipalities"))
    _once([one.code for one in region.locations], node.child("locations"))
    if double := shared(one for place in region.municipalities for one in place.postcodes):
        node.child("municipalities").complain(f"Postcode {double} staat in twee reeksen. Laat hem in één staan.")
    for one, place in zip(region.locations, node.items("locations"), strict=False):
        _check_inlooppunt(one, region, place)


def _check_inlooppunt(one: Inlooppunt, region: Region, place: Node) -> None:
    if region.municipality(one.municipality) is None:
        place.child("municipality").complain("Deze gemeente staat niet bij municipalities. Verbeter de code.")
    if one.staffed and not one.staffed_schedules:
        place.child("staffed_schedules").complain("Hier werkt een gids, maar wanneer? Vul de uren in.")
    staffed_elsewhere = {other.code for other in region.locations if other.staffed and other.code != one.code}
    if one.nearest_staffed and one.nearest_staffed not in staffed_elsewhere:
        place.child("nearest_staffed").complain("Dit is geen ander inlooppunt met een gids. Verbeter de code.")
    if not one.staffed and not one.nearest_staffed:
        place.child("nearest_staffed").complain(
            "Hier werkt geen gids. Noem het dichtstbijzijnde inlooppunt met een gids."
        )


def _once(codes: Sequence[str], place: Node) -> None:
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        place.complain(f"De code '{code}' staat er twee keer. Geef elk een eigen code.")

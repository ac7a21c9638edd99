# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where each fact about a real organisation comes from: no telephone number, address or hour is ever guessed.

`sources.json` says for every service and each of four fields one of: a public source with its date; "te bevestigen"
(nobody could confirm it: the field is empty, and the kiosk names it); "verzonnen" (part of the fictional demonstration
region); "niet van toepassing" (the service has no such thing).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.directory.findings import Finding
from kiosk.directory.json_file import read_json
from kiosk.directory.model import Service
from kiosk.directory.node import Node

FIELDS = ("website", "phones", "address", "schedules")
TO_CONFIRM = "te bevestigen"
INVENTED = "verzonnen"
NOT_APPLICABLE = "niet van toepassing"


@dataclass(frozen=True, slots=True)
class Sources:
    """The claims of `sources.json`: service file without `.json` -> field -> its node."""

    claims: Mapping[str, Mapping[str, Node]]

    def to_confirm(self, stem: str) -> tuple[str, ...]:
        """The fields of this service that nobody could confirm."""
        return tuple(name for name, claim in self.claims.get(stem, {}).items() if claim.value == TO_CONFIRM)

    def check(self, stem: str, service: Service, findings: list[Finding]) -> None:
        """Adds a finding for each field whose claim is missing or does not fit what the record holds."""
        claims = self.claims.get(stem)
        if claims is None:
            findings.append(
                Finding("sources.json", "/services", f"De dienst {stem} heeft geen bronnen. Voeg '{stem}' toe.")
            )
            return
        for name in FIELDS:
            if name in claims:
                _check_claim(claims[name], filled=_is_filled(service, name))


def read_sources(folder: Path, findings: list[Finding]) -> Sources:
    """The claims of `sources.json` in the directory's folder."""
    parsed = read_json(folder / "sources.json", "sources.json")
    if isinstance(parsed, Finding):
        findings.append(parsed)
        return Sources({})
    services = Node("sources.json", "", parsed, findings).child("services")
    if not services.is_object():
        return Sources({})
    return Sources({stem: _claims(services.child(stem)) for stem in services.members()})


def _claims(node: Node) -> Mapping[str, Node]:
    if not node.is_object():
        return {}
    for name in set(FIELDS) - set(node.members()):
        node.child(name).complain(f"De bron ontbreekt. Geef source en date, of '{TO_CONFIRM}'.")
    return {name: node.child(name) for name in FIELDS if node.has(name)}


def _check_claim(claim: Node, *, filled: bool) -> None:
    if isinstance(claim.value, Mapping):
        claim.text("source", 300, required=True)
        claim.partial_day("date")
        if not filled:
            claim.complain(f"Er is een bron, maar het veld is leeg. Vul het veld in of schrijf '{TO_CONFIRM}'.")
    elif claim.value in {TO_CONFIRM, NOT_APPLICABLE}:
        if filled:
            claim.complain(
                f"Het veld is ingevuld, maar hier staat '{claim.value}'. Noem de bron of maak het veld leeg."
            )
    elif claim.value == INVENTED:
        if not filled:
            claim.complain(f"Het veld is leeg, maar hier staat '{INVENTED}'. Schrijf '{NOT_APPLICABLE}'.")
    else:
        claim.complain(f"Geef source en date, of '{TO_CONFIRM}', '{INVENTED}' of '{NOT_APPLICABLE}'.")


def _is_filled(service: Service, name: str) -> bool:
    filled = {
        "website": bool(service.website),
        "phones": bool(service.phones) or any(desk.phones for desk in service.locations),
        "address": any(desk.address for desk in service.locations),
        "schedules": bool(service.schedules) or any(desk.schedules for desk in service.locations),
    }
    return filled[name]

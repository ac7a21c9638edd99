# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Loads the service directory of a region: all of it, or nothing and every fault at once.

directory/services/<name>.json   one HSDS 3.1 service record each
directory/taxonomy.json          the codes that records may use
directory/sources.json           where each fact comes from
directory/i18n/<language>.json   the texts in other languages
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kiosk.directory.findings import DirectoryError, Finding
from kiosk.directory.json_file import read_json
from kiosk.directory.model import Organisation, Service
from kiosk.directory.node import Node
from kiosk.directory.records import Profile, read_service
from kiosk.directory.sources import Sources, read_sources
from kiosk.directory.terms import KINDS, PARTIES, read_terms
from kiosk.directory.wording import DUTCH, Wording, read_wording

__all__ = ["Directory", "DirectoryError", "Finding", "load_directory"]

MOST_SERVICES = 2_000


@dataclass(frozen=True, slots=True)
class Directory:
    """The services of a region, in the order of their file names, with their Dutch texts."""

    services: tuple[Service, ...]
    categories: Mapping[str, str]
    """The codes of the taxonomy `dienstsoort` with their Dutch names."""
    parties: Mapping[str, str]
    """The codes of the taxonomy `partij` with their Dutch names."""
    unchecked: frozenset[str]
    """Languages whose texts no person has checked yet."""
    translations: Mapping[str, Mapping[str, Service]]

    def localised(self, service: Service, language: str) -> Service:
        """The same service with the texts of this language; in Dutch where it has none."""
        return self.translations.get(language, {}).get(service.id) or self._dutch(service)

    def _dutch(self, service: Service) -> Service:
        return next((one for one in self.services if one.id == service.id), service)


@dataclass(frozen=True, slots=True)
class _Record:
    stem: str
    node: Node


def load_directory(
    folder: Path,
    languages: Sequence[str],
    municipalities: Collection[str] | None = None,
    today: date | None = None,
) -> Directory:
    """The directory in this folder with these languages.

    `municipalities` are the codes of the region; when given, a service for any other municipality is a fault. `today`:
    when given, so is a record that was checked on a later day. A kiosk does not ask: its clock may be years behind.

    Raises:
        DirectoryError: with a finding for every fault; nothing is loaded.
    """
    findings: list[Finding] = []
    known = None if municipalities is None else frozenset(municipalities)
    profile = Profile(read_terms(folder, findings), known, today)
    sources = read_sources(folder, findings)
    wordings = [read_wording(folder, language, findings) for language in languages if language != DUTCH]
    records = _records(folder, findings)
    services = _services(records, profile, sources, Wording())
    _check(records, services, sources, findings)
    if findings:
        raise DirectoryError(findings)
    translations = {one.language: {s.id: s for s in _services(records, profile, sources, one)} for one in wordings}
    unchecked = frozenset(one.language for one in wordings if not one.checked)
    terms = profile.terms
    return Directory(services, terms.of(KINDS), terms.of(PARTIES), unchecked, translations)


def _records(folder: Path, findings: list[Finding]) -> list[_Record]:
    files = sorted((folder / "services").glob("*.json"))
    if not files or len(files) > MOST_SERVICES:
        findings.append(
            Finding("services", "", f"Hier staan {len(files)} diensten; er horen er 1 tot {MOST_SERVICES} te staan.")
        )
        return []
    return [record for file in files if (record := _record(file, findings))]


def _record(file: Path, findings: list[Finding]) -> _Record | None:
    shown_as = f"services/{file.name}"
    parsed = read_json(file, shown_as)
    if isinstance(parsed, Finding):
        findings.append(parsed)
        return None
    node = Node(shown_as, "", parsed, findings)
    return _Record(file.stem, node) if node.is_object() else None


def _services(records: Sequence[_Record], profile: Profile, sources: Sources, wording: Wording) -> tuple[Service, ...]:
    return tuple(read_service(one.node, profile, wording, sources.to_confirm(one.stem)) for one in records)


def _check(records: Sequence[_Record], services: Sequence[Service], sources: Sources, findings: list[Finding]) -> None:
    """What only shows when all records are side by side."""
    owners: dict[str, str] = {}
    organisations: dict[str, Organisation] = {}
    for record, service in zip(records, services, strict=True):
        sources.check(record.stem, service, findings)
        owner = owners.setdefault(service.id, record.node.file)
        if service.id and owner != record.node.file:
            record.node.child("id").complain(f"Dit id staat ook in {owner}. Maak een nieuw id met uuidgen.")
        known = organisations.setdefault(service.organisation.id, service.organisation)
        if service.organisation.id and known != service.organisation:
            record.node.child("organization").complain(
                "Dezelfde organisatie staat anders in een ander bestand. Maak naam, partij en website gelijk."
            )

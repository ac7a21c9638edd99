# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether the flow and the directory speak of the same things: kinds of service, municipalities, the guide (W-01)."""

from collections.abc import Iterator

from kiosk.clock import system_clock
from kiosk.content import Content
from kiosk.directory.matching import serving
from kiosk.flow.findings import Finding, Severity
from kiosk.flow.form import Field, Form
from kiosk.flow.said import Said
from kiosk.flow.workbook.authored import AuthoredFlow
from kiosk.guidance import GUIDE, MUNICIPALITY, Guidance
from kiosk.publishing.doors_ends import Ends


def service_findings(authored: AuthoredFlow, content: Content, ends: Ends) -> Iterator[Finding]:
    """A finding for each thing that an outcome names in vain, and for each municipality that nobody can choose."""
    for index in authored.form.outcomes:
        outcome = authored.form.fields[index]
        yield from _unknown_kinds(authored, outcome, content)
        yield from _without_guide(authored, outcome)
    yield from _unserved(authored, content, ends)
    yield from _not_offered(authored, content)


def _kinds(outcome: Field) -> list[str]:
    return outcome.marks.get("services", "").split()


def _unknown_kinds(authored: AuthoredFlow, outcome: Field, content: Content) -> Iterator[Finding]:
    for kind in _kinds(outcome):
        if kind not in content.directory.categories:
            yield Finding(
                "unknown-service",
                authored.place(outcome.name, "services"),
                Said(
                    f"De sociale kaart kent geen dienstsoort '{kind}'.",
                    f"The directory has no kind of service '{kind}'.",
                ),
                Said("Kies een code uit taxonomy.json.", "Choose a code from taxonomy.json."),
            )


def _without_guide(authored: AuthoredFlow, outcome: Field) -> Iterator[Finding]:
    if GUIDE not in _kinds(outcome) and not outcome.marks.get("person"):
        yield Finding(
            "no-guide",
            authored.place(outcome.name, "services"),
            Said("Deze uitkomst noemt de gids niet.", "This outcome does not name the guide."),
            Said(f"Zet {GUIDE} achteraan bij services.", f"Put {GUIDE} last under services."),
            Severity.WARNING,
        )


def _unserved(authored: AuthoredFlow, content: Content, ends: Ends) -> Iterator[Finding]:
    """The first kind of an outcome is its destination: each place to live that leads there needs one."""
    wanted = {
        (outcome.name, outcome.services[0], area): None
        for end in ends.found
        for outcome in end.outcomes
        for area in _areas(content, outcome.services[:1], end.municipality)
    }
    for name, kind, area in wanted:
        if kind in content.directory.categories and not serving(content.directory, kind, area):
            yield _nobody(authored, name, content.directory.categories[kind], _municipality(content, area))


def _areas(content: Content, kinds: tuple[str, ...], municipality: str) -> set[str]:
    """Where a kiosk anywhere in the region looks after this answer."""
    guidances = [Guidance(content, place, system_clock) for place in content.region.locations]
    return {guidance.area(kind, municipality) for guidance in guidances for kind in kinds}


def _municipality(content: Content, area: str) -> Said:
    found = content.region.municipality(area)
    name = found.name if found is not None else ""
    return Said(name or "wie niet in de regio woont", name or "who does not live in the region")


def _nobody(authored: AuthoredFlow, name: str, kind: str, municipality: Said) -> Finding:
    return Finding(
        "unserved",
        authored.place(name, "services"),
        Said(
            f"Voor {municipality.nl} is er geen actieve dienst '{kind}'.",
            f"For {municipality.en} there is no active service '{kind}'.",
        ),
        Said(
            "Voeg de dienst toe aan de sociale kaart, of maak voor deze bezoekers een andere uitkomst.",
            "Add the service to the directory, or make another outcome for these visitors.",
        ),
        Severity.WARNING,
    )


def _not_offered(authored: AuthoredFlow, content: Content) -> Iterator[Finding]:
    options = _options(authored.form)
    for one in content.region.municipalities if options is not None else ():
        if one.code not in (options or ()):
            yield Finding(
                "municipality-not-offered",
                authored.place(MUNICIPALITY),
                Said(
                    f"Wie in {one.name} woont, kan dat hier niet kiezen.",
                    f"Who lives in {one.name} cannot choose that here.",
                ),
                Said(f"Voeg de keuze '{one.code}' toe.", f"Add the option '{one.code}'."),
            )


def _options(form: Form) -> frozenset[str] | None:
    options = form.field(MUNICIPALITY).options if MUNICIPALITY in form.by_name else None
    return None if options is None else frozenset(options.all)

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether the flow and the directory speak of the same things: kinds of service, municipalities, the guide (W-01)."""

from collections.abc import Iterator, Sequence

from kiosk.clock import system_clock
from kiosk.content import Content
from kiosk.directory.matching import serving
from kiosk.directory.model import Service
from kiosk.directory.region import Inlooppunt, Municipality
from kiosk.flow.findings import Finding, Severity
from kiosk.flow.form import Field, Form
from kiosk.flow.said import Said
from kiosk.flow.session import Outcome
from kiosk.flow.workbook.authored import AuthoredFlow
from kiosk.guidance import GUIDE, MUNICIPALITY, Guidance
from kiosk.publishing.doors_ends import End, Ends

TOWN_HALL = "gemeente"
"""The party whose services are, by law, for who lives there."""


def service_findings(authored: AuthoredFlow, content: Content, ends: Ends) -> Iterator[Finding]:
    """A finding for each thing that an outcome names in vain, and for each municipality that nobody can choose."""
    for index in authored.form.outcomes:
        outcome = authored.form.fields[index]
        yield from _unknown_kinds(authored, outcome, content)
        yield from _without_guide(authored, outcome)
        yield from _crisis_without_number(authored, outcome, content)
    yield from _unserved(authored, content, ends)
    yield from _not_asked(authored, content, ends)
    yield from _not_offered(authored, content)


def _kinds(outcome: Field) -> list[str]:
    return outcome.marks.get("services", "").split()


def _crisis_kinds(outcome: Field) -> list[str]:
    return outcome.marks.get("crisis", "").split()


def _crisis_without_number(authored: AuthoredFlow, outcome: Field, content: Content) -> Iterator[Finding]:
    """A card for who may be in danger needs a number that answers for everybody, wherever the kiosk stands."""
    known = content.directory.categories
    for kind in _crisis_kinds(outcome):
        if kind in known and not any(one.phones for one in serving(content.directory, kind, "")):
            yield Finding(
                "crisis-without-number",
                authored.place(outcome.name, "crisis"),
                Said(
                    f"Er is geen actieve dienst '{known[kind]}' met een telefoonnummer voor iedereen.",
                    f"There is no active service '{known[kind]}' with a telephone number for everybody.",
                ),
                Said("Zet een landelijke hulplijn in de sociale kaart.", "Put a national helpline into the directory."),
            )


def _unknown_kinds(authored: AuthoredFlow, outcome: Field, content: Content) -> Iterator[Finding]:
    named = [(kind, "services") for kind in _kinds(outcome)] + [(kind, "crisis") for kind in _crisis_kinds(outcome)]
    for kind, column in named:
        if kind not in content.directory.categories:
            yield Finding(
                "unknown-service",
                authored.place(outcome.name, column),
                Said(
                    f"De sociale kaart kent geen dienstsoort '{kind}'.",
                    f"The directory has no kind of service '{kind}'.",
                ),
                Said("Kies een code uit taxonomy.json.", "Choose a code from taxonomy.json."),
            )


def _without_guide(authored: AuthoredFlow, outcome: Field) -> Iterator[Finding]:
    if GUIDE not in _kinds(outcome) and outcome.marks.get("person") != "yes":
        yield Finding(
            "no-guide",
            authored.place(outcome.name, "services"),
            Said("Deze uitkomst noemt de gids niet.", "This outcome does not name the guide."),
            Said(f"Zet {GUIDE} achteraan bij services.", f"Put {GUIDE} last under services."),
            Severity.WARNING,
        )


def _unserved(authored: AuthoredFlow, content: Content, ends: Ends) -> Iterator[Finding]:
    """The first kind of an outcome is its destination: each place to live that leads there needs one.

    Without its other kinds too the kiosk cannot even show the outcome: it shows the guide's screen instead.
    """
    told: dict[tuple[str, str], bool] = {}
    for outcome, end, guidance in _met(content, ends):
        served = [bool(_serving(content, kind, end, guidance)) for kind in outcome.services]
        if served[:1] == [False] and outcome.services[0] in content.directory.categories:
            key = outcome.name, guidance.area(outcome.services[0], end.municipality)
            told[key] = told.get(key, False) or not (outcome.person or any(served))
    for (name, area), nothing in told.items():
        yield _nobody(authored, content, name, area, nothing=nothing)


def _met(content: Content, ends: Ends) -> Iterator[tuple[Outcome, End, Guidance]]:
    """Each outcome at each end, as met at each kiosk."""
    guidances = [Guidance(content, place, system_clock) for place in content.region.locations]
    for end in ends.found:
        for outcome in end.outcomes:
            for guidance in guidances:
                yield outcome, end, guidance


def _serving(content: Content, kind: str, end: End, guidance: Guidance) -> tuple[Service, ...]:
    return serving(content.directory, kind, guidance.area(kind, end.municipality))


def _municipality(content: Content, area: str) -> Said:
    found = content.region.municipality(area)
    name = found.name if found is not None else ""
    return Said(name or "wie niet in de regio woont", name or "who does not live in the region")


def _nobody(authored: AuthoredFlow, content: Content, name: str, area: str, *, nothing: bool) -> Finding:
    kinds = _kinds(authored.form.field(name))
    names = [content.directory.categories.get(kind, kind) for kind in (kinds if nothing else kinds[:1])]
    listed, lives_in = ", ".join(f"'{one}'" for one in names), _municipality(content, area)
    return Finding(
        "unserved",
        authored.place(name, "services"),
        Said(
            f"Voor {lives_in.nl} is er geen actieve dienst {listed}.",
            f"For {lives_in.en} there is no active service {listed}.",
        ),
        Said(
            "Voeg de dienst toe aan de sociale kaart, of maak voor deze bezoekers een andere uitkomst.",
            "Add the service to the directory, or make another outcome for these visitors.",
        ),
        Severity.ERROR if nothing else Severity.WARNING,
    )


def _not_asked(authored: AuthoredFlow, content: Content, ends: Ends) -> Iterator[Finding]:
    """Who is not asked where one lives gets the town hall where the kiosk stands: the wrong one for a visitor."""
    told: set[str] = set()
    for outcome, end, guidance in _met(content, ends):
        if MUNICIPALITY not in end.answers and outcome.name not in told and GUIDE not in outcome.services[:1]:
            found = [one for kind in outcome.services[:1] for one in _serving(content, kind, end, guidance)]
            left_out = _left_out(content, found)
            if left_out is not None:
                told.add(outcome.name)
                yield _wrong_town_hall(authored, outcome.name, guidance.place, found[0], left_out)


def _left_out(content: Content, found: Sequence[Service]) -> Municipality | None:
    """A municipality that none of these town halls serves; libraries and other desks turn nobody away."""
    if not any(one.organisation.party == TOWN_HALL for one in found):
        return None
    everywhere = any(not one.municipalities for one in found)
    served = {code for one in found for code in one.municipalities}
    return next((one for one in content.region.municipalities if not everywhere and one.code not in served), None)


def _wrong_town_hall(
    authored: AuthoredFlow, name: str, place: Inlooppunt, service: Service, lives_in: Municipality
) -> Finding:
    return Finding(
        "residence-not-asked",
        authored.place(name, "services"),
        Said(
            f"Dit pad vraagt niet waar iemand woont. Wie in {lives_in.name} woont, krijgt bij {place.name} "
            f"'{service.name}'. Die dienst is niet voor {lives_in.name}.",
            f"This path does not ask where somebody lives. Who lives in {lives_in.name} gets '{service.name}' at "
            f"{place.name}. That service is not for {lives_in.name}.",
        ),
        Said(f"Vraag op dit pad naar '{MUNICIPALITY}'.", f"Ask for '{MUNICIPALITY}' on this path."),
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

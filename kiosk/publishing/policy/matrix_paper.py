# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The matrix as a paper that a privacy officer reads and signs."""

from collections.abc import Iterator

from kiosk.policy.matrix import Effect, Field, HealthWords, Matrix, Rule, Status
from kiosk.publishing.policy.paper import (
    Bullets,
    Cell,
    Facts,
    Heading,
    Paper,
    Paragraph,
    Part,
    Signatures,
    Table,
    Tone,
    plain,
)
from kiosk.publishing.policy.words import (
    CHANNELS,
    EFFECTS,
    FIELDS,
    ROLES,
    Names,
    dates_said,
    fields_said,
    listed,
    places_said,
    recipient_said,
    said,
    short,
)

DRAFT = "CONCEPT: geldt niet"
_HEALTH = {
    HealthWords.REFUSED: "De zuil weigert woorden over gezondheid in vrije tekst.",
    HealthWords.WARNED: "De zuil waarschuwt bij woorden over gezondheid in vrije tekst; de bezoeker beslist.",
}
_COLUMNS = ("naam", "telefoon", "e-mail", "vraag", "taal", "moment")
_ALWAYS = (
    "Wat geen regel toestaat, mag niet. Een verbod wint van elke andere regel.",
    "Een regel met de status concept geldt nooit.",
    "Een BSN, een rekeningnummer en bijzondere persoonsgegevens gaan nooit mee, ook niet met toestemming.",
    "Wie geen partij van de Wet SUWI is, krijgt niets zonder toestemming van de bezoeker.",
    "Een vrijwilliger mag niet meer dan een bezoeker alleen, en nooit iets zonder toestemming.",
    "Zegt een bezoeker nee, dan krijgt hij dezelfde hulp. Hij kan de uitleg altijd zelf printen en meenemen.",
)


def edition(matrix: Matrix, digest: str) -> str:
    """Which data this is: version, day and the beginning of its hash."""
    return f"Versie {matrix.version} van {said(matrix.day)}, SHA-256 {digest[:16]}…"


def is_draft(matrix: Matrix) -> bool:
    """Whether anything of it is still a draft."""
    return Status.DRAFT in {matrix.status, *(rule.status for rule in matrix.rules)}


def matrix_paper(matrix: Matrix, digest: str, names: Names) -> Paper:
    """The whole matrix. `digest`: the SHA-256 of its file in hexadecimal, which the signature is for."""
    return Paper(
        "Bevoegdhedenmatrix: wie mag welk gegeven doorgeven, aan wie en waarvoor",
        matrix.name,
        edition(matrix, digest),
        DRAFT if is_draft(matrix) else "",
        (
            *_introduction(matrix),
            *_overview(matrix, names),
            *_rules(matrix, names),
            *_lists(matrix, names),
            *_signing(matrix, digest),
        ),
    )


def _introduction(matrix: Matrix) -> Iterator[Part]:
    yield Paragraph(matrix.remarks)
    yield Heading("Dit geldt altijd")
    yield Bullets((*_ALWAYS, _HEALTH[matrix.health_words]))


def _overview(matrix: Matrix, names: Names) -> Iterator[Part]:
    yield Heading("De regels in één oogopslag")
    if not matrix.rules:
        yield Paragraph("Er is geen regel: alles is verboden.")
        return
    rows = tuple(
        (
            Cell(f"{number}"),
            Cell(short(matrix, rule.recipient, names)),
            Cell(f"{rule.role.value}, {rule.channel.value}"),
            *_marks(rule),
            Cell(f"{rule.first_day:%d-%m-%Y} t/m {rule.last_day:%d-%m-%Y}", Tone.QUIET),
        )
        for number, rule in enumerate(matrix.rules, 1)
    )
    yield Table((5, 20, 16, 10.5, 11, 10.5, 10.5, 10.5, 11, 18), ("", "aan", "wie", *_COLUMNS, "geldig"), rows)
    yield Paragraph(
        "vraagt: alleen als de bezoeker ja zegt. mag: zonder vragen. nee: verboden. -: de regel zegt er niets van, "
        "dus mag het niet.",
        quiet=True,
    )


_MARKS = {
    Effect.ALLOWED: Cell("mag", Tone.GOOD),
    Effect.ONLY_WITH_CONSENT: Cell("vraagt", Tone.ASK),
    Effect.FORBIDDEN: Cell("nee", Tone.STOP),
}


def _marks(rule: Rule) -> Iterator[Cell]:
    for field in Field:
        yield _MARKS[rule.effect] if field in rule.fields else Cell("-", Tone.QUIET)


def _rules(matrix: Matrix, names: Names) -> Iterator[Part]:
    for number, rule in enumerate(matrix.rules, 1):
        if number == 1:
            yield Heading("De regels voluit")
        text, tone = EFFECTS[rule.effect]
        draft = "concept, " if rule.status is Status.DRAFT else ""
        yield Facts(tuple(_told(matrix, rule, names)), f"{number}. {rule.id}", Cell(f"{draft}{text}", tone))


def _told(matrix: Matrix, rule: Rule, names: Names) -> Iterator[tuple[str, str]]:
    yield "Wie stuurt het?", f"{ROLES[rule.role]}, {CHANNELS[rule.channel]}, in {places_said(rule)}"
    yield "Aan wie?", recipient_said(matrix, rule.recipient, names)
    yield "Waarvoor?", matrix.purposes[rule.purpose].description
    yield "Welke gegevens?", fields_said(rule.fields)
    yield "Grondslag", rule.ground.law
    yield "Bron", rule.source
    if rule.ground.register_id:
        yield "Verwerkingsregister", rule.ground.register_id
    yield "Geldig", dates_said(rule)
    if rule.reason:
        yield "Dit leest de bezoeker", rule.reason["nl"]
        yield "In het Engels", rule.reason["en"]
    if others := sorted(set(rule.reason) - {"nl", "en"}):
        yield "Ook in", listed(others)


def _lists(matrix: Matrix, names: Names) -> Iterator[Part]:
    yield Heading("Doelen en hun gegevens")
    for purpose in matrix.purposes.values():
        needs = ((FIELDS[field], need.value) for field, need in purpose.fields.items())
        yield Heading(purpose.description, 2)
        yield Table((70, 30), ("gegeven", "nodig"), plain(*needs))
    yield Heading("Partijen")
    for suwi, name in ((True, "Partij van de Wet SUWI"), (False, "Geen partij van de Wet SUWI")):
        if codes := sorted(names.get(one.code, one.code) for one in matrix.parties if one.suwi is suwi):
            yield Facts(((name, listed(codes)),))
    if matrix.organisations:
        named = [f"{one.name} ({one.party.code})" for one in matrix.organisations]
        yield Facts((("Organisaties met eigen regels", listed(named)),))
    yield Heading("Wat een anoniem bezoek mag bevatten")
    yield Paragraph(f"Alleen deze {len(matrix.visit_attributes)} kenmerken: {listed(matrix.visit_attributes)}.")


def _signing(matrix: Matrix, digest: str) -> Iterator[Part]:
    yield Heading("Ondertekening")
    yield Facts(
        (
            ("Matrix", f"{matrix.name}, versie {matrix.version} van {said(matrix.day)}"),
            ("Status", matrix.status.value),
            ("SHA-256 van het bestand", digest),
        ),
        stays=True,
    )
    yield Signatures(
        "Ik heb deze regels gelezen. Mijn handtekening geldt voor precies het bestand met deze SHA-256.",
        ("Privacy officer (FG)", "Namens de verwerkingsverantwoordelijken"),
    )

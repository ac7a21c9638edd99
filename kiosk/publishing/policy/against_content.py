# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Holds the matrix against the rest of the region's content: who and where it names must be there."""

from collections.abc import Iterator

from kiosk.directory.reading import Directory
from kiosk.directory.region import Region
from kiosk.policy.findings import Finding
from kiosk.policy.matrix import EVERYWHERE, Matrix, Party
from kiosk.wire.visit_class import VisitClass

VISIT_ATTRIBUTES = ("week", *(str(one.alias) for one in VisitClass.model_fields.values()))
"""What the program keeps of a visit, by the names of the wire."""


def outside(matrix: Matrix, region: Region, directory: Directory, file: str) -> Iterator[Finding]:
    """What the matrix names and the content does not have, or the other way round."""
    people = (*_parties(matrix, directory), *_organisations(matrix, directory))
    for pointer, message in (*_places(matrix, region), *people):
        yield Finding(file, pointer, message)
    if set(matrix.visit_attributes) != set(VISIT_ATTRIBUTES):
        message = f"Het programma bewaart van een bezoek: {', '.join(VISIT_ATTRIBUTES)}. Zet die hier, niet meer."
        yield Finding(file, "/bezoekKenmerken", message)


def _places(matrix: Matrix, region: Region) -> Iterator[tuple[str, str]]:
    known = {EVERYWHERE, *(one.code for one in region.municipalities)}
    for at, rule in enumerate(matrix.rules):
        if strange := sorted(rule.municipalities - known):
            message = f"Geen gemeente van de regio: {', '.join(strange)}. Kies uit: {', '.join(sorted(known))}."
            yield f"/regels/{at}/gemeenten", message


def _parties(matrix: Matrix, directory: Directory) -> Iterator[tuple[str, str]]:
    ours, theirs = {one.code for one in matrix.parties}, set(directory.parties)
    for code in sorted(ours - theirs):
        yield f"/partijen/{code}", "Deze partij staat niet in de sociale kaart. Haal haar weg, of voeg haar daar toe."
    if missing := sorted(theirs - ours):
        yield "/partijen", f"De sociale kaart heeft ook: {', '.join(missing)}. Zet die erbij; zonder regel mag niets."


def _organisations(matrix: Matrix, directory: Directory) -> Iterator[tuple[str, str]]:
    there = {one.organisation.id: one.organisation for one in directory.services}
    for one in matrix.organisations:
        known = there.get(one.id)
        if known is None:
            yield f"/organisaties/{one.id}", "Deze id staat niet in de sociale kaart. Kijk de id na."
        elif Party(known.party, known.suwi) != one.party:
            message = f"In de sociale kaart is dit '{known.party}'. Maak beide gelijk; anders mag er niets heen."
            yield f"/organisaties/{one.id}/partij", message

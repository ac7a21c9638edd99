# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads the matrix: all of it, or nothing and every fault at once."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from kiosk.policy.findings import Finding, PolicyError
from kiosk.policy.json_file import opened
from kiosk.policy.matrix import Field, HealthWords, Matrix, Need, Organisation, Party, Purpose, Status
from kiosk.policy.overlaps import clashes
from kiosk.policy.place import Place, codes, truth
from kiosk.policy.refused_fields import why_refused
from kiosk.policy.rules import RULE_KEYS, Known, rule_at
from kiosk.policy.volunteers import beyond_visitors

__all__ = ["Finding", "PolicyError", "load_matrix", "matrix_at"]

MATRIX_KEYS = (
    *("naam", "versie", "datum", "status", "toelichting", "gezondheidswoorden", "bezoekKenmerken"),
    *("partijen", "organisaties", "doelen", "regels"),
)
PARTY_KEYS = ("suwiPartij",)
ORGANISATION_KEYS = ("naam", "partij")
PURPOSE_KEYS = ("omschrijving", "velden")


def load_matrix(file: Path) -> Matrix:
    """The matrix of this file.

    Raises:
        PolicyError: with a finding for every fault; nothing counts.
    """
    return matrix_at(opened(file))


def matrix_at(document: Place) -> Matrix:
    """The matrix in this document, as `load_matrix`."""
    matrix = _matrix(document) if document.holds_only(MATRIX_KEYS) else None
    if matrix is None or document.findings:
        raise PolicyError(document.findings)
    return matrix


def _matrix(place: Place) -> Matrix:
    parties = {code: _party(code, one) for code, one in place.child("partijen").members()}
    organisations = tuple(_organisation(code, one, parties) for code, one in place.child("organisaties").members())
    purposes = {code: _purpose(one) for code, one in place.child("doelen").members()}
    known = Known(parties, {one.id: one for one in organisations}, purposes)
    rules = [(one, rule_at(one, known)) for one in place.child("regels").items() if one.holds_only(RULE_KEYS)]
    if not place.findings:  # what lies over what is only known of rules that are in order
        found = [rule for _, rule in rules]
        for at, message in (*clashes(found, known.recipients_of), *beyond_visitors(found, known.recipients_of)):
            rules[at][0].complain(message)
    return Matrix(
        name=place.child("naam").text(),
        version=place.child("versie").text(),
        day=place.child("datum").day(),
        status=place.child("status").word(Status),
        remarks=place.child("toelichting").text(),
        parties=frozenset(parties.values()),
        organisations=organisations,
        purposes=MappingProxyType(purposes),
        health_words=place.child("gezondheidswoorden").word(HealthWords),
        visit_attributes=codes(place.child("bezoekKenmerken")),
        rules=tuple(rule for _, rule in rules),
    )


def _party(code: str, place: Place) -> Party:
    return Party(code, place.holds_only(PARTY_KEYS) and truth(place.child("suwiPartij")))


def _organisation(code: str, place: Place, parties: Mapping[str, Party]) -> Organisation:
    if not place.holds_only(ORGANISATION_KEYS):
        return Organisation(code, "", Party("", suwi=False))
    if code in parties:
        place.complain("Deze code is ook een partij. Gebruik hier de id van de organisatie in de sociale kaart.")
    party = place.child("partij").one_of(parties)
    return Organisation(code, place.child("naam").text(), parties.get(party, Party("", suwi=False)))


def _purpose(place: Place) -> Purpose:
    if not place.holds_only(PURPOSE_KEYS):
        return Purpose("", {})
    fields = place.child("velden")
    if fields.value == {}:
        fields.complain(f"Noem minstens één veld uit: {', '.join(Field)}.")
    return Purpose(place.child("omschrijving").text(), MappingProxyType(dict(_needs(fields))))


def _needs(place: Place) -> list[tuple[Field, Need]]:
    found = []
    for name, one in place.members():
        need = one.word(Need)
        if name in set(Field):
            found.append((Field(name), need))
        else:
            one.complain(why_refused(name))
    return found

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The matrix names nobody and no place that the rest of the content does not have."""

from dataclasses import replace

import pytest

from kiosk.directory.reading import load_directory
from kiosk.directory.region import load_region
from kiosk.places import resources
from kiosk.policy.matrix import Matrix, Organisation, Party
from kiosk.policy.reading import load_matrix
from kiosk.publishing.policy.against_content import outside

REGION = load_region(resources() / "region.json")
DIRECTORY = load_directory(resources() / "directory", ["nl"])
MATRIX = load_matrix(resources() / "policy" / "matrix.json")
UWV = Party("uwv", suwi=True)
UWV_ID = "f7336829-0280-5c99-b01e-96ae20a744cb"


def said(matrix: Matrix) -> dict[str, str]:
    """What is said, by place."""
    return {one.pointer: one.message for one in outside(matrix, REGION, DIRECTORY, "matrix.json")}


def test_the_shipped_matrix_names_only_what_is_there() -> None:
    assert said(MATRIX) == {}


def test_a_municipality_that_the_region_does_not_have_is_a_finding() -> None:
    rules = (replace(MATRIX.rules[0], municipalities=frozenset({"utrecht", "rivierstad"})), *MATRIX.rules[1:])
    found = said(replace(MATRIX, rules=rules))
    assert found == {
        "/regels/0/gemeenten": "Geen gemeente van de regio: utrecht. Kies uit: alle, lindemeer, rivierstad, zandhoven."
    }


def test_a_party_that_the_directory_does_not_have_is_a_finding_and_one_that_lacks_too() -> None:
    parties = (MATRIX.parties | {Party("svb", suwi=True)}) - {Party("kvk", suwi=False)}
    found = said(replace(MATRIX, parties=parties))
    assert set(found) == {"/partijen/svb", "/partijen"}
    assert "heeft ook: kvk" in found["/partijen"]


@pytest.mark.parametrize(
    ("organisation", "place"),
    [
        (Organisation(UWV_ID, "UWV", UWV), None),
        (Organisation("iemand", "Iemand", UWV), "/organisaties/iemand"),
        (Organisation(UWV_ID, "UWV", Party("kvk", suwi=False)), f"/organisaties/{UWV_ID}/partij"),
    ],
)
def test_an_organisation_with_rules_of_its_own_is_as_the_directory_has_it(
    organisation: Organisation, place: str | None
) -> None:
    assert set(said(replace(MATRIX, organisations=(organisation,)))) == ({place} if place else set())


@pytest.mark.parametrize("attributes", [MATRIX.visit_attributes[1:], (*MATRIX.visit_attributes, "leeftijd")])
def test_a_visit_holds_just_what_the_matrix_names(attributes: tuple[str, ...]) -> None:
    assert set(said(replace(MATRIX, visit_attributes=attributes))) == {"/bezoekKenmerken"}

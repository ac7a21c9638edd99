# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The matrix as a workbook: there and back nothing is lost, and every fault names its cell and what to do."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl import Workbook

from kiosk.flow.workbook.sheets import sheet_of
from kiosk.places import resources
from kiosk.policy.findings import PolicyError
from kiosk.publishing.policy.columns import FACTS, SHEETS
from kiosk.publishing.policy.editing import written_xlsx
from kiosk.publishing.policy.importing import Source, read_source, source_of, written
from kiosk.publishing.policy.tables import tables_of
from tests.publishing.policy.workbooks import KINDS, SHIPPED, Cell, changed_xlsx, documents, typed, workbook

REASONS = [one.heading for one in SHEETS["regels"] if one.heading.startswith("reden ")]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["matrix", "demonstration"])
def test_the_shipped_matrices_come_back_byte_for_byte(tmp_path: Path, kind: str, name: str) -> None:
    file = resources() / "policy" / f"{name}.json"
    found = read_source(workbook(tmp_path, kind, read_source(file).document))
    assert written(found.document) == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", KINDS)
@settings(deadline=None, max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(document=documents())
def test_there_and_back_nothing_is_lost(tmp_path: Path, kind: str, document: dict[str, Any]) -> None:
    assert read_source(workbook(tmp_path, kind, document)).document == document


@settings(deadline=None, max_examples=40)
@given(document=documents())
def test_nor_is_anything_lost_among_the_sheets(document: dict[str, Any]) -> None:
    found = typed(document)
    assert found.document == document
    assert found.matrix().name == document["naam"]


def test_every_sheet_has_its_headings_first_and_every_fact_a_row() -> None:
    tables = tables_of(SHIPPED)
    assert {name: list(rows[0]) for name, rows in tables.items()} == {
        name: [one.heading for one in columns] for name, columns in SHEETS.items()
    }
    assert [row[0] for row in tables["matrix"][1:]] == list(FACTS)


def faults(source: Source) -> dict[str, str]:
    """What is said, by place."""
    with pytest.raises(PolicyError) as caught:
        source.matrix()
    assert all(one.file == source.file.name for one in caught.value.findings)
    return {one.pointer: one.message for one in caught.value.findings}


@pytest.mark.parametrize(
    ("cell", "value", "place", "said"),
    [
        (("regels", "uitkomst", 3), "mag", "regels!C3", "Kies uit: alleen-met-toestemming"),
        (("regels", "velden", 2), "naam, bsn", "regels!I2", "Een BSN gaat nooit mee"),
        (("regels", "gemeenten", 2), "Rivierstad", "regels!F2", "kleine letters"),
        (("regels", "grondslag", 4), "", "regels!J4", "staat nog niets"),
        (("regels", "einddatum", 2), "2026-02-30", "regels!N2", "geen datum"),
        (("regels", "ontvanger", 2), "niemand", "regels!G2", "Kies uit: suwi-partijen"),
        (("regels", "reden en", 11), "", "regels!Q11", "staat nog niets"),
        (("regels", "id", 3), "voorbeeld-gids-uwv", "regels!A3", "staat er al"),
        (("matrix", "waarde", 5), "misschien", "matrix!B5", "concept, vastgesteld"),
        (("matrix", "kenmerk", 2), "titel", "matrix!A2", "bestaat niet"),
        (("partijen", "suwiPartij", 2), "soms", "partijen!B2", "ja of nee"),
        (("partijen", "partij", 3), "uwv", "partijen!A3", "twee keer"),
        (("doelen", "omschrijving", 2), "", "doelen!B2", "staat nog niets"),
        (("velden", "nodig", 2), "graag", "velden!B2", "verplicht, vrijwillig"),
        (("velden", "doel", 2), "anders", "velden!A2", "niet op het blad doelen"),
    ],
)
def test_a_fault_names_its_sheet_row_and_column_and_what_to_do(cell: Cell, value: str, place: str, said: str) -> None:
    assert said in faults(typed(change=(cell, value)))[place]


@pytest.mark.parametrize("kind", KINDS)
def test_a_fault_is_found_in_a_file_as_in_its_sheets(tmp_path: Path, kind: str) -> None:
    file = workbook(tmp_path, kind, a=(("regels", "velden", 2), "naam, bsn"), b=(("regels", "grondslag", 4), None))
    found = faults(read_source(file))
    assert "Een BSN gaat nooit mee" in found["regels!I2"]
    assert "staat nog niets" in found["regels!J4"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_date_that_the_program_took_for_a_date_is_that_date(tmp_path: Path, kind: str) -> None:
    file = workbook(tmp_path, kind, change=(("regels", "einddatum", 2), date(2028, 2, 29)))
    assert read_source(file).document["regels"][0]["einddatum"] == "2028-02-29"


def test_a_heading_that_is_not_there_and_one_too_many_are_findings() -> None:
    found = faults(typed(change=(("regels", "bron", 1), "bronnen")))
    assert "De kolom 'bron' ontbreekt" in found["regels!A1"]
    assert "De kolom 'bronnen' bestaat niet" in found["regels!K1"]


def test_rules_over_each_other_are_told_at_the_second() -> None:
    source = typed(a=(("regels", "rol", 3), "gids"), b=(("regels", "kanaal", 3), "medewerker"))
    assert "zeggen op dezelfde dagen hetzelfde" in faults(source)["regels!A3"]


def test_a_file_without_a_sheet_says_how_to_begin(tmp_path: Path) -> None:
    file = tmp_path / "leeg.xlsx"
    Workbook().save(file)
    assert "kiosk policy export" in faults(read_source(file))["regels"]


def test_what_is_no_workbook_is_told_and_a_fault_of_a_cell_as_well(tmp_path: Path) -> None:
    file = tmp_path / "matrix.xlsx"
    file.write_bytes(b"geen werkmap")
    with pytest.raises(PolicyError, match=r"^matrix\.xlsx matrix\.xlsx: .*werkmap"):
        read_source(file)
    content = changed_xlsx(written_xlsx(SHIPPED), "regels", "bron", 2, "=1+1")
    file.write_bytes(content)
    with pytest.raises(PolicyError, match="regels!K2: Hier staat een formule"):
        read_source(file)


def test_what_a_sheet_does_not_say_at_all_is_told_at_the_first_cell() -> None:
    tables = dict(tables_of(SHIPPED))
    tables["matrix"] = [row for row in tables["matrix"] if row[0] != "datum"]
    source = source_of(Path("matrix.xlsx"), {name: sheet_of(name, rows, []) for name, rows in tables.items()})
    assert "geen datum" in faults(source)["matrix!A1"]


def test_a_prohibition_without_its_reason_is_told_in_words_for_a_sheet() -> None:
    found = faults(typed(SHIPPED, **{f"at{at}": (("regels", heading, 11), "") for at, heading in enumerate(REASONS)}))
    assert "Een verbod heeft een reden voor de bezoeker" in found["regels!O11"]
    found = faults(typed(change=(("regels", "gemeenten", 2), "")))
    assert found["regels!F2"] == "Hier staat nog niets. Vul het in."

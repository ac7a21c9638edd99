# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The figures as CSV: complete, protected, and harmless in a spreadsheet."""

import csv
from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.reports.figures import MonthFigures, Row
from kiosk.reports.month_csv import COLUMNS, guarded, month_csv
from tests.reports.months import PLACES, busy_month, empty_month, month_of


def rows_of(figures: MonthFigures) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(month_csv(figures), newline=""), delimiter=";"))


def find(figures: MonthFigures, subject: str, **fields: str) -> dict[str, str]:
    wanted = {"onderwerp": subject, **fields}
    (row,) = [row for row in rows_of(figures) if wanted.items() <= row.items()]
    return row


def test_every_row_says_which_definitions_region_and_month_it_has() -> None:
    assert {(row["definitieversie"], row["regio"], row["maand"]) for row in rows_of(busy_month())} == {
        ("2", "Rivierenmond", "2026-11")
    }


def test_a_figure_is_one_row() -> None:
    row = find(busy_month(), "taal", code="ar")
    assert (row["omschrijving"], row["aantal"], row["toelichting"]) == ("Arabisch", "37", "")


def test_a_small_number_and_the_one_that_would_give_it_away_are_empty() -> None:
    small, withheld = (find(busy_month(), "bezoekerstype", code=code) for code in ("onbekend", "werkgever"))
    assert (small["aantal"], small["toelichting"]) == ("", "<5")
    assert (withheld["aantal"], withheld["toelichting"]) == ("", "verborgen")


def test_the_crossed_table_has_a_row_for_each_place_and_theme() -> None:
    crossed = [row for row in rows_of(busy_month()) if row["onderwerp"] == "inlooppunt en thema"]
    assert len(crossed) == 30
    assert find(busy_month(), "inlooppunt en thema", inlooppunt="zandhoven-bibliotheek", code="EW03")["aantal"] == "11"


def test_coverage_is_in_it() -> None:
    received = [row["aantal"] for row in rows_of(busy_month()) if row["onderwerp"] == "ontvangen weken"]
    assert received == ["8", "3", "4"]


def test_an_empty_month_says_zero_and_a_tiny_one_says_too_few() -> None:
    assert find(empty_month(), "bezoeken")["aantal"] == "0"
    tiny = month_of({code: (1 if code == "rivierstad-centrum" else 0,) + (0,) * 9 for code in PLACES})
    assert find(tiny, "bezoeken")["toelichting"] == "<5"
    assert find(tiny, "thema")["toelichting"] == "te weinig bezoeken"
    assert "1" not in {row["aantal"] for row in rows_of(tiny)}


def test_it_is_rfc_4180_with_a_semicolon() -> None:
    text = month_csv(busy_month())
    assert text.split("\r\n")[0] == ";".join(COLUMNS)
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t=", "\r=", "\n+", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\x00="]
)
def test_a_name_never_starts_a_formula(start: str) -> None:
    evil = f"{start}HYPERLINK(0)"
    figures = busy_month()
    parties = (Row("x", evil, figures.visits),)
    row = find(replace(figures, region=evil, parties=parties), "bestemming")
    assert row["omschrijving"].startswith("'")
    assert row["regio"].startswith("'")


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_whatever_a_name_holds_it_stays_one_harmless_field(name: str) -> None:
    field = guarded(name)
    target = StringIO()
    csv.writer(target, delimiter=";", lineterminator="\r\n").writerow([field, "x"])
    assert list(csv.reader(StringIO(target.getvalue(), newline=""), delimiter=";")) == [[field, "x"]]
    assert not field.startswith(("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20"))

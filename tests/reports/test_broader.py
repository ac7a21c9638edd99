# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is told broadly has a row of its own with plain words, and nothing is said of it that it does not say."""

from dataclasses import replace

import pypdfium2  # type: ignore[import-untyped]  # the package has no types
import pytest

from kiosk import places
from kiosk.reports import charts
from kiosk.reports.broader import LATER, MERGED, REST, UNTOLD, aligned, broader_rows, cell_rows, group_names
from kiosk.reports.figures import MonthFigures, Row, month_name, total, week_rows
from kiosk.reports.month_csv import month_csv
from kiosk.reports.month_report import draw_month_report
from kiosk.reports.month_words import summary
from kiosk.reports.suppression import SafeRow, protect
from kiosk.wire.period import weeks_of
from tests.reports.months import busy_month
from tests.visits.anonymity.quarters import shipped

NAMES = {"overdag": "Ochtend of middag"}


def with_types(*rows: Row) -> MonthFigures:
    figures = replace(busy_month(), visitor_types=rows)
    assert total(rows) == figures.visits
    return figures


def test_groups_what_was_merged_and_what_was_not_told_have_a_row_where_they_count() -> None:
    assert broader_rows({"overdag": 7, "*": 9}, NAMES, 5, LATER) == (
        Row("overdag", "Ochtend of middag", 7, broad=True),
        Row("*", MERGED, 9, broad=True),
        Row(UNTOLD, LATER, 5, broad=True),
    )
    assert broader_rows({}, NAMES, 0, REST) == ()


def test_the_groups_of_the_shipped_rules_have_dutch_names() -> None:
    names = group_names(shipped())
    assert names["taal"]["niet-nederlands"] == "Niet-Nederlands"
    assert names["thema"] == {}


def test_a_part_is_shown_in_the_rows_of_the_whole() -> None:
    whole = (Row("a", "A", 3), Row("b", "B", 4), Row("*", MERGED, 5, broad=True))
    assert aligned([Row("b", "B", 4)], whole) == (Row("a", "A", 0), Row("b", "B", 4), Row("*", MERGED, 0, broad=True))


def test_busy_hours_stand_in_the_order_of_the_week_and_what_was_merged_last() -> None:
    rows = cell_rows({"*": 6, "di.ochtend": 5, "ma.avond": 7, "ma.ochtend": 8})
    assert [row.label for row in rows] == ["maandagochtend", "maandagavond", "dinsdagochtend", MERGED]


def test_questions_stand_by_their_names() -> None:
    assert [row.label for row in cell_rows({"woonplaats": 5, "doel": 6})] == ["doel", "woonplaats"]


def test_the_largest_is_named_with_at_least_where_some_are_told_broadly() -> None:
    rows = (Row("werkzoekende", "Werkzoekende", 250), Row("werkende", "Werkende", 61), Row("*", MERGED, 50, broad=True))
    assert "De grootste groep bezoekers: werkzoekende (minstens 250)." in summary(protect(with_types(*rows)))


@pytest.mark.parametrize(
    "rows",
    [
        (Row("werkzoekende", "Werkzoekende", 150), Row("werkende", "Werkende", 111), Row("*", MERGED, 100, broad=True)),
        (Row("werkzoekende", "Werkzoekende", 61), Row("*", MERGED, 300, broad=True)),
    ],
)
def test_no_largest_is_named_that_what_is_told_broadly_could_undo(rows: tuple[Row, ...]) -> None:
    assert "De grootste groep" not in summary(protect(with_types(*rows)))


def test_what_is_told_broadly_always_has_room_in_a_chart() -> None:
    rows = [SafeRow(f"v{at}", f"V{at}", 9) for at in range(8)] + [SafeRow("*", MERGED, 9, broad=True)]
    assert [row.code for row in charts._most_telling(rows, 4)] == ["v0", "v1", "v2", "*"]


def test_that_nobody_was_counted_is_no_nought_where_some_are_told_broadly() -> None:
    exact, none, broad = SafeRow("a", "A", 9), SafeRow("b", "B", 0), SafeRow("*", MERGED, 9, broad=True)
    assert [charts._known((exact, none, broad), at) for at in range(3)] == [9, None, 9]
    assert charts._known((exact, none, replace(broad, count=0)), 1) == 0
    assert charts._known(None, 0) is None


def a_quarter() -> MonthFigures:
    figures = busy_month()
    counts = dict(zip(weeks_of("2026-Q4"), [26] * 12 + [24, 25], strict=True))
    return replace(
        figures,
        month="2026-Q4",
        weeks=week_rows("2026-Q4", counts),
        tables={"drukte": cell_rows({"ma.ochtend": 30, "*": 6}), "niets-past-bij": cell_rows({"doel": 3})},
        loss=420,
    )


def test_a_quarter_is_named_in_words_and_its_weeks_by_number() -> None:
    assert month_name("2026-Q4") == "vierde kwartaal van 2026"
    assert [row.label for row in week_rows("2026-Q4", {})][:2] == ["40", "41"]
    assert [row.label for row in week_rows("2026-11", {})][:2] == ["week 45", "week 46"]


def test_the_tables_of_a_quarter_and_the_loss_are_in_the_csv_without_small_numbers() -> None:
    lines = month_csv(a_quarter()).splitlines()
    told = [
        line.split(";", 3)[3] for line in lines if "drukte" in line or "niets-past-bij" in line or "verlies" in line
    ]
    assert told == [
        "drukte;;;ma.ochtend;maandagochtend;30;",
        "drukte;;;*;Samengevoegd;6;",
        "niets-past-bij;;;doel;doel;;<5",
        "verlies;;;;Verlies aan detail, in duizendsten;420;",
    ]


def test_the_report_of_a_quarter_says_that_it_is_one() -> None:
    pdf = pypdfium2.PdfDocument(draw_month_report(a_quarter(), places.resources() / "fonts"))
    assert pdf.get_metadata_value("Title") == "Kwartaalrapport vierde kwartaal van 2026, regio Rivierenmond"
    page = pdf[0].get_textpage().get_text_bounded()
    assert "Vierde kwartaal van 2026" in page
    assert "week 40 tot en met 53" in page


def test_the_report_of_a_quarter_shows_when_visits_began_and_where_nothing_fits() -> None:
    pdf = pypdfium2.PdfDocument(draw_month_report(a_quarter(), places.resources() / "fonts"))
    pages = [page.get_textpage().get_text_bounded() for page in pdf]
    assert [f"Pagina {number} van 3" in page for number, page in enumerate(pages, 1)] == [True] * 3
    for said in ("Wanneer bezoeken begonnen", "maandagochtend", "Samengevoegd", "Niets past: bij welke vraag", "< 5"):
        assert said in pages[2]
    month = pypdfium2.PdfDocument(draw_month_report(busy_month(), places.resources() / "fonts"))
    assert len(month) == 2

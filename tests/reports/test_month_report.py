# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The month report on paper: what it says, and what it never says."""

import tomllib
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # the package has no types
import pytest
from PIL import ImageOps
from pypdf import PdfReader

from kiosk.places import resources
from kiosk.reports import labels, sheet
from kiosk.reports.figures import Coverage, MonthFigures, Row, every_row
from kiosk.reports.month_report import draw_month_report
from kiosk.reports.month_words import coverage, period, summary
from kiosk.reports.suppression import protect
from tests.reports.months import busy_month, empty_month, month_of

FONTS = resources() / "fonts"
TINY = {"rivierstad-centrum": (1, 1, 0, 0, 0, 0, 1, 0, 0, 0)}


def crowded_month() -> MonthFigures:
    """More of everything than fits: many places with long names, all organisations, all languages, five weeks."""
    table = {f"plek-{at:02d}": tuple((at * 7 + theme * 5) % 23 for theme in range(10)) for at in range(14)}
    month = month_of(table)
    return replace(
        month,
        month="2026-12",
        region="Zuid-Kennemerland en IJmond en alles daaromheen en nog wat",
        weeks=tuple(Row(f"2026-W{week}", f"week {week}", month.visits if week == 50 else 0) for week in range(49, 54)),
        parties=_spread(labels.PARTIES, month.visits),
        languages=_spread(labels.LANGUAGES, month.visits),
        locations=tuple(replace(place, name=f"Bibliotheek en dorpshuis {place.code}") for place in month.locations),
        coverage=tuple(Coverage(place.code, f"Dorpshuis {place.code}", 3, 5) for place in month.locations),
    )


def _spread(names: labels.Labels, visits: int) -> tuple[Row, ...]:
    counts = dict.fromkeys(names, 6)
    counts[next(iter(names))] = visits - 6 * (len(names) - 1)
    return every_row(names, counts)


def pages_of(figures: MonthFigures) -> list[str]:
    document = pypdfium2.PdfDocument(draw_month_report(figures, FONTS))
    return [" ".join(str(page.get_textpage().get_text_range()).split()) for page in document]


def test_the_report_says_region_month_period_totals_and_version_of_the_definitions() -> None:
    first, second = pages_of(busy_month())
    for words in ("Regio Rivierenmond", "November 2026", "2 tot en met 29 november", "361 bezoeken afgerond", "452"):
        assert words in first
    assert "definities versie 2" in second
    assert "Gemaakt op 2 december 2026" in second


def test_every_breakdown_is_on_it() -> None:
    text = " ".join(pages_of(busy_month()))
    for name in ("Thema", "Bezoeken per week", "Bezoekerstype", "Uitkomst", "Inlooppunt", "Eerste bestemming", "Taal"):
        assert name in text
    for name in ("Hulpmiddelen", "Duur van het bezoek", "Thema per inlooppunt", "Kleine aantallen"):
        assert name in text


def test_a_small_number_is_never_on_it() -> None:
    rows = every_row(labels.AIDS, {"geen": 354, "spraak": 4, "contrast": 3})
    text = " ".join(pages_of(replace(busy_month(), aids=rows)))
    assert "Voorlezen < 5 Grote tekst 0 Hoog contrast < 5" in text


def test_incomplete_coverage_is_said_in_words() -> None:
    assert "15 van de 16 weekleveringen" in pages_of(busy_month())[0]


def test_an_empty_month_says_so_on_one_page() -> None:
    (page,) = pages_of(empty_month())
    assert "In november 2026 zijn er geen bezoeken afgerond." in page
    assert "12 weekleveringen" in page


def test_an_empty_month_in_which_somebody_began_says_that_too() -> None:
    (page,) = pages_of(replace(empty_month(), counters=every_row(labels.COUNTERS, {"begonnen": 9, "gestopt": 9})))
    assert "Er is wel 9 keer begonnen." in page


def test_a_month_with_fewer_than_five_visits_shows_nothing_else() -> None:
    (page,) = pages_of(month_of(TINY))
    assert "minder dan 5 bezoeken" in page
    assert "Bemiddeling" not in page


@pytest.mark.parametrize("figures", [busy_month(), crowded_month()], ids=["busy", "crowded"])
def test_two_pages_hold_everything_within_the_margins(figures: MonthFigures) -> None:
    document = pypdfium2.PdfDocument(draw_month_report(figures, FONTS))
    assert len(document) == 2
    for page in document:
        picture = ImageOps.invert(page.render(scale=1).to_pil().convert("L"))
        below_the_band = picture.crop((0, 125, *picture.size))
        box = below_the_band.getbbox()
        assert box is not None
        assert box[0] >= 40
        assert box[2] <= 556
        assert box[3] + 125 <= 842 - 22
        gap_above_the_footer = picture.crop((0, 842 - 47, 595, 842 - 42))
        assert gap_above_the_footer.getbbox() is None


def test_what_does_not_fit_is_counted() -> None:
    text = " ".join(pages_of(crowded_month()))
    assert "en 7 andere inlooppunten: zie het CSV-bestand" in text
    assert "en nog 11 inlooppunten" in text


def test_the_same_figures_give_the_same_bytes() -> None:
    assert draw_month_report(busy_month(), FONTS) == draw_month_report(busy_month(), FONTS)


def test_the_document_has_a_title_and_a_language() -> None:
    reader = PdfReader(BytesIO(draw_month_report(busy_month(), FONTS)))
    assert reader.metadata is not None
    assert reader.metadata.title == "Maandrapport november 2026, regio Rivierenmond"
    assert str(reader.root_object["/Lang"]) == "nl-NL"


def test_the_summary_names_the_most_only_where_that_says_nothing_about_a_hidden_number() -> None:
    assert "Het thema Bemiddeling kwam het meest voor: 86 keer." in summary(protect(busy_month()))
    rows = every_row(labels.VISITOR_TYPES, {"werkzoekende": 100, "werkende": 98, "werkgever": 161, "onbekend": 2})
    narrow = summary(protect(replace(busy_month(), visitor_types=rows)))
    assert "groep bezoekers: werkgever (161)" in narrow
    even = every_row(labels.VISITOR_TYPES, {"werkzoekende": 179, "werkende": 180, "onbekend": 2})
    assert "groep bezoekers" not in summary(protect(replace(busy_month(), visitor_types=even)))


def test_every_text_of_the_report_stands_out_from_its_ground() -> None:
    colours = tomllib.loads((Path(sheet.__file__).with_name("palette.toml")).read_text("utf-8"))
    for text, ground in (
        *(("ink", ground) for ground in ("paper", "wash", "heat")),
        *(("inkSoft", ground) for ground in ("paper", "wash")),
        *((text, "band") for text in ("onBand", "onBandSoft")),
        ("band", "wash"),
    ):
        assert _contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
    assert _contrast(colours["bar"], colours["track"]) >= 3


def _contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_complete_coverage_is_said_and_so_is_none_at_all() -> None:
    assert coverage(protect(empty_month())).startswith("Volledig: alle 12")
    assert "geen zuil" in coverage(protect(replace(busy_month(), coverage=())))


@pytest.mark.parametrize(
    ("month", "words"),
    [
        ("2026-11", "week 45 tot en met 48: 2 tot en met 29 november"),
        ("2026-12", "week 49 tot en met 53: 30 november tot en met 3 januari"),
    ],
)
def test_the_period_is_said_in_weeks_and_days(month: str, words: str) -> None:
    assert period(month) == words

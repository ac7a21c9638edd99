# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The month report as PDF: at most two A4 pages in Dutch that a coordinator shows to the council.

It takes the figures as counted and protects them itself, so that no caller can forget to.
"""

from pathlib import Path

from kiosk.reports import charts
from kiosk.reports.cell_network import Hidden
from kiosk.reports.definitions import definitions_of
from kiosk.reports.figures import MonthFigures, month_name
from kiosk.reports.labels import MONTHS
from kiosk.reports.month_words import coverage, period, small_numbers, summary, without_visits
from kiosk.reports.sheet import COLUMN, HEIGHT, INNER, MARGIN, RIGHT_COLUMN, WIDTH, Align, Box, Ink, Sheet
from kiosk.reports.suppression import Breakdown, SafeMonth, SafeRow, Shown, protect
from kiosk.reports.tagging import Tag
from kiosk.reports.typeface import typefaces
from kiosk.reports.typesetting import Style
from kiosk.wire.period import PeriodKind, kind_of
from kiosk.wire.visit_class import NOTHING_FITS_REASONS, RATINGS, CounterName

_KICKER = Style(9.5, bold=True)
_TITLE = Style(25, bold=True)
_MONTH = Style(13)
_FIGURE = Style(25, bold=True)
_LEAD = Style(10.5, leading=15.5)
_BODY = Style(8.6, leading=12.2)
_FOOT = Style(7.4)
_TERM = Style(8, bold=True)
_MEANING = Style(8, leading=10.6)
_APART = (("drukte", "Wanneer bezoeken begonnen"), ("niets-past-bij", "Niets past: bij welke vraag"))
"""The tables of a quarter, each in a column of its own, and their titles."""
_MOST_PLACES = 8
"""Inlooppunten in the table; the CSV has them all."""


def draw_month_report(figures: MonthFigures, fonts: Path) -> bytes:
    """The report as PDF; the same figures give the same bytes.

    ValueError when the figures do not add up; FontError when a font is missing from the folder `fonts`.
    """
    safe = protect(figures)
    with typefaces(fonts) as faces:
        kind = "Kwartaalrapport" if kind_of(safe.month) is PeriodKind.QUARTER else "Maandrapport"
        title = f"{kind} {month_name(safe.month)}, regio {safe.region}"
        return _Report(Sheet(faces, title, "Bezoeken aan de zuilen van het Werkcentrum"), safe).pdf()


class _Report:
    """One report on its way onto the sheets."""

    def __init__(self, sheet: Sheet, safe: SafeMonth) -> None:
        self._sheet = sheet
        self._safe = safe

    def pdf(self) -> bytes:
        if self._safe.visits == 0 or isinstance(self._safe.visits, Hidden):
            self._without_visits()
        else:
            self._first_page(self._safe.visits)
            self._sheet.next_page()
            self._second_page(self._safe.visits)
            if self._apart:
                self._sheet.next_page()
                self._third_page()
        return self._sheet.pdf.finished()

    def _without_visits(self) -> None:
        self._band()
        self._sheet.fill(Box(MARGIN, 152, INNER, 84), Ink.WASH, 6)
        self._sheet.paragraph(without_visits(self._safe), MARGIN + 20, 188, INNER - 40, Style(15, bold=True))
        y = self._paragraph("Hoe volledig is dit?", coverage(self._safe), Box(MARGIN, 262, INNER, 0))
        self._definitions(y + 14)
        self._footer(1, 1)

    def _first_page(self, visits: int) -> None:
        self._band()
        y = self._key_figures(146)
        if said := summary(self._safe):
            y = self._sheet.paragraph(said, MARGIN, y + 28, INNER, _LEAD)
        y += 16
        under = self._bars("Thema", self._safe.themes, Box(MARGIN, y, COLUMN, 230), visits)
        weeks = Box(RIGHT_COLUMN, y, COLUMN, max(120.0, under - y - 6))
        charts.columns(self._sheet, "Bezoeken per week", self._safe.weeks, weeks, self._least)
        y = max(under, y + 120) + 24
        left = self._bars("Bezoekerstype", self._safe.visitor_types, Box(MARGIN, y, COLUMN, 130), visits)
        right = self._bars("Uitkomst", self._safe.outcomes, Box(RIGHT_COLUMN, y, COLUMN, 130), visits)
        y = max(left, right) + 24
        self._bars("Inlooppunt", self._places(), Box(MARGIN, y, COLUMN, HEIGHT - y - 50), visits)
        self._paragraph("Hoe volledig is dit?", coverage(self._safe), Box(RIGHT_COLUMN, y, COLUMN, 0))
        self._footer(1, self._pages)

    def _second_page(self, visits: int) -> None:
        top = 48.0
        left = self._bars("Eerste bestemming", self._safe.parties, Box(MARGIN, top, COLUMN, 246), visits)
        right = self._bars("Taal", self._safe.languages, Box(RIGHT_COLUMN, top, COLUMN, 130), visits)
        right = self._bars("Hulpmiddelen", self._safe.aids, Box(RIGHT_COLUMN, right + 22, COLUMN, 114), visits)
        y = max(left, right) + 22
        left = self._bars("Duur van het bezoek", self._safe.lengths, Box(MARGIN, y, COLUMN, 152), visits)
        right = self._paragraph("Kleine aantallen", small_numbers(self._safe), Box(RIGHT_COLUMN, y, COLUMN, 0))
        if told := self._told():
            right = self._paragraph("Wat bezoekers zeiden", told, Box(RIGHT_COLUMN, right + 14, COLUMN, 0))
        y = self._crossed(max(left, right) + 14)
        self._definitions(y + 14)
        self._footer(2, self._pages)

    def _third_page(self) -> None:
        """What is counted apart from every visit: no bar here says anything of another page."""
        for (subject, title), left in zip(_APART, (MARGIN, RIGHT_COLUMN), strict=True):
            if rows := self._safe.tables.get(subject):
                counted = sum(row.count for row in rows if isinstance(row.count, int))
                self._bars(title, rows, Box(left, 48.0, COLUMN, HEIGHT - 120), counted)
        self._footer(3, self._pages)

    @property
    def _apart(self) -> bool:
        return any(self._safe.tables.get(subject) for subject, _ in _APART)

    @property
    def _pages(self) -> int:
        return 3 if self._apart else 2

    @property
    def _least(self) -> int:
        return self._safe.minimum

    def _bars(self, title: str, rows: Breakdown, box: Box, visits: int) -> float:
        return charts.bars(self._sheet, title, rows, box, visits, self._least)

    def _places(self) -> Breakdown:
        if self._safe.locations is None:
            return None
        return tuple(SafeRow(place.code, place.name, place.visits) for place in self._safe.locations)

    def _band(self) -> None:
        sheet = self._sheet
        sheet.fill(Box(0, 0, WIDTH, 116), Ink.BAND)
        sheet.fill(Box(0, 116, WIDTH, 4), Ink.ACCENT)
        sheet.text("Werkcentrum: bezoeken aan de zuilen", MARGIN, 40, _KICKER, Ink.ON_BAND_SOFT)
        with sheet.pdf.inside(sheet.pdf.tree.add(Tag.H1)):
            sheet.fitted(f"Regio {self._safe.region}", MARGIN, 70, _TITLE, Ink.ON_BAND)
        name = month_name(self._safe.month)
        wide = sheet.text(name[0].upper() + name[1:], MARGIN, 94, Style(13, bold=True), Ink.ON_BAND)
        sheet.text(period(self._safe.month), MARGIN + wide + 10, 94, Style(10), Ink.ON_BAND_SOFT)

    def _key_figures(self, top: float) -> float:
        wide = (INNER - 3 * 12) / 4
        for at, (number, label, note) in enumerate(self._keys()):
            left = MARGIN + at * (wide + 12)
            self._sheet.fill(Box(left, top, wide, 78), Ink.WASH, 5)
            self._sheet.fill(Box(left, top, 3, 78), Ink.ACCENT)
            figure = charts.shown(number, self._least)
            body = self._sheet.pdf.tree.item().add(Tag.BODY)
            for text, style, under, ink in (
                (figure, _FIGURE, 34, Ink.BAND),
                (label, _TERM, 52, Ink.INK),
                (note, _FOOT, 66, Ink.SOFT),
            ):
                with self._sheet.pdf.inside(body.add(Tag.PARAGRAPH)):
                    self._sheet.put(self._sheet.line_of(text, style, wide - 20), left + 14, top + under, ink)
        return top + 78

    def _keys(self) -> list[tuple[Shown, str, str]]:
        count = {row.code: row.count for row in self._safe.counters or ()}
        visits, begun = self._safe.visits, count.get(CounterName.STARTED, Hidden.WITHHELD)
        share = ""
        if isinstance(visits, int) and isinstance(begun, int) and begun:
            share = f"{charts.percent(visits, begun)} van wie begon"
        gone = [
            f"{charts.shown(count.get(code, Hidden.WITHHELD), self._least)} {word}"
            for code, word in ((CounterName.STOPPED, "gestopt"), (CounterName.IDLED, "weggelopen"))
        ]
        return [
            (visits, "bezoeken afgerond", share),
            (begun, "keer begonnen", ", ".join(gone)),
            (
                count.get(CounterName.GUIDE_CALLED, Hidden.WITHHELD),
                "keer de gids gevraagd",
                "met de knop Vraag de gids",
            ),
            (count.get(CounterName.NOTHING_FITS, Hidden.WITHHELD), "keer ‘niets past’", "bij de uitkomst"),
        ]

    def _told(self) -> str:
        """How visitors rated their visit and why nothing fitted, as far as they said it; '' when nobody did."""
        rows = {row.code: row for row in self._safe.counters or () if row.count != 0}
        sentences = []
        for start, codes in (("Na afloop", RATINGS), ("Niets past", NOTHING_FITS_REASONS)):
            said = [
                f"{rows[code].label.removeprefix('Niets past: ').lower()} {charts.shown(rows[code].count, self._least)}"
                for code in codes
                if code in rows
            ]
            if said:
                sentences.append(f"{start}: {', '.join(said)}.")
        return " ".join(sentences)

    def _crossed(self, y: float) -> float:
        places = self._safe.locations
        if places is None or self._safe.themes is None or all(place.themes is None for place in places):
            y = charts.heading(self._sheet, "Thema per inlooppunt", MARGIN, y, INNER)
            return self._sheet.paragraph("Te weinig bezoeken om te verdelen.", MARGIN, y + 8, INNER, _BODY, Ink.SOFT)
        names = [row.label for row in self._safe.themes]
        drawn = places if len(places) <= _MOST_PLACES else places[: _MOST_PLACES - 1]
        box = Box(MARGIN, y, INNER, 0)
        y = charts.heat_table(self._sheet, "Thema per inlooppunt", drawn, names, box, self._least)
        if len(drawn) < len(places):
            rest = f"en {len(places) - len(drawn)} andere inlooppunten: zie het CSV-bestand"
            self._sheet.text(rest, MARGIN, y + 11, _BODY, Ink.SOFT)
            y += 14
        return y

    def _paragraph(self, title: str, text: str, box: Box) -> float:
        y = charts.heading(self._sheet, title, box.left, box.top, box.width)
        return self._sheet.paragraph(text, box.left, y + 8, box.width, _BODY)

    def _definitions(self, y: float) -> float:
        version = self._safe.definitions
        y = charts.heading(self._sheet, f"Wat de woorden betekenen (definities versie {version})", MARGIN, y, INNER) + 8
        for definition in definitions_of(version):
            item = self._sheet.pdf.tree.item()
            with self._sheet.pdf.inside(item.add(Tag.LABEL)):
                self._sheet.text(definition.term, MARGIN, y, _TERM)
            with self._sheet.pdf.inside(item.add(Tag.BODY)):
                y = self._sheet.paragraph(definition.meaning, MARGIN + 110, y, INNER - 110, _MEANING, Ink.SOFT)
            y += 1.6
        return y

    def _footer(self, page: int, pages: int) -> None:
        """It is read once: only there does it say when the report was made."""
        made = self._safe.made_on
        day = f"{made.day} {MONTHS[made.month - 1]} {made.year}"
        text = f"Regio {self._safe.region}, {month_name(self._safe.month)}. Gemaakt op {day}."
        self._sheet.rule(MARGIN, HEIGHT - 40, INNER)
        definitions = f"Definities versie {self._safe.definitions}. Pagina {page} van {pages}"
        with self._sheet.pdf.inside(None):
            taken = self._sheet.text(definitions, MARGIN + INNER, HEIGHT - 27, _FOOT, Ink.SOFT, Align.RIGHT)
        with self._sheet.pdf.inside(self._sheet.pdf.tree if page == pages else None):
            self._sheet.put(self._sheet.line_of(text, _FOOT, INNER - taken - 12), MARGIN, HEIGHT - 27, Ink.SOFT)

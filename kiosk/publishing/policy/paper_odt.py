# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A paper as OpenDocument text, to fill in further: the same words as on the PDF, with real headings and tables."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO

from odfdo import Cell as OdtCell
from odfdo import Column, Document, Element, Header, List, Paragraph, Row, Style, StyleMasterPage, Table

from kiosk.publishing.policy.paper import Bullets, Cell, Facts, Heading, Paper, Part, Signatures, Tone
from kiosk.publishing.policy.paper import Paragraph as Sentences
from kiosk.publishing.policy.paper import Table as Rows

_INK, _BAND, _LINE, _WASH = "#14223B", "#0C4A5B", "#D5DAE0", "#F3F6F6"
_TONES = {Tone.GOOD: "#8CC4BC", Tone.ASK: "#F2B441", Tone.STOP: _BAND}
_ON_STOP = "#FFFFFF"
_WIDTH_CM = 17.0
_LABELS = (30.0, 70.0)
_ROOM = "\n\n"


def written_odt(paper: Paper) -> bytes:
    """The paper as .odt: every page says that it is a draft while it is one."""
    document = Document("text")
    document.body.clear()
    styles = _Styles(document)
    for text, style in ((paper.kicker, "soort"), (paper.title, "titel"), (paper.edition, "stil")):
        document.body.append(Paragraph(text, style=style))
    for number, part in enumerate(paper.parts):
        for element in _elements(part, styles, number):
            document.body.append(element)
    _on_every_page(document, paper)
    _described(document, paper)
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def _described(document: Document, paper: Paper) -> None:
    """No word of who made it when: the paper says itself which data it is of."""
    meta = document.meta
    meta.title, meta.language = paper.title, "nl-NL"
    meta.creator, meta.generator = "Werkcentrum", "Werkcentrum kiosk"
    meta.creation_date = meta.date = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)


def _on_every_page(document: Document, paper: Paper) -> None:
    said = " · ".join(filter(None, (paper.draft, paper.title)))
    for master in document.get_styles("master-page"):
        assert isinstance(master, StyleMasterPage), master  # noqa: S101 - they are what was asked for
        master.set_page_header(Paragraph(said, style="kop"))
        master.set_page_footer(Paragraph(paper.edition, style="voet"))


class _Styles:
    """The looks of the paper, each inserted once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._known: set[str] = set()
        for name, size, bold, colour in (
            ("soort", "10pt", True, _BAND),
            ("titel", "22pt", True, _BAND),
            ("stil", "9pt", False, "#4A556B"),
            ("zin", "10pt", False, _INK),
            ("vet", "9pt", True, _INK),
            ("cel", "9pt", False, _INK),
            ("wit", "9pt", False, _ON_STOP),
        ):
            self._paragraph(name, size, colour, bold=bold, automatic=True)
        self._paragraph("kop", "9pt", _BAND, bold=True, automatic=False)
        self._paragraph("voet", "8pt", "#4A556B", bold=False, automatic=False)

    def ground(self, colour: str) -> str:
        """A cell on this colour."""
        name = f"vlak{colour.removeprefix('#')}"
        if name not in self._known:
            style = Style("table-cell", name=name, background_color=colour, padding="0.1cm")
            style.set_properties({"fo:border-bottom": f"0.5pt solid {_LINE}"}, area="table-cell")
            self._insert(style, name)
        return name

    def column(self, share: float) -> str:
        """A column of this share of the width, in percent."""
        name = f"deel{share * 10:.0f}"
        if name not in self._known:
            self._insert(Style("table-column", name=name, width=f"{_WIDTH_CM * share / 100:.2f}cm"), name)
        return name

    def table(self) -> str:
        """A table over the whole width."""
        if "blok" not in self._known:
            style = Style("table", name="blok")
            properties = {
                "style:width": f"{_WIDTH_CM}cm",
                "table:align": "left",
                "fo:margin-bottom": "0.35cm",
                "fo:margin-top": "0.1cm",
            }
            style.set_properties(properties, area="table")
            self._insert(style, "blok")
        return "blok"

    def _paragraph(self, name: str, size: str, colour: str, *, bold: bool, automatic: bool) -> None:
        style = Style("paragraph", name=name, area="text", size=size, color=colour, bold=bold)
        style.set_properties({"fo:font-family": "Noto Sans"}, area="text")
        style.set_properties({"fo:margin-bottom": "0.1cm"}, area="paragraph")
        self._document.insert_style(style, automatic=automatic)

    def _insert(self, style: Style, name: str) -> None:
        self._document.insert_style(style, automatic=True)
        self._known.add(name)


def _elements(part: Part, styles: _Styles, number: int) -> Iterator[Element]:
    match part:
        case Heading():
            yield Header(part.level, part.text)
        case Sentences():
            yield Paragraph(part.text, style="stil" if part.quiet else "zin")
        case Bullets():
            yield List(list(part.lines))
        case Rows():
            shares = [100 * one / sum(part.widths) for one in part.widths]
            rows = [[Cell(text) for text in part.headings], *part.rows]
            yield _table(f"tabel{number}", shares, rows, styles, bold_first_row=True)
        case Facts():
            yield from _facts(part, styles, number)
        case Signatures():
            yield from _signatures(part, styles)


def _facts(part: Facts, styles: _Styles, number: int) -> Iterator[Element]:
    if part.title:
        yield Header(3, " - ".join(filter(None, (part.title, part.mark.text))))
    rows = [[Cell(name), Cell(text)] for name, text in part.rows]
    yield _table(f"tabel{number}", _LABELS, rows, styles, bold_first_row=False)


def _signatures(part: Signatures, styles: _Styles) -> Iterator[Element]:
    yield Paragraph(part.intro, style="zin")
    for at, person in enumerate(part.people):
        yield Header(3, person)
        rows = [[Cell(label), Cell("")] for label in ("Naam", "Datum", f"Handtekening{_ROOM}")]
        yield _table(f"tekenen{at}", _LABELS, rows, styles, bold_first_row=False)


def _table(
    name: str, shares: Sequence[float], rows: Sequence[Sequence[Cell]], styles: _Styles, *, bold_first_row: bool
) -> Table:
    table = Table(name, style=styles.table())
    for share in shares:
        table.append(Column(style=styles.column(share)))
    for number, cells in enumerate(rows):
        heads = bold_first_row and number == 0
        row = Row()
        for at, cell in enumerate(cells):
            bold = heads or (not bold_first_row and at == 0)
            row.append_cell(_cell(cell, styles, bold=bold, heads=heads), clone=False)
        table.append(row)
    return table


def _cell(cell: Cell, styles: _Styles, *, bold: bool, heads: bool) -> OdtCell:
    colour = _WASH if heads else _TONES.get(cell.tone, "#FFFFFF")
    words = "vet" if bold else "wit" if cell.tone is Tone.STOP else "cel"
    made = OdtCell(cell_type="string", style=styles.ground(colour))
    for line in cell.text.split("\n"):
        made.append(Paragraph(line, style=words))
    return made

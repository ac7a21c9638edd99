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
from kiosk.reports.office_files import in_dutch

_INK, _SOFT, _BAND, _LINE, _WASH = "#14223B", "#4A556B", "#0C4A5B", "#D5DAE0", "#F3F6F6"
_FONT = "Arial"
"""Every office program has it, or something of the same width."""
ROW = "rij"
_HEADS = {1: "kop1", 2: "kop2", 3: "kop3"}
_ROOM_CM = {
    "kop": (0.0, 0.4),
    "titel": (0.1, 0.15),
    "kop1": (0.6, 0.2),
    "kop2": (0.4, 0.15),
    "kop3": (0.3, 0.1),
    "stil": (0.0, 0.35),
    "zin": (0.0, 0.2),
    "voet": (0.3, 0.0),
}
"""Above and below a paragraph."""
_TONES = {Tone.GOOD: "#8CC4BC", Tone.ASK: "#F2B441", Tone.STOP: _BAND}
_ON_STOP = "#FFFFFF"
_WIDTH_CM = 17.0
_LABELS = (30.0, 70.0)
_ROOM = "\n\n"


def written_odt(paper: Paper) -> bytes:
    """The paper as .odt: every page says that it is a draft while it is one."""
    document = in_dutch(Document("text"))
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
            ("kop1", "14pt", True, _BAND),
            ("kop2", "11pt", True, _BAND),
            ("kop3", "10pt", True, _INK),
            ("stil", "9pt", False, _SOFT),
            ("zin", "10pt", False, _INK),
            ("vet", "9pt", True, _INK),
            ("cel", "9pt", False, _INK),
            ("wit", "9pt", False, _ON_STOP),
            ("kop", "9pt", True, _BAND),
            ("voet", "8pt", False, _SOFT),
        ):
            self._paragraph(name, size, colour, bold=bold)
        row = Style("table-row", name=ROW)
        row.set_properties({"fo:keep-together": "always"}, area="table-row")
        self._insert(row, ROW)

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

    def table(self, *, whole: bool) -> str:
        """A table over the whole width; `whole`: never on two pages."""
        name = "heel" if whole else "blok"
        if name not in self._known:
            style = Style("table", name=name)
            properties = {
                "style:width": f"{_WIDTH_CM}cm",
                "table:align": "left",
                "fo:margin-bottom": "0.35cm",
                "fo:margin-top": "0.1cm",
                "style:may-break-between-rows": "false" if whole else "true",
            }
            style.set_properties(properties, area="table")
            self._insert(style, name)
        return name

    def _paragraph(self, name: str, size: str, colour: str, *, bold: bool) -> None:
        """Automatic where only the text uses it; what stands on every page must be a style of the document."""
        above, below = _ROOM_CM.get(name, (0.0, 0.0))
        style = Style("paragraph", name=name, area="text", size=size, color=colour, bold=bold)
        style.set_properties({"fo:font-family": _FONT}, area="text")
        room = {"fo:margin-top": f"{above}cm", "fo:margin-bottom": f"{below}cm"}
        if name in _HEADS.values():
            room["fo:keep-with-next"] = "always"
        style.set_properties(room, area="paragraph")
        self._document.insert_style(style, automatic=name not in {"kop", "voet"})

    def _insert(self, style: Style, name: str) -> None:
        self._document.insert_style(style, automatic=True)
        self._known.add(name)


def _elements(part: Part, styles: _Styles, number: int) -> Iterator[Element]:
    match part:
        case Heading():
            yield _heading(part.level, part.text)
        case Sentences():
            yield Paragraph(part.text, style="stil" if part.quiet else "zin")
        case Bullets():
            yield List([Paragraph(line, style="zin") for line in part.lines])
        case Rows():
            shares = [100 * one / sum(part.widths) for one in part.widths]
            rows = [[Cell(text) for text in part.headings], *part.rows]
            yield _table(f"tabel{number}", shares, rows, styles, bold_first_row=True)
        case Facts():
            yield from _facts(part, styles, number)
        case Signatures():
            yield from _signatures(part, styles)


def _heading(level: int, text: str) -> Header:
    """Its number, where it has one, is in its words."""
    made = Header(level, text)
    made.set_attribute("text:style-name", _HEADS[level])
    made.set_attribute("text:is-list-header", "true")
    return made


def _facts(part: Facts, styles: _Styles, number: int) -> Iterator[Element]:
    if part.title:
        yield _heading(3, " - ".join(filter(None, (part.title, part.mark.text))))
    rows = [[Cell(name), Cell(text)] for name, text in part.rows]
    yield _table(f"tabel{number}", _LABELS, rows, styles, bold_first_row=False)


def _signatures(part: Signatures, styles: _Styles) -> Iterator[Element]:
    yield Paragraph(part.intro, style="zin")
    for at, person in enumerate(part.people):
        yield _heading(3, person)
        rows = [[Cell(label), Cell("")] for label in ("Naam", "Datum", f"Handtekening{_ROOM}")]
        yield _table(f"tekenen{at}", _LABELS, rows, styles, bold_first_row=False)


def _table(
    name: str, shares: Sequence[float], rows: Sequence[Sequence[Cell]], styles: _Styles, *, bold_first_row: bool
) -> Table:
    table = Table(name, style=styles.table(whole=not bold_first_row))
    for share in shares:
        table.append(Column(style=styles.column(share)))
    for number, cells in enumerate(rows):
        heads = bold_first_row and number == 0
        row = Row(style=ROW)
        for at, cell in enumerate(cells):
            bold = heads or (not bold_first_row and at == 0)
            row.append_cell(_cell(cell, styles, bold=bold, heads=heads), clone=False)
        table.append(_repeated(row) if heads else row)
    return table


def _repeated(row: Row) -> Element:
    """The headings of a table, again where it goes on."""
    headings = Element.from_tag("table:table-header-rows")
    headings.append(row)
    return headings


def _cell(cell: Cell, styles: _Styles, *, bold: bool, heads: bool) -> OdtCell:
    colour = _WASH if heads else _TONES.get(cell.tone, "#FFFFFF")
    words = "vet" if bold else "wit" if cell.tone is Tone.STOP else "cel"
    made = OdtCell(cell_type="string", style=styles.ground(colour))
    for line in cell.text.split("\n"):
        made.append(Paragraph(line, style=words))
    return made

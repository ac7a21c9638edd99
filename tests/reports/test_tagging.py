# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every PDF of the product, read by its tags: nothing left out, in order, in its own language, tables with heads."""

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from kiosk.places import resources
from kiosk.publishing.path_book import path_book
from kiosk.publishing.path_book_pdf import draw_path_book
from kiosk.publishing.policy.paper import Table
from kiosk.publishing.policy.paper_pdf import draw_paper
from kiosk.reports.column import Column, Words
from kiosk.reports.month_report import draw_month_report
from kiosk.reports.month_words import WITHHELD_SIGN
from kiosk.reports.print_test import draw_print_test
from kiosk.reports.printer import Stock
from kiosk.reports.slip import draw_slip
from kiosk.reports.typeface import typefaces
from kiosk.reports.typesetting import Style
from tests.publishing.policy.test_papers import PAPERS
from tests.publishing.small_flows import PATHS, TODAY, form_of
from tests.reports import test_receipt
from tests.reports.months import busy_month, empty_month
from tests.reports.slips import ARABIC, DUTCH, QR, slip_in
from tests.reports.tagged import Node, TaggedFile

FONTS = resources() / "fonts"


def _paths(language: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        book = path_book(form_of(Path(folder)), PATHS, TODAY, language)
    return draw_path_book(book, {book.walks[0].key: "Goedgekeurd"}, {}, FONTS)


DRAWN: Mapping[str, Callable[[], bytes]] = {
    "slip": lambda: draw_slip(slip_in("nl"), FONTS),
    "slip-ar": lambda: draw_slip(slip_in("ar"), FONTS),
    "slip-ar-sheet": lambda: draw_slip(slip_in("ar"), FONTS, Stock.SHEET),
    "receipt-ti": lambda: test_receipt.drawn("ti"),
    "print-test": lambda: draw_print_test("Werkcentrum Rivierstad", "1.0", FONTS),
    "month": lambda: draw_month_report(busy_month(), FONTS),
    "month-empty": lambda: draw_month_report(empty_month(), FONTS),
    "paths": lambda: _paths("nl"),
    "paths-ar": lambda: _paths("ar"),
    "matrix": lambda: draw_paper(PAPERS["matrix"], FONTS),
    "dpia": lambda: draw_paper(PAPERS["dpia"], FONTS),
    "register": lambda: draw_paper(PAPERS["register"], FONTS),
}
every_kind = pytest.mark.parametrize("kind", DRAWN)


@cache
def pdf_of(kind: str) -> bytes:
    return DRAWN[kind]()


@cache
def file_of(kind: str) -> TaggedFile:
    return TaggedFile(pdf_of(kind))


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.accessibility("A-25")
@every_kind
def test_all_that_is_drawn_is_in_one_tag_or_is_an_ornament(kind: str) -> None:
    file = file_of(kind)
    for one in file.drawn:
        assert (one.number is not None) != ("Artifact" in one.marks), one
    untagged = [one.text for one in file.drawn if one.number is None and one.text.strip()]
    said = squeezed(" ".join(file.lines()))
    # In footers and above later pages stands what was said before, cut short at times, and the number of the page.
    for part in (part for text in untagged for part in text.split(" · ")):
        assert "agina" in part or squeezed(part).removesuffix("…") in said, part


@pytest.mark.accessibility("A-25")
@every_kind
def test_every_stretch_of_content_belongs_to_one_element_and_every_element_finds_its_content(kind: str) -> None:
    file = file_of(kind)
    drawn = {(one.page, one.number) for one in file.drawn if one.number is not None}
    told = file.tree.places()
    assert len(told) == len(set(told))
    assert set(told) == drawn == set(file.parents)
    tags = {place: node.tag for node in file.tree.walk() for place in node.kids if not isinstance(place, Node)}
    assert tags == file.parents


@pytest.mark.accessibility("A-25")
@every_kind
def test_a_reader_gets_title_language_headings_and_a_word_about_every_picture(kind: str) -> None:
    file = file_of(kind)
    assert file.setting("/MarkInfo", "/Marked") == file.setting("/ViewerPreferences", "/DisplayDocTitle") == "True"
    assert file.setting("/Lang").removesuffix("-NL") in ("nl", kind.removesuffix("-sheet")[-2:])
    assert {str(page["/Tabs"]) for page in file.reader.pages} == {"/S"}
    title, newer = file.reader.metadata, file.reader.xmp_metadata
    assert newer is not None
    assert title is not None
    assert newer.dc_title == {"x-default": title.title}
    levels = [int(node.tag[1:]) for node in file.tree.all("H1", "H2", "H3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
    assert all(node.alt for node in file.tree.all("Figure"))


@pytest.mark.accessibility("A-25")
@pytest.mark.parametrize("kind", PAPERS)
def test_a_paper_is_read_in_its_own_order(kind: str) -> None:
    file, tables = file_of(kind), [part for part in PAPERS[kind].parts if isinstance(part, Table)]
    # The heads of a table are read once, though they stand above it on each page.
    assert [file.text(cell) for cell in file.tree.all("TH")] == [name for table in tables for name in table.headings]
    rest = squeezed(" ".join(file.lines()))
    for text in PAPERS[kind].texts():
        before, found, rest = rest.partition(squeezed(text))
        assert found, text
        assert len(before) < 60, before


@pytest.mark.accessibility("A-25")
def test_a_slip_is_read_in_its_own_order_each_text_whole_and_in_its_own_language() -> None:
    file = file_of("slip-ar-sheet")
    told = [(node.language, file.text(node).strip()) for node in file.tree.all("H1", "H2", "P")]
    expected = [
        *(("", ARABIC.title), ("nl", DUTCH.title), ("", ARABIC.name), ("nl", "UWV"), ("nl", DUTCH.name)),
        *(("", ARABIC.why), ("nl", DUTCH.why), ("", ARABIC.about), ("nl", DUTCH.about)),
    ]
    for fact, dutch in zip(ARABIC.facts, DUTCH.facts, strict=True):
        expected += [("", fact.label), ("nl", dutch.label)]
        for line, in_dutch in zip(fact.lines, dutch.lines, strict=True):
            expected += [("nl", line)] if line == in_dutch else [("", line), ("nl", in_dutch)]
    expected += [("", ARABIC.others_title), ("nl", DUTCH.others_title)]
    for line, in_dutch in zip(ARABIC.others, DUTCH.others, strict=True):
        expected += [("", line), ("nl", in_dutch)]
    expected += [("", ARABIC.guide), ("nl", DUTCH.guide), ("", ARABIC.qr_hint), ("nl", DUTCH.qr_hint)]
    assert told == [*expected, ("nl", "Werkcentrum Rivierstad")]
    assert [node.alt for node in file.tree.all("Figure")] == [f"QR: {QR}"]
    assert [len(items.kids) for items in file.tree.all("L")] == [3, 2, 3, 3]


@pytest.mark.accessibility("A-25")
@pytest.mark.parametrize("kind", ["month", *PAPERS])
def test_every_table_has_heads_and_rows_of_the_same_length(kind: str) -> None:
    tables = file_of(kind).tree.all("Table")
    assert tables
    for table in tables:
        rows = [row for row in table.kids if isinstance(row, Node)]
        assert {row.tag for row in rows} == {"TR"}
        assert len({len(row.kids) for row in rows}) == 1
        columns = [cell.scope for cell in rows[0].kids if isinstance(cell, Node)]
        heads = [row.kids[0].scope for row in rows if isinstance(row.kids[0], Node)]
        assert set(columns[1:]) == {"Column"} or set(heads) == {"Row"}


@pytest.mark.accessibility("A-25")
def test_of_a_bar_its_name_number_and_share_are_read() -> None:
    file = file_of("month")
    rows = [[file.text(cell).strip() for cell in row.walk() if cell.tag in {"TH", "TD"}] for row in file.tree.all("TR")]
    assert ["Bemiddeling", "86", "24 %"] in rows
    assert ["Nazorg", WITHHELD_SIGN, ""] in rows
    assert ["", "Melding", "Diagnostiek"] in [row[:3] for row in rows]
    assert ["Bibliotheek Zandhoven", "5", "< 5", "11", "6", "12", "9", "14", "< 5", "0", "0", "62"] in rows


@pytest.mark.accessibility("A-25")
def test_poppler_reads_the_same_words_in_the_same_order() -> None:
    if shutil.which("pdfinfo") is None:
        pytest.skip("this machine has no pdfinfo (Debian: poppler-utils)")
    done = subprocess.run(["pdfinfo", "-struct-text", "-"], input=pdf_of("slip"), capture_output=True, check=True)
    said = [line.strip().strip('"') for line in done.stdout.decode().splitlines() if line.strip().startswith('"')]
    assert squeezed(" ".join(said)) == squeezed(" ".join(file_of("slip").lines()))


def test_words_that_go_on_over_a_page_stay_one_paragraph() -> None:
    told = "Dit is een zin die verder gaat. " * 200
    with typefaces(FONTS) as faces:
        column = Column(faces, Stock.SHEET)
        column.text(Words(told, Style(11)))
        file = TaggedFile(column.pdf("Veel woorden", "nl"))
    assert len(file.reader.pages) > 1
    assert file.lines() == [told.strip()]

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Choices and tables may stand in files beside the form; a file that cannot be used is told with its name."""

import pytest

from kiosk.flow.form import FormError
from kiosk.flow.session import Choice, begin
from kiosk.flow.xform import external
from kiosk.flow.xform.external import Files
from kiosk.flow.xform.load import Form, load_form
from tests.flow.forms import TODAY, select, walked, xform

TOWNS = "name,label,streek\nrivierstad,Rivierstad,noord\nlindemeer,Lindemeer,zuid\n"


def instance(name: str = "plaats", file: str = "file-csv/plaats.csv") -> str:
    """A list in a file."""
    return f'<instance id="{name}" src="jr://{file}"/>'


def chosen_from(content: str | bytes, file: str = "plaats.csv", nodeset: str = "instance('plaats')/root/item") -> Form:
    """A form with one question that takes its choices from a file with this content."""
    kind = "file-csv" if file.endswith("csv") else "file"
    model = instance(file=f"{kind}/{file}")
    return load_form(xform("<a/>", {}, select("a", nodeset=nodeset), model), {file: content})


def choices(form: Form) -> tuple[Choice, ...]:
    """What the first question offers."""
    question = begin(form, TODAY).question("nl")
    assert question is not None
    return question.choices


def told(xml: str, files: Files) -> tuple[str, str, str]:
    """Code, Dutch and English of the first problem."""
    with pytest.raises(FormError) as caught:
        load_form(xml, files)
    problem = caught.value.problems[0]
    return problem.code, problem.shown("nl"), problem.shown("en")


@pytest.mark.parametrize(
    "content",
    [
        TOWNS,
        TOWNS.encode(),
        "\ufeff" + TOWNS,
        b"\xef\xbb\xbf" + TOWNS.encode(),
        TOWNS.replace(",", ";"),
        TOWNS.replace(",", "\t"),
        TOWNS.replace(",", "|"),
        TOWNS.replace("\n", "\r\n"),
        TOWNS.replace("\n", "\r"),
        TOWNS.replace("\n", "\n\n"),
        TOWNS.replace("name,", " name ,"),
        TOWNS.replace("Rivierstad", '"Rivierstad"'),
    ],
)
def test_choices_come_from_a_csv_file_however_it_was_saved(content: str | bytes) -> None:
    assert choices(chosen_from(content)) == (Choice("rivierstad", "Rivierstad"), Choice("lindemeer", "Lindemeer"))


def test_a_quoted_cell_may_hold_the_delimiter_and_a_short_row_ends_in_empty_cells() -> None:
    form = chosen_from('name,label,streek\nx,"Een, twee"\n')
    assert choices(form) == (Choice("x", "Een, twee"),)


def test_choices_come_from_an_xml_file() -> None:
    xml = "<root><item><name>x</name><label>X</label></item></root>"
    assert choices(chosen_from(xml, "plaats.xml")) == (Choice("x", "X"),)


def test_choices_from_a_file_are_filtered_like_others() -> None:
    body = select("s", nodeset="instance('streek')/root/item") + select(
        "p", nodeset="instance('plaats')/root/item[streek = /data/s]"
    )
    model = instance() + instance("streek", "file-csv/streek.csv")
    files = {"plaats.csv": TOWNS, "streek.csv": "name,label\nnoord,Noord\nzuid,Zuid\n"}
    form = load_form(xform("<s/><p/>", {}, body, model), files)
    question = walked(begin(form, TODAY), "zuid").question("nl")
    assert question is not None
    assert [choice.name for choice in question.choices] == ["lindemeer"]


@pytest.mark.parametrize(
    ("content", "code", "nl", "en"),
    [
        ("name\n" + "x" * 100, "file-too-large", "'plaats.csv' is groter dan 60 bytes", "larger than 60 bytes"),
        ("name,label\n" + "a,b\n" * 9, "file-too-large", "'plaats.csv' heeft meer dan 12 cellen", "than 12 cells"),
        (b"name\n\xff", "file-unreadable", "'plaats.csv' is geen UTF-8", "not UTF-8"),
        ('name,label\n"a,b\n', "file-unreadable", "'plaats.csv' is geen leesbare CSV", "not readable CSV"),
        ("name,label\na,b,c\n", "file-unreadable", "Rij 2 van 'plaats.csv' heeft meer cellen", "Row 2 of"),
        ("name,name\na,b\n", "file-column", "staat de kolom 'name' twee keer", "column 'name' stands twice"),
        ("name,\na,b\n", "file-column", "kolomnaam '' leeg", "name '' is empty"),
        ("name,a b\na,b\n", "file-column", "kolomnaam 'a b' leeg of heeft hij vreemde", "strange"),
        ("", "file-column", "kolomnaam ''", "column name ''"),
        ("code,label\na,b\n", "column-unknown", "geen kolom 'name'", "no column 'name'"),
    ],
)
def test_a_file_that_is_no_list_is_told_in_words(
    monkeypatch: pytest.MonkeyPatch, content: str | bytes, code: str, nl: str, en: str
) -> None:
    monkeypatch.setattr(external, "MAX_FILE_BYTES", 60)
    monkeypatch.setattr(external, "MAX_CELLS", 12)
    found, dutch, english = told(
        xform("<a/>", {}, select("a", nodeset="instance('plaats')/root/item"), instance()), {"plaats.csv": content}
    )
    assert found == code
    assert nl in dutch
    assert en in english


@pytest.mark.parametrize(
    ("source", "files", "code", "words"),
    [
        ("file-csv/plaats.csv", {}, "file-missing", "'plaats.csv' ontbreekt"),
        ("file/plaats.geojson", {"plaats.geojson": "{}"}, "file-kind", "geen .csv en geen .xml"),
        ("file/plaats.xml", {"plaats.xml": "<root>"}, "file-unreadable", "geen leesbare XML"),
        ("file/plaats.xml", {"plaats.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"}, "file-unreadable", "document type"),
        ("instance/last-saved", {}, "file-kind", "'jr://instance/last-saved' wordt niet ondersteund"),
        ("file/../geheim.csv", {"geheim.csv": "name"}, "file-kind", "wordt niet ondersteund"),
    ],
)
def test_a_source_that_is_no_given_file_is_refused(source: str, files: Files, code: str, words: str) -> None:
    found, dutch, _ = told(xform("<a/>", {}, select("a", nodeset="instance('p')/root"), instance("p", source)), files)
    assert found == code
    assert words in dutch


def pulled(calculation: str, tariffs: str = "soort,bedrag\nja,10\nnee,5\nja,99\n") -> str:
    """What a calculate gives after the answer `ja`."""
    items = "<instance id='l'><root><item><name>ja</name><label>Ja</label></item></root></instance>"
    model = items + instance("tarief", "file-csv/tarief.csv")
    body = select("a", nodeset="instance('l')/root/item")
    form = load_form(xform("<a/><b/>", {"b": f'calculate="{calculation}"'}, body, model), {"tarief.csv": tariffs})
    return walked(begin(form, TODAY), "ja").value("b")


@pytest.mark.parametrize("name", ["tarief", "tarief.csv"])
def test_a_value_is_pulled_from_a_table_by_the_first_row_with_the_key(name: str) -> None:
    assert pulled(f"pulldata('{name}', 'bedrag', 'soort', /data/a)") == "10"


def test_a_key_that_the_table_does_not_have_gives_nothing() -> None:
    assert pulled("pulldata('tarief', 'bedrag', 'soort', 'misschien')") == ""


@pytest.mark.parametrize(
    ("calculation", "code", "words"),
    [
        ("pulldata('tariev', 'bedrag', 'soort', /data/a)", "list-unknown", "Bedoelt u 'tarief'?"),
        ("pulldata('tarief', 'bedrg', 'soort', /data/a)", "column-unknown", "geen kolom 'bedrg'. Bedoelt u 'bedrag'?"),
        ("pulldata('tarief', 'bedrag', 'srt', /data/a)", "column-unknown", "geen kolom 'srt'"),
        ("pulldata(/data/a, 'bedrag', 'soort', /data/a)", "argument-not-fixed", "moet een vaste tekst"),
        ("pulldata('tarief', 'bedrag', /data/a)", "argument-count", "krijgt 3 waarden"),
    ],
)
def test_a_table_or_column_that_is_not_there_is_told(calculation: str, code: str, words: str) -> None:
    with pytest.raises(FormError) as caught:
        pulled(calculation)
    problem = caught.value.problems[0]
    assert (problem.code, problem.part) == (code, "calculation")
    assert words in str(problem)

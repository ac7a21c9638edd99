# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Path book, approval, comparison and report from the command line, as their functional manager types them."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from kiosk.__main__ import main
from kiosk.places import resources
from tests.flow.workbooks import AR, EN, NL, Rows, write_workbook
from tests.publishing.small_flows import CHOICES, SETTINGS, SURVEY

TITLES = (f"title::{NL}", f"title::{EN}", f"title::{AR}")
SHEETS: Mapping[str, Rows] = {
    "survey": (SURVEY[0], SURVEY[2]),
    "choices": CHOICES[:4],
    "outcomes": (
        ("name", "when", *TITLES, "services", "theme", "person"),
        ("baan", "${thema} = 'werk'", "Naar werk", "To work", "عمل", "uwv-werk gids", "EW07", ""),
        ("schuld", "${thema} = 'geld'", "Hulp bij geld", "Help with money", "مال", "geldfit gids", "EW03", ""),
        ("raad", "${thema} = 'weet_niet'", "Praat met ons", "Talk to us", "تحدث", "gids", "EW01", "yes"),
    ),
    "settings": SETTINGS,
}
"""The smallest flow that may be published."""


def kiosk(*words: object) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, ["flow", *map(str, words)], catch_exceptions=False)
    return done.exit_code, done.stdout, done.stderr


def with_rule(name: str, rule: str) -> Mapping[str, Rows]:
    outcomes = tuple((row[0], rule, *row[2:]) if row[0] == name else row for row in SHEETS["outcomes"])
    return {**SHEETS, "outcomes": outcomes}


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    return write_workbook(tmp_path, SHEETS)


def test_the_book_is_written_as_pdf_and_as_table(workbook: Path, tmp_path: Path) -> None:
    code, said, _ = kiosk("paths", workbook, "--out", tmp_path / "boek")
    assert (code, said.startswith("3 paden: ")) == (0, True)
    assert (tmp_path / "boek" / "flow-paden-nl.pdf").read_bytes().startswith(b"%PDF")
    table = (tmp_path / "boek" / "flow-paden-nl.csv").read_bytes()
    assert table.startswith(b"\xef\xbb\xbfsleutel;nummer;")
    assert table.count(b"\r\n") == 4
    assert b"uwv-werk, gids" in table


def test_services_have_their_names_where_a_region_is_given(workbook: Path, tmp_path: Path) -> None:
    kiosk("paths", workbook, "--out", tmp_path, "--directory", resources(), "--lang", "ar")
    assert "Hulp van UWV bij werk zoeken" in (tmp_path / "flow-paden-ar.csv").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), 2, "--out"),
        (("--approve",), 2, "--by"),
        (("--approve", "--by", "x" * 121), 2, "at most 120 letters"),
        (("--out", ".", "--lang", "xx"), 1, "geen taal 'xx'. Kies uit: nl, en, ar"),
    ],
)
def test_wrong_words_are_told_in_one_line(workbook: Path, words: tuple[str, ...], code: int, said: str) -> None:
    ended, _, told = kiosk("paths", workbook, *words)
    assert (ended, said in told) == (code, True)


def test_a_damaged_directory_is_told(workbook: Path, tmp_path: Path) -> None:
    (tmp_path / "taxonomy.json").write_text("[]", encoding="utf-8")
    code, _, told = kiosk("paths", workbook, "--out", tmp_path, "--directory", tmp_path)
    assert (code, "taxonomy.json" in told) == (1, True)


def test_damaged_approvals_are_told(workbook: Path, tmp_path: Path) -> None:
    (tmp_path / "flow.approved.json").write_text("{}", encoding="utf-8")
    code, _, told = kiosk("paths", workbook, "--approve", "--by", "Beheer")
    assert (code, "flow.approved.json" in told) == (1, True)


def test_publishing_tells_what_nothing_comes_of(tmp_path: Path) -> None:
    heads, asked = SHEETS["survey"]
    empty = [""] * (len(heads) - len(asked))
    survey = ((*heads, "appearance"), (*asked, *empty, "numbers"))
    code, said, _ = kiosk("publish", write_workbook(tmp_path, {**SHEETS, "survey": survey}))
    assert code == 0
    assert "let op: survey!" in said
    assert "De zuil doet hier niets mee" in said
    assert "Gepubliceerd: " in said.splitlines()[-1]


def test_an_approved_path_that_changed_is_published_only_when_its_key_confirms_it(
    workbook: Path, tmp_path: Path
) -> None:
    approvals = tmp_path / "flow.approved.json"
    assert kiosk("paths", workbook, "--approve", "--by", "Beheer")[0] == 0
    assert kiosk("publish", workbook)[0] == 0
    write_workbook(tmp_path, with_rule("schuld", "${thema} = 'geld' or ${thema} = 'werk'"))
    kept = approvals.read_bytes()

    code, _, told = kiosk("publish", workbook)
    assert code == 1
    assert "gaat nu ergens anders heen. Goedgekeurd (Beheer, " in told
    assert "‘Naar werk’ (baan). Nu: ‘Naar werk’ (baan) en ‘Hulp bij geld’ (schuld)." in told
    key = told.split("--confirm ")[1][:9]
    assert approvals.read_bytes() == kept

    _, said, _ = kiosk("paths", workbook, "--out", tmp_path)
    assert f"--confirm {key}" in said
    assert "Veranderd: eerst baan" in (tmp_path / "flow-paden-nl.csv").read_text("utf-8")
    assert kiosk("publish", workbook, "--confirm", "0000-0000", "--by", "Teamleider")[0] == 1
    code, _, told = kiosk("publish", workbook, "--confirm", key)
    assert (code, "--by" in told) == (1, True)
    assert kiosk("publish", workbook, "--confirm", key, "--by", "Teamleider")[0] == 0
    assert json.loads(approvals.read_text("utf-8"))["paths"][key]["approved_by"] == "Teamleider"
    assert kiosk("publish", workbook)[0] == 0


def test_two_versions_are_compared_as_workbook_or_as_published_form(workbook: Path, tmp_path: Path) -> None:
    kiosk("publish", workbook)
    changed = write_workbook(tmp_path, with_rule("schuld", "${thema} != 'weet_niet'"), "nieuw.xlsx")
    code, said, _ = kiosk("compare", workbook.with_suffix(".xml"), changed)
    assert code == 0
    assert "Paden die ergens anders heen gaan: 1" in said
    code, said, _ = kiosk("compare", workbook, changed, "--lang", "en", "--json")
    data = json.loads(said)
    assert (code, data["paths"][0]["answers"][0]["words"]) == (0, "Work")


def test_a_border_that_moved_is_seen_by_who_stands_between(tmp_path: Path) -> None:
    age = ("integer", "leeftijd", "Hoe oud bent u?", "How old are you?", "كم عمرك؟", "", "yes")
    old, new = (
        write_workbook(
            tmp_path, {**with_rule("schuld", f"${{leeftijd}} < {age_limit}"), "survey": (*SHEETS["survey"], age)}, name
        )
        for age_limit, name in ((27, "oud.xlsx"), (23, "nieuw.xlsx"))
    )
    code, said, _ = kiosk("compare", old, new)
    assert code == 0
    assert "elke combinatie van keuzes" in said.splitlines()[0]
    assert "> 26" in said
    assert "> 27" not in said


def test_a_comparison_is_weighed_by_counts(workbook: Path, tmp_path: Path) -> None:
    changed = write_workbook(tmp_path, with_rule("schuld", "${thema} != 'weet_niet'"), "nieuw.xlsx")
    counts = tmp_path / "maand.csv"
    rows = ("maand;onderwerp;code;aantal", "2026-11;bezoeken;;90", "2026-11;thema;EW07;40", "2026-11;thema;EW01;50")
    counts.write_text("\r\n".join(rows), encoding="utf-8-sig")
    code, said, _ = kiosk("compare", workbook, changed, "--counts", counts)
    assert (code, "40 van de 90 bezoeken" in said) == (0, True)
    counts.write_text("niets", encoding="utf-8")
    code, _, told = kiosk("compare", workbook, changed, "--counts", counts)
    assert (code, "maand.csv" in told) == (1, True)


@pytest.mark.parametrize("content", [b"<oops", b"\xff\xfe", b"<a/>"])
def test_a_form_that_cannot_be_read_ends_with_one(workbook: Path, tmp_path: Path, content: bytes) -> None:
    broken = tmp_path / "oud.xml"
    broken.write_bytes(content)
    code, _, told = kiosk("compare", broken, workbook)
    assert (code, "oud.xml" in told) == (1, True)
    broken.with_suffix(".xlsx").write_bytes(content)
    assert kiosk("compare", workbook, broken.with_suffix(".xlsx"))[0] == 1


def test_the_report_is_one_file_beside_the_workbook(workbook: Path, tmp_path: Path) -> None:
    code, said, _ = kiosk("report", workbook)
    assert (code, said) == (0, f"Verslag: {tmp_path / 'flow.html'}\n")
    page = (tmp_path / "flow.html").read_text("utf-8")
    assert "Deze werkmap mag gepubliceerd worden." in page
    assert "Praat met ons" in page


def test_the_report_is_written_and_opened_where_that_is_asked(
    workbook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    target = tmp_path / "verslag.html"
    assert kiosk("report", workbook, "--out", target, "--lang", "en", "--open")[0] == 0
    assert "This workbook may be published." in target.read_text("utf-8")
    assert opened == [target.as_uri()]


def test_what_may_be_missing_in_book_comparison_and_report_is_said_by_name(tmp_path: Path) -> None:
    typed = ("text", "naam", "Wat is het woord?", "What is the word?", "ما الكلمة؟", "", "")
    rules = with_rule("schuld", "substr(${naam}, 2, 5) = 'qzv' or substr(${naam}, 1, 4) = 'zvq'")
    workbook = write_workbook(tmp_path, {**rules, "survey": (*SHEETS["survey"], typed)})
    said = "Niet bewezen of er een pad is met: schuld"

    code, _, told = kiosk("paths", workbook, "--out", tmp_path)
    assert (code, said in told) == (0, True)
    assert said in kiosk("compare", workbook, workbook)[2]
    code, _, told = kiosk("report", workbook)
    assert (code, said in told) == (0, True)
    page = workbook.with_suffix(".html").read_text("utf-8")
    assert said in page
    assert "Niet bewezen dat dit schema volledig is" in page


def test_a_form_that_is_too_large_is_not_read(workbook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.commands.flow.compare.MAX_FORM", 3)
    huge = tmp_path / "oud.xml"
    huge.write_text("<a/>", encoding="utf-8")
    code, _, told = kiosk("compare", huge, workbook)
    assert (code, "is groter dan 3 bytes" in told) == (1, True)


def test_a_workbook_that_is_no_form_gets_findings_instead_of_a_report(tmp_path: Path) -> None:
    workbook = write_workbook(tmp_path, with_rule("schuld", "${bestaat_niet} = 'x'"))
    code, _, told = kiosk("report", workbook)
    assert (code, "bestaat_niet" in told) == (1, True)
    assert not (tmp_path / "flow.html").exists()

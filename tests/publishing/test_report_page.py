# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The report page as a file: everything is on it, nothing is fetched, and no text of a workbook becomes markup."""

import re
from collections.abc import Mapping
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from kiosk.flow.findings import Finding, Severity
from kiosk.flow.proof.verdicts import Claim, Edges, Inexact, Proof, Result, Verdict
from kiosk.flow.said import Said
from kiosk.places import resources
from kiosk.publishing.approvals import Approvals, standings
from kiosk.publishing.path_book import path_book
from kiosk.publishing.report.page import CSP, Report, report_page
from kiosk.publishing.report.proof_words import CLAIMS, proof_told
from kiosk.publishing.report.texts import progress, text_rows
from kiosk.publishing.report.wording import WORDS
from tests.flow.workbooks import AR, EN, NL, Rows
from tests.publishing.small_flows import PATHS, SHEETS, TODAY, changed, flow_of, ways_of

FOLDER = resources() / "report"
LIGHT, DARK = 0, 1
ERROR = Finding("dood", "outcomes!B3", Said("Een pad loopt dood.", "A dead end."), Said("Voeg toe.", "Add one."))
WARNING = replace(ERROR, place="survey!D2", message=Said("Lange zin.", "Long."), severity=Severity.WARNING)
PROOF = Proof(
    (
        Result(Claim.REACHABLE, "thema", Verdict.PROVED),
        Result(Claim.REACHABLE, "vak", Verdict.REFUTED),
        Result(Claim.NO_BLANK_TRAP, "vak", Verdict.NOT_PROVED, part="relevant"),
    ),
    (Inexact("uren", "constraint", "regex()"),),
    0.1,
)
EVIL = "<script>alert('x')</script>\"'><img src=x onerror=alert(1)>"


class Reader(HTMLParser):
    """The tags of a page with their attributes, and its text without script and style."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._silent = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._silent = tag if tag in {"script", "style"} else self._silent

    def handle_endtag(self, tag: str) -> None:
        self._silent = "" if tag == self._silent else self._silent

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def report_of(folder: Path, sheets: Mapping[str, Rows] = SHEETS, findings: tuple[Finding, ...] = ()) -> Report:
    flow = flow_of(folder, sheets)
    book = path_book(flow.form, [*PATHS, {"thema": "werk"}], TODAY, "nl")
    standing = standings(Approvals("proef", {}), book)
    edges = Edges(ways_of(flow.form), complete=True)
    return Report(flow, findings, PROOF, edges, book, standing, {"geldfit": "Hulp bij geld"})


def read(report: Report, language: str = "nl") -> Reader:
    reader = Reader()
    reader.feed(report_page(report, language, TODAY, FOLDER))
    return reader


def test_the_page_says_flow_version_date_and_languages(tmp_path: Path) -> None:
    text = read(report_of(tmp_path)).text
    about = "Verslag van de vragenroute Proefroute proef, versie 1, gemaakt op 23 november 2026."
    assert f"{about} Nederlands (nl), English (en), العربية (ar)" in text


def test_findings_come_with_place_and_remedy_the_gravest_first(tmp_path: Path) -> None:
    text = read(report_of(tmp_path, findings=(WARNING, ERROR))).text
    assert "Deze werkmap mag nog niet gepubliceerd worden. Fouten: 1. Waarschuwingen: 1." in text
    assert "Fout outcomes!B3 Een pad loopt dood. Voeg toe. Let op survey!D2 Lange zin." in text


def test_without_findings_the_workbook_may_be_published(tmp_path: Path) -> None:
    assert (
        "Deze werkmap mag gepubliceerd worden. Er is niets gevonden om te verbeteren." in read(report_of(tmp_path)).text
    )


def test_the_proof_names_what_is_refuted_open_or_inexact(tmp_path: Path) -> None:
    text = read(report_of(tmp_path)).text
    assert "Het bewijs: 1 van 3 uitspraken bewezen" in text
    assert "Weerlegd, zie de bevindingen: vak" in text
    assert "regel is niet precies te volgen): vak relevant" in text
    assert "Niet precies te volgen regels: uren (constraint): regex()" in text
    assert set(CLAIMS) == set(Claim)
    assert next(iter(proof_told(PROOF, "en").claims)).proved == 1


def test_each_question_tells_its_rules_in_words_where_answers_lead_and_all_its_texts(tmp_path: Path) -> None:
    text = read(report_of(tmp_path)).text
    vak = text[text.index("vak · meer keuzes · survey!B4") :]
    assert "Alleen als: bij “Waar gaat het over?” is gekozen: “Werk”" in vak[:300]
    assert "Waar het antwoord heen leidt Bouw → Hoeveel uur?".replace("→ ", "") in vak[:500]
    assert "label survey!C4 nl Welk vak?" in vak[:700]
    assert "bouw choices!C5 nl Bouw" in vak[:900]
    thema = text[text.index("thema · één keuze") :]
    assert "Weet ik niet De gids" in thema[:600]
    assert "welkom · mededeling" in text
    assert "Geldt altijd: er is geen regel." in text
    assert "elk antwoord" in text


def test_a_rule_of_a_group_is_told_with_its_questions(tmp_path: Path) -> None:
    survey = SHEETS["survey"]
    group = ("begin_group", "geldzaken", "Geld", "Money", "مال", "${thema} = 'geld'")
    inside = ("text", "bedrag", "Hoeveel?", "How much?", "كم", "", "")
    sheets = {**SHEETS, "survey": (*survey, group, inside, ("end_group", ""))}
    text = read(report_of(tmp_path, sheets)).text
    bedrag = text[text.index("bedrag · tekst") :]
    assert "Alleen als: bij “Waar gaat het over?” is gekozen: “Geld”" in bedrag[:250]


def test_an_option_that_leads_nowhere_says_so(tmp_path: Path) -> None:
    report = report_of(tmp_path)
    fewer = tuple(edge for edge in report.edges.found if edge.target != "opmerking")
    assert "Geld wordt hier nooit gekozen" in read(replace(report, edges=Edges(fewer, complete=True))).text
    assert "Geld niet bewezen waarheen" in read(replace(report, edges=Edges(fewer, complete=False))).text


def test_what_was_not_proved_of_chart_and_path_book_is_said(tmp_path: Path) -> None:
    report = report_of(tmp_path)
    half = replace(report.book, undecided=("vak/zorg", "schuld"))
    text = read(replace(report, edges=replace(report.edges, complete=False), book=half)).text
    assert "Niet bewezen dat dit schema volledig is" in text
    assert "Niet bewezen of er een pad is met: vak/zorg, schuld" in text
    assert "elke keuze en elke uitkomst" not in text
    assert "Alleen als: bij “Waar gaat het over?” is gekozen: “Werk”" in text
    assert "elke keuze en elke uitkomst" in read(report).text
    assert "schema volledig" not in read(report).text


def test_the_path_book_stands_on_the_page_with_approvals_and_services(tmp_path: Path) -> None:
    report = report_of(tmp_path)
    text = read(report).text
    for walk in report.book.walks:
        assert walk.key in text
    assert "Waar gaat het over? Geld" in text
    assert "Hulp bij schulden Hulp bij geld, gids Nieuw" in text
    assert "de vraag ‘Welk vak?’ heeft geen antwoord" in text


def test_translations_show_what_is_missing(tmp_path: Path) -> None:
    report = report_of(tmp_path, changed(survey=("Which trade?", "")))
    text = read(report).text
    assert "en ontbreekt: 5" in text
    rows = text_rows(report.flow)
    (row,) = (row for row in rows if (row.owner, row.column) == ("vak", "label"))
    assert [(told.language, told.text, told.state) for told in row.texts] == [
        ("nl", "Welk vak?", ""),
        ("en", "", "missing"),
        ("ar", "أي مهنة؟", "done"),
    ]
    assert row.states == "done missing"
    assert [one.is_complete for one in progress(rows)] == [False, False]


def test_a_workbook_in_one_language_has_no_translations(tmp_path: Path) -> None:
    sheets = {
        title: tuple(
            tuple(cell for at, cell in enumerate(row) if "::" not in str(rows[0][at]) or NL in str(rows[0][at]))
            for row in rows
        )
        for title, rows in SHEETS.items()
    }
    assert EN not in str(sheets)
    assert AR not in str(sheets)
    reader = read(report_of(tmp_path, sheets))
    assert ("th", {"scope": "col"}) in reader.tags
    assert "ontbreekt:" not in reader.text


def test_no_text_of_a_workbook_becomes_markup(tmp_path: Path) -> None:
    sheets = dict(changed(survey=("Waar gaat het over?", EVIL), choices=("Geld", EVIL), outcomes=("De gids", EVIL)))
    sheets["settings"] = (SHEETS["settings"][0], ("proef", "1", EVIL, NL))
    evil = Finding(EVIL, EVIL, Said(EVIL, EVIL), Said(EVIL, EVIL))
    report = replace(report_of(tmp_path, sheets, (evil,)), services={"geldfit": EVIL, "gids": EVIL})
    reader = read(report)
    assert [tag for tag, _ in reader.tags].count("script") == 1
    assert "img" not in {tag for tag, _ in reader.tags}
    assert not [name for _, attributes in reader.tags for name in attributes if name.startswith("on")]
    assert EVIL in reader.text


def test_nothing_on_the_page_is_fetched_from_elsewhere(tmp_path: Path) -> None:
    reader = read(report_of(tmp_path))
    fetched = [
        value
        for _, attributes in reader.tags
        for name, value in attributes.items()
        if name in {"src", "href", "srcset", "data", "poster", "action", "xlink:href"}
    ]
    assert fetched
    assert all(str(value).startswith(("#", "data:,")) for value in fetched)
    policy = {"http-equiv": "Content-Security-Policy", "content": CSP}
    assert ("meta", policy) in reader.tags
    style = (FOLDER / "report.css").read_text("utf-8")
    assert "url(" not in style
    assert "@import" not in style
    assert not re.search(r"\b(fetch|XMLHttpRequest|import|eval|innerHTML)\b", (FOLDER / "report.js").read_text("utf-8"))


def test_a_page_can_be_read_and_walked_without_eyes(tmp_path: Path) -> None:
    reader = read(report_of(tmp_path))
    tags = [tag for tag, _ in reader.tags]
    assert tags.count("h1") == tags.count("main") == tags.count("nav") == 1
    levels = [int(tag[1]) for tag in tags if re.fullmatch(r"h[1-6]", tag)]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    for tag, attributes in reader.tags:
        if attributes.get("role") == "button":
            assert attributes.get("aria-label")
            assert attributes.get("tabindex") == "0"
        if tag == "th":
            assert attributes.get("scope")
    assert tags.count("label") == tags.count("input") + tags.count("select")
    languages = [attributes for _, attributes in reader.tags if attributes.get("lang") == "ar"]
    assert languages


def test_the_page_speaks_english_too(tmp_path: Path) -> None:
    reader = read(report_of(tmp_path, findings=(ERROR,)), "en")
    assert ("html", {"lang": "en"}) in reader.tags
    assert "This workbook may not be published yet." in reader.text
    assert "Only if:" in reader.text
    assert "A dead end." in reader.text


def test_every_word_of_the_page_is_used_and_there_in_both_languages() -> None:
    template = (FOLDER / "page.html.j2").read_text("utf-8")
    used = set(re.findall(r"words\.(\w+)", template))
    by_name = {"error", "warning", "missing", "stale", "done", "checked", "start"}
    kinds = {name for name in WORDS if name.startswith("kind_")}
    assert used <= set(WORDS)
    assert set(WORDS) - used - by_name - kinds == set()
    assert all(said.nl and said.en for said in WORDS.values())


def test_the_same_report_gives_the_same_page(tmp_path: Path) -> None:
    report = report_of(tmp_path)
    assert report_page(report, "nl", TODAY, FOLDER) == report_page(report, "nl", TODAY, FOLDER)


def tokens() -> tuple[dict[str, str], dict[str, str]]:
    blocks = re.findall(r":root \{(.*?)\}", (FOLDER / "report.css").read_text("utf-8"), re.DOTALL)
    light, dark = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block)) for block in blocks[:2])
    return light, {**light, **dark}


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground", "least"),
    [
        *((ink, ground, 4.5) for ink in ("ink", "soft") for ground in ("paper", "ground", "card")),
        *(("on-band", "band", 4.5), ("on-band-soft", "band", 4.5), ("link", "paper", 4.5), ("on-fold", "fold", 4.5)),
        *((name, f"{name}-ground", 4.5) for name in ("good", "warning", "error")),
        *(("ink", "chosen-ground", 4.5), ("on-hit", "hit", 4.5), ("chosen", "ground", 4.5)),
        *(("way", "ground", 3.0), ("edge", "ground", 3.0), ("chosen", "paper", 3.0), ("way", "paper", 3.0)),
    ],
)
def test_texts_and_lines_keep_their_contrast(text: str, ground: str, least: float, theme: int) -> None:
    colours = tokens()[theme]
    light, dark = sorted((luminance(colours[text]), luminance(colours[ground])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= least


def test_every_colour_stands_in_the_two_lists() -> None:
    style = (FOLDER / "report.css").read_text("utf-8")
    rest = re.sub(r":root \{.*?\}", "", style, flags=re.DOTALL)
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b(?![^{]*\{)|rgb\(|hsl\(", re.sub(r"#[a-z]+[^{};]*\{", "{", rest))
    used = set(re.findall(r"var\(--([\w-]+)\)", style))
    named = set(re.findall(r"--([\w-]+):", style))
    assert used <= named
    assert named <= used

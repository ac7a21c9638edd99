# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The report page in a real browser: mouse, fingers and keys, without a word to the network or the console."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.flow.proof.verdicts import Edges, Proof
from kiosk.flow.workbook.authored import open_workbook
from kiosk.publishing.approvals import Approvals, standings
from kiosk.publishing.compare_parts import plain
from kiosk.publishing.path_book import path_book
from kiosk.publishing.report.page import Report, report_page
from tests.content import walking
from tests.publishing.chromium import PROGRAM, Page, chromium
from tests.publishing.small_flows import TODAY, ways_of
from tests.publishing.test_report_page import ERROR, FOLDER, PROOF, WARNING

pytestmark = [
    pytest.mark.full,
    pytest.mark.skipif(PROGRAM is None, reason="chromium is not here; ./kiosk.sh test --full installs it"),
    pytest.mark.xdist_group("chromium"),
]
WIDE, HIGH = 1366, 768
SHOWN = "document.querySelector('.detail:not([hidden])')?.dataset.detail ?? ''"
VIEW = "document.getElementById('flow').getAttribute('viewBox').split(' ').map(Number)"
FOCUS = "document.activeElement.dataset.show ?? document.activeElement.dataset.fold ?? document.activeElement.id"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the shipped flow."""
    flow = open_workbook(walking.WORKBOOK)
    walks = [walk.answers for walk in walking.every_walk()]
    book = path_book(flow.form, walks[::12], TODAY, "nl")
    standing = standings(Approvals(flow.form.id, {}), book)
    proof = Proof(PROOF.results, (), 0.1)
    edges = Edges(ways_of(flow.form, walks), complete=True)
    report = Report(flow, (WARNING, ERROR), proof, edges, book, standing, {})
    target = tmp_path_factory.mktemp("report") / "report.html"
    target.write_text(report_page(report, "nl", TODAY, FOLDER), encoding="utf-8")
    return target


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with chromium(tmp_path_factory.mktemp("chromium")) as page:
        page.size(WIDE, HIGH)
        page.prefer(prefers_color_scheme="light", prefers_reduced_motion="reduce")
        yield page


@pytest.fixture
def page(browser: Page, file: Path) -> Iterator[Page]:
    """The page as it opens, with the chart in view."""
    browser.open(file)
    browser.run("document.getElementById('chart').scrollIntoView()")
    yield browser
    said = browser.told("Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded")
    assert not said, said
    asked = [event["params"]["request"]["url"] for event in browser.told("Network.requestWillBeSent")]
    assert asked == [file.as_uri()]


def test_a_click_on_a_question_shows_its_rule_in_words_and_its_texts_in_all_languages(page: Page) -> None:
    page.click_on("#fit")
    assert page.run(SHOWN) == ""
    page.click_on(".card[data-name=gezondheid] .open")
    assert page.run(SHOWN) == "gezondheid"
    text = page.run("document.querySelector('.detail:not([hidden])').innerText")
    assert "Alleen als: de berekening “doel” geeft" in text
    for words in plain(walking.form().field("gezondheid").wording.label).values():
        assert words in text
    assert page.run("document.querySelector('.detail:not([hidden]) [lang=ar]').dir") == "auto"
    assert page.run("document.querySelectorAll('.way.near').length") > 1


def test_the_panel_leaves_the_chosen_question_in_view(page: Page) -> None:
    page.click_on("#fit")
    page.click_on(".card[data-name=woonplaats] .open")
    right = page.run("document.querySelector('.card[data-name=woonplaats]').getBoundingClientRect().right")
    assert right <= page.run("document.getElementById('panel').getBoundingClientRect().left")


def test_outcomes_unfold_and_fold_and_open(page: Page) -> None:
    page.click_on("#fit")
    page.click_on("[data-fold=uitkering]")
    assert page.run("document.querySelectorAll('.leaves:not([hidden]) .leaf').length") == 16
    page.click_on(".leaves:not([hidden]) .leaf[data-show=werk_uwv]")
    assert page.run(SHOWN) == "werk_uwv"
    assert page.run("document.querySelectorAll('.leaves:not([hidden])').length") == 1
    page.run("document.getElementById('close').click()")
    page.click_on("[data-fold=uitkering]")
    assert page.run("document.querySelectorAll('.leaves:not([hidden])').length") == 0


def test_dragging_moves_the_chart_and_opens_nothing(page: Page) -> None:
    page.click_on("#fit")
    before, at = page.run(VIEW), page.middle(".card[data-name=gezondheid] .open")
    page.mouse("mousePressed", at["x"], at["y"])
    for step in range(1, 6):
        page.mouse("mouseMoved", at["x"] + 20 * step, at["y"] + 10 * step)
    page.mouse("mouseReleased", at["x"] + 100, at["y"] + 50)
    after = page.run(VIEW)
    assert after[0] < before[0]
    assert after[1] < before[1]
    assert after[2] == before[2]
    assert page.run(SHOWN) == ""
    moved = page.middle(".card[data-name=gezondheid] .open")
    assert moved["x"] - at["x"] == pytest.approx(100, abs=25)


def test_dragging_leaves_opened_outcomes_open_and_a_click_beside_them_folds_them(page: Page) -> None:
    page.click_on("#fit")
    page.click_on("[data-fold=vraag]")
    page.mouse("mousePressed", 80, 600)
    for step in range(1, 6):
        page.mouse("mouseMoved", 80 + 10 * step, 600)
    page.mouse("mouseReleased", 130, 600)
    assert page.run("document.querySelectorAll('.leaves:not([hidden])').length") == 1
    page.click(80, 600)
    assert page.run("document.querySelectorAll('.leaves:not([hidden])').length") == 0


def test_the_wheel_scrolls_the_page_until_the_chart_was_clicked(page: Page) -> None:
    at = page.middle("#flow")
    before = page.run(VIEW)
    page.mouse("mouseWheel", at["x"], at["y"], deltaX=0, deltaY=-120, button="none", clickCount=0)
    assert page.run(VIEW) == before
    page.run("document.getElementById('flow').focus()")
    page.mouse("mouseWheel", at["x"], at["y"], deltaX=0, deltaY=-120, button="none", clickCount=0)
    assert page.run(VIEW)[2] < before[2]


def test_two_fingers_zoom(page: Page) -> None:
    at, before = page.middle("#flow"), page.run(VIEW)
    page.touch("touchStart", (at["x"] - 40, at["y"]), (at["x"] + 40, at["y"]))
    for far in range(50, 121, 10):
        page.touch("touchMove", (at["x"] - far, at["y"]), (at["x"] + far, at["y"]))
    page.touch("touchEnd")
    assert page.run(VIEW)[2] == pytest.approx(before[2] / 3, rel=0.1)


def test_keys_alone_reach_open_and_close_a_question(page: Page) -> None:
    page.run("document.getElementById('flow').focus()")
    before = page.run(VIEW)
    for key, changes in (("ArrowRight", 0), ("+", 2), ("-", 2)):
        page.key(key)
        assert page.run(VIEW)[changes] != before[changes]
        before = page.run(VIEW)
    page.key("0")
    assert page.run(VIEW)[0] == 0
    page.key("Tab")
    assert page.run(FOCUS) == "tegel"
    page.key("Enter")
    assert page.run(SHOWN) == "tegel"
    page.key("Escape")
    assert page.run(SHOWN + "; document.getElementById('panel').hidden") is True
    assert page.run(FOCUS) == "tegel"
    page.key("Tab")
    page.key("Enter")
    assert page.run(FOCUS) == "gids"
    page.key("Escape")
    assert page.run("document.activeElement.dataset.fold") == "tegel"


def test_what_has_the_focus_is_brought_into_view(page: Page) -> None:
    page.run("document.getElementById('flow').focus()")
    names = []
    for _ in range(30):
        page.key("Tab")
        names.append(page.run(FOCUS))
        inside = page.run(
            "(() => { const at = document.activeElement.getBoundingClientRect();"
            "const all = document.getElementById('flow').getBoundingClientRect();"
            "return at.left >= all.left && at.right <= all.right && at.top >= all.top && at.bottom <= all.bottom })()"
        )
        assert inside, names[-1]
    assert "gezondheid" in names


def test_searching_marks_questions_by_their_answers_and_outcomes(page: Page) -> None:
    page.run("document.getElementById('find').focus()")
    page.call("Input.insertText", text="schulden")
    found = page.run("[...document.querySelectorAll('.card.hit')].map((card) => card.dataset.name)")
    assert {"vraag", "woonplaats"} <= set(found)
    assert page.run("document.getElementById('found').textContent") == f"{len(found)} gevonden"
    page.key("Enter")
    at = page.middle(f".card[data-name={found[0]}] .open")
    assert 0 < at["x"] < WIDE
    assert 0 < at["y"] < HIGH


def test_a_link_in_the_panel_goes_to_the_next_question(page: Page) -> None:
    page.click_on("#fit")
    page.click_on(".card[data-name=gezondheid] .open")
    page.run("document.querySelector('.detail:not([hidden]) a.on').click()")
    assert page.run(SHOWN) == "woonplaats"


def test_tables_are_searched_and_narrowed(page: Page) -> None:
    left = "[...document.querySelectorAll('#texts-table tbody tr')].filter((row) => !row.hidden).length"
    every = page.run(left)
    page.run("document.querySelector('[data-filter=texts-table]').focus()")
    page.call("Input.insertText", text="bekwaamheid of vakbond")
    assert page.run(left) == 0
    page.run("(() => { const input = document.querySelector('[data-filter=texts-table]');"
             "input.value = ''; input.dispatchEvent(new Event('input')) })()")  # fmt: skip
    assert page.run(left) == every
    page.run("(() => { const select = document.querySelector('select[data-states]');"
             "select.value = 'missing'; select.dispatchEvent(new Event('change')) })()")  # fmt: skip
    assert page.run(left) == 0


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (360, 740)])
def test_the_page_fits_the_window(page: Page, width: int, height: int) -> None:
    page.size(width, height)
    try:
        assert page.run("document.documentElement.scrollWidth") <= width
        if width > 1000:
            chart = page.run("document.getElementById('flow').getBoundingClientRect().bottom")
            assert chart <= height
            smallest = page.run(
                "Math.min(...[...document.querySelectorAll('.card .open text')]"
                ".map((text) => text.getBoundingClientRect().height))"
            )
            assert smallest >= 11
    finally:
        page.size(WIDE, HIGH)


def test_in_a_narrow_window_the_chosen_question_stands_above_the_panel(page: Page) -> None:
    page.size(360, 740)
    try:
        page.run("document.querySelector('[data-show=woonplaats]').focus()")
        page.key("Enter")
        card = page.run("document.querySelector('.card[data-name=woonplaats]').getBoundingClientRect().bottom")
        assert page.run("document.getElementById('panel').getBoundingClientRect().width") > 300
        assert card <= page.run("document.getElementById('panel').getBoundingClientRect().top")
    finally:
        page.size(WIDE, HIGH)


@pytest.mark.parametrize("width", [1366, 360])
def test_no_heading_hides_under_the_bar_at_the_top(page: Page, width: int) -> None:
    page.size(width, 740)
    try:
        for part in ("findings", "chart", "paths", "texts"):
            page.run(f"document.getElementById('{part}').scrollIntoView()")
            heading = page.run(f"document.getElementById('h-{part}').getBoundingClientRect().top")
            assert heading >= page.run("document.querySelector('.parts').getBoundingClientRect().bottom"), part
    finally:
        page.size(WIDE, HIGH)


def test_a_cell_and_a_severity_stay_on_one_line(page: Page) -> None:
    heights = "[...document.querySelectorAll('#findings-table .chip, #findings-table .code')]"
    rows = page.run(
        f"{heights}.map((one) => {{ const range = document.createRange(); range.selectNodeContents(one);"
        "return new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size })"
    )
    assert set(rows) == {1}


def test_tables_fit_a_narrow_window_and_say_which_language_a_text_is(page: Page) -> None:
    page.size(360, 740)
    try:
        wide = "[...document.querySelectorAll('.wide')].filter((one) => one.scrollWidth > one.clientWidth).length"
        assert page.run(wide) == 0
        told = "getComputedStyle(document.querySelector('#texts-table td'), '::before').content"
        assert page.run(told) == '"nl"'
    finally:
        page.size(WIDE, HIGH)


def test_no_text_runs_out_of_its_card(page: Page) -> None:
    wide = page.run(
        "[...document.querySelectorAll('.card .open, .card .fold')].filter((card) => {"
        "const box = card.querySelector('rect').getBoundingClientRect();"
        "return [...card.querySelectorAll('text')].some((text) => {"
        "const at = text.getBoundingClientRect(); return at.left < box.left || at.right > box.right })"
        "}).map((card) => card.textContent.trim())"
    )
    assert wide == []


def test_print_shows_the_whole_chart_and_every_path(page: Page) -> None:
    assert page.pdf().startswith(b"%PDF")


def test_dark_is_dark(page: Page, file: Path) -> None:
    page.prefer(prefers_color_scheme="dark", prefers_reduced_motion="reduce")
    try:
        assert page.run("getComputedStyle(document.body).backgroundColor") == "rgb(12, 19, 25)"
    finally:
        page.prefer(prefers_color_scheme="light", prefers_reduced_motion="reduce")

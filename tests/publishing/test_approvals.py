# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Approved paths: nobody changes where they lead without somebody saying so by the path's own key."""

import json
from datetime import date
from pathlib import Path

import pytest

from kiosk.flow.findings import Severity, WorkbookError
from kiosk.publishing.approvals import (
    MAX_FILE,
    Approvals,
    Approved,
    approvals_file,
    approvals_json,
    approved,
    confirmed_approvals,
    read_approvals,
    standings,
    unconfirmed_changes,
    write_approvals,
)
from kiosk.publishing.path_book import path_book, path_key
from tests.publishing.small_flows import PATHS, SHEETS, TODAY, changed, flow_of, form_of, without_money

BY = "Functioneel beheer"
ELSEWHERE = changed(outcomes=("${thema} = 'geld'", "${thema} = 'geld' and ${opmerking} != ''"))
"""Who says nothing more about money gets nothing: the outcome is gone."""
TO_THE_GUIDE = changed(outcomes=("${thema} = 'weet_niet'", "${thema} != 'werk'"))
"""Money leads to the guide as well."""
MONEY = path_key(PATHS[2])


@pytest.fixture
def agreed(tmp_path: Path) -> Approvals:
    form = form_of(tmp_path)
    return approved(Approvals("proef", {}), path_book(form, PATHS, TODAY, "nl"), BY, TODAY)


def test_approved_paths_are_found_again_beside_the_workbook(agreed: Approvals, tmp_path: Path) -> None:
    workbook = tmp_path / "flow.xlsx"
    assert write_approvals(workbook, agreed) == tmp_path / "flow.approved.json"
    assert read_approvals(workbook, "proef") == agreed
    assert not list(tmp_path.glob("*.new"))


def test_the_file_is_sorted_and_has_a_line_per_value(agreed: Approvals) -> None:
    text = approvals_json(agreed)
    whole = json.loads(text)
    assert whole["schema"] == 1
    assert list(whole["paths"]) == sorted(whole["paths"])
    assert whole["paths"][MONEY]["outcomes"] == ["schuld"]
    assert '      "approved_by": "Functioneel beheer",\n' in text
    assert text.endswith("}\n")


def test_without_a_file_nothing_is_approved(tmp_path: Path) -> None:
    assert read_approvals(tmp_path / "flow.xlsx", "proef").paths == {}


def test_the_same_flow_needs_no_confirmation(agreed: Approvals, tmp_path: Path) -> None:
    assert unconfirmed_changes(flow_of(tmp_path / "new"), agreed, (), TODAY) == ()


def test_other_texts_and_a_new_notice_need_no_confirmation(agreed: Approvals, tmp_path: Path) -> None:
    sheets = dict(changed(choices=("Werk", "Een baan")))
    survey = SHEETS["survey"]
    sheets["survey"] = (*survey[:2], ("note", "nieuw", "Nieuw", "New", "جديد"), *survey[2:])
    assert unconfirmed_changes(flow_of(tmp_path / "new", sheets), agreed, (), TODAY) == ()


def test_a_changed_outcome_is_told_in_words_and_keeps_the_flow_from_being_published(
    agreed: Approvals, tmp_path: Path
) -> None:
    (finding,) = unconfirmed_changes(flow_of(tmp_path / "new", TO_THE_GUIDE), agreed, (), TODAY)
    assert (finding.severity, finding.place) == (Severity.ERROR, "outcomes!B4")
    assert finding.message.nl == (
        f"Pad {MONEY} (Geld) gaat nu ergens anders heen. Goedgekeurd (Functioneel beheer, 23 november 2026): "
        "‘Hulp bij schulden’ (schuld). Nu: ‘Hulp bij schulden’ (schuld) en ‘De gids’ (gids)."
    )
    assert f"--confirm {MONEY}" in finding.remedy.nl
    assert f"--confirm {MONEY}" in finding.remedy.en


def test_a_path_that_lost_its_outcome_is_told_too(agreed: Approvals, tmp_path: Path) -> None:
    (finding,) = unconfirmed_changes(flow_of(tmp_path / "new", ELSEWHERE), agreed, (), TODAY)
    assert finding.message.nl.endswith("Nu: geen uitkomst.")


def test_a_path_that_breaks_off_is_told_with_its_codes(agreed: Approvals, tmp_path: Path) -> None:
    (finding,) = unconfirmed_changes(flow_of(tmp_path / "new", without_money()), agreed, (), TODAY)
    assert finding.place == "survey!B3"
    assert "(thema: geld)" in finding.message.nl
    assert "geen antwoord meer op ‘Waar gaat het over?’" in finding.message.nl


def test_a_path_that_was_approved_without_an_outcome_is_told_when_it_breaks_off(tmp_path: Path) -> None:
    form = form_of(tmp_path, ELSEWHERE)
    nowhere = approved(Approvals("proef", {}), path_book(form, [PATHS[2]], TODAY, "nl"), BY, TODAY)
    assert nowhere.paths[MONEY].outcomes == ()
    (finding,) = unconfirmed_changes(flow_of(tmp_path / "new", without_money()), nowhere, (), TODAY)
    assert "): geen uitkomst. Nu: Het pad stopt" in finding.message.nl


def test_a_new_question_that_must_be_answered_breaks_a_path_off(agreed: Approvals, tmp_path: Path) -> None:
    row = ("select_one thema", "nog_iets", "Nog iets?", "More?", "المزيد", "${thema} = 'weet_niet'", "yes")
    sheets = {**SHEETS, "survey": (*SHEETS["survey"], row)}
    (finding,) = unconfirmed_changes(flow_of(tmp_path / "new", sheets), agreed, (), TODAY)
    assert "de vraag ‘Nog iets?’ heeft geen antwoord" in finding.message.nl
    assert "has no answer" in finding.message.en


def test_only_the_paths_own_key_confirms(agreed: Approvals, tmp_path: Path) -> None:
    flow = flow_of(tmp_path / "new", TO_THE_GUIDE)
    other = path_key(PATHS[0])
    assert unconfirmed_changes(flow, agreed, [MONEY], TODAY) == ()
    assert unconfirmed_changes(flow, agreed, [MONEY.lower()], TODAY) == ()
    assert [finding.code for finding in unconfirmed_changes(flow, agreed, [other], TODAY)] == [
        "path-changed",
        "path-not-changed",
    ]


def test_a_confirmed_change_is_not_asked_again(agreed: Approvals, tmp_path: Path) -> None:
    flow = flow_of(tmp_path / "new", TO_THE_GUIDE)
    later = date(2026, 12, 1)
    after = confirmed_approvals(flow.form, agreed, [MONEY], "Teamleider", later)
    assert unconfirmed_changes(flow, after, (), TODAY) == ()
    path = after.paths[MONEY]
    assert (path.outcomes, path.by, path.on) == (("schuld", "gids"), "Teamleider", later)
    assert confirmed_approvals(flow.form, agreed, (), "Teamleider", later) == agreed


def test_a_confirmed_path_that_breaks_off_is_no_longer_approved(agreed: Approvals, tmp_path: Path) -> None:
    form = form_of(tmp_path / "new", without_money())
    after = confirmed_approvals(form, agreed, [MONEY], BY, TODAY)
    assert MONEY not in after.paths
    assert len(after.paths) == len(PATHS) - 1


def test_approving_the_book_leaves_a_changed_path_to_be_confirmed(agreed: Approvals, tmp_path: Path) -> None:
    flow = flow_of(tmp_path / "new", TO_THE_GUIDE)
    book = path_book(flow.form, PATHS, TODAY, "nl")
    after = approved(agreed, book, "Teamleider", TODAY)
    assert [finding.code for finding in unconfirmed_changes(flow, after, (), TODAY)] == ["path-changed"]
    assert after.paths[path_key(PATHS[0])].by == "Teamleider"


def test_a_path_that_breaks_off_is_never_approved(tmp_path: Path) -> None:
    book = path_book(form_of(tmp_path), [{"thema": "werk"}], TODAY, "nl")
    assert approved(Approvals("proef", {}), book, BY, TODAY).paths == {}


def test_the_book_says_what_is_new_approved_or_changed(agreed: Approvals, tmp_path: Path) -> None:
    fewer = Approvals("proef", {key: path for key, path in agreed.paths.items() if key != path_key(PATHS[0])})
    book = path_book(form_of(tmp_path / "new", TO_THE_GUIDE), PATHS, TODAY, "nl")
    said = [standings(fewer, book)[walk.key].nl for walk in book.walks]
    assert said[0] == "Nieuw"
    assert said[1] == "Goedgekeurd door Functioneel beheer op 23 november 2026"
    assert said[2] == "Veranderd: eerst schuld"


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{",
        '{"schema": 2, "flow": "proef", "paths": {}}',
        '{"schema": 1, "flow": "proef", "paths": {}, "extra": 1}',
        approvals_json(Approvals("proef", {"AAAA-AAAA": Approved({"a": "b"}, (), BY, TODAY, "1")})),
        '{"schema": 1, "flow": "andere", "paths": {}}',
        '{"a":' * 5000,
        " " * (MAX_FILE + 1),
    ],
    ids=["empty", "list", "half", "schema", "extra", "key", "other flow", "deep", "large"],
)
def test_a_damaged_file_is_one_clear_finding(content: str, tmp_path: Path) -> None:
    workbook = tmp_path / "flow.xlsx"
    approvals_file(workbook).write_text(content, encoding="utf-8")
    with pytest.raises(WorkbookError) as caught:
        read_approvals(workbook, "proef")
    (finding,) = caught.value.findings
    assert finding.place == "flow.approved.json"
    assert finding.remedy.nl
    assert len(str(finding)) < 400

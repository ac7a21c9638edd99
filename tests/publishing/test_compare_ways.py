# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""All ways through two versions: a border that moved is seen by who stands between the old and the new one."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from kiosk.flow.form import Form
from kiosk.publishing import compare_ways
from kiosk.publishing.compare import PathFate, compared
from kiosk.publishing.compare_ways import Ways, every_way
from tests.content import walking
from tests.flow.workbooks import Rows
from tests.publishing.small_flows import TODAY, changed, form_of

BORDER = "${thema} = 'werk' and not(selected(${vak}, 'zorg'))"
OLD = changed(outcomes=(BORDER, f"{BORDER} and ${{uren}} < 27"))
NEW = changed(outcomes=(BORDER, f"{BORDER} and ${{uren}} < 23"))


def ways(old: Form, new: Form) -> tuple[Ways, Ways]:
    found = every_way((old, new), TODAY, lambda _: None)
    assert found is not None
    return found


def hours_of(found: Ways) -> set[str]:
    return {answers["uren"] for answers in found.answers if answers.get("uren")}


def with_rows(sheets: Mapping[str, Rows], *rows: tuple[str, ...]) -> Mapping[str, Rows]:
    return {**sheets, "survey": (*sheets["survey"], *rows)}


def test_a_border_that_moves_changes_the_visitors_between_and_nobody_else(tmp_path: Path) -> None:
    forms = form_of(tmp_path / "old", OLD), form_of(tmp_path / "new", NEW)
    found = ways(*forms)
    comparison = compared(forms, (found[0].answers, found[1].answers), TODAY, "nl", every=True)
    assert {change.fate for change in comparison.paths} == {PathFate.ELSEWHERE}
    assert {change.before.answers["uren"] for change in comparison.paths} == {"23", "24", "26"}


def test_a_number_is_tried_on_both_sides_of_the_borders_of_both_versions(tmp_path: Path) -> None:
    old, new = ways(form_of(tmp_path / "old", OLD), form_of(tmp_path / "new", NEW))
    assert hours_of(old) == hours_of(new)
    assert {"22", "23", "24", "26", "27", "28"} <= hours_of(old)


def test_every_choice_and_every_combination_of_choices_is_walked(tmp_path: Path) -> None:
    form = form_of(tmp_path)
    found, _ = ways(form, form)
    assert {answers["thema"] for answers in found.answers} == {"werk", "geld", "weet_niet"}
    assert {answers["vak"] for answers in found.answers if "vak" in answers} == {"bouw", "zorg", "bouw zorg"}
    assert found.every


def test_what_no_rule_reads_is_typed_once(tmp_path: Path) -> None:
    form = form_of(tmp_path)
    found, _ = ways(form, form)
    assert len(hours_of(found)) == 1
    assert len(found.answers) == 3 + 2


def test_a_text_that_a_rule_reads_leaves_visitors_out(tmp_path: Path) -> None:
    form = form_of(tmp_path, changed(outcomes=("${thema} = 'geld'", "${thema} = 'geld' and ${opmerking} != 'x'")))
    found, _ = ways(form, form)
    assert {"", "x"} <= {answers["opmerking"] for answers in found.answers if "opmerking" in answers}
    assert not found.every


def test_a_question_that_only_one_version_has_is_typed_by_the_rules_of_that_one(tmp_path: Path) -> None:
    more = with_rows(OLD, ("integer", "extra", "Extra?", "Extra?", "", "${uren} > 7", "yes"))
    old, new = ways(form_of(tmp_path / "old", OLD), form_of(tmp_path / "new", more))
    assert all("extra" not in answers for answers in old.answers)
    assert {"7", "8"} <= hours_of(new)
    assert any("extra" in answers for answers in new.answers)


def test_a_flow_with_too_many_ways_is_left_to_the_covering_paths(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compare_ways, "MOST_WAYS", 4)
    form = form_of(tmp_path)
    assert every_way((form, form), TODAY, lambda _: None) is None


def test_the_ways_of_the_shipped_flow_are_those_that_visitors_can_walk() -> None:
    form = walking.form()
    told: list[int] = []
    found = every_way((form, form), TODAY, told.append)
    assert found is not None
    given = {frozenset(answers.items()) for answers in found[0].answers}
    ages = {answers["leeftijd"] for answers in found[0].answers if "leeftijd" in answers}
    walked = [walk.answers for walk in walking.every_walk() if walk.answers.get("leeftijd", "") in ages]
    assert {frozenset(answers.items()) for answers in walked} <= given
    assert {"", "26", "27"} <= ages
    assert found[0].every
    assert told[: len(given)] == list(range(1, len(given) + 1))

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The column `default`: a fixed value, or a rule that is held to what every rule is."""

from pathlib import Path

import pytest

from kiosk.flow.session import begin
from tests.flow.forms import TODAY
from tests.flow.workbook.kit import formed, refused, told, written

RULES = {"survey_H1": "calculation", "survey_K1": "default"}


@pytest.mark.parametrize(
    ("default", "begun"),
    [("today()", "2026-11-23"), ("concat(${nood}, 'x')", "x"), ("1 + 1", "2"), ("niets", "niets"), ("a-b", "a-b")],
)
def test_a_default_may_be_a_rule(tmp_path: Path, default: str, begun: str) -> None:
    assert begin(formed(tmp_path, **RULES, survey_K4=default), TODAY).value("woorden") == begun


@pytest.mark.parametrize(
    ("default", "code"),
    [
        ("random() + 1", "outside-function"),
        ("${nod}", "question-unknown"),
        ("${last-saved#nood}", "outside-reference"),
        ("concat(${nood} == 'huis', 'x')", "no-xpath"),
        ("concat(${nood}, )", "expression-wrong"),
    ],
)
def test_a_default_is_held_to_what_every_rule_is(tmp_path: Path, default: str, code: str) -> None:
    finding = refused(written(tmp_path, **RULES, survey_K4=default))[0]
    assert (finding.code, finding.place) == (code, "survey!K4")


def test_a_default_may_look_in_a_file_beside_the_workbook(tmp_path: Path) -> None:
    (tmp_path / "steden.csv").write_text("name,label,streek\na,A,noord\n")
    rule = "pulldata('steden', 'streek', 'name', 'a')"
    assert begin(formed(tmp_path, **RULES, survey_K4=rule), TODAY).value("woorden") == "noord"


def test_a_calculate_may_have_a_default_alone_when_that_is_a_rule(tmp_path: Path) -> None:
    cells = {**RULES, "survey_A4": "calculate", "survey_C4": "", "survey_D4": ""}
    assert begin(formed(tmp_path, **cells, survey_K4="concat('h', 'uis')"), TODAY).value("woorden") == "huis"
    assert told(tmp_path, **cells, survey_K4="huis").code == "calculation-missing"


def test_a_date_may_be_a_default(tmp_path: Path) -> None:
    assert formed(tmp_path, **RULES, survey_A4="date", survey_K4="2026-11-23").field("woorden").default == "2026-11-23"

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cases that others wrote for XPath in XForms hold for every expression inside the profile."""

import pytest

from kiosk.flow.xpath.tree import parse_xml
from tests.conformance.cases import Failed, Passed, Skipped
from tests.conformance.xpath import CASES, came_of, load, looks_around, reason_to_skip, run

recorded = pytest.mark.skipif(not CASES.exists(), reason="the recorded cases are not beside this checkout")


@recorded
def test_every_recorded_xpath_case_inside_the_profile_holds() -> None:
    results = list(run([CASES]))
    assert [result for result in results if isinstance(result.came, Failed)] == []
    assert sum(result.came == Passed() for result in results) > 1_000


@recorded
def test_a_case_is_skipped_only_for_what_is_in_it() -> None:
    _, cases = load()
    assert {reason_to_skip(case).split(":", maxsplit=1)[0] for case in cases} == {"", "quirk", "outside the profile"}


def test_what_the_recording_engine_fails_must_not_hold_but_may() -> None:
    case = {"expression": "1 + 1", "type": "number", "doc": "d", "context": "/", "ns": {}, "tz": "UTC", "id": 1}
    case |= {"now": "2026-11-23T12:00:00Z", "status": "known_gap"}
    document = {"d": parse_xml("<a/>")}
    assert came_of({**case, "expected": 2}, document) == Passed()
    assert isinstance(came_of({**case, "expected": 3}, document), Skipped)
    assert isinstance(came_of({**case, "expected": 3, "status": "pass"}, document), Failed)


def test_values_are_pulled_from_the_lists_of_the_document_of_the_case() -> None:
    document = parse_xml("<m><instance id='l'><root><i><k>1</k><v>een</v></i></root></instance></m>")
    case = {"type": "string", "doc": "d", "context": "/", "ns": {}, "tz": "UTC", "id": 1, "status": "pass"}
    case |= {
        "now": "2026-11-23T12:00:00Z",
        "expression": "concat(pulldata('l', 'v', 'k', 1), pulldata('l', 'v', 'k', 2))",
    }
    assert came_of({**case, "expected": "een"}, {"d": document}) == Passed()
    elsewhere = {**case, "expression": "pulldata('x', 'v', 'k', 1)", "expected": ""}
    assert isinstance(came_of(elsewhere, {"d": document}), Failed)


@pytest.mark.parametrize(
    ("expression", "found"),
    [
        ("regex(., '(?=a)')", True),
        ("regex(., '(?<!a)b')", True),
        (r"regex(., '(a)\1')", True),
        (r"regex(., '\d+(?:a)')", False),
        ("contains(., '(?=a)')", False),
    ],
)
def test_a_pattern_that_needs_more_than_linear_time_is_seen(expression: str, found: bool) -> None:
    assert looks_around(expression) is found

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cases that others wrote for XPath in XForms hold for every expression inside the profile."""

from collections import Counter

import pytest

from tests.conformance.xpath import CASES, holds, load, looks_around, reason_to_skip

recorded = pytest.mark.skipif(not CASES.exists(), reason="the recorded cases are not beside this checkout")


@recorded
def test_every_recorded_xpath_case_inside_the_profile_holds() -> None:
    documents, cases = load()
    inside = [case for case in cases if not reason_to_skip(case)]
    failing = [(case["id"], case["expression"]) for case in inside if not holds(case, documents)]
    assert failing == []
    assert len(inside) > 1_000


@recorded
def test_a_case_is_skipped_only_for_what_is_in_it() -> None:
    _, cases = load()
    reasons = Counter(reason_to_skip(case).split(":", maxsplit=1)[0] for case in cases)
    assert set(reasons) == {"", "quirk", "outside the profile", "the engine that recorded the cases fails it too"}
    assert reasons["the engine that recorded the cases fails it too"] < 5


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

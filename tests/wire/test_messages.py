# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What may go over the line, and what never may."""

import json
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from kiosk.wire.messages import (
    MAX_ANSWER_BYTES,
    MAX_MESSAGES,
    Message,
    MessageKind,
    MessageResult,
    SyncAnswer,
    SyncRequest,
    Verdict,
    enrol_statement,
)
from kiosk.wire.release import MAX_COUNT, CountedClass, Counter, Release
from kiosk.wire.signing import COMPONENTS, REQUIRED_COMPONENTS
from kiosk.wire.visit_class import (
    AidsUsed,
    CounterName,
    LengthBand,
    OutcomeKind,
    PartOfDay,
    VisitClass,
    VisitorType,
)


def built(model: type[Any], **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries(fields).map(lambda values: model(**values))


classes = built(
    VisitClass,
    part_of_day=st.sampled_from(PartOfDay),
    visitor_type=st.sampled_from(VisitorType),
    theme=st.sampled_from(["EW01", "EW09", "onbekend"]),
    outcome_kind=st.sampled_from(OutcomeKind),
    destination_party=st.from_regex(r"[a-z0-9][a-z0-9.-]{0,39}", fullmatch=True),
    language_group=st.sampled_from(["nl", "ar", "anders"]),
    aids_used=st.sampled_from(AidsUsed),
    length_band=st.sampled_from(LengthBand),
    flow_version=st.just("1.0"),
)
counted = built(CountedClass, kind=classes, count=st.integers(1, MAX_COUNT))
counters = built(Counter, name=st.sampled_from(CounterName), count=st.integers(0, 9))
releases = built(
    Release,
    location=st.just("rivierstad-centrum"),
    week=st.sampled_from(["2026-W01", "2026-W53"]),
    classes=st.lists(counted, max_size=4).map(tuple),
    counters=st.lists(counters, max_size=4).map(tuple),
)
messages = built(Message, id=st.uuids(), kind=st.just(MessageKind.RELEASE), content=releases)


@given(st.lists(messages, max_size=3))
def test_request_comes_over_the_line_as_it_was(sent: list[Message]) -> None:
    request = SyncRequest(messages=tuple(sent))
    text = request.model_dump_json(by_alias=True)
    assert SyncRequest.model_validate_json(text, strict=True) == request


@given(releases)
def test_release_says_nothing_but_counts_of_a_week(release: Release) -> None:
    body = json.loads(release.model_dump_json(by_alias=True))
    assert set(body) == {"inlooppunt", "week", "definitieversie", "klassen", "tellers"}
    assert all(set(counted) == {"klasse", "aantal"} for counted in body["klassen"])


def a_release(**changed: Any) -> dict[str, Any]:
    return {"inlooppunt": "a", "week": "2026-W47", "klassen": [], "tellers": [], **changed}


@pytest.mark.parametrize(
    "changed",
    [
        {"naam": "Fatima"},
        {"week": "2026-W54"},
        {"week": "2026-W00"},
        {"week": "2026-W47\n"},
        {"week": "2026-11-25"},
        {"inlooppunt": ""},
        {"inlooppunt": "A"},
        {"inlooppunt": "a" * 41},
        {"tellers": [{"naam": "begonnen", "aantal": -1}]},
        {"tellers": [{"naam": "begonnen", "aantal": MAX_COUNT + 1}]},
        {"tellers": [{"naam": "bsn", "aantal": 1}]},
        {"klassen": [{"klasse": {}, "aantal": 1}]},
    ],
)
def test_what_a_release_may_not_say(changed: dict[str, Any]) -> None:
    Release.model_validate_json(json.dumps(a_release()), strict=True)
    with pytest.raises(ValidationError):
        Release.model_validate_json(json.dumps(a_release(**changed)), strict=True)


def test_answer_fits_its_limit_however_much_was_refused() -> None:
    refused = MessageResult(id=uuid4(), verdict=Verdict.REFUSED, reason="\u00eb" * 300)
    answer = SyncAnswer(results=(refused,) * MAX_MESSAGES)
    assert len(answer.model_dump_json(by_alias=True).encode()) < MAX_ANSWER_BYTES


def test_statement_binds_code_and_key() -> None:
    assert enrol_statement("K7QM-2F9X-TD4R", "ab") == b"werkcentrum-kiosk enrol 1|K7QM-2F9X-TD4R|ab"


def test_store_asks_for_all_that_the_kiosk_signs_and_the_body() -> None:
    assert set(REQUIRED_COMPONENTS) == {*COMPONENTS, "content-digest"}

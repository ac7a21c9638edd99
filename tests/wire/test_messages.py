# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What may go over the line, and what never may."""

from typing import Any
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

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
from kiosk.wire.release import LEAST_COUNT, MAX_COUNT, CountedClass, Counter, Release, ToldClass
from kiosk.wire.signing import COMPONENTS, REQUIRED_COMPONENTS
from kiosk.wire.visit_class import (
    AidsUsed,
    CounterName,
    LengthBand,
    OutcomeKind,
    PartOfDay,
    VisitorType,
)


def built(model: type[Any], **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries(fields).map(lambda values: model(**values))


classes = built(
    ToldClass,
    part_of_day=st.sampled_from(PartOfDay),
    visitor_type=st.sampled_from(VisitorType),
    theme=st.just("*"),
    outcome_kind=st.sampled_from(OutcomeKind),
    destination_party=st.just("*"),
    language_group=st.from_regex(r"[a-z0-9][a-z0-9.-]{0,39}", fullmatch=True),
    aids_used=st.sampled_from(AidsUsed),
    length_band=st.sampled_from(LengthBand),
    flow_version=st.just("1.0"),
)
counted = built(CountedClass, kind=classes, count=st.integers(LEAST_COUNT, MAX_COUNT))
counters = built(Counter, name=st.sampled_from(CounterName), count=st.integers(0, 9))
releases = built(
    Release,
    location=st.just("rivierstad-centrum"),
    period=st.sampled_from(["2026-W01", "2026-W53"]),
    total=st.just(MAX_COUNT),
    classes=st.lists(counted, max_size=1).map(tuple),
    counters=st.lists(counters, max_size=4).map(tuple),
)
messages = built(Message, id=st.uuids(), kind=st.just(MessageKind.RELEASE), content=releases)


@given(st.lists(messages, max_size=3))
def test_request_comes_over_the_line_as_it_was(sent: list[Message]) -> None:
    request = SyncRequest(messages=tuple(sent))
    text = request.model_dump_json(by_alias=True)
    assert SyncRequest.model_validate_json(text, strict=True) == request


def test_answer_fits_its_limit_however_much_was_refused() -> None:
    refused = MessageResult(id=uuid4(), verdict=Verdict.REFUSED, reason="\u00eb" * 300)
    answer = SyncAnswer(results=(refused,) * MAX_MESSAGES)
    assert len(answer.model_dump_json(by_alias=True).encode()) < MAX_ANSWER_BYTES


def test_statement_binds_code_and_key() -> None:
    assert enrol_statement("K7QM-2F9X-TD4R", "ab") == b"werkcentrum-kiosk enrol 1|K7QM-2F9X-TD4R|ab"


def test_store_asks_for_all_that_the_kiosk_signs_and_the_body() -> None:
    assert set(REQUIRED_COMPONENTS) == {*COMPONENTS, "content-digest"}

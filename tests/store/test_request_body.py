# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a body may not do: be too much, too slow, half, or something else than it says."""

import asyncio
import gzip
import json
import zlib
from collections.abc import AsyncIterator, Callable
from contextlib import suppress

import pytest
from starlette.requests import Request
from starlette.types import Message

from kiosk.store.envelope import Readable, Unreadable, _canonical, open_envelope, strict_json
from kiosk.store.problems import Problem
from kiosk.store.request_body import ComingIn, inflated, read_body
from kiosk.wire.messages import MAX_MESSAGES, MAX_REQUEST_BYTES
from tests.store.kiosks import Kiosk, envelope, message
from tests.store.referrals import ON_SQLITE


def request_of(receive: Callable[[], AsyncIterator[Message]], **headers: str) -> Request:
    fields = {"content-type": "application/json", **{name.replace("_", "-"): text for name, text in headers.items()}}
    raw = [(name.encode(), text.encode()) for name, text in fields.items()]
    parts = receive()

    async def next_part() -> Message:
        return await anext(parts)

    return Request({"type": "http", "method": "POST", "headers": raw}, next_part)


async def whole() -> AsyncIterator[Message]:
    yield {"type": "http.request", "body": b"{", "more_body": True}
    yield {"type": "http.request", "body": b"}", "more_body": False}


async def endless() -> AsyncIterator[Message]:
    while True:
        yield {"type": "http.request", "body": b" " * 100_000, "more_body": True}


async def half() -> AsyncIterator[Message]:
    yield {"type": "http.request", "body": b"{", "more_body": True}
    yield {"type": "http.disconnect"}


async def stuck() -> AsyncIterator[Message]:
    yield {"type": "http.request", "body": b"{", "more_body": True}
    await asyncio.Event().wait()


def status_of(receive: Callable[[], AsyncIterator[Message]], **headers: str) -> int:
    with pytest.raises(Problem) as caught:
        asyncio.run(read_body(request_of(receive, **headers), 0.05, ComingIn(MAX_REQUEST_BYTES * 2)))
    return caught.value.status


def test_whole_body_is_read() -> None:
    assert asyncio.run(read_body(request_of(whole), 5, ComingIn(2))) == b"{}"


def test_bodies_that_are_turned_away() -> None:
    assert status_of(endless) == 413
    assert status_of(half) == 400
    assert status_of(stuck) == 408
    assert status_of(whole, content_length=str(MAX_REQUEST_BYTES + 1)) == 413
    assert status_of(whole, content_length="9" * 40) == 413
    assert status_of(whole, content_length="veel") == 413
    assert status_of(whole, content_type="text/plain") == 415


def test_bodies_of_all_senders_together_are_bounded_and_what_is_given_up_makes_room() -> None:
    async def come() -> list[bytes | BaseException]:
        coming_in = ComingIn(10)
        reading = [asyncio.ensure_future(read_body(request_of(stuck), 0.1, coming_in)) for _ in range(11)]
        first = await asyncio.gather(*reading, return_exceptions=True)
        return [*first, await read_body(request_of(whole), 5, coming_in)]

    *outcomes, last = asyncio.run(come())
    assert sorted(one.status for one in outcomes if isinstance(one, Problem)) == [408] * 10 + [429]
    assert last == b"{}"


def test_gzip_bomb_stops_at_the_limit() -> None:
    bomb = gzip.compress(b" " * 300_000_000)
    assert len(bomb) < MAX_REQUEST_BYTES
    with pytest.raises(Problem) as caught:
        inflated(bomb, "gzip")
    assert caught.value.status == 413


def test_exactly_the_limit_is_allowed() -> None:
    assert len(inflated(gzip.compress(b" " * MAX_REQUEST_BYTES), "gzip")) == MAX_REQUEST_BYTES


@pytest.mark.parametrize(
    "body",
    [b"", b"no gzip", gzip.compress(b"{}")[:-1], gzip.compress(b"{}") + b"more", zlib.compress(b"{}")],
    # Named: a gzip holds the second it was made in, and two collecting processes would call it by two names.
    ids=["nothing", "not packed", "cut short", "more behind it", "another format"],
)
def test_damaged_gzip_is_said_to_be_damaged(body: bytes) -> None:
    with pytest.raises(Problem) as caught:
        inflated(body, "gzip")
    assert caught.value.status == 400


def test_unknown_encoding_is_not_supported() -> None:
    with pytest.raises(Problem) as caught:
        inflated(b"{}", "br")
    assert (caught.value.status, caught.value.headers["Accept-Encoding"]) == (415, "gzip")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b'{"a": NaN}',
        b'{"a": -Infinity}',
        b'{"a": 1e999}',
        b'{"a": 1, "a": 2}',
        b"[" * 200_000,
        b'{"a": ' + b"9" * 5_000 + b"}",
    ],
)
def test_what_is_not_strictly_json_is_refused(body: bytes) -> None:
    with pytest.raises(Problem) as caught:
        strict_json(body)
    assert caught.value.status == 400


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ([], ""),
        ({}, "/berichten"),
        ({"berichten": {}}, "/berichten"),
        ({"berichten": [], "meer": 1}, ""),
        ({"berichten": ["x"]}, "/berichten/0/id"),
        ({"berichten": [{"id": 7}]}, "/berichten/0/id"),
        ({"berichten": [message(), {"id": "geen-uuid"}]}, "/berichten/1/id"),
        ({"berichten": [message()] * (MAX_MESSAGES + 1)}, "/berichten"),
    ],
)
def test_envelope_that_cannot_be_answered_is_refused_with_its_place(body: object, pointer: str) -> None:
    with pytest.raises(Problem) as caught:
        open_envelope(json.dumps(body).encode())
    assert caught.value.status == 400
    assert [finding.pointer for finding in caught.value.findings] == [pointer]


def test_lone_surrogate_in_a_message_is_that_messages_own_trouble() -> None:
    poison = message()
    poison["inhoud"]["week"] = "\ud800"
    first, second = open_envelope(envelope(poison, message())).arrived
    assert isinstance(first, Unreadable)
    assert isinstance(second, Readable)


@ON_SQLITE
@pytest.mark.parametrize("body", [b"{", b'{"berichten": 1}', b"[" * 200_000])
def test_nonsense_from_a_known_kiosk_is_a_400(kiosk: Kiosk, body: bytes) -> None:
    assert kiosk.send_bytes(body).status_code == 400


@ON_SQLITE
def test_bomb_from_a_known_kiosk_is_a_413(kiosk: Kiosk) -> None:
    kiosk.headers["Content-Encoding"] = "gzip"
    answer = kiosk.send_bytes(gzip.compress(b" " * 50_000_000))
    assert answer.status_code == 413
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_nesting_is_never_our_error() -> None:
    """Around the depth where Python's parser gives up, some of it passes the parser and fails later."""
    for depth in range(600, 1100):
        deep = message() | {"inhoud": None}
        body = envelope(deep).replace(b"null", b"[" * depth + b"]" * depth)
        with suppress(Problem):
            (arrived,) = open_envelope(body).arrived
            assert isinstance(arrived, Unreadable)
    nested: list[object] = []
    for _ in range(100_000):
        nested = [nested]
    with pytest.raises(Problem):
        _canonical(nested)


def test_broken_number_is_that_messages_own_trouble() -> None:
    poison = message()
    poison["inhoud"]["definitieversie"] = 1.5
    (arrived,) = open_envelope(envelope(poison)).arrived
    assert isinstance(arrived, Unreadable)


def test_id_of_the_right_length_that_is_no_uuid_is_refused_with_its_place() -> None:
    with pytest.raises(Problem) as caught:
        open_envelope(envelope(message() | {"id": "z" * 36}))
    assert [finding.pointer for finding in caught.value.findings] == ["/berichten/0/id"]

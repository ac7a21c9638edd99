# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One way of writing for all that is hashed, signed or sealed."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.wire.canonical import canonical, canonical_hash, parsed, to_bytes, to_text

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=50, deadline=None)
@given(VALUES)
def test_a_value_is_written_in_one_way_and_read_back(value: object) -> None:
    written = canonical(value)
    assert parsed(written) == value
    assert canonical(parsed(json.dumps(value, indent=1).encode())) == written


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=40))
def test_bytes_are_written_in_one_way_and_read_back(raw: bytes) -> None:
    assert to_bytes(to_text(raw)) == raw
    assert "=" not in to_text(raw)


@pytest.mark.parametrize("text", ["A", "QR", "QQ==", "a b", "é", "+/", "!!"])
def test_other_ways_of_writing_bytes_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        to_bytes(text)


@pytest.mark.parametrize("raw", [b'{"a":1,"a":1}', b"NaN", b"[Infinity]", b"\xff", b"{", b"[" * 100_000])
def test_json_that_can_be_read_in_two_ways_is_refused(raw: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        parsed(raw)


def test_the_hash_is_of_the_canonical_form() -> None:
    assert canonical_hash({"b": "é", "a": 1}) == canonical_hash({"a": 1, "b": "é"})
    assert canonical({"b": "é", "a": [1, None]}) == '{"a":[1,null],"b":"é"}'.encode()
    with pytest.raises(ValueError, match="JSON"):
        canonical(float("nan"))

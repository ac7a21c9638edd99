# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One way of writing for all that is hashed, signed or sealed, and strict reading of it. Easy to do in a browser too.

JSON in UTF-8 with sorted keys and no blanks; bytes as base64url without padding (RFC 4648 section 5).
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256


def canonical(value: object) -> bytes:
    """The one way to write this value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def canonical_hash(value: object) -> str:
    """SHA-256 over the one way to write it, in hexadecimal."""
    return sha256(canonical(value)).hexdigest()


def parsed(raw: bytes) -> object:
    """The value that was written; `ValueError` for what is no JSON in UTF-8, has a key twice, or is nested too deep."""
    try:
        read: object = json.loads(raw.decode(), object_pairs_hook=_no_key_twice, parse_constant=_no_such_number)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    return read


def to_text(raw: bytes) -> str:
    """Bytes as text for JSON."""
    return urlsafe_b64encode(raw).decode().rstrip("=")


def to_bytes(text: str) -> bytes:
    """The bytes of such a text; `ValueError` unless it is the one way to write them."""
    raw = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if to_text(raw) != text:
        raise ValueError("no base64url without padding")
    return raw


def _no_key_twice(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands there twice")
    return found


def _no_such_number(name: str) -> object:
    raise ValueError(f"{name} is no number of JSON")

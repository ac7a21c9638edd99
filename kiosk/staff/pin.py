# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Staff codes: which are allowed, and how one is recognised without being kept.

No hash saves six digits on a stolen disk: all of them are guessed in days. So the verifier also needs a pepper that
lies in the key store, and the database alone is of no use.
"""

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from argon2.low_level import Type, hash_secret_raw

MIN_DIGITS = 6
MAX_DIGITS = 12
_SALT_BYTES = 16
_SCHEME = b"\x01"
"""First byte of every verifier: argon2id with the figures below. Other figures get another byte."""
_MEMORY_KIB, _PASSES, _LANES, _HASH_BYTES = 64 * 1024, 3, 2, 32


class PinRule(Enum):
    """What a code must keep to; the value says so to the person who chooses one."""

    DIGITS_ONLY = "Gebruik alleen cijfers."
    LONG_ENOUGH = f"Gebruik minstens {MIN_DIGITS} cijfers."
    NOT_TOO_LONG = f"Gebruik hoogstens {MAX_DIGITS} cijfers."
    NO_REPETITION = "Herhaal niet steeds dezelfde cijfers."
    NO_SEQUENCE = "Gebruik geen cijfers op volgorde."
    NOT_TAKEN = "Kies een andere code."


@dataclass(frozen=True, slots=True)
class Verifier:
    """What is kept of a code: 16 random bytes, and what code, salt and pepper make together."""

    salt: bytes
    digest: bytes


def broken_rule(pin: str) -> PinRule | None:
    """The first rule that `pin` breaks, of those that need no other accounts; None when it is a good code."""
    if not (pin.isascii() and pin.isdigit()):
        return PinRule.DIGITS_ONLY
    if len(pin) < MIN_DIGITS:
        return PinRule.LONG_ENOUGH
    if len(pin) > MAX_DIGITS:
        return PinRule.NOT_TOO_LONG
    if re.fullmatch(r"(\d{1,3})\1+", pin):
        return PinRule.NO_REPETITION
    steps = {(int(later) - int(earlier)) % 10 for earlier, later in pairwise(pin)}
    return PinRule.NO_SEQUENCE if steps in ({1}, {9}) else None


def make_verifier(pin: str, pepper: bytes) -> Verifier:
    """What to keep of a new code. Takes about 0.2 s and 64 MiB, on purpose."""
    salt = secrets.token_bytes(_SALT_BYTES)
    return Verifier(salt, digest_of(pin, salt, pepper))


def matches(pin: str, verifier: Verifier, pepper: bytes) -> bool:
    """Whether `pin` is the code; as slow as `make_verifier`, and equally slow for every code."""
    return hmac.compare_digest(digest_of(pin, verifier.salt, pepper), verifier.digest)


def nobody() -> Verifier:
    """A verifier that no code matches: trying it takes as long as trying a real one."""
    return Verifier(bytes(_SALT_BYTES), bytes(len(_SCHEME) + hashlib.sha256().digest_size))


def digest_of(pin: str, salt: bytes, pepper: bytes) -> bytes:
    """What code, salt and pepper make together. Takes about 0.2 s and 64 MiB, on purpose."""
    slow = hash_secret_raw(pin.encode(), salt, _PASSES, _MEMORY_KIB, _LANES, _HASH_BYTES, Type.ID)
    return _SCHEME + hmac.digest(pepper, slow, "sha256")

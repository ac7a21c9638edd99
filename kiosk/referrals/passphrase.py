# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A secret in a file, under a passphrase: Argon2id makes a key of it, AES-256-GCM seals with that key.

What the usual formats for private keys do is too fast to guess at; this takes half a second and 64 MiB for each guess.
"""

import secrets
import unicodedata
from dataclasses import dataclass
from typing import Annotated, Literal

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from pydantic import Field, StringConstraints

from kiosk.wire.canonical import canonical, parsed, to_bytes, to_text
from kiosk.wire.visit_class import WireModel

MIN_PASSPHRASE = 12
"""Characters of a new one."""
MAX_WRAPPED = 1_000_000
"""Bytes of such a file."""
MAX_MEMORY_KIB = 1_048_576
MAX_PASSES = 20
MAX_LANES = 16
SALT_BYTES = 16
NONCE_BYTES = 12

_Text = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+$")]


class Cost(WireModel):
    """What one guess costs. A file says its own; what would stop a machine is refused."""

    memory_kib: Annotated[int, Field(ge=8, le=MAX_MEMORY_KIB)] = Field(alias="geheugenKiB", default=65_536)
    passes: Annotated[int, Field(ge=1, le=MAX_PASSES)] = Field(alias="rondes", default=3)
    lanes: Annotated[int, Field(ge=1, le=MAX_LANES)] = Field(alias="banen", default=4)


class _Wrapped(WireModel):
    kind: Literal["werkcentrum-geheim"] = Field(alias="soort", default="werkcentrum-geheim")
    version: Literal[1] = Field(alias="v", default=1)
    cost: Cost = Field(alias="argon2id")
    salt: _Text = Field(alias="zout")
    nonce: _Text = Field(alias="nonce")
    content: _Text = Field(alias="inhoud")


@dataclass(frozen=True, slots=True)
class NotUnwrapped:
    """Another passphrase, or another file."""

    whole: bool
    """Whether it is such a file at all: then the passphrase is wrong, or somebody changed the file."""


def wrap(secret: bytes, passphrase: str, cost: Cost = Cost()) -> bytes:  # noqa: B008 - frozen
    """The secret as such a file."""
    salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
    sealed = AESGCM(_key(passphrase, salt, cost)).encrypt(nonce, secret, _bound(cost))
    whole = _Wrapped(cost=cost, salt=to_text(salt), nonce=to_text(nonce), content=to_text(sealed))
    return canonical(whole.model_dump(mode="json", by_alias=True))


def unwrap(raw: bytes, passphrase: str) -> bytes | NotUnwrapped:
    """The secret of such a file."""
    try:
        whole = _read(raw)
        salt, nonce, sealed = to_bytes(whole.salt), to_bytes(whole.nonce), to_bytes(whole.content)
        opener = AESGCM(_key(passphrase, salt, whole.cost))
        return opener.decrypt(nonce, sealed, _bound(whole.cost))
    except InvalidTag:
        return NotUnwrapped(whole=True)
    except ValueError:
        return NotUnwrapped(whole=False)


def _read(raw: bytes) -> _Wrapped:
    if len(raw) > MAX_WRAPPED:
        raise ValueError("a wrapped secret is not that long")
    return _Wrapped.model_validate(parsed(raw))


def _key(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    maker = Argon2id(salt=salt, length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib)
    # The same letters may be typed as other signs on another keyboard.
    return maker.derive(unicodedata.normalize("NFKC", passphrase).encode())


def _bound(cost: Cost) -> bytes:
    return b"werkcentrum-geheim 1|" + canonical(cost.model_dump(by_alias=True))

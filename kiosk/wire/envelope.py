# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sealed envelope as it travels and lies: its parts, what is bound to what, and strict reading.

    {"v": 1, "kop": "...", "nonce": "...", "inhoud": "...", "sleutels": [{"kid": "...", "sleutel": "..."}],
     "handtekening": "..."}

Header and all bytes are base64url without padding. The header is text that is bound as it stands, so that nobody who
opens an envelope has to write it again in the same way. How it is opened, in any language:

1. `handtekening` is Ed25519 of the kiosk over `statement`.
2. `sleutel` is HPKE (RFC 9180) in base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM, without further
   data: the first 32 bytes are `enc`; `info` is `binding`. It gives 32 bytes.
3. With these, AES-256-GCM over `inhoud` with `nonce`; further data are the letters of `kop`. It gives JSON with
   blanks after it, as many as make its length say little.
"""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Annotated, Final, Literal
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pydantic import Field, StringConstraints, ValidationError

from kiosk.wire.canonical import canonical, parsed, to_bytes, to_text
from kiosk.wire.visit_class import Code, WireModel

VERSION: Final = 1
MAX_ENVELOPE = 8_192
"""Bytes of a whole envelope: more than the longest particulars need with all keys."""
MAX_KEYS = 4
"""Of one organisation at a time: one in use, one to come, and room."""
NONCE_BYTES = 12
WRAPPED_BYTES = 32 + 32 + 16
SIGNATURE_BYTES = 64
_INFO = b"werkcentrum-kiosk envelope key 1|"
_STATEMENT = "werkcentrum-kiosk envelope 1"

_Bytes = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+$")]


class Header(WireModel):
    """What anyone may read: which referral, for whom, by which consent, when and where it was made."""

    version: Literal[1] = Field(alias="v", default=VERSION)
    referral: UUID = Field(alias="kenmerk")
    organisation: Code = Field(alias="organisatie")
    consent: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] = Field(alias="toestemming")
    """SHA-256 of the proof of consent, which travels beside."""
    day: date = Field(alias="gemaakt")
    device: Code = Field(alias="zuil")


class WrappedKey(WireModel):
    """The envelope's own key, sealed to one key of the recipient."""

    kid: _Bytes
    wrapped: _Bytes = Field(alias="sleutel")


class _Written(WireModel):
    version: Literal[1] = Field(alias="v", default=VERSION)
    header: _Bytes = Field(alias="kop")
    nonce: _Bytes = Field(alias="nonce")
    content: _Bytes = Field(alias="inhoud")
    keys: Annotated[tuple[WrappedKey, ...], Field(min_length=1, max_length=MAX_KEYS)] = Field(alias="sleutels")
    signature: _Bytes = Field(alias="handtekening")


@dataclass(frozen=True, slots=True)
class Closed:
    """The sealed part, before it is signed."""

    header: str
    """As it is written."""
    nonce: bytes
    content: bytes
    keys: tuple[WrappedKey, ...] = ()

    def binding(self) -> bytes:
        """HPKE's `info`: a wrapped key is of this header and this content, and of no other."""
        return _INFO + sha256(self.header.encode() + b"|" + self.nonce + self.content).hexdigest().encode()

    def statement(self) -> bytes:
        """What the kiosk signs: every part, each once, in order."""
        keys = (f"{key.kid}:{key.wrapped}" for key in self.keys)
        return ".".join([_STATEMENT, self.header, to_text(self.nonce), to_text(self.content), *keys]).encode()


@dataclass(frozen=True, slots=True)
class Envelope:
    """A whole envelope that was read; nothing of it is proved yet but its shape."""

    header: Header
    closed: Closed
    signature: bytes


def written_header(header: Header) -> str:
    """The header as it is bound."""
    return to_text(canonical(header.model_dump(mode="json", by_alias=True)))


def written(closed: Closed, signature: bytes) -> bytes:
    """The envelope in its one way of writing."""
    whole = _Written(
        header=closed.header,
        nonce=to_text(closed.nonce),
        content=to_text(closed.content),
        keys=closed.keys,
        signature=to_text(signature),
    )
    return canonical(whole.model_dump(mode="json", by_alias=True))


def read_envelope(raw: bytes) -> Envelope:
    """The envelope; `ValueError` for whatever is not exactly one."""
    if len(raw) > MAX_ENVELOPE:
        raise ValueError("an envelope is not that long")
    try:
        whole = _Written.model_validate(parsed(raw))
        header = Header.model_validate(parsed(to_bytes(whole.header)))
    except ValidationError as error:
        # Its text quotes what was read.
        raise ValueError("not the parts of an envelope") from error
    closed = Closed(whole.header, to_bytes(whole.nonce), to_bytes(whole.content), whole.keys)
    signature = to_bytes(whole.signature)
    wrapped = {len(to_bytes(key.wrapped)) for key in whole.keys}
    if (len(closed.nonce), len(signature), wrapped) != (NONCE_BYTES, SIGNATURE_BYTES, {WRAPPED_BYTES}):
        raise ValueError("parts of another length")
    if written(closed, signature) != raw or written_header(header) != whole.header:
        raise ValueError("not the one way of writing it")
    return Envelope(header, closed, signature)


def is_signed_by(envelope: Envelope, device_public: bytes) -> bool:
    """Whether the kiosk with this key made exactly this envelope."""
    try:
        Ed25519PublicKey.from_public_bytes(device_public).verify(envelope.signature, envelope.closed.statement())
    except (InvalidSignature, ValueError):
        return False
    return True

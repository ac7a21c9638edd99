# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a stick carries for a kiosk without a line: requests as the line would carry them, and the store's receipts.

A request is signed by the kiosk's key for one store: who finds the stick can read what the line would show, counts and
sealed envelopes, and change nothing. A receipt is signed by the store's key for receipts, which the region's people
signed as part of the content (`store.json`): a receipt lets a kiosk forget, so it must not be forged.

    {"soort": "bezorging", "zuil": ..., "opslag": key of the store, "verzoek": base64url of the gzipped request,
     "handtekening": ...}
    {"soort": "ontvangst", "zuil": ..., "verzoek": hash of the request, "antwoord": base64url, "handtekening": ...}
"""

import gzip
import zlib
from hashlib import sha256
from typing import Annotated, Final, Literal

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from pydantic import Field, StringConstraints, ValidationError

from kiosk.wire.canonical import canonical, parsed, to_bytes, to_text
from kiosk.wire.manifest import PublicKey, Sha256, Signature
from kiosk.wire.messages import MAX_REQUEST_BYTES, SyncAnswer
from kiosk.wire.visit_class import Code, WireModel

STORE_FILE: Final = "store.json"
"""In the signed content: by which key the store signs receipts."""
MAX_STICK_FILE: Final = 2_000_000
"""Bytes of one file on a stick that is not a bundle."""
DELIVERY, RECEIPT = ".bezorging.json", ".ontvangst.json"
"""How their names end."""
_DELIVERED: Final = b"werkcentrum-kiosk stick 1|"
_RECEIVED: Final = b"werkcentrum-kiosk stick receipt 1|"

Encoded = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+$")]


class StoreKey(WireModel):
    """By which key the store of this region signs receipts."""

    public: PublicKey = Field(alias="ontvangstsleutel")


class Delivery(WireModel):
    """One request of a kiosk, on its way on a stick."""

    kind: Literal["bezorging"] = Field(alias="soort", default="bezorging")
    device: Code = Field(alias="zuil")
    store: PublicKey = Field(alias="opslag")
    request: Encoded = Field(alias="verzoek")
    signature: Signature = Field(alias="handtekening")

    @property
    def digest(self) -> str:
        """Of the request, as it is on the stick."""
        return sha256(self.request.encode()).hexdigest()

    def body(self) -> bytes:
        """The request as the store reads it; `ValueError` when it is damaged or larger than a request may be."""
        unpacking = zlib.decompressobj(31)
        try:
            body = unpacking.decompress(to_bytes(self.request), MAX_REQUEST_BYTES + 1)
        except zlib.error as error:
            raise ValueError("damaged") from error
        if len(body) > MAX_REQUEST_BYTES or not unpacking.eof or unpacking.unused_data:
            raise ValueError("larger than a request may be")
        return body

    def is_signed_by(self, public: bytes) -> bool:
        """Whether who holds this key made it, for this store."""
        return _is_signed(public, self.signature, _delivered(self.device, self.store, self.digest))


class StickReceipt(WireModel):
    """What became of one delivery."""

    kind: Literal["ontvangst"] = Field(alias="soort", default="ontvangst")
    device: Code = Field(alias="zuil")
    request: Sha256 = Field(alias="verzoek")
    answer: Encoded = Field(alias="antwoord")
    signature: Signature = Field(alias="handtekening")

    def opened(self, store: StoreKey) -> SyncAnswer:
        """The answer; `ValueError` when this store did not sign it."""
        if not _is_signed(
            bytes.fromhex(store.public), self.signature, _received(self.device, self.request, self.answer)
        ):
            raise ValueError("not signed by this store")
        return SyncAnswer.model_validate_json(to_bytes(self.answer))


def delivery(device: str, store: StoreKey, body: bytes, key: Ed25519PrivateKey) -> Delivery:
    """This request, signed for the store. The same request gives the same delivery."""
    request = to_text(gzip.compress(body, mtime=0))
    digest = sha256(request.encode()).hexdigest()
    signature = to_text(key.sign(_delivered(device, store.public, digest)))
    return Delivery(device=device, store=store.public, request=request, signature=signature)


def receipt(of: Delivery, answer: SyncAnswer, key: Ed25519PrivateKey) -> StickReceipt:
    """What became of it, signed by the store."""
    said = to_text(answer.model_dump_json(by_alias=True).encode())
    signature = to_text(key.sign(_received(of.device, of.digest, said)))
    return StickReceipt(device=of.device, request=of.digest, answer=said, signature=signature)


def written(one: Delivery | StickReceipt | StoreKey) -> bytes:
    """As it lies on the stick."""
    return canonical(one.model_dump(mode="json", by_alias=True))


def read_delivery(raw: bytes) -> Delivery:
    """`ValueError`: it is none."""
    try:
        return Delivery.model_validate(parsed(raw))
    except ValidationError as error:
        raise ValueError("no delivery of a kiosk") from error


def read_receipt(raw: bytes) -> StickReceipt:
    """`ValueError`: it is none."""
    try:
        return StickReceipt.model_validate(parsed(raw))
    except ValidationError as error:
        raise ValueError("no receipt of a store") from error


def _delivered(device: str, store: str, digest: str) -> bytes:
    return _DELIVERED + f"{device}|{store}|{digest}".encode()


def _received(device: str, digest: str, answer: str) -> bytes:
    return _RECEIVED + f"{device}|{digest}|{answer}".encode()


def _is_signed(public: bytes, signature: str, statement: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(to_bytes(signature), statement)
    except (InvalidSignature, ValueError):
        return False
    return True

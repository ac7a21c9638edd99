# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A kiosk takes a new key and says so with both: only who holds the former one may name the next."""

from typing import Annotated

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pydantic import Field, StringConstraints

from kiosk.wire.visit_class import Code, WireModel

ROTATE_PATH = "/v1/sleutelwissels"

PublicKey = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""Raw Ed25519, hexadecimal."""
_Proof = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{128}$")]


class RotateRequest(WireModel):
    """The next key of the kiosk that signed the request. Both proofs are over `rotate_statement`."""

    former: PublicKey = Field(alias="vorigeSleutel")
    public_key: PublicKey = Field(alias="publiekeSleutel")
    former_proof: _Proof = Field(alias="bewijsVorigeSleutel")
    proof: _Proof = Field(alias="bewijs")


class RotateAnswer(WireModel):
    """From now on the store knows the kiosk by this key."""

    device_id: Code = Field(alias="zuil")
    public_key: PublicKey = Field(alias="publiekeSleutel")


def announcement(device_id: str, former: Ed25519PrivateKey, following: Ed25519PrivateKey) -> RotateRequest:
    """The next key, named by both."""
    was, is_now = (one.public_key().public_bytes_raw().hex() for one in (former, following))
    statement = rotate_statement(device_id, was, is_now)
    proofs = {"former_proof": former.sign(statement).hex(), "proof": following.sign(statement).hex()}
    return RotateRequest(former=was, public_key=is_now, **proofs)


def rotate_statement(device_id: str, former: str, public_key: str) -> bytes:
    """The bytes that the former and the next key sign."""
    return f"werkcentrum-kiosk rotate 1|{device_id}|{former}|{public_key}".encode()

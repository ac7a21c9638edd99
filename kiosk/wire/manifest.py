# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Signed content: a list of files with their hashes, signed by several people of the region with keys kept elsewhere.

Neither the store nor who holds a kiosk's disk can change what it names. A manifest counts when enough of the trusted
keys signed it and its version is not older than one that was seen before. Pure: files and versions are the caller's.

    {"manifest": base64url of the canonical manifest, "handtekeningen": {key: signature}}
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from hashlib import sha256
from typing import Annotated, Literal

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pydantic import Field, StringConstraints, ValidationError, model_validator

from kiosk.wire.canonical import canonical, parsed, to_bytes, to_text
from kiosk.wire.visit_class import Code, WireModel

MANIFEST_FILE = "manifest.json"
"""Beside the files that it names."""
MAX_SIGNED = 200_000
"""Bytes of a signed manifest."""
MAX_FILES = 1_000
MAX_SIGNERS = 10
MAX_VERSION = 2**31 - 1
_STATEMENT = b"werkcentrum-kiosk manifest 1|"

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
PublicKey = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""Raw Ed25519, hexadecimal."""
RelativePath = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)*$", max_length=200)
]
"""Below the folder of the manifest: nothing that climbs out of it can be written so."""
Signature = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{86}$")]

Sign = Callable[[bytes], bytes]


class TrustedKeys(WireModel):
    """Who may sign for the region, and how many of them must. Given to a kiosk by hand, once."""

    kind: Literal["vertrouwen"] = Field(alias="soort", default="vertrouwen")
    region: Code = Field(alias="regio")
    threshold: Annotated[int, Field(ge=1, le=MAX_SIGNERS)] = Field(alias="drempel")
    keys: Annotated[tuple[PublicKey, ...], Field(min_length=1, max_length=MAX_SIGNERS)] = Field(alias="sleutels")

    @model_validator(mode="after")
    def _can_be_reached(self) -> "TrustedKeys":
        if len(set(self.keys)) != len(self.keys) or self.threshold > len(self.keys):
            raise ValueError("each key once, and no more signatures asked than there are keys")
        return self


class Manifest(WireModel):
    """One version of the region's signed content."""

    kind: Literal["inhoud"] = Field(alias="soort", default="inhoud")
    region: Code = Field(alias="regio")
    version: Annotated[int, Field(ge=1, le=MAX_VERSION)] = Field(alias="versie")
    day: date = Field(alias="gemaakt")
    files: Annotated[dict[RelativePath, Sha256], Field(max_length=MAX_FILES)] = Field(alias="bestanden")


class _Signed(WireModel):
    manifest: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+$")] = Field(alias="manifest")
    signatures: Annotated[dict[PublicKey, Signature], Field(max_length=MAX_SIGNERS)] = Field(alias="handtekeningen")


class WhyNotTrusted(Enum):
    """What a manifest failed on, in Dutch for staff."""

    NOBODY = "Deze zuil weet nog niet wie voor de regio tekent."
    ABSENT = "Deze zuil heeft nog geen ondertekende inhoud."
    SHAPE = "Dit is geen ondertekende inhoud."
    REGION = "Deze inhoud is van een andere regio."
    TOO_FEW = "Te weinig vertrouwde handtekeningen."
    OLDER = "Deze inhoud is ouder dan wat hier al was."
    MISSING = "Dit bestand staat niet in de ondertekende inhoud."
    CHANGED = "Dit bestand is niet het ondertekende."


@dataclass(frozen=True, slots=True)
class NotTrusted:
    """Nothing of it counts."""

    reason: WhyNotTrusted


def sign(manifest: Manifest, signers: Mapping[str, Sign]) -> bytes:
    """The signed manifest, by each of these public keys (hexadecimal) with what signs for it."""
    exact = _written(manifest)
    signatures = {public: to_text(signer(_STATEMENT + exact)) for public, signer in signers.items()}
    return canonical({"manifest": to_text(exact), "handtekeningen": signatures})


def also_signed(signed: bytes, signers: Mapping[str, Sign]) -> bytes:
    """The same signed manifest with these signatures too; `ValueError` when it is none."""
    whole = _read(signed)
    more = sign(unproved(signed), signers)
    both = {**whole.signatures, **_read(more).signatures}
    return canonical({"manifest": whole.manifest, "handtekeningen": both})


def unproved(signed: bytes) -> Manifest:
    """What a signed manifest says, whoever signed it: to add a signature to, never to believe. `ValueError`: none."""
    return Manifest.model_validate(parsed(to_bytes(_read(signed).manifest)))


def verified(signed: bytes, trusted: TrustedKeys, seen: int = 0) -> Manifest | NotTrusted:
    """The manifest, when enough trusted keys signed it and it is not older than version `seen`."""
    try:
        whole = _read(signed)
        exact = to_bytes(whole.manifest)
        manifest = Manifest.model_validate(parsed(exact))
    except ValueError:
        return NotTrusted(WhyNotTrusted.SHAPE)
    if _written(manifest) != exact:
        return NotTrusted(WhyNotTrusted.SHAPE)
    if sum(_signed_by(key, whole.signatures.get(key), exact) for key in trusted.keys) < trusted.threshold:
        return NotTrusted(WhyNotTrusted.TOO_FEW)
    if manifest.region != trusted.region:
        return NotTrusted(WhyNotTrusted.REGION)
    return manifest if manifest.version >= seen else NotTrusted(WhyNotTrusted.OLDER)


def genuine(manifest: Manifest, path: str, content: bytes) -> bytes | NotTrusted:
    """This content, when it is that of the file that the manifest names so."""
    expected = manifest.files.get(path)
    if expected is None:
        return NotTrusted(WhyNotTrusted.MISSING)
    return content if sha256(content).hexdigest() == expected else NotTrusted(WhyNotTrusted.CHANGED)


def read_trusted(raw: bytes) -> TrustedKeys:
    """The trusted keys of such a file; `ValueError` when it is none."""
    try:
        return TrustedKeys.model_validate(parsed(raw[:MAX_SIGNED]))
    except ValidationError as error:
        raise ValueError("not the trusted keys of a region") from error


def written_trusted(trusted: TrustedKeys) -> bytes:
    """Such a file."""
    return canonical(trusted.model_dump(mode="json", by_alias=True))


def _read(signed: bytes) -> _Signed:
    if len(signed) > MAX_SIGNED:
        raise ValueError("a signed manifest is not that long")
    return _Signed.model_validate(parsed(signed))


def _written(manifest: Manifest) -> bytes:
    return canonical(manifest.model_dump(mode="json", by_alias=True))


def _signed_by(public: str, signature: str | None, exact: bytes) -> bool:
    if signature is None:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(to_bytes(signature), _STATEMENT + exact)
    except (InvalidSignature, ValueError):
        return False
    return True

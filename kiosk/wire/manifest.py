# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Signed content: a list of files with size and hash, signed by several people of the region with keys kept elsewhere.

Neither the store nor who holds a kiosk's disk can change what it names. A manifest counts when enough of the trusted
keys signed it and its version is not older than one that was seen before. Pure: files and versions are the caller's.
The clock of a kiosk may be wrong, so no date makes content invalid: `until` is a warning to staff.

    {"manifest": base64url of the canonical manifest, "handtekeningen": {key: signature}}
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Annotated, Literal

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pydantic import AwareDatetime, Field, StringConstraints, ValidationError, model_validator

from kiosk.wire.canonical import canonical, parsed, to_bytes, to_text
from kiosk.wire.visit_class import Code, WireModel

MANIFEST_FILE = "manifest.json"
"""Beside the files that it names."""
MAX_SIGNED = 4_000_000
"""Bytes of a signed manifest."""
MAX_FILES = 10_000
MAX_FILE = 5_000_000
"""Bytes of one file."""
MAX_CONTENT = 200_000_000
"""Bytes of all files together."""
OLD_AFTER = timedelta(days=90)
"""Content that is older than this is told to staff as old, when it does not say itself until when it is good."""
PEOPLE_FILE = "people.json"
"""In signed content: who signs from now on. They sign this very content too, beside those who signed until now."""
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


class NamedFile(WireModel):
    """What a file must be to be the signed one."""

    sha256: Sha256 = Field(alias="sha256")
    size: Annotated[int, Field(ge=0, le=MAX_FILE)] = Field(alias="bytes")


class Manifest(WireModel):
    """One version of the region's signed content."""

    kind: Literal["inhoud"] = Field(alias="soort", default="inhoud")
    region: Code = Field(alias="regio")
    version: Annotated[int, Field(ge=1, le=MAX_VERSION)] = Field(alias="versie")
    day: date = Field(alias="gemaakt")
    counts_from: AwareDatetime | None = Field(alias="vanaf", default=None)
    """When kiosks change over to it; None: as soon as they have it."""
    until: date | None = Field(alias="goedTot", default=None)
    """The last day on which it is up to date. A warning: after it the content goes on counting."""
    files: Annotated[dict[RelativePath, NamedFile], Field(max_length=MAX_FILES)] = Field(alias="bestanden")

    @model_validator(mode="after")
    def _fits_on_a_kiosk(self) -> "Manifest":
        if sum(one.size for one in self.files.values()) > MAX_CONTENT:
            raise ValueError("the files together are too large")
        return self

    @model_validator(mode="after")
    def _lies_in_one_folder(self) -> "Manifest":
        folders = {str(folder) for path in self.files for folder in PurePosixPath(path).parents}
        if MANIFEST_FILE in self.files or folders & set(self.files):
            raise ValueError("a file stands where the manifest or a folder must be")
        return self

    def is_old(self, today: date) -> bool:
        """Whether staff are to be told that there should be newer content by now."""
        return today > (self.until or self.day + OLD_AFTER)


class _Signed(WireModel):
    manifest: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+$")] = Field(alias="manifest")
    signatures: Annotated[dict[PublicKey, Signature], Field(max_length=2 * MAX_SIGNERS)] = Field(alias="handtekeningen")


class WhyNotTrusted(Enum):
    """What a manifest failed on, in Dutch for staff."""

    NOBODY = "Deze zuil weet nog niet wie voor de regio tekent."
    ABSENT = "Deze zuil heeft nog geen ondertekende inhoud."
    SHAPE = "Dit is geen ondertekende inhoud."
    KIND = "Dit is iets anders dan inhoud voor zuilen."
    REGION = "Deze inhoud is van een andere regio."
    TOO_FEW = "Te weinig vertrouwde handtekeningen."
    OLDER = "Deze inhoud is ouder dan wat hier al was."
    SAME_NUMBER = "Onder dit nummer heeft deze zuil al andere inhoud."
    NEW_PEOPLE = "De nieuwe ondertekenaars tekenden niet allemaal zelf."
    STAFF = "De lijst van medewerkers in deze inhoud klopt niet; vraag de regio om een goede."
    MISSING = "Er ontbreekt een bestand van de ondertekende inhoud."
    CHANGED = "Een bestand is niet het ondertekende."
    NO_ARCHIVE = "Dit is geen heel inhoudspakket."
    PATH = "Het pakket wil een bestand schrijven op een plaats die niet mag."
    TWICE = "In het pakket staat een bestand twee keer."
    LINK = "In het pakket staat iets anders dan gewone bestanden."
    EXTRA = "In het pakket staat een bestand dat niet ondertekend is."
    TOO_LARGE = "Het pakket is te groot."
    NO_ROOM = "Op de schijf is te weinig ruimte voor nieuwe inhoud."
    SIZE = "Een bestand in het pakket is groter of kleiner dan ondertekend."


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
        if _kind_of(exact) != "inhoud":
            return NotTrusted(WhyNotTrusted.KIND)
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
    whole = len(content) == expected.size and sha256(content).hexdigest() == expected.sha256
    return content if whole else NotTrusted(WhyNotTrusted.CHANGED)


def named(content: bytes) -> NamedFile:
    """How a manifest names this content; `ValueError` when it is longer than a file may be."""
    return NamedFile(sha256=sha256(content).hexdigest(), size=len(content))


def read_trusted(raw: bytes) -> TrustedKeys:
    """The trusted keys of such a file; `ValueError` when it is none."""
    try:
        return TrustedKeys.model_validate(parsed(raw[:MAX_SIGNED]))
    except ValidationError as error:
        raise ValueError("not the trusted keys of a region") from error


def written_trusted(trusted: TrustedKeys) -> bytes:
    """Such a file."""
    return canonical(trusted.model_dump(mode="json", by_alias=True))


def _kind_of(exact: bytes) -> object:
    said = parsed(exact)
    return said.get("soort", "inhoud") if isinstance(said, dict) else "inhoud"


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

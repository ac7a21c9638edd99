# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One file with which the kiosks of an inlooppunt are made known: where the store is, and whom to believe.

It holds one-time codes: whoever has it before they are used, or too old, can enrol a kiosk of that inlooppunt. With the
secret for staff codes in it, it is to be destroyed once it was used: that secret stays good.
"""

from typing import Annotated, Final, Literal

from pydantic import Field, StringConstraints, ValidationError

from kiosk.wire.canonical import parsed
from kiosk.wire.manifest import TrustedKeys
from kiosk.wire.visit_class import WireModel

MOST_CODES: Final = 40
MAX_PROVISIONING: Final = 100_000
"""Bytes of such a file."""


class ProvisioningFile(WireModel):
    """Each kiosk takes the first code that nobody used."""

    kind: Literal["inrichting"] = Field(alias="soort", default="inrichting")
    store_url: Annotated[str, StringConstraints(min_length=8, max_length=300)] = Field(alias="opslag")
    codes: Annotated[
        tuple[Annotated[str, StringConstraints(min_length=8, max_length=64)], ...],
        Field(min_length=1, max_length=MOST_CODES),
    ] = Field(alias="codes")
    trusted: TrustedKeys | None = Field(alias="vertrouwen", default=None)
    """Who signs for the region."""
    ca: Annotated[str, StringConstraints(max_length=50_000)] | None = Field(alias="ca", default=None)
    """PEM: who vouches for the store's certificate, where that is not one of the machine's own."""
    staff_secret: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{43}$")] | None = Field(
        alias="medewerkersgeheim", default=None
    )
    """What the codes of the region's list of staff need (`kiosk.wire.staff_list`)."""


def read_provisioning(raw: bytes) -> ProvisioningFile:
    """The file; `ValueError` for whatever is not exactly one, without quoting it."""
    if len(raw) > MAX_PROVISIONING:
        raise ValueError("a provisioning file is not that long")
    try:
        return ProvisioningFile.model_validate(parsed(raw))
    except ValidationError as error:
        raise ValueError("not a provisioning file") from error


def written_provisioning(given: ProvisioningFile) -> bytes:
    """As it is handed out."""
    return given.model_dump_json(by_alias=True, exclude_none=True, indent=1).encode() + b"\n"

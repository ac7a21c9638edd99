# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The keys of the organisations that can receive referrals: from the region's signed content, and from nowhere else.

{"organisatie": [{"kid": ..., "publiekeSleutel": base64url, "vanaf": day, "tot": day, "status": "actief"}]}
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Annotated

from pydantic import Field, StringConstraints, TypeAdapter

from kiosk.referrals.recipient_keys import KeyStatus, RecipientKey
from kiosk.wire.canonical import canonical, parsed, to_bytes, to_text
from kiosk.wire.manifest import Manifest, NotTrusted, WhyNotTrusted, genuine
from kiosk.wire.visit_class import Code, WireModel

PARTNERS_FILE = "partners.json"
MAX_LISTED = 20
"""Keys of one organisation, old ones included."""

PartnerKeys = Mapping[str, tuple[RecipientKey, ...]]
"""By the organisation's id in the directory."""


class ListedKey(WireModel):
    """One public key, as the region publishes it."""

    kid: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{12}$")]
    public: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{43}$")] = Field(alias="publiekeSleutel")
    not_before: date = Field(alias="vanaf")
    not_after: date = Field(alias="tot")
    status: KeyStatus = Field(alias="status", default=KeyStatus.ACTIVE)

    def key(self) -> RecipientKey:
        """As the kiosk seals to it; `ValueError` when it is no key."""
        return RecipientKey(self.kid, to_bytes(self.public), self.not_before, self.not_after, self.status)


_LIST = TypeAdapter(dict[Code, Annotated[tuple[ListedKey, ...], Field(max_length=MAX_LISTED)]])


def partner_keys(manifest: Manifest, content: bytes) -> PartnerKeys | NotTrusted:
    """The keys in this `partners.json`, when it is the one that the verified manifest names.

    One entry that is no key makes the whole file worth nothing.
    """
    trusted = genuine(manifest, PARTNERS_FILE, content)
    if isinstance(trusted, NotTrusted):
        return trusted
    try:
        return partners_of(trusted)
    except ValueError:
        return NotTrusted(WhyNotTrusted.SHAPE)


def partners_of(content: bytes) -> PartnerKeys:
    """The keys in such a file, whoever made it: for the region, which signs it. `ValueError`: it is none."""
    listed = _LIST.validate_python(parsed(content))
    return MappingProxyType({name: tuple(one.key() for one in several) for name, several in listed.items()})


def listed_key(key: RecipientKey) -> ListedKey:
    """The key, as the region publishes it."""
    return ListedKey(
        kid=key.kid,
        public=to_text(key.public),
        not_before=key.not_before,
        not_after=key.not_after,
        status=key.status,
    )


def written_partners(keys: PartnerKeys) -> bytes:
    """Such a file, to be named by a manifest."""
    return canonical(
        {
            name: [listed_key(one).model_dump(mode="json", by_alias=True) for one in several]
            for name, several in keys.items()
        }
    )

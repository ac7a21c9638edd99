# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A region of two people who sign together, and the bundles that they publish."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.bundles.archive import pack
from kiosk.referrals.partner_keys import PARTNERS_FILE, written_partners
from kiosk.wire.manifest import Manifest, TrustedKeys, named, sign, written_trusted
from tests.referrals.sealed import PAIR

KEYS = {"uwv-rivierstad": (PAIR.key(),)}
TODAY = date(2026, 11, 27)
REGION = "rivierenmond"


class Region:
    """Two people who sign, and what they published."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        people = [Ed25519PrivateKey.generate() for _ in range(2)]
        self.signers = {one.public_key().public_bytes_raw().hex(): one.sign for one in people}
        self.trusted = TrustedKeys(region=REGION, threshold=2, keys=tuple(self.signers))

    @property
    def trusted_file(self) -> Path:
        """Who signs."""
        file = self.folder / "trusted-keys.json"
        file.write_bytes(written_trusted(self.trusted))
        return file

    def signed(self, version: int, contents: Mapping[str, bytes], counts_from: datetime | None = None) -> bytes:
        """The signed manifest of these files."""
        files = {path: named(content) for path, content in contents.items()}
        manifest = Manifest(region=REGION, version=version, day=TODAY, files=files, counts_from=counts_from)
        return sign(manifest, self.signers)

    def publishes(
        self,
        version: int = 1,
        contents: Mapping[str, bytes] | None = None,
        *,
        counts_from: datetime | None = None,
        **more: bytes,
    ) -> Path:
        """A signed bundle: with the keys of a partner, and these files."""
        whole = {PARTNERS_FILE: written_partners(KEYS), **(contents or {})}
        whole |= {f"more/{name}.json": what for name, what in more.items()}
        file = self.folder / f"region-{version}.bundle"
        pack(file, self.signed(version, whole, counts_from), whole.__getitem__)
        return file

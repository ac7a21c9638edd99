# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""People who sign and partners who receive, made up for one run of the demonstration.

The signing keys live as long as this takes. The partners' private keys go into one ring, under a passphrase that is
shown at the start and kept nowhere: what an earlier run sealed can then be opened by nobody any more.
"""

import secrets
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.bundles.archive import pack
from kiosk.referrals.key_ring import KeyRing, new_key, written_ring
from kiosk.referrals.partner_keys import PARTNERS_FILE, written_partners
from kiosk.referrals.passphrase import Cost, wrap
from kiosk.storage.keystore import KeyStore
from kiosk.trust import take_in, trust
from kiosk.wire.manifest import Manifest, TrustedKeys, named, sign, written_trusted

SIGNERS = 3
THRESHOLD = 2
RING_FILE = "partner-keys.json"
BUNDLE_FILE = "made-up.bundle"


@dataclass(frozen=True, slots=True)
class DemonstrationTrust:
    """How to open, as the receiving organisation, what this run seals."""

    ring: Path
    passphrase: str = field(repr=False)


def demonstration_trust(
    folder: Path,
    data_dir: Path,
    keys: KeyStore,
    organisations: Collection[str],
    today: date,
    cost: Cost = Cost(),  # noqa: B008 - frozen
) -> DemonstrationTrust:
    """Makes the kiosk of `data_dir` seal to made-up partners, whose ring lies in `folder`.

    Every organisation gets a key. Raises `OSError` and `KeyStoreUnavailable`.
    """
    ring = KeyRing(tuple(new_key(one, today) for one in organisations))
    with TemporaryDirectory(dir=folder) as made:
        bundle = Path(made) / BUNDLE_FILE
        trust(keys, written_trusted(_signed(bundle, ring, today)))
        take_in(data_dir, keys, bundle)
    passphrase = "-".join(secrets.token_hex(2) for _ in range(6))
    file = folder / RING_FILE
    file.unlink(missing_ok=True)
    file.touch(mode=0o600)
    file.write_bytes(wrap(written_ring(ring), passphrase, cost))
    return DemonstrationTrust(file, passphrase)


def _signed(bundle: Path, ring: KeyRing, today: date) -> TrustedKeys:
    """Signed content in this file, and who signed it."""
    partners = written_partners({one: tuple(key.public() for key in ring.of(one)) for one in ring.organisations})
    files = {PARTNERS_FILE: named(partners)}
    manifest = Manifest(region="demonstratie", version=1, day=today, files=files)
    people = [Ed25519PrivateKey.generate() for _ in range(SIGNERS)]
    signers = {one.public_key().public_bytes_raw().hex(): one.sign for one in people}
    signed = sign(manifest, dict(list(signers.items())[:THRESHOLD]))
    pack(bundle, signed, {PARTNERS_FILE: partners}.__getitem__)
    return TrustedKeys(region=manifest.region, threshold=THRESHOLD, keys=tuple(signers))

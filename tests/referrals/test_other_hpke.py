# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Another implementation of RFC 9180 opens what the kiosk seals, and seals what we open."""

import json
from dataclasses import replace

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from pyhpke import AEADId, CipherSuite, KDFId, KEMId, KEMKey

from kiosk.referrals.recipient_keys import kid_of
from kiosk.referrals.sealing import Opened
from kiosk.wire.canonical import to_bytes, to_text
from kiosk.wire.envelope import WrappedKey, read_envelope, written
from tests.referrals.sealed import ANNA, KIOSK, PAIR, result, sealed

SUITE = CipherSuite.new(KEMId.DHKEM_X25519_HKDF_SHA256, KDFId.HKDF_SHA256, AEADId.AES256_GCM)


def own_key_of(envelope: bytes) -> bytes:
    """The envelope's own key, as the other implementation unwraps it."""
    closed = read_envelope(envelope).closed
    wrapped = to_bytes(closed.keys[0].wrapped)
    private = KEMKey.from_pyca_cryptography_key(PAIR.private)
    return SUITE.create_recipient_context(wrapped[:32], private, closed.binding()).open(wrapped[32:])


def test_pyhpke_opens_what_the_kiosk_sealed() -> None:
    envelope = sealed()
    parts = json.loads(envelope)
    content = AESGCM(own_key_of(envelope)).decrypt(
        to_bytes(parts["nonce"]), to_bytes(parts["inhoud"]), parts["kop"].encode()
    )
    assert json.loads(content) == {
        "naam": ANNA.name,
        "telefoon": ANNA.phone,
        "vraag": ANNA.question,
        "taal": ANNA.language,
        "beste-moment": "ochtend avond",
    }


def test_what_pyhpke_sealed_is_opened() -> None:
    envelope = sealed()
    closed = read_envelope(envelope).closed
    public = KEMKey.from_pyca_cryptography_key(PAIR.private.public_key())
    enc, sender = SUITE.create_sender_context(public, closed.binding())
    wrapped = to_text(enc + sender.seal(own_key_of(envelope)))
    theirs = replace(closed, keys=(WrappedKey(kid=kid_of(PAIR.public), wrapped=wrapped),))
    found = result(written(theirs, KIOSK.sign(theirs.statement())))
    assert isinstance(found, Opened)
    assert found.particulars == ANNA

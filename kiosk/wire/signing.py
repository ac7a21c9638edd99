# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a kiosk signs a request and what the store asks of that signature (RFC 9421, Ed25519).

The kiosk signs each attempt anew: `HTTPSignatureAuth(signature_algorithm=ED25519, key_id=<device id>,
covered_component_ids=COMPONENTS, tag=TAG, use_nonce=True)`. The library adds `alg`, `created`, a random nonce, and
`content-digest` (SHA-256 over the body as sent, so after gzip). The store asks for `REQUIRED_COMPONENTS`.
"""

from typing import Final

TAG: Final = "kiosk-sync"
"""The signed application tag: a signature made for anything else is no signature here."""
COMPONENTS: Final = ("@method", "@authority", "@path", "@query")
"""What the kiosk names itself; `content-digest` comes with the body."""
REQUIRED_COMPONENTS: Final = (*COMPONENTS, "content-digest")
MAX_AGE_S: Final = 300
"""A signature older than this is refused (401)."""
MAX_SKEW_S: Final = 60
"""How far the kiosk's clock may be off before that; the answer's `Date` header says the store's time."""
MAX_NONCE: Final = 64
"""Characters. The same nonce of the same device twice is a replay (409)."""

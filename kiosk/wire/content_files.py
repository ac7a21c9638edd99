# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a file of signed content crosses the line: packed (zlib), in parts, asked for by the hash of what it unpacks to.

`GET /v1/inhoudsbestanden/{sha256}` with `Range: bytes=FIRST-LAST`; the store never changes the packed bytes of a hash,
so a download goes on where it broke off.
"""

import zlib
from hashlib import sha256
from typing import Final

CONTENT_FILES_PATH: Final = "/v1/inhoudsbestanden"
OCTETS: Final = "application/octet-stream"
MAX_PIECE: Final = 48_000
"""Bytes that a kiosk asks for at once: some seconds on the slowest line, so that nothing else waits for long."""


def packed(content: bytes) -> bytes:
    """As it is kept on the shelf and crosses the line."""
    return zlib.compress(content, 9)


def unpacked(raw: bytes, digest: str, most: int) -> bytes:
    """What was packed; `ValueError` when it is longer than `most` or not what the hash says."""
    unpacking = zlib.decompressobj()
    try:
        content = unpacking.decompress(raw, most + 1)
    except zlib.error as error:
        raise ValueError("damaged") from error
    if len(content) > most or not unpacking.eof or unpacking.unused_data or sha256(content).hexdigest() != digest:
        raise ValueError("not the file that was asked for")
    return content

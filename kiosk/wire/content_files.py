# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How files of signed content cross the line: packed (zlib), many in one answer, by the hash of what each unpacks to.

`POST /v1/inhoudsbestanden/delen` names files and from which byte on each is lacking, and how many bytes the answer may
have. The answer is, for each file in that order, four bytes with the length of the packed file (0: there is none such)
and the bytes that were asked for; it ends where it is full, in the middle of a file if need be. The store never changes
the packed bytes of a hash, so a download goes on where it broke off.
"""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated, Final

from pydantic import Field

from kiosk.wire.manifest import Sha256
from kiosk.wire.visit_class import WireModel

CONTENT_FILES_PATH: Final = "/v1/inhoudsbestanden/delen"
OCTETS: Final = "application/octet-stream"
MOST_FILES_AT_ONCE: Final = 100
MAX_PART: Final = 96_000
"""Bytes that a kiosk asks for at once: a quarter of a minute on the slowest line. What is urgent cuts it short."""
_LENGTH_BYTES: Final = 4


class LackedFile(WireModel):
    """A file of which the kiosk has so many packed bytes already."""

    sha256: Sha256 = Field(alias="sha256")
    have: Annotated[int, Field(ge=0, le=2**31 - 1)] = Field(alias="vanaf", default=0)


class ContentQuestion(WireModel):
    """Which files a kiosk lacks, and how much of them it takes now."""

    files: Annotated[tuple[LackedFile, ...], Field(min_length=1, max_length=MOST_FILES_AT_ONCE)] = Field(
        alias="bestanden"
    )
    most_bytes: Annotated[int, Field(ge=_LENGTH_BYTES + 1, le=MAX_PART)] = Field(alias="hoogsteAantalBytes")


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a packed file: from where it was lacking on, as far as it goes."""

    content: bytes
    total: int
    """Bytes of the whole packed file; 0: there is no such file."""


def room_for(most_bytes: int, so_far: Iterable[Piece]) -> int:
    """Bytes of content that the next piece of an answer may have; 0: it is full."""
    return max(0, most_bytes - _LENGTH_BYTES - sum(_LENGTH_BYTES + len(one.content) for one in so_far))


def written_pieces(pieces: Iterable[Piece]) -> bytes:
    """The answer."""
    return b"".join(one.total.to_bytes(_LENGTH_BYTES, "big") + one.content for one in pieces)


def read_pieces(raw: bytes, asked: Sequence[LackedFile]) -> tuple[Piece, ...]:
    """The answer to this question, for as many of its files as fitted; `ValueError`: it is none."""
    pieces = tuple(_pieces(raw, asked))
    if not pieces or sum(_LENGTH_BYTES + len(one.content) for one in pieces) != len(raw):
        raise ValueError("not the parts that were asked for")
    return pieces


def _pieces(raw: bytes, asked: Sequence[LackedFile]) -> Iterator[Piece]:
    place = 0
    for one in asked:
        if place + _LENGTH_BYTES > len(raw):
            return
        total = int.from_bytes(raw[place : place + _LENGTH_BYTES], "big")
        place += _LENGTH_BYTES
        content = raw[place : place + max(0, total - one.have)]
        place += len(content)
        yield Piece(content, total)


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

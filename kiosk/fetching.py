# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fetches the content that the store offers, small files together and large ones in parts, while nothing is to be sent.

The store is believed in nothing: the manifest counts by the signatures of the region's people, each file by the hash in
the manifest. What lies here already, in a version that is kept or with the program, is not fetched again.
"""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.bundles.arriving import Arriving
from kiosk.bundles.pointer import SIGNED_FOLDER
from kiosk.bundles.versions import bounded, files_by_hash
from kiosk.logs import Event, record
from kiosk.storage.keystore import KeyStore
from kiosk.sync.content_source import ContentSource, GotPieces
from kiosk.sync.outcomes import Trouble, TurnedAway, Unreachable
from kiosk.trust import judged, laid_down, newest_taken_in, trusted_keys
from kiosk.wire.coming_back import ContentOffer
from kiosk.wire.content_files import MAX_PART, MOST_FILES_AT_ONCE, ContentQuestion, LackedFile, Piece
from kiosk.wire.manifest import MAX_SIGNED, Manifest, NotTrusted, WhyNotTrusted

SMALLEST_PART: Final = 2_000
"""Bytes: what a line is asked that breaks all the time."""
PACE_S: Final = 1.0
"""Between two parts: the store has other kiosks to answer."""
FIRST_WAIT_S: Final = 5.0
LONGEST_WAIT_S: Final = 900.0
ROOM_TO_KEEP: Final = 100_000_000
"""Free bytes that content must leave on the disk, for visits and referrals."""

PACKED_TO: Final = 4
"""How many times smaller text gets by packing: so much is asked for at once that an answer is seldom half empty."""
ROOM_TO_PACK: Final = 1_000
"""Bytes by which a packed file may be longer than twice the file itself."""

Refused = Callable[[int, WhyNotTrusted], None]


@dataclass(frozen=True, slots=True)
class Lies:
    """Where content lies, and what says whether it is genuine."""

    data_dir: Path
    own: Path
    """The folder of the content that came with the program."""
    keys: KeyStore


class Fetching:
    """What comes between two sync cycles. The sync thread steps; `give_way` may come from any."""

    def __init__(
        self,
        lies: Lies,
        source: ContentSource,
        offered: Callable[[], ContentOffer | None],
        jitter: Callable[[float], float],
        refused: Refused = lambda _version, _why: None,
    ) -> None:
        """`refused` hears of content that is not what it should be."""
        self._lies = lies
        self._source = source
        self._offered = offered
        self._jitter = jitter
        self._refused = refused
        self._arriving = Arriving(lies.data_dir)
        self._settled: ContentOffer | None = None
        self._manifest: Manifest | None = None
        self._here: dict[str, Path] = {}
        self._part = MAX_PART
        self._failures = 0

    def step(self) -> float | None:
        """One part, or the taking in once all are here; the seconds until the next step, None: nothing is to come.

        Raises `OSError` and `KeyStoreUnavailable`; the next step goes on where this one began.
        """
        offer = self._offered()
        if offer is None or offer == self._settled or trusted_keys(self._lies.keys) is None:
            return None
        if offer.version <= newest_taken_in(self._lies.keys):
            self._done_with(offer)
            return None
        signed = self._arriving.content(offer.manifest_sha256, MAX_SIGNED)
        if signed is None:
            return self._fetch(offer, {offer.manifest_sha256: MAX_SIGNED})
        manifest = self._opened(offer, signed)
        if isinstance(manifest, NotTrusted):
            return self._given_up(offer, manifest.reason)
        lacking = {one.sha256: one.size for one in manifest.files.values() if self._lacks(one.sha256)}
        return self._fetch(offer, lacking) if lacking else self._take_in(offer, manifest, signed)

    def give_way(self) -> None:
        """Something more urgent is to be sent."""
        self._source.give_way()

    def go_on(self) -> None:
        """It was sent."""
        self._source.go_on()

    def _opened(self, offer: ContentOffer, signed: bytes) -> Manifest | NotTrusted:
        """The manifest of the offer; looked at, and compared with what lies here, once."""
        if self._manifest is not None and self._manifest.version == offer.version:
            return self._manifest
        manifest = judged(self._lies.keys, signed)
        if isinstance(manifest, NotTrusted):
            return manifest
        size = sum(one.size for one in manifest.files.values())
        if manifest.version != offer.version:
            return NotTrusted(WhyNotTrusted.SHAPE)
        if shutil.disk_usage(self._lies.data_dir).free < 2 * size + ROOM_TO_KEEP:
            return NotTrusted(WhyNotTrusted.NO_ROOM)
        folders = (self._lies.own, *(self._lies.data_dir / SIGNED_FOLDER).glob("[0-9]*"))
        self._arriving.keep({offer.manifest_sha256, *(one.sha256 for one in manifest.files.values())})
        self._here = {digest: file for folder in folders for digest, file in files_by_hash(folder).items()}
        self._manifest = manifest
        return manifest

    def _lacks(self, digest: str) -> bool:
        return digest not in self._here and self._arriving.file(digest) is None

    def _fetch(self, offer: ContentOffer, lacking: Mapping[str, int]) -> float | None:
        """The next part of what lacks: hashes, and how large each unpacks to at most."""
        asked = self._asked(lacking)
        outcome = self._source.fetch(asked)
        if not isinstance(outcome, GotPieces):
            return self._waits(outcome)
        is_whole = True
        for one, piece in zip(asked.files, outcome.pieces, strict=False):
            if piece.total == 0 or piece.total > 2 * lacking[one.sha256] + ROOM_TO_PACK:
                return self._given_up(offer, WhyNotTrusted.SIZE if piece.total else WhyNotTrusted.MISSING)
            is_whole = self._received(one, piece, lacking[one.sha256]) and is_whole
        if not is_whole:
            return self._later()
        self._failures, self._part = 0, min(MAX_PART, 2 * self._part)
        return PACE_S

    def _asked(self, lacking: Mapping[str, int]) -> ContentQuestion:
        """As many files as may fit in one answer."""
        files: list[LackedFile] = []
        size = 0
        for digest, most in lacking.items():
            if len(files) == MOST_FILES_AT_ONCE or size > PACKED_TO * self._part:
                break
            files.append(LackedFile(sha256=digest, have=self._arriving.size(digest)))
            size += most
        return ContentQuestion(files=tuple(files), most_bytes=self._part)

    def _received(self, one: LackedFile, piece: Piece, most: int) -> bool:
        """Whether it helps; a file that is not what it should be is fetched anew, but not at once for ever."""
        if piece.content:
            self._arriving.add(one.sha256, piece.content)
        if one.have + len(piece.content) >= piece.total:
            # All parts may have been here already: the kiosk ended before it unpacked them.
            return self._arriving.complete(one.sha256, most)
        return bool(piece.content)

    def _waits(self, outcome: Unreachable | TurnedAway) -> float:
        if outcome == Unreachable(Trouble.STOPPED):
            return PACE_S
        self._part = max(SMALLEST_PART, self._part // 2)
        asked_s = outcome.retry_after_s if isinstance(outcome, Unreachable) else LONGEST_WAIT_S
        return self._later() if asked_s is None else asked_s + self._jitter(max(FIRST_WAIT_S, asked_s))

    def _later(self) -> float:
        self._failures += 1
        return PACE_S + self._jitter(min(LONGEST_WAIT_S, FIRST_WAIT_S * 2.0 ** min(self._failures, 20)))

    def _take_in(self, offer: ContentOffer, manifest: Manifest, signed: bytes) -> float | None:
        def content_of(path: str) -> bytes | NotTrusted:
            named = manifest.files[path]
            file = self._here.get(named.sha256) or self._arriving.file(named.sha256)
            return bounded(file, named.size) if file is not None else NotTrusted(WhyNotTrusted.MISSING)

        taken = laid_down(self._lies.data_dir, self._lies.keys, signed, content_of)
        if isinstance(taken, NotTrusted):
            return self._given_up(offer, taken.reason)
        record(Event.SIGNED_CONTENT_TAKEN_IN)
        self._done_with(offer)
        return None

    def _given_up(self, offer: ContentOffer, why: WhyNotTrusted) -> float | None:
        """Until the store offers something else, or the kiosk starts anew; for want of room only for a while."""
        record(Event.CONTENT_REFUSED)
        if why is WhyNotTrusted.NO_ROOM:
            return LONGEST_WAIT_S
        self._refused(offer.version, why)
        self._done_with(offer)
        return None

    def _done_with(self, offer: ContentOffer) -> None:
        self._settled, self._manifest, self._here = offer, None, {}
        self._arriving.clear()

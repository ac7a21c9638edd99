# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fetches the content that the store offers, one small part at a time, while there is nothing to send.

The store is believed in nothing: the manifest counts by the signatures of the region's people, each file by the hash in
the manifest. What lies here already, in a version that is kept or with the program, is not fetched again.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.bundles.arriving import Arriving
from kiosk.bundles.pointer import SIGNED_FOLDER
from kiosk.bundles.versions import bounded, files_by_hash
from kiosk.logs import Event, record
from kiosk.storage.keystore import KeyStore
from kiosk.sync.content_source import ContentSource, GotPiece, NotOnShelf, PieceOutcome
from kiosk.sync.outcomes import Trouble, Unreachable
from kiosk.trust import judged, laid_down, newest_taken_in, trusted_keys
from kiosk.wire.coming_back import ContentOffer
from kiosk.wire.content_files import MAX_PIECE
from kiosk.wire.manifest import MAX_SIGNED, Manifest, NotTrusted, WhyNotTrusted

SMALLEST_PIECE: Final = 2_000
"""Bytes: what a line is asked that breaks all the time."""
PACE_S: Final = 1.0
"""Between two parts: the store has other kiosks to answer."""
FIRST_WAIT_S: Final = 5.0
LONGEST_WAIT_S: Final = 900.0
ROOM_TO_KEEP: Final = 100_000_000
"""Free bytes that content must leave on the disk, for visits and referrals."""

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
        self._piece = MAX_PIECE
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
            return self._fetch(offer, offer.manifest_sha256, MAX_SIGNED)
        manifest = self._opened(offer, signed)
        if isinstance(manifest, NotTrusted):
            return self._given_up(offer, manifest.reason)
        for named in manifest.files.values():
            if named.sha256 not in self._here and self._arriving.file(named.sha256) is None:
                return self._fetch(offer, named.sha256, named.size)
        return self._take_in(offer, manifest, signed)

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
        self._here = {digest: file for folder in folders for digest, file in files_by_hash(folder).items()}
        self._manifest = manifest
        return manifest

    def _fetch(self, offer: ContentOffer, digest: str, most: int) -> float | None:
        first = self._arriving.size(digest)
        outcome = self._source.fetch(digest, first, self._piece)
        match outcome:
            case GotPiece(content, total) if total <= 2 * most + ROOM_TO_PACK and first + len(content) <= total:
                self._arriving.add(digest, content)
                self._failures, self._piece = 0, min(MAX_PIECE, 2 * self._piece)
                return self._completed(digest, most) if first + len(content) == total else PACE_S
            case GotPiece():
                return self._given_up(offer, WhyNotTrusted.SIZE)
            case NotOnShelf():
                # All parts may be here already: the kiosk ended before it unpacked them.
                return self._completed(digest, most) if first else self._given_up(offer, WhyNotTrusted.MISSING)
            case _:
                return self._waits(outcome)

    def _completed(self, digest: str, most: int) -> float:
        """A file that is not what it should be is fetched anew, but not at once for ever."""
        return PACE_S if self._arriving.complete(digest, most) else self._later()

    def _waits(self, outcome: PieceOutcome) -> float:
        if outcome == Unreachable(Trouble.STOPPED):
            return PACE_S
        self._piece = max(SMALLEST_PIECE, self._piece // 2)
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

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""All content of a region over a slow and lossy line to a kiosk that has none of it; then one changed text.

A program, run by `own_network`.
"""

import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from kiosk import places
from kiosk.bundles.building import About, build, contents_of
from kiosk.bundles.pointer import read_pointer
from kiosk.clock import system_clock
from kiosk.fetching import Fetching, Lies
from kiosk.store.content_shelf import Ring, publish
from kiosk.sync.client import HttpStoreClient
from kiosk.sync.content_source import PiecesOutcome
from kiosk.trust import trust
from kiosk.wire.coming_back import ContentOffer
from kiosk.wire.content_files import ContentQuestion
from kiosk.wire.manifest import named
from tests.bundles.region import REGION, TODAY, Region
from tests.end_to_end.own_network import measure
from tests.end_to_end.poor_network import far_store
from tests.end_to_end.slow_line import SlowLine
from tests.storage.memory_keystore import MemoryKeyStore

TEXT = "texts/nl.json"


@dataclass(frozen=True)
class Fetched:
    """What it took to have a version, as the pauses between two sync cycles do it."""

    version: int | None
    seconds: float
    requests: int
    bytes_on_the_line: int
    """Both ways, with all headers, and with all that was lost or sent anew."""


@dataclass
class Counted:
    """The real client, counted."""

    client: HttpStoreClient
    requests: int = 0

    def fetch(self, asked: ContentQuestion) -> PiecesOutcome:
        self.requests += 1
        return self.client.fetch(asked)

    def give_way(self) -> None:
        self.client.give_way()

    def go_on(self) -> None:
        self.client.go_on()


def region_content(folder: Path) -> dict[str, bytes]:
    """All that a bundle of the shipped region has."""
    bundle = folder / "shipped.bundle"
    build(places.resources(), bundle, About(REGION, 1, TODAY))
    return dict(contents_of(bundle)[1])


def fetch_both(line: SlowLine, folder: Path, stack: ExitStack) -> list[dict[str, object]]:
    """The first time, with nothing here; and when one text was changed: both as `Fetched`."""
    far = far_store(line, folder, stack)
    data, own, keys, region = folder / "kiosk", folder / "own", MemoryKeyStore(), Region(folder)
    for one in (data, own):
        one.mkdir()
    trust(keys, region.trusted_file.read_bytes())
    contents, offers = region_content(folder), []
    changed = contents | {TEXT: contents[TEXT].replace(b"Werkcentrum", b"Werkplein")}
    assert changed != contents
    for version, whole in ((1, contents), (2, changed)):
        signed = region.signed(version, whole)
        publish(far.store.engine, signed, whole, Ring.ALL, system_clock)
        offers.append(ContentOffer(version=version, manifest_sha256=named(signed).sha256, ring="alle"))
    return [vars(fetched(line, Lies(data, own, keys), far.client, offer)) for offer in offers]


def fetched(line: SlowLine, lies: Lies, client: HttpStoreClient, offer: ContentOffer) -> Fetched:
    """Steps, and waits as long as each asks for."""
    counted, before, began = Counted(client), line.size, time.monotonic()
    fetching = Fetching(lies, counted, lambda: offer, lambda longest: longest / 2)
    while (pause_s := fetching.step()) is not None:
        time.sleep(pause_s)
    seconds = time.monotonic() - began
    return Fetched(read_pointer(lies.data_dir).ready, seconds, counted.requests, line.size - before)


if __name__ == "__main__":
    raise SystemExit(measure(fetch_both))

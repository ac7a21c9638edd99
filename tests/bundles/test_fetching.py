# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A kiosk fetches content from the real shelf: what it has not, in parts, over any break, and believes nobody."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import Engine, update

from kiosk import fetching
from kiosk.bundles.building import contents_of
from kiosk.bundles.pointer import SIGNED_FOLDER, read_pointer
from kiosk.clock import system_clock
from kiosk.fetching import LONGEST_WAIT_S, SMALLEST_PART, Fetching, Lies
from kiosk.store.content_shelf import Ring, pieces_of, publish
from kiosk.store.content_tables import content_file
from kiosk.store.database import open_store
from kiosk.sync.content_source import GotPieces, PiecesOutcome
from kiosk.sync.outcomes import Trouble, Unreachable
from kiosk.trust import take_in, trust
from kiosk.wire.coming_back import ContentOffer
from kiosk.wire.content_files import MAX_PART, ContentQuestion, Piece, packed, read_pieces, written_pieces
from kiosk.wire.manifest import WhyNotTrusted, named
from tests.bundles.region import Region
from tests.storage.memory_keystore import MemoryKeyStore

LONG = bytes(range(256)) * 600 + b"".join(number.to_bytes(4, "big") for number in range(40_000))
FIRST = {"texts/nl.json": b"{}" * 50, "texts/en.json": LONG}


@dataclass
class Shelf:
    """The shelf of a real store; breaks when told to, and counts."""

    engine: Engine
    asked: list[ContentQuestion] = field(default_factory=list)
    breaks: list[PiecesOutcome] = field(default_factory=list)
    bytes: int = 0
    """Of all answers."""
    largest: int = MAX_PART
    """What an answer may have."""

    def fetch(self, asked: ContentQuestion) -> PiecesOutcome:
        self.asked.append(asked)
        if self.breaks:
            return self.breaks.pop()
        bounded = asked.model_copy(update={"most_bytes": min(asked.most_bytes, self.largest)})
        raw = written_pieces(pieces_of(self.engine, bounded))
        assert len(raw) <= bounded.most_bytes
        self.bytes += len(raw)
        return GotPieces(read_pieces(raw, asked.files))

    @property
    def digests(self) -> set[str]:
        """All that was asked for."""
        return {one.sha256 for asked in self.asked for one in asked.files}

    def give_way(self) -> None:
        raise AssertionError("nobody asked for it")

    def go_on(self) -> None:
        raise AssertionError("nobody asked for it")


class World:
    """One kiosk, one store, one region."""

    def __init__(self, folder: Path, engine: Engine) -> None:
        self.data, self.keys, self.region = folder / "kiosk", MemoryKeyStore(), Region(folder)
        self.own = folder / "own"
        self.own.mkdir()
        self.data.mkdir()
        self.engine, self.shelf = engine, Shelf(engine)
        self.offer: ContentOffer | None = None
        self.refused: list[tuple[int, WhyNotTrusted]] = []
        trust(self.keys, self.region.trusted_file.read_bytes())
        self.start()

    def start(self) -> None:
        """The kiosk begins, or begins again."""
        lies = Lies(self.data, self.own, self.keys)
        self.fetching = Fetching(
            lies, self.shelf, lambda: self.offer, lambda most: most, lambda *what: self.refused.append(what)
        )

    def publishes(self, version: int, contents: dict[str, bytes], region: Region | None = None) -> None:
        signed, whole = contents_of((region or self.region).publishes(version, contents))
        publish(self.engine, signed, whole, Ring.ALL, system_clock)
        self.offer = ContentOffer(version=version, manifest_sha256=named(signed).sha256, ring="alle")

    def fetches(self) -> list[float]:
        """All steps until nothing is to come; how long each asks to wait."""
        waits: list[float] = []
        while (wait := self.fetching.step()) is not None:
            waits.append(wait)
            assert len(waits) < 500
        return waits

    def has(self, version: int) -> bool:
        return (self.data / SIGNED_FOLDER / str(version) / "manifest.json").exists()


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    engine = open_store(f"sqlite:///{tmp_path / 'store.sqlite'}")
    yield World(tmp_path, engine)
    engine.dispose()


def test_nothing_is_asked_where_nothing_is_offered_all_is_here_or_nobody_is_trusted(world: World) -> None:
    assert world.fetches() == []
    world.publishes(1, FIRST)
    take_in(world.data, world.keys, world.region.folder / "region-1.bundle")
    assert world.fetches() == []
    world.publishes(2, FIRST)
    world.keys = MemoryKeyStore()
    world.start()
    assert world.fetches() == []
    assert world.shelf.asked == []


def test_an_offer_is_fetched_in_parts_and_waits_for_its_moment(world: World) -> None:
    world.publishes(1, FIRST)
    world.shelf.largest = 5_000
    waits = world.fetches()
    assert set(waits) == {fetching.PACE_S}
    assert len(waits) == len(world.shelf.asked) > 5
    assert (world.data / SIGNED_FOLDER / "1" / "texts/en.json").read_bytes() == LONG
    assert read_pointer(world.data).ready == 1
    assert sorted(one.name for one in (world.data / SIGNED_FOLDER).iterdir() if one.is_dir()) == ["1"]


def test_what_lies_here_is_not_fetched_again(world: World) -> None:
    (world.own / "shipped.json").write_bytes(FIRST["texts/nl.json"])
    world.publishes(1, FIRST)
    world.fetches()
    assert named(FIRST["texts/nl.json"]).sha256 not in world.shelf.digests
    world.shelf.asked.clear()
    before = world.shelf.bytes
    world.publishes(2, FIRST | {"texts/uk.json": b"{1}"})
    world.fetches()
    assert world.has(2)
    assert world.shelf.digests == {world.offer.manifest_sha256 if world.offer else "", named(b"{1}").sha256}
    assert world.shelf.bytes - before < 2_000


def test_what_lay_here_and_was_changed_since_is_not_taken_for_it(world: World) -> None:
    (world.own / "shipped.json").write_bytes(FIRST["texts/nl.json"])
    world.publishes(1, FIRST)
    for _manifest_and_first_part in range(2):
        world.fetching.step()
    (world.own / "shipped.json").write_bytes(b"damaged")
    world.fetches()
    assert world.refused == [(1, WhyNotTrusted.CHANGED)]
    world.start()
    world.fetches()
    assert world.has(1)


def test_many_small_files_come_in_one_answer_and_a_change_costs_what_it_is(world: World) -> None:
    many = {f"directory/{number}.json": sha256(bytes([number])).hexdigest().encode() * 40 for number in range(90)}
    world.publishes(1, many)
    world.fetches()
    assert world.has(1)
    assert len(world.shelf.asked) <= 4, "the manifest, and what then lacks"
    assert world.shelf.bytes < 30_000
    world.shelf.asked.clear()
    before = world.shelf.bytes
    world.publishes(2, many | {"directory/7.json": b"{}"})
    world.fetches()
    assert (world.has(2), len(world.shelf.asked)) == (True, 2)
    assert world.shelf.digests == {world.offer.manifest_sha256 if world.offer else "", named(b"{}").sha256}
    assert world.shelf.bytes - before < 10_000, "the list of the new content, and the one text"


def test_a_download_goes_on_where_it_was_after_a_restart_at_any_step(world: World) -> None:
    world.publishes(1, FIRST)
    world.shelf.largest = 20_000
    while world.fetching.step() is not None:
        world.start()
    assert world.has(1)
    asked = [(one.sha256, one.have) for asked in world.shelf.asked for one in asked.files[:1]]
    assert len(asked) == len(set(asked))
    assert world.shelf.bytes < len(packed(LONG)) + 5_000


def test_a_line_that_breaks_is_asked_for_less_and_waits_longer(world: World) -> None:
    world.publishes(1, FIRST)
    world.shelf.breaks = [Unreachable(Trouble.HALF_ANSWER)] * 8
    waits = [world.fetching.step() for _ in range(8)]
    assert waits == sorted(waits, key=lambda one: one or 0)
    assert waits[-1] == fetching.PACE_S + LONGEST_WAIT_S
    world.fetching.step()
    sizes = [asked.most_bytes for asked in world.shelf.asked]
    assert sizes == [*(max(SMALLEST_PART, MAX_PART // 2**broken) for broken in range(8)), SMALLEST_PART]
    world.shelf.breaks = [Unreachable(Trouble.BUSY, 60.0)]
    assert world.fetching.step() == 120.0
    world.fetches()
    assert world.has(1)


def test_what_an_offer_left_that_another_took_the_place_of_is_used_or_goes(world: World) -> None:
    world.shelf.largest = 20_000
    world.publishes(1, FIRST)
    for _manifest_and_some_parts in range(3):
        world.fetching.step()
    arriving = world.data / SIGNED_FOLDER / "arriving"
    assert len(list(arriving.iterdir())) > 1
    world.publishes(2, {"texts/nl.json": FIRST["texts/nl.json"], "texts/uk.json": b"{2}"})
    world.fetching.step()
    world.fetching.step()
    left = {one.name.removesuffix(".part") for one in arriving.iterdir()} if arriving.exists() else set()
    assert named(LONG).sha256 not in left
    world.fetches()
    assert world.has(2)
    assert not arriving.exists()


def test_a_store_that_gives_nothing_of_a_file_is_not_asked_without_end(world: World) -> None:
    world.publishes(1, FIRST)
    world.shelf.breaks = [GotPieces((Piece(b"", 9_000),))] * 4
    waits = [world.fetching.step() for _ in range(4)]
    assert waits == sorted(set(waits), key=lambda one: one or 0)
    world.fetches()
    assert world.has(1)


def test_a_part_that_the_disk_did_not_keep_is_fetched_anew(world: World) -> None:
    world.publishes(1, FIRST)
    world.shelf.largest = 20_000
    digest, arriving = named(LONG).sha256, world.data / SIGNED_FOLDER / "arriving"
    while not (arriving / f"{digest}.part").exists():
        world.fetching.step()
    (arriving / f"{digest}.part").write_bytes(bytes(20_000))
    world.fetches()
    assert (world.data / SIGNED_FOLDER / "1" / "texts/en.json").read_bytes() == LONG
    (world.data / SIGNED_FOLDER / "arriving").mkdir()
    world.publishes(2, {"texts/nl.json": b"[2]"})
    (arriving / f"{named(b'[2]').sha256}.part").write_bytes(packed(b"[2]"))
    world.fetches()
    assert world.has(2)


def test_a_store_that_puts_something_else_on_its_shelf_is_not_believed(world: World, tmp_path: Path) -> None:
    (tmp_path / "others").mkdir()
    world.publishes(1, FIRST, Region(tmp_path / "others"))
    world.fetches()
    world.publishes(2, FIRST)
    with world.engine.begin() as connection:
        swapped = update(content_file).where(content_file.c.sha256 == named(LONG).sha256)
        connection.execute(swapped.values(packed=packed(b"something else")))
    for _ in range(12):
        world.fetching.step()
    assert not world.has(2)
    with world.engine.begin() as connection:
        connection.execute(swapped.values(packed=packed(bytes(30_000_000)) * 60))
    world.start()
    world.fetches()
    assert world.refused == [(1, WhyNotTrusted.TOO_FEW), (2, WhyNotTrusted.SIZE)]
    assert not list((world.data / SIGNED_FOLDER).glob("[0-9]*"))


def test_an_offer_that_names_another_version_or_no_file_is_refused(world: World) -> None:
    world.publishes(1, FIRST)
    assert world.offer is not None
    world.offer = world.offer.model_copy(update={"version": 5})
    world.fetches()
    world.offer = world.offer.model_copy(update={"manifest_sha256": "0" * 64})
    world.fetches()
    assert world.refused == [(5, WhyNotTrusted.SHAPE), (5, WhyNotTrusted.MISSING)]


def test_content_never_takes_the_room_of_visits(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.publishes(1, FIRST)
    monkeypatch.setattr(fetching, "ROOM_TO_KEEP", 10**18)
    world.fetching.step()
    assert world.fetching.step() == LONGEST_WAIT_S
    monkeypatch.setattr(fetching, "ROOM_TO_KEEP", 0)
    world.fetches()
    assert world.has(1)

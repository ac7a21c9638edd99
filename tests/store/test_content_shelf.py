# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What lies on the shelf, for whom, and how it is fetched."""

import json
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner
from sqlalchemy import Engine, select

from kiosk.__main__ import main
from kiosk.bundles.building import contents_of
from kiosk.store.content_shelf import Ring, publish, put_in_ring
from kiosk.store.content_tables import content_file, content_version
from kiosk.store.database import StoreError, reading
from kiosk.store.enrolment import UnknownDevice, revoke
from kiosk.wire.content_files import (
    CONTENT_FILES_PATH,
    MAX_PART,
    MOST_FILES_AT_ONCE,
    OCTETS,
    LackedFile,
    Piece,
    packed,
    read_pieces,
    unpacked,
)
from kiosk.wire.manifest import named
from tests.bundles.region import Region
from tests.store.kiosks import Kiosk, ManualClock, deliver, enrolled, message
from tests.store.test_operations import heartbeat

TEXT = b"Welkom in het Werkcentrum. " * 300
WHOLE = {"texts/nl.json": TEXT}


@pytest.fixture
def region(tmp_path: Path) -> Region:
    return Region(tmp_path)


def put(
    engine: Engine, region: Region, clock: ManualClock, version: int, ring: Ring, more: dict[str, bytes] | None = None
) -> None:
    signed, contents = contents_of(region.publishes(version, WHOLE | (more or {})))
    publish(engine, signed, contents, ring, clock)


def offered(kiosk: Kiosk) -> int | None:
    """The version that comes back to a kiosk."""
    back = kiosk.send(message(visits=1)).json()["terug"] or {}
    return (back.get("inhoud") or {}).get("versie")


def fetched(kiosk: Kiosk, *files: tuple[str, int], most: int = MAX_PART, **headers: str) -> httpx.Response:
    """Parts of files, as a kiosk asks for them: each with how much it has."""
    wanted = [{"sha256": digest, "vanaf": have} for digest, have in files]
    body = json.dumps({"bestanden": wanted, "hoogsteAantalBytes": most}).encode()
    request = kiosk.signed(body, path=CONTENT_FILES_PATH)
    request.headers.update({"Accept": OCTETS, **headers})
    return deliver(kiosk.client, request)


def test_a_version_goes_to_a_few_kiosks_first_then_to_more_then_to_all(
    store_engine: Engine, region: Region, clock: ManualClock, kiosk: Kiosk
) -> None:
    first, second = (enrolled(kiosk.client, store_engine, clock, "rivierstad-centrum") for _ in range(2))
    put_in_ring(store_engine, first.id, Ring.TEST)
    put_in_ring(store_engine, second.id, Ring.PART)
    seen = []
    for ring in Ring:
        put(store_engine, region, clock, 3, ring)
        seen.append([offered(one) for one in (first, second, kiosk)])
    assert seen == [[3, None, None], [3, 3, None], [3, 3, 3]]
    with pytest.raises(UnknownDevice, match="there is no kiosk"):
        put_in_ring(store_engine, "zuil-none", Ring.TEST)


def test_an_offer_names_the_manifest_the_moment_and_the_ring(
    store_engine: Engine, region: Region, clock: ManualClock, kiosk: Kiosk
) -> None:
    moment = datetime(2026, 12, 1, 5, tzinfo=UTC)
    signed, contents = contents_of(region.publishes(3, WHOLE, counts_from=moment))
    publish(store_engine, signed, contents, Ring.ALL, clock)
    offer = kiosk.send(message(visits=1)).json()["terug"]["inhoud"]
    assert offer == {
        "versie": 3,
        "manifestSha256": named(signed).sha256,
        "geldtVanaf": "2026-12-01T05:00:00Z",
        "ring": "alle",
    }


def test_a_number_on_the_shelf_stands_for_one_content_and_only_goes_up(
    store_engine: Engine, region: Region, clock: ManualClock, kiosk: Kiosk
) -> None:
    put(store_engine, region, clock, 3, Ring.PART)
    put(store_engine, region, clock, 3, Ring.PART)
    with pytest.raises(StoreError, match="is here already with other content"):
        put(store_engine, region, clock, 3, Ring.ALL, {"region.json": b"{}"})
    with pytest.raises(StoreError, match="what went out stays out"):
        put(store_engine, region, clock, 3, Ring.TEST)
    with pytest.raises(StoreError, match="kiosks take no older one"):
        put(store_engine, region, clock, 2, Ring.ALL)
    assert offered(kiosk) is None


def test_files_are_fetched_together_or_in_any_parts(
    store_engine: Engine, region: Region, clock: ManualClock, kiosk: Kiosk
) -> None:
    put(store_engine, region, clock, 1, Ring.ALL, {"texts/en.json": b"{}"})
    digest, raw = named(TEXT).sha256, packed(TEXT)
    both = (LackedFile(sha256=digest), LackedFile(sha256=named(b"{}").sha256))
    answer = fetched(kiosk, *((one.sha256, 0) for one in both))
    assert (answer.status_code, answer.headers["content-type"]) == (200, OCTETS)
    assert read_pieces(answer.content, both) == (Piece(raw, len(raw)), Piece(packed(b"{}"), len(packed(b"{}"))))
    got = b""
    while len(got) < len(raw):
        part = fetched(kiosk, (digest, len(got)), *((one.sha256, 0) for one in both[1:]), most=14)
        asked = (LackedFile(sha256=digest, have=len(got)), *both[1:])
        (piece, *_more) = read_pieces(part.content, asked)
        assert (len(part.content) <= 14, piece.total) == (True, len(raw))
        got += piece.content
    assert unpacked(got, digest, len(TEXT)) == TEXT
    (beyond, none) = read_pieces(
        fetched(kiosk, (digest, len(raw) + 5), ("0" * 64, 0)).content,
        (LackedFile(sha256=digest, have=len(raw) + 5), LackedFile(sha256="0" * 64)),
    )
    assert (beyond, none) == (Piece(b"", len(raw)), Piece(b"", 0))


def test_only_a_kiosk_that_signs_gets_a_file(
    store_engine: Engine, region: Region, clock: ManualClock, kiosk: Kiosk
) -> None:
    put(store_engine, region, clock, 1, Ring.ALL)
    digest = named(TEXT).sha256
    assert kiosk.client.post(CONTENT_FILES_PATH, json={"bestanden": [], "hoogsteAantalBytes": 9}).status_code == 401
    assert fetched(kiosk, ("../x", 0)).status_code == 400
    assert fetched(kiosk).status_code == 400
    assert fetched(kiosk, (digest, 0), most=MAX_PART + 1).status_code == 400
    assert fetched(kiosk, *((digest, 0),) * (MOST_FILES_AT_ONCE + 1)).status_code == 400
    assert fetched(kiosk, (digest, 0), Accept="text/html").status_code == 406
    revoke(store_engine, kiosk.id, clock)
    assert fetched(kiosk, (digest, 0)).status_code == 403


def test_what_too_few_people_signed_does_not_reach_the_shelf(
    store_url: str, store_engine: Engine, region: Region, tmp_path: Path, kiosk: Kiosk
) -> None:
    file = region.publishes(1, WHOLE)
    (tmp_path / "others").mkdir()
    words = ["bundle", "publish", "--database", store_url, "--ring", "all", "--people"]
    people = str(Region(tmp_path / "others").trusted_file)
    refused = CliRunner().invoke(main, [*words, people, str(file)])
    assert (refused.exit_code, "Te weinig vertrouwde handtekeningen" in refused.stderr) == (1, True)
    assert offered(kiosk) is None
    done = CliRunner().invoke(main, [*words, str(region.trusted_file), str(file)])
    assert done.output == "Version 1 of rivierenmond goes to: all.\n"
    assert offered(kiosk) == 1
    moved = CliRunner().invoke(main, ["bundle", "ring", "--database", store_url, kiosk.id, "part"])
    assert moved.output == f"{kiosk.id} hears of content that goes to: part.\n"


def on_shelf(engine: Engine) -> tuple[list[int], set[str]]:
    """Versions and files."""
    with reading(engine) as connection:
        versions = connection.scalars(select(content_version.c.version).order_by(content_version.c.version))
        return list(versions), set(connection.scalars(select(content_file.c.sha256)))


def test_versions_that_nobody_needs_leave_the_shelf_and_files_that_others_have_stay(
    store_engine: Engine, region: Region, clock: ManualClock, kiosk: Kiosk
) -> None:
    texts = {version: f"version {version}".encode() for version in range(1, 9)}
    for version, ring in ((1, Ring.ALL), (2, Ring.ALL), (3, Ring.PART), (4, Ring.TEST)):
        put(store_engine, region, clock, version, ring, {"texts/en.json": texts[version]})
        assert kiosk.send(heartbeat(inhoudversie=1)).status_code == 200
    assert on_shelf(store_engine)[0] == [1, 2, 3, 4]
    for version in (5, 6, 7):
        put(store_engine, region, clock, version, Ring.TEST, {"texts/en.json": texts[version]})
    versions, files = on_shelf(store_engine)
    assert versions == [1, 2, 3, 5, 6, 7], "what a kiosk shows, the newest of each ring, the newest few"
    assert {named(texts[version]).sha256 for version in texts} & files == {
        named(texts[version]).sha256 for version in versions
    }
    assert named(TEXT).sha256 in files, "each version has it"
    revoke(store_engine, kiosk.id, clock)
    put(store_engine, region, clock, 7, Ring.ALL, {"texts/en.json": texts[7]})
    versions, files = on_shelf(store_engine)
    assert versions == [5, 6, 7]
    assert len(files) == len(versions) * 2 + 2, "a manifest and a text of each, and two files that all have"

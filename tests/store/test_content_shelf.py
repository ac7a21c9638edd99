# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What lies on the shelf, for whom, and how it is fetched."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
import requests
from click.testing import CliRunner
from sqlalchemy import Engine

from kiosk.__main__ import main
from kiosk.bundles.building import contents_of
from kiosk.store.content_shelf import Ring, publish, put_in_ring
from kiosk.store.database import StoreError
from kiosk.store.enrolment import UnknownDevice, revoke
from kiosk.wire.content_files import CONTENT_FILES_PATH, OCTETS, packed, unpacked
from kiosk.wire.manifest import named
from tests.bundles.region import Region
from tests.postgres import fresh_database
from tests.store.kiosks import AUTHORITY, Kiosk, ManualClock, enrolled, message, signing_auth

TEXT = b"Welkom in het Werkcentrum. " * 300
WHOLE = {"texts/nl.json": TEXT}


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=[pytest.mark.postgres, pytest.mark.full])])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The shelf is two look-ups and an insert: on PostgreSQL it is tried in the full run."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'store.sqlite'}"
        return
    with fresh_database(request.getfixturevalue("postgres_url")) as url:
        yield url


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


def fetched(kiosk: Kiosk, digest: str, part: str = "", **headers: str) -> httpx.Response:
    """A file, or part of it, as a kiosk asks for it."""
    auth = signing_auth(kiosk.key, kiosk.id, kiosk.clock)
    asked = {"Accept": OCTETS, **({"Range": part} if part else {}), **headers}
    url = f"http://{AUTHORITY}{CONTENT_FILES_PATH}/{digest}"
    request = requests.Request("GET", url, asked, auth=auth).prepare()
    return kiosk.client.request("GET", str(request.url), headers=dict(request.headers))


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


def test_a_file_is_fetched_whole_or_in_any_parts(
    store_engine: Engine, region: Region, clock: ManualClock, kiosk: Kiosk
) -> None:
    put(store_engine, region, clock, 1, Ring.ALL)
    digest, raw = named(TEXT).sha256, packed(TEXT)
    whole = fetched(kiosk, digest)
    assert (whole.status_code, whole.content, whole.headers["content-type"]) == (200, raw, OCTETS)
    got = b""
    while len(got) < len(raw):
        part = fetched(kiosk, digest, f"bytes={len(got)}-{len(got) + 9}")
        assert (part.status_code, part.headers["etag"]) == (206, f'"{digest}"')
        assert part.headers["content-range"] == f"bytes {len(got)}-{len(got) + len(part.content) - 1}/{len(raw)}"
        got += part.content
    assert unpacked(got, digest, len(TEXT)) == TEXT
    assert fetched(kiosk, digest, "bytes=5-").content == raw[5:]
    assert fetched(kiosk, digest, "lines=1-2").status_code == 200
    beyond = fetched(kiosk, digest, f"bytes={len(raw)}-")
    assert (beyond.status_code, beyond.headers["content-range"]) == (416, f"bytes */{len(raw)}")
    assert fetched(kiosk, digest, "bytes=9-3").status_code == 416


def test_only_a_kiosk_that_signs_gets_a_file(
    store_engine: Engine, region: Region, clock: ManualClock, kiosk: Kiosk
) -> None:
    put(store_engine, region, clock, 1, Ring.ALL)
    digest = named(TEXT).sha256
    assert kiosk.client.request("GET", f"{CONTENT_FILES_PATH}/{digest}").status_code == 401
    assert fetched(kiosk, "0" * 64).status_code == 404
    assert fetched(kiosk, "../x").status_code in (400, 404)
    assert fetched(kiosk, digest, Accept="text/html").status_code == 406
    revoke(store_engine, kiosk.id, clock)
    assert fetched(kiosk, digest).status_code == 403


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

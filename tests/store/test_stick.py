# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A stick instead of a line, from a kiosk's real queue to a real store and back: nothing lost, nothing twice."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import Engine, func, select

from kiosk.bundles.building import contents_of
from kiosk.bundles.pointer import SIGNED_FOLDER
from kiosk.provisioning import DEVICE_KEY
from kiosk.stick import Exported, Imported, Sender, export, import_content, import_receipts, store_key
from kiosk.stick_errands import Kiosk as Errands
from kiosk.stick_shown import stick_port
from kiosk.storage.database import Database, open_database
from kiosk.storage.device_memory import Device, DeviceMemory
from kiosk.storage.outbox import Outbox
from kiosk.storage.tables import outbox
from kiosk.store import stick as store_stick
from kiosk.store import tables
from kiosk.store.content_shelf import Ring, publish
from kiosk.store.enrolment import revoke
from kiosk.store.stick import TakenIn, import_stick
from kiosk.trust import newest_taken_in, take_in, trust
from kiosk.ui.stick import Medium, NotDone, PutOn, ReadFrom, WhyNotStick
from kiosk.wire.manifest import Manifest
from kiosk.wire.messages import MAX_MESSAGES, Message
from kiosk.wire.stick import DELIVERY, RECEIPT, StoreKey, written
from tests.bundles.region import Region
from tests.storage.memory_keystore import MemoryKeyStore
from tests.store.kiosks import Client, Kiosk, ManualClock, enrolled, message
from tests.store.referrals import accepting


@dataclass
class Site:
    """A kiosk without a line, its store far away, and the stick that goes to and fro."""

    database: Database
    outbox: Outbox
    kiosk: Kiosk
    engine: Engine
    clock: ManualClock
    stick: Path
    data: Path
    keys: MemoryKeyStore
    region: Region

    @property
    def store(self) -> StoreKey:
        return store_stick.store_key(self.engine)

    def waits(self, weeks: int) -> None:
        """So many releases wait at the kiosk."""
        for number in range(weeks):
            week = f"{2025 - number // 52}-W{number % 52 + 1:02d}"
            self.outbox.put(Message.model_validate(message(week)))

    def exports(self) -> Exported:
        return export(self.outbox, Sender(self.kiosk.id, self.kiosk.key, self.store), self.stick, self.clock())

    def at_the_store(self) -> tuple[TakenIn, ...]:
        return import_stick(self.engine, self.stick, self.clock, accepting())

    def comes_back(self) -> Imported:
        return import_receipts(self.outbox, self.kiosk.id, self.store, self.stick, self.clock())

    def stored(self) -> int:
        with self.engine.connect() as connection:
            return connection.scalar(select(func.count()).select_from(tables.release)) or 0

    def files(self, ending: str) -> list[Path]:
        return sorted(self.stick.glob(f"*{ending}"))


@pytest.fixture
def store_url(tmp_path: Path) -> str:
    """How messages are taken in is tried on both databases elsewhere."""
    return f"sqlite:///{tmp_path / 'store.sqlite'}"


@pytest.fixture
def site(tmp_path: Path, store_engine: Engine, kiosk: Kiosk, clock: ManualClock) -> Iterator[Site]:
    folder = tmp_path / "stick"
    folder.mkdir()
    database = open_database(tmp_path / "kiosk.sqlite")
    region, keys = Region(tmp_path), MemoryKeyStore()
    trust(keys, region.trusted_file.read_bytes())
    yield Site(database, Outbox(database), kiosk, store_engine, clock, folder, tmp_path / "kiosk", keys, region)
    database.close()


def test_what_goes_by_stick_arrives_once_and_is_forgotten_by_its_receipt(site: Site) -> None:
    site.waits(MAX_MESSAGES + 3)
    assert site.exports() == Exported(MAX_MESSAGES + 3, 2)
    assert site.outbox.waiting() == MAX_MESSAGES + 3
    first, second = site.at_the_store()
    assert (first.stored + second.stored, first.refused, second.fault) == (MAX_MESSAGES + 3, 0, "")
    again = site.at_the_store()
    assert (sum(one.already for one in again), sum(one.stored for one in again)) == (MAX_MESSAGES + 3, 0)
    assert site.comes_back() == Imported(stored=MAX_MESSAGES + 3)
    assert site.outbox.waiting() == 0
    assert site.comes_back() == Imported()
    assert site.stored() == MAX_MESSAGES + 3


def test_stick_and_line_together_count_once_in_whatever_order(site: Site) -> None:
    by_line_first, by_stick_first = message("2025-W01"), message("2025-W02")
    for one in (by_line_first, by_stick_first):
        site.outbox.put(Message.model_validate(one))
    site.exports()
    lined = json.loads(Message.model_validate(by_line_first).model_dump_json(by_alias=True))
    assert site.kiosk.send(lined).json()["resultaten"][0]["uitkomst"] == "opgeslagen"
    (taken,) = site.at_the_store()
    assert (taken.stored, taken.already, taken.refused) == (1, 1, 0)
    sticked = json.loads(Message.model_validate(by_stick_first).model_dump_json(by_alias=True))
    assert site.kiosk.send(sticked).json()["resultaten"][0]["uitkomst"] == "al-opgeslagen"
    assert site.comes_back() == Imported(stored=2)
    assert site.stored() == 2


def test_what_lies_on_a_stick_counts_as_sent_whatever_becomes_of_it(site: Site) -> None:
    site.waits(2)
    site.exports()
    with site.database.reading() as connection:
        assert connection.execute(select(outbox.c.departures)).scalars().all() == [1, 1]


def test_the_same_export_again_is_the_same_file(site: Site) -> None:
    site.waits(3)
    site.exports()
    (file,) = site.files(DELIVERY)
    before = file.read_bytes()
    site.exports()
    assert [one.read_bytes() for one in site.files(DELIVERY)] == [before]


def test_a_refused_message_stays_in_sight_of_staff(site: Site) -> None:
    site.outbox.put(Message.model_validate(message("2025-W01", location="elders")))
    site.exports()
    assert [one.refused for one in site.at_the_store()] == [1]
    assert site.comes_back() == Imported(refused=1)
    assert len(site.outbox.refused()) == 1
    assert site.comes_back() == Imported()


def test_a_delivery_that_was_changed_on_the_way_is_refused(site: Site) -> None:
    site.waits(1)
    site.exports()
    (file,) = site.files(DELIVERY)
    whole = json.loads(file.read_bytes())
    for field in ("zuil", "opslag", "verzoek", "handtekening"):
        first = whole[field][0]
        said = whole | {field: ("b" if first == "a" else "a") + whole[field][1:]}
        file.write_text(json.dumps(said), encoding="utf-8")
        assert [one.fault for one in site.at_the_store()] == ["not signed by a kiosk that is known here"], field
    assert (site.files(RECEIPT), site.stored()) == ([], 0)


def test_a_stick_of_a_revoked_kiosk_or_for_another_store_is_refused(site: Site) -> None:
    site.waits(1)
    other = StoreKey(public=site.kiosk.key.public_key().public_bytes_raw().hex())
    export(site.outbox, Sender(site.kiosk.id, site.kiosk.key, other), site.stick, site.clock())
    assert [one.fault for one in site.at_the_store()] == ["meant for another store"]
    (file,) = site.files(DELIVERY)
    file.unlink()
    site.exports()
    revoke(site.engine, site.kiosk.id, site.clock)
    assert [one.fault for one in site.at_the_store()] == [f"{site.kiosk.id} is turned away"]
    assert site.stored() == 0


def test_a_forged_receipt_makes_no_kiosk_forget(site: Site, client: Client, store_engine: Engine) -> None:
    site.waits(1)
    site.exports()
    site.at_the_store()
    (file,) = site.files(RECEIPT)
    other = enrolled(client, store_engine, site.clock, "rivierstad-centrum")
    said = json.loads(file.read_bytes())
    foreign = file.with_name(f"{site.kiosk.id}-x{RECEIPT}")
    foreign.write_text(json.dumps(said | {"zuil": other.id}), encoding="utf-8")
    file.write_text(json.dumps(said | {"verzoek": "0" * 64}), encoding="utf-8")
    done = site.comes_back()
    assert done.stored == 0
    assert [one.split(": ")[1] for one in done.faults] == ["not signed by this store", "for another kiosk"]
    assert site.outbox.waiting() == 1


def test_half_a_file_is_no_file(site: Site) -> None:
    site.waits(1)
    site.exports()
    (file,) = site.files(DELIVERY)
    whole = file.read_bytes()
    for at in (0, 1, len(whole) // 2, len(whole) - 1):
        file.write_bytes(whole[:at])
        assert [one.stored for one in site.at_the_store()] == [0]
    file.write_bytes(whole)
    assert [one.stored for one in site.at_the_store()] == [1]


def test_content_travels_on_the_stick_too_and_says_by_which_key_the_store_signs(site: Site) -> None:
    signed, contents = contents_of(site.region.publishes(1, {"store.json": written(site.store)}))
    take_in(site.data, site.keys, site.region.folder / "region-1.bundle")
    assert store_key(site.data, site.keys) == site.store
    publish(
        site.engine, *contents_of(site.region.publishes(2, {"store.json": written(site.store)})), Ring.ALL, site.clock
    )
    site.waits(1)
    site.exports()
    site.at_the_store()
    (site.stick / "left.bundle").write_bytes((site.region.folder / "region-1.bundle").read_bytes())
    assert import_content(site.data, site.keys, site.stick) == Imported(content=2)
    assert import_content(site.data, site.keys, site.stick) == Imported()
    (file,) = site.files("-2.bundle")
    file.write_bytes(file.read_bytes()[:-30])
    assert import_content(site.data, site.keys, site.stick).faults == (f"{file.name}: Dit is geen heel inhoudspakket.",)
    assert (len(signed) > 0, set(contents)) == (True, {"partners.json", "store.json"})


def test_staff_carry_a_stick_to_and_fro_while_the_kiosk_runs(site: Site) -> None:
    """What the buttons of staff mode do, from a running kiosk's own database and keys."""
    heard: list[int] = []
    port = stick_port(Errands(site.data, site.database, site.keys, site.clock), (), lambda: heard.append(1))
    stick = Medium(str(site.stick), "stick")
    site.waits(3)
    assert port.put(stick) == NotDone(WhyNotStick.NOT_ENROLLED)
    DeviceMemory(site.database).keep(Device(site.kiosk.id, site.kiosk.location))
    site.keys.put(DEVICE_KEY, site.kiosk.key.private_bytes_raw())
    assert port.put(stick) == NotDone(WhyNotStick.NO_KEY)
    take_in(site.data, site.keys, site.region.publishes(1, {"store.json": written(site.store)}))
    put = port.put(stick)
    assert isinstance(put, PutOn)
    assert put.messages >= 3
    publish(
        site.engine, *contents_of(site.region.publishes(2, {"store.json": written(site.store)})), Ring.ALL, site.clock
    )
    site.at_the_store()
    read = port.read(stick)
    assert isinstance(read, ReadFrom)
    assert (read.stored, read.refused, read.content, read.faults) == (put.messages, 0, 2, 0)
    assert port.read(stick) == ReadFrom(0, 0, None, 0), "the same stick again changes nothing"
    (receipt, *_more) = site.files(RECEIPT)
    receipt.write_bytes(b"{}")
    assert port.read(stick) == ReadFrom(0, 0, None, 1)
    assert len(heard) == 3
    assert port.put(Medium(str(site.stick / "pulled-out"), "stick")) == NotDone(WhyNotStick.UNUSABLE)
    assert stick_port(None, (), lambda: None).put(stick) == NotDone(WhyNotStick.HERE)


def test_content_that_comes_by_stick_and_by_line_at_once_is_laid_down_whole(site: Site) -> None:
    whole = {f"texts/{number}.json": bytes([number]) * 20_000 for number in range(40)}
    file = site.region.publishes(3, whole)
    found: list[object] = []
    together = [Thread(target=lambda: found.append(take_in(site.data, site.keys, file))) for _ in range(4)]
    for one in together:
        one.start()
    for one in together:
        one.join()
    assert [isinstance(one, Manifest) for one in found] == [True] * len(together)
    assert newest_taken_in(site.keys) == 3
    assert {path: (site.data / SIGNED_FOLDER / "3" / path).read_bytes() for path in whole} == whole

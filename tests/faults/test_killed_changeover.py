# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A kiosk is killed before each of its writes between hearing of a version and showing it, or having fallen back.

It starts with the old version or the new one, whole, and gets there in the end.
"""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha512
from pathlib import Path

import pytest

from kiosk import places
from kiosk.bundles.building import contents_of
from kiosk.bundles.durable import UNFINISHED
from kiosk.bundles.pointer import SIGNED_FOLDER, Pointer, change_pointer, read_pointer
from kiosk.changeover import keep_shown
from kiosk.clock import system_clock
from kiosk.store.content_shelf import Ring, publish
from kiosk.store.database import open_store
from kiosk.trust import take_in, trust
from kiosk.wire.coming_back import ContentOffer
from kiosk.wire.manifest import named
from tests.bundles.region import Region
from tests.faults.chaos import Process
from tests.faults.content_kiosk import Errand, KeyFiles, Lived, live

OLD, NEW = 1, 2
RULES = {"anonymity.json": (places.resources() / "anonymity.json").read_bytes()}
GOOD = {f"more/{number}.json": sha512(bytes([number])).digest() * 14 for number in range(6)}
BROKEN = {"region.json": b"{}"}
SOME = 4


@dataclass(frozen=True)
class Base:
    """A kiosk that shows the old version, and a store that has the new one."""

    folder: Path
    errand: Errand

    def copy(self, name: str) -> Errand:
        """The errand of a kiosk that is like it."""
        folder = self.folder.with_name(name)
        shutil.copytree(self.folder, folder)
        return replace(self.errand, folder=folder)


def base(tmp_path: Path, new: Mapping[str, bytes]) -> Base:
    region, folder = Region(tmp_path), tmp_path / "base"
    data, keys = folder / "kiosk", KeyFiles(folder / "keys")
    for one in (data, folder / "keys", folder / "own"):
        one.mkdir(parents=True)
    trust(keys, region.trusted_file.read_bytes())
    take_in(data, keys, region.publishes(OLD, GOOD))
    change_pointer(data, Pointer.changed_over)
    keep_shown(data, keys)
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    signed, contents = contents_of(region.publishes(NEW, new))
    engine = open_store(url)
    publish(engine, signed, contents, Ring.ALL, system_clock)
    engine.dispose()
    offer = ContentOffer(version=NEW, manifest_sha256=named(signed).sha256, ring="alle")
    return Base(folder, Errand(folder, url, offer))


def lived(errand: Errand) -> Lived:
    """A life to its end."""
    kiosk = Process(live, errand)
    done = kiosk.hear()
    assert isinstance(done, Lived)
    kiosk.end()
    return done


def killed(errand: Errand) -> None:
    """A life that is ended before one of its writes."""
    kiosk = Process(live, errand)
    kiosk.die()


def left_over(errand: Errand) -> set[str]:
    """What a kiosk that has got there has no use for."""
    signed = errand.folder / "kiosk" / SIGNED_FOLDER
    return {one.name for one in signed.iterdir() if one.name in {"arriving", "coming"} or one.name.endswith(UNFINISHED)}


@pytest.mark.parametrize("every", [False, pytest.param(True, marks=[pytest.mark.full, pytest.mark.timeout(3600)])])
@pytest.mark.parametrize(
    ("new", "last", "failed"),
    [
        (GOOD | {"more/new.json": b"[2]"}, NEW, None),
        pytest.param(GOOD | RULES, NEW, None, marks=pytest.mark.full),
        pytest.param(GOOD | BROKEN, OLD, NEW, marks=pytest.mark.full),
    ],
    ids=["it works", "it has a part for the screens", "it does not work"],
)
def test_a_kiosk_that_is_killed_at_any_step_starts_with_a_whole_version_and_gets_there(
    tmp_path: Path, every: bool, new: Mapping[str, bytes], last: int, failed: int | None
) -> None:
    start = base(tmp_path, new)
    whole = lived(start.copy("whole"))
    assert (whole.shown_first, whole.shown_last) == (OLD, last)
    assert whole.writes > 20
    points = range(whole.writes) if every else range(last, whole.writes, whole.writes // SOME)
    for point in points:
        errand = start.copy(f"kiosk-{point}")
        killed(replace(errand, dies_before=point))
        again = lived(errand)
        assert again.shown_first in {OLD, NEW} - {failed}, point
        assert again.shown_last == last, point
        pointer = read_pointer(errand.folder / "kiosk")
        assert (pointer.active, pointer.failed, pointer.tries) == (last, failed, 0), point
        assert left_over(errand) == set(), point
        shutil.rmtree(errand.folder)

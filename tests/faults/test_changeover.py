# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A kiosk that runs changes over to other content by itself, and never stands without any."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.bundles.pointer import read_pointer
from kiosk.provisioning import roll_back_content
from kiosk.trust import take_in, trust
from tests.bundles.region import Region
from tests.composition.programs import NO_KEYS, ROOT
from tests.faults.test_renewal import heard
from tests.storage.memory_keystore import MemoryKeyStore

BROKEN_TEXTS = {"texts/nl.json": b"{}"}
BROKEN_REGION = {"region.json": b"{}"}


@pytest.mark.full
def test_new_content_comes_by_itself_and_content_that_does_not_work_never_stays(tmp_path: Path) -> None:
    data, keys, region = tmp_path / "kiosk", MemoryKeyStore(), Region(tmp_path)
    trust(keys, region.trusted_file.read_bytes())
    logo = {
        "themes/" + one.name: one.read_bytes() for one in (ROOT / "resources/themes").glob("*.*") if one.suffix != ".md"
    }
    with subprocess.Popen(
        [sys.executable, "-m", "tests.faults.changing_kiosk", str(data)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **NO_KEYS},
    ) as kiosk:
        try:
            shown = [heard(kiosk, "shown")]
            for version, content in enumerate((logo, BROKEN_REGION, BROKEN_TEXTS, logo), start=1):
                take_in(data, keys, region.publishes(version, content))
                shown.append(heard(kiosk, "shown"))
            roll_back_content(data)
            shown.append(heard(kiosk, "shown"))
        finally:
            kiosk.terminate()
        assert kiosk.wait(timeout=60) == 0
    assert [version for version, _process in shown] == ["0", "1", "1", "1", "4", "1"]
    assert len({process for _version, process in shown}) == 6
    pointer = read_pointer(data)
    assert (pointer.active, pointer.former, pointer.tries, pointer.failed) == (1, 4, 0, None)

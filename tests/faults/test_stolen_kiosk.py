# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A kiosk that is taken away with referrals on it: whoever searches it, disk and memory, finds nobody."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.composition.handing_over import Region
from tests.composition.programs import ROOT
from tests.faults.test_renewal import heard, in_memory, says
from tests.traces.search import traces

NAME, PHONE, QUESTION = "zqxnaam", "0612349", "zqxvraag"
"""What every marker begins with."""
ABROAD = f"+31{PHONE[1:]}"
"""As the telephone number goes along."""
MARKERS = (NAME, PHONE, ABROAD, QUESTION)


@contextmanager
def handing_kiosk(folder: Path, count: int) -> Iterator["subprocess.Popen[str]"]:
    """Its temporary files lie in the folder too; without a printer a receipt is a file while its visitor is there."""
    places = {"TMPDIR": str(folder / "tmp"), "PATH": str(folder / "programs"), "QT_QPA_PLATFORM": "offscreen"}
    for place in ("tmp", "programs"):
        (folder / place).mkdir()
    with subprocess.Popen(
        [sys.executable, "-m", "tests.faults.handing_kiosk", str(folder), str(count)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, **places},
    ) as process:
        try:
            yield process
        finally:
            process.kill()


@pytest.mark.parametrize("count", [1, pytest.param(20, marks=[pytest.mark.full, pytest.mark.timeout(900)])])
def test_a_stolen_kiosk_has_nobody_in_it(tmp_path: Path, secret_service: str, count: int) -> None:
    """Story 14: disk, write-ahead log, temporary files, log, kept prints, and the memory of what runs afterwards."""
    Region(tmp_path).prepare("kiosk")
    with handing_kiosk(tmp_path, count) as parent:
        says(parent, f"{NAME} {PHONE} {QUESTION}")
        codes = [heard(parent, "code")[0] for _ in range(count)]
        handed = int(heard(parent, "handed")[0])
        assert [in_memory(handed, one) > 0 for one in (NAME, QUESTION)] == [True, True], "the search sees nothing"
        assert {one.name for one in (tmp_path / "kiosk").iterdir()} >= {"kiosk.sqlite", "kiosk.sqlite-wal", "log"}
        assert traces(tmp_path, MARKERS) == []
        says(parent, "")
        renewed, waiting = (int(one) for one in heard(parent, "renewed"))
        assert (renewed != handed, waiting) == (True, count)
        assert in_memory(renewed, *MARKERS, *codes) == 0
        assert in_memory(parent.pid, *MARKERS, *codes) == 0
        assert not Path(f"/proc/{handed}").exists()
        assert traces(tmp_path, (*MARKERS, *codes)) == []
    assert traces(tmp_path, (*MARKERS, *codes)) == []

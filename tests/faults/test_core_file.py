# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The memory of a kiosk reaches no disk by a crash; and a core file that somebody takes of it has no visitor in it."""

import os
import resource
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.composition.handing_over import Region
from tests.composition.programs import HANG_GUARD_S, ROOT
from tests.faults.test_renewal import heard, says
from tests.faults.test_stolen_kiosk import MARKERS, NAME, PHONE, QUESTION, handing_kiosk
from tests.traces.search import traces_in

CRASHES = "import os; os.abort()"
CRASHES_AS_A_KIOSK = """
import os
from kiosk.succession import run_in_succession
run_in_succession(lambda life: os.abort())
"""
GDB_GUARD_S = 300


def crashed_in(folder: Path, program: str) -> list[Path]:
    """What a crash of this program leaves where it ran, with every right to leave a core file."""
    folder.mkdir()
    subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY,) * 2),
        check=False,
        stderr=subprocess.DEVNULL,
        timeout=HANG_GUARD_S,
    )
    return list(folder.iterdir())


@pytest.mark.full
def test_a_kiosk_that_crashes_leaves_no_core_file_where_another_program_does(tmp_path: Path) -> None:
    if resource.getrlimit(resource.RLIMIT_CORE)[1] != resource.RLIM_INFINITY:
        pytest.skip("this machine lets no program leave a core file")
    if len(crashed_in(tmp_path / "another", CRASHES)) != 1:
        pytest.skip("this machine keeps core files elsewhere")
    assert crashed_in(tmp_path / "kiosk", CRASHES_AS_A_KIOSK) == []


def core_of(process: int, folder: Path) -> bytes:
    """The whole memory of a running process, as gdb writes it."""
    subprocess.run(
        ["gcore", "-o", str(folder / "core"), str(process)], check=True, capture_output=True, timeout=GDB_GUARD_S
    )
    file = folder / f"core.{process}"
    try:
        return file.read_bytes()
    finally:
        file.unlink()


@pytest.mark.full
@pytest.mark.timeout(900)
@pytest.mark.skipif(shutil.which("gcore") is None, reason="needs gdb")
def test_a_core_file_taken_of_a_kiosk_with_referrals_on_it_has_nobody_in_it(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, secret_service: str
) -> None:
    elsewhere = tmp_path_factory.mktemp("cores")
    Region(tmp_path).prepare("kiosk")
    with handing_kiosk(tmp_path, 3) as parent:
        says(parent, f"{NAME} {PHONE} {QUESTION}")
        codes = [heard(parent, "code")[0] for _ in range(3)]
        handed = int(heard(parent, "handed")[0])
        assert any(one.startswith(NAME) for one in traces_in(core_of(handed, elsewhere), MARKERS)), "it sees nothing"
        says(parent, "")
        renewed = int(heard(parent, "renewed")[0])
        for process in (renewed, parent.pid):
            assert list(traces_in(core_of(process, elsewhere), (*MARKERS, *codes))) == []
        os.kill(renewed, signal.SIGKILL)

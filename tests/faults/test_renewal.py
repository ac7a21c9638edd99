# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""After a visit in which words were typed, the process that heard them is gone: no byte of them is left anywhere."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.composition.programs import HANG_GUARD_S, NO_KEYS, ROOT
from tests.storage.test_database import files_with

MARKER = "zqxmerkteken"
ENCODINGS = ("utf-8", "utf-16-le", "utf-32-le")


def in_memory(pid: int, *markers: str) -> int:
    """How often the markers are in the memory of a process, in any encoding that Python or Qt keeps texts in."""
    wanted = [marker.encode(encoding) for marker in markers for encoding in ENCODINGS]
    found = 0
    with Path(f"/proc/{pid}/maps").open() as maps, Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in maps:
            place, rights, *_ = line.split()
            if not rights.startswith("rw"):
                continue
            first, last = (int(one, 16) for one in place.split("-"))
            # A living process may give a part back between the two files.
            with suppress(OSError):
                memory.seek(first)
                content = memory.read(last - first)
                found += sum(content.count(one) for one in wanted)
    return found


@contextmanager
def typing_kiosk(folder: Path) -> Iterator["subprocess.Popen[str]"]:
    temporary = folder / "tmp"
    temporary.mkdir()
    programs = folder / "programs"
    programs.mkdir()
    places = {"TMPDIR": str(temporary), "PATH": str(programs), "QT_QPA_PLATFORM": "offscreen", **NO_KEYS}
    with subprocess.Popen(
        [sys.executable, "-m", "tests.faults.typing_kiosk", str(folder / "kiosk")],
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


def heard(process: "subprocess.Popen[str]", word: str) -> list[str]:
    """The words behind this one, of the next line that begins with it."""
    assert process.stdout is not None
    for line in process.stdout:
        first, *others = line.split()
        if first == word:
            return others
    raise AssertionError(f"it ended before it said '{word}'")


def says(process: "subprocess.Popen[str]", line: str) -> None:
    assert process.stdin is not None
    process.stdin.write(line + "\n")
    process.stdin.flush()


def test_what_was_typed_is_gone_from_memory_and_disk_once_the_process_is_renewed(tmp_path: Path) -> None:
    with typing_kiosk(tmp_path) as parent:
        says(parent, MARKER)
        typed = int(heard(parent, "typed")[0])
        assert in_memory(typed, MARKER) > 0
        says(parent, "")
        renewed, seconds = heard(parent, "renewed")
        assert heard(parent, "finished") == ["1", "CALLING", "Start"]
        assert int(renewed) not in {typed, parent.pid}
        assert in_memory(int(renewed), MARKER) == 0
        assert in_memory(parent.pid, MARKER) == 0
        assert not Path(f"/proc/{typed}").exists()
        assert files_with(tmp_path, MARKER) == []
        assert float(seconds) < HANG_GUARD_S
        # Without its parent nobody would start it anew: it ends by itself.
        parent.kill()
        assert parent.stdout is not None
        assert parent.stdout.read() == ""
    assert files_with(tmp_path, MARKER) == []
    log = (tmp_path / "kiosk" / "log" / "kiosk.jsonl").read_text()
    assert [log.count(f'"{event}"') for event in ("kiosk.started", "content.loaded", "kiosk.stopped")] == [1, 1, 1]

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A visitor who is killed off, stops or walks away is in no file of the kiosk."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.storage.database import open_database
from kiosk.storage.visit_log import VisitLog
from kiosk.visits.ledger import Ledger
from kiosk.visits.reception import Reception
from tests.storage.test_database import files_with
from tests.visits.kit import Hands, party_of
from tests.visits.tiny_form import tiny_form

MARKER = "Merkteken Van Een Bezoeker"

A_VISIT = """
import sys, tempfile
from pathlib import Path
from tests.faults.test_forgetting import MARKER, begun
reception, _ = begun(Path(sys.argv[1]))
reception.answer("werk")
reception.answer(MARKER)
print("answered", flush=True)
sys.stdin.read()
"""


def begun(folder: Path) -> tuple[Reception, VisitLog]:
    """A kiosk on a real file with a visitor who just began."""
    log = VisitLog(open_database(folder / "kiosk.sqlite"))
    hands = Hands()
    reception = Reception(tiny_form(), Ledger(log), party_of, hands.clock, hands.monotonic)
    reception.begin("nl")
    return reception, log


@pytest.mark.parametrize("way_out", ["stop", "idle", "finish"])
def test_no_answer_is_in_a_file_while_the_visit_lasts_or_after(tmp_path: Path, way_out: str) -> None:
    reception, log = begun(tmp_path)
    reception.answer("werk")
    reception.answer(MARKER)
    assert files_with(tmp_path, MARKER) == []
    getattr(reception, way_out)()
    assert files_with(tmp_path, MARKER) == []
    log._database.close()
    assert files_with(tmp_path, MARKER) == []


def test_a_stopped_visit_leaves_no_visit(tmp_path: Path) -> None:
    reception, log = begun(tmp_path)
    reception.answer("werk")
    reception.stop()
    assert [len(log.rows(week)) for week in log.weeks()] == [0]
    log._database.close()


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM])
def test_a_crash_leaves_nothing_of_the_visitor(tmp_path: Path, ending: signal.Signals) -> None:
    data, temporary = tmp_path / "data", tmp_path / "tmp"
    temporary.mkdir()
    command = [sys.executable, "-c", A_VISIT, str(data)]
    places = {"TMPDIR": str(temporary), "PYTHONPATH": str(Path.cwd())}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, **places}
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "answered\n"
        process.send_signal(ending)
        process.wait()
    assert files_with(tmp_path, MARKER) == []
    database = open_database(data / "kiosk.sqlite")
    log = VisitLog(database)
    assert [log.rows(week) for week in log.weeks()] == [()]
    database.close()

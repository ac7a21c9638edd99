# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Slips through a real CUPS: what waits for paper is gone with its visitor."""

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

import pytest

from kiosk.reports.printer import NotReady, Ready, probe
from kiosk.reports.printing import Printed, discard, send_to_printer
from tests.reports.real_cups import RealCups, real_cups

pytestmark = pytest.mark.full
SLIP = b"%PDF-1.4 the slip of one visitor"
HANGS_S = 30.0


@pytest.fixture
def cups(monkeypatch: pytest.MonkeyPatch) -> Iterator[RealCups]:
    # Not in pytest's own folder: started by root, CUPS works as a user who may not enter that.
    with TemporaryDirectory(prefix="kiosk-cups-") as folder:
        monkeypatch.setenv("CUPS_SERVER", f"{folder}/socket")
        with real_cups(Path(folder)) as running:
            yield running


def wait_until(seen: Callable[[], bool]) -> None:
    until = monotonic() + HANGS_S
    while not seen():
        assert monotonic() < until


def out_of_paper() -> bool:
    found = probe()
    return isinstance(found, NotReady) and "papier is op" in found.why


def test_slip_that_waits_for_paper_is_cancelled_with_its_visitor_and_never_comes_out(
    cups: RealCups, tmp_path: Path
) -> None:
    assert isinstance(probe(), Ready)
    slip = send_to_printer(SLIP, "bon", tmp_path / "kept")
    assert isinstance(slip, Printed)
    wait_until(out_of_paper)
    assert len(cups.documents()) == 1

    discard(slip)
    wait_until(lambda: not cups.documents())
    cups.has_paper()
    after = send_to_printer(b"another visitor", "bon", tmp_path / "kept")
    assert isinstance(after, Printed)
    wait_until(lambda: cups.printed() == b"another visitor")
    assert isinstance(probe(), Ready)


def test_slip_comes_out_as_it_was_drawn(cups: RealCups, tmp_path: Path) -> None:
    (cups.folder / "paper").touch()
    assert isinstance(send_to_printer(SLIP, "bon", tmp_path / "kept"), Printed)
    wait_until(lambda: cups.printed() == SLIP)

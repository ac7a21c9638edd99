# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""All kiosks of a region reconnect at once: every week arrives once, nothing breaks, and who must wait is told."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, func, select

from kiosk.store import tables
from kiosk.store.database import open_store
from kiosk.store.limits import Limits
from kiosk.store.reception import Reception
from kiosk.store_process import StoreProcess
from tests.postgres import fresh_database, postgres_url
from tests.sync.busy_week import VISITS
from tests.sync.herd import Figures, gathered, stampede
from tests.sync.running_store import running_store

__all__ = ["postgres_url"]

NARROW = Limits(most_running=1, most_waiting=3)
"""A store that turns most of a herd away, however small the herd is."""
MOST_MEMORY_KB = 400_000
SLOW_STATEMENT_S = 0.03


def check(figures: Figures, engine: Engine, kiosks: int) -> None:
    """Nobody gave up, nothing broke, whoever was sent away knows for how long, and each week is in once."""
    assert figures.never == 0, figures
    assert figures.statuses[200] == kiosks
    assert not [status for status in figures.statuses if status not in (0, 200, 429)], figures
    assert figures.without_wait == 0
    weeks = tables.release.c
    with engine.connect() as connection:
        counted = connection.execute(select(func.count(weeks.total), func.sum(weeks.total))).one()
    assert tuple(map(int, counted)) == (kiosks, kiosks * VISITS)


def slowed(engine: Engine) -> None:
    """Each statement waits, as behind a disk that is full of other work."""
    event.listen(engine, "before_cursor_execute", lambda *_: time.sleep(SLOW_STATEMENT_S))


def as_it_is(engine: Engine) -> None:
    """Nothing."""


@pytest.mark.parametrize("weather", [as_it_is, pytest.param(slowed, marks=pytest.mark.full)])
def test_a_herd_that_is_mostly_turned_away_drains(tmp_path: Path, weather: Callable[[Engine], None]) -> None:
    with running_store(tmp_path, reception=Reception(NARROW)) as store:
        herd = gathered(store.engine, store.url, tmp_path, 20)
        weather(store.engine)
        figures = stampede(herd, lambda longest_s: longest_s / 10)
        check(figures, store.engine, 20)
    assert figures.statuses[429] > 0


@pytest.mark.full
@pytest.mark.postgres
@pytest.mark.timeout(1800)
def test_a_thousand_kiosks_reconnect_at_once(
    postgres_url: str, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    with fresh_database(postgres_url) as url:
        engine = open_store(url)
        process = StoreProcess(tmp_path / "store")
        process.database_url = url
        with process as store:
            herd = gathered(engine, store.address, tmp_path, 1000)
            figures = stampede(herd)
            most_kb = _most_memory_kb(store)
        record_property("herd", f"{figures}; most memory {most_kb} kB")
        print(f"{figures}; most memory {most_kb} kB")  # noqa: T201 - the figures that are asked for
        check(figures, engine, 1000)
        engine.dispose()
    assert most_kb < MOST_MEMORY_KB


@pytest.mark.full
@pytest.mark.timeout(1800)
def test_three_hundred_kiosks_get_through_to_a_slow_store(tmp_path: Path) -> None:
    with running_store(tmp_path) as store:
        herd = gathered(store.engine, store.url, tmp_path, 300)
        slowed(store.engine)
        figures = stampede(herd)
        print(figures)  # noqa: T201 - the figures that are asked for
        check(figures, store.engine, 300)


def _most_memory_kb(store: StoreProcess) -> int:
    assert store._process is not None
    lines = Path(f"/proc/{store._process.pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Kiosk and store are killed at any instant of mixed work: what was acknowledged is in the store once, and no more."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from tests.faults.chaos import Chaos, check
from tests.faults.kiosk_file import enciphered
from tests.postgres import fresh_database, postgres_url

__all__ = ["enciphered", "postgres_url"]


RIGHT, AHEAD, BACK = timedelta(), timedelta(days=3_652), timedelta(days=-3_652)


def run(folder: Path, url: str, kills: int, seed: int, wrong: Sequence[timedelta] = (RIGHT,)) -> None:
    chaos = Chaos(folder, url, seed, wrong)
    chaos.run(kills)
    assert chaos.books.said["finished"]
    check(chaos, chaos.drain())


@pytest.mark.parametrize("kills", [20, pytest.param(100, marks=[pytest.mark.full, pytest.mark.timeout(3600)])])
def test_what_was_acknowledged_is_in_the_store_once_after_kills(tmp_path: Path, kills: int) -> None:
    run(tmp_path, f"sqlite:///{tmp_path / 'store.sqlite'}", kills, seed=kills)


@pytest.mark.parametrize("kills", [6, pytest.param(60, marks=[pytest.mark.full, pytest.mark.timeout(3600)])])
def test_a_clock_that_is_ten_years_wrong_now_and_then_loses_and_doubles_nothing(tmp_path: Path, kills: int) -> None:
    run(
        tmp_path,
        f"sqlite:///{tmp_path / 'store.sqlite'}",
        kills,
        seed=kills,
        wrong=(RIGHT, AHEAD, BACK, RIGHT, BACK, AHEAD),
    )


@pytest.mark.full
@pytest.mark.postgres
@pytest.mark.timeout(3600)
def test_the_same_with_a_store_on_postgresql(tmp_path: Path, postgres_url: str) -> None:
    with fresh_database(postgres_url) as url:
        run(tmp_path, url, kills=100, seed=2026)


@pytest.mark.full
@pytest.mark.timeout(3600)
@pytest.mark.usefixtures("enciphered")
def test_the_same_with_an_enciphered_file(tmp_path: Path) -> None:
    run(tmp_path, f"sqlite:///{tmp_path / 'store.sqlite'}", kills=100, seed=27)

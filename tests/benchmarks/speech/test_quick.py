# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The benchmark command measures what it says, where its peer is installed and where it is not."""

import shutil

import pytest
from click.testing import CliRunner

from tests.benchmarks.speech.__main__ import PEER, TEXTS, main, opened_kiosk


def test_the_first_sound_of_the_kiosk_is_measured_for_each_text() -> None:
    with opened_kiosk() as kiosk:
        assert all(0 < kiosk.first_sound(text) < 10 for text in TEXTS.values())


def test_without_the_peer_it_says_what_to_install() -> None:
    run = CliRunner(env={"PATH": ""}).invoke(main, ["--rounds", "1"])
    assert run.exit_code == 1
    assert f"install the package {PEER}" in run.output


@pytest.mark.skipif(shutil.which(PEER) is None, reason="the peer is not installed")
def test_one_round_prints_a_row_with_a_ratio_for_each_text() -> None:
    run = CliRunner().invoke(main, ["--rounds", "1"])
    assert run.exit_code == 0, run.output
    assert all(f"\n| {name} | " in run.output for name in TEXTS)

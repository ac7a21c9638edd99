# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the machine says of itself, asked of real programs and files."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.probing import Prober
from kiosk.ui.condition import Probed
from tests.ui.world import MONDAY_MORNING, content


@pytest.fixture
def prober(tmp_path: Path, programs: Path) -> Prober:
    cards = tmp_path / "cards"
    cards.write_text(" 0 [PCH            ]: HDA-Intel - HDA Intel PCH\n")
    return Prober(tmp_path, content().directory, lambda: MONDAY_MORNING, cards)


def program(folder: Path, name: str, says: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\necho '{says}'\n")
    (folder / name).chmod(0o700)


def test_a_bare_machine_has_no_printer_and_no_sound(prober: Prober) -> None:
    assert prober.probe() == Probed(disk_low=False, printer=False, sound=False, stale_services=0)


def test_a_printer_that_would_print_now_is_ready(prober: Prober, programs: Path) -> None:
    program(programs, "lpstat", "scheduler is running\nsystem default destination: balie\n\tAlerts: none")
    assert prober.probe().printer
    program(programs, "lpstat", "scheduler is running\nsystem default destination: balie\n\tAlerts: media-empty-error")
    assert not prober.probe().printer


def test_sound_needs_a_player_and_a_card(prober: Prober, programs: Path) -> None:
    program(programs, "aplay", "")
    assert prober.probe().sound
    prober.sound_cards.write_text("--- no soundcards ---\n")
    assert not prober.probe().sound
    prober.sound_cards.unlink()
    assert not prober.probe().sound


def test_a_directory_that_nobody_looked_after_is_counted(prober: Prober) -> None:
    later = Prober(prober.data_dir, prober.directory, lambda: MONDAY_MORNING.replace(year=2030), prober.sound_cards)
    assert later.probe().stale_services == len(prober.directory.services)


def test_a_database_that_was_damaged_is_told(prober: Prober) -> None:
    assert replace(prober, mended=lambda: True).probe().mended


def test_a_disk_that_is_gone_is_an_error_and_not_a_light(prober: Prober) -> None:
    with pytest.raises(OSError, match="No such file"):
        Prober(prober.data_dir / "gone", prober.directory, prober.clock).probe()

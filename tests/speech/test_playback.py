# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A sound on its way out: what a player does not take is not made either, and a player that hangs is noticed."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.speech.machine import Machine
from kiosk.speech.playback import Playback
from kiosk.speech.port import Finished, Interrupted, NoSound
from kiosk.speech.sounds import Sound, Word
from tests.speech.hearing import SWALLOWS, Ear, said, speaker

TAKES_NOTHING = ("sleep", "60")
SECOND = Sound(8_000, 1, b"\x00\x10" * 8_000, (Word(0, 3, 0.0), Word(4, 3, 0.5)))
PAGE = "U krijgt een uitkering. Een adviseur zoekt met u naar werk. " * 20


@pytest.fixture
def playback() -> Iterator[Playback]:
    made = Playback(Machine(player=TAKES_NOTHING), 0)
    yield made
    made.stop()


def test_words_are_reached_once_in_order_by_the_clock(playback: Playback) -> None:
    assert playback.add(SECOND, 100.0) is None
    assert not list(playback.reached(100.0)), "the player has not begun yet"
    assert [word.start for word in playback.reached(100.2)] == [0]
    assert playback.deadline == pytest.approx(100.6)
    assert [word.start for word in playback.reached(101.0)] == [4]
    assert not list(playback.reached(200.0))


def test_a_player_that_goes_on_long_after_the_end_counts_as_hanging(playback: Playback) -> None:
    playback.add(replace(SECOND, words=()), 100.0)
    assert playback.ended(500.0) is None, "another piece may come"
    playback.complete()
    assert playback.ended(105.9) is None
    assert playback.deadline is not None
    assert playback.ended(playback.deadline) == NoSound("player-hangs")


def test_a_machine_that_cannot_watch_a_program_keeps_none_running(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[int] = []

    def refused(process: int) -> int:
        started.append(process)
        raise PermissionError

    monkeypatch.setattr("os.pidfd_open", refused)
    assert Playback(Machine(player=TAKES_NOTHING), 0).add(SECOND, 100.0) == NoSound("player-missing")
    assert not Path(f"/proc/{started[0]}").exists()


def test_nothing_to_play_is_finished_without_a_player(playback: Playback) -> None:
    playback.complete()
    assert playback.ended(0.0) == Finished()


def test_a_page_that_the_player_does_not_take_is_not_kept_in_memory_and_can_be_cut_off(tmp_path: Path) -> None:
    ear = Ear()
    with closing(speaker(tmp_path, TAKES_NOTHING)) as voice:
        voice.say(said(PAGE), ear.of("page"))
        ear.until(lambda: len(ear.words("page")) > 1)
        voice.stop()
        assert ear.until_end("page") == Interrupted()


def test_a_player_that_takes_nothing_stops_the_making_until_it_does(playback: Playback) -> None:
    seconds = 0
    while not playback.has_enough and seconds < 60:
        playback.add(SECOND, 100.0)
        assert playback.ended(100.0) is None
        seconds += 1
    assert 10 < seconds < 30, "some seconds in hand, not the whole page"


def test_a_page_is_played_to_its_end(tmp_path: Path) -> None:
    """Longer than all pipes and boxes on the way hold together."""
    ear, heard = Ear(), tmp_path / "heard"
    with closing(speaker(tmp_path, ("sh", "-c", f'exec cat >"{heard}"'))) as voice:
        voice.say(said(PAGE), ear.of("page"))
        assert ear.until_end("page") == Finished()
    assert heard.stat().st_size > 60 * 44_100


def test_after_a_page_that_is_cut_off_the_next_text_is_said(tmp_path: Path) -> None:
    ear = Ear()
    with closing(speaker(tmp_path, SWALLOWS)) as voice:
        voice.say(said(PAGE), ear.of("page"))
        voice.say(said("Dag"), ear.of("Dag"))
        assert ear.until_end("Dag") == Finished()
    assert ear.ends("page") == [Interrupted()]

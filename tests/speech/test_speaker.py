# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The voice with real espeak-ng and real programs to play it: words in time, and every way to be silent."""

import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.speech.port import Finished, Interrupted, NoSound, NoVoice, SpeechEvent, WordReached
from kiosk.speech.sounds import wav_head
from tests.speech.hearing import HOLDS, PATIENCE_S, Ear, python, said, speaker


def keeps(file: Path) -> tuple[str, ...]:
    """A player that keeps what it is given, a sound in each file."""
    return ("sh", "-c", f'exec cat >"{file}.$$"')


def kept(file: Path) -> list[bytes]:
    return [one.read_bytes() for one in sorted(file.parent.glob(f"{file.name}.*"))]


def begun(pids: Path) -> list[str]:
    """The players that have begun so far."""
    return pids.read_text().split() if pids.exists() else []


def wav(seconds: float) -> bytes:
    pcm = b"\x00\x10" * int(8_000 * seconds)
    return wav_head(8_000, 1, len(pcm)) + pcm


def test_the_words_are_told_one_by_one_when_the_sound_is_there(tmp_path: Path) -> None:
    ear, text, begun = Ear(), "Dag 2026!", time.monotonic()
    with closing(speaker(tmp_path, HOLDS)) as voice:
        voice.say(said(text), ear.of(text))
        ear.until(lambda: len(ear.words(text)) == 2)
        took = time.monotonic() - begun
    assert ear.words(text) == ["Dag", "2026!"]
    assert took > 0.3, "the second word was told before it sounded"
    assert ear.threads == {"speech"}


@pytest.mark.accessibility("A-15")
def test_a_language_without_a_voice_is_said_by_no_other_voice(tmp_path: Path) -> None:
    ear = Ear()
    with closing(speaker(tmp_path, keeps(tmp_path / "sound"))) as voice:
        voice.say(said("ሰላም", "ti"), ear.of("ti"))
        assert ear.until_end("ti") == NoVoice()
        assert ear.events("ti") == [NoVoice()]
    assert not kept(tmp_path / "sound")


def test_what_is_played_is_a_wav_with_sound_in_it(tmp_path: Path) -> None:
    ear = Ear()
    with closing(speaker(tmp_path, keeps(tmp_path / "sound"))) as voice:
        voice.say(said("Hebt u een vraag over werk?"), ear.of("nl"))
        assert ear.until_end("nl") == Finished()
    (sound,) = kept(tmp_path / "sound")
    assert sound[:4] == b"RIFF"
    assert sound[8:12] == b"WAVE"
    assert any(sound[44:]), "all of it is silence"
    assert len(sound) > 22_050, "less than half a second for six words"


def test_aplay_itself_takes_what_the_voice_makes(tmp_path: Path) -> None:
    ear = Ear()
    with closing(speaker(tmp_path, ("aplay", "-q", "-D", "null", "-"))) as voice:
        voice.say(said("Hebt u een vraag over werk?"), ear.of("nl"))
        assert ear.until_end("nl") == Finished()


@pytest.mark.accessibility("A-32")
def test_a_softer_step_is_softer_by_its_decibels_from_the_next_text_on(tmp_path: Path) -> None:
    peaks = []
    with closing(speaker(tmp_path, keeps(tmp_path / "sound"))) as voice:
        for step in (4, 0):
            ear = Ear()
            voice.set_volume(step)
            voice.say(said("Hallo"), ear.of("nl"))
            ear.until_end("nl")
            (sound,) = kept(tmp_path / "sound")
            peaks.append(max(memoryview(sound[44:]).cast("h")))
            next(tmp_path.glob("sound.*")).unlink()
    assert peaks[1] / peaks[0] == pytest.approx(10 ** (-24 / 20), rel=0.02)


@pytest.mark.accessibility("A-11")
def test_a_signal_waits_for_the_text_and_the_text_for_the_signal(tmp_path: Path) -> None:
    (tmp_path / "signal.wav").write_bytes(wav(0.1))
    line = tmp_path / "line"
    notes = ("sh", "-c", f'echo begins >>"{line}"; cat >/dev/null; sleep 0.15; echo ends >>"{line}"')
    ear = Ear()
    with closing(speaker(tmp_path, notes)) as voice:
        voice.say(said("Hallo"), ear.of("first"))
        ear.until(lambda: ear.words("first"))
        voice.play(tmp_path / "signal.wav")
        assert ear.until_end("first") == Finished()
        voice.say(said("Hallo"), ear.of("second"))
        assert ear.until_end("second") == Finished()
    assert line.read_text().split() == ["begins", "ends"] * 3


def test_stopping_a_text_leaves_a_signal_to_sound_to_its_end(tmp_path: Path) -> None:
    (tmp_path / "signal.wav").write_bytes(wav(0.1))
    ear = Ear()
    with closing(speaker(tmp_path, keeps(tmp_path / "sound"))) as voice:
        voice.play(tmp_path / "signal.wav")
        voice.say(said("Hallo"), ear.of("text"))
        voice.stop()
        voice.say(said("Dag"), ear.of("next"))
        assert ear.until_end("next") == Finished()
    assert ear.events("text")[-1] == Interrupted()
    assert sorted(len(one) for one in kept(tmp_path / "sound"))[0] == len(wav(0.1))


@pytest.mark.parametrize("signal", ["missing.wav", "broken.wav"])
def test_a_signal_that_cannot_be_read_keeps_no_text_back(signal: str, tmp_path: Path) -> None:
    (tmp_path / "broken.wav").write_bytes(b"RIFF")
    ear = Ear()
    with closing(speaker(tmp_path)) as voice:
        voice.play(tmp_path / signal)
        voice.say(said("Hallo"), ear.of("nl"))
        assert ear.until_end("nl") == Finished()


@pytest.mark.accessibility("A-06")
def test_the_player_of_a_text_that_is_cut_off_is_gone_before_the_next_one_plays(tmp_path: Path) -> None:
    pids, ear = tmp_path / "pids", Ear()
    notes = ("sh", "-c", f'echo $$ >>"{pids}"; cat >/dev/null; exec sleep 60')
    with closing(speaker(tmp_path, notes)) as voice:
        voice.say(said("een"), ear.of("een"))
        ear.until(lambda: len(begun(pids)) == 1)
        voice.say(said("twee"), ear.of("twee"))
        ear.until(lambda: len(begun(pids)) == 2)
        first, second = begun(pids)
        assert not Path(f"/proc/{first}").exists()
        assert Path(f"/proc/{second}").exists()
    assert not Path(f"/proc/{second}").exists()


def test_no_call_waits_for_the_thread_that_speaks(tmp_path: Path) -> None:
    """It is held inside a listener until all calls have returned; if one waited for it, none would."""
    inside, go_on, ear = threading.Event(), threading.Event(), Ear()

    def slow(event: object) -> None:
        inside.set()
        assert go_on.wait(PATIENCE_S)

    with closing(speaker(tmp_path)) as voice:
        voice.say(said("Hallo"), slow)
        assert inside.wait(PATIENCE_S)
        voice.say(said("Dag"), ear.of("Dag"))
        voice.set_volume(1)
        voice.play(tmp_path / "signal.wav")
        voice.channel()
        voice.stop()
        assert not ear.heard
        go_on.set()
        assert ear.until_end("Dag") == Interrupted()


def test_a_listener_that_breaks_takes_the_voice_of_no_later_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr("threading.excepthook", lambda mishap: told.append(str(mishap.exc_value)))
    ear = Ear()

    def breaks(event: SpeechEvent) -> None:
        ear.of("broken")(event)
        if event == WordReached(0, len("Hallo")):
            raise LookupError("a fault of the screens")

    with closing(speaker(tmp_path, HOLDS)) as voice:
        voice.say(said("Hallo"), breaks)
        assert ear.until_end("broken") == Interrupted()
        voice._thread.join()
        voice.say(said("Dag"), ear.of("Dag"))
        ear.until(lambda: ear.words("Dag"))
    assert told == ["a fault of the screens"]


@pytest.mark.parametrize(
    ("player", "reason"),
    [
        (("no-such-player",), "player-missing"),
        (python("import sys; sys.stdin.buffer.read(); sys.exit(1)"), "no-card"),
        (python("raise SystemExit(0)"), "no-card"),
    ],
    ids=["no aplay", "aplay fails", "aplay takes nothing"],
)
def test_without_sound_a_text_says_why_and_the_next_one_is_tried_again(
    player: tuple[str, ...], reason: str, tmp_path: Path
) -> None:
    ear = Ear()
    long = "Hebt u een vraag over werk, over leren of over geld? " * 5
    with closing(speaker(tmp_path, player)) as voice:
        for text in ("first", "second"):
            voice.say(said(long), ear.of(text))
            assert ear.until_end(text) == NoSound(reason)


def test_a_machine_with_a_card_does_not_say_that_it_has_none(tmp_path: Path) -> None:
    (tmp_path / "pcmC0D0p").touch()
    ear = Ear()
    with closing(speaker(tmp_path, python("raise SystemExit(1)"))) as voice:
        voice.say(said("Hallo"), ear.of("nl"))
        assert ear.until_end("nl") == NoSound("player-failed")

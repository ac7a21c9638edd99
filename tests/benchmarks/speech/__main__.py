# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command `python -m tests.benchmarks.speech`: from asking for a text to the first bytes of its sound.

In turns, in the same run: `espeak-ng --stdout`, to the first samples that it gives; and the kiosk's voice, to the first
samples that a player started for this text passes on (`cat`, in the place of `aplay`).
"""

import os
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

from kiosk.speech.loudness import Loudness
from kiosk.speech.machine import Machine
from kiosk.speech.port import Utterance
from kiosk.speech.recordings import Recordings
from kiosk.speech.speaker import Speaker

PEER = "espeak-ng"
TEXTS = {
    "a button": "Vraag de gids",
    "a question": "Hebt u een vraag over werk, scholing of uw loopbaan? Kies wat het beste past.",
    "a page": "U krijgt een uitkering van UWV. Een adviseur van UWV zoekt met u naar werk. " * 10,
}
_MORE_THAN_A_HEAD = 45


@dataclass(frozen=True, slots=True)
class Kiosk:
    """A voice whose player passes everything on into a pipe."""

    speaker: Speaker
    pipe: Path

    def first_sound(self, text: str) -> float:
        """Seconds to the first sample."""
        begun = time.perf_counter()
        self.speaker.say(Utterance(text, "nl"), lambda _: None)
        with self.pipe.open("rb") as sound:
            sound.read(_MORE_THAN_A_HEAD)
            took = time.perf_counter() - begun
            self.speaker.stop()
            sound.read()
        return took


def peer_first_sound(text: str) -> float:
    """The same for the command, without anything that plays it."""
    begun = time.perf_counter()
    with subprocess.Popen([PEER, "-v", "nl", "--stdin", "--stdout"], stdin=-1, stdout=-1) as peer:
        assert peer.stdin is not None
        assert peer.stdout is not None
        peer.stdin.write(text.encode())
        peer.stdin.close()
        peer.stdout.read(_MORE_THAN_A_HEAD)
        took = time.perf_counter() - begun
        peer.stdout.read()
    return took


@contextmanager
def opened_kiosk() -> Iterator[Kiosk]:
    """A voice that has spoken once: its process has started, as a kiosk's has long before a visitor comes."""
    with tempfile.TemporaryDirectory() as folder:
        pipe = Path(folder) / "sound"
        os.mkfifo(pipe)
        machine = Machine(player=("sh", "-c", f"exec cat >{pipe}"))
        with closing(Speaker(lambda: Recordings({}), Loudness((0.0,), 0), machine)) as speaker:
            kiosk = Kiosk(speaker, pipe)
            kiosk.first_sound("Hallo")
            yield kiosk


def row(name: str, ours: Sequence[float], theirs: Sequence[float]) -> str:
    """One line of the table, in milliseconds."""
    shown = [f"{1000 * statistics.median(times):.1f} (most {1000 * max(times):.1f})" for times in (ours, theirs)]
    return f"| {name} | {shown[0]} | {shown[1]} | {statistics.median(ours) / statistics.median(theirs):.2f} |"


@click.command(epilog="Example: python -m tests.benchmarks.speech")
@click.option("--rounds", type=click.IntRange(min=1), default=40, show_default=True)
def main(rounds: int) -> None:
    """Measure how soon the first sound is there, beside espeak-ng's own command."""
    if shutil.which(PEER) is None:
        raise click.ClickException(f"the peer is not here; install the package {PEER}")
    click.echo(f"Load average {os.getloadavg()[0]:.1f}, {rounds} rounds in turns, milliseconds.\n")
    click.echo(f"| first sound of | kiosk, through its player | {PEER} --stdout | ratio |\n|---|---|---|---|")
    with opened_kiosk() as kiosk:
        for name, text in TEXTS.items():
            pairs = [(kiosk.first_sound(text), peer_first_sound(text)) for _ in range(rounds)]
            click.echo(row(name, [ours for ours, _ in pairs], [theirs for _, theirs in pairs]))


if __name__ == "__main__":
    main()

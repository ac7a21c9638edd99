# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A real kiosk with its real window, walked by a scripted visitor until somebody kills it. A program of its own.

python -m tests.end_to_end.walking_kiosk walk DATA STORE_URL MOMENT SEED    visits without end, one line per step
python -m tests.end_to_end.walking_kiosk send DATA STORE_URL MOMENT         sends all that waits, then ends
"""

import sys
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from kiosk import places
from kiosk.app import Kiosk, opened_kiosk
from kiosk.demonstration import LOCATION
from kiosk.settings import Settings
from kiosk.ui.application import PORTRAIT
from kiosk.ui.bridge.stage import Screen
from kiosk.ui.walker import Walker, wait_for

SENT_WITHIN_MS = 120_000
WRITTEN_WITHIN_MS = 60_000


class Clock:
    """A clock that stands still but for the touches of the visitor."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment
        self.seconds = 0.0

    def now(self) -> datetime:
        return self.moment

    def pass_time(self) -> None:
        self.moment += timedelta(seconds=1)
        self.seconds += 1.0


def tell(step: str) -> None:
    """One line, out before the next step begins."""
    print(step, flush=True)  # noqa: T201 - the killer reads it


def walk(kiosk: Kiosk, clock: Clock, chance: Random) -> None:
    """Visits without end."""
    walker = Walker(kiosk.window, clock.pass_time)
    while True:
        tell("waiting")
        walker.begin(chance.choice(kiosk.rooms.content.form.languages))
        while walker.screen is Screen.QUESTION:
            tell("asked")
            walker.give(chance_answer(kiosk, chance))
        if walker.screen is Screen.GUIDE:
            walker.tap("stop")
            continue
        tell("result")
        tell("finishing")
        walker.finish()
        if not wait_for(lambda: kiosk.reception.ledger.all_written, WRITTEN_WITHIN_MS):
            raise TimeoutError("the disk did not take the visit")
        tell("finished")


def chance_answer(kiosk: Kiosk, chance: Random) -> str:
    """An answer to the question that is on."""
    session = kiosk.reception.session
    question = session.question("nl") if session else None
    if question is None or not question.choices:
        return ""
    return chance.choice(question.choices).name


def send(kiosk: Kiosk) -> None:
    """Waits until the store has everything."""
    kiosk.syncing.watch(lambda status: tell(f"waiting {status.waiting}"))
    kiosk.syncing.wake()

    def sent() -> bool:
        status = kiosk.syncing.status()
        return status.last_success is not None and status.waiting == 0

    if not wait_for(sent, SENT_WITHIN_MS):
        raise TimeoutError(kiosk.syncing.status().last_error)
    tell("sent")


def main() -> None:
    """Reads its words and runs."""
    what, data, store_url, moment, *seed = sys.argv[1:]
    clock = Clock(datetime.fromisoformat(moment))
    settings = Settings(
        Path(data), places.resources(), LOCATION, store_url=store_url, fullscreen=False, sync_every_s=0.5
    )
    with opened_kiosk(settings, clock=clock.now, monotonic=lambda: clock.seconds) as kiosk:
        kiosk.window.show(PORTRAIT)
        if what == "walk":
            walk(kiosk, clock, Random(int(seed[0])))  # noqa: S311 - a script, not a secret
        else:
            send(kiosk)


if __name__ == "__main__":
    main()

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A kiosk whose disk fills up at one point of its work after the other. A program of its own, in a mount namespace.

Run inside `unshare --user --map-root-user --mount`: `python -m tests.faults.full_disks FOLDER POINTS SEED`. Of each
point it prints how many things the kiosk kept before the disk was full, what it then said, how many messages still
waited after all were acknowledged on the full disk, how many things are gone once there is room, and how the file is.
"""

import os
import shutil
import sys
from itertools import count
from pathlib import Path
from random import Random

from kiosk.storage.ballast import ROOM_TO_DRAIN
from kiosk.storage.database import Database, DatabaseTrouble
from kiosk.storage.outbox import Outbox
from kiosk.storage.referral_box import ReferralBox
from kiosk.storage.visit_log import VisitLog
from kiosk.wire.messages import MAX_MESSAGES, MessageResult, Verdict
from tests.faults.kiosk_file import opened
from tests.faults.small_disk import mount, say
from tests.storage.builders import NEXT_WEEK, NOW, a_kind, a_message
from tests.storage.sealed import Clocks, a_line, a_referral, a_withdrawal

FURTHEST: int = 400 * 1024
"""How much room is left at most when the work begins."""
FULL_WITHIN = 5_000


def leave(folder: Path, free: int) -> None:
    """Takes all room but this."""
    with (folder / "filler").open("ab", buffering=0) as filler:
        while (room := shutil.disk_usage(folder).free - free) > 0:
            filler.write(bytes(min(room, 1 << 20)))
        os.fsync(filler.fileno())


def work_until_full(database: Database, chance: Random) -> tuple[list[str], str]:
    """What was done before the first trouble, and that trouble."""
    done: list[str] = []
    for number in count():
        assert number < FULL_WITHIN, "the disk never filled"
        if not database.path.with_name("kiosk.sqlite.ballast").exists():
            # It was dropped while rows were laid in order, of which nobody hears; other programs take what they can.
            leave(database.path.parent, ROOM_TO_DRAIN)
        (act,) = chance.choices(("visit", "put", "refer"), (1, 4, 2))
        try:
            if act == "visit":
                VisitLog(database).finish(NEXT_WEEK, a_kind())
            elif act == "put":
                Outbox(database).put(a_message())
            else:
                content = a_referral(number)
                ReferralBox(database, Clocks()).keep(content, a_line(content))
        except DatabaseTrouble as trouble:
            return done, type(trouble).__name__
        done.append(act)
    raise AssertionError


def acknowledged(database: Database) -> int:
    """The store acknowledges all; how many messages wait then."""
    outbox = Outbox(database)
    while rows := outbox.due(NOW, MAX_MESSAGES):
        outbox.depart([row.id for row in rows])
        outbox.settle([MessageResult(id=row.id, verdict=Verdict.STORED) for row in rows], NOW)
    return outbox.waiting()


def gone(database: Database, done: list[str]) -> int:
    """How many things are not there that were done, or there that were not."""
    log = VisitLog(database)
    visits, (finished,) = len(log.rows(NEXT_WEEK)), log.counters(NEXT_WEEK) or (None,)
    counted = finished.count if finished else 0
    return abs(done.count("visit") - visits) + abs(visits - counted)


def point(folder: Path, free: int, chance: Random) -> None:
    """One kiosk on a disk with so much room."""
    folder.mkdir()
    database = opened(folder / "kiosk.sqlite")
    Outbox(database).put(a_message())
    leave(folder, free)
    done, trouble = work_until_full(database, chance)
    outbox = Outbox(database)
    # Of a referral of another kiosk, so it goes to the store: who withdraws is never sent away.
    ReferralBox(database, Clocks()).withdraw(a_withdrawal(-1), a_line())
    expected = 2 + len([act for act in done if act != "visit"])
    lost = abs(expected - outbox.waiting())
    waiting = acknowledged(database)
    database.abandon()
    (folder / "filler").unlink()
    again = opened(folder / "kiosk.sqlite")
    again.check_rows()
    ((state,),) = again.run_alone("PRAGMA integrity_check")
    say(len(done), trouble, waiting, lost + gone(again, done), state)
    again.close()
    shutil.rmtree(folder)


def main(folder: Path, points: int, seed: int) -> None:
    """So many points, spread over all that may be left."""
    mount(folder, "size=48m")
    chance = Random(seed)  # noqa: S311 - a test that can be repeated
    for number in range(points):
        point(folder / str(number), FURTHEST * number // points + chance.randrange(4096), chance)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))

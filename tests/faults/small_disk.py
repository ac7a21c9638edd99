# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A kiosk on a disk of its own that fills up or turns read-only: a few megabytes of memory, mounted for one process.

Run inside `unshare --user --map-root-user --mount`: `python -m tests.faults.small_disk STEPS FOLDER`. Prints
what happened, a line for each step.
"""

import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from shutil import copytree, rmtree
from tempfile import mkdtemp

from alembic.script import ScriptDirectory

from kiosk import places
from kiosk.storage.database import Database, DatabaseTrouble, open_database
from kiosk.storage.outbox import Outbox
from kiosk.storage.visit_log import VisitLog
from kiosk.wire.messages import MessageResult, Verdict
from tests.storage.builders import NEXT_WEEK, NOW, a_kind, a_message

AN_UPGRADE = f"""
revision = "next"
down_revision = "{ScriptDirectory(str(places.migrations("device"))).get_current_head()}"


def upgrade():
    pass
"""


def mount(folder: Path, *options: str) -> None:
    """Mounts, or mounts anew, memory with these options."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", ",".join(options), "tmpfs", str(folder)], check=True)


def say(*words: object) -> None:
    """One line of what happened."""
    sys.stdout.write(" ".join(str(word) for word in words) + "\n")


def told(database: Database, step: str) -> None:
    """Keeps a visit, or says the trouble."""
    try:
        VisitLog(database).finish(NEXT_WEEK, a_kind())
        say(step, "kept")
    except DatabaseTrouble as trouble:
        say(step, type(trouble).__name__)


def fill(folder: Path) -> None:
    """Takes every byte that is left."""
    with (folder / "filler").open("ab", buffering=0) as filler, suppress(OSError):
        while True:
            filler.write(bytes(4096))


def full(folder: Path) -> None:
    """A disk that fills up while visits come in, drains, and has room again."""
    mount(folder, "size=48m")
    database = open_database(folder / "kiosk.sqlite")
    outbox = Outbox(database)
    outbox.put(message := a_message())
    told(database, "with room")
    database.wipe_traces()
    fill(folder)
    told(database, "full")
    # The ballast was dropped: there is room to drain, and to keep a visit.
    outbox.settle([MessageResult(id=message.id, verdict=Verdict.STORED)], NOW)
    say("waiting", outbox.waiting())
    told(database, "drained")
    say("visits", len(VisitLog(database).rows(NEXT_WEEK)))
    say(*database.run_alone("PRAGMA integrity_check")[0])
    database.close()
    (folder / "filler").unlink()
    again = open_database(folder / "kiosk.sqlite")
    say("after a restart", len(VisitLog(again).rows(NEXT_WEEK)))
    again.close()


def full_before_an_upgrade(folder: Path) -> None:
    """A disk without room for the copy that an upgrade makes first."""
    mount(folder, "size=48m")
    database = open_database(folder / "kiosk.sqlite")
    told(database, "before")
    database.close()
    history = Path(mkdtemp())
    copytree(places.migrations("device"), history, dirs_exist_ok=True)
    (history / "versions" / "next.py").write_text(AN_UPGRADE, encoding="utf-8")
    fill(folder)
    try:
        open_database(folder / "kiosk.sqlite", history)
    except DatabaseTrouble as trouble:
        say(type(trouble).__name__)
    say(*sorted(one.name for one in folder.iterdir() if "before" in one.name))
    again = open_database(folder / "kiosk.sqlite")
    say("still there", len(VisitLog(again).rows(NEXT_WEEK)))
    rmtree(history)


def full_from_the_start(folder: Path) -> None:
    """A disk without any room for a new file."""
    mount(folder, "size=16k")
    try:
        open_database(folder / "kiosk.sqlite")
    except DatabaseTrouble as trouble:
        say(type(trouble).__name__)


def read_only(folder: Path) -> None:
    """A disk that the system turned read-only, as it does when it fails."""
    mount(folder, "size=48m")
    database = open_database(folder / "kiosk.sqlite")
    told(database, "before")
    database.close()
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
    try:
        open_database(folder / "kiosk.sqlite")
    except DatabaseTrouble as trouble:
        say(type(trouble).__name__)


if __name__ == "__main__":
    steps = {
        "full": full,
        "full-from-the-start": full_from_the_start,
        "full-before-an-upgrade": full_before_an_upgrade,
        "read-only": read_only,
    }
    steps[sys.argv[1]](Path(sys.argv[2]))

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A kiosk in a process of its own whose visitors never stop; it says each visit that has been kept."""

from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

from kiosk.storage.database import open_database
from kiosk.storage.visit_log import VisitLog
from tests.storage.builders import NEXT_WEEK, a_kind


def serve_visitors(folder: Path, kept: "Connection[int, None]") -> None:
    """Keeps visits until the process is killed; sends the number of each, which is in its party."""
    log = VisitLog(open_database(folder / "kiosk.sqlite"))
    for number in count(len(log.rows(NEXT_WEEK))):
        log.finish(NEXT_WEEK, a_kind(party=f"partij-{number}"))
        kept.send(number)

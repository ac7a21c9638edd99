# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was withdrawn, on a list outside the database: going back to an old copy of the store undoes no withdrawal.

A withdrawal is on the list before the database has it, and before any kiosk hears that it arrived; kiosks send again
what was not answered, so the list lacks none that anybody was told of. A line says which code, when and by whom it was
withdrawn; it names nobody. There is a file for each month, so that old ones can go without touching the one in use.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

from pydantic import ValidationError
from sqlalchemy import Engine

from kiosk.ageing import Reading
from kiosk.bundles.durable import sync_folder
from kiosk.store.database import wipe_traces
from kiosk.store.referral_clock import remember
from kiosk.store.referral_intake import withdraw
from kiosk.wire.referral import Withdrawal

_SUFFIX: Final = ".jsonl"


class WithdrawnListError(Exception):
    """The list takes nothing now: a withdrawal cannot be taken in."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What is on the list; a line that the power cut off was promised to nobody."""

    withdrawals: tuple[Withdrawal, ...]
    unreadable: int


@dataclass(frozen=True, slots=True)
class WithdrawnList:
    """The list in this folder, which is made when it is first written to. Any number of processes may write."""

    folder: Path

    def note(self, one: Withdrawal, today: date) -> None:
        """On the disk when this returns. Raises `WithdrawnListError`."""
        line = f"\n{one.model_dump_json(by_alias=True)}\n".encode()
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _append(self.folder / f"{today:%Y-%m}{_SUFFIX}", line)
        except OSError as error:
            raise WithdrawnListError(f"{self.folder}: {error}") from error

    def read(self) -> Listed:
        """All of it. Raises `OSError`."""
        found, unreadable = dict[str, Withdrawal](), 0
        for file in sorted(self.folder.glob(f"*{_SUFFIX}")):
            for line in filter(None, file.read_text(encoding="utf-8", errors="replace").splitlines()):
                try:
                    one = Withdrawal.model_validate_json(line)
                except ValidationError:
                    unreadable += 1
                else:
                    found.setdefault(one.code_hash, one)
        return Listed(tuple(found.values()), unreadable)

    def forget(self, today: date, days: int) -> int:
        """Removes months that ended more than so many days ago; how many. Raises `OSError`."""
        newest_gone = (today - timedelta(days=days)).strftime("%Y-%m")
        old = [file for file in self.folder.glob(f"*{_SUFFIX}") if file.stem < newest_gone]
        for file in old:
            file.unlink()
        return len(old)


def withdrawn_again(engine: Engine, withdrawals: Iterable[Withdrawal], now: datetime, clocks: Reading) -> int:
    """Withdraws all these in a store that may not know of it; how many referrals ended by it."""
    with engine.begin() as connection:
        now_s = remember(connection, clocks)
        ended = sum([withdraw(connection, one, now, now_s) for one in withdrawals])
    wipe_traces(engine)
    return ended


def _append(file: Path, line: bytes) -> None:
    is_new = not file.exists()
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.write(handle, line)
        os.fsync(handle)
    finally:
        os.close(handle)
    if is_new:
        sync_folder(file.parent)

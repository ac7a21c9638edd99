# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who has the disk of a kiosk with twenty unsent referrals, or that of the store, learns nobody's name."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import Engine

from kiosk.clock import system_clock
from kiosk.logs import Event, opened_log, record
from kiosk.referrals.particulars import BestTime, Particulars
from kiosk.referrals.sealing import Opened
from kiosk.referrals.withdrawal_code import in_groups
from kiosk.storage.database import Database, open_database
from kiosk.storage.outbox import Outbox
from kiosk.storage.referral_box import ReferralBox
from kiosk.storage.sync_memory import SyncMemory
from kiosk.sync.client import HttpStoreClient
from kiosk.sync.cycle import Sending, run_cycle
from tests.referrals.sealed import result
from tests.storage.sealed import Clocks, a_line, a_withdrawal
from tests.store.disk import dumped, found_in, lying
from tests.store.kiosks import Kiosk, ManualClock, verdicts
from tests.store.referrals import ON_SQLITE, Made, made, withdrawal
from tests.traces.search import traces

NOBODY_THERE = "http://127.0.0.1:9"
UNSENT = 20


SHARED = ("Vijfhuizen", "bloemist", "@voorbeeld.nl", "+3161000")
"""Part of every name, question, address and number: one of them would be found."""


@dataclass(frozen=True)
class Visitor:
    """Somebody of whom every word is easy to find."""

    particulars: Particulars
    sent: Made


def visitors(kiosk: Kiosk) -> list[Visitor]:
    """Half of them with a telephone, half with an address."""
    found = []
    for number in range(UNSENT):
        phone, email = (f"+3161000{number:04}", None) if number % 2 else (None, f"griet{number}@voorbeeld.nl")
        told = Particulars(f"Grietje Vijfhuizen {number}", phone, email, "Ik word bloemist.", "nl", (BestTime.MORNING,))
        found.append(Visitor(told, made(kiosk, particulars=told)))
    return found


def markers(of: list[Visitor]) -> list[str]:
    codes = [visitor.sent.code for visitor in of]
    return [*SHARED, *codes, *(in_groups(code) for code in codes)]


def searched(folder: Path, words: list[str]) -> list[str]:
    """Every file but the ballast, which is zeros."""
    (folder / "kiosk.sqlite.ballast").unlink(missing_ok=True)
    return traces(folder, words)


@contextmanager
def full_kiosk(folder: Path, of: list[Visitor]) -> Iterator[Database]:
    """A kiosk that keeps them all and tried in vain to send them; with a log that says so."""
    with opened_log(folder / "log"):
        database = open_database(folder / "kiosk.sqlite")
        box, outbox = ReferralBox(database, Clocks()), Outbox(database)
        for visitor in of:
            box.keep(visitor.sent.content, a_line(visitor.sent.content))
        client = HttpStoreClient(NOBODY_THERE, "zuil-7", bytes(32), limit_s=5)
        run_cycle(Sending(outbox, client, SyncMemory(database), system_clock, lambda longest: longest))
        record(Event.SYNC_TROUBLE, reason="no-connection", waiting=outbox.waiting())
        yield database


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where everything of a kiosk lies, temporary files too."""
    (tmp_path / "kiosk" / "temporary").mkdir(parents=True)
    for variable in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(variable, str(tmp_path / "kiosk" / "temporary"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "kiosk" / "temporary"))
    return tmp_path / "kiosk"


@ON_SQLITE
def test_a_stolen_kiosk_with_unsent_referrals_tells_nobodys_name(kiosk: Kiosk, folder: Path) -> None:
    of = visitors(kiosk)
    with full_kiosk(folder, of) as database:
        assert {file.name for file in folder.iterdir()} >= {"kiosk.sqlite", "kiosk.sqlite-wal", "kiosk.sqlite-shm"}
        assert searched(folder, markers(of)) == []
        # As it lies when the plug is pulled, with nothing closed.
        database.abandon()
    assert searched(folder, markers(of)) == []
    again = open_database(folder / "kiosk.sqlite")
    assert Outbox(again).waiting() == UNSENT
    again.close()
    assert searched(folder, markers(of)) == []


@ON_SQLITE
def test_what_was_withdrawn_there_is_gone_even_sealed(kiosk: Kiosk, folder: Path) -> None:
    of = visitors(kiosk)
    sealed = [visitor.sent.content.envelope[60:100] for visitor in of]
    with full_kiosk(folder, of) as database:
        assert len(searched(folder, sealed)) >= UNSENT
        for visitor in of:
            taken_back = a_withdrawal().model_copy(update={"code_hash": visitor.sent.code_hash})
            ReferralBox(database, Clocks()).withdraw(taken_back, a_line())
        assert searched(folder, sealed) == []
        database.close()


def test_the_disk_and_a_dump_of_the_store_tell_nobodys_name(
    kiosk: Kiosk, store_engine: Engine, clock: ManualClock, tmp_path: Path
) -> None:
    of = visitors(kiosk)
    with opened_log(tmp_path / "log") as log:
        assert set(verdicts(kiosk.send(*(visitor.sent.message() for visitor in of)))) == {"opgeslagen"}
        kiosk.send(withdrawal(of[0].sent.code_hash, clock().date()), of[0].sent.message(envelop="{}"))
        kiosk.ask(of[1].sent.code_hash)
        found = found_in([*lying(store_engine), *dumped(store_engine), log.read_bytes()], *markers(of))
    assert found == set()


@ON_SQLITE
def test_only_the_organisation_finds_every_word(kiosk: Kiosk) -> None:
    """What the searches look for is really in there."""
    visitor = visitors(kiosk)[0]
    found = result(visitor.sent.content.envelope.encode(), device=kiosk.key.public_key().public_bytes_raw())
    assert isinstance(found, Opened)
    assert found.particulars == visitor.particulars

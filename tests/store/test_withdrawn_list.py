# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Going back to an old copy of the store undoes no withdrawal: they are listed outside the database, before it."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import Engine, func, select

from kiosk.commands.store import store
from kiosk.store.copies import back_up
from kiosk.store.database import open_store
from kiosk.store.referral_tables import envelope, proof, withdrawal
from kiosk.store.service import create_app
from kiosk.store.withdrawn_list import WithdrawnList
from kiosk.wire.referral import ReferralStatus, Withdrawal
from tests.storage.sealed import Clocks, a_withdrawal
from tests.store.kiosks import Client, Kiosk, ManualClock, verdicts
from tests.store.referrals import ON_SQLITE, Made, accepting, made
from tests.store.referrals import withdrawal as withdrawing

TODAY = date(2026, 11, 25)


@pytest.fixture
def listed(tmp_path: Path) -> WithdrawnList:
    return WithdrawnList(tmp_path / "withdrawals")


def listing(engine: Engine, clock: ManualClock, listed: WithdrawnList) -> Client:
    """A store that keeps the list."""
    return Client(create_app(engine, clock, accepting=accepting(Clocks(), listed.note)))


def sent(kiosk: Kiosk) -> Made:
    referral = made(kiosk)
    assert verdicts(kiosk.send(referral.message())) == ["opgeslagen"]
    return referral


def restored(url: str, copy: Path, *words: str) -> str:
    done = CliRunner().invoke(store, ["restore", "--database", url, *words, str(copy)])
    assert done.exit_code == 0, done.output
    return done.output


def states(url: str) -> tuple[dict[str, str], int]:
    """The state of each referral by its code, and how many envelopes there are."""
    engine = open_store(url)
    with engine.connect() as connection:
        found = {row.code_sha256.hex(): row.state for row in connection.execute(select(proof))}
        envelopes = connection.scalar(select(func.count()).select_from(envelope))
    engine.dispose()
    return found, int(envelopes or 0)


@ON_SQLITE
def test_what_was_withdrawn_after_the_copy_is_withdrawn_in_what_comes_back(
    kiosk: Kiosk, store_engine: Engine, store_url: str, clock: ManualClock, listed: WithdrawnList, tmp_path: Path
) -> None:
    kiosk.client = listing(store_engine, clock, listed)
    gone, stays = sent(kiosk), sent(kiosk)
    copy = tmp_path / "store.copy"
    back_up(store_url, copy, print)
    kiosk.send(withdrawing(gone.code_hash, TODAY), withdrawing("ab" * 32, TODAY))
    without, url = (f"sqlite:///{tmp_path / name}" for name in ("without.sqlite", "with.sqlite"))
    assert "is in it again" in restored(without, copy)
    assert states(without)[1] == 2, "this is what the list is for"
    said = restored(url, copy, "--withdrawals", str(listed.folder))
    assert "2 withdrawals were listed; 1 referrals in the copy ended by them." in said
    kept, withdrawn = ReferralStatus.KEPT.value, ReferralStatus.WITHDRAWN.value
    assert states(url) == ({gone.code_hash: withdrawn, stays.code_hash: kept}, 1)
    engine = open_store(url)
    kiosk.client = listing(engine, clock, listed)
    never_came = made(kiosk)
    never_came.content = never_came.content.model_copy(update={"code_hash": "ab" * 32})
    assert verdicts(kiosk.send(never_came.message())) == ["ingetrokken"]
    engine.dispose()


@ON_SQLITE
def test_what_cannot_be_listed_is_not_stored_and_comes_again_later(
    kiosk: Kiosk, store_engine: Engine, clock: ManualClock, listed: WithdrawnList
) -> None:
    kiosk.client = listing(store_engine, clock, listed)
    listed.folder.write_text("a file is in its place", encoding="utf-8")
    assert kiosk.send(withdrawing("ab" * 32, TODAY)).status_code == 503
    with store_engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(withdrawal)) == 0
    listed.folder.unlink()
    assert verdicts(kiosk.send(withdrawing("ab" * 32, TODAY))) == ["opgeslagen"]
    assert [one.code_hash for one in listed.read().withdrawals] == ["ab" * 32]


def test_a_line_that_the_power_cut_off_spoils_no_other(listed: WithdrawnList) -> None:
    first, second = a_withdrawal(1), a_withdrawal(2)
    listed.note(first, TODAY)
    (file,) = listed.folder.iterdir()
    whole = file.read_bytes()
    for end in range(1, len(whole) - 1):
        file.write_bytes(whole[:end])
        listed.note(second, TODAY)
        found = listed.read()
        assert (found.withdrawals, found.unreadable) == ((second,), int(end > 1))


def test_the_same_code_twice_is_one_withdrawal_and_nobody_is_in_it(listed: WithdrawnList) -> None:
    one = a_withdrawal(1)
    for _ in range(2):
        listed.note(one, TODAY)
    assert listed.read().withdrawals == (one,)
    (file,) = listed.folder.iterdir()
    assert set(Withdrawal.model_fields) == {"code_hash", "day", "by"}
    assert file.stat().st_mode & 0o077 == 0


def test_a_month_goes_once_its_term_is_over_and_no_day_sooner(listed: WithdrawnList) -> None:
    listed.note(a_withdrawal(1), date(2025, 11, 30))
    listed.note(a_withdrawal(2), date(2025, 12, 1))
    assert [listed.forget(day, 365) for day in (date(2026, 11, 30), date(2026, 12, 1))] == [0, 1]
    assert listed.read().withdrawals == (a_withdrawal(2),)

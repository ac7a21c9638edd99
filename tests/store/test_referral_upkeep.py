# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A region hands referrals to their organisation, tells it what was withdrawn, and never sees what is in one."""

import json
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import Engine, select

from kiosk.commands.partner import partner
from kiosk.commands.store import store as commands
from kiosk.referrals.key_ring import KeyRing, RingKey, written_ring
from kiosk.referrals.particulars import Particulars
from kiosk.referrals.passphrase import Cost, wrap
from kiosk.referrals.sealing import Opened, by_kid, opened
from kiosk.store import referral_tables
from kiosk.store.database import StoreError
from kiosk.store.referral_upkeep import WITHDRAWN_FILE, Exported, export, finish, referrals
from kiosk.wire.canonical import canonical_hash
from kiosk.wire.referral import ReferralStatus
from tests.referrals.sealed import ANNA, PAIR
from tests.storage.sealed import Clocks
from tests.store.kiosks import Kiosk, ManualClock
from tests.store.referrals import ANOTHER, ON_SQLITE, ORGANISATION, consent_of, made, withdrawal


def run(url: str, *words: str) -> Result:
    return CliRunner().invoke(commands, [words[0], *words[1:]], env={"KIOSK_STORE_DATABASE": url})


def exported(engine: Engine, folder: Path, clock: ManualClock) -> Exported:
    folder.mkdir(exist_ok=True)
    return export(engine, ORGANISATION, folder, clock(), Clocks())


def withdrawn_in(folder: Path) -> Any:
    return json.loads((folder / WITHDRAWN_FILE).read_text(encoding="utf-8"))


def test_the_organisation_gets_its_envelopes_and_can_open_them(
    kiosk: Kiosk, store_engine: Engine, clock: ManualClock, tmp_path: Path
) -> None:
    mine = made(kiosk)
    other = made(kiosk, consent=consent_of(clock().date(), kiosk, organisation=ANOTHER))
    kiosk.send(mine.message(), other.message())
    assert exported(store_engine, tmp_path / "out", clock) == Exported(envelopes=1, withdrawn=0)
    envelope = (tmp_path / "out" / f"{mine.content.id}.envelop.json").read_bytes()
    proof = json.loads((tmp_path / "out" / f"{mine.content.id}.toestemming.json").read_bytes())
    found = opened(envelope, by_kid([PAIR.private]), kiosk.key.public_key().public_bytes_raw())
    assert isinstance(found, Opened)
    assert (found.particulars, found.header.consent) == (ANNA, canonical_hash(proof))
    assert isinstance(found.particulars, Particulars)
    assert {one.id: one.state for one in referrals(store_engine)} == {
        mine.content.id: ReferralStatus.FETCHED,
        other.content.id: ReferralStatus.KEPT,
    }


@ON_SQLITE
def test_the_organisation_reads_at_its_own_command_line_what_the_store_handed_over(
    kiosk: Kiosk, store_url: str, clock: ManualClock, tmp_path: Path
) -> None:
    stays, goes = made(kiosk), made(kiosk)
    kiosk.send(stays.message(), goes.message())
    kiosk.send(withdrawal(goes.code_hash, clock().date()))
    ring, known, out = tmp_path / "keys.json", tmp_path / "kiosks.json", tmp_path / "out"
    own = KeyRing((RingKey(ORGANISATION, PAIR.private, clock().date(), clock().date()),))
    ring.write_bytes(wrap(written_ring(own), "vier losse woorden", Cost(memory_kib=8, passes=1, lanes=1)))
    run(store_url, "referrals", "export", ORGANISATION, str(out))
    run(store_url, "devices", "--keys", str(known))
    words = ["open", "--ring", str(ring), "--kiosks", str(known), "--json", str(out)]
    shown = CliRunner().invoke(partner, words, input="vier losse woorden\n")
    assert shown.exit_code == 0, shown.output
    whole = json.loads(shown.stdout)
    assert [(one["kenmerk"], one["handtekeningKlopt"]) for one in whole["verwijzingen"]] == [
        (str(stays.content.id), True)
    ]
    assert whole["verwijzingen"][0]["gegevens"] == {field.value: text for field, text in ANNA.values.items()}
    assert whole["ingetrokken"] == [str(goes.content.id)]


@ON_SQLITE
def test_the_organisation_is_told_what_was_withdrawn_and_its_folder_is_cleared_of_it(
    kiosk: Kiosk, store_engine: Engine, clock: ManualClock, tmp_path: Path
) -> None:
    stays, goes = made(kiosk), made(kiosk)
    kiosk.send(stays.message(), goes.message())
    exported(store_engine, tmp_path / "out", clock)
    kiosk.send(withdrawal(goes.code_hash, clock().date()))
    assert exported(store_engine, tmp_path / "out", clock) == Exported(envelopes=1, withdrawn=1)
    assert withdrawn_in(tmp_path / "out") == {"organisatie": ORGANISATION, "ingetrokken": [str(goes.content.id)]}
    left = {file.name.partition(".")[0] for file in (tmp_path / "out").iterdir()}
    assert left == {"ingetrokken", str(stays.content.id)}


@ON_SQLITE
def test_handing_over_is_logged_per_person(
    kiosk: Kiosk, store_engine: Engine, clock: ManualClock, tmp_path: Path
) -> None:
    kiosk.send(made(kiosk).message(), made(kiosk).message())
    exported(store_engine, tmp_path / "out", clock)
    with store_engine.connect() as connection:
        lines = connection.execute(select(referral_tables.log)).all()
    assert sorted(line.name for line in lines) == ["verwijzing ontvangen"] * 2 + ["verwijzing verstrekken"] * 2
    assert len({line.data_subject_id for line in lines}) == 2


@ON_SQLITE
def test_what_is_done_is_done_once_and_is_not_handed_over_again(
    kiosk: Kiosk, store_engine: Engine, clock: ManualClock, tmp_path: Path
) -> None:
    sent = made(kiosk)
    kiosk.send(sent.message())
    finish(store_engine, sent.content.id, Clocks())
    assert kiosk.ask(sent.code_hash).json()["status"] == "afgerond"
    assert exported(store_engine, tmp_path / "out", clock) == Exported(envelopes=0, withdrawn=0)
    with pytest.raises(StoreError, match="afgerond already"):
        finish(store_engine, sent.content.id, Clocks())
    with pytest.raises(StoreError, match="there is no referral"):
        finish(store_engine, uuid4(), Clocks())


@ON_SQLITE
def test_the_commands_say_what_there_is_and_never_what_is_in_it(kiosk: Kiosk, store_url: str, tmp_path: Path) -> None:
    first, second = made(kiosk), made(kiosk)
    kiosk.send(first.message(), second.message(), made(kiosk).message(envelop="{}"))
    listed = run(store_url, "referrals", "list")
    assert f"{first.content.id} {ORGANISATION} bewaard 2026-11-25 {kiosk.id}" in listed.output
    assert "2 referrals." in listed.output
    assert "2 envelopes" in run(store_url, "referrals", "export", ORGANISATION, str(tmp_path / "out")).output
    assert "is done" in run(store_url, "referrals", "done", str(first.content.id)).output
    assert "there is no referral" in run(store_url, "referrals", "done", str(uuid4())).output
    assert "0 referrals." in run(store_url, "referrals", "returned").output
    assert "De envelop is niet heel." in run(store_url, "refusals").output
    assert "Erased: 0 referrals" in run(store_url, "retention").output
    revoked = run(store_url, "revoke", kiosk.id)
    assert str(second.content.id) in revoked.output
    assert "2 referrals came from it" in revoked.output
    kiosk.send(made(kiosk).message())
    assert "tried 1 times since, last on 2026-11-25" in run(store_url, "devices").output

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""All kiosks on one page: who is silent, old, full or different stands out, and nobody else."""

from datetime import timedelta
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy import Engine, event, insert

from kiosk.clock import system_clock
from kiosk.commands.store import store
from kiosk.store.content_tables import content_file, content_version, device_ring
from kiosk.store.database import reading
from kiosk.store.enrolment import revoke
from kiosk.store.fleet import FleetKiosk, fleet
from tests.store.kiosks import Client, Kiosk, ManualClock, enrolled
from tests.store.referrals import ON_SQLITE
from tests.store.test_operations import heartbeat


def seen(engine: Engine) -> dict[str, FleetKiosk]:
    with reading(engine) as connection:
        return {one.known.id: one for one in fleet(connection)}


@ON_SQLITE
def test_a_kiosk_that_does_well_asks_for_no_attention(kiosk: Kiosk, store_engine: Engine, clock: ManualClock) -> None:
    kiosk.send(heartbeat(vrijeSchijfMb=900, klokverschil=3))
    assert seen(store_engine)[kiosk.id].troubles(clock()) == ()


@ON_SQLITE
@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"oudsteDagen": 7}, "3 messages wait, the oldest 7 days"),
        ({"geweigerd": 2}, "2 messages were refused"),
        ({"klokverschil": 900}, "clock is 900 s behind"),
        ({"klokverschil": -900}, "clock is 900 s ahead"),
        ({"vrijeSchijfMb": 499}, "disk has 499 MB left"),
        ({"printer": "geen-papier"}, "printer: no paper"),
        ({"printer": "storing"}, "printer: out of order"),
        ({"sleutelbos": "ontbreekt"}, "has no key store, so it sends nothing about visitors"),
        ({"volgnummer": 4}, "4 events never came"),
    ],
)
def test_what_is_wrong_is_said(
    kiosk: Kiosk, store_engine: Engine, clock: ManualClock, told: dict[str, Any], said: str
) -> None:
    kiosk.send(heartbeat(**told))
    assert seen(store_engine)[kiosk.id].troubles(clock()) == (said,)


@ON_SQLITE
def test_a_silent_kiosk_stands_out_and_a_revoked_one_does_not(
    kiosk: Kiosk, store_engine: Engine, clock: ManualClock
) -> None:
    assert seen(store_engine)[kiosk.id].troubles(clock()) == ("never told how it does",)
    kiosk.send(heartbeat())
    clock.move(timedelta(days=3))
    assert seen(store_engine)[kiosk.id].troubles(clock()) == ("silent for 3 days",)
    revoke(store_engine, kiosk.id, clock)
    assert seen(store_engine)[kiosk.id].troubles(clock()) == ()


@ON_SQLITE
def test_kiosks_that_drifted_are_found_by_one_command_whatever_their_number(
    kiosk: Kiosk, client: Client, store_engine: Engine, store_url: str, clock: ManualClock
) -> None:
    clock.now = system_clock()
    others = [enrolled(client, store_engine, clock, "rivierstad-centrum") for _ in range(3)]
    for one in (kiosk, *others[1:]):
        one.send(heartbeat(inhoudversie=8))
    others[0].send(heartbeat(inhoudversie=7, programma="0.9"))
    with store_engine.begin() as connection:
        connection.execute(insert(content_file).values(sha256="0" * 64, packed=b""))
        for version, ring in ((8, 2), (9, 0)):
            row = {"version": version, "manifest_sha256": "0" * 64, "ring": ring, "published_at": clock()}
            connection.execute(insert(content_version).values(row))
        connection.execute(insert(device_ring).values(device=others[1].id, ring=0))
    asked: list[str] = []
    event.listen(store_engine, "before_cursor_execute", lambda *told: asked.append(told[2]))
    troubles = {id_: one.troubles(clock()) for id_, one in seen(store_engine).items()}
    assert troubles.pop(others[0].id) == ("has content 7, should have 8", "has program 0.9, most have 1.0")
    assert troubles.pop(others[1].id) == ("has content 8, should have 9",)
    assert set(troubles.values()) == {()}
    assert len([one for one in asked if one.startswith("SELECT")]) == 7
    shown = CliRunner().invoke(store, ["devices", "--database", store_url, "--troubled"])
    assert shown.exit_code == 0, shown.output
    assert "  ! has content 7, should have 8" in shown.output
    assert "4 kiosks, 2 of them ask for attention." in shown.output
    assert kiosk.id not in shown.output

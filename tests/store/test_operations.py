# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What kiosks tell of themselves: events once each and in their order, and of signs of life the latest."""

from typing import Any
from uuid import uuid4

from sqlalchemy import Engine, func, select

from kiosk.store.database import reading
from kiosk.store.operations_intake import Numbers, numbers_of
from kiosk.store.operations_tables import audit_event, device_state
from kiosk.store.tables import message as ledger
from tests.store.kiosks import Kiosk, message, verdicts


def event(number: int, **changed: Any) -> dict[str, Any]:
    content = {"volgnummer": number, "handeling": "medewerker-geopend", "dag": "2026-11-25", **changed}
    return {"id": str(uuid4()), "soort": "gebeurtenis", "inhoud": content}


def heartbeat(number: int = 0, **changed: Any) -> dict[str, Any]:
    counts = {"wachtend": 3, "oudsteDagen": 1, "geweigerd": 0, "volgnummer": number}
    states = {"programma": "1.0", "routeversie": "1", "printer": "klaar", "sleutelbos": "open"}
    return {"id": str(uuid4()), "soort": "levensteken", "inhoud": {**counts, **states, **changed}}


def numbers(engine: Engine, kiosk: Kiosk) -> Numbers:
    with reading(engine) as connection:
        return numbers_of(connection)[kiosk.id]


def test_an_event_is_kept_once_with_its_number(kiosk: Kiosk, store_engine: Engine) -> None:
    sent = event(1, bijzonderheid="klank")
    assert verdicts(kiosk.send(sent)) == ["opgeslagen"]
    assert verdicts(kiosk.send(sent)) == ["al-opgeslagen"]
    with reading(store_engine) as connection:
        (row,) = connection.execute(select(audit_event))
    assert (row.device, row.sequence, row.action, row.detail) == (kiosk.id, 1, "medewerker-geopend", "klank")
    assert numbers(store_engine, kiosk) == Numbers(last=1, missing=0, went_back=0)


def test_events_in_another_order_are_no_gap(kiosk: Kiosk, store_engine: Engine) -> None:
    kiosk.send(event(3), event(1))
    assert numbers(store_engine, kiosk) == Numbers(last=3, missing=1, went_back=0)
    kiosk.send(event(2))
    assert numbers(store_engine, kiosk) == Numbers(last=3, missing=0, went_back=0)


def test_a_number_that_comes_twice_is_kept_and_noted(kiosk: Kiosk, store_engine: Engine) -> None:
    assert verdicts(kiosk.send(event(1), event(2), event(2))) == ["opgeslagen"] * 3
    assert numbers(store_engine, kiosk) == Numbers(last=2, missing=0, went_back=1)


def test_events_that_a_kiosk_speaks_of_and_that_never_came_are_missing(kiosk: Kiosk, store_engine: Engine) -> None:
    kiosk.send(event(1), heartbeat(4))
    assert numbers(store_engine, kiosk) == Numbers(last=4, missing=3, went_back=0)


def test_the_latest_sign_of_life_replaces_the_one_before(kiosk: Kiosk, store_engine: Engine) -> None:
    assert verdicts(kiosk.send(heartbeat(wachtend=40))) == ["opgeslagen"]
    assert verdicts(kiosk.send(heartbeat(wachtend=2, vrijeSchijfMb=512))) == ["opgeslagen"]
    with reading(store_engine) as connection:
        (row,) = connection.execute(select(device_state))
        assert connection.scalar(select(func.count()).select_from(ledger)) == 0
    assert (row.device, row.waiting, row.free_disk_mb, row.went_back) == (kiosk.id, 2, 512, 0)


def test_the_same_sign_of_life_again_changes_nothing(kiosk: Kiosk) -> None:
    sent = heartbeat()
    kiosk.send(sent)
    assert verdicts(kiosk.send(sent)) == ["al-opgeslagen"]


def test_a_kiosk_whose_numbers_went_back_is_noted(kiosk: Kiosk, store_engine: Engine) -> None:
    for number in (5, 2, 3):
        kiosk.send(heartbeat(number))
    assert numbers(store_engine, kiosk).went_back == 1


def test_a_bad_event_or_sign_of_life_holds_up_nobody(kiosk: Kiosk) -> None:
    sent = (event(0), heartbeat(printer="stuk"), event(1) | {"soort": "levensteken"}, message(visits=1))
    assert verdicts(kiosk.send(*sent)) == ["geweigerd", "geweigerd", "geweigerd", "opgeslagen"]

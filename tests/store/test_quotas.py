# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A kiosk has its share of each minute and each day, at all processes of the store together."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from kiosk.store.intake import refusals
from kiosk.store.limits import Limits
from kiosk.store.reception import Reception
from kiosk.store.service import create_app
from tests.store.kiosks import Client, Kiosk, ManualClock, enrolled, message, verdicts


@pytest.fixture
def limits() -> Limits:
    """So few that a test reaches them."""
    return Limits(requests_a_minute=3, bytes_a_day=4_000)


@pytest.fixture
def processes(store_engine: Engine, clock: ManualClock, limits: Limits) -> list[Client]:
    """Two that know nothing of each other but the database."""
    return [Client(create_app(store_engine, clock, reception=Reception(limits))) for _ in range(2)]


@pytest.fixture
def guest(processes: list[Client], store_engine: Engine, clock: ManualClock) -> Kiosk:
    """An enrolled kiosk that starts with a whole share."""
    return enrolled(processes[0], store_engine, clock, "rivierstad-centrum")


def test_more_than_its_share_of_a_minute_waits_for_the_next(
    processes: list[Client], guest: Kiosk, store_engine: Engine, clock: ManualClock
) -> None:
    clock.move(timedelta(seconds=20))
    for turn in range(3):
        guest.client = processes[turn % 2]
        assert guest.send().status_code == 200
    sent = message()
    for process in processes:
        guest.client = process
        refused = guest.send(sent)
        assert (refused.status_code, refused.headers["Retry-After"]) == (429, "40")
    neighbour = enrolled(processes[0], store_engine, clock, "zandhoven-bibliotheek")
    assert neighbour.send().status_code == 200
    clock.move(timedelta(seconds=40))
    assert verdicts(guest.send(sent)) == ["opgeslagen"], "nothing of what was turned away was taken in"
    with store_engine.connect() as connection:
        assert refusals(connection) == ()


def test_more_than_its_share_of_a_day_waits_an_hour_at_most(guest: Kiosk, clock: ManualClock) -> None:
    padded = b'{"berichten": []' + b" " * 2_500 + b"}"
    assert guest.send_bytes(padded).status_code == 200
    refused = guest.send_bytes(padded)
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "3600")
    clock.move(timedelta(hours=12, minutes=50))
    assert guest.send_bytes(b'{"berichten": []}').headers["Retry-After"] == "600"
    clock.move(timedelta(minutes=10))
    assert guest.send_bytes(padded).status_code == 200


def test_what_a_stranger_sends_in_its_name_is_not_counted(guest: Kiosk) -> None:
    for _ in range(5):
        assert guest.send_bytes(b"{}", tag="other").status_code == 401
    assert guest.send().status_code == 200

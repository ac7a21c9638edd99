# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a busy store asks of its kiosks: from its own limits and how long requests take, and nothing when it is calm."""

import json

import pytest
from sqlalchemy import Engine

from kiosk.store.hints import hints_for
from kiosk.store.limits import USUAL, Limits
from kiosk.store.reception import Reception
from kiosk.store.service import create_app
from kiosk.sync.heard import Heard
from kiosk.sync.pace import LEAST_BYTES, START_BYTES
from kiosk.wire.coming_back import USUAL_PAUSE_S, Hints, WhatComesBack
from kiosk.wire.messages import MAX_REQUEST_BYTES
from tests.store.kiosks import Client, ManualClock, enrolled, message


def test_a_store_that_is_not_busy_asks_nothing() -> None:
    assert hints_for(0, USUAL, 0.05) is None
    assert hints_for(100, USUAL, 0.05) is None
    assert hints_for(USUAL.most_body_bytes // MAX_REQUEST_BYTES, USUAL, 0.05) is None


@pytest.mark.parametrize(("kiosks", "mean_s", "pause_s"), [(4_000, 1.0, 2_000), (901, 2.0, 901), (900, 2.0, None)])
def test_kiosks_come_so_seldom_that_the_store_is_half_idle(kiosks: int, mean_s: float, pause_s: int | None) -> None:
    hints = hints_for(kiosks, Limits(most_running=4, most_body_bytes=10**12), mean_s)
    assert (hints.pause_s if hints else None) == pause_s


def test_all_requests_at_once_fit_in_the_memory_for_them() -> None:
    for kiosks in (1_000, 4_000, 10**9):
        hints = hints_for(kiosks, USUAL, 0.001)
        assert hints is not None
        assert hints.most_bytes == max(1, USUAL.most_body_bytes // kiosks)


def test_a_slow_store_asks_a_real_kiosk_and_the_kiosk_keeps_to_it(store_engine: Engine, clock: ManualClock) -> None:
    reception = Reception(Limits(most_body_bytes=2 * LEAST_BYTES))
    client = Client(create_app(store_engine, clock, reception=reception))
    kiosk = enrolled(client, store_engine, clock, "rivierstad-centrum")
    reception.admission._mean_s = 5_000.0
    back = kiosk.send(message(visits=1)).json()["terug"]["wenken"]
    assert back["hoogsteAantalBytes"] == 2 * LEAST_BYTES
    assert back["pauzeSeconden"] > USUAL_PAUSE_S
    heard = Heard()
    heard.take(WhatComesBack(hints=Hints.model_validate_json(json.dumps(back))))
    assert heard.most_bytes(START_BYTES) == 2 * LEAST_BYTES
    assert heard.pause_s(USUAL_PAUSE_S) == back["pauzeSeconden"]

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The call for a guide says no more than is true."""

from itertools import product

import pytest

from kiosk.visits.guide_call import MOVES, CallEvent, CallState, GuideCall


def test_a_kiosk_is_quiet_until_a_visitor_calls() -> None:
    call = GuideCall()
    assert not call.calling
    call.call()
    call.call()
    assert call.calling


def test_staff_put_a_call_out() -> None:
    call = GuideCall()
    call.call()
    call.clear()
    assert call.state is CallState.QUIET


@pytest.mark.parametrize("repeat", [1, 5])
def test_however_often_a_visitor_calls_nobody_is_said_to_come(repeat: int) -> None:
    call = GuideCall()
    for _ in range(repeat):
        call.call()
        assert not call.coming


def test_someone_comes_only_when_staff_said_so_to_a_call() -> None:
    call = GuideCall()
    seen = []
    for step in (call.acknowledge, call.call, call.acknowledge, call.call, call.clear):
        step()
        seen.append((call.calling, call.coming))
    assert seen == [(False, False), (True, False), (False, True), (False, True), (False, False)]


def test_the_table_has_a_move_for_everything() -> None:
    assert set(MOVES) == set(product(CallState, CallEvent))


def test_only_an_acknowledgement_leads_to_someone_coming() -> None:
    leading = {
        (state, event)
        for (state, event), to in MOVES.items()
        if to is CallState.ACKNOWLEDGED and state is not CallState.ACKNOWLEDGED
    }
    assert leading == {(CallState.CALLING, CallEvent.ACKNOWLEDGED)}

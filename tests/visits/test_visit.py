# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The table of moves."""

from itertools import product

import pytest

from kiosk.visits.visit import MOVES, MoveNotAllowedError, VisitEvent, VisitState, move


@pytest.mark.parametrize(("state", "event"), list(product(VisitState, VisitEvent)))
def test_every_event_in_every_state_is_a_move_or_a_loud_error(state: VisitState, event: VisitEvent) -> None:
    if (state, event) in MOVES:
        assert move(state, event) is MOVES[state, event]
    else:
        with pytest.raises(MoveNotAllowedError, match=event.value):
            move(state, event)


def test_from_every_state_a_visit_can_end() -> None:
    for state, event in product(VisitState, (VisitEvent.STOPPED, VisitEvent.IDLED)):
        assert move(state, event).to is VisitState.WAITING


def test_only_a_visit_that_came_to_a_result_is_kept() -> None:
    assert {state for (state, _), step in MOVES.items() if step.kept} == {VisitState.RESULT}

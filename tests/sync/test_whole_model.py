# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Kiosk, store and line in any order of events, power cuts and an older copy of the store, against a simple model."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from kiosk.store.device_keys import MOST_FORMER
from kiosk.wire.referral import SealedReferral
from tests.sync.whole_world import LINES, Line, World, answer_lost, arrives_later, good

MOST_REFERRALS = 4
MOST_KEYS = MOST_FORMER
"""Of more than these a store keeps none, and what was sealed with it is refused."""


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.end()
    made.close()


class OfItself(RuleBasedStateMachine):
    """What a kiosk tells of itself."""

    world: World
    keys: int

    @rule()
    def beat(self) -> None:
        self.world.beat()

    @rule()
    def staff_opens(self) -> None:
        self.world.staff_opens()

    @rule(version=st.integers(1, 3))
    def other_content(self, version: int) -> None:
        self.world.shows(version)

    @precondition(lambda self: self.keys < MOST_KEYS)
    @rule()
    def key_is_renewed(self) -> None:
        self.keys += 1
        self.world.renews_its_key()


class KioskAndStore(OfItself):
    """Any of these may happen at any time."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self.world = World(Path(self._folder.name))
        self.referrals: list[SealedReferral] = []
        self.keys = 1

    @rule()
    def visit(self) -> None:
        self.world.visit()

    @precondition(lambda self: len(self.referrals) < MOST_REFERRALS)
    @rule()
    def refer(self) -> None:
        self.referrals.append(self.world.refer())

    @precondition(lambda self: self.referrals)
    @rule(which=st.integers(0, MOST_REFERRALS - 1))
    def withdraw(self, which: int) -> None:
        self.world.withdraw(self.referrals[which % len(self.referrals)])

    @rule(line=st.sampled_from(LINES), meanwhile=st.none() | st.integers(0, MOST_REFERRALS - 1))
    def cycle(self, line: Line, meanwhile: int | None) -> None:
        who = None if meanwhile is None or not self.referrals else self.referrals[meanwhile % len(self.referrals)]
        self.world.cycle(line, who)

    @rule()
    def week_passes(self) -> None:
        self.world.week_passes()

    @rule()
    def power_cut(self) -> None:
        self.world.restart()

    @precondition(lambda self: self.world.under_way)
    @rule()
    def late_delivery(self) -> None:
        self.world.late_delivery()

    @rule()
    def store_is_copied(self) -> None:
        self.world.store.is_copied()

    @precondition(lambda self: self.world.store.older)
    @rule()
    def store_goes_back(self) -> None:
        self.world.store.goes_back()

    @invariant()
    def is_as_the_model_says(self) -> None:
        self.world.check()

    def teardown(self) -> None:
        try:
            self.world.end()
        finally:
            self.world.close()
            self._folder.cleanup()


@pytest.mark.parametrize(
    ("stories", "events"), [pytest.param(5, 10, id="some"), pytest.param(150, 40, id="all", marks=pytest.mark.full)]
)
@pytest.mark.timeout(3600)
def test_whatever_happens_nothing_is_lost_nothing_is_doubled_and_nothing_withdrawn_in_time_arrives(
    stories: int, events: int
) -> None:
    run_state_machine_as_test(
        KioskAndStore,
        settings=settings(
            max_examples=stories,
            stateful_step_count=events,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_a_referral_that_arrives_after_its_withdrawal_stays_nowhere(world: World) -> None:
    sent = world.refer()
    world.cycle(arrives_later)
    world.withdraw(sent)
    world.cycle(good)
    world.late_delivery()
    world.check()


def test_a_referral_whose_term_ended_after_it_left_is_still_withdrawn_at_the_store(world: World) -> None:
    sent = world.refer()
    world.cycle(answer_lost)
    world.week_passes()
    world.week_passes()
    world.withdraw(sent)
    world.cycle(good)
    world.check()

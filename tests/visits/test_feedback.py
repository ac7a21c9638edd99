# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a visitor may say in one tap: counted by itself, once, and never with the visit."""

import pytest

from kiosk.wire.visit_class import NOTHING_FITS_REASONS, RATINGS, CounterName
from tests.visits.kit import Desk


@pytest.fixture
def desk() -> Desk:
    return Desk()


def to_result(desk: Desk) -> None:
    desk.answer("geld")


def said(desk: Desk) -> dict[CounterName, int]:
    return {name: count for name, count in desk.recorder.names().items() if name in {*RATINGS, *NOTHING_FITS_REASONS}}


def test_why_nothing_fits_counts_once_in_a_visit_and_only_after_saying_so(desk: Desk) -> None:
    to_result(desk)
    desk.reception.notes.say_why(CounterName.BEEN_THERE)
    assert said(desk) == {}
    desk.reception.notes.nothing_fits()
    for reason in (CounterName.BEEN_THERE, CounterName.OTHER_REASON):
        desk.reception.notes.say_why(reason)
    assert not desk.reception.notes.may_say_why
    assert said(desk) == {CounterName.BEEN_THERE: 1}


def test_why_takes_none_but_its_own_reasons(desk: Desk) -> None:
    to_result(desk)
    desk.reception.notes.nothing_fits()
    desk.reception.notes.say_why(CounterName.STOPPED)
    assert CounterName.STOPPED not in desk.recorder.names()
    assert desk.reception.notes.may_say_why


def test_nobody_can_say_why_nothing_fits_where_nobody_is(desk: Desk) -> None:
    desk.reception.notes.say_why(CounterName.BEEN_THERE)
    assert desk.recorder.names() == {}


def test_a_finished_visit_may_be_rated_once_and_the_kept_visit_knows_nothing_of_it(desk: Desk) -> None:
    to_result(desk)
    desk.reception.finish()
    kept = list(desk.recorder.kept)
    assert desk.reception.rating.open
    for rating in (CounterName.NOT_HELPED, CounterName.NOT_HELPED, CounterName.HELPED_WELL):
        desk.reception.rating.give(rating)
    assert said(desk) == {CounterName.NOT_HELPED: 1}
    assert desk.recorder.kept == kept


@pytest.mark.parametrize("end", ["stop", "idle"])
def test_who_stops_or_walks_away_is_not_asked(desk: Desk, end: str) -> None:
    to_result(desk)
    getattr(desk.reception, end)()
    desk.reception.rating.give(CounterName.HELPED_WELL)
    assert said(desk) == {}


def test_a_second_klaar_asks_nobody_again_and_the_next_visitor_closes_the_question(desk: Desk) -> None:
    to_result(desk)
    desk.reception.finish()
    desk.reception.rating.close()
    desk.reception.finish()
    assert not desk.reception.rating.open
    to_result(desk)
    desk.reception.finish()
    desk.reception.begin("nl")
    desk.reception.rating.give(CounterName.HELPED_WELL)
    assert said(desk) == {}


def test_a_rating_takes_none_but_its_own_answers(desk: Desk) -> None:
    to_result(desk)
    desk.reception.finish()
    desk.reception.rating.give(CounterName.STOPPED)
    assert CounterName.STOPPED not in desk.recorder.names()
    assert desk.reception.rating.open


def test_consent_counts_once_when_it_is_asked_and_once_when_it_is_refused(desk: Desk) -> None:
    to_result(desk)
    for refused in (False, False, True, True):
        desk.reception.notes.consent(refused=refused)
    names = desk.recorder.names()
    assert (names[CounterName.CONSENT_ASKED], names[CounterName.CONSENT_REFUSED]) == (1, 1)


def test_nobody_is_asked_for_consent_where_nobody_is(desk: Desk) -> None:
    desk.reception.notes.consent(refused=False)
    assert desk.recorder.names() == {}

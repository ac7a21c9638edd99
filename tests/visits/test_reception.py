# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One visit at a time: what it counts, what it keeps, and that nothing of it stays."""

import gc
from datetime import timedelta
from weakref import ref

import pytest

from kiosk.flow.session import Violation
from kiosk.visits.visit import MoveNotAllowedError, VisitState
from kiosk.wire.release import Table
from kiosk.wire.visit_class import AidsUsed, CounterName, LengthBand, OutcomeKind, PartOfDay, VisitorType
from tests.visits.kit import MONDAY, Desk, Hands, MemoryRecorder
from tests.visits.tiny_form import tiny_form


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_nobody_is_here_at_start(desk: Desk) -> None:
    assert desk.reception.state is VisitState.WAITING
    assert desk.reception.session is None
    assert desk.reception.notes.language == "nl"
    assert desk.recorder.names() == {}


def test_a_visit_begins_with_the_first_question_in_the_chosen_language(desk: Desk) -> None:
    desk.reception.begin("en")
    assert desk.reception.state is VisitState.ASKING
    assert desk.reception.session is not None
    question = desk.reception.session.question(desk.reception.notes.language)
    assert question is not None
    assert question.label == "What do you need?"
    assert desk.recorder.counted == {("2026-W48", CounterName.STARTED): 1}


def test_a_finished_visit_keeps_nine_coarse_values_and_counts(desk: Desk) -> None:
    desk.answer("werk")
    desk.reception.notes.use_aid(AidsUsed.SPEECH)
    desk.reception.notes.use_language("en")
    desk.hands.passes(150)
    assert desk.reception.answer("een marker") is None
    assert desk.reception.state is VisitState.RESULT
    desk.reception.finish()
    ((week, kind),) = desk.recorder.kept
    assert week == "2026-W48"
    assert kind.part_of_day is PartOfDay.MORNING
    assert kind.visitor_type is VisitorType.JOB_SEEKER
    assert kind.theme == "EW01"
    assert kind.outcome_kind is OutcomeKind.INFORMATION
    assert kind.destination_party == "uwv.rivierstad"
    assert kind.language_group == "en"
    assert kind.aids_used is AidsUsed.SPEECH
    assert kind.length_band is LengthBand.FROM_2_TO_5_MIN
    assert kind.flow_version == "2026.11-proef"
    assert desk.recorder.names() == {CounterName.STARTED: 1, CounterName.FINISHED: 1}
    assert desk.finished_today() == {"EW01": 1}


def test_a_visit_for_which_the_flow_names_nothing_ends_at_the_guide(desk: Desk) -> None:
    desk.answer("geld")
    desk.reception.finish()
    ((_, kind),) = desk.recorder.kept
    assert (kind.theme, kind.outcome_kind, kind.destination_party) == ("onbekend", OutcomeKind.GUIDE, "werkcentrum")
    assert kind.visitor_type is VisitorType.UNKNOWN


@pytest.mark.parametrize(
    ("calls", "name", "expected"),
    [
        ((), "x", OutcomeKind.INFORMATION),
        (("take_paper",), "x", OutcomeKind.PAPER_REFERRAL),
        (("take_paper", "call_guide"), "x", OutcomeKind.GUIDE),
        (("take_paper", "call_guide", "hand_over"), "x", OutcomeKind.WARM_HANDOVER),
    ],
)
def test_the_kind_of_outcome_is_the_warmest_that_was_reached(
    desk: Desk, calls: tuple[str, ...], name: str, expected: OutcomeKind
) -> None:
    desk.answer("werk", name)
    for call in calls:
        getattr(desk.reception.notes, call)()
    desk.reception.finish()
    assert desk.recorder.kept[0][1].outcome_kind is expected


def test_a_yes_that_was_taken_back_in_the_same_visit_is_no_handover(desk: Desk) -> None:
    desk.answer("werk", "x")
    desk.reception.notes.hand_over()
    desk.reception.notes.hand_over(stands=False)
    desk.reception.finish()
    assert desk.recorder.kept[0][1].outcome_kind is OutcomeKind.INFORMATION


@pytest.mark.parametrize("way_out", ["idle", "finish"])
def test_who_has_seen_the_result_counts_whatever_way_it_ends(desk: Desk, way_out: str) -> None:
    desk.answer("werk", "x")
    getattr(desk.reception, way_out)()
    assert desk.recorder.names() == {CounterName.STARTED: 1, CounterName.FINISHED: 1}
    assert len(desk.recorder.kept) == 1


def test_stop_means_erase_also_at_the_result(desk: Desk) -> None:
    desk.answer("werk", "x")
    desk.reception.stop()
    assert desk.recorder.names() == {CounterName.STARTED: 1, CounterName.STOPPED: 1}
    assert desk.recorder.kept == []


@pytest.mark.parametrize(("way_out", "counted"), [("stop", CounterName.STOPPED), ("idle", CounterName.IDLED)])
def test_who_leaves_before_the_result_is_counted_and_not_kept(desk: Desk, way_out: str, counted: CounterName) -> None:
    desk.answer("werk")
    getattr(desk.reception, way_out)()
    assert desk.recorder.names() == {CounterName.STARTED: 1, counted: 1}
    assert desk.recorder.kept == []
    assert desk.reception.state is VisitState.WAITING


@pytest.mark.parametrize("way_out", ["stop", "idle", "finish"])
def test_nothing_of_a_visit_stays_in_memory(desk: Desk, way_out: str) -> None:
    desk.answer("werk", "x")
    session = ref(desk.reception.session)
    getattr(desk.reception, way_out)()
    gc.collect()
    assert session() is None
    assert desk.reception.session is None


def test_a_visit_says_nothing_of_itself_in_a_log(desk: Desk) -> None:
    desk.answer("werk", "marker")
    assert repr(desk.reception._visit) == "Visit(...)"
    assert repr(desk.reception.notes.end()) == "Noted(...)"


@pytest.mark.parametrize("tap", ["stop", "idle", "finish"])
def test_a_second_tap_after_the_end_changes_nothing(desk: Desk, tap: str) -> None:
    desk.answer("werk", "x")
    desk.reception.finish()
    getattr(desk.reception, tap)()
    assert desk.recorder.names() == {CounterName.STARTED: 1, CounterName.FINISHED: 1}


def test_going_back_from_the_result_asks_on_and_keeps_the_answer(desk: Desk) -> None:
    desk.answer("werk", "x")
    desk.reception.go_back()
    assert desk.reception.state is VisitState.ASKING
    assert desk.reception.session is not None
    question = desk.reception.session.question("nl")
    assert question is not None
    assert (question.name, question.value) == ("naam", "x")


def test_an_answer_is_looked_at_again_changed_or_kept(desk: Desk) -> None:
    desk.answer("werk", "x")
    desk.reception.revise("doel")
    states = [desk.reception.state]
    desk.reception.keep()
    assert [*states, desk.reception.state] == [VisitState.ASKING, VisitState.RESULT]
    desk.reception.revise("doel")
    assert isinstance(desk.reception.change("iets anders"), Violation)
    fallen = desk.reception.change("geld")
    assert not isinstance(fallen, Violation)
    assert [one.name for one in fallen] == ["naam"]


def test_a_wrong_answer_says_why_and_leaves_the_visit_where_it_was(desk: Desk) -> None:
    desk.reception.begin("nl")
    assert isinstance(desk.reception.answer(""), Violation)
    assert isinstance(desk.reception.answer("iets anders"), Violation)
    assert desk.reception.state is VisitState.ASKING


def test_a_new_visitor_ends_the_visit_that_was_left(desk: Desk) -> None:
    desk.answer("werk")
    desk.reception.begin("en")
    assert desk.recorder.names() == {CounterName.STARTED: 2, CounterName.IDLED: 1}
    assert desk.reception.session is not None
    assert desk.reception.session.value("doel") == ""


def test_a_call_for_the_guide_counts_once_in_a_visit_and_each_time_without_one(desk: Desk) -> None:
    desk.reception.notes.call_guide()
    desk.answer("werk")
    desk.reception.notes.call_guide()
    desk.reception.notes.call_guide()
    assert desk.recorder.names()[CounterName.GUIDE_CALLED] == 2


def test_nothing_fits_counts_once_in_a_visit(desk: Desk) -> None:
    desk.answer("werk", "x")
    desk.reception.notes.nothing_fits()
    desk.reception.notes.nothing_fits()
    assert desk.recorder.names()[CounterName.NOTHING_FITS] == 1


def test_language_aids_and_paper_without_a_visitor_are_forgotten(desk: Desk) -> None:
    desk.reception.notes.use_language("en")
    desk.reception.notes.use_aid(AidsUsed.CONTRAST)
    desk.reception.notes.take_paper()
    desk.reception.notes.hand_over()
    desk.answer("werk", "x")
    desk.reception.finish()
    kind = desk.recorder.kept[0][1]
    assert (kind.language_group, kind.aids_used, kind.outcome_kind) == ("nl", AidsUsed.NONE, OutcomeKind.INFORMATION)


def test_steps_that_the_screens_do_not_have_are_loud(desk: Desk) -> None:
    with pytest.raises(MoveNotAllowedError):
        desk.reception.answer("werk")
    with pytest.raises(MoveNotAllowedError):
        desk.reception.go_back()
    with pytest.raises(MoveNotAllowedError):
        desk.reception.notes.nothing_fits()
    desk.reception.begin("nl")
    with pytest.raises(MoveNotAllowedError, match="finished while asking"):
        desk.reception.finish()


def test_an_answer_after_the_path_has_ended_is_loud(desk: Desk) -> None:
    desk.answer("geld")
    with pytest.raises(MoveNotAllowedError):
        desk.reception.answer("werk")


def test_today_begins_anew_at_midnight(desk: Desk) -> None:
    desk.answer("werk", "x")
    desk.reception.finish()
    desk.answer("geld")
    desk.reception.finish()
    assert desk.finished_today() == {"EW01": 1, "onbekend": 1}
    desk.hands.moment = MONDAY + timedelta(days=1)
    assert desk.finished_today() == {}


def test_a_full_disk_never_holds_up_a_visitor_and_loses_no_visit() -> None:
    recorder = MemoryRecorder()
    desk = Desk(recorder, Hands())
    recorder.fill_disk()
    desk.answer("werk", "x")
    desk.reception.finish()
    assert desk.reception.state is VisitState.WAITING
    assert desk.reception.ledger.trouble is recorder.trouble
    recorder.trouble = None
    desk.reception.begin("nl")
    assert desk.reception.ledger.trouble is None
    assert recorder.names() == {CounterName.STARTED: 2, CounterName.FINISHED: 1}


def test_the_answers_are_dropped_even_when_what_is_kept_cannot_be_made(desk: Desk) -> None:
    desk.answer("werk", "x")

    def broken() -> float:
        raise RuntimeError("a bug")

    desk.reception._monotonic = broken
    with pytest.raises(RuntimeError):
        desk.reception.finish()
    assert desk.reception.session is None
    assert desk.reception.state is VisitState.WAITING


def test_the_tiny_form_has_two_languages() -> None:
    assert tiny_form().languages == ("nl", "en")


def test_each_visit_that_begins_counts_in_the_busy_hours_apart_from_it(desk: Desk) -> None:
    desk.reception.begin("nl")
    desk.reception.stop()
    desk.hands.passes(4 * 3600)
    desk.reception.begin("nl")
    assert desk.recorder.cells == {
        ("2026-W48", Table.BUSY, "ma.ochtend"): 1,
        ("2026-W48", Table.BUSY, "ma.middag"): 1,
    }
    assert desk.recorder.kept == []


def test_nothing_fits_counts_the_question_that_came_last_and_no_answer(desk: Desk) -> None:
    desk.answer("werk", "Piet")
    desk.reception.notes.nothing_fits()
    desk.reception.notes.nothing_fits()
    cells = {key: count for key, count in desk.recorder.cells.items() if key[1] is Table.NOTHING_FITS}
    assert cells == {("2026-W48", Table.NOTHING_FITS, "naam"): 1}


def test_nothing_fits_at_a_question_counts_that_question(desk: Desk) -> None:
    desk.reception.begin("nl")
    desk.reception.notes.nothing_fits()
    assert desk.recorder.cells["2026-W48", Table.NOTHING_FITS, "doel"] == 1

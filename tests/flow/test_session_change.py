# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""An earlier answer can be changed: only what depends on it falls away, and the visitor hears what and why."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.flow.session import Answered, Changed, Fallen, Session, Violation, Why, begin, replay
from kiosk.flow.xform.load import Form
from tests.flow.forms import TODAY, YES_NO, form, select, text, walked

TOWNS = """<instance id="plaats"><root>
  <item><name>rivierstad</name><label>Rivierstad</label><streek>ja</streek></item>
  <item><name>zandhoven</name><label>Zandhoven</label><streek>ja nee</streek></item>
  <item><name>lindemeer</name><label>Lindemeer</label><streek>nee</streek></item>
</root></instance>"""
FILTER = "instance('plaats')/root/item[selected(streek, /data/a)]"


def _form() -> Form:
    """A note, a choice, what depends on it in every way, and something that does not."""
    return form(
        "<n/><a/><b/><c/><d/><e/><f/>",
        {
            "n": 'readonly="true()"',
            "b": 'relevant="/data/a = \'ja\'" type="int"',
            "c": 'required="true()"',
            "d": "constraint=\"/data/a = 'ja' or . = 'kort'\"",
            "f": 'type="date"',
        },
        text("n", "Welkom")
        + select("a", "Wilt u?")
        + text("b", "Hoeveel?")
        + select("c", "Waar?", FILTER)
        + text("d", "Waarom?")
        + select("e", "Welke plaatsen?", FILTER, kind="select")
        + text("f", "Wanneer?"),
        YES_NO + TOWNS,
    )


FLOW = _form()


@pytest.fixture
def flow() -> Form:
    """The form of these tests."""
    return FLOW


def at_the_end(flow: Form) -> Session:
    """All answered, with `ja`."""
    answers = ("", "ja", "12", "zandhoven", "lang verhaal", "zandhoven rivierstad", "2026-12-01")
    return walked(begin(flow, TODAY), *answers)


def test_the_way_so_far_is_told_in_words_and_notes_are_not_in_it(flow: Form) -> None:
    assert at_the_end(flow).path("nl") == (
        Answered("a", "Wilt u?", "Ja"),
        Answered("b", "Hoeveel?", "12"),
        Answered("c", "Waar?", "Zandhoven"),
        Answered("d", "Waarom?", "lang verhaal"),
        Answered("e", "Welke plaatsen?", "Rivierstad, Zandhoven"),
        Answered("f", "Wanneer?", "2026-12-01"),
    )


def test_what_is_still_to_be_asked_is_not_on_the_way_and_what_was_skipped_is(flow: Form) -> None:
    session = walked(begin(flow, TODAY), "", "nee", "lindemeer", "")
    assert [(one.name, one.answer) for one in session.path("nl")] == [("a", "Nee"), ("c", "Lindemeer"), ("d", "")]


def test_only_what_depends_on_a_changed_answer_falls_away_and_each_is_told_with_why(flow: Form) -> None:
    changed = at_the_end(flow).change("a", "nee", "nl")
    assert isinstance(changed, Changed)
    assert changed.fallen == (
        Fallen("b", "Hoeveel?", "12", Why.NOT_ASKED),
        Fallen("d", "Waarom?", "lang verhaal", Why.DOES_NOT_FIT),
        Fallen("e", "Welke plaatsen?", "Rivierstad, Zandhoven", Why.NOT_OFFERED),
    )
    question = changed.session.question("nl")
    assert question is not None
    assert (question.name, changed.session.value("c")) == ("d", "zandhoven")
    assert [one.name for one in changed.session.path("nl")] == ["a", "c", "f"]


def test_a_question_of_the_way_is_opened_with_its_answer_and_left_as_it_was(flow: Form) -> None:
    end = at_the_end(flow)
    there = end.at("b").question("nl")
    assert there is not None
    assert (there.name, there.value) == ("b", "12")
    assert end.at("b").onward().question("nl") is None
    with pytest.raises(LookupError, match="'z'"):
        end.at("z")


def test_an_answer_that_fell_away_counts_again_when_the_change_is_undone(flow: Form) -> None:
    there = at_the_end(flow).change("a", "nee", "nl")
    assert isinstance(there, Changed)
    back = there.session.change("a", "ja", "nl")
    assert isinstance(back, Changed)
    assert (back.session, back.fallen) == (at_the_end(flow), ())


def test_a_default_that_nobody_confirmed_is_no_answer_that_falls() -> None:
    binds = {"b": "relevant=\"/data/a = 'ja'\""}
    session = walked(begin(form("<a/><b>vooraf</b>", binds, select("a") + text("b")), TODAY), "ja")
    changed = session.change("a", "nee", "nl")
    assert isinstance(changed, Changed)
    assert (session.value("b"), changed.fallen) == ("vooraf", ())


def test_a_change_without_effect_lets_nothing_fall(flow: Form) -> None:
    changed = at_the_end(flow).change("b", "13", "nl")
    assert isinstance(changed, Changed)
    assert (changed.fallen, changed.session.value("b")) == ((), "13")


def test_a_change_to_what_does_not_stand_changes_nothing_and_is_told(flow: Form) -> None:
    session = at_the_end(flow)
    assert session.change("b", "twaalf", "en") == Violation("b", "Please enter a whole number, in digits only.")
    assert session.change("f", "2026-02-30", "en") == Violation("f", "Please choose a day that exists.")
    assert session.value("b") == "12"


@pytest.mark.parametrize("name", ["b", "weg", "plaats"])
def test_only_a_question_of_the_way_can_be_changed(flow: Form, name: str) -> None:
    with pytest.raises(LookupError):
        walked(begin(flow, TODAY), "", "nee").change(name, "1", "nl")


def test_a_calculate_cannot_be_changed() -> None:
    session = begin(form("<a/><b/>", {"b": 'calculate="1"'}, text("a")), TODAY)
    with pytest.raises(LookupError):
        session.change("b", "2", "nl")


@pytest.mark.parametrize("day", ["2026-11-23", " 2026-11-23 ", "2026-11-23T14:30", "2026-11-23T14:30:05.123"])
def test_a_day_is_kept_without_its_time(flow: Form, day: str) -> None:
    changed = at_the_end(flow).change("f", day, "nl")
    assert isinstance(changed, Changed)
    assert changed.session.value("f") == "2026-11-23"


@pytest.mark.parametrize("day", ["23-11-2026", "2026-11-31", "2026-1-1", "20261123", "morgen", "2026-11-23T14:30Z"])
def test_what_is_no_day_is_refused_in_words(flow: Form, day: str) -> None:
    assert at_the_end(flow).change("f", day, "nl") == Violation("f", "Kies een dag die bestaat.")


@given(st.sampled_from("abcdef"), st.sampled_from(["ja", "nee", "3", "lindemeer", "kort", "2026-01-01", ""]))
@settings(deadline=None)
def test_a_change_is_what_a_replay_of_the_changed_answers_gives(name: str, value: str) -> None:
    session = at_the_end(FLOW)
    changed = session.change(name, value, "nl")
    if isinstance(changed, Changed):
        again = replay(FLOW, {**session.answers, name: value}, TODAY)
        assert (changed.session, changed.session.state) == (again, again.state)
        gone = {one.name for one in changed.fallen}
        before, after = ({one.name for one in each.path("nl")} for each in (session, again))
        assert gone <= before
        assert not gone & after

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A default may be worked out: once, before anything is answered; the visitor may change it like any other."""

from datetime import date, timedelta

import pytest

from kiosk.flow.draft import TakenUp, draft_of, take_up
from kiosk.flow.form import Form, FormError, Role
from kiosk.flow.proof.prove import prove
from kiosk.flow.proof.verdicts import Claim
from kiosk.flow.session import begin, replay
from kiosk.flow.state import beginnings
from kiosk.flow.xform.load import load_form
from kiosk.flow.xpath.code import Setting
from tests.flow.forms import TODAY, YES_NO, form, select, text, walked, xform


def default(name: str, value: str, event: str = "odk-instance-first-load") -> str:
    """What pyxform makes of a default that is a rule."""
    return f'<setvalue ref="/data/{name}" event="{event}" value="{value}"/>'


def asked(bind: str, *defaults: str) -> Form:
    """A form of the questions `a` and `b`, `b` with this bind."""
    return form("<a/><b/>", {"b": bind}, text("a") + text("b"), YES_NO + "".join(defaults))


def test_a_question_begins_with_what_the_rule_gives_on_the_day_and_can_be_answered_otherwise() -> None:
    dated = asked('type="date"', default("b", "today()"))
    session = walked(begin(dated, TODAY), "x")
    question = session.question("nl")
    assert question is not None
    assert question.value == "2026-11-23"
    assert walked(session, "2026-12-01").value("b") == "2026-12-01"
    assert walked(session, "").value("b") == ""


def test_it_is_worked_out_before_anything_is_answered_or_calculated_and_never_again() -> None:
    data, binds = "<a/><b/><c>vast</c><d/>", {"d": "calculate=\"'som'\""}
    model = YES_NO + default("b", "concat(/data/a, /data/c, /data/d, '!')")
    read = form(data, binds, text("a") + text("b") + text("c"), model)
    assert walked(begin(read, TODAY), "x").value("b") == "vast!"


def test_defaults_are_worked_out_in_the_order_of_the_form_and_see_those_before_them() -> None:
    read = asked("", default("b", "concat(/data/a, 'b')"), default("a", "concat(/data/b, 'a')"))
    session = begin(read, TODAY)
    assert (session.value("a"), session.value("b")) == ("a", "ab")


def test_a_rule_reads_the_default_of_a_question_that_is_relevant_only() -> None:
    body = select("a") + text("b")
    read = form("<a/><b/>", {"b": "relevant=\"/data/a = 'ja'\""}, body, YES_NO + default("b", "1 + 1"))
    assert begin(read, TODAY).value("b") == ""
    assert walked(begin(read, TODAY), "ja").value("b") == "2"


@pytest.mark.parametrize(("bind", "value"), [('type="int"', "1.5"), ('type="int"', "'x'"), ('type="date"', "1 + 1")])
def test_a_value_that_is_no_answer_to_the_question_reads_as_nothing(bind: str, value: str) -> None:
    assert begin(asked(bind, default("b", value)), TODAY).value("b") == ""


def test_a_default_that_is_no_number_is_nothing() -> None:
    assert begin(asked("", default("b", "number('x')")), TODAY).value("b") == ""


def test_an_option_that_is_not_offered_is_not_begun_with() -> None:
    for value, begun in (("'ja'", "ja"), ("'misschien'", "")):
        read = form("<a/>", {}, select("a"), YES_NO + default("a", value))
        assert begin(read, TODAY).value("a") == begun


def test_a_calculate_may_have_nothing_but_a_default() -> None:
    read = form("<a/><c/>", {"c": 'type="string"'}, text("a"), YES_NO + default("c", "concat(/data/a, 'vast')"))
    assert read.field("c").role is Role.CALCULATE
    assert walked(begin(read, TODAY), "x").value("c") == "vast"


def test_a_draft_begins_on_the_day_that_it_is_taken_up_and_keeps_every_answer() -> None:
    dated = asked('type="date"', default("b", "today()"))
    draft, later = draft_of(walked(begin(dated, TODAY), "x")), TODAY + timedelta(days=1)
    taken = take_up(dated, draft, later, "nl")
    assert isinstance(taken, TakenUp)
    assert (taken.session.value("a"), taken.session.value("b")) == ("x", later.isoformat())
    answered = draft_of(walked(begin(dated, TODAY), "x", "2026-11-23"))
    assert replay(dated, answered.answers, later).value("b") == "2026-11-23"


def test_a_form_without_rules_for_defaults_works_none_out() -> None:
    assert beginnings(asked(""), Setting(begin(asked(""), TODAY).context("nl").setting.now)) == {}


def outcomes_by(rule: str, bind: str = 'type="string"') -> Form:
    """A calculate `c` with this default, and one outcome for each of two values of it."""
    data = "<a/><c/><outcomes><e/><f/></outcomes>"
    binds = {"c": bind, "outcomes/e": 'relevant="/data/c = \'x\'" readonly="true()"'}
    binds["outcomes/f"] = 'relevant="/data/c != \'x\'" readonly="true()"'
    ends = f'<group ref="/data/outcomes">{text("outcomes/e")}{text("outcomes/f")}</group>'
    return form(data, binds, select("a") + ends, YES_NO + default("c", rule))


@pytest.mark.parametrize(("rule", "gone"), [("concat('', 'x')", "f"), ("if(/data/a = 'ja', 'x', 'y')", "e")])
def test_the_proof_knows_a_default_for_what_it_is_and_the_engine_agrees(rule: str, gone: str) -> None:
    """Whatever `a` is answered, it was empty when the default was worked out."""
    read = outcomes_by(rule)
    refuted = {one.subject for one in prove(read, TODAY).refuted if one.claim is Claim.REACHABLE}
    came = {one.name for answer in ("ja", "nee") for one in walked(begin(read, TODAY), answer).outcomes("nl")}
    assert refuted == {gone}
    assert came == {"e", "f"} - {gone}


def test_the_proof_says_that_a_default_by_the_day_holds_for_that_day() -> None:
    proof = prove(outcomes_by("if(today() = date('2026-11-23'), 'x', 'y')"), date(2026, 11, 23))
    assert ("c", "default", "today()") in {(one.field, one.part, one.construct) for one in proof.inexact}


@pytest.mark.parametrize(
    ("model", "question", "part", "code"),
    [
        (default("a", "today()", "odk-instance-load"), "a", "default", "value-set-later"),
        (default("a", "1", "odk-instance-first-load xforms-value-changed"), "a", "default", "value-set-later"),
        ('<setvalue ref="/data/a" event="odk-instance-first-load">x</setvalue>', "a", "default", "value-set-later"),
        ('<setvalue ref="/weg/a" event="odk-instance-first-load" value="1"/>', "a", "default", "value-set-later"),
        (default("weg", "1"), "weg", "", "bind-astray"),
        (default("g", "1"), "g", "default", "default-misplaced"),
        (default("c", "1"), "c", "default", "default-misplaced"),
        (default("a", "/data/weg"), "a", "default", "question-unknown"),
        (default("a", "1 +"), "a", "default", "expression-wrong"),
    ],
)
def test_a_default_that_cannot_be_worked_out_is_told(model: str, question: str, part: str, code: str) -> None:
    body = text("a") + f'<group ref="/data/g">{text("g/t")}</group>'
    with pytest.raises(FormError) as caught:
        load_form(xform("<a/><g><t/></g><c/>", {"c": 'calculate="1"'}, body, YES_NO + model))
    (problem,) = caught.value.problems
    assert (problem.question, problem.part, problem.code) == (question, part, code)


def test_a_value_that_an_answer_sets_is_told() -> None:
    action = '<setvalue ref="/data/b" event="xforms-value-changed" value="1"/>'
    body = text("a").replace("</input>", f"{action}</input>") + text("b")
    with pytest.raises(FormError) as caught:
        form("<a/><b/>", {}, body)
    assert [(one.question, one.code) for one in caught.value.problems] == [("b", "value-set-later")]


def test_a_form_of_others_may_set_values_later_but_they_are_not_set() -> None:
    read = load_form(xform("<a/>", {}, text("a"), default("a", "'x'", "odk-instance-load")), strict=False)
    assert begin(read, TODAY).value("a") == ""

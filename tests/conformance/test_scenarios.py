# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Forms that others filled in and recorded show the same state of every node after every answer."""

from collections import Counter
from typing import Any

import pytest

from tests.conformance.cases import Came, Failed, Passed, Skipped, read_json
from tests.conformance.outside import RESTORE, SAVE
from tests.conformance.scenarios import CASES, came_of, run
from tests.flow.forms import YES_NO, select, text, xform

Node = dict[str, Any]


def node(value: str = "", **other: Any) -> Node:
    """A recorded node."""
    return {"relevant": True, "required": False, "value": value, "violation": None, **other}


def scenario(form: str, init: dict[str, Node], *steps: dict[str, Any]) -> dict[str, Any]:
    """A recorded scenario."""
    common = {"test": "proef", "now": "2026-11-23T12:33:18.452Z", "resources": {}, "status": "pass"}
    return {**common, "form": form, "init": init, "steps": list(steps)}


def answer(path: str, value: object, **changed: Node) -> dict[str, Any]:
    """An answer with what it changes (by name of node)."""
    delta = {f"/data/{name}": change for name, change in changed.items()}
    return {"do": "answer", "args": [path, {"answer": value}], "at": path, "delta": {"changed": delta}}


ENOUGH = 20
"""Altered states that show that a comparison compares."""
RULES = {"b": 'relevant="/data/a = \'ja\'" required="true()" constraint=". != \'x\'"'}
FORM = xform("<a/><b/>", RULES, select("a") + text("b"))
INIT = {"/data/a": node(options=[["ja", " Ja "], ["nee", "Nee"]]), "/data/b": node(relevant=False, required=True)}


@pytest.mark.skipif(not CASES.exists(), reason="the recorded scenarios are not beside this checkout")
def test_every_recorded_scenario_inside_the_profile_shows_its_states() -> None:
    results = list(run([CASES]))
    assert [result for result in results if isinstance(result.came, Failed)] == []
    counts = Counter(type(result.came) for result in results)
    assert counts[Passed] > 100
    skips = (
        reason for result in results if isinstance(result.came, Skipped) for reason in result.came.reason.split("; ")
    )
    assert {" ".join(reason.split()[:2]) for reason in skips} <= {
        "a form",
        "action (direct",
        "action editCurrentInstance",
        "action newInstance",
        "an answer",
        "element <range>",
        "element <rank>",
        "element <setvalue>",
        "element <trigger>",
        "list in",
    }


@pytest.mark.skipif(not CASES.exists(), reason="the recorded scenarios are not beside this checkout")
def test_a_recorded_state_that_is_altered_is_found() -> None:
    came: list[Came] = []
    for one in read_json(CASES)["scenarios"]:
        first: Node = next((seen for seen in one["init"].values() if seen["node"] == "input"), {})
        if len(came) < ENOUGH and first.get("type") == "string" and came_of(one) == Passed():
            first["relevant"] = not first["relevant"]
            came.append(came_of(one))
    assert [type(one) for one in came] == ENOUGH * [Failed]


def test_states_are_compared_after_every_answer() -> None:
    steps = (
        answer("/data/a", "ja", a={"value": "ja"}, b={"relevant": True, "violation": "required"}),
        answer("/data/b", "x", b={"value": "x", "violation": "constraint"}),
        {"read": "answerOf", "args": ["/data/b"]},
        answer("/data/b", None, b={"value": "", "violation": "required"}),
        answer("/data/a", "nee", a={"value": "nee"}, b={"relevant": False, "violation": None}),
    )
    assert came_of(scenario(FORM, INIT, *steps)) == Passed()


@pytest.mark.parametrize(
    ("part", "value"),
    [("relevant", False), ("required", False), ("value", "ja"), ("violation", None)],
)
def test_each_part_of_a_state_counts(part: str, value: object) -> None:
    recorded = {"relevant": True, "violation": "required", part: value}
    came = came_of(scenario(FORM, INIT, answer("/data/a", "ja", a={"value": "ja"}, b=recorded)))
    assert isinstance(came, Failed)
    assert (came.shown["node"], came.shown["part"], came.shown["step"]) == ("/data/b", part, 0)


def test_choices_and_their_labels_count_but_one_without_a_code_does_not() -> None:
    for options, right in (
        ([["ja", "Ja"], ["nee", "Nee"], ["", "leeg"]], True),
        ([["ja", "Ja"]], False),
        ([["ja", "Jaa"], ["nee", "Nee"]], False),
    ):
        came = came_of(scenario(FORM, {"/data/a": node(options=options)}))
        assert (came == Passed()) is right


def test_several_codes_come_one_by_one_and_in_the_order_of_the_list() -> None:
    form = xform("<a/>", {}, select("a", kind="select"))
    given = {"do": "answer", "args": ["/data/a", "nee", "ja"], "at": "/data/a"}
    delta = {"changed": {"/data/a": {"value": "ja nee"}}}
    assert came_of(scenario(form, {"/data/a": node()}, {**given, "delta": delta})) == Passed()
    here = {"do": "answer", "args": [{"answer": "nee"}], "at": "/data/a"}
    assert (
        came_of(scenario(form, {"/data/a": node()}, {**here, "delta": {"changed": {"/data/a": {"value": "nee"}}}}))
        == Passed()
    )


def test_the_language_of_the_reader_decides_the_labels() -> None:
    itext = "".join(
        f'<translation lang="{name}"><text id="j"><value>{label}</value></text></translation>'
        for name, label in (("nl", "Ja"), ("English (en)", "Yes"))
    )
    body = (
        '<select1 ref="/data/a"><label>L</label><item><label ref="jr:itext(\'j\')"/><value>j</value></item></select1>'
    )
    turn = {
        "do": "setLanguage",
        "args": ["English (en)"],
        "delta": {"changed": {"/data/a": {"options": [["j", "Yes"]]}}},
    }
    form = xform("<a/>", {}, body, f"<itext>{itext}</itext>")
    assert came_of(scenario(form, {"/data/a": node(options=[["j", "Ja"]])}, turn)) == Passed()
    assert isinstance(came_of(scenario(form, {"/data/a": node(options=[["j", "Yes"]])})), Failed)


@pytest.mark.parametrize(
    ("form", "step", "reason"),
    [
        (FORM, {"do": "createNewRepeat"}, "action createNewRepeat"),
        (xform("<a/>", {"a": 'type="xsd:decimal"'}, text("a")), answer("/data/a", 1), "question of type decimal"),
        (xform("<a/>", {}, '<group><range ref="/data/a"/></group>'), {}, "element <range>"),
        (xform("<a/>", {}, '<input ref="/data/a"><setvalue/></input>'), {}, "element <setvalue>"),
        (xform("<a/>", {}, "", "<setvalue/>"), {}, "element <setvalue>"),
        (xform("<a/>", {}, "", '<instance id="x" src="jr://file/x.geojson"/>'), {}, "list in a file geojson"),
        (xform("<a/>", {"a": 'calculate="1"'}, text("a")), answer("/data/a", 1), "calculates its own"),
        (FORM, {"do": RESTORE}, "data that the recording does not hold"),
        (xform("<a/>", {"a": 'relevant="uuid() = 1"'}, text("a")), {}, "function uuid"),
        (xform("<a/>", {}, select("a", nodeset="randomize(instance('janee')/root/item)")), {}, "function randomize"),
        (xform("<a/>", {}, text("a", "<output value='pow(2, 3)'/>")), {}, "function pow"),
        (xform("<a/>", {"a": "constraint=\"regex(., '(?=a).')\""}, text("a")), {}, "look-around"),
    ],
)
def test_a_scenario_is_skipped_for_what_is_in_it(form: str, step: dict[str, Any], reason: str) -> None:
    came = came_of(scenario(form, {}, step))
    assert isinstance(came, Skipped)
    assert reason in came.reason


def test_a_scenario_that_the_recording_engine_fails_is_skipped() -> None:
    assert isinstance(came_of({**scenario(FORM, INIT), "status": "known_gap"}), Skipped)


def test_nodes_of_another_type_and_of_the_form_itself_are_left_out() -> None:
    data = "<a/><d/><p/><meta><instanceID/></meta>"
    binds = {"d": 'type="decimal"', "p": 'jr:preload="date"', "meta/instanceID": 'jr:preload="uid" calculate="uuid()"'}
    init = {"/data/a": node(), "/data/d": node("3.0"), "/data/p": node("x"), "/data/orx:meta/orx:instanceID": node("u")}
    assert came_of(scenario(xform(data, binds, text("a") + text("d") + text("p")), init)) == Passed()


def test_what_is_not_relevant_is_forgotten_when_a_form_is_put_aside_and_taken_up_again() -> None:
    form = xform("<a>ja</a><b>eerst</b>", {"b": "relevant=\"/data/a = 'ja'\""}, select("a") + text("b"))
    restored = {"do": RESTORE, "delta": {"changed": {}}}
    steps = (
        answer("/data/b", "later", b={"value": "later"}),
        answer("/data/a", "nee", a={"value": "nee"}, b={"relevant": False, "value": ""}),
        {"do": SAVE},
        restored,
        answer("/data/a", "ja", a={"value": "ja"}, b={"relevant": True, "value": "eerst"}),
    )
    init = {"/data/a": node("ja"), "/data/b": node("eerst")}
    assert came_of(scenario(form, init, *steps)) == Passed()
    assert isinstance(came_of(scenario(form, init, *steps[:2], steps[4])), Failed)


def test_texts_count_with_what_is_filled_in_but_not_their_white_space() -> None:
    binds = {"b": 'required="true()" constraint="false()" jr:requiredMsg="Vul in" jr:constraintMsg="Kan niet"'}
    body = '<input ref="/data/b"><label>Dag\n  <output value="/data/b"/></label><hint>Tip</hint></input>'
    form = xform("<b/>", binds, body)
    step = answer("/data/b", "x", b={"value": "x", "violation": "constraint", "label": "Dag x", "message": "Kan niet"})
    init = node(required=True, violation="required", label="Dag ", hint="Tip", message="Vul in")
    assert came_of(scenario(form, {"/data/b": init}, step)) == Passed()
    for part in ("label", "hint", "message"):
        came = came_of(scenario(form, {"/data/b": init | {part: "anders"}}, step))
        assert isinstance(came, Failed)
        assert came.shown["part"] == part


def test_a_number_recorded_with_an_exponent_is_the_same_number_without() -> None:
    form = xform("<c/>", {"c": 'calculate="0.0000001"'}, "")
    assert came_of(scenario(form, {"/data/c": node("1e-7")})) == Passed()
    assert isinstance(came_of(scenario(form, {"/data/c": node("1e-8")})), Failed)


def test_labels_are_not_compared_where_texts_have_other_forms() -> None:
    itext = '<itext><translation lang="nl"><text id="j"><value form="long">Jazeker</value></text></translation></itext>'
    body = (
        '<select1 ref="/data/a"><label>L</label><item><label ref="jr:itext(\'j\')"/><value>j</value></item></select1>'
    )
    form = xform("<a/>", {}, body, itext)
    assert came_of(scenario(form, {"/data/a": node(options=[["j", "Jazeker"]])})) == Passed()


def test_an_answer_to_what_the_form_does_not_have_is_an_error_of_the_case() -> None:
    with pytest.raises(LookupError):
        came_of(scenario(FORM, INIT, answer("/data/weg", "x")))


def test_lists_in_files_are_given_to_the_form() -> None:
    model = '<instance id="l" src="jr://file/l.csv"/>'
    form = xform("<a/>", {}, select("a", nodeset="instance('l')/root/item"), YES_NO + model)
    one = scenario(form, {"/data/a": node(options=[["x", "X"]])})
    assert came_of({**one, "resources": {"jr://file/l.csv": "name,label\nx,X\n\n"}}) == Passed()

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rules that authors seldom write: what the proof says of them is what walking every way through the engine shows."""

import pytest

from kiosk.flow.form import Form
from kiosk.flow.proof.edges import edges
from kiosk.flow.proof.prove import inquire, prove
from kiosk.flow.proof.verdicts import Claim, Proof, Result, Verdict
from kiosk.flow.xform.load import load_form
from tests.flow.forms import TODAY, form, select, text, xform
from tests.flow.proof.brute import Truth, fact_of
from tests.flow.proof.shown import shows
from tests.flow.proof.small_flows import End, Row, flow

_STEPS = 5_000
READABLE = (
    Row("text", "t"),
    Row("text", "u"),
    Row("date", "d"),
    Row("integer", "n"),
    Row("one", "a"),
    Row("one", "r", choices="regio"),
    Row("one", "w", choices="twaalf"),
    Row("several", "s", choices="zes"),
    Row("several", "z", choices="zeven"),
)
PLACES = "instance('plaats')/root/item"


def over(rule: str) -> Form:
    """A flow with an outcome by this rule, and only the questions that it reads."""
    return flow([row for row in READABLE if f"${{{row.name}}}" in rule], [End("o", rule), End("balie")])


def reached(form: Form) -> bool:
    """Whether any of all the ways comes to the outcome."""
    return (Claim.REACHABLE, "o", "") in Truth(form, _STEPS).facts


def result_of(proof: Proof, claim: Claim, subject: str) -> Result:
    (found,) = [result for result in proof.results if (result.claim, result.subject) == (claim, subject)]
    return found


@pytest.mark.parametrize(
    "rule",
    [
        "if(1 = 1, ${n}, 3) = 5",
        "once(${n}) = 3",
        "selected(${n}, '3')",
        "count-selected(${n}) = 1",
        "selected-at(${s}, 9) = ''",
        "round(${n}) = 3",
        "string-length(${d}) = 10",
        "${u} = 'b' and ${t} = 'ab' and string-length(${t}) = 2",
        "string-length(${t}) > 2 and string-length(${t}) < 6",
        "${s} = 'a b'",
        "coalesce(${n} div 2, '') = '2.5'",
        "coalesce(count-selected(${s}) div 2, '') = coalesce(count-selected(${s}) - 1, '')",
        f"{PLACES}[bij = ${{r}}] = (${{a}} = 'ja')",
        "(${a} = 'ja') = ${n}",
        "(${a} = 'nee') = (${n} + 0)",
        "${n} div 2 > count-selected(${s}) div 3",
        f"min({PLACES}/inwoners) = 10 and ${{a}} = 'ja'",
        f"sum({PLACES}/inwoners) = 60 and ${{a}} = 'ja'",
        "sum(${n}) = 3",
        "count(${n}) = 1",
        f"concat({PLACES}[bij = ${{r}}]/name, '!') = 'berg!'",
        f"{PLACES}[${{n}} + 0]/name = 'dal'",
        f"count({PLACES}['x' and position() = ${{n}}]) = 1",
        f"count({PLACES}[${{r}}]) = 3",
        f"count({PLACES}[position(.) = ${{n}}]) = 1",
        f"({PLACES})[${{n}} mod 3]/name = 'dal'",
        f"count({PLACES}[1] | {PLACES}[bij = ${{r}}]) = 2",
        f"count({PLACES}/name[string-length() = ${{n}}]) = 2",
        "coalesce(date(${d}), '') = '2026-11-23'",
        "not(${n} + 0)",
        "substr(${w}, 1) + substr(${w}, 1) = 22",
        "if(${a} = 'ja', 0.5, 1.5) + substr(${w}, 1) = 12.5",
        "(${n} div 2) * 3 = 4.5",
        "4 - ${n} div 2 = 2.5",
        "4 - ${n} = 2",
        "-${n} = 4",
        "count-selected(${s}) mod 1.5 = 0.5",
    ],
)
def test_a_rare_rule_that_holds_for_somebody_is_proved_with_one_who_shows_it(rule: str) -> None:
    form = over(rule)
    proof = prove(form, TODAY)
    outcome = result_of(proof, Claim.REACHABLE, "o")
    assert (outcome.verdict, proof.inexact) == (Verdict.PROVED, ())
    assert shows(form, outcome)
    assert reached(form)


@pytest.mark.parametrize(
    "rule",
    [
        "if(1 = 1, ${n}, 3) = 5 and ${n} = 3",
        "once(${n}) != ${n}",
        "selected(${n}, '3') and ${n} > 3",
        "count-selected(${n}) = 2",
        "selected-at(${s}, 9) = 'a'",
        "round(${n}, 1) - ${n} != 0",
        "string-length(${d}) < 10",
        "${t} = 'ab' and string-length(${t}) = 3",
        "${s} = 'b a'",
        "coalesce(${n} div 2, '') = '2.50'",
        "coalesce(count-selected(${s}) div 2, '') = ${s}",
        f"sum({PLACES}/inwoners) = 50 and ${{a}} = 'ja'",
        f"{PLACES}[bij = ${{r}}] = (${{a}} = 'ja') and ${{a}} = 'nee' and ${{r}} = 'zuid'",
        "(${a} = 'ja') = ${n} and ${a} = 'nee'",
        "(${a} = 'nee') = (${n} + 0) and ${n} = 0 and ${a} = 'nee'",
        "${n} div 2 > count-selected(${s}) div 3 and ${n} < 1",
        "${s} = 3",
        "${s} > 3",
        "${s} + 1 = 2",
        f"min({PLACES}/inwoners) + ${{n}} < 10 and ${{n}} >= 0",
        "sum(${n}) != ${n}",
        "count(${n}) > 1",
        f"concat({PLACES}[bij = ${{r}}]/name, '!') = 'meer!'",
        f"{PLACES}[${{n}} + 0]/name = 'dal' and ${{n}} != 2",
        f"count({PLACES}['x' and position() = ${{n}}]) = 1 and ${{n}} > 3",
        f"count({PLACES}[${{r}}]) = 1",
        f"count({PLACES}[position(.) = ${{n}}]) = 1 and ${{n}} > 3",
        f"({PLACES})[${{n}} mod 3]/name = 'meer'",
        f"count({PLACES}[1] | {PLACES}[bij = ${{r}}]) > 2",
        f"count({PLACES}/name[string-length() = ${{n}}]) > 2",
        "coalesce(date(${d}), '') != ${d}",
        "not(${n} + 0) and ${n} = 1",
        "substr(${w}, 1) + substr(${w}, 1) = 21",
        "if(${a} = 'ja', 0.5, 1.5) + substr(${w}, 1) = 13",
        "(${n} div 2) * 3 = 4",
        "4 - ${n} div 2 = 2.4",
        "4 - ${n} div 2 = 2.5 and ${n} < 0",
        "-${n} = 4 and ${n} > 0",
        "count-selected(${s}) mod 1.5 = 0.75",
    ],
)
def test_a_rare_rule_that_holds_for_nobody_is_refuted(rule: str) -> None:
    form = over(rule)
    proof = prove(form, TODAY)
    assert (result_of(proof, Claim.REACHABLE, "o").verdict, proof.inexact) == (Verdict.REFUTED, ())
    assert not reached(form)


@pytest.mark.parametrize(
    ("rule", "construct"),
    [
        ("${t} = 61 * 2", "number()"),
        ("if(${a} = 'ja', 61 * 2, 61 * 3) = ${t}", "number()"),
        ("min(${t}, 130) = 61 * 2", "number()"),
        ("${z} > 3", "number()"),
        ("${t} * 2 = 61 * 4", "number()"),
        ("${n} mod 1.5 = 0.5", "a remainder of a fraction"),
        ("${d} = ${s}", "a comparison of two answers"),
        ("concat(${s}, ${s}, ${s}) = 'aaa'", "too many combinations"),
        (f"count({PLACES}[position(../item[bij = ${{r}}]) = 2]) = 3", "position()"),
    ],
)
def test_a_rare_rule_that_is_known_only_roughly_is_named_and_never_hides_who_meets_it(
    rule: str, construct: str
) -> None:
    form = over(rule)
    proof = prove(form, TODAY)
    assert [one.construct for one in proof.inexact] == [construct]
    outcome = result_of(proof, Claim.REACHABLE, "o")
    assert outcome.verdict is not Verdict.REFUTED
    assert shows(form, outcome) if outcome.verdict is Verdict.PROVED else outcome.witness is None


def test_a_number_that_only_the_solver_finds_is_given_where_a_walk_by_itself_gets_stuck() -> None:
    numbers = (
        Row("integer", "n", constraint=". > 800000 and . < 900000"),
        Row("integer", "m", constraint=". = ${n} + 0"),
    )
    small = flow([*numbers, Row("one", "a")], [End("balie")])
    proof = prove(small, TODAY)
    assert {result.verdict for result in proof.results} == {Verdict.PROVED}
    assert shows(small, result_of(proof, Claim.REACHABLE, "balie"))


def test_a_number_typed_with_a_needless_zero_is_tried_again_otherwise_before_a_claim_is_left_open() -> None:
    rows = (Row("text", "t", constraint="regex(., '[a-c]+')"), Row("integer", "n"))
    proof = prove(flow(rows, [End("o", "${n} = '07' and regex(${t}, '.*d.*')"), End("balie")]), TODAY)
    assert result_of(proof, Claim.REACHABLE, "o").verdict is Verdict.NOT_PROVED


def test_a_limit_that_is_known_only_roughly_leaves_open_whether_everybody_can_go_on_but_shows_who_does() -> None:
    rows = (Row("integer", "n"), Row("integer", "m", constraint="concat(${n}, 'x') != concat(., 'y')"))
    proof = prove(flow(rows, [End("o")]), TODAY)
    assert result_of(proof, Claim.ANSWERABLE, "m").verdict is Verdict.NOT_PROVED
    assert result_of(proof, Claim.REACHABLE, "o").verdict is Verdict.PROVED


def test_a_note_that_must_be_answered_stops_everybody() -> None:
    rules = {"uitleg": 'readonly="true()" required="true()"', "outcomes/o": 'readonly="true()"'}
    stopped = form("<uitleg/><outcomes><o/></outcomes>", rules, text("uitleg") + text("outcomes/o"))
    proof = prove(stopped, TODAY)
    found = result_of(proof, Claim.ANSWERABLE, "uitleg")
    assert found.verdict is Verdict.REFUTED
    assert shows(stopped, found)
    assert result_of(proof, Claim.REACHABLE, "o").verdict is Verdict.REFUTED


def looking_ahead() -> Form:
    """A form by others: its first question is only asked by what is answered to the second."""
    outcome = 'readonly="true()" type="string"'
    rules = {
        "a": "relevant=\"/data/b != 'ja'\" required='true()'",
        "b": 'required="true()"',
        "n": 'type="int" required="true()" constraint=". = 7 and /data/b = \'ja\'"',
        "outcomes/o": f"{outcome} relevant=\"/data/a = 'ja'\"",
        "outcomes/p": f"{outcome} relevant=\"/data/b = 'ja'\"",
    }
    body = select("a") + select("b") + text("n") + text("outcomes/o") + text("outcomes/p")
    return load_form(xform("<a/><b/><n/><outcomes><o/><p/></outcomes>", rules, body), strict=False)


def test_of_a_form_that_looks_ahead_each_verdict_is_that_of_every_way_but_its_chart_is_never_called_complete() -> None:
    ahead = looking_ahead()
    inquiry, facts = inquire(ahead, TODAY), Truth(ahead, _STEPS).facts
    assert inquiry.proof.open == ()
    for result in inquiry.proof.results:
        reachability = result.claim in {Claim.REACHABLE, Claim.OPTION_REACHABLE}
        assert (result.verdict is Verdict.PROVED) == ((fact_of(result) in facts) is reachability), result
    assert {result.verdict for result in inquiry.proof.results} == {Verdict.PROVED, Verdict.REFUTED}
    assert not edges(inquiry).complete


def test_a_flow_without_outcomes_has_no_dead_end_to_prove() -> None:
    proof = prove(flow([Row("one", "a")]), TODAY)
    assert Claim.NO_DEAD_END not in {result.claim for result in proof.results}
    assert {result.verdict for result in proof.results} == {Verdict.PROVED}


@pytest.mark.parametrize("length", ["string-length() = 5", "string-length(.) > 4 and string-length() < 6"])
def test_a_text_of_a_length_that_nobody_usually_types_is_found_to_go_on_with(length: str) -> None:
    form = flow([Row("text", "t", constraint=f"{length} and . != 'tekst'")], [End("o")])
    outcome = result_of(prove(form, TODAY), Claim.REACHABLE, "o")
    assert outcome.verdict is Verdict.PROVED
    assert shows(form, outcome)


@pytest.mark.parametrize(
    "pattern",
    [
        "ja|nee",
        "(ja|nee)+!",
        "(?:ab|cd)e",
        r"\d{4} ?\w{2}",
        r"\d+\.\d{2,}",
        "^[A-Z]$",
        "a+?b*c",
        r"[\d.]{3,5}",
        "[^a-z]",
        "[^0-9a-z]{2}",
        "[a-]x?",
        ".{3}",
    ],
)
def test_a_text_that_must_match_a_pattern_is_found_to_go_on_with(pattern: str) -> None:
    form = flow([Row("text", "t", constraint=f"regex(., '{pattern}')")], [End("o")])
    outcome = result_of(prove(form, TODAY), Claim.REACHABLE, "o")
    assert outcome.verdict is Verdict.PROVED
    assert shows(form, outcome)


@pytest.mark.parametrize("pattern", ["[^ -~]", r"\Qz)z\E", r"\Qz(\E", "(?i)qq"])
def test_a_pattern_for_which_no_text_is_thought_of_leaves_open_whether_there_is_one(pattern: str) -> None:
    proof = prove(flow([Row("text", "t", constraint=f"regex(., '{pattern}')")], [End("o")]), TODAY)
    assert result_of(proof, Claim.ANSWERABLE, "t").verdict is Verdict.NOT_PROVED
    assert result_of(proof, Claim.REACHABLE, "o").verdict is Verdict.NOT_PROVED

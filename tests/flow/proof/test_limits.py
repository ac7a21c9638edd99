# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the proof does not know it says by name: what time ran out for, and rules that it knows only roughly."""

from dataclasses import replace
from itertools import combinations
from types import SimpleNamespace

import pytest

from kiosk.flow.form import Form
from kiosk.flow.proof.prove import prove
from kiosk.flow.proof.verdicts import Claim, Inexact, Proof, Verdict
from tests.flow.forms import TODAY
from tests.flow.proof.small_flows import End, Row, flow

READABLE = (
    Row("text", "t"),
    Row("text", "u"),
    Row("date", "d"),
    Row("date", "e"),
    Row("integer", "n"),
    Row("integer", "m"),
    Row("integer", "x", required=""),
    Row("one", "a"),
    Row("one", "r", choices="regio"),
    Row("several", "s", choices="zes"),
    Row("several", "z", choices="zeven"),
)


def verdict_of(proof: Proof, claim: Claim, subject: str = "") -> Verdict:
    (found,) = [result.verdict for result in proof.results if (result.claim, result.subject) == (claim, subject)]
    return found


def a_form() -> Form:
    """A flow of which something is proved and something refuted."""
    rows = (
        Row("one", "a"),
        Row("one", "b", "${a} = 'ja'"),
        Row("integer", "n", "${b} != 'ja'", constraint=". >= 0 and . <= 120"),
        Row("integer", "m", constraint=". > ${n} or ${a} = 'nee'"),
        Row("several", "s", choices="zes[name != 'f' or ${n} + ${m} > 300]"),
    )
    ends = (End("jong", "${n} < 18"), End("oud", "${n} > 18"), End("nooit", "${n} > 120"), End("gids", "${n} = ''"))
    return flow(rows, ends)


@pytest.mark.parametrize("seconds", [-1.0, 0.0, 1e-9])
def test_without_time_nothing_is_proved_and_nothing_is_refuted(seconds: float) -> None:
    proof = prove(a_form(), TODAY, seconds)
    assert {(result.verdict, result.witness) for result in proof.results} == {(Verdict.NOT_PROVED, None)}
    assert {result.claim for result in proof.results} == set(Claim)
    assert proof.open == proof.results


def test_whenever_time_runs_out_a_verdict_is_right_or_open(monkeypatch: pytest.MonkeyPatch) -> None:
    form = a_form()
    right = {replace(result, witness=None) for result in prove(form, TODAY).results}
    assert {result.verdict for result in right} == {Verdict.PROVED, Verdict.REFUTED}
    left_open: list[int] = []
    for moments in range(1, 2_000):
        proof = proved_within(moments, form, monkeypatch)
        decided = {replace(result, witness=None) for result in proof.results} - set(proof.open)
        assert decided <= right, moments
        left_open.append(len(proof.open))
        if not proof.open:
            break
    assert left_open[0] >= len(right)
    assert left_open[-1] == 0
    assert len(set(left_open)) > 5


def proved_within(moments: int, form: Form, monkeypatch: pytest.MonkeyPatch) -> Proof:
    """A proof by a clock on which so many looks take no time, and the next one all of it."""
    looks = iter(range(moments))
    clock = SimpleNamespace(monotonic=lambda: 0.0 if next(looks, None) is not None else 1e9)
    for module in ("search", "solver"):
        monkeypatch.setattr(f"kiosk.flow.proof.{module}.time", clock)
    return prove(form, TODAY)


def test_what_is_too_hard_to_decide_in_time_is_left_open() -> None:
    pigeons = [f"q{number}" for number in range(14)]
    apart = " and ".join(f"${{{one}}} != ${{{other}}}" for one, other in combinations(pigeons, 2))
    hard = flow([Row("one", name, choices="twaalf") for name in pigeons], [End("apart", apart), End("balie")])
    proof = prove(hard, TODAY, 1.0)
    assert verdict_of(proof, Claim.REACHABLE, "apart") is Verdict.NOT_PROVED
    assert verdict_of(proof, Claim.REACHABLE, "balie") is Verdict.PROVED
    assert proof.seconds < 10


@pytest.mark.parametrize(
    ("rule", "construct"),
    [
        ("regex(${t}, '[a-z]+')", "regex()"),
        ("contains(${t}, 'a')", "contains()"),
        ("substr(${t}, 0, 1) = 'a'", "substr()"),
        ("number(${t}) > 3", "number()"),
        ("count-selected(${t}) = 2", "count-selected()"),
        ("${t} = ${u}", "a comparison of two answers"),
        ("${n} = ${t}", "a comparison of two answers"),
        ("${d} < today()", "today()"),
        ("format-date(${d}, '%Y') = '2026'", "format-date()"),
        ("concat(${n}, 'x') = '1x'", "concat()"),
        ("string-length(${n}) > 2", "string-length()"),
        ("${n} * ${m} = 6", "a product of two answers"),
        ("${n} * ${n} = 4", "a product of two answers"),
        ("${n} * ${m}", "a product of two answers"),
        ("coalesce(${n} * ${m}, 3) = 4", "a product of two answers"),
        ("${n} div ${m} = 2", "a division by an answer"),
        ("5 mod ${n} = 1", "a division by an answer"),
        ("(${n} div 2) mod 2 = 1", "a remainder of a fraction"),
        ("${n} div 2 + ${m} div 3 > 1", "a sum with fractions"),
        ("${n} div 2 > ${m} div 3", "a comparison of two rounded numbers"),
        ("${n} * 3000000 * 3000000 > 1", "very large numbers"),
        ("${n} * (1 div 0) > 1", "infinity"),
        ("min(instance('plaats')/root/item[bij != ${r}]/inwoners) > 1", "min() of a filtered list"),
        ("selected(${s}, ${z})", "selected()"),
        ("${z} = ${s}", "a comparison of two answers"),
    ],
)
def test_a_rule_that_is_known_only_roughly_is_named_with_what_makes_it_so(rule: str, construct: str) -> None:
    proof = prove(flow(READABLE, [End("o", rule), End("balie")]), TODAY)
    assert proof.inexact == (Inexact("o", "relevant", construct),)
    assert verdict_of(proof, Claim.REACHABLE, "o") is not Verdict.REFUTED


@pytest.mark.parametrize(
    "rule",
    [
        "${t} = 'a' or ${t} != 'b'",
        "string-length(${t}) > 2",
        "coalesce(${t}, 'b') = 'b'",
        "${d} > '2026-01-01'",
        "${d} = ${e}",
        "${d} - ${e} > 30",
        "date(${d}) = '2026-1-1'",
        "${n} = ${m}",
        "${n} = '07'",
        "${n} = '-0'",
        "${n} = '0000000012'",
        "not(${n} div 2)",
        "${n} = 7 and ${n} != '7'",
        "${n} - ${m} = 0 and ${n} != ${m}",
        "2 * ${n} - 3 * ${m} >= 7",
        "(${n} + ${m}) div 2 > 1.5",
        "if(${a} = 'ja', 2, 3) * ${n} = 6",
        "count-selected(${s}) * ${n} = 6",
        "${n} mod 4 = 3",
        "round(${n} div 3) = 2",
        "min(${n}, ${m}, 7) = coalesce(${n}, 3)",
        "contains(${s}, 'a b')",
        "selected-at(${z}, 1) = 'k3'",
        "selected-at(${z}, 1) = ''",
        "count-selected(${z}) > count-selected(${s})",
        "count(instance('plaats')/root/item[bij = ${r}]) = 0",
        "sum(instance('plaats')/root/item[bij != ${r}]/inwoners) > 40",
    ],
)
def test_a_rule_over_choices_whole_numbers_and_days_is_exact(rule: str) -> None:
    proof = prove(flow(READABLE, [End("o", rule), End("balie")]), TODAY)
    assert proof.inexact == ()
    assert verdict_of(proof, Claim.REACHABLE, "o") is Verdict.PROVED


@pytest.mark.parametrize(
    "rule",
    [
        "${t} = 'a' and ${t} = 'b'",
        "${t} = ' a'",
        "string-length(${t}) < 3 and ${t} = 'abc'",
        "${d} = '2026-02-30'",
        "${d} = ${e} and ${d} - ${e} != 0",
        "${d} - ${e} > 4000000",
        "${n} > 2147483647",
        "${n} = 7.5",
        "not(${n} div 2) and ${n} = 1",
        "${n} < 0 and ${n} mod 3 = 2",
        "2 * ${n} + 4 * ${m} = 7",
        "if(${a} = 'ja', 2, 3) * ${n} = 7",
        "count-selected(${s}) * ${n} = 7 and ${n} > 1 and ${n} < 7",
        "round(${n} div 3) = 2 and ${n} = 8",
        "max(${n}, ${m}) < ${n}",
        "min(${n}, ${m}) > ${m}",
        "min(${x}, 2) = 2 and ${x} = ''",
        "coalesce(${x}, 3) = 3 and ${x} = 4",
        "${n} = 1234567890 and ${n} != '1234567890'",
        "${n} = '00000000012'",
        "${n} = 5 and ${n} = '-5'",
        "contains(${s}, 'b a')",
        "count-selected(${s}) > 6",
        "selected-at(${z}, 1) = 'k0'",
        "selected-at(${z}, 1) != '' and count-selected(${z}) = 1",
        "contains('nee', ${a}) and ${a} = 'ja'",
        "count(instance('plaats')/root/item[bij = ${r}]) > 1",
        "sum(instance('plaats')/root/item[bij != ${r}]/inwoners) < 30",
    ],
)
def test_a_rule_over_choices_whole_numbers_and_days_that_holds_for_nobody_is_refuted(rule: str) -> None:
    proof = prove(flow(READABLE, [End("o", rule), End("balie")]), TODAY)
    assert proof.inexact == ()
    assert verdict_of(proof, Claim.REACHABLE, "o") is Verdict.REFUTED


def test_each_part_of_each_field_that_is_known_only_roughly_is_named() -> None:
    rows = (
        Row("text", "t", constraint="regex(., '[0-9]{4}')"),
        Row("integer", "n", required="contains(${t}, '1')"),
        Row("one", "plaats", choices="plaats[starts-with(name, ${t})]", required=""),
        Row("calculate", "som", calculation="${n} * ${n}"),
        Row("one", "a", relevant="${som} > 4"),
    )
    assert set(prove(flow(rows, [End("balie")]), TODAY).inexact) == {
        Inexact("t", "constraint", "regex()"),
        Inexact("n", "required", "contains()"),
        Inexact("plaats", "choice_filter", "starts-with()"),
        Inexact("som", "calculation", "a product of two answers"),
        Inexact("a", "relevant", "what is known only roughly"),
    }


SMALL = ". >= 2 and . <= 3"


@pytest.mark.parametrize(
    ("rule", "verdict"), [("${n} * ${m} = 6", Verdict.PROVED), ("${n} * ${m} = 7", Verdict.NOT_PROVED)]
)
def test_what_rests_on_a_product_is_shown_by_a_visitor_or_left_open(rule: str, verdict: Verdict) -> None:
    rows = (Row("integer", "n", constraint=SMALL), Row("integer", "m", constraint=SMALL))
    proof = prove(flow(rows, [End("o", rule), End("balie")]), TODAY)
    assert verdict_of(proof, Claim.REACHABLE, "o") is verdict


def test_no_dead_end_behind_a_rule_that_is_known_only_roughly_is_left_open_and_not_refuted() -> None:
    rows = (Row("integer", "n", constraint=SMALL), Row("integer", "m", constraint=SMALL))
    proof = prove(flow(rows, [End("o", "${n} * ${m} != 7")]), TODAY)
    assert verdict_of(proof, Claim.NO_DEAD_END) is Verdict.NOT_PROVED


def test_a_trap_in_a_rule_that_perhaps_nobody_comes_to_is_left_open() -> None:
    never = "regex(${t}, 'a+') and regex(${t}, 'b+')"
    second = Row("one", "b", "${a} = 'ja'")
    rows = (Row("text", "t"), Row("one", "a"), second, Row("integer", "n", never, required="${b} != 'ja'"))
    proof = prove(flow(rows, [End("balie")]), TODAY)
    assert verdict_of(proof, Claim.NO_BLANK_TRAP, "n") is Verdict.NOT_PROVED


def test_a_claim_that_does_not_rest_on_what_is_known_only_roughly_is_proved_beside_it() -> None:
    rows = (Row("text", "t", constraint="regex(., '[0-9]+')"), Row("one", "a"), Row("one", "b", "${a} = 'ja'"))
    proof = prove(flow(rows, [End("o", "${a} = 'ja'"), End("p", "${a} = 'nee'")]), TODAY)
    assert proof.inexact == (Inexact("t", "constraint", "regex()"),)
    assert {result.verdict for result in proof.results} == {Verdict.PROVED}

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What walking all ways at once says of a flow is what walking every way one by one, through the engine, shows."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

import pytest

from kiosk.flow.form import Form
from kiosk.flow.proof.edges import edges
from kiosk.flow.proof.paths import TooManyPathsError, covering_paths
from kiosk.flow.proof.prove import prove
from kiosk.flow.proof.verdicts import Claim, Proof, Verdict
from kiosk.flow.proof.walks import Walks, walk_to_ends
from kiosk.flow.session import replay
from tests.content.walking import TODAY, every_walk, form
from tests.flow.forms import form as small_form
from tests.flow.forms import select, text


def refuted(proof: Proof) -> set[tuple[Claim, str]]:
    return {(result.claim, result.subject) for result in proof.refuted}


@cache
def shipped() -> Proof:
    return prove(form(), TODAY)


def test_everything_is_proved_of_the_shipped_flow() -> None:
    assert {result.verdict for result in shipped().results} == {Verdict.PROVED}
    assert shipped().inexact == ()
    assert {result.claim for result in shipped().results} == set(Claim)


def test_the_ends_are_those_of_every_single_way() -> None:
    walks = walk_to_ends(form(), TODAY, "woonplaats")
    assert isinstance(walks, Walks)
    one_by_one = {((walk.outcome.name,), walk.end.value("woonplaats")) for walk in every_walk()}
    assert set(walks.ends) == one_by_one


def test_the_steps_of_the_chart_are_those_of_every_single_way() -> None:
    one_by_one: dict[tuple[str, str], set[str]] = defaultdict(set)
    for walk in every_walk():
        before = ("", "")
        for step in walk.steps:
            one_by_one[before[0], step.question.name].update(before[1].split())
            before = step.question.name, step.value
        one_by_one[before[0], walk.outcome.name].update(before[1].split())

    found = edges(form(), TODAY)
    assert found is not None
    assert {(edge.source, edge.target) for edge in found} == set(one_by_one)
    with_options = {step.question.name for walk in every_walk() for step in walk.steps if step.question.choices}
    for edge in found:
        if edge.source in with_options:
            assert set(edge.answers) == one_by_one[edge.source, edge.target], edge


def test_covering_paths_give_every_answer_and_reach_every_outcome() -> None:
    paths = covering_paths(form(), TODAY)
    given = {(name, code) for path in paths for name, value in path.answers.items() for code in value.split()}
    offered = {
        (step.question.name, choice.name)
        for walk in every_walk()
        for step in walk.steps
        for choice in step.question.choices
    }
    assert offered <= given
    assert {name for path in paths for name in path.outcomes} == {walk.outcome.name for walk in every_walk()}
    assert len(paths) < len(every_walk()) / 3
    for path in paths:
        session = replay(form(), path.answers, TODAY)
        assert session.question("nl") is None
        assert tuple(outcome.name for outcome in session.outcomes("nl")) == path.outcomes


def test_covering_paths_are_the_same_every_time() -> None:
    assert covering_paths(form(), TODAY) == covering_paths(form(), TODAY)


OUTCOME = 'readonly="true()" type="string" relevant="{rule}"{marks}'


def planted(
    rules: Mapping[str, str], outcomes: Mapping[str, str], marks: str = "", lists: Mapping[str, str] = {}
) -> Form:
    """Questions `a`, `b` and `c` with yes and no, required, with these rules; outcomes with these conditions."""
    names = ("a", "b", "c")
    data = (
        "".join(f"<{name}/>" for name in names) + f"<outcomes>{''.join(f'<{name}/>' for name in outcomes)}</outcomes>"
    )
    binds = {name: f'type="string" required="true()" {rules.get(name, "")}' for name in names}
    binds |= {f"outcomes/{name}": OUTCOME.format(rule=rule, marks=marks) for name, rule in outcomes.items()}
    body = "".join(select(name, nodeset=lists.get(name, "instance('janee')/root/item")) for name in names)
    body += "<group ref='/data/outcomes'>" + "".join(text(f"outcomes/{name}") for name in outcomes) + "</group>"
    return small_form(data, binds, body)


ALL = {"rest": "/data/a = 'nee'", "yes": "/data/a = 'ja'"}


@pytest.mark.parametrize(
    ("broken", "claim", "subject"),
    [
        (planted({}, {"yes": "/data/a = 'ja'"}), Claim.NO_DEAD_END, ""),
        (planted({}, ALL, ' kiosk:fallback="yes"'), Claim.NO_DEAD_END, ""),
        (planted({"b": "relevant=\"/data/a = 'ja' and /data/a = 'nee'\""}, ALL), Claim.REACHABLE, "b"),
        (planted({}, {**ALL, "never": "/data/a = 'ja' and /data/a = 'nee'"}), Claim.REACHABLE, "never"),
        (
            planted({}, ALL, lists={"b": "instance('janee')/root/item[groep = 'a']"}),
            Claim.OPTION_REACHABLE,
            "b/nee",
        ),
        (
            planted({}, ALL, lists={"b": "instance('janee')/root/item[groep = 'a' and name = /data/a]"}),
            Claim.CHOICES_OFFERED,
            "b",
        ),
    ],
)  # fmt: skip
def test_a_planted_defect_is_refuted_and_nothing_else_is(broken: Form, claim: Claim, subject: str) -> None:
    found = refuted(prove(broken, TODAY))
    assert (claim, subject) in found
    assert {one for one, _ in found} <= {claim, Claim.OPTION_REACHABLE, Claim.REACHABLE, Claim.ANSWERABLE}


def test_a_dead_end_comes_with_answers_that_the_engine_takes_to_it() -> None:
    broken = planted({}, {"yes": "/data/a = 'ja'"})
    (end,) = [result for result in prove(broken, TODAY).refuted if result.claim is Claim.NO_DEAD_END]
    assert end.witness is not None
    session = replay(broken, end.witness, TODAY)
    assert session.question("nl") is None
    assert session.outcomes("nl") == ()


def test_a_sound_flow_has_nothing_refuted() -> None:
    assert refuted(prove(planted({}, ALL), TODAY)) == set()


def long_form(count: int, kind: str = 'type="string"') -> Form:
    names = [f"q{number}" for number in range(count)]
    return small_form(
        "".join(f"<{name}/>" for name in names),
        dict.fromkeys(names, kind),
        "".join(select(name) if "string" in kind else text(name) for name in names),
    )


def test_six_questions_on_a_path_are_one_too_many() -> None:
    assert refuted(prove(long_form(5), TODAY)) == set()
    assert refuted(prove(long_form(6), TODAY)) == {(Claim.SHORT, "")}


def test_a_flow_with_more_ways_than_can_be_walked_has_no_chart_and_no_path_book() -> None:
    names = [f"q{number}" for number in range(18)]
    codes = " and ".join(f"/data/{name} = 'ja'" for name in names)
    large = small_form(
        "".join(f"<{name}/>" for name in names) + "<outcomes><all/></outcomes>",
        {**dict.fromkeys(names, 'type="string"'), "outcomes/all": OUTCOME.format(rule=codes, marks="")},
        "".join(select(name) for name in names) + "<group ref='/data/outcomes'>" + text("outcomes/all") + "</group>",
    )
    assert edges(large, TODAY) is None
    with pytest.raises(TooManyPathsError):
        covering_paths(large, TODAY)

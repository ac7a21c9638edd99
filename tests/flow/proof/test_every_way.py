# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Chart, covering paths, ends and what comes together are what walking every way through the real engine shows."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import cache

import pytest

from kiosk.flow.form import Form, QuestionKind
from kiosk.flow.proof.edges import edges
from kiosk.flow.proof.ends import endings
from kiosk.flow.proof.paths import covering_paths
from kiosk.flow.proof.prove import Inquiry, inquire
from kiosk.flow.proof.search import Found, Nobody
from kiosk.flow.proof.together import asked_together, most_offered, offered_together
from kiosk.flow.proof.verdicts import Claim, Covering, Edges, Verdict
from kiosk.flow.proof.visitors import LONGEST, median_questions
from kiosk.flow.session import replay
from kiosk.flow.xform.load import load_form
from tests.content.walking import TODAY as SHIPPED_TODAY
from tests.content.walking import every_walk
from tests.content.walking import form as shipped_form
from tests.flow.forms import TODAY, YES_NO, select, text
from tests.flow.forms import form as small_form
from tests.flow.proof.brute import TooManyWaysError
from tests.flow.proof.generated import EXACT, random_form
from tests.flow.proof.small_flows import End, Row, flow
from tests.flow.proof.ways import EveryWay

_STEPS = 3_000
_LIMIT = 3_000.0
"""The clock of a proof runs on while others are asked."""
_FEW, _MANY = range(25), range(25, 1_060)
NO_TIME = 1e-9
Steps = dict[tuple[str, str], set[str]]


@cache
def shipped() -> Inquiry:
    return inquire(shipped_form(), SHIPPED_TODAY, _LIMIT)


def as_steps(chart: Edges) -> Steps:
    return {(edge.source, edge.target): set(edge.answers) for edge in chart.found}


def given(form: Form, covering: Covering) -> set[str]:
    """The options and outcomes that the paths have."""
    answers = [(name, value) for path in covering.paths for name, value in path.answers.items()]
    chosen = [(name, value.split()) for name, value in answers if form.field(name).options is not None]
    codes = {f"{name}/{code}" for name, some in chosen for code in some}
    return codes | {name for path in covering.paths for name in path.outcomes}


def assert_walkable(form: Form, covering: Covering) -> None:
    for path in covering.paths:
        session = replay(form, path.answers, TODAY)
        assert session.question("nl") is None
        assert tuple(outcome.name for outcome in session.outcomes("nl")) == path.outcomes


def test_everything_is_proved_of_the_shipped_flow() -> None:
    proof = shipped().proof
    assert {result.verdict for result in proof.results} == {Verdict.PROVED}
    assert {result.claim for result in proof.results} == set(Claim)
    assert proof.inexact == ()


def test_the_steps_of_the_shipped_chart_are_those_of_every_single_way() -> None:
    one_by_one: Steps = defaultdict(set)
    for walk in every_walk():
        before = ("", "")
        for step in walk.steps:
            one_by_one[before[0], step.question.name].update(before[1].split())
            before = step.question.name, step.value
        one_by_one[before[0], walk.outcome.name].update(before[1].split())
    choices = {step.question.name for walk in every_walk() for step in walk.steps if step.question.choices}

    found = edges(shipped())
    assert found.complete
    assert as_steps(found) == {
        (source, target): codes if source in choices else set() for (source, target), codes in one_by_one.items()
    }


def test_the_ends_of_the_shipped_flow_are_those_of_every_single_way() -> None:
    found = endings(shipped(), "woonplaats")
    assert found.complete
    ends = {(session.outcomes("nl")[0].name, session.value("woonplaats")) for session in found.found}
    assert ends == {(walk.outcome.name, walk.end.value("woonplaats")) for walk in every_walk()}
    assert len(ends) == len(found.found)


def test_covering_paths_of_the_shipped_flow_give_every_answer_and_reach_every_outcome() -> None:
    covering = covering_paths(shipped())
    offered = {
        f"{step.question.name}/{choice.name}"
        for walk in every_walk()
        for step in walk.steps
        for choice in step.question.choices
    }
    assert covering.undecided == ()
    assert given(shipped_form(), covering) == offered | {walk.outcome.name for walk in every_walk()}
    assert len(covering.paths) < len(every_walk()) / 3
    assert_walkable(shipped_form(), covering)


def test_covering_paths_are_the_same_every_time() -> None:
    assert covering_paths(inquire(shipped_form(), SHIPPED_TODAY)) == covering_paths(
        inquire(shipped_form(), SHIPPED_TODAY)
    )


Walked = tuple[int, Inquiry, EveryWay, str]
Check = Callable[[int, Inquiry, EveryWay, str], bool]


def walked(seed: int) -> Walked | None:
    """A flow by chance; the ends are told apart by its first question with one answer out of a list."""
    form = load_form(random_form(seed, 3 + seed % 6, EXACT))
    kept = next((form.fields[at].name for at in form.questions if form.fields[at].kind is QuestionKind.ONE), "")
    try:
        ways = EveryWay(form, kept, _STEPS)
    except TooManyWaysError:
        return None
    return seed, inquire(form, TODAY, _LIMIT), ways, kept


def flows(seeds: range) -> Iterator[Walked]:
    """One at a time: every way of a thousand flows together is more than a machine can remember."""
    return (found for found in map(walked, seeds) if found is not None)


def has_every_step_and_no_other(seed: int, inquiry: Inquiry, ways: EveryWay, _kept: str) -> bool:
    """Whether the chart was complete; what it has is right in any case."""
    chart = edges(inquiry)
    if chart.complete:
        assert as_steps(chart) == ways.steps, seed
    else:
        assert inquiry.proof.inexact or inquiry.proof.open, seed
        assert all(codes <= ways.steps.get(step, set()) for step, codes in as_steps(chart).items()), seed
    return chart.complete


def has_the_ends_of_every_way(seed: int, inquiry: Inquiry, ways: EveryWay, kept: str) -> bool:
    """Whether all ends were found; those that were are right in any case."""
    found = endings(inquiry, kept)
    ends = {(frozenset(one.name for one in end.outcomes("nl")), end.value(kept)) for end in found.found}
    assert all(session.question("nl") is None for session in found.found), seed
    assert len(ends) == len(found.found), seed
    assert ends == ways.ends if found.complete else ends <= ways.ends, seed
    assert found.complete or inquiry.proof.inexact, seed
    return found.complete


def paths_have_whatever_any_visitor_has(seed: int, inquiry: Inquiry, ways: EveryWay, _kept: str) -> bool:
    """Whether nothing was left undecided."""
    covering = covering_paths(inquiry)
    assert_walkable(inquiry.form, covering)
    assert given(inquiry.form, covering) <= ways.given, seed
    assert ways.given - given(inquiry.form, covering) <= set(covering.undecided), seed
    assert not covering.undecided or inquiry.proof.inexact, seed
    return not covering.undecided


def comes_together_as_some_visitor_meets_it(seed: int, inquiry: Inquiry, ways: EveryWay, _kept: str) -> bool:
    """True: what comes together is always decided."""
    form = inquiry.form
    for first, second in ((one, other) for one in form.questions for other in form.questions if one < other):
        met = asked_together(inquiry, first, second)
        names = form.fields[first].name, form.fields[second].name
        assert isinstance(met, Found) == (names in ways.together) or not isinstance(met, Nobody), (seed, names)
    for name in {name for name, codes in ways.screens if len(codes) > 0}:
        screens = [codes for asked, codes in ways.screens if asked == name]
        most = most_offered(inquiry, form.by_name[name], 0)
        assert isinstance(most, Found), (seed, name)
        assert len(most.trail.offered[form.by_name[name]]) == max(map(len, screens)), (seed, name)
        pair = offered_together(inquiry, form.by_name[name], ("a", "c"))
        assert isinstance(pair, Found) == any({"a", "c"} <= set(codes) for codes in screens), (seed, name)
    return True


CHECKS = (
    has_every_step_and_no_other,
    has_the_ends_of_every_way,
    paths_have_whatever_any_visitor_has,
    comes_together_as_some_visitor_meets_it,
)


@pytest.mark.parametrize("seeds", [_FEW, pytest.param(_MANY, marks=pytest.mark.full)], ids=["some", "a thousand"])
@pytest.mark.timeout(3_000)
@pytest.mark.no_cover
def test_what_is_told_of_random_flows_is_what_every_way_through_them_shows(seeds: range) -> None:
    complete = Counter(check for flow in flows(seeds) for check in CHECKS if check(*flow))
    assert all(complete[check] > len(seeds) / 3 for check in CHECKS), complete


def boxes(count: int) -> Form:
    """So many boxes to tick; with more than three of them comes a question, and both lead to an outcome."""
    items = "".join(f"<item><name>k{number}</name><label>{number}</label></item>" for number in range(count))
    rules = {
        "veel": "count-selected(/data/vak) &gt; 3",
        "weinig": "count-selected(/data/vak) &lt; 4",
        "ja": "/data/meer = 'ja'",
    }
    marks = {f"outcomes/{name}": f'readonly="true()" type="string" relevant="{rule}"' for name, rule in rules.items()}
    return small_form(
        "<vak/><meer/><outcomes><veel/><weinig/><ja/></outcomes>",
        {
            "vak": 'required="true()"',
            "meer": 'required="true()" relevant="count-selected(/data/vak) &gt; 3"',
            **marks,
        },
        select("vak", nodeset="instance('vakken')/root/item", kind="select")
        + select("meer")
        + "".join(text(f"outcomes/{name}") for name in rules),
        f'<instance id="vakken"><root>{items}</root></instance>{YES_NO}',
    )


def test_twelve_boxes_to_tick_are_followed_to_every_end() -> None:
    form = boxes(12)
    inquiry = inquire(form, TODAY)
    ticks = {f"k{number}" for number in range(12)}

    chart, found, covering = edges(inquiry), endings(inquiry, "meer"), covering_paths(inquiry)
    assert chart.complete
    assert as_steps(chart) == {
        ("", "vak"): set(),
        ("vak", "weinig"): ticks,
        ("vak", "meer"): ticks,
        ("meer", "veel"): {"ja", "nee"},
        ("meer", "ja"): {"ja"},
    }
    assert found.complete
    assert {(tuple(sorted(o.name for o in one.outcomes("nl"))), one.value("meer")) for one in found.found} == {
        (("weinig",), ""),
        (("veel",), "nee"),
        (("ja", "veel"), "ja"),
    }
    assert covering.undecided == ()
    assert given(form, covering) == {f"vak/{code}" for code in ticks} | {"meer/ja", "meer/nee", "veel", "weinig", "ja"}
    assert len(covering.paths) <= 12
    assert_walkable(form, covering)


def sums() -> Form:
    """Two ages and their sum: with 130 years together there is a party, else none."""
    return small_form(
        "<een/><ander/><samen/><feest/><outcomes><wel/><niet/></outcomes>",
        {
            "een": 'type="int" required="true()" constraint=". &gt;= 0 and . &lt; 120"',
            "ander": 'type="int" required="true()" constraint=". &gt;= 0 and . &lt; 120"',
            "samen": 'calculate="/data/een + /data/ander"',
            "feest": 'required="true()" relevant="/data/samen = 237 or /data/samen * 2 = 7"',
            "outcomes/wel": 'readonly="true()" type="string" relevant="/data/samen &gt; 129"',
            "outcomes/niet": 'readonly="true()" type="string" relevant="/data/samen &lt; 130 and /data/feest = \'\'"',
        },
        text("een") + text("ander") + select("feest") + text("outcomes/wel") + text("outcomes/niet"),
    )


def test_a_rule_on_the_sum_of_two_ages_is_followed_exactly() -> None:
    inquiry = inquire(sums(), TODAY)
    chart, found = edges(inquiry), endings(inquiry, "feest")
    assert inquiry.proof.inexact == ()
    assert chart.complete
    assert set(as_steps(chart)) == {
        ("", "een"), ("een", "ander"), ("ander", "feest"), ("ander", "wel"), ("ander", "niet"), ("feest", "wel"),
    }  # fmt: skip
    assert found.complete
    assert {(one.outcomes("nl")[0].name, one.value("feest")) for one in found.found} == {
        ("wel", ""), ("niet", ""), ("wel", "ja"), ("wel", "nee"),
    }  # fmt: skip


def test_what_only_the_solver_can_complete_is_among_the_covering_paths() -> None:
    numbers = (
        Row("integer", "n", constraint=". > 800000 and . < 900000"),
        Row("integer", "m", constraint=". = ${n} + 0"),
    )
    ends = End("ja", "${a} = 'ja'"), End("nooit", "${a} = 'ja' and ${a} = 'nee'"), End("balie")
    form = flow([Row("one", "a"), *numbers], ends)
    covering = covering_paths(inquire(form, TODAY))
    assert covering.undecided == ()
    assert given(form, covering) == {"a/ja", "a/nee", "ja", "balie"}
    assert_walkable(form, covering)


def test_two_rare_outcomes_together_are_an_end_too() -> None:
    rare = End("een", "${n} = 54321"), End("ander", "${m} = 98765"), End("balie")
    found = endings(inquire(flow([Row("integer", "n"), Row("integer", "m")], rare), TODAY), "")
    assert found.complete
    assert {frozenset(one.name for one in end.outcomes("nl")) for end in found.found} == {
        frozenset({"balie", *some}) for some in ((), ("een",), ("ander",), ("een", "ander"))
    }


def test_more_ends_than_are_followed_are_not_called_complete(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.flow.proof.ends.MOST_ENDS", 2)
    found = endings(inquire(boxes(5), TODAY), "meer")
    assert not found.complete
    assert found.inexact == ()


def rough() -> Form:
    """An outcome for whoever types a word that no sample fits; a second one for all."""
    return small_form(
        "<naam/><outcomes><woord/><alle/></outcomes>",
        {
            "naam": 'type="string"',
            "outcomes/woord": 'readonly="true()" type="string" relevant="substr(/data/naam, 2, 5) = \'qzv\'"',
            "outcomes/alle": 'readonly="true()" type="string"',
        },
        text("naam") + text("outcomes/woord") + text("outcomes/alle"),
    )


def test_a_rule_that_is_only_known_roughly_keeps_the_ends_open_by_name() -> None:
    inquiry = inquire(rough(), TODAY)
    found, covering = endings(inquiry, "naam"), covering_paths(inquiry)
    assert not found.complete
    assert ("woord", "relevant") in {(one.field, one.part) for one in found.inexact}
    assert not edges(inquiry).complete
    assert covering.undecided == ("woord",)
    assert given(inquiry.form, covering) == {"alle"}


def test_a_place_to_live_that_is_typed_keeps_the_ends_open_by_name() -> None:
    marks = {"outcomes/o": 'readonly="true()" type="string"'}
    form = small_form("<stad/><outcomes><o/></outcomes>", marks, text("stad") + text("outcomes/o"))
    found = endings(inquire(form, TODAY), "stad")
    assert not found.complete
    assert [one.field for one in found.inexact] == ["stad"]


def test_without_time_nothing_is_called_complete_or_impossible() -> None:
    inquiry = inquire(shipped_form(), SHIPPED_TODAY, NO_TIME)
    assert inquiry.reach is None
    assert not edges(inquiry).complete
    assert not endings(inquiry, "woonplaats").complete
    assert "gids" in covering_paths(inquiry).undecided
    question = shipped_form().questions[0]
    for sought in (
        asked_together(inquiry, question, question),
        offered_together(inquiry, question, ()),
        most_offered(inquiry, question, 6),
    ):
        assert not isinstance(sought, Found | Nobody)


def test_when_time_is_up_what_was_walked_is_told_and_the_rest_is_open() -> None:
    inquiry = inquire(shipped_form(), SHIPPED_TODAY, _LIMIT)
    assert inquiry.reach is not None
    whole = endings(shipped(), "woonplaats")
    inquiry.reach.search.deadline = 0.0

    chart, ends, covering = edges(inquiry), endings(inquiry, "woonplaats"), covering_paths(inquiry)
    assert not chart.complete
    assert set(as_steps(chart)) <= set(as_steps(edges(shipped())))
    assert chart.found
    assert not ends.complete
    assert ends.inexact == ()
    assert 0 < len(ends.found) <= len(whole.found)
    assert set(covering.undecided)


def test_half_of_the_visitors_of_the_shipped_flow_answer_as_many_questions_as_chance_says() -> None:
    share, length = 0.0, 0
    while share < 0.5:
        length += 1
        share += sum(walk.chance for walk in every_walk() if len(walk.asked) == length)
    assert median_questions(shipped()) == length


def test_nobody_is_followed_for_ever() -> None:
    names = [f"q{number}" for number in range(2 * LONGEST)]
    form = small_form("".join(f"<{name}/>" for name in names), {}, "".join(select(name) for name in names))
    assert median_questions(inquire(form, TODAY)) == LONGEST


def test_who_cannot_go_on_counts_with_what_was_answered() -> None:
    form = small_form("<a/><b/>", {"b": 'type="int" required="true()" constraint="false()"'}, select("a") + text("b"))
    assert median_questions(inquire(form, TODAY)) == 1

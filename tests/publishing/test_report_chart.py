# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The flow chart: every way of the flow is on it, and nothing stands over anything else."""

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.flow.proof.verdicts import Edge
from kiosk.publishing.report.chart import LIST, START, STEP, WIDTH, Chart, Labels, charted
from kiosk.publishing.report.layout import GAP, laid_out
from tests.content import walking
from tests.publishing.small_flows import PATHS, changed, form_of, ways_of

BOXES = st.lists(st.floats(20, 200), min_size=1, max_size=14)


@pytest.fixture(scope="module")
def shipped() -> Chart:
    form = walking.form()
    return charted(form, ways_of(form, [walk.answers for walk in walking.every_walk()]), "nl", "Begin")


def test_every_question_that_is_asked_has_a_card_and_every_way_a_line(tmp_path: Path) -> None:
    form = form_of(tmp_path)
    chart = charted(form, ways_of(form), "nl", "Begin")
    assert [card.name for card in chart.cards] == [START, "welkom", "thema", "vak", "uren", "opmerking"]
    assert {(way.source, way.target) for way in chart.ways} == {
        ("", "welkom"),
        ("welkom", "thema"),
        ("thema", "vak"),
        ("thema", "opmerking"),
        ("vak", "uren"),
    }


def test_outcomes_are_folded_into_the_question_before_them_with_their_answers(tmp_path: Path) -> None:
    form = form_of(tmp_path)
    cards = {card.name: card for card in charted(form, ways_of(form), "nl", "Begin").cards}
    assert [(leaf.name, leaf.title, leaf.answers) for leaf in cards["thema"].leaves] == [
        ("gids", "De gids", "Weet ik niet")
    ]
    assert {leaf.name for leaf in cards["uren"].leaves} == {"zorg", "baan"}
    assert cards["vak"].leaves == ()


def test_a_line_says_by_which_answers_it_is_gone(tmp_path: Path) -> None:
    form = form_of(tmp_path)
    ways = {(way.source, way.target): way for way in charted(form, ways_of(form), "nl", "Begin").ways}
    assert (ways["thema", "vak"].label, ways["thema", "vak"].told) == ("Werk", "Werk")
    assert (ways["vak", "uren"].label, ways["vak", "uren"].told) == ("Bouw + 1", "Bouw; Zorg")
    assert ways["", "welkom"].label == ""


def test_the_chart_speaks_the_language_that_was_asked_for(tmp_path: Path) -> None:
    form = form_of(tmp_path, changed(survey=("What is it about?", "")))
    cards = {card.name: card for card in charted(form, ways_of(form), "en", "Start").cards}
    assert cards["vak"].label == "Which trade?"
    assert cards["thema"].label == "Waar gaat het over?"
    assert cards["thema"].leaves[0].answers == "I don't know"
    assert "i don't know" in cards["thema"].words


def test_an_option_or_language_that_is_not_there_does_no_harm(tmp_path: Path) -> None:
    edges = [Edge("", "thema", ()), Edge("thema", "vak", ("bestaat_niet",)), Edge("welkom", "thema", ("x",))]
    chart = charted(form_of(tmp_path), edges, "xx", "Begin")
    assert {way.label for way in chart.ways} == {"", "bestaat_niet", "x"}
    assert "Waar gaat het over?" in {card.label for card in chart.cards}


def test_what_has_no_label_goes_by_its_name(tmp_path: Path) -> None:
    assert Labels(form_of(tmp_path), "nl").of("outcomes") == "outcomes"


def test_the_order_of_columns_is_the_order_of_the_questions(shipped: Chart) -> None:
    left = {card.name: card.x for card in shipped.cards}
    assert all(left[way.source] < left[way.target] for way in shipped.ways)
    assert STEP > WIDTH


def test_no_card_stands_over_another(shipped: Chart) -> None:
    by_column: dict[float, list[tuple[float, float]]] = {}
    for card in shipped.cards:
        by_column.setdefault(card.x, []).append((card.y, card.y + card.height))
    for spans in by_column.values():
        assert all(upper[1] < lower[0] for upper, lower in pairwise(sorted(spans)))


def test_what_stands_on_a_line_is_not_crossed_by_that_line(shipped: Chart) -> None:
    """A line that comes from above, alone, has its answer below it; one from below has it above."""
    arrivals = Counter(way.target for way in shipped.ways)
    middles = {card.name: card.y + card.height / 2 for card in shipped.cards}
    alone = [way for way in shipped.ways if way.label and way.comes and arrivals[way.target] == 1]
    assert len(alone) > 8
    for way in alone:
        end = float(way.path.split()[-1])
        is_from_above = middles[way.source] < middles[way.target]
        assert (way.at[1] > end) is is_from_above, way.target


def test_everything_stands_inside_the_chart(shipped: Chart) -> None:
    assert len(shipped.cards) > 15
    assert all(0 < card.x < card.x + WIDTH <= shipped.width for card in shipped.cards[1:])
    assert all(0 < card.y < card.y + card.height < shipped.height for card in shipped.cards)
    assert LIST > WIDTH


def test_all_outcomes_of_the_shipped_flow_are_on_its_chart(shipped: Chart) -> None:
    shown = {leaf.name for card in shipped.cards for leaf in card.leaves}
    form = walking.form()
    assert shown == {form.fields[index].name for index in form.outcomes}


def test_the_same_flow_gives_the_same_chart(tmp_path: Path) -> None:
    form = form_of(tmp_path)
    assert charted(form, ways_of(form), "nl", "Begin") == charted(form, ways_of(form, PATHS), "nl", "Begin")


@given(BOXES, st.data())
def test_boxes_of_any_chart_stand_in_columns_with_room_between(heights: list[float], data: st.DataObject) -> None:
    names = [f"b{at}" for at in range(len(heights))]
    pairs = [(one, other) for at, one in enumerate(names) for other in names[at + 1 :]]
    links = data.draw(st.lists(st.sampled_from(pairs), unique=True, max_size=20)) if pairs else []
    layout = laid_out(dict(zip(names, heights, strict=True)), links)
    sizes = dict(zip(names, heights, strict=True))
    assert all(layout.columns[source] < layout.columns[target] for source, target in links)
    assert all(len(layout.bends[link]) == layout.columns[link[1]] - layout.columns[link[0]] - 1 for link in links)
    for column in set(layout.columns.values()):
        inside = sorted((layout.middles[name], sizes[name]) for name in names if layout.columns[name] == column)
        for (upper, height), (lower, other) in pairwise(inside):
            assert lower - upper >= (height + other) / 2 + GAP - 1e-6
    assert all(layout.middles[name] - sizes[name] / 2 >= -1e-6 for name in names)


def test_a_chart_without_questions_has_no_boxes() -> None:
    assert laid_out({}, []).columns == {}

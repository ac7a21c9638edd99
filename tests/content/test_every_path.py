# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every path a visitor can walk, through the real engine: it ends soon, at one destination, and never turns back."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import accumulate

from kiosk.directory.region import load_region
from kiosk.flow.form import Options
from kiosk.flow.session import Question, QuestionKind, Session, Violation
from kiosk.places import resources
from kiosk.wire.visit_class import VisitorType
from tests.content.walking import DO_NOT_KNOW, RATHER_NOT_SAY, Step, Walk, every_walk, form

MOST_QUESTIONS = 5
MOST_CHOICES = 6
ELSEWHERE = "ergens_anders"
Answers = tuple[tuple[str, str], ...]
PERSONAL = frozenset(
    {
        "ziek_gemeld",
        "bond",
        "veilig",
        "gezondheid",
        "zorg",
        "noodgeval",
        "inburgeren",
        "pas",
        "al_werkgever",
        "uitkering",
    }
    | {"woonplaats"}
)
PERSONAL_TOPICS = frozenset({"drempel", "loon_baas", "rondkomen", "land"})
"""Topics of which the next screen already shows something that people may want to keep to themselves."""
FACTS = {
    "benefit": {"uitkering", "gezondheid"},
    "employer": {"al_werkgever", "gezondheid", "sociaal_plan"},
    "health": {"ziek_gemeld", "gezondheid"},
    "integration": {"inburgeren"},
    "home": {"woonplaats"},
    "age": {"leeftijd"},
}
"""What a question tells about the visitor; two questions about one thing may never stand on one path."""


def screens() -> Iterator[tuple[Walk, int, Step]]:
    for walk in every_walk():
        for place, step in enumerate(walk.steps):
            yield walk, place, step


def test_every_path_ends_within_five_screens() -> None:
    assert {walk.answers["tegel"] for walk in every_walk() if len(walk.steps) > MOST_QUESTIONS} == set()


def test_a_visitor_who_picks_at_random_answers_three_questions_or_fewer_half_of_the_time() -> None:
    chances: Counter[int] = Counter()
    for walk in every_walk():
        chances[len(walk.asked)] += walk.chance  # type: ignore[assignment]  # a Counter adds up fractions as well
    lengths = sorted(chances)
    below = accumulate(chances[length] for length in lengths)

    assert next(length for length, share in zip(lengths, below, strict=True) if share >= 0.5) <= 3


def test_every_path_ends_at_exactly_one_outcome_with_the_guide_in_it() -> None:
    for walk in every_walk():
        outcomes = walk.end.outcomes("nl")
        assert len(outcomes) == 1, (walk.answers, [one.name for one in outcomes])
        assert "gids" in outcomes[0].services


def test_every_outcome_is_reached_and_every_option_is_offered() -> None:
    reached = {walk.outcome.name for walk in every_walk()}
    offered: dict[str, set[str]] = defaultdict(set)
    for _, _, step in screens():
        offered[step.question.name] |= {choice.name for choice in step.question.choices}

    assert reached == {form().fields[index].name for index in form().outcomes}
    for index in form().questions:
        question = form().fields[index]
        if isinstance(question.options, Options):
            assert offered[question.name] == set(question.options.all), question.name


def test_the_guide_alone_is_the_answer_only_for_who_asks_for_it_or_lives_elsewhere() -> None:
    unsaid = {DO_NOT_KNOW, RATHER_NOT_SAY, ELSEWHERE}
    for walk in every_walk():
        if set(walk.outcome.services) == {"gids"}:
            assert unsaid & set(walk.answers.values()), walk.answers
            assert walk.outcome.person


def test_no_path_asks_the_same_thing_twice() -> None:
    for walk in every_walk():
        for fact, questions in FACTS.items():
            assert len(questions & set(walk.asked)) <= 1, (fact, walk.answers)


def test_every_question_changes_what_follows_or_where_to_go() -> None:
    ways: dict[tuple[str, Answers], set[tuple[str, ...]]] = defaultdict(set)
    for walk, place, step in screens():
        ways[step.question.name, before(walk, place)].add((*after(walk, place), "->", *walk.outcome.services))
    changes = {name for (name, _), different in ways.items() if len(different) > 1}

    # The directory looks up the desk of the municipality, so where one lives always counts.
    assert (changes | {"woonplaats"}) - notes() == {form().fields[index].name for index in form().questions} - notes()


def before(walk: Walk, place: int) -> Answers:
    return tuple((step.question.name, step.value) for step in walk.steps[:place])


def after(walk: Walk, place: int) -> tuple[str, ...]:
    return tuple(step.question.name for step in walk.steps[place + 1 :])


def notes() -> set[str]:
    fields = (form().fields[index] for index in form().questions)
    return {field.name for field in fields if field.kind is QuestionKind.NOTE}


def test_do_not_know_is_an_answer_on_every_screen_and_leads_on() -> None:
    order = {form().fields[index].name: place for place, index in enumerate(form().questions)}
    for walk, place, step in screens():
        if not step.question.choices:
            continue
        assert DO_NOT_KNOW in {choice.name for choice in step.question.choices}, step.question.name
        if step.value == DO_NOT_KNOW:
            follows = after(walk, place)
            assert all(order[name] > order[step.question.name] for name in follows)
            assert "gids" in walk.outcome.services


def test_who_never_knows_gets_to_a_person_or_a_desk_from_every_screen() -> None:
    for _, _, step in screens():
        session = step.at
        while (question := session.question("nl")) is not None:
            following = session.answer(DO_NOT_KNOW if question.choices else "", "nl")
            assert isinstance(following, Session)
            session = following
        assert len(session.outcomes("nl")) == 1


def test_a_personal_question_can_be_left_unsaid() -> None:
    for walk, _, step in screens():
        question = step.question
        topic = question.name == "vraag" and walk.answers["onderwerp"] in PERSONAL_TOPICS
        if question.name in PERSONAL or topic:
            assert RATHER_NOT_SAY in {choice.name for choice in question.choices}, question.name


def test_no_screen_has_more_than_six_answers_and_none_has_only_ways_out() -> None:
    for _, _, step in screens():
        names = {choice.name for choice in step.question.choices}
        assert len(names) <= MOST_CHOICES, (step.question.name, names)
        assert not names or len(names - {DO_NOT_KNOW, RATHER_NOT_SAY}) >= 2, step.question.name


def test_the_first_screen_has_its_six_tiles() -> None:
    first = every_walk()[0].steps[0].question

    assert [choice.label for choice in first.choices] == [
        "Ik zoek werk",
        "Ik heb werk en wil iets anders",
        "Ik wil leren",
        "Geld en regels",
        "Ik ben werkgever",
        "Ik weet het niet",
    ]


def test_only_who_must_be_asked_where_they_live_is_asked_with_the_towns_of_the_region() -> None:
    towns = [place.code for place in load_region(resources() / "region.json").municipalities]
    asked = [step.question for _, _, step in screens() if step.question.name == "woonplaats"]

    assert asked
    for question in asked:
        names = [choice.name for choice in question.choices]
        assert names == [*towns, ELSEWHERE, DO_NOT_KNOW, RATHER_NOT_SAY]


def test_every_path_says_why_the_visitor_sees_this() -> None:
    for walk in every_walk():
        reasons = walk.outcome.reasons
        assert reasons, walk.answers
        assert all(reason.answer for reason in reasons)


def test_every_path_tells_the_kind_of_visitor_in_a_word_that_the_wire_knows() -> None:
    kinds = {VisitorType(walk.end.value("bezoekerstype")) for walk in every_walk()}

    assert kinds == set(VisitorType)


def test_every_path_can_be_walked_back_to_the_first_screen() -> None:
    for walk in every_walk():
        session, seen = walk.end, list[Question]()
        while session.can_go_back:
            session = session.back()
            question = session.question("nl")
            assert question is not None
            seen.append(question)
        assert [question.name for question in reversed(seen)] == [step.question.name for step in walk.steps]


def test_do_not_know_beside_another_answer_is_refused_with_a_reason() -> None:
    refused = first_time_at("hulp").answer("cv weet_niet", "nl")

    assert isinstance(refused, Violation)
    assert "Weet ik niet" in refused.message


def test_an_age_that_nobody_has_is_refused_and_no_age_is_accepted() -> None:
    asked = first_time_at("leeftijd")

    assert isinstance(asked.answer("11", "nl"), Violation)
    assert isinstance(asked.answer("100", "nl"), Violation)
    assert isinstance(asked.answer("", "nl"), Session)


def first_time_at(name: str) -> Session:
    return next(step.at for _, _, step in screens() if step.question.name == name)


def test_the_flow_uses_each_part_of_the_profile_that_helps_a_visitor() -> None:
    fields = form().fields
    kinds = {fields[index].kind for index in form().questions}

    assert kinds == {QuestionKind.ONE, QuestionKind.SEVERAL, QuestionKind.INTEGER, QuestionKind.NOTE}
    assert any(field.options and field.options.choice_filter for field in fields)
    assert any(field.rules.constraint for field in fields)
    assert any(field.rules.calculation for field in fields)

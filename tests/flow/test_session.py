# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A session is a pure function of its answers: asking, going back, changing an answer, taking up a draft."""

from pathlib import Path

import pytest

from kiosk.flow.session import Choice, QuestionKind, Session, Violation, begin, replay
from kiosk.flow.workbook.convert import convert_workbook
from kiosk.flow.xform.load import Form, load_form
from tests.flow.forms import TODAY, YES_NO, form, select, text, walked
from tests.flow.workbooks import write_workbook

TO_THE_END = ("", "werk", "12", "zorg bouw", "noord", "rivierstad", "")


@pytest.fixture(scope="module")
def flow(tmp_path_factory: pytest.TempPathFactory) -> Form:
    """The small workbook of these tests."""
    return load_form(convert_workbook(write_workbook(Path(tmp_path_factory.mktemp("flow")))))


def name_of(session: Session) -> str:
    """The current question; '' at the end."""
    question = session.question("nl")
    return "" if question is None else question.name


def test_a_visit_starts_at_the_first_question_in_the_visitors_language(flow: Form) -> None:
    question = begin(flow, TODAY).question("en")
    assert question is not None
    assert (question.name, question.kind, question.label, question.hint) == (
        "welkom",
        QuestionKind.NOTE,
        "Welcome",
        "All stays here.",
    )
    assert (question.number, question.required, question.value, question.choices) == (1, False, "", ())


def test_the_questions_come_in_order_until_the_path_ends(flow: Form) -> None:
    session, seen = begin(flow, TODAY), []
    for answer in TO_THE_END:
        seen.append(name_of(session))
        session = walked(session, answer)
    assert seen == ["welkom", "doel", "uren", "vak", "streek", "plaats", "opmerking"]
    assert session.question("nl") is None


def test_a_question_that_is_not_relevant_is_not_asked_and_counts_for_no_number(flow: Form) -> None:
    session = walked(begin(flow, TODAY), "", "geld")
    question = session.question("nl")
    assert question is not None
    assert (question.name, question.number) == ("streek", 3)


def test_choices_are_in_the_visitors_language_and_filtered_by_earlier_answers(flow: Form) -> None:
    question = walked(begin(flow, TODAY), "", "geld", "noord").question("ar")
    assert question is not None
    assert question.choices == (Choice("rivierstad", "ريفيرستاد"), Choice("zandhoven", "زاندهوفن"))


def test_a_missing_translation_falls_back_to_the_language_of_the_form(flow: Form) -> None:
    question = begin(flow, TODAY).question("ar")
    assert question is not None
    assert (question.label, question.hint) == ("أهلا", "Alles blijft hier.")
    other = begin(flow, TODAY).question("pl")
    assert other is not None
    assert other.label == "Welkom"


def test_an_earlier_answer_is_put_into_a_later_question(flow: Form) -> None:
    question = walked(begin(flow, TODAY), *TO_THE_END[:-1]).question("nl")
    assert question is not None
    assert question.label == "Nog iets in rivierstad?"


@pytest.mark.parametrize(
    ("before", "answer", "language", "words"),
    [
        (1, "", "nl", "Kies of vul eerst"),
        (1, "", "xx", "Kies of vul eerst"),
        (1, "weg", "nl", "kan hier niet meer"),
        (1, "werk geld", "en", "no longer possible"),
        (2, "twaalf", "en", "whole number"),
        (2, "1.5", "en", "whole number"),
        (2, "2147483648", "en", "whole number"),
        (2, "0", "nl", "1 tot 40"),
        (2, "41", "en", "1 to 40"),
        (2, "41", "ar", "1 tot 40"),
        (2, "111222333", "nl", "burgerservicenummer"),
        (3, "zorg weg", "nl", "kan hier niet meer"),
        (5, "lindemeer", "nl", "kan hier niet meer"),
        (6, "x" * 1001, "nl", "te lang"),
        (6, "a\x07b", "nl", "niet kan lezen"),
        (6, "mijn bsn is 111 222 333", "ar", "BSN"),
        (0, "iets", "nl", "niets in te vullen"),
    ],
)
def test_an_answer_that_does_not_stand_is_told_in_words(
    flow: Form, before: int, answer: str, language: str, words: str
) -> None:
    session = walked(begin(flow, TODAY), *TO_THE_END[:before])
    refused = session.answer(answer, language)
    assert isinstance(refused, Violation)
    assert refused.question == name_of(session)
    assert words in refused.message


def test_answers_are_kept_in_one_form(flow: Form) -> None:
    session = walked(begin(flow, TODAY), "", " werk ", " ١٢ ", "bouw  zorg bouw")
    assert session.value("uren") == "12"
    assert session.value("vak") == "bouw zorg"


def test_answering_after_the_end_is_a_bug(flow: Form) -> None:
    with pytest.raises(LookupError):
        walked(begin(flow, TODAY), *TO_THE_END).answer("x", "nl")


def test_going_back_shows_each_earlier_question_with_its_answer(flow: Form) -> None:
    session, seen = walked(begin(flow, TODAY), *TO_THE_END), []
    while session.can_go_back:
        session = session.back()
        question = session.question("nl")
        assert question is not None
        seen.append((question.name, question.value, question.number))
    assert seen == [
        ("opmerking", "", 7),
        ("plaats", "rivierstad", 6),
        ("streek", "noord", 5),
        ("vak", "bouw zorg", 4),
        ("uren", "12", 3),
        ("doel", "werk", 2),
        ("welkom", "", 1),
    ]
    assert session.back() is session


def test_after_going_back_the_visit_continues_at_the_first_open_question(flow: Form) -> None:
    session = walked(begin(flow, TODAY), *TO_THE_END[:6]).back().back().back()
    assert name_of(session) == "vak"
    assert name_of(walked(session, "ict")) == "opmerking"


def test_going_back_and_giving_the_same_answer_changes_nothing(flow: Form) -> None:
    session = walked(begin(flow, TODAY), *TO_THE_END[:5])
    assert walked(session.back(), "noord") == session


def test_a_changed_answer_asks_again_what_no_longer_fits(flow: Form) -> None:
    session = walked(begin(flow, TODAY), *TO_THE_END).back().back().back()
    assert name_of(session) == "streek"
    changed = walked(session, "zuid")
    assert name_of(changed) == "plaats"
    assert changed.value("plaats") == ""
    assert name_of(walked(changed, "lindemeer")) == ""


def test_answers_that_fall_away_read_as_empty_and_come_back_when_relevant_again(flow: Form) -> None:
    session = walked(begin(flow, TODAY), *TO_THE_END)
    while name_of(session) != "doel":
        session = session.back()
    away = walked(session, "geld")
    assert (away.value("uren"), away.value("vak"), away.value("bezoekerstype")) == ("", "", "unknown")
    assert away.question("nl") is None
    back_again = walked(away.back().back().back().back(), "werk")
    assert (back_again.value("uren"), back_again.value("vak")) == ("12", "bouw zorg")
    assert back_again.question("nl") is None
    assert back_again == session.answer("werk", "nl")


def test_a_name_that_is_not_there_has_no_value(flow: Form) -> None:
    assert begin(flow, TODAY).value("weg") == ""


def test_a_draft_replays_to_the_same_place(flow: Form) -> None:
    session = walked(begin(flow, TODAY), *TO_THE_END[:4])
    assert replay(flow, session.answers, TODAY) == session


def test_a_draft_with_answers_that_no_longer_stand_asks_them_again(flow: Form) -> None:
    draft = {"welkom": "", "doel": "werk", "uren": "99", "vak": "weg zorg", "onbekend": "x", "bezoekerstype": "x"}
    session = replay(flow, draft, TODAY)
    assert name_of(session) == "uren"
    assert set(session.answers) == {"welkom", "doel", "uren", "vak"}
    assert name_of(walked(session, "20")) == "vak"


def test_answers_cannot_be_changed_from_outside_and_do_not_show(flow: Form) -> None:
    session = walked(begin(flow, TODAY), "", "werk")
    with pytest.raises(TypeError):
        session.answers["doel"] = "geld"  # type: ignore[index] # the point of the test
    assert "werk" not in repr(session)


def test_a_default_is_shown_and_read_until_the_visitor_answers() -> None:
    session = begin(form("<a>ja</a><b/>", {"b": "calculate=\"if(/data/a = 'ja', 1, 2)\""}, select("a")), TODAY)
    question = session.question("nl")
    assert question is not None
    assert (question.value, session.value("b")) == ("ja", "1")
    assert walked(session, "nee").value("b") == "2"


def test_a_required_rule_may_depend_on_another_answer() -> None:
    rules = {"b": 'required="/data/a = \'ja\'" jr:requiredMsg="Vul in."'}
    session = begin(form("<a/><b/>", rules, select("a") + text("b")), TODAY)
    refused = walked(session, "ja").answer("", "nl")
    assert refused == Violation("b", "Vul in.")
    at_the_end = walked(session, "nee", "")
    assert at_the_end.question("nl") is None
    assert name_of(walked(at_the_end.back().back(), "ja")) == "b"


def test_a_constraint_without_words_of_its_own_gets_general_ones() -> None:
    refused = begin(form("<a/>", {"a": 'constraint=". = 1"'}, text("a")), TODAY).answer("2", "en")
    assert refused == Violation("a", "This answer is not possible. Please check it.")


def test_today_is_the_given_day() -> None:
    rules = {"a": "relevant=\"today() = '2026-11-23'\"", "b": 'calculate="once(today())"'}
    session = begin(form("<a/><b/>", rules, text("a")), TODAY)
    assert name_of(session) == "a"
    assert session.value("b") == "2026-11-23"
    assert name_of(begin(session.form, TODAY.replace(day=24))) == ""


def test_once_keeps_the_value_that_the_form_starts_with() -> None:
    assert begin(form("<b>oud</b>", {"b": "calculate=\"once('nieuw')\""}, ""), TODAY).value("b") == "oud"


def test_the_label_of_a_choice_can_be_shown_by_its_code() -> None:
    label = '<output value="jr:choice-name(/data/a, \'/data/a\')"/>: <output value="/data/a"/>'
    session = walked(begin(form("<a/><b/>", {}, select("a") + text("b", label)), TODAY), "nee")
    question = session.question("nl")
    assert question is not None
    assert question.label == "Nee: nee"


def test_a_label_kept_in_a_calculation_is_in_the_language_of_the_form_whatever_the_visitor_reads() -> None:
    itext = "".join(
        f'<translation lang="{language}"><text id="j"><value>{label}</value></text></translation>'
        for language, label in (("Nederlands (nl)", "Ja"), ("English (en)", "Yes"))
    )
    items = '<instance id="l"><root><item><itextId>j</itextId><name>ja</name></item></root></instance>'
    body = """<select1 ref="/data/a"><label>A</label><itemset nodeset="instance('l')/root/item">
      <value ref="name"/><label ref="jr:itext(itextId)"/></itemset></select1>"""
    rules = {"b": "calculate=\"jr:choice-name(/data/a, '/data/a')\""}
    session = begin(form("<a/><b/>", rules, body, f"<itext>{itext}</itext>{items}"), TODAY)
    after = session.answer("ja", "en")
    assert isinstance(after, Session)
    assert after.value("b") == "Ja"
    assert replay(after.form, after.answers, TODAY).value("b") == "Ja"


def test_counting_and_adding_over_a_list_of_the_form() -> None:
    items = YES_NO.replace("<groep>a</groep>", "<groep>3</groep>")
    rules = {
        "n": "calculate=\"count(instance('janee')/root/item[name = /data/a])\"",
        "s": "calculate=\"sum(instance('janee')/root/item/groep)\"",
        "p": 'calculate="count(/data/a)"',
    }
    session = walked(begin(form("<a/><n/><s/><p/>", rules, select("a"), items), TODAY), "ja")
    assert (session.value("n"), session.value("s"), session.value("p")) == ("1", "3", "1")

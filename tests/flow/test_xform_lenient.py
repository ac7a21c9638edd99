# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""An XForm of others may have what the profile does not: not held to it, it loads and runs by the same rules."""

import pytest

from kiosk.flow.form import Form, FormError, Role
from kiosk.flow.session import begin, replay
from kiosk.flow.xform.load import load_form
from tests.flow.forms import TODAY, YES_NO, select, text, walked, xform


def lenient(data: str, binds: dict[str, str], body: str, model: str = YES_NO) -> Form:
    """A form that is refused when it is held to the profile, and loads when it is not."""
    xml = xform(data, binds, body, model)
    with pytest.raises(FormError):
        load_form(xml)
    return load_form(xml, strict=False)


@pytest.mark.parametrize(
    ("data", "binds", "body", "model"),
    [
        ("<a/>", {}, '<input ref="/data/a"/>', ""),
        ("<a/>", {"a": 'readonly="1 = 1" foo="x" jr:preload="date"'}, text("a"), ""),
        ("<a/><b/>", {}, text("a"), ""),
        ("<a/>", {"a": 'type="decimal"'}, text("a"), ""),
        (
            "<a/>",
            {},
            text("a") + '<trigger ref="/data/a"/>',
            '<setvalue ref="/data/a" event="x" value="1"/><submission/>',
        ),
        ("<a/>", {}, text("a") + text("a"), '<bind nodeset="/x/y"/>'),
        ("<a/>", {"b": 'relevant="1"'}, text("a"), ""),
        ("<a/>", {"a": "constraint=\". = 'jaa'\""}, select("a"), YES_NO),
        ("<a/>", {}, select("a"), YES_NO.replace("nee<", "ja<")),
        ("<a/><b/>", {"a": 'relevant="/data/b = 1"'}, text("a") + text("b"), ""),
        ("<a>x</a>", {}, select("a"), YES_NO),
    ],
)
def test_what_only_the_profile_minds_loads(data: str, binds: dict[str, str], body: str, model: str) -> None:
    assert lenient(data, binds, body, model).field("a").index == 0


def test_names_may_stand_twice_and_then_are_told_apart_by_their_path() -> None:
    loaded = lenient("<a/><g><a/></g>", {"g/a": "relevant=\"/data/a = '1'\""}, text("a") + text("g/a"))
    assert [field.name for field in loaded.fields] == ["a", "g", "g/a"]
    assert walked(begin(loaded, TODAY), "1", "2").value("g/a") == "2"


def test_a_question_may_have_a_calculation() -> None:
    loaded = lenient("<a/><b/>", {"b": 'calculate="/data/a * 2"'}, text("a") + text("b"))
    assert (loaded.field("b").role, walked(begin(loaded, TODAY), "4").value("b")) == (Role.QUESTION, "8")


def test_marks_in_a_text_are_read_through_and_other_forms_of_it_left_out() -> None:
    values = '<value>T</value><value form="long">U</value>'
    itext = f'<itext><translation lang="nl"><text id="x">{values}</text></translation></itext>'
    body = text("a", "een <b>vette <output value='/data/a'/></b> tekst") + (
        '<input ref="/data/b"><label ref="jr:itext(\'x\')"/></input>'
    )
    session = begin(lenient("<a>W</a><b/>", {}, body, itext), TODAY)
    first, second = session.question("nl"), walked(session, "Z").question("nl")
    assert first is not None
    assert second is not None
    assert (first.label, second.label) == ("een vette W tekst", "T")


@pytest.mark.parametrize(
    ("binds", "body", "code"),
    [
        ({"a": 'relevant="uuid()"'}, text("a"), "function-unknown"),
        ({"a": 'relevant="/data/weg["'}, text("a"), "expression-wrong"),
        ({"a": 'relevant="/data/a = 1"'}, text("a"), "dependency-circle"),
        ({}, select("a", nodeset="instance('weg')/root/item"), "list-unknown"),
    ],
)
def test_what_cannot_run_is_refused_all_the_same(binds: dict[str, str], body: str, code: str) -> None:
    with pytest.raises(FormError) as caught:
        load_form(xform("<a/>", binds, body), strict=False)
    assert caught.value.problems[0].code == code


def test_a_path_to_nothing_is_the_empty_list_that_it_is_in_xpath() -> None:
    binds = {"b": 'calculate="if(/data/a = 1, null, count(/data/weg))"', "c": 'relevant="../weg"'}
    session = begin(lenient("<a/><b/><c/>", binds, text("a") + text("c")), TODAY)
    assert (session.value("b"), walked(session, "1").value("b")) == ("0", "")
    assert walked(session, "1").question("nl") is None


def test_the_day_of_a_value_with_a_time_counts_also_where_nothing_is_asked() -> None:
    loaded = lenient("<a>2026-11-23T10:00:00</a>", {"a": 'type="date"'}, "")
    assert begin(loaded, TODAY).value("a") == "2026-11-23"


def test_a_form_of_others_may_have_codes_of_two_words_and_choices_without_a_text() -> None:
    items = "<item><name>een code</name></item><item><name>twee</name></item>"
    model = f'<instance id="janee"><root>{items}</root></instance>'
    body = select("a") + text("b")
    read = lenient("<a/><b/>", {"b": "relevant=\"/data/a = 'een code'\""}, body, model)
    question = begin(read, TODAY).question("nl")
    assert question is not None
    assert [(choice.name, choice.label) for choice in question.choices] == [("een code", ""), ("twee", "")]
    answered = walked(begin(read, TODAY), "een code", "x")
    assert (answered.value("a"), answered.value("b")) == ("een code", "x")
    assert replay(read, answered.answers, TODAY).value("b") == "x"

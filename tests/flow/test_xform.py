# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A published form loads whole, or every fault in it is told at once."""

import pytest

from kiosk.flow.form import FormError, QuestionKind, Role
from kiosk.flow.session import begin
from kiosk.flow.xform import places as xform_places
from kiosk.flow.xform.load import load_form
from tests.flow.forms import TODAY, YES_NO, form, select, text, walked, xform

ONE = xform("<a/>", {"a": 'type="string"'}, select("a"))


def problems(xml: str) -> str:
    """What loading says."""
    with pytest.raises(FormError) as caught:
        load_form(xml)
    return str(caught.value)


def test_a_form_carries_its_identity() -> None:
    loaded = load_form(ONE)
    assert (loaded.id, loaded.version, loaded.title) == ("proef", "7", "Proef")
    assert (loaded.languages, loaded.default_language) == (("nl",), "nl")


def test_fields_are_in_document_order_with_their_roles() -> None:
    loaded = form(
        "<g><a/><b>3</b></g><c/><outcomes><o/></outcomes><meta><instanceID/></meta>",
        {
            "g/b": 'type="int"',
            "c": 'calculate="1"',
            "outcomes/o": 'readonly="true()" kiosk:theme="EW01"',
            "meta/instanceID": 'jr:preload="uid"',
        },
        f'<group ref="/data/g"><label>G</label>{select("g/a")}{text("g/b")}</group>{text("outcomes/o")}',
    )
    assert [(field.name, field.role, field.kind) for field in loaded.fields] == [
        ("g", Role.GROUP, None),
        ("a", Role.QUESTION, QuestionKind.ONE),
        ("b", Role.QUESTION, QuestionKind.INTEGER),
        ("c", Role.CALCULATE, None),
        ("outcomes", Role.GROUP, None),
        ("o", Role.OUTCOME, QuestionKind.NOTE),
    ]
    assert loaded.field("b").default == "3"
    assert loaded.field("o").marks == {"theme": "EW01"}
    with pytest.raises(KeyError):
        loaded.field("weg")


def test_choices_may_stand_with_the_question() -> None:
    body = '<select ref="/data/a"><label>L</label><item><label>Ja</label><value>j</value></item></select>'
    options = form("<a/>", {}, body).field("a").options
    assert options is not None
    assert list(options.all) == ["j"]


@pytest.mark.parametrize(
    ("xml", "words"),
    [
        ("geen xml", "geen leesbare XML"),
        ("<!DOCTYPE a><a/>", "geen leesbare XML"),
        ("<a/>", "geen XForm"),
        (ONE.replace("<data ", "<data2/><data "), "heeft geen vragen"),
        (ONE.replace("<instance><data", '<instance id="x"><data'), "heeft geen vragen"),
        (ONE.replace("<instance>", "<niets>").replace("</data></instance>", "</data></niets>", 1), ""),
        (ONE.replace("</h:body>", "</h:body><h:body/>"), "<body>"),
    ],
)
def test_what_is_no_xform_is_refused(xml: str, words: str) -> None:
    assert words in problems(xml)


@pytest.mark.parametrize(
    ("data", "binds", "body", "model", "words"),
    [
        ("<a/><g><a/></g>", {}, text("a") + text("g/a"), "", "twee keer"),
        ("<a/>", {}, "", "", "vraagt niets"),
        ("<a/>", {"a": 'calculate="1"'}, text("a"), "", "geen berekening"),
        ("<a/>", {"a": 'type="decimal"'}, text("a"), "", "'decimal'"),
        ("<a/>", {"a": 'type="int" readonly="true()"'}, text("a"), "", "alleen te lezen"),
        ("<a/>", {"a": 'readonly="1 = 1"'}, text("a"), "", "alleen te lezen"),
        ("<a/>", {"a": 'jr:preload="timestamp"'}, text("a"), "", "'preload'"),
        ("<a/>", {"a": 'foo="1"'}, text("a"), "", "'foo'"),
        ("<a/>", {"b": 'relevant="1"'}, text("a"), "", "staat niet in het formulier"),
        ("<a/>", {"a": "", "/data/x": ""}, text("a"), "", "staat niet in het formulier"),
        ("<a/>", {}, text("a") + text("a"), "", "twee naar hetzelfde"),
        ("<a/>", {}, text("a") + '<input ref="/x/a"/>', "", "verwijst naar niets"),
        ("<a/>", {}, text("a"), '<bind nodeset="/x/a"/>', "verwijst naar niets"),
        ("<a/>", {}, '<input ref="/data/a"/>', "", "standaardtaal ontbreekt"),
        ("<a/>", {}, '<input ref="/data/a" appearance="w1"><label>L</label></input>', "", "'w1'"),
        ("<a/>", {}, '<group appearance="field-list" ref="/data/g"/>' + text("a"), "", "staat niet in het formulier"),
        ("<a/>", {}, '<upload ref="/data/a" mediatype="image/*"/>', "", "<upload>"),
        ("<a/>", {}, text("a") + '<repeat nodeset="/data/a"/>', "", "<repeat>"),
        ("<a/>", {}, text("a"), "<submission/>", "<submission>"),
        ("<a/>", {}, text("a"), '<setvalue ref="/data/a" event="x" value="1"/>', "pas later gezet"),
        ("<a/>", {}, text("a"), '<instance id="l" src="jr://file-csv/l.csv"/>', "'l.csv' ontbreekt"),
        ("<a/>", {}, select("a"), "", "De lijst 'janee' bestaat niet"),
        ("<a/>", {}, select("a", nodeset="instance('jannee')/root/item"), YES_NO, "Bedoelt u 'janee'?"),
        ("<a/>", {}, select("a", nodeset="1 + 1"), YES_NO, "niet uit een lijst"),
        ("<a/>", {}, select("a", nodeset="instance('janee')/root/item[x = 1]"), YES_NO, "geen kolom 'x'"),
        ("<a/>", {}, select("a", nodeset="instance('janee')/root/item[groepp = 1]"), YES_NO, "Bedoelt u 'groep'?"),
        ("<a/>", {}, select("a"), YES_NO.replace("nee<", "ja<"), "komt twee keer voor"),
        ("<a/>", {}, select("a"), YES_NO.replace(">nee<", ">n ee<"), "heeft een spatie"),
        ("<a/>", {}, select("a").replace('<value ref="name"/>', ""), YES_NO, "geen <value>"),
        ("<outcomes><a/></outcomes>", {}, select("outcomes/a"), YES_NO, "alleen uitkomsten"),
        ("<a/><b/>", {"b": "calculate=\"/data/a = 'jaa'\""}, select("a"), YES_NO, "geen keuze 'jaa'. Bedoelt u 'ja'?"),
        ("<a/><b/>", {"b": "calculate=\"'jaa' != /data/a\""}, select("a"), YES_NO, "geen keuze 'jaa'"),
        ("<a/><b/>", {"b": "calculate=\"selected(/data/a, 'x')\""}, select("a"), YES_NO, "geen keuze 'x'"),
        ("<a/>", {"a": 'relevant="/data/weg = 1"'}, text("a"), "", "De vraag 'weg' bestaat niet"),
        ("<abc/>", {"abc": 'constraint="/data/abd = 1"'}, text("abc"), "", "Bedoelt u 'abc'?"),
        ("<a/><b/>", {"b": 'relevant="a = 1"'}, text("a") + text("b"), "", "schrijf ${a}"),
        ("<g><a/></g><b/>", {"b": 'calculate="/data/g"'}, text("g/a"), "", "'g' is een groep"),
        ("<g><a/></g>", {"g": 'relevant="number() = 1"'}, text("g/a"), "", "geen eigen antwoord"),
        ("<a/>", {"a": 'required="/data/*"'}, text("a"), "", "rechtstreeks"),
        ("<a/>", {"a": 'required="//a"'}, text("a"), "", "rechtstreeks"),
        ("<a/>", {"a": 'required="/data/a[1] = 1"'}, text("a"), "", "rechtstreeks"),
        ("<a/>", {"a": 'required="following::a"'}, text("a"), "", "rechtstreeks"),
        ("<a/>", {"a": 'required="/ = 1"'}, text("a"), "", "bestaat niet"),
        ("<a/>", {"a": 'relevant="x:y = 1"'}, text("a"), "", "bestaat niet"),
        ("<a/>", {"a": "relevant=\"jr:choice-name(/data/a, '/data/a')\""}, text("a"), "", "geen keuzevraag"),
        ("<a/>", {"a": 'relevant="foo("'}, text("a"), "", "houdt op"),
        ("<a/>", {}, text("a", '<output value="/data/weg"/>'), "", "'weg' bestaat niet"),
        ("<a/>", {}, text("a", "<b>vet</b>"), "", "<b> kan niet in een tekst"),
        ("<a/>", {}, '<input ref="/data/a"><label ref="itext(1)"/></input>', "", "niet leesbaar"),
        ("<a/>", {}, '<input ref="/data/a"><label ref="jr:itext(/data/a)"/></input>', "", "niet leesbaar"),
        ("<a/>", {}, '<input ref="/data/a"><label ref="jr:itext(concat(1, /data/a))"/></input>', "", "niet leesbaar"),
        (
            "<a/>",
            {"a": "jr:constraintMsg=\"jr:itext('x')\""},
            text("a"),
            _ITEXT_VIDEO := (
                '<itext><translation lang="nl"><text id="x"><value form="video">i</value></text></translation></itext>'
            ),
            "video",
        ),
    ],
)
def test_what_the_profile_does_not_have_is_told(
    data: str, binds: dict[str, str], body: str, model: str, words: str
) -> None:
    assert words in problems(xform(data, binds, body, model))


def test_the_id_of_a_text_may_be_put_together_of_fixed_parts() -> None:
    itext = '<itext><translation lang="nl"><text id="a:b"><value>Klopt</value></text></translation></itext>'
    label = "jr:itext( concat('a', concat(':', 'b')) )"
    loaded = form("<a/>", {}, f'<input ref="/data/a"><label ref="{label}"/></input>', itext)
    question = begin(loaded, TODAY).question("nl")
    assert question is not None
    assert question.label == "Klopt"


def test_a_calculation_that_gives_no_number_leaves_nothing() -> None:
    binds = {
        "b": 'calculate="/data/a * 2"',
        "c": "calculate=\"if(/data/a = '', number('x'), 'wel')\"",
        "d": "calculate=\"concat(/data/b, '!')\"",
        "e": 'calculate="1 div 0"',
    }
    session = begin(form("<a/><b/><c/><d/><e/>", binds, text("a")), TODAY)
    assert [session.value(name) for name in "bcde"] == ["", "", "!", "Infinity"]
    assert [walked(session, "3").value(name) for name in "bcd"] == ["6", "wel", "6!"]


def test_a_group_without_a_place_of_its_own_only_holds_questions() -> None:
    loaded = form("<a/>", {}, f"<group><label>G</label>{text('a')}</group>")
    assert [field.name for field in loaded.fields] == ["a"]


def test_a_control_may_name_its_place_from_the_group_around_it() -> None:
    inner = '<group><input ref="a"><label>A</label></input></group><input nodeset="/data/b"><label>B</label></input>'
    loaded = form("<g><a/></g><b/>", {}, f'<group ref="g">{inner}</group>')
    assert [loaded.fields[index].path for index in loaded.questions] == [("g", "a"), ("b",)]


def test_a_constraint_may_use_the_value_without_naming_it() -> None:
    loaded = form("<a/>", {"a": 'constraint="string-length() &lt; 3 and number() &gt; 5"'}, text("a"))
    constraint = loaded.field("a").rules.constraint
    assert constraint is not None
    assert constraint.formula.code.reads == {0}


def test_names_with_a_prefix_are_refused_inside_a_list() -> None:
    nodeset = "instance('janee')/root/item[x:y = 1]"
    assert "x: ervoor" in problems(xform("<a/>", {}, select("a", nodeset=nodeset)))


def test_the_words_of_a_fault_name_questions_as_the_author_does() -> None:
    told = problems(xform("<g><a/></g><b/>", {"b": 'relevant="foo( /data/g/a ) = 1"'}, text("g/a") + text("b")))
    assert told == (
        "b relevant: De functie foo() wordt niet ondersteund. In: foo(${a}) = 1 "
        "Verbeter de cel; verwijs naar vragen als ${naam}."
    )


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(FormError) as caught:
        load_form(
            xform("<a/><b/>", {"a": 'relevant="foo()"', "b": 'required="1 +" constraint=". >"'}, text("a") + text("b"))
        )
    assert [(problem.question, problem.part) for problem in caught.value.problems] == [
        ("a", "relevant"),
        ("b", "required"),
        ("b", "constraint"),
    ]


@pytest.mark.parametrize(
    "binds",
    [
        {"a": 'relevant="/data/a = 1"'},
        {"a": 'relevant="/data/b = 1"', "b": 'relevant="/data/a = 1"'},
        {"a": 'relevant="/data/c = 1"', "b": 'relevant="/data/a = 1"', "c": 'calculate="/data/b"'},
        {"g": 'relevant="/data/g/d = 1"'},
    ],
)
def test_fields_that_wait_for_each_other_are_refused_by_name(binds: dict[str, str]) -> None:
    told = problems(
        xform("<a/><b/><c/><g><d/></g>", {"c": 'calculate="1"', **binds}, text("a") + text("b") + text("g/d"))
    )
    assert "wachten op elkaar" in told
    assert all(f"'{path}'" in told for path in binds)


def test_a_constraint_may_read_its_own_question() -> None:
    assert form("<a/>", {"a": 'constraint=". != /data/a or . = 1"'}, text("a")).links.order == (0,)


def test_a_form_of_too_many_questions_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xform_places, "MAX_PLACES", 2)
    assert "meer dan 2" in problems(xform("<a/><b/><c/>", {}, ""))


TRANSLATED = """<itext>
  <translation lang="English (en)"><text id="x"><value>Age of <output value=" /data/a "/>?</value></text></translation>
  <translation lang="Nederlands (nl)" default="true()"><text id="x"><value>Leeftijd?</value></text>
    <text id="x"><value>tweede</value></text><text id="leeg"/></translation>
  <translation lang="Tigrinya"><text id="x"><value>-</value></text></translation></itext>"""


def test_languages_keep_their_order_and_the_marked_one_is_the_default() -> None:
    body = '<input ref="/data/a"><label ref="jr:itext(\'x\')"/><hint ref="jr:itext(\'leeg\')"/></input>'
    loaded = form("<a/>", {}, body, TRANSLATED)
    assert loaded.languages == ("en", "nl", "Tigrinya")
    assert loaded.default_language == "nl"
    assert set(loaded.field("a").wording.label.parts) == {"en", "nl"}


def test_without_a_marked_language_the_first_is_the_default() -> None:
    body = '<input ref="/data/a"><label ref="jr:itext(\'x\')"/></input>'
    assert form("<a/>", {}, body, TRANSLATED.replace(' default="true()"', "")).default_language == "en"


FILLED_IN = (
    '<select1 ref="/data/b"><label>L</label><item><label>Ja, <output value="/data/a"/></label>'
    "<value>j</value></item></select1>"
)


def test_the_text_of_a_choice_may_have_an_earlier_answer_in_it() -> None:
    itext = (
        '<itext><translation lang="nl"><text id="i"><value>In <output value="/data/a"/></value></text></translation>'
        '</itext><instance id="l"><root><item><id>i</id><name>x</name></item></root></instance>'
    )
    listed = (
        '<select1 ref="/data/c"><label>L</label><itemset nodeset="instance(\'l\')/root/item">'
        '<value ref="name"/><label ref="jr:itext(id)"/></itemset></select1>'
    )
    loaded = form("<a/><b/><c/>", {}, text("a") + FILLED_IN + listed, itext)
    session = walked(begin(loaded, TODAY), "Ede")
    for expected in ("Ja, Ede", "In Ede"):
        question = session.question("nl")
        assert question is not None
        assert [choice.label for choice in question.choices] == [expected]
        session = walked(session, question.choices[0].name)
    assert [one.answer for one in session.path("nl")] == ["Ede", "Ja, Ede", "In Ede"]


def test_the_name_of_a_choice_with_an_answer_in_it_is_not_to_be_had() -> None:
    binds = {"c": "calculate=\"jr:choice-name(/data/b, '/data/b')\""}
    assert "die kan jr:choice-name() niet geven" in problems(xform("<a/><b/><c/>", binds, text("a") + FILLED_IN))


def test_choices_do_not_come_from_a_question() -> None:
    assert "niet uit een lijst" in problems(xform("<a/><b/>", {}, text("a") + select("b", nodeset="/data/a")))


def test_labels_of_a_shared_list_are_read_once() -> None:
    itext = '<itext><translation lang="nl"><text id="j"><value>Ja</value></text></translation></itext>'
    items = '<instance id="l"><root><item><itextId>j</itextId><name>ja</name></item></root></instance>'
    body = "".join(
        f'<select1 ref="/data/{name}"><label>L</label><itemset nodeset="instance(\'l\')/root/item">'
        '<value ref="name"/><label ref="jr:itext(itextId)"/></itemset></select1>'
        for name in "ab"
    )
    loaded = form("<a/><b/>", {}, body, itext + items)
    first, second = loaded.field("a").options, loaded.field("b").options
    assert first is not None
    assert second is not None
    assert first.all["ja"].label is second.all["ja"].label


def test_a_question_says_how_its_author_wants_it_asked() -> None:
    control = '<input ref="/data/a" appearance="email"><label>L</label></input>'
    asked = load_form(xform("<a/><b/>", {}, control + text("b")))
    assert (asked.field("a").appearance, asked.field("b").appearance) == ("email", "")
    question = begin(asked, TODAY).question("nl")
    assert question is not None
    assert question.appearance == "email"

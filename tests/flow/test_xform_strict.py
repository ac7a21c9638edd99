# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an author can get wrong without breaking the file is told at load, in Dutch and English, with a code."""

import pytest

from kiosk.flow.form import FormError, Problem
from kiosk.flow.said import Said
from kiosk.flow.xform.load import load_form
from kiosk.flow.xform.reporting import Report
from tests.flow.forms import YES_NO, form, select, text, xform

LISTED = YES_NO.replace("<groep>a</groep>", "<groep>noord</groep>").replace(
    "<label>Nee</label>", "<label>Nee</label><groep>zuid</groep>"
)


def problems(data: str, binds: dict[str, str], body: str, model: str = LISTED) -> tuple[Problem, ...]:
    """All that loading says."""
    with pytest.raises(FormError) as caught:
        load_form(xform(data, binds, body, model))
    return caught.value.problems


def of_rule(rule: str, part: str = "relevant") -> Problem:
    """What is wrong with a rule of question `b`, after the choice `a`, several choices `m` and in group `g`."""
    body = select("a") + select("m", kind="select") + f'<group ref="/data/g">{text("g/t")}</group>' + text("b")
    (problem,) = problems("<a/><m/><g><t/></g><b/>", {"b": f'{part}="{rule}"'}, body)
    return problem


@pytest.mark.parametrize(
    ("rule", "code", "nl", "en"),
    [
        ("selectd(/data/a, 'ja')", "function-unknown", "Bedoelt u 'selected'?", "Did you mean 'selected'?"),
        ("uuid() = 1", "function-unknown", "uuid() wordt niet ondersteund", "uuid() is not supported"),
        ("selected(/data/a)", "argument-count", "krijgt 1 waarden, maar hoort er 2", "gets 1 values, but takes 2"),
        ("substr('a') = 1", "argument-count", "hoort er 2 tot 3", "takes 2 to 3"),
        ("max() = 1", "argument-count", "hoort er 1 of meer", "takes 1 or more"),
        ("/data/aa = 1", "question-unknown", "De vraag 'aa' bestaat niet", "There is no question 'aa'"),
        ("a = 'ja'", "name-bare", "schrijf ${a}", "write ${a}"),
        ("/data/g = 1", "group-as-value", "'g' is een groep", "'g' is a group"),
        ("/data/a = 'jaa'", "option-unknown", "geen keuze 'jaa'. Bedoelt u 'ja'?", "no choice 'jaa'. Did you mean"),
        ("'jaa' != /data/a", "option-unknown", "geen keuze 'jaa'", "no choice 'jaa'"),
        ("/data/m = 'ja jaa'", "option-unknown", "geen keuze 'ja jaa'", "no choice 'ja jaa'"),
        ("selected(/data/m, 'jaa')", "option-unknown", "geen keuze 'jaa'", "no choice 'jaa'"),
        ("selected('nee jaa', /data/a)", "option-unknown", "geen keuze 'jaa'", "no choice 'jaa'"),
        ("not(/data/a = 'jaa' and 1 = 1)", "option-unknown", "geen keuze 'jaa'", "no choice 'jaa'"),
        ("position() = 1", "position-outside", "tussen [ en ]", "between [ and ]"),
        ("1 + position() = 1", "position-outside", "tussen [ en ]", "between [ and ]"),
        ("(instance('janee')/root/item)[position() = 1]/naam = position()", "position-outside", "tussen", "between"),
        (
            "count(instance('janee')/root/item[groepp = 'a']) = 1",
            "column-unknown",
            "Bedoelt u 'groep'?",
            "mean 'groep'",
        ),
        ("count(instance('janee')/root/item[a = 'ja']) = 1", "name-bare", "schrijf ${a}", "write ${a}"),
        ("count(instance('janee')/root/item[groep = 'nord']) = 1", "option-unknown", "nergens 'nord'", "No row"),
        ("count(instance('janee')/root/item['nord' = groep]) = 1", "option-unknown", "Bedoelt u 'noord'?", "'noord'"),
        ("count(instance('jannee')/root/item) = 1", "list-unknown", "Bedoelt u 'janee'?", "Did you mean 'janee'?"),
        ("instance('janee')/root/item[/data/a = 'jaa']/name = 1", "option-unknown", "geen keuze 'jaa'", "no choice"),
        ("regex(/data/a, '(?=x)')", "pattern-wrong", "patroon in regex() kan niet", "pattern in regex() is not"),
        ("/data/a = ‘ja’", "expression-wrong", "krul-aanhalingsteken", "curly quotation mark"),
        ("/data/a = $a", "expression-wrong", "als ${naam}", "as ${name}"),
        ("/data/a 'ja'", "expression-wrong", "hier ontbreekt een teken", "is missing here"),
        ("(/data/a = 'ja'", "expression-wrong", "de tekst houdt op", "the text ends"),
        ("concat('" + "x" * 8_000 + "')", "expression-too-long", "te lang", "too long"),
        ("not(" * 60 + "1" + ")" * 60, "expression-too-deep", "dieper genest", "nested deeper"),
    ],
)
def test_a_mistake_in_a_rule_is_told_in_two_languages_with_a_code(rule: str, code: str, nl: str, en: str) -> None:
    problem = of_rule(rule)
    assert (problem.question, problem.part, problem.code) == ("b", "relevant", code)
    assert nl in problem.message.nl
    assert en in problem.message.en
    assert problem.remedy.en.startswith("Mend the cell")


@pytest.mark.parametrize(
    "rule",
    [
        "/data/m = 'ja nee'",
        "/data/a != ''",
        "selected('ja nee', /data/a)",
        "count(instance('janee')/root/item[position() = 1]) = 1",
        "count((instance('janee')/root/item)[position() = 1]) = 1",
        "(instance('janee')/root/item)[position() = 1]/name = 'x'",
        "count(instance('janee')/root/item[groep = 'noord' and name = /data/a]) = 1",
        "instance('janee')/root/item[name = /data/a]/groep = 'x'",
        "count(instance('janee')/root/*[groep = 'zuid']) = 1",
        "count(instance('janee')//item[anders = 'zuid']) = 1",
        "count(instance('janee')/root/item[name = instance('janee')/root/item[groep = 'zuid']/name]) = 1",
        "count(instance('janee')/root/item[groep = '']) = 1",
    ],
)
def test_a_rule_that_can_be_meant_loads(rule: str) -> None:
    body = select("a") + select("m", kind="select") + text("b")
    assert form("<a/><m/><b/>", {"b": f'relevant="{rule}"'}, body, LISTED).field("b").rules.relevant is not None


def test_a_list_inside_the_filter_of_another_has_columns_of_its_own() -> None:
    other = "<instance id='l'><root><item><name>x</name><groep>oost</groep></item></root></instance>"
    inner = "instance('l')/root/item[groep = 'oost']/name"
    rule = f"count(instance('janee')/root/item[name = {inner}]) = 1"
    assert form("<a/><b/>", {"b": f'relevant="{rule}"'}, select("a") + text("b"), LISTED + other).questions == (0, 1)
    (problem,) = problems("<b/>", {"b": f'relevant="{rule.replace("oost", "zuid")}"'}, text("b"), LISTED + other)
    assert (problem.code, "'zuid'" in problem.message.nl) == ("option-unknown", True)


def test_a_constraint_on_the_own_answer_knows_its_options() -> None:
    (problem,) = problems("<a/>", {"a": "constraint=\". != 'jaa'\""}, select("a"))
    assert (problem.part, problem.code) == ("constraint", "option-unknown")
    (problem,) = problems("<a/>", {"a": "constraint=\"not(selected(., 'jaa'))\""}, select("a", kind="select"))
    assert (problem.part, problem.code) == ("constraint", "option-unknown")


@pytest.mark.parametrize(
    ("binds", "question", "part"),
    [
        ({"a": "relevant=\"/data/z = 'ja'\""}, "a", "relevant"),
        ({"a": "required=\"/data/z = 'ja'\""}, "a", "required"),
        ({"a": "constraint=\"/data/z = 'ja'\""}, "a", "constraint"),
        ({"c": 'calculate="/data/z"', "a": "relevant=\"/data/c = 'ja'\""}, "a", "relevant"),
        ({"c": 'calculate="1" relevant="/data/z"', "a": "relevant=\"/data/c = 'ja'\""}, "a", "relevant"),
        ({"h/k": 'calculate="1"', "h": 'relevant="/data/z"', "a": "required=\"/data/h/k = 'ja'\""}, "a", "required"),
        ({"g": "relevant=\"/data/z = 'ja'\""}, "g", "relevant"),
    ],
)
def test_a_rule_that_reads_a_question_asked_later_is_told(binds: dict[str, str], question: str, part: str) -> None:
    body = text("a") + f'<group ref="/data/g">{text("g/t")}</group>' + select("z")
    bound = {"c": 'calculate="1"', "h/k": 'calculate="1"', **binds}
    (problem,) = problems("<c/><h><k/></h><a/><g><t/></g><z/>", bound, body)
    assert (problem.question, problem.part, problem.code) == (question, part, "forward-reference")
    assert "de vraag 'z', die pas later gesteld wordt" in problem.message.nl
    assert "the question 'z', which is asked later" in problem.message.en


def test_a_choice_filter_that_reads_a_question_asked_later_is_told() -> None:
    body = select("a", nodeset="instance('janee')/root/item[groep = /data/z]") + text("z")
    (problem,) = problems("<a/><z/>", {}, body)
    assert (problem.question, problem.part, problem.code) == ("a", "choice_filter", "forward-reference")


def test_calculates_and_outcomes_may_read_what_comes_later() -> None:
    binds = {"c": 'calculate="/data/z"', "outcomes/o": 'readonly="true()" relevant="/data/z = \'ja\'"'}
    body = text("outcomes/o") + select("z")
    assert form("<c/><outcomes><o/></outcomes><z/>", binds, body).outcomes == (2,)


@pytest.mark.parametrize(
    ("binds", "question", "part", "circle"),
    [
        ({"a": 'relevant="/data/a = 1"'}, "a", "relevant", "'a' → 'a'"),
        ({"c": 'calculate="/data/d"', "d": 'calculate="/data/c"'}, "c", "calculation", "'c' → 'd' → 'c'"),
        ({"g": 'relevant="/data/g/t = 1"'}, "g", "relevant", "'g' → 't' → 'g'"),
    ],
)
def test_rules_that_wait_for_each_other_are_told_as_a_circle(
    binds: dict[str, str], question: str, part: str, circle: str
) -> None:
    body = text("a") + f'<group ref="/data/g">{text("g/t")}</group>'
    bound = {"c": 'calculate="1"', "d": 'calculate="1"', **binds}
    (problem,) = problems("<a/><c/><d/><g><t/></g>", bound, body)
    assert (problem.question, problem.part, problem.code) == (question, part, "dependency-circle")
    names = circle.split(" → ")[:-1]
    assert all(name in problem.message.nl and name in problem.message.en for name in names)


def test_a_choice_filter_that_waits_for_itself_is_told_at_the_filter() -> None:
    body = select("a", nodeset="instance('janee')/root/item[groep = /data/c]")
    (problem,) = problems("<a/><c/>", {"c": 'calculate="/data/a"'}, body)
    assert problem.code == "dependency-circle"
    assert (problem.question, problem.part) in {("a", "choice_filter"), ("c", "calculation")}


@pytest.mark.parametrize(
    ("default", "bind", "control"),
    [
        ("misschien", "", select("a")),
        ("ja misschien", "", select("a", kind="select")),
        ("ja nee", "", select("a")),
        ("twaalf", 'type="int"', text("a")),
        ("morgen", 'type="date"', text("a")),
        ("iets", 'readonly="true()"', text("a")),
    ],
)
def test_a_default_that_is_no_answer_is_told(default: str, bind: str, control: str) -> None:
    (problem,) = problems(f"<a>{default}</a>", {"a": bind}, control)
    assert (problem.part, problem.code) == ("default", "default-wrong")
    assert f"'{default}' is geen antwoord" in problem.message.nl


@pytest.mark.parametrize(
    ("default", "bind", "control"),
    [("ja", "", select("a")), ("nee ja", "", select("a", kind="select")), ("2026-11-23", 'type="date"', text("a"))],
)
def test_a_default_that_is_an_answer_loads(default: str, bind: str, control: str) -> None:
    assert form(f"<a>{default}</a>", {"a": bind}, control).field("a").default == default


def test_a_problem_of_the_whole_form_is_told_without_a_name() -> None:
    problem = Problem("", "", Said("Kapot.", "Broken."), Said("Maak.", "Mend."))
    assert (problem.shown("nl"), problem.shown("en")) == ("formulier: Kapot. Maak.", "form: Broken. Mend.")
    assert (str(problem), str(problem.message)) == (problem.shown("nl"), "Kapot.")


def test_every_code_of_a_problem_is_a_word_for_programs() -> None:
    with pytest.raises(FormError) as caught:
        load_form(xform("<a/><a/>", {"a": 'foo="1" type="decimal"'}, '<input ref="/data/a" appearance="x"/><range/>'))
    codes = {problem.code for problem in caught.value.problems}
    assert codes >= {"attribute-unknown", "type-unknown", "label-missing", "appearance-unknown", "name-double"}


def test_a_report_without_problems_closes_quietly() -> None:
    Report().close()

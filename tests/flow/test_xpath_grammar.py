# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The grammar of expressions: what is read how, and what an author is told about a slip."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.flow.xpath.compiler import compile_text
from kiosk.flow.xpath.lexer import MAX_LENGTH, XPathError
from kiosk.flow.xpath.parser import MAX_DEPTH, MAX_NESTING, parse
from kiosk.flow.xpath.syntax import Arithmetic, Logical, Number, children, walk
from tests.conformance.xpath import TreeScope
from tests.flow.expressions import paths_of, text_of

THREE = "<a><b>1</b><b>2</b><b><c>3</c></b></a>"


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("1 + 2 * 3", "7"),
        ("(1 + 2) * 3", "9"),
        ("8 - 4 - 2", "2"),
        ("2 = 2 = true()", "true"),
        ("1 < 2 = true()", "true"),
        ("true() or false() and false()", "true"),
        ("- 3 + 5", "2"),
        ("--3", "3"),
        ("-(2) * -(3)", "6"),
        ("7 mod 4 div 2", "1.5"),
        ("'it''s'", None),
        ('"it\'s"', "it's"),
    ],
)
def test_operators_bind_as_in_xpath(expression: str, value: str | None) -> None:
    if value is None:
        with pytest.raises(XPathError):
            parse(expression)
    else:
        assert text_of(expression) == value


@pytest.mark.parametrize(
    ("expression", "paths"),
    [
        ("/a/b", ["/*[1]/*[1]", "/*[1]/*[2]", "/*[1]/*[3]"]),
        ("//c", ["/*[1]/*[3]/*[1]"]),
        ("a//c", ["/*[1]/*[3]/*[1]"]),
        ("/a/b[2]", ["/*[1]/*[2]"]),
        ("(//b)[3]/c", ["/*[1]/*[3]/*[1]"]),
        ("(//b)//c", ["/*[1]/*[3]/*[1]"]),
        ("(/a/b)[position() > 1][1]", ["/*[1]/*[2]"]),
        ("//c/../..", ["/*[1]"]),
        ("//c/ancestor::*[1]", ["/*[1]/*[3]"]),
        ("//c/ancestor-or-self::*", ["/*[1]", "/*[1]/*[3]", "/*[1]/*[3]/*[1]"]),
        ("//b | //b | //c", ["/*[1]/*[1]", "/*[1]/*[2]", "/*[1]/*[3]", "/*[1]/*[3]/*[1]"]),
        ("/", ["/"]),
        ("/a/b/text()", ["/*[1]/*[1]/text()[1]", "/*[1]/*[2]/text()[1]"]),
        ("/a/b[. = '2']/following-sibling::b", ["/*[1]/*[3]"]),
        ("//c/preceding::b", ["/*[1]/*[1]", "/*[1]/*[2]"]),
        ("/a/b[1]/following::c", ["/*[1]/*[3]/*[1]"]),
        ("//c/preceding-sibling::*", []),
        ("/a/b[string-length() = 1]", ["/*[1]/*[1]", "/*[1]/*[2]", "/*[1]/*[3]"]),
        ("/a/b[number() = 2]", ["/*[1]/*[2]"]),
    ],
)
def test_paths_find_their_nodes_in_document_order(expression: str, paths: list[str]) -> None:
    assert paths_of(expression, THREE) == paths


def test_prefixed_names_fit_their_namespace_only() -> None:
    xml = '<a xmlns:q="urn:p"><q:b/><b/><?x 1?><?y 2?></a>'
    assert paths_of("/a/p:b", xml) == ["/*[1]/*[1]"]
    assert paths_of("/a/p:*", xml) == ["/*[1]/*[1]"]
    assert paths_of("/a/b", xml) == ["/*[1]/*[2]"]
    assert paths_of("/a/processing-instruction('y')", xml) == ["/*[1]/processing-instruction()[2]"]


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("", "leeg"),
        ("  ", "leeg"),
        ("1 2", "ontbreekt"),
        ("(1", "')'"),
        ("1)", "Onverwacht"),
        ("'open", "aanhalingsteken"),
        ("\u2018krul\u2019", "krul-aanhalingsteken"),
        ("${naam}", "${naam}"),
        ("1 + # 2", "past hier niet"),
        ("1 +", "houdt op"),
        ("1 + )", "er staat"),
        ("a/", "houdt op"),
        ("a/'b'", "er staat"),
        ("a/concat()", "kan hier niet in een pad"),
        ("namespace::a", "bestaat niet in een pad"),
        ("if(1, 2", "houdt op"),
        ("1 And 1", "And"),
        ("a[1", "']'"),
        ("count('x')", "lijst"),
        ("'x'/a", "lijst"),
        ("position(1)", "lijst"),
        ("1 | 2", "lijst"),
        ("p2:x", "namespace"),
    ],
)
def test_a_slip_is_told_in_words(expression: str, words: str) -> None:
    with pytest.raises(XPathError) as caught:
        compile_text(expression, TreeScope())
    assert words in str(caught.value)


@pytest.mark.parametrize("expression", ["foo(1)", "uuid()", "random()", "IF(1,2,3)"])
def test_a_function_outside_the_profile_is_refused_by_name(expression: str) -> None:
    with pytest.raises(XPathError, match="wordt niet ondersteund") as caught:
        compile_text(expression, TreeScope())
    assert expression.split("(", maxsplit=1)[0] in str(caught.value)


@pytest.mark.parametrize(
    ("expression", "words"),
    [("not()", "0 waarden"), ("if(1, 2)", "hoort er 3"), ("substr('a')", "2 tot 3"), ("max()", "1 of meer")],
)
def test_a_wrong_number_of_arguments_is_refused(expression: str, words: str) -> None:
    with pytest.raises(XPathError, match=words):
        compile_text(expression, TreeScope())


def test_an_expression_that_is_too_long_or_too_deep_is_refused_at_once() -> None:
    with pytest.raises(XPathError, match="te lang"):
        parse("1" * (MAX_LENGTH + 1))
    with pytest.raises(XPathError, match="genest"):
        parse("(" * 1_000 + "1" + ")" * 1_000)
    with pytest.raises(XPathError, match="te ingewikkeld"):
        parse("+".join(["1"] * (MAX_DEPTH + 1)))


def test_an_expression_at_the_limits_still_runs() -> None:
    deep = "not(" * (MAX_NESTING - 2) + "true()" + ")" * (MAX_NESTING - 2)
    assert text_of(deep) == "true"
    assert text_of("+".join(["1"] * 100)) == "100"
    assert text_of(" or ".join(["false()"] * 500)) == "false"


def test_a_chain_of_or_is_one_node_of_the_tree() -> None:
    tree = parse("1 or 2 or 3 and 4")
    assert isinstance(tree, Logical)
    assert len(tree.operands) == 3
    assert isinstance(tree.operands[2], Logical)


def test_walking_a_tree_meets_every_part_with_its_depth() -> None:
    tree = parse("-(1 + count(//a[b = 2] | (//c)[3]))")
    numbers = {(part.value, depth) for part, depth in walk(tree) if isinstance(part, Number)}
    assert numbers == {(1.0, 3), (2.0, 7), (3.0, 6)}
    assert children(Arithmetic("+", Number(1), Number(2))) == (Number(1), Number(2))


@given(st.text(alphabet="ab12+-*/=<>()[]'\" .,|@:!$", max_size=30))
def test_any_text_is_either_read_or_refused_in_words(text: str) -> None:
    with suppress(XPathError):
        compile_text(text, TreeScope())

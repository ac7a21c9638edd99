# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Each function of the profile, by example; the recorded cases of ODK are in tests/conformance."""

import time

import pytest

from kiosk.flow.xpath.compiler import compile_text
from kiosk.flow.xpath.lexer import XPathError
from tests.conformance.xpath import TreeScope
from tests.flow.expressions import text_of

LIST = "<m><instance id='l'><r><i><n>a</n></i><i><n>b</n></i></r></instance><x>1</x><x>3</x><y/></m>"


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("if(1 = 1, 'ja', 2)", "ja"),
        ("if(1 = 2, 'ja', 2)", "2"),
        ("coalesce('', 'b')", "b"),
        ("coalesce('a', 'b')", "a"),
        ("coalesce(number('x'), 'b')", "b"),
        ("coalesce('NaN', 'b')", "NaN"),
        ("not('')", "true"),
        ("selected('a b c', 'b')", "true"),
        ("selected('a b c', concat('', ' c '))", "true"),
        ("selected('abc', 'b')", "false"),
        ("selected('', '')", "false"),
        ("count-selected('a b  c')", "3"),
        ("selected-at('a b c', 1)", "b"),
        ("selected-at('a b c', 3)", ""),
        ("selected-at('a b c', 0.5)", ""),
        ("concat('a', 1, true(), //x)", "a1true13"),
        ("contains('abc', 'bc')", "true"),
        ("starts-with('abc', 'ab')", "true"),
        ("ends-with('abc', 'bc')", "true"),
        ("string-length('één')", "3"),
        ("substr('hello', 1, 3)", "el"),
        ("substr('hello', -2)", "lo"),
        ("substr('hello', number('x'))", "hello"),
        ("substr('hello', 1, 1 div 0)", "ello"),
        ("substr('hello', -9, 9)", "hello"),
        ("regex('1234 AB', '[1-9][0-9]{3} ?[A-Z]{2}')", "true"),
        ("regex('x1234 AB', '[1-9][0-9]{3} ?[A-Z]{2}')", "false"),
        (r"regex('é', '[\u00e0-\u00ff]')", "true"),
        (r"regex('u00e9', '\\u00e9')", "false"),
        (r"regex('\u00e9', '\\u00e9')", "true"),
        ("number('12.50')", "12.5"),
        ("int(-2.9)", "-2"),
        ("round(-2.5)", "-3"),
        ("round(2.345, 2)", "2.35"),
        ("min(3, '2', //x)", "1"),
        ("max(3, //x)", "3"),
        ("max(3, 'x')", "NaN"),
        ("min(//zz)", "NaN"),
        ("min(1 div 0, 3)", "3"),
        ("max(-(1 div 0), true())", "1"),
        ("sum(//x)", "4"),
        ("count(//x)", "2"),
        ("count(instance('l')/r/i[n = 'b'])", "1"),
        ("position(//x[2])", "2"),
        ("position(//zz)", "NaN"),
        ("position(/)", "1"),
        ("position()", "1"),
        ("jr:choice-name('a', '/data/q')", ""),
        ("true()", "true"),
        ("false()", "false"),
    ],
)
def test_functions_give_their_value(expression: str, value: str) -> None:
    assert text_of(expression, LIST) == value


def test_once_keeps_what_is_there() -> None:
    assert text_of("once('vers')", "<m/>") == "vers"
    assert text_of("once('vers')", "<m>oud</m>") == "oud"


@pytest.mark.parametrize("pattern", ["(a", "(?=a)b", r"(a)\1", "a{2000}"])
def test_a_pattern_that_cannot_run_in_linear_time_is_refused(pattern: str) -> None:
    with pytest.raises(XPathError, match=r"Het patroon in regex\(\) kan niet: (?!b')\w"):
        compile_text(f"regex('a', '{pattern}')", TreeScope())


def test_a_pattern_must_be_fixed() -> None:
    with pytest.raises(XPathError, match="vaste tekst"):
        compile_text("regex('a', concat('a', 'b'))", TreeScope())


def test_no_answer_can_make_a_pattern_hang() -> None:
    started = time.process_time()
    assert text_of(f"regex('{'a' * 5_000}!', '(a+)+')") == "false"
    assert time.process_time() - started < 10

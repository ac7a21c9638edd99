# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where engines are known to part: what ODK XForms and XPath 1.0 say, what the own engine gives, what rxeval gives.

The document has a text `t` = 'x w', an empty `e` and a number `i` = -7.
"""

from collections.abc import Mapping
from types import MappingProxyType

import pytest
import rxeval  # type: ignore[import-untyped] # it ships no types

from tests.flow.differential.rxeval_engine import NOW
from tests.flow.expressions import text_of

_DOCUMENT = "<data><t>x w</t><e/><i>-7</i></data>"
_ALIKE: Mapping[str, str] = MappingProxyType(
    {
        # numbers as text (XPath 1.0 section 4.2): no exponent, no needless fraction
        "1 div 3": "0.3333333333333333",
        "0.1 + 0.2": "0.30000000000000004",
        "1 div 0": "Infinity",
        "-1 div 0": "-Infinity",
        "0 div 0": "NaN",
        "0 * -1": "0",
        "1000000 * 1000000": "1000000000000",
        "0.0000001": "0.0000001",
        "concat(1.0, 2.50)": "12.5",
        # text as number (section 4.4): sign, digits and dot, spaces around
        "number(' 12 ')": "12",
        "number('.5')": "0.5",
        "number('5.')": "5",
        "number('- 5')": "NaN",
        "number('1,5')": "NaN",
        "number('0x10')": "NaN",
        "number('')": "NaN",
        "number(true())": "1",
        # arithmetic (section 3.5)
        "-5 mod 2": "-1",
        "5 mod -2": "1",
        "1.5 mod 0.5": "0",
        "5 mod 0": "NaN",
        "8 div 4 div 2": "1",
        "2 + 3 * 4": "14",
        # int and round (ODK: int drops the fraction, a half is rounded away from zero)
        "int(2.7)": "2",
        "int(-2.7)": "-2",
        "int('')": "NaN",
        "int('12.9')": "12",
        "round(2.5)": "3",
        "round(-2.5)": "-3",
        "round(0.5)": "1",
        "round(2.345, 2)": "2.35",
        "round(125, -1)": "130",
        "round(1234.5678, 2)": "1234.57",
        # texts
        "string-length('aé€😀')": "4",
        "substr('abcde', 1)": "bcde",
        "substr('abcde', -2)": "de",
        "substr('abcde', -3, -1)": "cd",
        "substr('abcde', 3, 1)": "",
        "substr('abcde', 10)": "",
        "substr('abcde', -10, 2)": "ab",
        "substr('a😀b', 1, 2)": "😀",
        "contains('', '')": "true",
        "starts-with('', 'a')": "false",
        "ends-with('abc', '')": "true",
        "coalesce('', 'b')": "b",
        "coalesce(' ', 'b')": " ",
        "coalesce(0, 1)": "0",
        # regex fits the whole text (ODK; as JavaRosa)
        "regex('abc', 'b')": "false",
        "regex('abc', 'ab')": "false",
        "regex('abc', 'a|abc')": "true",
        "regex('', 'a*')": "true",
        "regex(12, '[0-9]+')": "true",
        # choices
        "selected-at(/data/t, 1)": "w",
        "selected-at(/data/t, 2)": "",
        "selected-at(/data/t, -1)": "",
        "selected-at('', 0)": "",
        "count-selected('')": "0",
        "count-selected(' a  b ')": "2",
        "selected('a b', 'a b')": "false",
        "selected('ab', 'a')": "false",
        "selected('a b', ' a ')": "true",
        "selected('a b', '')": "false",
        # extremes
        "min(3, 1, 2)": "1",
        "max('3', '10')": "10",
        "min(1, '')": "NaN",
        "max('')": "NaN",
        "sum(/data/i)": "-7",
        "sum(/data/nothing)": "0",
        "count(/data/e)": "1",
        # comparisons (section 3.4): an empty answer is no number, so nothing compares with it but 'unequal'
        "/data/e = 0": "false",
        "/data/e = ''": "true",
        "/data/e < 1": "false",
        "/data/e <= 0": "false",
        "/data/e != 0": "true",
        "/data/i = '-7.0'": "false",
        "'2' < '10'": "true",
        "'a' < 'b'": "false",
        "'1.0' = 1": "true",
        "3 > 2 > 1": "false",
        "true() = 'false'": "true",
        "false() = ''": "true",
        # truth (section 4.3): of a text its length, of a number not 0 and not NaN
        "not('false')": "false",
        "not('')": "true",
        "not(0 div 0)": "true",
        "if('0', 1, 2)": "1",
        "if(0, 1, 2)": "2",
        "true() and ''": "false",
        # dates
        "format-date('2026-02-08', '%e/%n/%y')": "8/2/26",
        "format-date('', '%Y')": "",
        "today()": "2026-11-23",
    }
)
_OTHERWISE: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "number('1e3')": ("NaN", "1000", "XPath 1.0 knows no exponents"),
        "number('+5')": ("NaN", "5", "XPath 1.0 knows no plus sign"),
        "number('Infinity')": ("NaN", "Infinity", "XPath 1.0 reads digits only"),
        "number('2026-02-28')": ("20512", "NaN", "ODK: the days of a date, as in JavaRosa and Web Forms"),
        "round(1.005, 2)": ("1.01", "1", "rounds the digits as written, as JavaRosa does"),
        "regex('٣', '\\d')": ("false", "true", "digits are 0 to 9, as in JavaRosa and Web Forms"),
        "substr('abcde', number('x'))": ("abcde", "", "no number counts as 0, as in JavaRosa"),
    }
)
_LEFT_OUT: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "date('2026-02-30')": ("", "no such day"),
        "date('abc')": ("", "no day at all"),
        "date(20000)": ("2024-10-04", "days since 1970-01-01"),
        "date(date('2026-02-28') + 1)": ("2026-03-01", "a date counts as its days"),
        "date('2026-02-28') - date('2026-02-01')": ("27", "a date counts as its days"),
        "date('2026-02-28') > '2025-12-31'": ("true", "a date counts as its days"),
        "format-date('2026-02-08', '%a %e %b')": ("Sun 8 Feb", "names of days and months"),
    }
)


@pytest.mark.parametrize("expression", _ALIKE)
def test_both_engines_give_what_the_specification_says(expression: str) -> None:
    assert text_of(expression, _DOCUMENT) == _ALIKE[expression]
    assert _in_rxeval(expression) == _ALIKE[expression]


@pytest.mark.parametrize("expression", _OTHERWISE)
def test_the_own_engine_keeps_to_the_specification_where_rxeval_does_not(expression: str) -> None:
    own, other, _ = _OTHERWISE[expression]
    assert text_of(expression, _DOCUMENT) == own
    assert _in_rxeval(expression) == other


@pytest.mark.parametrize("expression", _LEFT_OUT)
def test_the_own_engine_answers_where_rxeval_will_not_guess(expression: str) -> None:
    assert text_of(expression, _DOCUMENT) == _LEFT_OUT[expression][0]
    with pytest.raises(RuntimeError, match=r"not implemented|will not guess"):
        _in_rxeval(expression)


def _in_rxeval(expression: str) -> str:
    return str(rxeval.eval_expression(expression, _DOCUMENT, today=NOW[:10], now=NOW))

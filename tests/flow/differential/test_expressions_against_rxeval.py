# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Random expressions over a small document in the own engine and in `rxeval`."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from random import Random

import pytest
import rxeval  # type: ignore[import-untyped] # it ships no types

from kiosk.flow.xpath.parser import parse
from tests.flow.differential.drawn_expressions import NUMBER_CALCULATE, TEXT, WHOLE, Expressions, Known
from tests.flow.differential.explained import RXEVAL_EXPRESSIONS, Rule
from tests.flow.differential.rxeval_engine import NOW
from tests.flow.expressions import text_of

_VALUES: Mapping[str, str] = {"t": "ict bouw a", "e": "", "i": "-7", "c": "2.5", "u": "Eén ja"}
_DOCUMENT = f"<data>{''.join(f'<{name}>{value}</{name}>' for name, value in _VALUES.items())}</data>"
_KNOWN = (
    Known("t", TEXT),
    Known("e", TEXT),
    Known("u", TEXT),
    Known("i", WHOLE),
    Known("c", NUMBER_CALCULATE),
)
_REFERENCE = re.compile(r"\$\{(\w+)\}")
_USUAL, _MANY = range(1_500), range(1_500, 60_000)


@pytest.mark.parametrize("seeds", [_USUAL, pytest.param(_MANY, marks=pytest.mark.full)], ids=["usual", "many"])
@pytest.mark.timeout(1800)
@pytest.mark.no_cover
def test_two_engines_agree_on_random_expressions(seeds: range) -> None:
    counted: Counter[str] = Counter()
    different = []
    for seed in seeds:
        expression = _drawn(seed)
        other = _in_rxeval(expression)
        rule = Rule("", parse(expression), frozenset())
        excused = other is None or any(reason.applies(rule) for reason in RXEVAL_EXPRESSIONS)
        counted["excused" if excused else "exact"] += 1
        own = text_of(expression, _DOCUMENT)
        if not excused and own != other:
            different.append(f"{expression}\n   own {own!r}, rxeval {other!r}")
    assert not different, "\n".join(different[:10])
    assert counted["exact"] > 0.5 * len(seeds), counted


def _drawn(seed: int) -> str:
    random = Random(seed)  # noqa: S311 - expressions for a test
    expressions = Expressions(random, _KNOWN, dates=False)
    draw: Callable[[int], str] = random.choice((expressions.text, expressions.number, expressions.truth))
    return _REFERENCE.sub(r"/data/\1", draw(4))


def _in_rxeval(expression: str) -> str | None:
    """Its text; None where rxeval does not answer."""
    try:
        return str(rxeval.eval_expression(expression, _DOCUMENT, today=NOW[:10], now=NOW))
    except (ValueError, RuntimeError):
        return None

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What pycanon, a tool that others made, says of whole quarters of releases."""

from itertools import product

import pandas as pd  # type: ignore[import-untyped] # its types are a package of their own
import pytest
from pycanon import anonymity as pycanon  # type: ignore[import-untyped] # ships no types

from kiosk.policy.anonymity import ANY
from tests.visits.anonymity.quarters import VOLUMES, Quarter, generated

SENSITIVE = ("thema", "bestemming")
QUARTERS_OF_EACH = 50
_AT_ONCE = 2
"""In the ordinary run."""


def expanded(quarter: Quarter) -> pd.DataFrame:
    """A row for each visit that was told, with the release as its period."""
    rows = [
        (f"{release.period} {release.weeks.start}", *told)
        for release in quarter.releases
        for told, count in release.told.classes
        for _ in range(count)
    ]
    return pd.DataFrame(rows, columns=["periode", *quarter.names])


def check(quarter: Quarter) -> None:
    table = expanded(quarter)
    attributes = list(table.columns)
    assert pycanon.k_anonymity(table, attributes) >= 5
    for sensitive in SENSITIVE:
        told = table[table[sensitive] != ANY].reset_index(drop=True)
        if len(told):
            others = [name for name in attributes if name != sensitive]
            assert pycanon.l_diversity(told, others, [sensitive]) >= 2


@pytest.mark.parametrize(("mean", "seed"), list(product(VOLUMES, range(_AT_ONCE))))
def test_pycanon_finds_every_class_large_and_diverse(mean: int, seed: int) -> None:
    check(generated(mean, seed))


@pytest.mark.full
@pytest.mark.parametrize(("mean", "seed"), list(product(VOLUMES, range(_AT_ONCE, QUARTERS_OF_EACH))))
def test_pycanon_finds_so_in_every_one_of_two_hundred_quarters(mean: int, seed: int) -> None:
    check(generated(mean, seed))


def test_pycanon_would_find_a_small_class_and_a_lone_value() -> None:
    table = pd.DataFrame([("a", "x")] * 5 + [("b", "x"), ("b", "y")], columns=["q", "s"])
    assert pycanon.k_anonymity(table, ["q", "s"]) == 1
    assert pycanon.l_diversity(table, ["q"], ["s"]) == 1

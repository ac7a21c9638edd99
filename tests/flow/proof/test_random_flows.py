# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the proof says of flows made by chance is what walking every way through them in the real engine shows."""

from collections import Counter
from collections.abc import Iterator

import pytest

from kiosk.flow.form import Form
from kiosk.flow.proof.prove import prove
from kiosk.flow.proof.verdicts import Claim, Proof, Result, Verdict
from kiosk.flow.xform.load import load_form
from tests.flow.forms import TODAY
from tests.flow.proof.brute import SHOWN, Fact, TooManyWaysError, Truth, fact_of
from tests.flow.proof.generated import EXACT, ROUGH, random_form
from tests.flow.proof.shown import shows

_STEPS = 3_000
_LIMIT = 120.0
_FEW, _MANY = range(40), range(40, 1_250)
_FEW_ROUGH, _MANY_ROUGH = range(12), range(12, 400)


def flows(seeds: range, kinds: tuple[str, ...]) -> Iterator[tuple[int, Form, Proof, frozenset[Fact]]]:
    """Flows with their proof and what every way shows; those with too many ways are left out."""
    for seed in seeds:
        form = load_form(random_form(seed, 3 + seed % 6, kinds))
        try:
            facts = frozenset(Truth(form, _STEPS).facts)
        except TooManyWaysError:
            continue
        yield seed, form, prove(form, TODAY, _LIMIT), facts


def shown_by_somebody(result: Result) -> bool:
    """Whether one visitor is enough for this verdict: who reaches it, or for whom the claim does not hold."""
    return result.verdict is (Verdict.PROVED if result.claim in SHOWN else Verdict.REFUTED)


def wrong(seed: int, form: Form, result: Result, facts: frozenset[Fact]) -> Iterator[str]:
    """What a verdict says that the engine does not show; nothing for one that is left open."""
    if result.verdict is not Verdict.NOT_PROVED and fact_of(result) in facts and not shown_by_somebody(result):
        yield f"flow {seed}: some visitor shows the opposite of {result}"
    if shown_by_somebody(result) and (result.witness is None or not shows(form, result)):
        yield f"flow {seed}: the answers do not show {result}"


@pytest.mark.parametrize("seeds", [_FEW, pytest.param(_MANY, marks=pytest.mark.full)], ids=["some", "a thousand"])
@pytest.mark.timeout(3_000)
@pytest.mark.no_cover
def test_every_verdict_on_a_random_flow_is_that_of_every_single_way(seeds: range) -> None:
    tally: Counter[tuple[Claim, Verdict]] = Counter()
    flaws: list[str] = []
    compared = 0
    for seed, form, proof, facts in flows(seeds, EXACT):
        compared += 1
        flaws += [f"flow {seed}: {one}" for one in (*proof.inexact, *proof.open)]
        flaws += [f"flow {seed}: nothing is said of {one}" for one in facts - {fact_of(one) for one in proof.results}]
        for result in proof.results:
            tally[result.claim, result.verdict] += 1
            flaws += wrong(seed, form, result, facts)
            if shown_by_somebody(result) and fact_of(result) not in facts:
                flaws.append(f"flow {seed}: no way shows {result}")
    assert flaws == []
    assert compared > 0.9 * len(seeds)
    assert set(tally) == {(claim, verdict) for claim in Claim for verdict in (Verdict.PROVED, Verdict.REFUTED)}


@pytest.mark.parametrize("seeds", [_FEW_ROUGH, pytest.param(_MANY_ROUGH, marks=pytest.mark.full)], ids=["some", "many"])
@pytest.mark.timeout(3_000)
@pytest.mark.no_cover
def test_rules_that_are_known_only_roughly_are_named_and_never_hide_a_defect(seeds: range) -> None:
    flaws: list[str] = []
    open_ones = 0
    for seed, form, proof, facts in flows(seeds, ROUGH):
        open_ones += len(proof.open)
        flaws += [f"flow {seed}: {one} without a reason" for one in proof.open if not proof.inexact]
        for result in proof.results:
            flaws += wrong(seed, form, result, facts)
    assert flaws == []
    assert open_ones > 0

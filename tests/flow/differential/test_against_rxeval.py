# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Random forms in the own engine and in `rxeval`, an engine that others wrote: no difference without a reason."""

from collections.abc import Iterator
from random import Random

import pytest

from tests.flow.differential.comparing import compared
from tests.flow.differential.drawn_forms import DrawnForm, drawn_form
from tests.flow.differential.explained import RXEVAL
from tests.flow.differential.node_state import States
from tests.flow.differential.rxeval_engine import Refused, rxeval_states

_USUAL, _MANY = range(120), range(120, 6_000)


@pytest.mark.parametrize("seeds", [_USUAL, pytest.param(_MANY, marks=pytest.mark.full)], ids=["usual", "many"])
@pytest.mark.timeout(1800)
@pytest.mark.no_cover
def test_two_engines_agree_on_every_node_of_random_forms(seeds: range) -> None:
    tally = compared(_seen_by_rxeval(seeds), RXEVAL)
    assert not tally.unexplained, "\n".join(tally.unexplained[:5])
    assert tally.forms > 0.95 * len(seeds), tally.refused
    assert tally.exact > 0.6 * tally.nodes, str(tally)


def _seen_by_rxeval(seeds: range) -> Iterator[tuple[DrawnForm, States | Refused]]:
    for seed in seeds:
        form = drawn_form(Random(seed), dates=False)  # noqa: S311 - forms for a test; rxeval has no date()
        yield form, rxeval_states(form.xml, dict(form.steps), form.paths)

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Compares the own engine with another one on many drawn forms, and counts what was compared."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tests.flow.differential.drawn_forms import DrawnForm
from tests.flow.differential.explained import Reason, reasons_of
from tests.flow.differential.node_state import States, differences
from tests.flow.differential.own_engine import own_states
from tests.flow.differential.rxeval_engine import Refused


@dataclass
class Tally:
    """How much was compared; `unexplained` must be empty, and `exact` a good part of `nodes`."""

    forms: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    nodes: int = 0
    exact: int = 0
    """Nodes that no reason excuses: they must be the same."""
    explained: Counter[str] = field(default_factory=Counter)
    unexplained: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        """The figures on one line."""
        return (
            f"{self.forms} forms, {self.nodes} nodes ({self.exact} of which no reason excuses), "
            f"{sum(self.explained.values())} explained and {len(self.unexplained)} unexplained differences, "
            f"{sum(self.refused.values())} forms refused by the other engine"
        )


def compared(pairs: Iterable[tuple[DrawnForm, States | Refused]], table: Sequence[Reason]) -> Tally:
    """Compares the own engine with what the other one made of each form."""
    tally = Tally()
    for form, other in pairs:
        if isinstance(other, Refused):
            _count_refusal(form, other, table, tally)
        else:
            _compare(form, other, table, tally)
    return tally


def _count_refusal(form: DrawnForm, other: Refused, table: Sequence[Reason], tally: Tally) -> None:
    tally.refused[other.reason] += 1
    if not any(reasons_of(form, name, table) for name in form.rules):
        tally.unexplained.append(f"the other engine refuses this form ({other.reason}): {form.rules}")


def _compare(form: DrawnForm, other: States, table: Sequence[Reason], tally: Tally) -> None:
    own = own_states(form.xml, dict(form.steps))
    reasons = {name: reasons_of(form, name, table) for name in own}
    tally.forms += 1
    tally.nodes += len(own)
    tally.exact += sum(not found for found in reasons.values())
    for one in differences(own, other):
        if reasons[one.name]:
            tally.explained.update(reasons[one.name])
        else:
            rules = "".join(f"\n      {name}: {form.rules[name]}" for name in sorted(form.behind(one.name)))
            tally.unexplained.append(
                f"{one.name} after {form.steps}\n   own   {one.own}\n   other {one.other}\n   rules {rules}"
            )

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rules for one kind of period, ready to recode visits: what each value may become and what it loses. Pure."""

from collections.abc import Iterable, Mapping
from typing import Final

from kiosk.policy.anonymity import ANY, WEEK, AnonymityRules
from kiosk.visits.grouping import Group, Losses, Path, Row
from kiosk.visits.sensitive import Pair, Terms
from kiosk.wire.period import PeriodKind

Values = tuple[str, ...]
"""The values of one visit, or of what is told of it, in the order of `Recoding.names`."""
WEEK_LOST: Final[Mapping[str, float]] = {PeriodKind.WEEK: 0.0, PeriodKind.MONTH: 1 / 3, PeriodKind.QUARTER: 1.0}
"""What is lost of the week of a visit by telling the period of its release instead."""


class Recoding:
    """How visits are recoded for a release of this kind of period."""

    def __init__(self, rules: AnonymityRules, period: PeriodKind) -> None:
        named = {name: one for name, one in rules.attributes.items() if name != WEEK}
        whole = sum(one.weight for one in rules.attributes.values())
        self.names = tuple(named)
        self._attributes = tuple(named.values())
        self._weights = tuple(one.weight / whole for one in self._attributes)
        self._sensitive = [at for at, one in enumerate(self._attributes) if one.sensitive]
        self._others = [at for at, one in enumerate(self._attributes) if not one.sensitive]
        self.lot = rules.lot[period]
        self._week_lost = WEEK_LOST[period]
        self._week_weight = rules.attributes[WEEK].weight / whole
        first, second = (self._weights[at] for at in self._sensitive)
        self.terms = Terms(rules.k, rules.l, (first, second), rules.most_lost[period])

    def whole(self, visits: Mapping[Values, int]) -> Group:
        """All visits as one group of which nothing is told but what is sensitive."""
        rows = tuple(self._row(values, count) for values, count in sorted(visits.items()))
        lost = self._week_lost * self._week_weight + sum(self._weights[at] for at in self._others)
        return Group(rows, (0,) * len(self._others), lost)

    def losses(self, rows: Iterable[Row]) -> Losses:
        """What telling each value of these rows loses."""
        found: tuple[dict[str, float], ...] = tuple({} for _ in self._others)
        for row in rows:
            for at, path in enumerate(row.paths):
                found[at].update((told, self._loss(self._others[at], told)) for told in path if told not in found[at])
        return found

    def values_of(self, row: Row) -> Values:
        """The visit itself."""
        return self._joined(tuple(path[-1] for path in row.paths), row.pair)

    def told_of(self, group: Group, pair: Pair) -> Values:
        """What is told of the visits of this group whose sensitive values are told as `pair`."""
        return self._joined(group.told(), pair)

    def others_of(self, told: Values) -> Path:
        """Of what is told, all that is not sensitive."""
        return tuple(told[at] for at in self._others)

    def penalty(self, told: Values) -> float:
        """The normalised certainty penalty of what is told, over all attributes alike, the week among them."""
        lost = [attribute.penalty(value) for attribute, value in zip(self._attributes, told, strict=True)]
        return (self._week_lost + sum(lost)) / (len(lost) + 1)

    def _row(self, values: Values, count: int) -> Row:
        first, second = self._sensitive
        paths = tuple(self._attributes[at].path(values[at]) for at in self._others)
        return Row(paths, (values[first], values[second]), count)

    def _loss(self, at: int, told: str) -> float:
        return self._weights[at] * (1.0 if told == ANY else self._attributes[at].penalty(told))

    def _joined(self, others: Path, pair: Pair) -> Values:
        values = dict(zip(self._others, others, strict=True)) | dict(zip(self._sensitive, pair, strict=True))
        return tuple(values[at] for at in range(len(self.names)))

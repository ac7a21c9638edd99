# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rules that lie over each other: two that say the same twice, or that contradict each other.

No fault is an exception: a prohibition for a narrower recipient, or for fewer municipalities, than the rule that it
takes something from. A draft is only held against drafts: it may change what is adopted.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from kiosk.policy.matrix import EVERYWHERE, Effect, Rule

Within = Callable[[str], frozenset[str]]
"""A recipient with all narrower ones."""


def clashes(rules: Sequence[Rule], within: Within) -> Iterator[tuple[int, str]]:
    """The index of a rule, and which earlier rule it repeats or contradicts."""
    names: set[str] = set()
    for at, rule in enumerate(rules):
        if rule.id in names:
            yield at, f"De regel '{rule.id}' staat er al. Geef elke regel een eigen id."
        names.add(rule.id)
    for (_, one), (at, other) in combinations(enumerate(rules), 2):
        if _meet(one, other, within) and not (_excepts(one, other, within) or _excepts(other, one, within)):
            yield at, _told(one, other)


def _meet(one: Rule, other: Rule, within: Within) -> bool:
    """Whether there is an exchange, a field and a day of which both speak."""
    same = (one.status, one.role, one.channel, one.purpose) == (other.status, other.role, other.channel, other.purpose)
    dates = one.first_day <= other.last_day and other.first_day <= one.last_day
    places = EVERYWHERE in one.municipalities | other.municipalities or one.municipalities & other.municipalities
    recipients = within(one.recipient) & within(other.recipient)
    return same and dates and bool(places) and bool(recipients) and bool(one.fields & other.fields)


def _excepts(one: Rule, other: Rule, within: Within) -> bool:
    """Whether the first is a prohibition for a part of what the second lets go."""
    if one.effect is not Effect.FORBIDDEN or other.effect is Effect.FORBIDDEN:
        return False
    places = EVERYWHERE in other.municipalities or one.municipalities <= other.municipalities
    narrower = one.recipient != other.recipient or one.municipalities != other.municipalities
    return places and one.recipient in within(other.recipient) and narrower


def _told(one: Rule, other: Rule) -> str:
    shared = ", ".join(field for field in sorted(one.fields & other.fields))
    if one.effect is other.effect:
        return f"De regels '{one.id}' en '{other.id}' zeggen op dezelfde dagen hetzelfde van {shared}. Houd er één."
    return (
        f"De regels '{one.id}' ({one.effect.value}) en '{other.id}' ({other.effect.value}) spreken elkaar tegen "
        f"over {shared}. Kies er één, of verander de datums."
    )

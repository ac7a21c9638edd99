# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the screen of a referral is made of: the fields that may go today, or why nothing may and what one can do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from kiosk.policy.decision import Allowed, Decision, Forbidden, OnlyWithConsent, Reason, decide
from kiosk.policy.matrix import CONTACT, Exchange, Field, Matrix, Need, Purpose

_EVERYTHING = Purpose("", dict.fromkeys(Field, Need.OPTIONAL))
"""Asked of a purpose that the matrix does not know: nothing of it may go."""


class Words(Protocol):
    """The frame's words in the visitor's language."""

    @property
    def language(self) -> str:
        """Its code, as in the reasons of the matrix."""
        ...

    @property
    def texts(self) -> Mapping[str, str]:
        """Every text by its key, its places open."""
        ...

    def say(self, key: str, **values: object) -> str:
        """The text of this key with its places filled in."""
        ...


@dataclass(frozen=True, slots=True)
class Offer:
    """The decision for each field of the purpose, in the order in which the fields are asked."""

    decisions: Mapping[Field, Decision]
    required: frozenset[Field]
    """What the recipient cannot help without."""

    @property
    def why_not(self) -> Forbidden | None:
        """The prohibition to show when nothing may go, else None.

        Nothing goes without what the recipient cannot help without, nor without a way to reach the visitor.
        """
        needed = [self.decisions[field] for field in self.decisions if field in self.required]
        contact = [self.decisions[field] for field in CONTACT if field in self.decisions]
        missing = [one for one in needed if isinstance(one, Forbidden)]
        for some in (list(self.decisions.values()), contact):
            missing += [one for one in some if isinstance(one, Forbidden)] if _all_forbidden(some) else []
        return min(missing, key=_most_telling, default=None)

    @property
    def fields_that_may_go(self) -> tuple[Field, ...]:
        """What may be asked of the visitor, in this order; nothing where `why_not` says so."""
        if self.why_not is not None:
            return ()
        return tuple(field for field, said in self.decisions.items() if not isinstance(said, Forbidden))

    @property
    def needs_consent(self) -> bool:
        """Whether a field that may go needs the visitor's yes."""
        return any(isinstance(self.decisions[field], OnlyWithConsent) for field in self.fields_that_may_go)


def offer(matrix: Matrix, exchange: Exchange, day: date) -> Offer:
    """What may be offered in this exchange on this day: nothing but what `decide` lets go."""
    purpose = matrix.purposes.get(exchange.purpose, _EVERYTHING)
    decisions = {field: decide(matrix, exchange, field, day) for field in purpose.fields}
    return Offer(decisions, frozenset(field for field, need in purpose.fields.items() if need is Need.REQUIRED))


def sentence(forbidden: Forbidden, words: Words) -> str:
    """Why not, the day of the rule, and what the visitor can do instead, in plain words.

    The reason of a rule stands in the language of the words, else in Dutch.
    """
    return f"{_why(forbidden, words)} {words.say('forbidden_instead')}"


def _why(forbidden: Forbidden, words: Words) -> str:
    key, rule = f"forbidden_{forbidden.reason.name.lower()}", forbidden.rule
    if rule is None:
        return words.say(key)
    day = rule.last_day if forbidden.reason is Reason.ENDED else rule.first_day
    # Not `say`: it keeps the direction of each part, and one with only such parts in it has none of its own.
    date_said = words.texts["date_full"].format(date=day.day, month=words.say(f"month_{day.month}"), year=day.year)
    said = words.say(key, date=date_said)
    if forbidden.reason is not Reason.RULE:
        return said
    return f"{rule.reason.get(words.language, rule.reason['nl'])} {said}"


def _all_forbidden(decisions: list[Decision]) -> bool:
    return not any(isinstance(one, Allowed | OnlyWithConsent) for one in decisions)


def _most_telling(forbidden: Forbidden) -> int:
    return list(Reason).index(forbidden.reason)

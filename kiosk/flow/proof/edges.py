# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The exact flow chart: what can come straight after what, and with which answers."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kiosk.flow.form import Field
from kiosk.flow.proof.gates import FALSE, TRUE, Lit
from kiosk.flow.proof.prove import Inquiry
from kiosk.flow.proof.reach import Goal, Reach, Thing, stroll
from kiosk.flow.proof.search import Found, Nobody, OutOfTimeError
from kiosk.flow.proof.trails import Trail, answered_otherwise, ended
from kiosk.flow.proof.verdicts import Edge, Edges
from kiosk.flow.session import Session

START = -1
"""Comes before the first question."""
ANY = ""
"""Whatever is answered, also nothing."""
Step = tuple[int, str, int]
"""A question, an option of it (or any answer), and what comes straight after."""


def edges(inquiry: Inquiry) -> Edges:
    """Every step that some visitor takes, in the order of the form."""
    if inquiry.reach is None:
        return Edges((), complete=False)
    steps = _Steps(inquiry.reach)
    try:
        complete = steps.complete()
    except OutOfTimeError:
        complete = False
    return Edges(tuple(steps.edges()), complete)


class _Steps:
    """The steps that walks have shown; the solver is asked for those that are not among them."""

    def __init__(self, reach: Reach) -> None:
        self._reach, self._search = reach, reach.search
        self._form, self._model = reach.search.form, reach.search.model
        self._gates = self._model.ground.gates
        self._known: dict[Step, None] = {}
        self._tail = self._tails()
        for trail in reach.trails:
            self._take(trail)

    def complete(self) -> bool:
        """Finds all other steps; whether there are surely no more."""
        if self._model.looks_ahead:
            return False
        stroll(self._search, self._search.walker, self._take)
        asked = [index for index in self._form.questions if Goal(Thing.QUESTION, index) not in self._reach.nobody]
        found = [self._all_from(source) for source in (START, *asked)]
        return all(found)

    def edges(self) -> Iterator[Edge]:
        """All that are known."""
        fields = self._form.fields
        for source, target in sorted((source, target) for source, code, target in self._known if code == ANY):
            options = fields[source].options if source != START else None
            codes = () if options is None else options.all
            given = tuple(code for code in codes if (source, code, target) in self._known)
            yield Edge("" if source == START else fields[source].name, fields[target].name, given)

    def _take(self, trail: Trail) -> bool:
        fresh = [step for step in self._in(trail) if step not in self._known]
        self._known.update(dict.fromkeys(fresh))
        for source, target in dict.fromkeys((source, target) for source, _, target in fresh if source != START):
            self._vary(trail.session, self._form.fields[source], target)
        return bool(fresh)

    def _vary(self, session: Session, source: Field, target: int) -> None:
        """What comes when this visitor gives another answer: most often that is the same, and no new walk is needed."""
        for code in () if source.options is None or self._model.looks_ahead else source.options.all:
            if (source.index, code, target) not in self._known:
                after = answered_otherwise(session, source, code)
                if after is not None:
                    following = self._following(after, source.index)
                    self._known.update(((source.index, given, one), None) for one in following for given in (ANY, code))

    def _following(self, session: Session, source: int) -> Sequence[int]:
        """What comes straight after this question: the next one, or else the outcomes."""
        relevant, questions = session.state.relevant, self._form.questions
        later = questions[bisect_right(questions, source) :]
        following = next((index for index in later if relevant[index]), None)
        return [index for index in self._form.outcomes if relevant[index]] if following is None else [following]

    def _in(self, trail: Trail) -> Iterator[Step]:
        asked = (START, *trail.asked)
        relevant = trail.session.state.relevant
        outcomes = [index for index in self._form.outcomes if relevant[index]] if ended(trail) else []
        for source, target in (*pairwise(asked), *((asked[-1], outcome) for outcome in outcomes)):
            yield source, ANY, target
            if source != START and self._form.fields[source].options is not None:
                yield from ((source, code, target) for code in trail.answers[self._form.fields[source].name].split())

    def _all_from(self, source: int) -> bool:
        """All steps from one question; whether there are surely no more."""

        def shows(trail: Trail) -> bool:
            return any(step[0] == source and step not in self._known for step in self._in(trail))

        while (unknown := self._unknown(source)) != FALSE:
            self._search.pace()
            sought = self._search.seek((self._search.past(source + 1), unknown), source + 1, shows)
            if not isinstance(sought, Found):
                return isinstance(sought, Nobody)
            self._take(sought.trail)
        return True

    def _unknown(self, source: int) -> Lit:
        """The condition that a visitor takes a step from this question that is not known yet."""
        here = TRUE if source == START else self._model.relevant[source]
        chosen = {} if source == START else self._model.chosen.get(source, {})
        given = {ANY: TRUE, **chosen}
        fresh = [self._gates.both(lit, self._elsewhere(source, code)) for code, lit in given.items()]
        return self._gates.both(here, self._gates.any_of(fresh))

    def _elsewhere(self, source: int, code: str) -> Lit:
        """The condition that none of the known steps with this answer is what comes."""
        gates, relevant = self._gates, self._model.relevant
        targets = {target for one, given, target in self._known if (one, given) == (source, code)}
        none, lits = TRUE, list[Lit]()
        last = max(targets & set(self._form.questions), default=START)
        for index in (index for index in self._form.questions if source < index <= last):
            if index in targets:
                lits.append(-gates.both(relevant[index], none))
            none = gates.both(none, -relevant[index])
        ends = self._tail.get(source, FALSE)
        others = gates.any_of([relevant[index] for index in self._form.outcomes if index not in targets])
        return gates.any_of((gates.all_of((*lits, -ends)), gates.both(ends, others)))

    def _tails(self) -> dict[int, Lit]:
        """For each question, the condition that none comes after it."""
        found, none = dict[int, Lit](), TRUE
        for index in reversed((START, *self._form.questions)):
            found[index] = none
            if index != START:
                none = self._gates.both(-self._model.relevant[index], none)
        return found

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where paths end: every set of outcomes that one visitor gets together, with the value of one field that is kept."""

from dataclasses import dataclass

from kiosk.flow.proof.gates import Lit
from kiosk.flow.proof.prove import Inquiry
from kiosk.flow.proof.reach import Reach
from kiosk.flow.proof.search import Found, Nobody, OutOfTimeError, Sought, Unsure
from kiosk.flow.proof.symbols import BLANK
from kiosk.flow.proof.trails import answered_otherwise
from kiosk.flow.proof.verdicts import Inexact
from kiosk.flow.session import Session

MOST_ENDS = 2_000
"""A flow that can end in more ways is not followed to all of them."""
_Key = tuple[tuple[int, ...], str]
"""The outcomes, and the value that is kept."""


@dataclass(frozen=True, slots=True)
class Endings:
    """Visitors at their ends, no two of whom get the same with the same value; each was walked in the engine."""

    found: tuple[Session, ...]
    complete: bool
    """Whether there are surely no other ends."""
    inexact: tuple[Inexact, ...] = ()
    """The rules that it is not complete because of; none where time ran out, or there are too many ends."""


def endings(inquiry: Inquiry, kept: str) -> Endings:
    """All ends; those with the same outcomes but another value of the field `kept` (if the form has it) are apart."""
    if inquiry.reach is None:
        return Endings((), complete=False)
    ends = _Ends(inquiry.reach, inquiry.form.by_name.get(kept))
    try:
        last = ends.find()
    except OutOfTimeError:
        return Endings(tuple(ends.found.values()), complete=False)
    complete = isinstance(last, Nobody) and not ends.typed
    rough = isinstance(last, Unsure) and len(ends.found) < MOST_ENDS
    because = (*(inquiry.proof.inexact if rough else ()), *(Inexact(kept, "", kind) for kind in ends.typed))
    return Endings(tuple(ends.found.values()), complete, because)


class _Ends:
    """Looks for one end after the other; of each the outcomes and the kept value are ruled out from then on."""

    def __init__(self, reach: Reach, kept: int | None) -> None:
        self._search, self._kept = reach.search, kept
        self._form, self._model = reach.search.form, reach.search.model
        self._gates = self._model.ground.gates
        cases = BLANK if kept is None else self._model.cells[kept]
        self._values = {atom: lit for atom, lit in cases.pairs if isinstance(atom, str)}
        self.typed = [type(atom).__name__.lower() for atom, _ in cases.pairs if not isinstance(atom, str)]
        """What the kept value can be beside some known texts."""
        self._ruled_out: list[Lit] = []
        self.found: dict[_Key, Session] = {}
        for trail in reach.trails:
            self._take(trail.session)

    def find(self) -> Sought:
        """Finds all; how the search for one more came out."""
        while len(self.found) < MOST_ENDS:
            self._search.pace()
            lits = (self._search.past(), *self._ruled_out)
            sought = self._search.seek(lits, None, lambda trail: self._is_new(trail.session))
            if not isinstance(sought, Found):
                self._search.pace()
                return sought
            self._take(sought.trail.session)
        return Unsure()

    def _take(self, session: Session) -> None:
        """This end, and those of visitors who only differ in the kept answer."""
        self._add(session)
        if self._kept in self._form.questions and session.state.relevant[self._kept]:
            for value in self._values:
                after = answered_otherwise(session, self._form.fields[self._kept], value)
                if after is not None:
                    self._add(after)

    def _add(self, session: Session) -> None:
        if self._is_new(session):
            outcomes, value = key = self._key(session)
            self.found[key] = session
            relevant = self._model.relevant
            same = [relevant[index] if index in outcomes else -relevant[index] for index in self._form.outcomes]
            others = self._values.values()
            self._ruled_out.append(-self._gates.all_of((*same, self._values.get(value, -self._gates.any_of(others)))))

    def _is_new(self, session: Session) -> bool:
        return session.state.first_open() is None and self._key(session) not in self.found

    def _key(self, session: Session) -> _Key:
        state = session.state
        value = "" if self._kept is None else state.cells[self._kept]
        return tuple(index for index in self._form.outcomes if state.relevant[index]), value

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What visitors can get: every question, option and outcome that walks of the engine show, or that nobody ever gets."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from kiosk.flow.proof.gates import Lit
from kiosk.flow.proof.search import Found, Nobody, Search, Sought
from kiosk.flow.proof.trails import Trail, Walker, ended

MOST_WALKS = 24
IDLE_WALKS = 3
"""So many walks in a row that show nothing new are enough; the rest is for the solver."""


class Thing(Enum):
    """What can be reached."""

    QUESTION = "question"
    OPTION = "option"
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class Goal:
    """A question, an option of it, or an outcome."""

    thing: Thing
    index: int
    code: str = ""


def stroll(search: Search, walker: Walker, take: Callable[[Trail], bool]) -> None:
    """Walks without a goal, as long as `take` finds something new in that."""
    idle = 0
    for _ in range(MOST_WALKS):
        search.pace()
        idle = 0 if take(walker.walk({})) else idle + 1
        if idle >= IDLE_WALKS:
            return


class Reach:
    """Keeps for each goal the walk that shows it; `nobody` holds those that cannot be reached."""

    def __init__(self, search: Search) -> None:
        """Nothing was walked yet."""
        self.search = search
        self.shown: dict[Goal, Trail] = {}
        self.nobody: set[Goal] = set()

    @property
    def trails(self) -> tuple[Trail, ...]:
        """The walks that showed something, each once."""
        return tuple({id(trail): trail for trail in self.shown.values()}.values())

    def stroll(self) -> None:
        """Walks without a goal, as long as that shows something new."""
        stroll(self.search, self.search.walker, self.take)

    def take(self, trail: Trail) -> bool:
        """Keeps what this walk shows; whether anything of it is new."""
        fresh = [goal for goal in self._in(trail) if goal not in self.shown]
        self.shown.update(dict.fromkeys(fresh, trail))
        return bool(fresh)

    def seek(self, goal: Goal) -> None:
        """Finds a walk that shows this goal, or that there is none."""
        if goal in self.shown or goal in self.nobody:
            return
        self.search.pace()
        found = self._sought(goal)
        if isinstance(found, Found):
            self.take(found.trail)
        elif isinstance(found, Nobody):
            self.nobody.add(goal)

    def _sought(self, goal: Goal) -> Sought:
        search = self.search
        until = None if goal.thing is Thing.OUTCOME else goal.index
        lits: list[Lit] = [search.past(until), search.model.relevant[goal.index]]
        if goal.thing is Thing.OPTION:
            lits.append(search.model.offered[goal.index][goal.code])
        return search.seek(lits, until, lambda trail: goal in set(self._in(trail)))

    def _in(self, trail: Trail) -> Iterator[Goal]:
        yield from (Goal(Thing.QUESTION, index) for index in trail.asked)
        yield from (Goal(Thing.OPTION, index, code) for index, codes in trail.offered.items() for code in codes)
        if ended(trail):
            relevant = trail.session.state.relevant
            yield from (Goal(Thing.OUTCOME, index) for index in self.search.form.outcomes if relevant[index])

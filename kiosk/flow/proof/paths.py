# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Few paths that together give every answer and reach every outcome: what a person can read and approve."""

from collections.abc import Iterator, Sequence

from kiosk.flow.form import Form
from kiosk.flow.proof.prove import Inquiry
from kiosk.flow.proof.reach import Goal, Reach, Thing, stroll
from kiosk.flow.proof.search import Found, OutOfTimeError, Unsure
from kiosk.flow.proof.trails import Trail, Walker, ended
from kiosk.flow.proof.verdicts import Covering, CoveringPath


def covering_paths(inquiry: Inquiry) -> Covering:
    """Paths in the order of the form's options, each walked in the engine; the same every time.

    Every option that some visitor gives on the way to an end, and every outcome that some visitor gets, is in at least
    one of them, but for those that are named as undecided.
    """
    goals = list(_goals(inquiry.form))
    if inquiry.reach is None:
        return Covering((), tuple(_told(inquiry.form, goal) for goal in goals))
    paths = _Paths(inquiry.reach, Walker(inquiry.form, inquiry.today))
    undecided = paths.find(goals)
    chosen = sorted(_few(paths.pool, inquiry.form), key=lambda trail: _place(trail, inquiry.form))
    return Covering(
        tuple(_path(inquiry.form, trail) for trail in chosen), tuple(_told(inquiry.form, goal) for goal in undecided)
    )


class _Paths:
    """Looks for walks to the end; `pool` holds more than are needed."""

    def __init__(self, reach: Reach, walker: Walker) -> None:
        """The walker must not have walked yet: what it chooses depends on what it chose before."""
        self._reach, self._search, self._walker = reach, reach.search, walker
        self._covered: set[Goal] = set()
        self.pool: list[Trail] = []

    def find(self, goals: Sequence[Goal]) -> list[Goal]:
        """Walks for all these goals; what comes back is not decided."""
        left = dict.fromkeys(goals)
        try:
            stroll(self._search, self._walker, self._take)
            for goal in goals:
                self._search.pace()
                if goal in self._covered or self._near(goal) or self._decided(goal):
                    del left[goal]
        except OutOfTimeError:
            pass
        return [goal for goal in left if goal not in self._covered]

    def _take(self, trail: Trail) -> bool:
        fresh = set(_covered(trail, self._search.form)) - self._covered
        self._covered |= fresh
        if fresh:
            self.pool.append(trail)
        return bool(fresh)

    def _near(self, goal: Goal) -> bool:
        """Whether the walk that shows this goal, completed to its end, has it."""
        known = self._reach.shown.get(goal)
        if known is None:
            return False
        by_name = self._search.form.by_name
        wanted = {by_name[name]: value for name, value in known.answers.items() if _before(by_name[name], goal)}
        if goal.thing is Thing.OPTION:
            wanted[goal.index] = goal.code
        self._take(self._walker.walk(wanted))
        return goal in self._covered

    def _decided(self, goal: Goal) -> bool:
        """Whether it is now known if any visitor has this on the way to an end."""
        search = self._search
        model, chosen = search.model, search.model.chosen.get(goal.index, {})
        there = chosen.get(goal.code) if goal.thing is Thing.OPTION else model.relevant[goal.index]
        if there is None or goal in self._reach.nobody:
            return True
        sought = search.seek((search.past(), there), None, lambda trail: goal in set(_covered(trail, search.form)))
        if isinstance(sought, Found):
            self._take(sought.trail)
        return not isinstance(sought, Unsure)


def _before(index: int, goal: Goal) -> bool:
    return goal.thing is Thing.OUTCOME or index < goal.index


def _goals(form: Form) -> Iterator[Goal]:
    for index in form.questions:
        options = form.fields[index].options
        yield from (Goal(Thing.OPTION, index, code) for code in (options.all if options is not None else ()))
    yield from (Goal(Thing.OUTCOME, index) for index in form.outcomes)


def _covered(trail: Trail, form: Form) -> Iterator[Goal]:
    """What a visitor gives and gets; of who does not come to an end, nothing counts."""
    if not ended(trail):
        return
    for index in trail.asked:
        field = form.fields[index]
        if field.options is not None:
            yield from (Goal(Thing.OPTION, index, code) for code in trail.answers[field.name].split())
    relevant = trail.session.state.relevant
    yield from (Goal(Thing.OUTCOME, index) for index in form.outcomes if relevant[index])


def _few(pool: Sequence[Trail], form: Form) -> Iterator[Trail]:
    """Those that cover most of what is left, until nothing is."""
    left = {at: set(_covered(trail, form)) for at, trail in enumerate(pool)}
    while left:
        best = max(left, key=lambda at: len(left[at]))
        covered = left.pop(best)
        if not covered:
            return
        yield pool[best]
        left = {at: goals - covered for at, goals in left.items()}


def _place(trail: Trail, form: Form) -> tuple[tuple[int, ...], ...]:
    """Sorts paths as a reader goes through the form: by the first answers first, in the order of the options."""
    asked = [form.fields[index] for index in form.questions]
    codes = [list(field.options.all) if field.options is not None else [] for field in asked]
    return tuple(
        tuple(known.index(code) for code in trail.answers.get(field.name, "").split() if code in known)
        for field, known in zip(asked, codes, strict=True)
    )


def _path(form: Form, trail: Trail) -> CoveringPath:
    outcomes = trail.session.outcomes(form.default_language)
    return CoveringPath(trail.answers, tuple(outcome.name for outcome in outcomes))


def _told(form: Form, goal: Goal) -> str:
    name = form.fields[goal.index].name
    return f"{name}/{goal.code}" if goal.code else name

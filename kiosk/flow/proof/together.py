# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What one visitor meets together: two questions on one path, some options on one screen, many of them."""

from collections.abc import Callable, Sequence

from kiosk.flow.proof.gates import FALSE, Lit
from kiosk.flow.proof.prove import Inquiry
from kiosk.flow.proof.reach import Reach
from kiosk.flow.proof.search import Found, Sought, Unsure
from kiosk.flow.proof.trails import Trail


def asked_together(inquiry: Inquiry, first: int, second: int) -> Sought:
    """A visitor who is asked both questions, on the screen of the later one."""
    if inquiry.reach is None:
        return Unsure()
    lits = [inquiry.reach.search.model.relevant[index] for index in (first, second)]
    return _before(inquiry.reach, max(first, second), lits, lambda trail: {first, second} <= set(trail.asked))


def offered_together(inquiry: Inquiry, question: int, codes: Sequence[str]) -> Sought:
    """A visitor who sees all these options on the screen of one question."""
    if inquiry.reach is None:
        return Unsure()
    offered = inquiry.reach.search.model.offered[question]
    lits = [offered.get(code, FALSE) for code in codes]
    return _before(inquiry.reach, question, lits, lambda trail: set(codes) <= set(trail.offered.get(question, ())))


def most_offered(inquiry: Inquiry, question: int, over: int) -> Sought:
    """A visitor who sees more than `over` options on the screen of a question, and as many as anybody does."""
    if inquiry.reach is None:
        return Unsure()
    found: Sought = _more_offered(inquiry.reach, question, over)
    more = found
    while isinstance(more, Found):
        found = more
        more = _more_offered(inquiry.reach, question, len(found.trail.offered[question]))
    return found


def _more_offered(reach: Reach, question: int, count: int) -> Sought:
    model = reach.search.model
    sums = model.ground.sums
    offered = sums.of_cases([(1, lit) for lit in model.offered[question].values()])
    lits = [-sums.at_most(offered, count)]
    return _before(reach, question, lits, lambda trail: len(trail.offered.get(question, ())) > count)


def _before(reach: Reach, question: int, lits: Sequence[Lit], shows: Callable[[Trail], bool]) -> Sought:
    """A visitor at this question for whom all this holds."""
    search = reach.search
    return search.seek((search.past(question), search.model.relevant[question], *lits), question, shows)

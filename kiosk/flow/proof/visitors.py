# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""About how many questions visitors answer: some of them, by chance, walked through the engine. Proves nothing."""

from random import Random
from statistics import median_low

from kiosk.flow.form import QuestionKind
from kiosk.flow.proof.prove import Inquiry
from kiosk.flow.proof.trails import Walker
from kiosk.flow.session import Session, begin

VISITORS = 400
SEED = 1
"""The same visitors every time, so that a check of the same workbook says the same."""
LONGEST = 12
"""Who answers so many questions is not followed further."""


def median_questions(inquiry: Inquiry) -> int:
    """So many or more half of the visitors answer, if they pick every answer equally often; `LONGEST` at most."""
    start, random = begin(inquiry.form, inquiry.today), Random(SEED)  # noqa: S311 - chance, no secret
    walker = Walker(inquiry.form, inquiry.today)
    return median_low([_answered(start, walker, random) for _ in range(VISITORS)])


def _answered(session: Session, walker: Walker, random: Random) -> int:
    """How many questions this visitor answers; a note asks nothing."""
    count = 0
    while count < LONGEST and (index := session.state.first_open()) is not None:
        tries = list(dict.fromkeys(walker.tries(session, walker.form.fields[index])))
        random.shuffle(tries)
        answers = (session.answer(value, walker.form.default_language) for value in tries)
        after = next((one for one in answers if isinstance(one, Session)), None)
        if after is None:
            break
        session = after
        count += walker.form.fields[index].kind is not QuestionKind.NOTE
    return count

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where paths end: which outcomes one visitor gets together, for each answer to the question where one lives."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kiosk.flow.form import Form, QuestionKind
from kiosk.flow.proof.rough import rough_rules
from kiosk.flow.proof.verdicts import Claim, Proof, Verdict
from kiosk.flow.proof.walks import TooManyWays, walk_to_ends
from kiosk.flow.session import Outcome, Session, replay
from kiosk.guidance import MUNICIPALITY


@dataclass(frozen=True, slots=True)
class End:
    """The outcomes of one visitor in the order of the screen, and answers that lead there."""

    outcomes: tuple[Outcome, ...]
    municipality: str
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Ends:
    """`complete`: no path ends otherwise; not said of a form with too many ways, or with rules on texts and sums."""

    found: tuple[End, ...]
    complete: bool


def ends_of(form: Form, today: date, proof: Proof) -> Ends:
    """All ends; of a form with too many ways only those that the proof shows, with each place to live put in."""
    walks = walk_to_ends(form, today, MUNICIPALITY)
    known = [one.witness for one in proof.results if one.witness is not None]
    answers = _varied(form, known) if isinstance(walks, TooManyWays) else walks.ends.values()
    sessions = [replay(form, {**_notes(form), **some}, today) for some in answers]
    found = (_end(session, form.default_language) for session in sessions if session.question("") is None)
    ends = tuple({_key(end): end for end in found if end.outcomes}.values())
    complete = (
        not isinstance(walks, TooManyWays) and not any(rough_rules(form)) and _reachable(proof) <= _outcomes(ends)
    )
    return Ends(ends, complete)


def _reachable(proof: Proof) -> set[str]:
    return {one.subject for one in proof.results if one.claim is Claim.REACHABLE and one.verdict is Verdict.PROVED}


def _outcomes(ends: Iterable[End]) -> set[str]:
    """The outcomes that were found, and the questions on the way there."""
    return {name for end in ends for name in (*end.answers, *(outcome.name for outcome in end.outcomes))}


def _varied(form: Form, known: Iterable[Mapping[str, str]]) -> Iterator[Mapping[str, str]]:
    options = form.field(MUNICIPALITY).options if MUNICIPALITY in form.by_name else None
    for answers in known:
        yield answers
        for code in options.all if options is not None and MUNICIPALITY in answers else ():
            yield {**answers, MUNICIPALITY: code}


def _notes(form: Form) -> dict[str, str]:
    """Notes are seen, not answered."""
    fields = (form.fields[index] for index in form.questions)
    return {field.name: "" for field in fields if field.kind is QuestionKind.NOTE}


def _end(session: Session, language: str) -> End:
    return End(session.outcomes(language), session.value(MUNICIPALITY), session.answers)


def _key(end: End) -> tuple[tuple[str, ...], str]:
    return tuple(outcome.name for outcome in end.outcomes), end.municipality

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What walking every way through a form proves: by trying all answers, ways that no longer differ taken together.

Exact for questions with options, and for whole numbers that rules compare with fixed ones: both sides of every border
are tried. A rule that reads typed text or a day, or that calculates with numbers, makes the whole verdict 'not proved'.
"""

import time
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from kiosk.flow.form import Field, Form, QuestionKind, Role
from kiosk.flow.proof.verdicts import Claim, Inexact, Proof, Result, Verdict
from kiosk.flow.proof.walks import TooManyWays, Walks, walk_to_ends
from kiosk.flow.session import replay
from kiosk.flow.xpath.syntax import Arithmetic, walk

MAX_QUESTIONS = 5
"""Questions on one path (W-02); notes ask nothing."""
_ROUGH = frozenset({QuestionKind.TEXT, QuestionKind.DATE})
_FALLBACK = "yes"


def exhausted(form: Form, today: date) -> Proof:
    """Every claim that walking can decide."""
    begun = time.perf_counter()
    inexact = tuple(inexact_in(form))
    walks = walk_to_ends(form, today, "")
    results = tuple(_not_proved(form) if isinstance(walks, TooManyWays) else _results(form, walks, today))
    if inexact:
        results = tuple(_doubted(result) for result in results)
    return Proof(results, inexact, time.perf_counter() - begun)


def _results(form: Form, walks: Walks, today: date) -> Iterator[Result]:
    asked = {name: answers for answers in walks.ends.values() for name in answers}
    ends = {name: answers for (names, _), answers in walks.ends.items() for name in names}
    for one in _subjects(form):
        reached = {**walks.screens, **asked} if one.role is Role.QUESTION else ends
        yield _reachable(one.name, one.name in reached, ends.get(one.name))
    for one in _asked(form):
        yield from _choices(one, walks)
    if form.outcomes:
        yield _no_dead_end(form, walks, today)
    yield _short(form, walks)


def _reachable(name: str, reached: bool, witness: Mapping[str, str] | None) -> Result:  # noqa: FBT001 - one fact of one name
    return Result(Claim.REACHABLE, name, Verdict.PROVED if reached else Verdict.REFUTED, witness)


def _choices(asked: Field, walks: Walks) -> Iterator[Result]:
    screens = walks.screens.get(asked.name)
    if asked.options is None or screens is None:
        return
    empty = screens.get(())
    verdict = Verdict.PROVED if empty is None else Verdict.REFUTED
    yield Result(Claim.CHOICES_OFFERED, asked.name, verdict, None if empty is None else empty.answers)
    for code in asked.options.all:
        seen = next((screen for names, screen in screens.items() if code in names), None)
        verdict = Verdict.REFUTED if seen is None else Verdict.PROVED
        yield Result(Claim.OPTION_REACHABLE, f"{asked.name}/{code}", verdict, None if seen is None else seen.answers)


def _no_dead_end(form: Form, walks: Walks, today: date) -> Result:
    for (names, _), answers in walks.ends.items():
        if all(form.field(name).marks.get("fallback") == _FALLBACK for name in names) and _replays(
            form, answers, today
        ):
            return Result(Claim.NO_DEAD_END, "", Verdict.REFUTED, answers)
    return Result(Claim.NO_DEAD_END, "", Verdict.PROVED)


def _replays(form: Form, answers: Mapping[str, str], today: date) -> bool:
    """Whether the engine too comes to the end with these answers, and to nothing but the fallback."""
    session = replay(form, answers, today)
    names = [outcome.name for outcome in session.outcomes(form.default_language)]
    ended = session.question(form.default_language) is None
    return ended and _falls_back(form, names)


def _falls_back(form: Form, outcomes: Iterable[str]) -> bool:
    return all(form.field(name).marks.get("fallback") == _FALLBACK for name in outcomes)


def _short(form: Form, walks: Walks) -> Result:
    if max(walks.lengths, default=0) <= MAX_QUESTIONS:
        return Result(Claim.SHORT, "", Verdict.PROVED)
    notes = {one.name for one in form.fields if one.kind is QuestionKind.NOTE}
    longest = max(walks.ends.values(), key=lambda answers: len(answers.keys() - notes), default={})
    return Result(Claim.SHORT, "", Verdict.REFUTED, longest)


def _not_proved(form: Form) -> Iterator[Result]:
    for one in _subjects(form):
        yield Result(Claim.REACHABLE, one.name, Verdict.NOT_PROVED)
    if form.outcomes:
        yield Result(Claim.NO_DEAD_END, "", Verdict.NOT_PROVED)
    yield Result(Claim.SHORT, "", Verdict.NOT_PROVED)


def _doubted(result: Result) -> Result:
    """What was only tried with some texts is not proved; a counterexample that replays stands."""
    shown = result.witness is not None or result.verdict is Verdict.NOT_PROVED
    return result if shown else Result(result.claim, result.subject, Verdict.NOT_PROVED)


def _subjects(form: Form) -> Iterator[Field]:
    yield from (form.fields[index] for index in (*form.questions, *form.outcomes))


def _asked(form: Form) -> Iterator[Field]:
    yield from (form.fields[index] for index in form.questions)


def inexact_in(form: Form) -> Iterator[Inexact]:
    """The rules of which walking tries only some of the values that they read."""
    for one in form.fields:
        rules = one.rules
        parts = {"relevant": rules.relevant, "required": rules.required, "constraint": rules.constraint}
        formulas = {part: rule.formula for part, rule in parts.items() if rule is not None}
        if rules.calculation is not None:
            formulas["calculation"] = rules.calculation.formula
        for part, formula in formulas.items():
            kinds = {form.fields[index].kind for index in formula.code.reads}
            for kind in sorted(kinds & _ROUGH, key=str):
                yield Inexact(one.name, part, f"{kind.value if kind else ''}")
            if any(isinstance(tree, Arithmetic) for tree, _ in walk(formula.tree)):
                yield Inexact(one.name, part, "arithmetic")

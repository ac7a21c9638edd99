# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long the proof of a flow takes: 40 questions with 4 options (some 10^19 ways through), and the form of 1000x8."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from time import process_time

from kiosk.flow.form import Form
from kiosk.flow.proof.prove import prove
from kiosk.flow.xform.load import load_form
from tests.benchmarks.flow.as_xform import as_xform
from tests.benchmarks.flow.big_forms import big_form
from tests.benchmarks.flow.description import LANGUAGES, Description, Either, Is, Kind, Row, Rule
from tests.benchmarks.flow.goals import Goal
from tests.flow.differential.own_engine import TODAY

_SMALL_SECONDS, _LARGE_SECONDS, _LIMIT_SECONDS = 0.15, 8.0, 600.0
_CODES = ("a", "b", "c", "unknown")


@dataclass(frozen=True, slots=True)
class ProofTime:
    """The proof of one form: CPU seconds (median of rounds), and how many claims got each verdict."""

    name: str
    seconds: float
    verdicts: str


def choices_form(questions: int) -> Form:
    """Questions with four options each; every other one is asked by one or two of the questions before it."""
    rows = tuple(_row(number) for number in range(questions))
    description = Description(rows, {"code": dict.fromkeys(_CODES, "")}, LANGUAGES[:1])
    last = f"q{questions - 1}"
    ends: dict[str, Rule | None] = {"found": Is("q0", "a"), "late": Is(last, "b"), "guide": None}
    return load_form(as_xform(description, ends))


def largest_form() -> Form:
    """The form of 1000x8 that the engines answer, with three outcomes."""
    ends: dict[str, Rule | None] = {"ready": Is("ready0", "yes"), "advised": Is("advice99", "no"), "guide": None}
    return load_form(as_xform(big_form(1000, 8), ends))


def proof_times(*, quick: bool) -> list[ProofTime]:
    """The proofs of this run; of a small form only when it must be quick."""
    if quick:
        return [_timed("5 questions x 4 options", lambda: choices_form(5), 1)]
    return [
        _timed("40 questions x 4 options", lambda: choices_form(40), 5),
        _timed("1000x8", largest_form, 3),
    ]


def proof_goals(times: Sequence[ProofTime]) -> Iterator[Goal]:
    """The goals for the two forms."""
    limits = {"40 questions x 4 options": _SMALL_SECONDS, "1000x8": _LARGE_SECONDS}
    for time in times:
        if time.name in limits:
            yield Goal(f"proof of {time.name} under {limits[time.name]} s", time.seconds, limits[time.name])


def _row(number: int) -> Row:
    name = f"q{number}"
    if number < 2 or number % 2 == 0:
        return Row(name, Kind.ONE, "code", required=True)
    asked: Rule = Either(Is(f"q{number - 1}", "a"), Is(f"q{number - 2}", "b"))
    return Row(name, Kind.ONE, "code", relevant=asked, required=True)


def _timed(name: str, load: Callable[[], Form], rounds: int) -> ProofTime:
    """Each round proves a form that was never seen before."""
    seconds = []
    for _ in range(rounds):
        form = load()
        before = process_time()
        proof = prove(form, TODAY, _LIMIT_SECONDS)
        seconds.append(process_time() - before)
    verdicts = Counter(result.verdict.value for result in proof.results)
    return ProofTime(name, median(seconds), ", ".join(f"{count} {verdict}" for verdict, count in verdicts.items()))

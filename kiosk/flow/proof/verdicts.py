# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a proof says: closed sets of claims and verdicts, and witnesses that replay in the engine."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

MAX_QUESTIONS = 5
"""Questions on one path (W-02); notes ask nothing."""


class Verdict(Enum):
    """Whether a claim holds for every possible visitor."""

    PROVED = "proved"
    REFUTED = "refuted"
    NOT_PROVED = "not proved"
    """Time ran out, or the claim rests on a rule that the proof only knows roughly. Never read as 'holds'."""


class Claim(Enum):
    """What is to be proved of a flow. `subject` of a `Result` is the question, option or outcome it is about."""

    REACHABLE = "reachable"
    """Some visitor gets this question or outcome."""
    OPTION_REACHABLE = "option reachable"
    """Some visitor is offered this option (`question/option`)."""
    NO_DEAD_END = "no dead end"
    """Every complete path reaches an outcome that is not the unmarked fallback."""
    CHOICES_OFFERED = "choices offered"
    """Whoever gets this choice question is offered at least one option."""
    ANSWERABLE = "answerable"
    """Whoever gets this required question can give an answer that its constraint accepts."""
    NO_BLANK_TRAP = "no blank trap"
    """No rule of this field holds only because a question was not asked (`!=` or `not()` on a blank)."""
    SHORT = "short"
    """No path asks more than `MAX_QUESTIONS`."""


@dataclass(frozen=True, slots=True)
class Result:
    """One claim about one subject ('' for the whole flow), with the answers that refute it (for reachability: show it).

    Every witness was replayed in the real engine before it got here.
    """

    claim: Claim
    subject: str
    verdict: Verdict
    witness: Mapping[str, str] | None = None
    part: str = ""
    """The column the claim is about (`relevant`, `constraint`); '' for the field as a whole."""


@dataclass(frozen=True, slots=True)
class Inexact:
    """A rule that the proof knows only roughly: it may warn falsely about what depends on it, never miss anything."""

    field: str
    part: str
    construct: str
    """What made it so: `regex()`, `today()`, a product of two answers."""


@dataclass(frozen=True, slots=True)
class Proof:
    """Everything that was asked about one form."""

    results: tuple[Result, ...]
    inexact: tuple[Inexact, ...]
    seconds: float

    @property
    def refuted(self) -> tuple[Result, ...]:
        """The claims that do not hold."""
        return tuple(result for result in self.results if result.verdict is Verdict.REFUTED)

    @property
    def open(self) -> tuple[Result, ...]:
        """The claims that could not be proved."""
        return tuple(result for result in self.results if result.verdict is Verdict.NOT_PROVED)


@dataclass(frozen=True, slots=True)
class CoveringPath:
    """One visitor of the path book: answers in the order asked, and the outcomes they lead to."""

    answers: Mapping[str, str]
    outcomes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Covering:
    """The paths of the path book."""

    paths: tuple[CoveringPath, ...]
    undecided: tuple[str, ...]
    """Options (`question/option`) and outcomes of which it was not shown whether a path has them."""


@dataclass(frozen=True, slots=True)
class Edge:
    """From one question ('' for the start) straight to the next question, or to an outcome.

    `answers`: the option codes of `source` for which this can happen; empty where `source` is no choice question.
    """

    source: str
    target: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edges:
    """The flow chart. Every edge was walked in the engine; `complete`: there are no others."""

    found: tuple[Edge, ...]
    complete: bool

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The state of every node in `rxeval` after answers; what it cannot evaluate is said, not guessed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import rxeval  # type: ignore[import-untyped] # it ships no types

from tests.flow.differential.node_state import NOT_ASKED, NodeState, States
from tests.flow.differential.own_engine import TODAY

NOW = f"{TODAY.isoformat()}T00:00:00Z"


@dataclass(frozen=True, slots=True)
class Refused:
    """rxeval did not take the form, or did not evaluate a rule of it."""

    reason: str


def open_session(xml: str) -> Any:
    """A session of rxeval on the day of the comparison."""
    return rxeval.Session(xml, today=TODAY.isoformat(), now=NOW)


def rxeval_states(xml: str, answers: Mapping[str, str], paths: Mapping[str, str]) -> States | Refused:
    """The nodes at these paths (name -> path) after these answers."""
    try:
        session = open_session(xml)
        seen = _settled(session, {paths[name]: answer for name, answer in answers.items()})
    except (ValueError, RuntimeError) as error:
        return Refused(str(error))
    if seen["failed"]:
        return Refused("; ".join(map(str, seen["failed"])))
    violations = dict.fromkeys(seen["missing"], "required") | {path: "constraint" for path, _ in seen["invalid"]}
    return {name: _state(session, path, seen["relevant"], violations) for name, path in paths.items()}


def _settled(session: Any, answers: Mapping[str, str]) -> Any:
    """What rxeval sees once no answer stands in a question that is not asked, or for an option that is not offered.

    That is left to whoever fills a form in with it; rules only look back, so each pass settles at least one question.
    """
    for path, answer in answers.items():
        session.set(path, answer)
    seen = session.recompute()
    for _ in answers:
        standing = {path: _standing(session, path, answer, seen["relevant"]) for path, answer in answers.items()}
        if all(session.get(path) == answer for path, answer in standing.items()):
            break
        for path, answer in standing.items():
            session.set(path, answer)
        seen = session.recompute()
    return seen


def _standing(session: Any, path: str, answer: str, relevant: Mapping[str, bool]) -> str:
    if not _asked(path, relevant):
        return ""
    offered = session.choices(path)
    if offered is None:
        return answer
    codes = {option["value"] for option in offered}
    return " ".join(code for code in answer.split() if code in codes)


def _state(session: Any, path: str, relevant: Mapping[str, bool], violations: Mapping[str, str]) -> NodeState:
    if not _asked(path, relevant):
        return NOT_ASKED
    return NodeState(relevant=True, value=session.get(path), violation=violations.get(path, ""))


def _asked(path: str, relevant: Mapping[str, bool]) -> bool:
    return all(relevant.get(above, True) for above in _above(path.split("/")))


def _above(steps: Sequence[str]) -> list[str]:
    return ["/".join(steps[:end]) for end in range(2, len(steps) + 1)]

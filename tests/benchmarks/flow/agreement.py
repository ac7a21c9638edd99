# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether the engines that are measured do the same work: the state of every node after the same answers."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from kiosk.flow.session import begin
from kiosk.flow.xform.load import load_form
from tests.benchmarks.flow import engines, node
from tests.benchmarks.flow.subject import Subject
from tests.flow.differential.node_state import NOT_ASKED, NodeState, States, differences
from tests.flow.differential.own_engine import TODAY, own_states, seen_in
from tests.flow.differential.rxeval_engine import Refused, rxeval_states


def disagreements(engine: str, subject: Subject) -> list[str]:
    """The nodes on which this engine and the own one differ, one line each; [] when all are the same.

    The own one is given all answers at once; the own engine itself is held to that answer by answer, as it is measured.
    """
    own = own_states(subject.xml, dict(subject.steps))
    found = differences(own, _STATES[engine](subject))
    return [f"{one.name}: own {one.own}, {engine} {one.other}" for one in found]


def read_states(reply: Mapping[str, Mapping[str, object]]) -> States:
    """The states of one form as a JavaScript engine tells them."""
    return {
        name: NodeState(bool(state["relevant"]), str(state["value"]), str(state["violation"]))
        for name, state in reply.items()
    }


def _own(subject: Subject) -> States:
    session = engines.walked(begin(load_form(subject.xml), TODAY), subject.steps)
    return seen_in(session.form, session.state)


def _floor(subject: Subject) -> States:
    values, wrong = subject.rules(dict(subject.steps))
    return {
        row.name: NodeState(relevant=True, value=values[row.name], violation=wrong.get(row.name, ""))
        if row.name in values
        else NOT_ASKED
        for row in subject.description.rows
    }


def _rxeval(subject: Subject) -> States:
    paths = {row.name: f"/data/{row.name}" for row in subject.description.rows}
    states = rxeval_states(subject.xml, dict(subject.steps), paths)
    if isinstance(states, Refused):
        raise TypeError(f"rxeval refuses the form: {states.reason}")
    return states


def _xforms_engine(subject: Subject) -> States:
    forms = [{"xml": subject.xml, "steps": subject.steps}]
    job = {"task": "state", "forms": forms, "today": TODAY.isoformat()}
    return read_states(node.run("xforms_engine", job)["states"][0])


def _survey_core(subject: Subject) -> States:
    return read_states(node.run("survey_core", {"task": "state", "form": subject.survey, "steps": subject.steps}))


_STATES: Mapping[str, Callable[[Subject], States]] = MappingProxyType(
    {
        engines.OWN: _own,
        engines.FLOOR: _floor,
        engines.RXEVAL: _rxeval,
        engines.XFORMS_ENGINE: _xforms_engine,
        engines.SURVEY_CORE: _survey_core,
    }
)

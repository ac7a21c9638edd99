# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The state of every node in the kiosk's own engine after answers, in the words of the comparison."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time

from kiosk.flow.form import Field, Role
from kiosk.flow.session import canonical
from kiosk.flow.state import State, evaluated, fault_in
from kiosk.flow.xform.load import Form, load_form
from kiosk.flow.xpath.code import Context, Setting
from tests.flow.differential.node_state import NOT_ASKED, NodeState, States

TODAY = date(2026, 11, 23)


def own_states(xml: str, answers: Mapping[str, str]) -> States:
    """Every question and calculation of this form after these answers."""
    return states_of(load_form(xml), answers)


def states_of(form: Form, answers: Mapping[str, str]) -> States:
    """As `own_states`, of a loaded form."""
    kept = {name: canonical(form.field(name), answer) for name, answer in answers.items()}
    return seen_in(form, evaluated(form, kept, _setting(form)))


def seen_in(form: Form, state: State) -> States:
    """Every question and calculation of this form in this state."""
    setting = _setting(form)
    fields = [field for field in form.fields if field.role is not Role.GROUP]
    return {field.name: _seen(field, state, setting) for field in fields}


def _setting(form: Form) -> Setting:
    return Setting(datetime.combine(TODAY, time(), UTC), language=form.default_language)


def _seen(field: Field, state: State, setting: Setting) -> NodeState:
    if not state.relevant[field.index]:
        return NOT_ASKED
    value = state.cells[field.index]
    if field.role is not Role.QUESTION:
        return NodeState(relevant=True, value=value, violation="")
    fault = fault_in(field, state, value, Context(setting, state.cells))
    return NodeState(relevant=True, value=value, violation="" if fault is None else fault.value)

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The exact flow chart: what can come straight after what, and with which answers."""

from datetime import date

from kiosk.flow.form import Form
from kiosk.flow.proof.verdicts import Edge
from kiosk.flow.proof.walks import TooManyWays, walk_steps


def edges(form: Form, today: date) -> tuple[Edge, ...] | None:
    """Every step that some visitor takes, in the order of the form; None for a form with too many ways to walk."""
    walks = walk_steps(form, today)
    if isinstance(walks, TooManyWays):
        return None
    places = {"": -1, **form.by_name}
    ordered = sorted(walks.steps, key=lambda step: (places[step[0]], places[step[1]]))
    return tuple(Edge(source, target, _codes(form, source, walks.steps[source, target])) for source, target in ordered)


def _codes(form: Form, source: str, values: dict[str, None]) -> tuple[str, ...]:
    options = form.field(source).options if source else None
    given = {code for value in values for code in value.split()}
    return () if options is None else tuple(code for code in options.all if code in given)

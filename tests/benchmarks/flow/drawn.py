# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Random forms in the own engine and in @getodk/xforms-engine: no difference without a reason."""

from random import Random

from tests.benchmarks.flow import node
from tests.benchmarks.flow.agreement import read_states
from tests.flow.differential.comparing import Tally, compared
from tests.flow.differential.drawn_forms import drawn_form
from tests.flow.differential.explained import XFORMS_ENGINE
from tests.flow.differential.own_engine import TODAY
from tests.flow.differential.rxeval_engine import Refused

_AT_ONCE = 200


def compare_with_xforms_engine(count: int) -> Tally:
    """Compares so many forms; the Node process is given some at a time."""
    forms = [drawn_form(Random(seed)) for seed in range(count)]  # noqa: S311 - forms for a comparison
    replies = []
    for start in range(0, count, _AT_ONCE):
        some = [{"xml": form.xml, "steps": form.steps} for form in forms[start : start + _AT_ONCE]]
        replies += node.run("xforms_engine", {"task": "state", "forms": some, "today": TODAY.isoformat()})["states"]
    pairs = [
        (form, Refused(reply["refused"]) if "refused" in reply else read_states(reply))
        for form, reply in zip(forms, replies, strict=True)
    ]
    return compared(pairs, XFORMS_ENGINE)

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rules of which walking tries only some of the values that they read: typed text, days, sums."""

from collections.abc import Iterator

from kiosk.flow.form import Form, QuestionKind
from kiosk.flow.proof.verdicts import Inexact
from kiosk.flow.xpath.syntax import Arithmetic, walk

_ROUGH = frozenset({QuestionKind.TEXT, QuestionKind.DATE})


def rough_rules(form: Form) -> Iterator[Inexact]:
    """Each rule with what makes it so."""
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

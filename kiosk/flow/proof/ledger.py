# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""All claims that there are about a form, in a fixed order; each is open until it is decided."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kiosk.flow.form import Field, Form
from kiosk.flow.proof.traps import suspicious
from kiosk.flow.proof.verdicts import Claim, Result, Verdict


class Entry(NamedTuple):
    """What a claim is about."""

    claim: Claim
    subject: str = ""
    part: str = ""


class Ledger:
    """Every claim once. What was never written down stays 'not proved'."""

    def __init__(self, form: Form) -> None:
        """All claims of this form are open."""
        self._form = form
        self._results = {
            entry: Result(entry.claim, entry.subject, Verdict.NOT_PROVED, None, entry.part) for entry in entries(form)
        }

    def write(self, entry: Entry, verdict: Verdict, witness: Mapping[str, str] | None = None) -> None:
        """Decides a claim."""
        self._results[entry] = Result(entry.claim, entry.subject, verdict, witness, entry.part)

    def results(self) -> tuple[Result, ...]:
        """All claims as they stand; of the options of a question that never comes nothing is said."""
        never = {
            entry.subject
            for entry, result in self._results.items()
            if entry.claim is Claim.REACHABLE and result.verdict is Verdict.REFUTED
        }
        return tuple(
            result
            for result in self._results.values()
            if result.claim is not Claim.OPTION_REACHABLE or result.subject.partition("/")[0] not in never
        )


def entries(form: Form) -> Iterator[Entry]:
    """The claims that can be made of a form."""
    questions = [form.fields[index] for index in form.questions]
    choices = [(field, field.options.all) for field in questions if field.options is not None]
    must = [field for field in questions if field.rules.required is not None]
    yield from (Entry(Claim.REACHABLE, form.fields[index].name) for index in (*form.questions, *form.outcomes))
    yield from (Entry(Claim.OPTION_REACHABLE, f"{field.name}/{code}") for field, codes in choices for code in codes)
    if form.outcomes:
        yield Entry(Claim.NO_DEAD_END)
    yield from (Entry(Claim.CHOICES_OFFERED, field.name, "choice_filter") for field, _ in choices)
    yield from (Entry(Claim.ANSWERABLE, field.name, answerable_part(field)) for field in must)
    yield from (Entry(Claim.NO_BLANK_TRAP, trap.field.name, trap.part) for trap in suspicious(form))
    yield Entry(Claim.SHORT)


def answerable_part(field: Field) -> str:
    """The column that makes a required question hard to answer."""
    if field.rules.constraint is not None:
        return "constraint"
    filtered = field.options is not None and field.options.choice_filter is not None
    return "choice_filter" if filtered else "required"

# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Defaults that are worked out: from what is there at the beginning, and to something that can be answered."""

from collections.abc import Iterator
from datetime import date

from kiosk.flow.findings import Finding, Severity
from kiosk.flow.form import Field, Form, QuestionKind, Role
from kiosk.flow.lexical import fault_of
from kiosk.flow.said import Said
from kiosk.flow.session import begin
from kiosk.flow.workbook.authored import AuthoredFlow
from kiosk.flow.workbook.profile import DEFAULT


def default_findings(authored: AuthoredFlow, today: date) -> Iterator[Finding]:
    """A finding for each that reads what is still empty, or comes to no answer today."""
    form = authored.form
    begins = begin(form, today).state.begins
    for index, value in begins.items():
        field = form.fields[index]
        yield from (_early(authored, field, read) for read in _empty(form, field))
        if value and field.role is Role.QUESTION and not _is_answer(field, value):
            yield _no_answer(authored, field, value)


def _empty(form: Form, field: Field) -> Iterator[Field]:
    reads = frozenset() if field.begins is None else field.begins.formula.code.reads
    for one in (form.fields[index] for index in sorted(reads)):
        if not one.default and (one.begins is None or one.index >= field.index):
            yield one


def _is_answer(field: Field, value: str) -> bool:
    if field.options is None:
        return fault_of(field.kind, value) is None
    codes = value.split() if field.kind is QuestionKind.SEVERAL else [value]
    return all(code in field.options.all for code in codes)


def _early(authored: AuthoredFlow, field: Field, read: Field) -> Finding:
    return Finding(
        "default-early",
        authored.place(field.name, DEFAULT),
        Said(
            f"Een beginwaarde wordt één keer uitgerekend, voor de eerste vraag. '{read.name}' is dan nog leeg.",
            f"A default is worked out once, before the first question. '{read.name}' is still empty then.",
        ),
        Said(
            "Gebruik een rij van type calculate, of schrijf een vaste waarde.",
            "Use a row of type calculate, or write a fixed value.",
        ),
        Severity.WARNING,
    )


def _no_answer(authored: AuthoredFlow, field: Field, value: str) -> Finding:
    return Finding(
        "default-unfit",
        authored.place(field.name, DEFAULT),
        Said(
            f"De beginwaarde komt vandaag uit op '{value}'. Dat is geen antwoord op deze vraag: de zuil begint leeg.",
            f"The default comes to '{value}' today. That is no answer to this question: the kiosk begins with nothing.",
        ),
        Said("Verbeter de regel in default.", "Mend the rule in default."),
        Severity.WARNING,
    )

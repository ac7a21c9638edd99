# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The own sheet `tests`: one row is a visitor's answers and the outcomes that must come. They run in the real engine.

Answers stand in columns named as the questions, or together in the column `answers` (`need=home; unsafe=no`).
`outcomes` are the names of all outcomes that must come; `name` and `note` are for people.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Protocol

from kiosk.flow.findings import Finding
from kiosk.flow.form import Form, QuestionKind
from kiosk.flow.said import Said
from kiosk.flow.session import Session, begin
from kiosk.flow.workbook.sheets import Row, Sheet, Sheets
from kiosk.flow.xpath.likeness import perhaps

_SHEET = "tests"
_EXPECTED = ("outcomes", "outcome")
_FOR_PEOPLE = frozenset({"name", "note", "line", "visitor_question"})
_TOGETHER = "answers"
_OWN = frozenset({*_EXPECTED, *_FOR_PEOPLE, _TOGETHER})
_HOW = Said("Verbeter de test of de vragenroute.", "Mend the test or the flow.")


@dataclass(frozen=True, slots=True)
class FlowTest:
    """A path that the author wants kept: answers by question, and the names of the outcomes that must come."""

    place: str
    answers: Mapping[str, str]
    expected: tuple[str, ...]
    name: str = ""


def tests_of(sheets: Sheets) -> tuple[FlowTest, ...]:
    """The tests in the order of the sheet; none where there is no such sheet."""
    sheet = sheets.get(_SHEET)
    return () if sheet is None else tuple(_test(sheet, row) for row in sheet.rows)


def _test(sheet: Sheet, row: Row) -> FlowTest:
    expected = " ".join(row.get(heading) for heading in _EXPECTED)
    name = row.get("name") or row.get("line")
    return FlowTest(sheet.place(row.number), MappingProxyType(_answers(row)), tuple(expected.split()), name)


def _answers(row: Row) -> dict[str, str]:
    pairs = (part.partition("=") for part in row.get(_TOGETHER).split(";") if part.strip())
    answers = {name.strip(): value.strip() for name, _, value in pairs}
    answers.update({heading: text for heading, text in row.cells.items() if heading not in _OWN})
    return answers


def case_findings(sheets: Sheets, form: Form) -> Iterator[Finding]:
    """A finding for every test that names a question or an outcome that is not there."""
    sheet = sheets.get(_SHEET)
    if sheet is None:
        return
    questions = {form.fields[index].name for index in form.questions}
    outcomes = {form.fields[index].name for index in form.outcomes}
    for row, test in zip(sheet.rows, tests_of(sheets), strict=True):
        yield from _unknown("test-question", sheet, row, (test.answers, questions))
        place = next((heading for heading in _EXPECTED if heading in sheet.headings), "")
        if not test.expected:
            message = Said("Er staat niet welke uitkomst moet komen.", "It does not say which outcome must come.")
            remedy = Said("Vul in de kolom outcomes een naam in.", "Fill in a name in the column outcomes.")
            yield Finding("test-empty", sheet.place(row.number, place), message, remedy)
        yield from _unknown("test-outcome", sheet, row, (test.expected, outcomes))


def _unknown(code: str, sheet: Sheet, row: Row, names: tuple[Iterable[str], set[str]]) -> Iterator[Finding]:
    given, known = names
    for name in given:
        if name not in known:
            like = perhaps(name, known)
            message = Said(
                f"'{name}' is geen {'vraag' if code == 'test-question' else 'uitkomst'}.{like.nl}",
                f"'{name}' is no {'question' if code == 'test-question' else 'outcome'}.{like.en}",
            )
            heading = name if name in sheet.headings else _TOGETHER if code == "test-question" else "outcomes"
            yield Finding(code, sheet.place(row.number, heading), message, Said("Verbeter de naam.", "Mend the name."))


class Tested(Protocol):
    """A flow with its tests."""

    @property
    def form(self) -> Form:
        """What they run in."""

    @property
    def tests(self) -> tuple[FlowTest, ...]:
        """In the order of the sheet."""


def run_tests(authored: Tested, today: date) -> tuple[Finding, ...]:
    """What came instead, for every test that does not hold: at most one finding each."""
    came = (_run(authored.form, test, today) for test in authored.tests)
    return tuple(finding for finding in came if finding is not None)


def _run(form: Form, test: FlowTest, today: date) -> Finding | None:
    session, left = begin(form, today), dict(test.answers)
    while (question := session.question(form.default_language)) is not None:
        if question.name not in left and question.required and question.kind is not QuestionKind.NOTE:
            message = Said(
                f"De test stopt bij de vraag '{question.name}': daar is geen antwoord op.",
                f"The test stops at the question '{question.name}': it has no answer to it.",
            )
            return Finding("test-answer-missing", test.place, message, _HOW)
        after = session.answer(left.pop(question.name, ""), form.default_language)
        if not isinstance(after, Session):
            message = Said(
                f"De vraag '{question.name}' neemt dit antwoord niet aan: {after.message}",
                f"The question '{question.name}' does not take this answer: {after.message}",
            )
            return Finding("test-answer-refused", test.place, message, _HOW)
        session = after
    if left:
        named = ", ".join(sorted(left))
        message = Said(f"Op dit pad wordt niet gevraagd: {named}.", f"This path does not ask: {named}.")
        return Finding("test-not-asked", test.place, message, _HOW)
    return _compared(test, [outcome.name for outcome in session.outcomes(form.default_language)])


def _compared(test: FlowTest, came: list[str]) -> Finding | None:
    if set(came) == set(test.expected):
        return None
    expected, got = " ".join(test.expected), " ".join(came)
    message = Said(
        f"Verwacht: {expected}. Gekregen: {got or 'geen uitkomst'}.",
        f"Expected: {expected}. Got: {got or 'no outcome'}.",
    )
    return Finding("test-outcome-differs", test.place, message, _HOW)
